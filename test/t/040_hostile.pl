# A role without rights installs the trusted extension and uses all of it while
# another has put functions, operators, types and tables of the names that we
# use in front of everything: none of them is ever called.
use strict;
use warnings;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '-E', 'UTF8', '--no-locale' ]);
$node->start;
$node->safe_psql('postgres', 'CREATE ROLE planner LOGIN; CREATE ROLE mallory LOGIN; CREATE ROLE loader LOGIN');
$node->safe_psql('postgres', "CREATE DATABASE $_ OWNER planner") for qw(fresh upgraded owned);

# Whatever of it runs says so in the server's log, even where its error is caught.
my $plant = q{
CREATE SCHEMA hostile;
GRANT USAGE ON SCHEMA hostile TO PUBLIC;
CREATE TABLE hostile.skipped (what text);

-- of all the names in our functions and views
CREATE TEMP TABLE source AS
	SELECT pg_get_functiondef(p.oid) AS text FROM pg_proc p
	JOIN pg_depend d ON d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e'
	JOIN pg_extension e ON e.oid = d.refobjid AND e.extname = 'attain' WHERE p.prokind <> 'a'
	UNION ALL
	SELECT pg_get_viewdef(c.oid) FROM pg_class c
	JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e'
	JOIN pg_extension e ON e.oid = d.refobjid AND e.extname = 'attain' WHERE c.relkind = 'v';
CREATE TEMP TABLE word AS SELECT DISTINCT w[1] AS word FROM source, regexp_matches(text, '\m([a-z_][a-z0-9_]*)\M', 'g') AS w;
CREATE TEMP TABLE ours AS SELECT d.classid, d.objid FROM pg_depend d JOIN pg_extension e ON e.oid = d.refobjid AND e.extname = 'attain'
	WHERE d.refclassid = 'pg_extension'::regclass AND d.deptype = 'e';

-- the functions that these words may be, the server's and our own, with the same
-- arguments
DO $$
DECLARE
	f record;
BEGIN
	FOR f IN
		SELECT p.oid, p.proname, p.prorettype, p.proretset, pg_get_function_identity_arguments(p.oid) AS arguments, p.prokind
		FROM pg_proc p
		WHERE (p.pronamespace = 'pg_catalog'::regnamespace AND p.proname IN (SELECT word FROM word)
				OR EXISTS (SELECT FROM ours WHERE classid = 'pg_proc'::regclass AND objid = p.oid))
			AND p.prokind IN ('f', 'a') AND p.prorettype NOT IN ('trigger'::regtype, 'internal'::regtype)
	LOOP
		BEGIN
			EXECUTE format('CREATE FUNCTION hostile.%I(%s) RETURNS %s %s LANGUAGE plpgsql AS %L', f.proname,
				regexp_replace(f.arguments, ' ORDER BY ', ', '), CASE WHEN f.proretset THEN 'SETOF' END,
				format_type(f.prorettype, NULL),
				format('BEGIN RAISE LOG ''hostile function %s''; RAISE ''hostile function %s''; END', f.proname, f.proname));
		EXCEPTION WHEN OTHERS THEN
			INSERT INTO hostile.skipped VALUES (f.oid::regprocedure::text);
		END;
	END LOOP;
	FOR f IN
		SELECT o.oid, o.oprname, o.oprleft, o.oprright, o.oprresult, row_number() OVER () AS n
		FROM pg_operator o
		WHERE (o.oprname IN ('=', '<>', '<', '<=', '>', '>=', '+', '-', '*', '/', '%', '||', '~', '!~', '~~', '!~~', '~*', '<@', '@>', '&&', '->', '->>', '#>>')
				AND o.oprnamespace = 'pg_catalog'::regnamespace
			OR EXISTS (SELECT FROM ours WHERE classid = 'pg_operator'::regclass AND objid = o.oid))
	LOOP
		BEGIN
			EXECUTE format('CREATE FUNCTION hostile.o%s(%s%s) RETURNS %s LANGUAGE plpgsql AS %L', f.n,
				CASE WHEN f.oprleft <> 0 THEN format_type(f.oprleft, NULL) || ', ' END, format_type(f.oprright, NULL), format_type(f.oprresult, NULL),
				format('BEGIN RAISE LOG ''hostile operator %s''; RAISE ''hostile operator''; END', replace(f.oid::regoperator::text, '%', '%%')));
			EXECUTE format('CREATE OPERATOR hostile.%s (%s RIGHTARG = %s, FUNCTION = hostile.o%s)', f.oprname,
				CASE WHEN f.oprleft <> 0 THEN format('LEFTARG = %s,', format_type(f.oprleft, NULL)) END, format_type(f.oprright, NULL), f.n);
		EXCEPTION WHEN OTHERS THEN
			INSERT INTO hostile.skipped VALUES (f.oid::regoperator::text);
		END;
	END LOOP;
	-- our tables and views, empty and with other columns; types that refuse all
	FOR f IN SELECT c.relname FROM pg_class c JOIN ours ON classid = 'pg_class'::regclass AND objid = c.oid WHERE c.relkind IN ('r', 'v')
	LOOP
		EXECUTE format('CREATE TABLE hostile.%I (hostile int)', f.relname);
	END LOOP;
	FOR f IN SELECT t FROM unnest(ARRAY['text', 'int4', 'int8', 'bool', 'numeric', 'date', 'daterange', 'int4range', 'regclass', 'timestamptz', 'name', 'float4', 'record']) AS t
	LOOP
		EXECUTE format('CREATE FUNCTION hostile.type_%s() RETURNS boolean LANGUAGE plpgsql AS %L', f.t,
			format('BEGIN RAISE LOG ''hostile type %s''; RETURN false; END', f.t));
		EXECUTE format('CREATE DOMAIN hostile.%I AS pg_catalog.text CHECK (hostile.type_%s())', f.t, f.t);
	END LOOP;
END
$$;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA hostile TO PUBLIC;
GRANT SELECT ON ALL TABLES IN SCHEMA hostile TO PUBLIC;
};

