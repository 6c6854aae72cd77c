# Makes debian/changelog from CHANGELOG.md, so that the version is said once.
#   perl changelog.pl CHANGELOG.md MAINTAINER >debian/changelog
# An entry "## 1.1.0 (2026-03-01)" was released that day; one that says
# "(unreleased)" has the day of SOURCE_DATE_EPOCH and is for no archive.
use strict;
use warnings;
use POSIX qw(strftime);
use Time::Local qw(timegm);

my ($file, $maintainer) = @ARGV;
die "usage: changelog.pl CHANGELOG.md MAINTAINER\n" unless defined $maintainer;
open my $in, '<', $file or die "$file: $!\n";

my (@entries, $entry);
while (my $line = <$in>)
{
	if ($line =~ /^## (\d+\.\d+\.\d+) \((unreleased|(\d{4})-(\d\d)-(\d\d))\)$/)
	{
		my $when = $2 eq 'unreleased' ? undef : timegm(0, 0, 12, $5, $4 - 1, $3);
		push @entries, $entry = { version => $1, when => $when, lines => [] };
	}
	elsif ($line =~ /^- (.+)$/ && $entry)
	{
		push @{$entry->{lines}}, $1;
	}
	elsif ($line =~ /\S/)
	{
		die "$file, line $.: neither \"## VERSION (DAY)\" nor \"- CHANGE\": $line";
	}
}
die "$file: no entries\n" unless @entries;

# what fits into 80 columns
sub wrapped
{
	my ($text) = @_;
	my @lines = ('');
	for my $word (split ' ', $text)
	{
		push @lines, '' if length($lines[-1]) && length("$lines[-1] $word") > 74;
		$lines[-1] .= length($lines[-1]) ? " $word" : $word;
	}
	return join "\n    ", @lines;
}

# an entry without a day has that of the newer one before it
my $day = $ENV{SOURCE_DATE_EPOCH} // time;
for my $one (@entries)
{
	print "\n" if $one != $entries[0];
	my $suite = defined $one->{when} ? 'unstable' : 'UNRELEASED';
	$day = $one->{when} if defined $one->{when};
	print "attain ($one->{version}-1) $suite; urgency=medium\n\n";
	print '  * ', wrapped($_), "\n" for @{$one->{lines}};
	print "\n -- $maintainer  ", strftime('%a, %d %b %Y %H:%M:%S +0000', gmtime $day), "\n";
}
