# Makes an upgrade script from src/upgrade/attain--OLD--NEW.sql, so that what
# the masters say is written once.  Two lines mean more than they say:
#   -- include FILE	all of a master whose objects the old version did not have
#   -- replay FILE		what can be said again of objects that are there: CREATE
#				OR REPLACE of functions and views, COMMENT, REVOKE, owners
#   -- owner WHAT	ALTER ... OWNER TO who has the tables
# @extowner@ is who runs the upgrade, not who has the extension.
#
# Of a trusted extension the script runs as a superuser, on tables of somebody
# who is none.  His functions, which may be in casts, constraints and indexes, run
# only as himself; and since he may own the schema, they may drop and make anew
# what is in it.  So the script calls no function there but one that the statement
# before has made.
use strict;
use warnings;

# The tables stay what they were to their owner, whoever runs the script.
sub owner
{
	my ($what) = @_;
	$what =~ s/ / \@extschema\@./;
	return <<"SQL";
DO \$\$
BEGIN
	EXECUTE pg_catalog.format('ALTER $what OWNER TO %I',
		(SELECT pg_catalog.pg_get_userbyid(relowner) FROM pg_catalog.pg_class
			WHERE oid OPERATOR(pg_catalog.=) '\@extschema\@.attain_report'::pg_catalog.regclass));
END
\$\$;
SQL
}

sub statements
{
	my ($file) = @_;
	open my $in, '<', $file or die "$file: $!\n";
	my @lines = <$in>;
	my (@statements, $quote);
	my $statement = '';
	for my $i (0 .. $#lines)
	{
		$statement .= $lines[$i];
		while ($lines[$i] =~ /(\$\w*\$)/g)
		{
			if (!defined $quote) { $quote = $1 }
			elsif ($quote eq $1) { undef $quote }
		}
		# what goes on is indented
		next if defined $quote || $lines[$i] !~ /;(\s*--.*)?$/ || ($lines[$i + 1] // '') =~ /^[\t)]/;
		push @statements, $statement;
		$statement = '';
	}
	die "$file: no end of a statement\n" if defined $quote || $statement =~ /\S/;
	return @statements;
}

sub say_it
{
	my ($how, $file) = @_;
	for my $statement (statements($file))
	{
		my $new = $statement;
		$new =~ s/^ALTER (\w+ .*) OWNER TO \@extowner\@;\n/owner($1)/me;
		if ($how eq 'replay')
		{
			next if $new !~ /^(CREATE (FUNCTION|PROCEDURE|AGGREGATE|VIEW)|COMMENT|REVOKE|DO)\b/m;
			next if $new =~ /^CREATE (?!FUNCTION|PROCEDURE|AGGREGATE|VIEW)/m;
			$new =~ s/^CREATE /CREATE OR REPLACE /m;
		}
		die "$file: an owner in a way that is not known here\n" if $new =~ /\@extowner\@/;
		print $new;
	}
}

while (<>)
{
	if (/^-- (include|replay) (\S+)$/) { print "-- $2\n"; say_it($1, $2); print "\n" }
	elsif (/^-- owner (.+)$/) { print owner($1) }
	else { print }
}
