# A dump restores reports, rows, aliases and references exactly once, whoever
# owns the database and whatever the schema is called.
use strict;
use warnings;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '-E', 'UTF8', '--no-locale' ]);
$node->start;

$node->safe_psql('postgres', q{
	CREATE ROLE planner LOGIN;
	CREATE DATABASE office OWNER planner;
	CREATE DATABASE archive OWNER planner;
});

# trusted: the owner of a database needs no superuser
$node->safe_psql('office', q{
	SET ROLE planner;
	CREATE SCHEMA "Plan Office";
	CREATE EXTENSION attain SCHEMA "Plan Office";
	SET search_path = "Plan Office";
	INSERT INTO attain_report (region, body) VALUES
		('A', '2020年，地区生产总值增长3.8%，新建5G基站1514个。'),
		('B', '2020年，地区生产总值增长4.1%。');
	DELETE FROM attain_report WHERE region = 'B';
	INSERT INTO attain_report (region, title, report_year, body) VALUES
		('A', '计划', 2021, E'二、2021年主要任务\n\n地区生产总值增长6.5%左右。');
	INSERT INTO attain_alias (alias, indicator) VALUES ('GDP总量', '地区生产总值');
	INSERT INTO attain_reference (year, reference, value) VALUES (2020, '全市平均水平', '增长1.7%');
	CREATE VIEW mine AS SELECT region, indicator, attained FROM attain_scorecard;
});

my %ask = (
	reports => 'SELECT id, region, title, kind, report_year, given, body, loaded_at FROM attain_report ORDER BY id',
	rows => 'SELECT * FROM attain_indicator ORDER BY report_id, seq',
	aliases => 'SELECT * FROM attain_alias',
	references => 'SELECT * FROM attain_reference',
	summary => 'SELECT region, year, targets, attained, missed, undetermined FROM attain_scorecard_summary ORDER BY 1, 2',
	'views over ours' => 'SELECT * FROM mine ORDER BY 1, 2',
);
$node->safe_psql('office', 'SET ROLE planner; CALL "Plan Office".attain_refresh()');
my %before;
my $path = 'SET search_path = "Plan Office";';
$before{$_} = $node->safe_psql('office', "$path $ask{$_}") for keys %ask;
isnt($before{rows}, '', 'there are rows to restore');
isnt($before{summary}, '', 'and a summary');

for my $how ('plain', 'custom')
{
	my $file = $node->basedir . "/office.$how";
	my $db = $how eq 'plain' ? 'archive' : 'archive2';
	$node->safe_psql('postgres', 'CREATE DATABASE archive2 OWNER planner') if $how eq 'custom';
	$node->command_ok([ 'pg_dump', '-F', substr($how, 0, 1), '-f', $file, '-d', $node->connstr('office') ], "$how dump");
	$node->command_ok(
		$how eq 'plain'
		? [ 'psql', '-U', 'planner', '-X', '-q', '-v', 'ON_ERROR_STOP=1', '-f', $file, '-d', $node->connstr($db) ]
		: [ 'pg_restore', '-U', 'planner', '--exit-on-error', '-j', '2', '-d', $node->connstr($db), $file ],
		"$how restore");
	is($node->safe_psql($db, "$path $ask{$_}"), $before{$_}, "$how: $_ come back once") for sort keys %ask;
	is($node->safe_psql($db, qq{$path INSERT INTO attain_report (body) VALUES ('x') RETURNING id}), '4',
		"$how: numbers go on behind the restored ones");
}

# a role that may load reports and read the scorecard needs no right to write rows
$node->safe_psql('office', q{
	CREATE ROLE loader;
	SET ROLE planner;
	GRANT USAGE ON SCHEMA "Plan Office" TO loader;
	GRANT INSERT ON "Plan Office".attain_report TO loader;
});
$node->safe_psql('office', qq{SET ROLE loader; $path INSERT INTO attain_report (region, body)
	VALUES ('C', '2020年，地区生产总值增长2.2%。')});
is($node->safe_psql('office', qq{$path SELECT count(*) > 0 FROM attain_indicator WHERE region = 'C'}), 't',
	'loading makes rows without a right on them');
my ($ret, $out, $err) = $node->psql('office', qq{SET ROLE loader; $path SELECT * FROM attain_indicator});
like($err, qr/permission denied/, 'and gives no right to read them');
($ret, $out, $err) = $node->psql('office', qq{SET ROLE loader; SET search_path = pg_temp, "Plan Office";
	CREATE TEMP TABLE t (id bigint, region text, body text, report_year int, read_at timestamptz);
	CREATE TRIGGER t AFTER INSERT ON t FOR EACH ROW EXECUTE FUNCTION attain_report_rows()});
like($err, qr/permission denied for function/, 'the trigger that runs as the owner cannot be put on other tables');

# row-level security of the reports holds in the views
$node->safe_psql('office', qq{
	CREATE ROLE reader;
	SET ROLE planner;
	$path
	GRANT USAGE ON SCHEMA "Plan Office" TO reader;
	GRANT SELECT ON ALL TABLES IN SCHEMA "Plan Office" TO reader;
	INSERT INTO attain_report (region, body) VALUES ('D', '2021年，地区生产总值增长6.5%。');
	ALTER TABLE attain_report ENABLE ROW LEVEL SECURITY;
	CREATE POLICY own ON attain_report TO reader USING (region = 'A');
});
is($node->safe_psql('office', qq{SET ROLE reader; $path SELECT string_agg(DISTINCT region, ' ') FROM attain_statement}), 'A',
	'views respect row-level security of attain_report');

$node->stop;
done_testing();
