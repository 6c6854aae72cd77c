# What doc/views.md, doc/psql.md and doc/bi.md say can be run, and the views have
# the columns that are promised.
use strict;
use warnings;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

$ENV{PGCLIENTENCODING} = 'UTF8';

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '-E', 'UTF8', '--no-locale' ]);
$node->start;
$node->safe_psql('postgres', 'CREATE EXTENSION attain');
my ($doc) = grep { -d } 'doc', '../doc';
my ($samples) = grep { -d } 'reports', 'test/reports', '../test/reports';

sub quote { my $s = shift; $s =~ s/'/''/g; return "'$s'" }
$node->safe_psql('postgres', "INSERT INTO attain_report (region, body) VALUES ('青浦区', " . quote(slurp_file($_)) . ')')
	for sort grep { !/README|tsv$/ } glob("$samples/*");

my $plain = qr/^(text|integer|bigint|numeric|real|boolean|date|timestamp with time zone)$/;
my $views = slurp_file("$doc/views.md");
my %told = $views =~ /^## (\S+)\n.*?^```\n(.*?)\n```$/msg;
cmp_ok(scalar keys %told, '>=', 9, 'views are told');
for my $view (sort keys %told)
{
	my $has = $node->safe_psql('postgres', qq{SELECT string_agg(attname || ' ' || format_type(atttypid, atttypmod), ', ' ORDER BY attnum)
		FROM pg_attribute WHERE attrelid = '"$view"'::regclass AND attnum > 0});
	# new columns come at the end, and are told then
	is($has, $told{$view} =~ s/\n/ /gr, "columns of $view");
	my @odd = grep { my (undef, $type) = split / /, $_, 2; $type !~ $plain && !/^(period daterange|years integer\[\])$/ } split /, /, $has;
	is("@odd", '', 'of plain types');
}

for my $file ('psql.md', 'bi.md')
{
	my $text = slurp_file("$doc/$file");
	my $n = 0;
	while ($text =~ /^```sql\n(.*?)^```$/msg)
	{
		my $sql = $1;
		$n++;
		my ($out, $err);
		IPC::Run::run([ 'psql', '-X', '-v', 'ON_ERROR_STOP=1', '-d', $node->connstr('postgres'), '-f', '-' ], '<', \$sql, '>', \$out, '2>', \$err);
		my ($first) = $sql =~ /^(.*)$/m;
		is($err, '', "$file, example $n: $first");
		unlike($out, qr/^\(0 rows\)/m, 'it finds something');
		# what is shown of it is what comes; where ... stands more does
		if ($text =~ /\G\n*^```\n(.*?)^```$/msgc)
		{
			my %comes = map { s/ +$//r => 1 } split /\n/, $out;
			is(join("\n", grep { $_ ne '...' && !$comes{$_} } split /\n/, $1), '', 'and what is shown');
		}
	}
	cmp_ok($n, '>=', 7, "$file has examples");
}

# the role of doc/bi.md reads all and writes nothing
for my $view (sort keys %told)
{
	my ($ret, $out, $err) = $node->psql('postgres', qq{SET ROLE bi; SELECT count(*) FROM "$view"});
	is($err, '', "a reading role reads $view");
}
my ($ret, $out, $err) = $node->psql('postgres', q{INSERT INTO attain_report (body) VALUES ('')}, extra_params => [ '-U', 'bi' ]);
like($err, qr/permission denied|read-only/, 'and does not write');

$node->stop;
done_testing();