# All that there is to call.
my $body = "E'2020年政府工作报告\\n一、2019年工作回顾\\n地区生产总值增长6.1%，新增就业3.2万人，城镇登记失业人数控制在4700人以内。\\n"
	. "二、2020年主要任务\\n地区生产总值增长6%左右，新增就业3万人，城乡居民收入领先经济增长，能耗下降率确保完成市下达目标。'";
my $later = "E'2021年政府工作报告\\n一、2020年工作回顾\\n地区生产总值增长3.8%，新增就业岗位3.1万人，城乡居民收入增长4.2%，能耗下降率完成市下达目标。\\n"
	. "二、2021年主要任务\\n新增就业岗位3.3万人。'";
my @everything = (
	'DELETE FROM reports.attain_report', 'DELETE FROM reports.attain_alias', 'DELETE FROM reports.attain_reference',
	"INSERT INTO reports.attain_report (region, body) VALUES ('甲区', $body), ('乙区', $body)",
	"INSERT INTO reports.attain_report (region, title, kind, report_year, body) VALUES ('甲区', '标题', 'work report', 2021, $later)",
	"SELECT * FROM reports.attain_load($later, '丙区')",
	"INSERT INTO reports.attain_alias (alias, indicator) VALUES ('新增就业岗位', '新增就业'), ('税', '税收')",
	"UPDATE reports.attain_alias SET indicator = '税收收入' WHERE alias OPERATOR(pg_catalog.=) '税'",
	"DELETE FROM reports.attain_alias WHERE alias OPERATOR(pg_catalog.=) '税'",
	"INSERT INTO reports.attain_reference (year, reference, value) VALUES (2020, '全市平均', '增长4%')",
	"UPDATE reports.attain_reference SET value = '增长4.1%'",
	"UPDATE reports.attain_report SET body = body OPERATOR(pg_catalog.||) '完。' WHERE region OPERATOR(pg_catalog.=) '乙区'",
	"UPDATE reports.attain_report SET region = '丁区' WHERE region OPERATOR(pg_catalog.=) '乙区'",
	"DELETE FROM reports.attain_report WHERE region OPERATOR(pg_catalog.=) '丁区'",
	'CALL reports.attain_refresh()',
	"UPDATE reports.attain_report SET reader_version = 'old'",
	'CALL reports.attain_refresh(batch => 1)',
	(map { "SELECT * FROM reports.$_" } qw(attain_report attain_indicator attain_alias attain_reference attain_statement attain_promise attain_outcome
		attain_fact attain_match attain_conflict attain_scorecard attain_alert attain_unmatched attain_trend attain_plan_progress attain_suggest_alias
		attain_scorecard_summary attain_progress attain_region_year attain_region_mark attain_job)),
	'SELECT reports.attain_evidence_html(id) FROM reports.attain_report',
	"SELECT * FROM reports.parse_report($body)", "SELECT * FROM reports.report_meta($body)", "SELECT * FROM reports.report_sections($body)",
	"SELECT * FROM reports.split_reports($body)",
	"SELECT reports.indicator_key('全区GDP增速'), reports.indicator_similarity('新建5G网络基站', '新建5G基站')",
	"SELECT ('增长6%'::reports.measure) OPERATOR(reports.<@) ('增长5%'::reports.target), reports.attain_why('增长6%', '增长5%'),
		('5家'::reports.measure) OPERATOR(reports.+) ('3家'::reports.measure), ('5家'::reports.measure) OPERATOR(reports./) ('4家'::reports.target)",
	"SELECT reports.aspect('5家'::reports.measure), reports.unit('5家'::reports.measure), reports.lower('5家'::reports.measure), reports.upper('5家'::reports.measure),
		reports.in_unit('5亿元', '万元'), reports.measure(5.0, '家', 'level'), reports.commitment('力争5家'), reports.reference('高于全市平均水平'::reports.target),
		reports.resolve('高于全市平均水平', '增长7.1%')",
	"SELECT reports.sum(m), reports.avg(m), reports.min(m), reports.max(m), reports.attainment(m, '5家') FROM (VALUES ('5家'::reports.measure), ('7家')) AS v (m)",
	"SELECT m FROM (VALUES ('5家'::reports.measure), ('7家'), ('3亿元')) AS v (m) ORDER BY m USING OPERATOR(reports.<)",
	'TRUNCATE reports.attain_alias',
);

