# What is wrong with a META.json: the PGXN Meta Spec 1.0.0, as far as it says
# what must and may be there.
package Package;

use strict;
use warnings;
use Exporter 'import';
use JSON::PP;

our @EXPORT = qw(slurp read_json wrong_in);

my $semver = qr/\A(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?(?:\+[0-9A-Za-z.-]+)?\z/;
my $term = qr/\A[^\/\\\p{Space}\p{Cntrl}]{2,}\z/;
my $uri = qr/\A[a-z][a-z0-9+.-]*:\S+\z/i;
my %licenses = map { $_ => 1 } qw(agpl_3 apache_1_1 apache_2_0 artistic_1 artistic_2 bsd freebsd gfdl_1_2 gfdl_1_3 gpl_1 gpl_2
	gpl_3 lgpl_2_1 lgpl_3_0 mit mozilla_1_0 mozilla_1_1 openssl perl_5 postgresql qpl_1_0 ssleay sun zlib open_source restricted
	unrestricted unknown);

sub slurp
{
	my ($file) = @_;
	open my $in, '<', $file or die "$file: $!\n";
	local $/;
	return scalar <$in>;
}

sub read_json { return JSON::PP->new->utf8->decode(slurp($_[0])) }

# numbers are no strings
sub is_string { my ($x) = @_; return defined $x && !ref $x && !JSON::PP::is_bool($x) && JSON::PP->new->allow_nonref->encode($x) =~ /\A"/ }
sub is_text { return is_string($_[0]) && length $_[0] }
sub is_list { my ($x, $what) = @_; return ref $x eq 'ARRAY' && @$x && !grep { !$what->($_) } @$x }
sub is_set { my %seen; return is_list(@_) && !grep { $seen{$_}++ } @{$_[0]} }
sub is_map { my ($x, $what) = @_; return ref $x eq 'HASH' && %$x && !grep { !$what->($x->{$_}, $_) } keys %$x }
sub is_version { return is_string($_[0]) && $_[0] =~ $semver }
sub is_uri { return is_string($_[0]) && $_[0] =~ $uri }
sub is_term { return is_string($_[0]) && $_[0] =~ $term }
sub is_path { return is_text($_[0]) && $_[0] !~ m{\A/|(?:\A|/)\.\.(?:/|\z)} }

# an object with known keys, some of which must be there; those of other tools begin with x_
sub is_record
{
	my ($x, $must, $may) = @_;
	return 0 unless ref $x eq 'HASH' && !grep { !exists $x->{$_} } keys %$must;
	my %known = (%$must, %$may);
	return !grep { !/\A[xX]_./ && !($known{$_} && $known{$_}->($x->{$_})) } keys %$x;
}

sub is_range
{
	my ($x) = @_;
	return 1 if defined $x && !ref $x && $x eq '0';
	return is_text($x) && !grep { !(s/\A\s*(?:==|!=|[<>]=?)?\s*//r =~ $semver) } split /\s*,\s*/, $x;
}
sub is_relation { return is_map($_[0], sub { is_term($_[1]) && is_range($_[0]) }) }
sub is_phase { return ref $_[0] eq 'HASH' && %{$_[0]} && is_record($_[0], {}, { map { $_ => \&is_relation } qw(requires recommends suggests conflicts) }) }

my %must = (
	name => \&is_term,
	version => \&is_version,
	abstract => \&is_text,
	maintainer => sub { is_text($_[0]) || is_set($_[0], \&is_text) },
	license => sub {
		my ($x) = @_;
		my $known = sub { is_string($_[0]) && $licenses{$_[0]} };
		return $known->($x) || is_set($x, $known) || is_map($x, \&is_uri);
	},
	provides => sub { is_map($_[0], sub { is_term($_[1]) &&
		is_record($_[0], { file => \&is_path, version => \&is_version }, { docfile => \&is_path, abstract => \&is_text }) }) },
	'meta-spec' => sub { is_record($_[0], { version => sub { is_string($_[0]) && $_[0] =~ /\A1\.0\.\d+\z/ } },
		{ url => sub { is_string($_[0]) && $_[0] =~ m{\Ahttps?://[^/]+/meta/spec\.txt\z} } }) },
);
my %may = (
	description => \&is_text,
	generated_by => \&is_text,
	release_status => sub { is_string($_[0]) && $_[0] =~ /\A(?:stable|testing|unstable)\z/ },
	tags => sub { is_set($_[0], sub { is_string($_[0]) && $_[0] =~ m{\A[^/\\\p{Cntrl}]{2,255}\z} }) },
	prereqs => sub { ref $_[0] eq 'HASH' && %{$_[0]} && is_record($_[0], {}, { map { $_ => \&is_phase } qw(configure build test runtime develop) }) },
	no_index => sub { is_record($_[0], {}, { map { $_ => sub { is_set($_[0], \&is_path) } } qw(file directory) }) },
	resources => sub { is_record($_[0], {}, {
		homepage => \&is_uri,
		bugtracker => sub { ref $_[0] eq 'HASH' && %{$_[0]} && is_record($_[0], {}, { web => \&is_uri, mailto => sub { is_string($_[0]) && $_[0] =~ /@/ } }) },
		repository => sub { ref $_[0] eq 'HASH' && %{$_[0]} && is_record($_[0], {}, { web => \&is_uri, url => \&is_uri, type => \&is_text }) },
	}) },
);

# the keys that are missing, unknown or not as they should be
sub wrong_in
{
	my ($meta) = @_;
	return 'no object' unless ref $meta eq 'HASH';
	my %known = (%must, %may);
	return sort((grep { !exists $meta->{$_} } keys %must),
		grep { !/\A[xX]_./ && !($known{$_} && $known{$_}->($meta->{$_})) } keys %$meta);
}

1;
