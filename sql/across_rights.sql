-- What roles with few rights can do: load, read, and no more.
\set VERBOSITY terse
SET client_min_messages = warning;
DROP ROLE IF EXISTS regress_attain_loader, regress_attain_reader;
CREATE ROLE regress_attain_loader;
CREATE ROLE regress_attain_reader;
RESET client_min_messages;
GRANT INSERT ON attain_report TO regress_attain_loader;
-- doc/scorecard.md says what each view needs
GRANT SELECT ON attain_report, attain_indicator, attain_alias, attain_reference, attain_statement, attain_promise, attain_outcome, attain_fact,
	attain_match, attain_conflict, attain_scorecard TO regress_attain_reader;
SET ROLE regress_attain_reader;
SELECT count(*) FROM attain_scorecard;
SELECT count(*) FROM attain_conflict;
SELECT count(*) FROM attain_match;
SELECT attain_evidence_html(0) IS NULL AS no_report;
SELECT count(*) FROM attain_unmatched;
SELECT count(*) FROM attain_scorecard_summary;
SELECT count(*) FROM attain_progress;
RESET ROLE;
GRANT SELECT ON attain_unmatched, attain_trend, attain_plan_progress, attain_suggest_alias TO regress_attain_reader;
SET ROLE regress_attain_reader;
SELECT count(*) FROM attain_unmatched;
SELECT count(*) FROM attain_trend;
SELECT count(*) FROM attain_plan_progress;
SELECT count(*) FROM attain_suggest_alias;
RESET ROLE;
GRANT SELECT ON attain_scorecard_summary, attain_region_year, attain_region_mark, attain_progress, attain_job TO regress_attain_reader;
SET ROLE regress_attain_reader;
SELECT count(*) FROM attain_scorecard_summary;
SELECT count(*) FROM attain_progress;
RESET ROLE;
-- all of it at once, without the tables of others that are in the schema
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM regress_attain_reader;
SELECT pg_catalog.format('GRANT SELECT ON %s TO regress_attain_reader', c.oid::regclass)
FROM pg_depend d
JOIN pg_extension e ON d.refclassid = 'pg_extension'::regclass AND e.oid = d.refobjid AND e.extname = 'attain'
JOIN pg_class c ON d.classid = 'pg_class'::regclass AND c.oid = d.objid AND c.relkind IN ('r', 'v') AND c.relname <> 'attain_loading'
WHERE d.deptype = 'e' ORDER BY c.oid::regclass::text COLLATE "C"
\gexec

-- a role that may only load makes the rows without any right on them
SET ROLE regress_attain_loader;
INSERT INTO attain_report (region, body) VALUES ('甲区', E'2020年政府工作报告\n二、2020年主要任务\n新建公园5个。'),
	('甲区', E'2021年政府工作报告\n一、2020年工作回顾\n新建公园6个。'), ('乙区', E'2020年政府工作报告\n二、2020年主要任务\n新建公园7个。');
INSERT INTO attain_report (region, body) VALUES ('甲区', E'2021年政府工作报告\n一、2020年工作回顾\n新建车站2个。');
SELECT count(*) FROM attain_report;
SELECT count(*) FROM attain_indicator;
INSERT INTO attain_indicator (report_id, seq, region, indicator, key, canonical, role, aspect, span) VALUES (1, 99, 'x', 'x', 'x', 'x', 'actual', 'level', '[1,2)');
DELETE FROM attain_report;
INSERT INTO attain_alias (alias, indicator) VALUES ('公园', '车站');
SELECT attain_report_rows();
SELECT attain_report_read();
SELECT attain_alias_rows();
RESET ROLE;

-- a role that may only read sees everything and changes nothing
SET ROLE regress_attain_reader;
SELECT region, indicator, target, actual, attained FROM attain_scorecard ORDER BY region COLLATE "C";
SELECT count(*) FROM attain_trend;
SELECT count(*) FROM attain_plan_progress;
SELECT count(*) FROM attain_suggest_alias;
UPDATE attain_report SET region = '丙区';
INSERT INTO attain_report (region, body) VALUES ('丙区', '2020年，新建公园5个。');
UPDATE attain_indicator SET region = '丙区';
INSERT INTO attain_reference (year, reference, value) VALUES (2020, '全市平均', '增长7%');
RESET ROLE;