my $offset = 0;

# what has been called since the last time
sub called
{
	my $log = slurp_file($node->logfile, $offset);
	$offset = -s $node->logfile;
	my %seen;
	return join(', ', grep { !$seen{$_}++ } $log =~ /LOG:  hostile ([^\n]*)/g);
}

sub use_all
{
	my ($db, $how) = @_;
	my @failed;
	for my $sql (@everything)
	{
		# the server's own schema last: its names are not even found first
		my ($ret, $out, $err) = $node->psql($db, "SET client_min_messages = error; SET ROLE planner; SET search_path = hostile, reports, pg_catalog;\n$sql");
		push @failed, substr($sql, 0, 60) . ': ' . (split /\n/, $err)[0] if $ret != 0;
	}
	is(join("\n", @failed), '', "$how: all of it works");
	is(called(), '', "$how: and calls nothing of others");
}

# a fresh installation, by its owner, who has been given a hostile search_path
$node->safe_psql('fresh', 'SET ROLE planner; CREATE SCHEMA reports; CREATE EXTENSION attain SCHEMA reports');
$node->safe_psql('fresh', "SET search_path = reports, public; $plant");
my $planted = $node->safe_psql('fresh', q{SELECT count(*) FROM pg_proc WHERE pronamespace = 'hostile'::regnamespace});
cmp_ok($planted, '>', 900, "$planted functions lie in wait");
is($node->safe_psql('fresh', q{SELECT count(*) FROM hostile.skipped WHERE what ~ '^(lower|count|coalesce|unnest|length|substr|format|max|now|array_append)\(' AND what !~ '"any"'}), '0',
	'the common ones among them');
my ($ret, $out, $err) = $node->psql('fresh', "SET ROLE planner; SET search_path = hostile, pg_catalog; SELECT lower('A')");
like($err, qr/hostile function/, 'they are called by who does not take care');
like(called(), qr/function lower/, 'which the log shows');
use_all('fresh', 'fresh');

# installed while they are there already
$node->safe_psql('fresh', 'DROP EXTENSION attain CASCADE');
($ret, $out, $err) = $node->psql('fresh', 'SET ROLE planner; SET search_path = hostile, pg_catalog; CREATE EXTENSION attain SCHEMA reports');
is($ret, 0, 'it can be installed in a hostile search_path') or diag $err;
is(called(), '', 'without a call');
use_all('fresh', 'installed beside them');

