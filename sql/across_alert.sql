-- Targets that were missed or about which reports contradict each other, and
-- who may see them.  What is notified is in test/t/050_load.pl.
\set VERBOSITY terse
INSERT INTO attain_report (region, body) VALUES
	('甲区', E'2020年政府工作报告\n二、2020年主要任务\n地区生产总值增长6%，新建公园5个，新增车位300个。'),
	('甲区', E'2021年政府工作报告\n一、2020年工作回顾\n地区生产总值增长3.8%，新建公园6个，新增车位260个。'),
	('甲区', E'2020年国民经济和社会发展计划执行情况的报告\n二、2020年主要目标\n新增车位350个。'),
	('甲区', E'2021年国民经济和社会发展计划执行情况的报告\n一、2020年工作回顾\n地区生产总值增长4.1%。'),
	('乙区', E'2021年政府工作报告\n一、2020年工作回顾\n新建公园6个。新建公园8个。');
SELECT region, year, indicator, aspect, what, target, actual, other, why FROM attain_alert
ORDER BY region COLLATE "C", indicator COLLATE "C", what COLLATE "C", why COLLATE "C";
SELECT a.indicator COLLATE "C" AS indicator, what COLLATE "C" AS what, r.report_year, r.kind, a.source, t.report_year AS target_year, t.kind AS target_kind, target_source,
	o.report_year AS other_year, o.kind AS other_kind, other_source, shown_at = r.loaded_at AS now
FROM attain_alert a JOIN attain_report r ON r.id = a.report JOIN attain_report t ON t.id = a.target_report
LEFT JOIN attain_report o ON o.id = a.other_report ORDER BY 1, 2, a.source COLLATE "C";
-- as the scorecard says
SELECT (SELECT count(*) FROM attain_alert WHERE what = 'missed') = (SELECT count(*) FROM attain_scorecard WHERE NOT attained) AS missed,
	(SELECT count(DISTINCT (target_report, target_source, indicator)) FROM attain_alert WHERE what = 'contradicted') = (SELECT count(*) FROM attain_scorecard WHERE conflict) AS contradicted;
-- shown when the last of its reports was loaded
UPDATE attain_report SET loaded_at = '2021-01-01' WHERE kind = 'work report';
SELECT indicator COLLATE "C", what, shown_at < now() - interval '1 day' AS long_ago FROM attain_alert ORDER BY 1, 2;

SET client_min_messages = warning;
DROP ROLE IF EXISTS regress_attain_watcher;
CREATE ROLE regress_attain_watcher;
RESET client_min_messages;
SET ROLE regress_attain_watcher;
SELECT count(*) FROM attain_alert;
RESET ROLE;
GRANT SELECT ON attain_report, attain_indicator, attain_alias, attain_reference, attain_statement, attain_promise, attain_outcome, attain_fact,
	attain_match, attain_conflict, attain_scorecard, attain_alert TO regress_attain_watcher;
SET ROLE regress_attain_watcher;
SELECT count(*) FROM attain_alert;
SELECT attain_report_alert();
RESET ROLE;
ALTER TABLE attain_report ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON attain_report TO regress_attain_watcher USING (region <> '甲区');
SET ROLE regress_attain_watcher;
SELECT count(*) FROM attain_alert;
RESET ROLE;
DROP POLICY own ON attain_report;
ALTER TABLE attain_report DISABLE ROW LEVEL SECURITY;
-- loading goes on where the views have nothing to say but an error
ALTER VIEW attain_conflict RENAME TO attain_conflict_elsewhere;
INSERT INTO attain_report (region, body) VALUES ('甲区', E'2020年工作要点\n2020年，新增车位400个。');
ALTER VIEW attain_conflict_elsewhere RENAME TO attain_conflict;
SELECT count(*) FROM attain_report;
DROP OWNED BY regress_attain_watcher;
DROP ROLE regress_attain_watcher;
DROP EXTENSION attain CASCADE;
CREATE EXTENSION attain;