-- row-level security of the reports holds in every view, for owners of no table
ALTER TABLE attain_report ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON attain_report TO regress_attain_reader USING (region = '乙区');
CREATE POLICY load ON attain_report FOR INSERT TO regress_attain_loader WITH CHECK (region = '甲区');
SET ROLE regress_attain_reader;
SELECT region, indicator, target, actual, attained FROM attain_scorecard ORDER BY region COLLATE "C";
SELECT DISTINCT region FROM attain_statement;
SELECT DISTINCT region FROM attain_trend;
SELECT DISTINCT region FROM attain_unmatched;
SELECT DISTINCT region FROM attain_plan_progress;
-- and in what they are made of
SELECT DISTINCT region FROM attain_indicator;
SELECT count(*) FROM attain_indicator WHERE source ~ '公园6个';
SELECT attain_unrestricted(), (SELECT count(*) FROM attain_region_year) AS kept, (SELECT count(*) FROM attain_region_mark) AS marks;
SELECT region, year, targets FROM attain_scorecard_summary;
SELECT r.id, attain_evidence_html(r.id) IS NULL AS hidden FROM generate_series(1, (SELECT max(id) FROM attain_report)) AS r (id)
	WHERE attain_evidence_html(r.id) ~ '公园6个';
-- nor in what the planner knows
SELECT count(*) FROM pg_stats WHERE tablename = 'attain_indicator';
RESET ROLE;
-- without it nobody is held back, and has the kept counts
ALTER TABLE attain_report DISABLE ROW LEVEL SECURITY;
SET ROLE regress_attain_reader;
SELECT attain_unrestricted(), (SELECT count(*) FROM attain_region_mark) > 0 AS marks, count(DISTINCT region) FROM attain_indicator;
RESET ROLE;
-- policies of users on the rows hold back as well
CREATE POLICY mine ON attain_indicator AS RESTRICTIVE TO regress_attain_reader USING (region = '甲区');
SET ROLE regress_attain_reader;
SELECT attain_unrestricted(), (SELECT count(*) FROM attain_region_mark) AS marks, count(DISTINCT region) FROM attain_indicator;
SELECT region, year, targets FROM attain_scorecard_summary;
RESET ROLE;
DROP POLICY mine ON attain_indicator;
ALTER TABLE attain_report ENABLE ROW LEVEL SECURITY;
-- a role that may write rows writes no report's that it does not see
GRANT ALL ON attain_indicator TO regress_attain_loader;
GRANT SELECT (id) ON attain_report TO regress_attain_loader;
SET ROLE regress_attain_loader;
DELETE FROM attain_indicator;
INSERT INTO attain_indicator (report_id, seq, region, indicator, key, canonical, role, aspect, span)
	SELECT min(report_id), 99, 'x', 'x', 'x', 'x', 'actual', 'level', '[1,2)' FROM (VALUES (1)) AS v (report_id);
RESET ROLE;
REVOKE ALL ON attain_indicator FROM regress_attain_loader;
REVOKE SELECT (id) ON attain_report FROM regress_attain_loader;
SET ROLE regress_attain_loader;
INSERT INTO attain_report (region, body) VALUES ('乙区', '2020年，新建公园5个。');
INSERT INTO attain_report (region, body) VALUES ('甲区', '2020年，新建公园5个。');
RESET ROLE;
-- nothing of ours runs as its owner without a fixed search_path
SELECT p.oid::regprocedure FROM pg_proc p JOIN pg_depend d ON d.objid = p.oid AND d.classid = 'pg_proc'::regclass AND d.deptype = 'e'
	JOIN pg_extension e ON e.oid = d.refobjid AND e.extname = 'attain'
WHERE p.prosecdef AND NOT EXISTS (SELECT FROM unnest(p.proconfig) AS c WHERE c LIKE 'search_path=pg_catalog, pg_temp%');
SELECT c.oid::regclass FROM pg_class c JOIN pg_depend d ON d.objid = c.oid AND d.classid = 'pg_class'::regclass AND d.deptype = 'e'
	JOIN pg_extension e ON e.oid = d.refobjid AND e.extname = 'attain'
WHERE c.relkind = 'v' AND NOT coalesce('security_invoker=true' = ANY (c.reloptions), false);
ALTER TABLE attain_report DISABLE ROW LEVEL SECURITY;
DROP POLICY own ON attain_report;
DROP POLICY load ON attain_report;
DELETE FROM attain_report;
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM regress_attain_loader, regress_attain_reader;
DROP ROLE regress_attain_loader, regress_attain_reader;
