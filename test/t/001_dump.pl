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

	-- some years of a region, with names that only an alias joins and a figure set from above
	INSERT INTO attain_alias (region, alias, indicator, remark) VALUES ('甲区', '新增助餐点', '新增社区助餐场所', 'asked');
	INSERT INTO attain_reference (region, indicator, year, reference, value) VALUES ('甲区', '城镇登记失业人数', 2020, '市下达指标', '4750人');
	INSERT INTO attain_report (region, title, kind, report_year, body) VALUES
		('甲区', '甲区2020年政府工作报告', 'work report', 2020, E'一、2019年工作回顾\n\n地区生产总值1000亿元。\n\n二、2020年主要任务\n\n'
			'地区生产总值增长5%，新建5G基站100个，城镇登记失业人数控制在市下达指标内，新增助餐点12个。到2025年，地区生产总值达到1300亿元。'),
		('甲区', '甲区2021年政府工作报告', 'work report', 2021, E'一、2020年工作回顾\n\n地区生产总值1038亿元，增长3.8%，新建5G基站90个，'
			'城镇登记失业人数4600人，新增社区助餐场所13个。\n\n二、2021年主要任务\n\n地区生产总值增长6%，“十四五”期间新增公园绿地50公顷。'),
		('甲区', '甲区2022年政府工作报告', 'work report', 2022, E'一、2021年工作回顾\n\n地区生产总值1100亿元，增长6%，新增公园绿地8公顷。'),
		('乙区', '乙区上半年工作安排', 'work plan', 2021, '新增就业岗位要达到5000个。'),
		('乙区', '乙区下半年工作安排', 'work plan', 2021, '新增就业岗位要达到6000个。');
	CREATE VIEW card AS SELECT s.*, s.actual IS NULL AS open FROM attain_scorecard s;
	CREATE VIEW rates AS SELECT region, year, targets, round(rate, 2) AS rate FROM attain_scorecard_summary WHERE targets > 0;
	CREATE VIEW best AS SELECT r.region, max(r.rate) FROM rates r GROUP BY r.region;
	CREATE MATERIALIZED VIEW kept AS SELECT c.region, c.year, c.indicator, c.attained, c.why, r.rate FROM card c JOIN rates r USING (region, year);
	CREATE INDEX ON attain_report (region);
	CREATE INDEX ON attain_indicator USING gist (measure);
	CREATE TABLE value (name text, m measure, t target, kept boolean GENERATED ALWAYS AS (m <@ t) STORED, key text GENERATED ALWAYS AS (indicator_key(name)) STORED);
	CREATE UNIQUE INDEX ON value (indicator_key(name));
	INSERT INTO value VALUES ('生产总值', '增长5%', '增长4%以上'), ('新建5G网络基站', '90个', '100个以上');
});