# functions of other arguments in the very schema where it goes
my $overload = q{
DO $$
DECLARE
	t text;
	f text;
BEGIN
	FOREACH t IN ARRAY ARRAY['varchar', 'int2', 'int4', 'int8', 'numeric', 'name', 'anyelement', 'anyarray', 'text', 'date'] LOOP
		FOREACH f IN ARRAY ARRAY['lower', 'upper', 'count', 'length', 'substr', 'replace', 'format', 'concat', 'round', 'abs', 'greatest_of', 'array_agg', 'unnest', 'max',
			'min', 'sum', 'string_agg', 'md5', 'position', 'translate', 'regexp_replace', 'daterange', 'isempty', 'make_date', 'hashtextextended', 'row_number', 'left', 'right', 'nullif', 'coalesce'] LOOP
			BEGIN
				EXECUTE format('CREATE FUNCTION reports.%I(%s) RETURNS %s LANGUAGE plpgsql AS $f$ BEGIN RAISE LOG ''hostile overload %s''; RAISE ''hostile overload''; END $f$', f, t, t, f);
				EXECUTE format('CREATE FUNCTION reports.%I(%s, %s) RETURNS %s LANGUAGE plpgsql AS $f$ BEGIN RAISE LOG ''hostile overload %s''; RAISE ''hostile overload''; END $f$', f, t, t, t, f);
			EXCEPTION WHEN OTHERS THEN
				NULL;
			END;
		END LOOP;
	END LOOP;
END
$$;
-- and operators of types that the server's own take after a cast, or as any type
DO $$
DECLARE
	o text;
	t text[];
BEGIN
	FOREACH o IN ARRAY ARRAY['=', '<>', '<', '<=', '>', '>=', '+', '-', '*', '/', '<@', '@>', '&&', '||'] LOOP
		FOREACH t SLICE 1 IN ARRAY ARRAY[['numeric', 'int4'], ['int4', 'numeric'], ['numeric', 'int8'], ['int8', 'numeric'], ['float8', 'numeric'], ['oid', 'int4'],
			['float4', 'numeric'], ['float4', 'int4'], ['daterange', 'daterange'], ['int4range', 'int4range'], ['text[]', 'text[]'], ['int8[]', 'int8[]'], ['text', 'int4'],
			['text', 'name'], ['name', 'text'], ['varchar', 'text'], ['date', 'timestamptz'], ['oid', 'regclass'], ['regclass', 'oid']] LOOP
			BEGIN
				EXECUTE format('CREATE FUNCTION reports.f_%s(%s, %s) RETURNS %s LANGUAGE plpgsql AS $f$ BEGIN RAISE LOG ''hostile operator %s''; RAISE ''hostile''; END $f$',
					md5(o || t::text), t[1], t[2], CASE WHEN o IN ('+', '-', '*', '/', '||') THEN t[1] ELSE 'boolean' END, o);
				EXECUTE format('CREATE OPERATOR reports.%s (LEFTARG = %s, RIGHTARG = %s, FUNCTION = reports.f_%s)', o, t[1], t[2], md5(o || t::text));
			EXCEPTION WHEN OTHERS THEN
				NULL;
			END;
		END LOOP;
	END LOOP;
	FOREACH t SLICE 1 IN ARRAY ARRAY[['to_char', 'date, text'], ['concat_ws', 'text, text, text'], ['concat_ws', 'text, text'], ['power', 'numeric, int8'], ['power', 'numeric, int4'],
		['format', 'text, text, int4, text'], ['format', 'text, text, text'], ['format', 'text, text, int4'], ['array_agg', 'int8'], ['lower', 'daterange'], ['upper', 'daterange'],
		['lower', 'int4range'], ['upper', 'int4range'], ['isempty', 'daterange'], ['unnest', 'text[]'], ['row_security_active', 'regclass'], ['round', 'numeric, int8'],
		['attain_key_similarity', 'text, text, int4']] LOOP
		BEGIN
			EXECUTE format('CREATE FUNCTION reports.%s(%s) RETURNS text LANGUAGE plpgsql AS $f$ BEGIN RAISE LOG ''hostile overload %s''; RAISE ''hostile''; END $f$', t[1], t[2], t[1]);
		EXCEPTION WHEN OTHERS THEN
			NULL;
		END;
	END LOOP;
END
$$;
};
# what views and functions have taken up that is neither the server's nor ours
my $foreign = q{
SELECT string_agg(DISTINCT pg_describe_object(d.classid, d.objid, 0) || ' uses ' || pg_describe_object(d.refclassid, d.refobjid, 0), '; ')
FROM pg_depend d
JOIN pg_proc p ON d.refclassid = 'pg_proc'::regclass AND p.oid = d.refobjid
WHERE p.pronamespace <> 'pg_catalog'::regnamespace AND p.oid > 16383
	AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = 'pg_proc'::regclass AND e.objid = p.oid AND e.deptype = 'e')
	AND p.pronamespace <> 'hostile'::regnamespace
	AND d.classid <> 'pg_operator'::regclass