my %ask = (
	reports => 'SELECT id, region, title, kind, report_year, given, body, loaded_at FROM attain_report ORDER BY id',
	rows => 'SELECT * FROM attain_indicator ORDER BY report_id, seq',
	aliases => 'SELECT * FROM attain_alias',
	references => 'SELECT * FROM attain_reference',
	summary => 'SELECT region, year, targets, attained, missed, undetermined FROM attain_scorecard_summary ORDER BY 1, 2',
	'views over ours' => 'SELECT * FROM mine ORDER BY 1, 2',
	scorecard => 'SELECT * FROM card ORDER BY region, year, indicator, aspect, period',
	conflicts => 'SELECT * FROM attain_conflict ORDER BY region, year, indicator, aspect, period, value_2',
	unmatched => 'SELECT * FROM attain_unmatched ORDER BY region, year, role, indicator, aspect, period',
	trend => 'SELECT * FROM attain_trend ORDER BY region, year, key',
	'plan progress' => 'SELECT * FROM attain_plan_progress ORDER BY region, key, last_year',
	rates => 'SELECT * FROM rates ORDER BY 1, 2; SELECT * FROM best ORDER BY 1',
	'the materialized view' => 'SELECT * FROM kept ORDER BY 1, 2, 3, 4, 5',
	values => 'SELECT * FROM value ORDER BY name',
	editions => 'SELECT id, edition FROM attain_report ORDER BY id',
);
$node->safe_psql('office', 'SET ROLE planner; CALL "Plan Office".attain_refresh(); REFRESH MATERIALIZED VIEW "Plan Office".kept');
my %before;
my $path = 'SET search_path = "Plan Office";';
$before{$_} = $node->safe_psql('office', "$path $ask{$_}") for keys %ask;
isnt($before{$_}, '', "there is something to restore: $_") for grep { $_ ne 'conflicts' } sort keys %before;
like($before{scorecard}, qr/\|alias\|/, 'an alias joins a target and its value');
like($before{scorecard}, qr/\(市下达指标: /, 'a reference resolves a target');
my $next = $node->safe_psql('office', "$path SELECT max(id) + 1 FROM attain_report");

my %restore = (
	plain => [ 'plain' ],
	custom => [ 'custom' ],
	'custom, restored by two' => [ 'custom', [], [ '-j', '2' ] ],
	'directory, dumped and restored by two' => [ 'directory', [ '-j', '2' ], [ '-j', '2' ] ],
);
for my $how (sort keys %restore)
{
	my ($format, $dump, $restore) = @{ $restore{$how} };
	my $db = 'archive_' . $how =~ s/\W+/_/gr;
	my $file = $node->basedir . "/$db";
	$node->safe_psql('postgres', "CREATE DATABASE $db OWNER planner");
	$node->command_ok([ 'pg_dump', '-F', substr($format, 0, 1), @{ $dump // [] }, '-f', $file, '-d', $node->connstr('office') ], "$how: dump");
	$node->command_ok(
		$format eq 'plain'
		? [ 'psql', '-U', 'planner', '-X', '-q', '-v', 'ON_ERROR_STOP=1', '-f', $file, '-d', $node->connstr($db) ]
		: [ 'pg_restore', '-U', 'planner', '--exit-on-error', @{ $restore // [] }, '-d', $node->connstr($db), $file ],
		"$how: restore");
	# pg_dump writes what a view of users depends on by every path through ours
	cmp_ok(-s $file, '<', 150_000_000, "$how: of a size that can be kept") if -f $file;
	is($node->safe_psql($db, "$path $ask{$_}"), $before{$_}, "$how: $_ come back once") for sort keys %ask;
	is($node->safe_psql($db, qq{$path INSERT INTO attain_report (body) VALUES ('x') RETURNING id}), $next,
		"$how: numbers go on behind the restored ones");
	is($node->safe_psql($db, qq{$path INSERT INTO attain_report (region, kind, report_year, body) VALUES ('乙区', 'work plan', 2021, 'x') RETURNING edition}), '3',
		"$how: so do editions");
	$node->safe_psql($db, 'SET ROLE planner; CALL "Plan Office".attain_refresh()');
	is($node->safe_psql($db, "$path $ask{summary}"), $before{summary}, "$how: the summary is the same when it is counted");
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
is($node->safe_psql('office', qq{SET ROLE reader; $path SELECT string_agg(DISTINCT region, ' ') FROM attain_indicator}), 'A',
	'rows respect row-level security of attain_report');
is($node->safe_psql('office', qq{SET ROLE reader; $path SELECT string_agg(DISTINCT region, ' ') FROM attain_statement}), 'A',
	'views respect row-level security of attain_report');

# A dump has the rights on our tables, but neither row-level security nor the
# policies that users put on them; doc/scorecard.md tells how to keep these.
$node->safe_psql('office', qq{SET ROLE planner; $path
	CREATE FUNCTION seen(region text) RETURNS boolean LANGUAGE sql IMMUTABLE RETURN region IN ('A', '甲区');
	CREATE POLICY "two; of them" ON attain_report AS RESTRICTIVE FOR ALL TO reader, loader USING (seen(region)) WITH CHECK (region <> 'it''s');
	CREATE POLICY all_of_it ON attain_reference TO PUBLIC USING (true);
	ALTER TABLE attain_reference ENABLE ROW LEVEL SECURITY;
	ALTER TABLE attain_reference FORCE ROW LEVEL SECURITY});
my $policies = $node->safe_psql('office', q{
SET search_path = '';
SELECT pg_catalog.format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY, %s ROW LEVEL SECURITY;', c.oid::pg_catalog.regclass,
		CASE WHEN c.relforcerowsecurity THEN 'FORCE' ELSE 'NO FORCE' END)
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid AND d.deptype = 'e'
JOIN pg_catalog.pg_extension e ON e.oid = d.refobjid AND e.extname = 'attain'
WHERE c.relrowsecurity
UNION ALL
SELECT pg_catalog.format('CREATE POLICY %I ON %I.%I AS %s FOR %s TO %s%s%s;', p.policyname, p.schemaname, p.tablename, p.permissive, p.cmd,
		(SELECT pg_catalog.string_agg(CASE r WHEN 'public' THEN 'PUBLIC' ELSE pg_catalog.quote_ident(r) END, ', ') FROM pg_catalog.unnest(p.roles) AS r),
		' USING (' || p.qual || ')', ' WITH CHECK (' || p.with_check || ')')
FROM pg_catalog.pg_policies p
WHERE p.tablename IN ('attain_report', 'attain_indicator', 'attain_alias', 'attain_reference', 'attain_job')
	AND (p.tablename, p.policyname) <> ('attain_indicator', 'attain_report');
});
my $state = qq{$path SELECT relname, relrowsecurity, relforcerowsecurity, relacl FROM pg_class WHERE relname ~ '^attain_' AND relkind = 'r' ORDER BY 1;
	SELECT * FROM pg_policies ORDER BY tablename, policyname};
$node->command_ok([ 'pg_dump', '-f', $node->basedir . '/policies.sql', '-d', $node->connstr('office') ], 'a dump with policies');
$node->safe_psql('postgres', 'CREATE DATABASE guarded OWNER planner');
$node->command_ok([ 'psql', '-U', 'planner', '-X', '-q', '-v', 'ON_ERROR_STOP=1', '-f', $node->basedir . '/policies.sql', '-d', $node->connstr('guarded') ],
	'is restored');
is($node->safe_psql('guarded', qq{SET ROLE reader; $path SELECT string_agg(DISTINCT region, ' ') FROM attain_statement WHERE region ~ '^[A-Z]'}),
	'A C D', 'without policies, with rights');
$node->safe_psql('guarded', "SET ROLE planner; $policies");
is($node->safe_psql('guarded', $state), $node->safe_psql('office', $state), 'with the statements that were kept all is as before');
is($node->safe_psql('guarded', qq{SET ROLE reader; $path SELECT string_agg(DISTINCT region, ' ') FROM attain_indicator}), 'A',
	'and rows of other reports are hidden');

$node->stop;
done_testing();