UNION ALL
SELECT string_agg(DISTINCT pg_describe_object(d.classid, d.objid, 0) || ' uses ' || pg_describe_object(d.refclassid, d.refobjid, 0), '; ')
FROM pg_depend d
JOIN pg_operator o ON d.refclassid = 'pg_operator'::regclass AND o.oid = d.refobjid
WHERE o.oid > 16383 AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = 'pg_operator'::regclass AND e.objid = o.oid AND e.deptype = 'e')
	AND o.oprnamespace <> 'hostile'::regnamespace
};
$node->safe_psql('fresh', "DROP EXTENSION attain CASCADE; GRANT CREATE, USAGE ON SCHEMA reports TO mallory; SET ROLE mallory; $overload");
($ret, $out, $err) = $node->psql('fresh', 'SET ROLE planner; CREATE EXTENSION attain SCHEMA reports');
if ($ret == 0)
{
	is(called(), '', 'functions in its own schema are not called when it is installed');
	is($node->safe_psql('fresh', $foreign) =~ s/\s+//r, '', 'nor taken up by its views and functions');
	use_all('fresh', 'beside functions of its schema');
}
else
{
	# ours may not replace what belongs to another
	like($err, qr/already exists|is not a member of extension/, 'a function of ours that is there already is refused') or diag $err;
	is(called(), '', 'without a call');
}

# the way from the version before
SKIP:
{
	skip 'no version to come from', 10
		if $node->safe_psql('upgraded', q{SELECT count(*) FROM pg_available_extension_versions WHERE name = 'attain' AND version = '1.0.0'}) eq '0';
	$node->safe_psql('upgraded', "SET ROLE planner; CREATE SCHEMA reports; CREATE EXTENSION attain SCHEMA reports VERSION '1.0.0'; SET search_path = reports, public;
		INSERT INTO attain_report (region, body) VALUES ('甲区', $body), ('甲区', $later);
		INSERT INTO attain_alias (alias, indicator) VALUES ('新增就业岗位', '新增就业');
		INSERT INTO attain_reference (year, reference, value) VALUES (2020, '全市平均', '增长4%')");
	$node->safe_psql('upgraded', "SET search_path = reports, public; $plant");
	# what can have types of ours, since these are there already
	$node->safe_psql('upgraded', "GRANT CREATE, USAGE ON SCHEMA reports TO mallory; SET ROLE mallory; $overload" . q{
		CREATE FUNCTION reports.measure(int, text) RETURNS reports.measure LANGUAGE plpgsql AS $f$ BEGIN RAISE LOG 'hostile measure'; RAISE 'hostile'; END $f$;
		CREATE FUNCTION reports.measure(numeric, text) RETURNS reports.measure LANGUAGE plpgsql AS $f$ BEGIN RAISE LOG 'hostile measure'; RAISE 'hostile'; END $f$});
	called();
	($ret, $out, $err) = $node->psql('upgraded', 'SET ROLE planner; SET search_path = hostile, pg_catalog; ALTER EXTENSION attain UPDATE');
	is($ret, 0, 'it is upgraded in a hostile search_path') or diag $err;
	is(called(), '', 'without a call');
	is($node->safe_psql('upgraded', $foreign) =~ s/\s+//r, '', 'and takes up nothing of others');
	use_all('upgraded', 'upgraded');

	# by an owner who has given his tables what calls functions of his: these run
	# as himself only, and change nothing of what comes after them
	$node->safe_psql('owned', "SET ROLE planner; CREATE SCHEMA reports; CREATE EXTENSION attain SCHEMA reports VERSION '1.0.0'; SET search_path = reports, public;
		INSERT INTO attain_report (region, body) VALUES ('甲区', $body), ('甲区', $later);
		INSERT INTO attain_alias (alias, indicator) VALUES ('新增就业岗位', '新增就业');" . q{
		CREATE TYPE reports.foul AS (t text);
		CREATE FUNCTION reports.as_text(foul) RETURNS text LANGUAGE plpgsql AS $f$
		BEGIN
			IF current_user <> 'planner' THEN
				RAISE LOG 'hostile cast as %', current_user;
			END IF;
			PERFORM set_config('search_path', 'reports, pg_catalog', false);
			BEGIN
				DROP FUNCTION IF EXISTS reports.attain_upgrade_owner(text) CASCADE;
				CREATE FUNCTION reports.attain_upgrade_owner(what text) RETURNS void LANGUAGE plpgsql AS $g$
					BEGIN RAISE LOG 'hostile owner as %', current_user; END $g$;
			EXCEPTION WHEN OTHERS THEN
				NULL;
			END;
			RETURN ($1).t;
		END $f$;
		CREATE FUNCTION reports.as_foul(text) RETURNS foul LANGUAGE sql RETURN ROW($1)::reports.foul;
		CREATE CAST (foul AS text) WITH FUNCTION reports.as_text(foul) AS IMPLICIT;
		CREATE CAST (text AS foul) WITH FUNCTION reports.as_foul(text) AS ASSIGNMENT;
		ALTER TABLE attain_alias RENAME alias_key TO old_key;
		ALTER TABLE attain_alias ALTER old_key DROP EXPRESSION, ALTER old_key DROP NOT NULL;
		ALTER TABLE attain_alias ADD COLUMN alias_key foul NOT NULL GENERATED ALWAYS AS (ROW(indicator_key(alias))::foul) STORED;
		CREATE FUNCTION reports.cat(text, text) RETURNS text LANGUAGE sql RETURN pg_catalog.textcat($1, $2);
		CREATE OPERATOR reports.|| (LEFTARG = text, RIGHTARG = text, FUNCTION = reports.cat)});
	called();
	($ret, $out, $err) = $node->psql('owned', 'SET ROLE planner; ALTER EXTENSION attain UPDATE');
	is($ret, 0, 'it is upgraded with columns of the owner\'s types') or diag $err;
	is($node->safe_psql('owned', q{SELECT count(*) FROM pg_proc WHERE proname = 'attain_upgrade_owner'}), '1', 'while his functions were called');
	is(called(), '', 'but never as a superuser');
	is($node->safe_psql('owned', q{SELECT count(*) FROM pg_depend WHERE refclassid = 'pg_operator'::regclass AND classid <> 'pg_extension'::regclass
		AND refobjid IN (SELECT oid FROM pg_operator WHERE oprname = '||' AND oprnamespace = 'reports'::regnamespace)}), '0', 'and nothing of ours has taken up his operator');
	is($node->safe_psql('owned', q{SELECT string_agg(proname, ', ') FROM pg_proc WHERE pronamespace = 'reports'::regnamespace AND prosecdef AND proowner <> 'planner'::regrole}), '',
		'what runs as its owner runs as he');
}

# who may only load has no more rights than that, and no door of ours gives more
$node->safe_psql('upgraded', 'SET ROLE planner; GRANT USAGE ON SCHEMA reports TO loader; GRANT INSERT ON reports.attain_report TO loader');
for my $sql ('SELECT * FROM reports.attain_report', 'SELECT * FROM reports.attain_scorecard', 'CALL reports.attain_refresh()', 'SELECT reports.attain_mark_each()',
	'SELECT reports.attain_job_begin(1, 1)', 'SELECT reports.attain_job_count(1, 1)', "SELECT reports.attain_mark('甲区', 2020)", "SELECT reports.attain_region_count('甲区', 2020)",
	'SELECT reports.attain_evidence_html(1)', 'INSERT INTO reports.attain_loading VALUES (1)')
{
	($ret, $out, $err) = $node->psql('upgraded', "SET ROLE loader; $sql");
	like($err, qr/permission denied/, "$sql: not for who may only load");
}

$node->stop;
done_testing();
