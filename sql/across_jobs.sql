-- Reading again, summaries that are always right, loading of pages.
\set VERBOSITY terse

CREATE TABLE short (kind text, region text, year int, body text);
INSERT INTO short
	SELECT k, r, y, r || y || CASE k WHEN 'work report' THEN E'年政府工作报告\n\n一、' || y - 1 || E'年工作回顾\n\n地区生产总值增长'
			|| y - 2014 || '%，新增就业岗位' || y * 3 || E'个。\n\n二、' || y || E'年主要任务\n\n地区生产总值增长6%，新增就业岗位6061个，城镇登记失业人数控制在市下达指标内。'
		ELSE '年国民经济和社会发展计划' END
	FROM unnest(ARRAY['甲区', '乙区']) AS r, generate_series(2019, 2021) AS y, unnest(ARRAY['work report']) AS k;

-- what the summary must always be
CREATE VIEW direct AS
	SELECT region, year, count(*) AS targets, count(*) FILTER (WHERE attained) AS attained,
		count(*) FILTER (WHERE NOT attained) AS missed, count(*) FILTER (WHERE attained IS NULL) AS undetermined
	FROM attain_scorecard WHERE year IS NOT NULL GROUP BY region, year;
CREATE VIEW wrong AS
	(SELECT 'kept' AS side, region, year, targets, attained, missed, undetermined FROM attain_scorecard_summary
		EXCEPT ALL SELECT 'kept', * FROM direct)
	UNION ALL
	(SELECT 'direct', * FROM direct
		EXCEPT ALL SELECT 'direct', region, year, targets, attained, missed, undetermined FROM attain_scorecard_summary);

INSERT INTO attain_report (region, body) SELECT region, body FROM short;
SELECT count(*) FROM attain_region_year;
SELECT * FROM wrong;
SELECT region, year, targets, attained, missed, undetermined, round(rate, 3) AS rate FROM attain_scorecard_summary ORDER BY region COLLATE "C", year;

-- nothing is to be read, everything to be counted
\set VERBOSITY default
CALL attain_refresh(batch => 2);
\set VERBOSITY terse
SELECT count(*) FROM attain_region_mark;
SELECT region, year, targets, attained, missed, undetermined FROM attain_region_year ORDER BY region COLLATE "C", year;
SELECT * FROM wrong;

-- kept counts are used
BEGIN;
UPDATE attain_region_year SET targets = 1000 WHERE region = '甲区' AND year = 2020;
SELECT targets FROM attain_scorecard_summary WHERE region = '甲区' AND year = 2020;
-- but not those of another version
UPDATE attain_region_year SET version = 'old';
SELECT * FROM wrong;
ROLLBACK;

-- Whatever changes a scorecard is seen at once and counted with the next run.
-- first: did the change mark something, and nothing of others?
CREATE PROCEDURE shows(what text) LANGUAGE plpgsql AS $$
DECLARE
	marked text;
	n int;
BEGIN
	SELECT string_agg(DISTINCT coalesce(region, 'all') || coalesce(year::text, 'all'), ' ') INTO marked
		FROM (SELECT region, year FROM attain_region_mark ORDER BY region COLLATE "C", year) AS m;
	SELECT count(*) INTO n FROM wrong;
	RAISE NOTICE '%: % wrong, marked %', what, n, marked;
END
$$;
SET client_min_messages = warning;
CALL attain_refresh();
SET client_min_messages = notice;
CALL shows('nothing');
UPDATE attain_report SET body = replace(body, '增长6%', '增长1%') WHERE region = '甲区' AND report_year = 2020;
CALL shows('a body');
UPDATE attain_report SET region = '丙区' WHERE region = '乙区' AND report_year = 2021;
CALL shows('a region');
SET client_min_messages = warning;
CALL attain_refresh(batch => 1);
SET client_min_messages = notice;
CALL shows('counted');
INSERT INTO attain_report (region, delivered_on, body) VALUES ('丁区', '2020-01-01', '2021年，新建公园要达到5个。'), ('丁区', '2020-02-01', '2021年，新建公园要达到8个。'), ('丁区', '2022-01-01', '2021年，新建公园6个。');
UPDATE attain_report SET report_year = 2021 WHERE region = '丁区';
SET client_min_messages = warning;
CALL attain_refresh();
SET client_min_messages = notice;
SELECT targets, attained, missed FROM attain_scorecard_summary WHERE region = '丁区';
UPDATE attain_report SET delivered_on = '2020-03-01' WHERE region = '丁区' AND delivered_on = '2020-01-01';
CALL shows('a day');
SELECT targets, attained, missed FROM attain_scorecard_summary WHERE region = '丁区';
INSERT INTO attain_alias (region, alias, indicator) VALUES ('丁区', '新建公园', '新建绿地');
CALL shows('an alias');
SET client_min_messages = warning;
CALL attain_refresh();
SET client_min_messages = notice;
INSERT INTO attain_reference (region, indicator, year, reference, value) VALUES ('甲区', '城镇登记失业人数', 2020, '市下达指标', '4750人');
CALL shows('a reference');
INSERT INTO attain_reference (year, reference, value) VALUES (2019, '市下达指标', '4750人');
CALL shows('a reference for all');
SET client_min_messages = warning;
CALL attain_refresh();
SET client_min_messages = notice;
CALL shows('counted');
-- an alias for what targets refer to
INSERT INTO attain_report (region, report_year, body) VALUES
	('戊区', 2020, E'戊区2020年政府工作报告\n\n二、2020年主要任务\n\n居民收入增速高于全市平均水平。'),
	('戊区', 2021, E'戊区2021年政府工作报告\n\n一、2020年工作回顾\n\n乙产业产值增长5%，居民收入增速6%。');
SET client_min_messages = warning;
CALL attain_refresh();
SET client_min_messages = notice;
SELECT reference(target), year FROM attain_indicator WHERE region = '戊区' AND role = 'target';
BEGIN;
INSERT INTO attain_alias (alias, indicator) SELECT reference(target), '乙产业产值' FROM attain_indicator WHERE region = '戊区' AND reference(target) IS NOT NULL;
CALL shows('an alias of a reference');
ROLLBACK;
DELETE FROM attain_report WHERE region = '丁区';
CALL shows('a deleted report');
BEGIN;
TRUNCATE attain_reference;
CALL shows('no references');
TRUNCATE attain_alias;
CALL shows('no aliases');
ROLLBACK;
BEGIN;
TRUNCATE attain_report CASCADE;
CALL shows('no reports');
SELECT count(*) FROM attain_scorecard_summary;
ROLLBACK;
TRUNCATE attain_reference, attain_alias;
SET client_min_messages = warning;
CALL attain_refresh();
SET client_min_messages = notice;
CALL shows('counted');
SELECT count(*) FROM attain_region_year WHERE region = '丁区';

-- a role that sees some reports has its own counts, and not those of all
CREATE ROLE regress_attain_reader;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO regress_attain_reader;
GRANT UPDATE ON attain_report TO regress_attain_reader;
DELETE FROM attain_region_mark;
UPDATE attain_region_year SET targets = 1000;
ALTER TABLE attain_report ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON attain_report TO regress_attain_reader USING (region = '乙区');
SET ROLE regress_attain_reader;
SELECT attain_unrestricted(), (SELECT count(*) FROM attain_region_year), (SELECT count(*) FROM attain_region_mark);
SELECT region, year, targets, attained, missed, undetermined FROM attain_scorecard_summary ORDER BY year;
RESET ROLE;
-- and may read its reports again; of others it counts nothing
UPDATE attain_report SET reader_version = 'old';
SET ROLE regress_attain_reader;
CALL attain_refresh();
SELECT total, done, failed, summaries, state FROM attain_progress ORDER BY job DESC LIMIT 1;
RESET ROLE;
SELECT region, reader_version = attain_version() AS current, count(*) FROM attain_report GROUP BY 1, 2 ORDER BY region COLLATE "C";
SELECT min(targets) FROM attain_region_year;
SELECT attain_job_note(max(id), 1, 1, 1, 1, 'x', 'running') FROM attain_job;
REVOKE UPDATE ON attain_report FROM regress_attain_reader;
SELECT count(*) AS jobs FROM attain_job \gset
SET ROLE regress_attain_reader;
CALL attain_refresh();
-- nor can the steps be taken by themselves
SELECT attain_job_begin(1, 0);
SELECT attain_job_count(1, 1);
SELECT attain_job_note(1, 1, 1, 1, 1, 'x', 'running');
SELECT attain_mark_each();
RESET ROLE;
SELECT count(*) - :jobs AS more FROM attain_job;
-- one column is enough
GRANT UPDATE (reader_version, remark) ON attain_report TO regress_attain_reader;
SET ROLE regress_attain_reader;
CALL attain_refresh();
SELECT done, state, error FROM attain_progress ORDER BY job DESC LIMIT 1;
-- nobody but the jobs' functions write
UPDATE attain_job SET done = 5;
SELECT attain_region_count('甲区', 2020);
RESET ROLE;
DROP POLICY own ON attain_report;
ALTER TABLE attain_report DISABLE ROW LEVEL SECURITY;
DROP OWNED BY regress_attain_reader;
DROP ROLE regress_attain_reader;
SET client_min_messages = warning;
CALL attain_refresh();
SET client_min_messages = notice;

-- a report that cannot be read does not stop the others
UPDATE attain_report SET reader_version = 'old', remark = '请核对';
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE E'not this\none'; END $$;
CREATE TRIGGER a_refuse BEFORE UPDATE ON attain_report FOR EACH ROW WHEN (NEW.reader_version IS NULL AND NEW.id = 2) EXECUTE FUNCTION refuse();
CALL attain_refresh(batch => 3);
SELECT id, remark, reader_version FROM attain_report WHERE reader_version IS DISTINCT FROM attain_version();
SELECT total, done, failed, current_report, failed_report, error, state, pid = pg_backend_pid() AS mine FROM attain_progress ORDER BY job DESC LIMIT 1;
-- one that fails whatever is done to it
CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'never'; END $$;
UPDATE attain_report SET reader_version = 'old' WHERE id = 2;
DROP TRIGGER a_refuse ON attain_report;
CREATE CONSTRAINT TRIGGER refuse AFTER UPDATE ON attain_report DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.id = 2) EXECUTE FUNCTION refuse();
CALL attain_refresh(batch => 3);
SELECT id, remark, reader_version FROM attain_report WHERE reader_version IS DISTINCT FROM attain_version();
DROP TRIGGER refuse ON attain_report;
CALL attain_refresh();
SELECT count(*), count(*) FILTER (WHERE remark = '请核对') AS clean FROM attain_report WHERE reader_version = attain_version();

-- without triggers nothing is read, and that is said
UPDATE attain_report SET reader_version = 'old' WHERE id = 3;
ALTER TABLE attain_report DISABLE TRIGGER USER;
CALL attain_refresh();
ALTER TABLE attain_report ENABLE ALWAYS TRIGGER attain_report_read, ENABLE ALWAYS TRIGGER attain_report_rows, ENABLE ALWAYS TRIGGER attain_report_mark;

-- the last hundred runs are kept
DO $$ BEGIN FOR i IN 1..120 LOOP PERFORM pg_advisory_unlock(1635021921, attain_job_begin(1, 0)::int); END LOOP; END $$;
SELECT count(*) FROM attain_job;
SELECT state, count(*) FROM attain_progress GROUP BY state;
TRUNCATE attain_job;
-- a run that its own session has left behind
SELECT attain_job_begin(1, 0) > 0 AS begun;
SELECT state FROM attain_progress;
CALL attain_refresh();
SELECT state FROM attain_progress ORDER BY job;
SELECT count(*) FROM pg_locks WHERE locktype = 'advisory';
TRUNCATE attain_job;

-- a search_path that would redirect every name and operator
CREATE SCHEMA hostile;
CREATE FUNCTION hostile.no(anyelement, anyelement) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN RAISE 'redirected'; END $$;
CREATE FUNCTION hostile.no_int(int, int) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN RAISE 'redirected'; END $$;
CREATE FUNCTION hostile.no_int8(bigint, bigint) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN RAISE 'redirected'; END $$;
CREATE FUNCTION hostile.no_text(text, text) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN RAISE 'redirected'; END $$;
CREATE FUNCTION hostile.count(anyelement) RETURNS bigint LANGUAGE plpgsql AS $$ BEGIN RAISE 'redirected'; END $$;
CREATE FUNCTION hostile.attain_version() RETURNS text LANGUAGE plpgsql AS $$ BEGIN RAISE 'redirected'; END $$;
CREATE FUNCTION hostile.array_append(bigint[], bigint) RETURNS bigint[] LANGUAGE plpgsql AS $$ BEGIN RAISE 'redirected'; END $$;
DO $$
DECLARE o text; t text;
BEGIN
	FOREACH o IN ARRAY ARRAY['=', '<>', '<', '<=', '>', '>=', '+', '-', '||'] LOOP
		FOREACH t IN ARRAY ARRAY['int', 'int8', 'text'] LOOP
			EXECUTE format('CREATE OPERATOR hostile.%s (LEFTARG = %s, RIGHTARG = %s, FUNCTION = hostile.no_%s)', o, t, t, t);
		END LOOP;
	END LOOP;
END
$$;
CREATE TABLE hostile.attain_report (id bigint);
CREATE DOMAIN hostile.text AS pg_catalog.text CHECK (VALUE IS NULL);
UPDATE attain_report SET reader_version = 'old' WHERE id < 3;
SET search_path = hostile, pg_catalog, public;
CALL public.attain_refresh(batch => 1);
SELECT total, done, failed, state FROM public.attain_progress;
SELECT public.attain_unrestricted(), region, targets FROM public.attain_scorecard_summary LIMIT 1;
RESET search_path;
SET client_min_messages = warning;
DROP SCHEMA hostile CASCADE;
SET client_min_messages = notice;

-- a batch is a number; a transaction of the caller's cannot be committed
CALL attain_refresh(batch => 0);
CALL attain_refresh(NULL);
BEGIN;
CALL attain_refresh();
ROLLBACK;
-- whatever the session's isolation is
SET default_transaction_isolation = 'serializable';
CALL attain_refresh();
RESET default_transaction_isolation;
SELECT * FROM wrong;

-- without a job there are no more marks than regions and years
DELETE FROM attain_report;
DELETE FROM attain_region_mark;
INSERT INTO attain_report (region, body) VALUES ('甲区', '2020年，新建公园5个。');
DO $$ BEGIN FOR n IN 1..50 LOOP UPDATE attain_report SET body = '2020年，新建公园' || n || '个。'; COMMIT; END LOOP; END $$;
INSERT INTO attain_reference (year, reference, value) SELECT 2020, '指标' || n, '5个' FROM generate_series(1, 50) AS n;
DO $$ BEGIN FOR n IN 1..10 LOOP UPDATE attain_reference SET value = (n || '个')::measure; COMMIT; END LOOP; END $$;
BEGIN;
UPDATE attain_report SET body = '2020年，新建公园1个。';
SAVEPOINT s;
UPDATE attain_report SET body = '2020年，新建公园2个。';
ROLLBACK TO s;
UPDATE attain_report SET body = '2020年，新建公园3个。';
COMMIT;
SELECT region, year, count(*) FROM attain_region_mark GROUP BY region, year ORDER BY region;
TRUNCATE attain_reference, attain_alias;
TRUNCATE attain_reference, attain_alias;
SELECT region, year, count(*) FROM attain_region_mark WHERE region IS NULL GROUP BY region, year ORDER BY year;
SET client_min_messages = warning;
CALL attain_refresh();
SET client_min_messages = notice;

-- loading
DELETE FROM attain_report;
SELECT l.region, l.title, l.kind, l.report_year, l.rows, l.targets, l.replaced, l.remark
	FROM short, attain_load(body) AS l ORDER BY l.report_id;
SELECT l.region, l.report_year, l.rows, l.targets, l.replaced
	FROM short, attain_load(replace(body, '新增就业岗位6061个，', '')) AS l WHERE short.year > 2019 ORDER BY l.report_id;
SELECT count(*), count(DISTINCT (region, kind, report_year)) FROM attain_report;
SELECT * FROM wrong;
-- what is given stands before what is read, and stays given
SELECT region, title, report_year, replaced, remark FROM attain_load((SELECT body FROM short LIMIT 1), region => '己区', report_year => 2018);
SELECT region, title, report_year, replaced, remark FROM attain_load((SELECT body FROM short LIMIT 1), region => '己区', title => '标题', report_year => 2018);
SELECT given FROM attain_report WHERE region = '己区';
-- of other kinds several have a region and year
SELECT title, kind, replaced FROM attain_load('2021年，新建公园5个。', '庚区', '简讯一', 'news', 2021);
SELECT title, kind, replaced FROM attain_load('2021年，新建公园5个。', '庚区', '简讯二', 'news', 2021);
SELECT title, kind, replaced FROM attain_load('2021年，新建公园6个。', '庚区', '简讯一', 'news', 2021);
-- of which nothing is known: the same text only
SELECT region, kind, report_year, rows, replaced FROM attain_load('新建公园5个。');
SELECT region, kind, report_year, rows, replaced FROM attain_load('新建公园5个。');
SELECT region, kind, report_year, rows, replaced FROM attain_load('新建公园7个。');
-- no report
SELECT * FROM attain_load('没有数字');
SELECT * FROM attain_load('');
SELECT * FROM attain_load(NULL);
-- a page of two, twice
SELECT string_agg(r || E'\n各位代表：\n现在，我代表区人民政府，向大会报告一年来的工作和下一年的打算，请予审议，并请列席的同志提出意见和建议。\n' || b, E'\n') AS page
FROM (VALUES ('辛区2020年政府工作报告', E'二、2020年主要任务\n地区生产总值增长6%。'), ('辛区2021年政府工作报告', E'一、2020年工作回顾\n地区生产总值增长7%。')) AS v (r, b) \gset
SELECT region, title, kind, report_year, rows, targets, replaced FROM attain_load(:'page', region => '辛区');
SELECT region, title, kind, report_year, rows, targets, replaced FROM attain_load(:'page', region => '辛区');
SELECT attained FROM attain_scorecard WHERE region = '辛区';
SELECT * FROM attain_load(:'page', title => '标题');
BEGIN ISOLATION LEVEL REPEATABLE READ;
SELECT * FROM attain_load('x');
ROLLBACK;
-- a role that may load and not read rows
CREATE ROLE regress_attain_loader;
GRANT SELECT, INSERT, UPDATE ON attain_report TO regress_attain_loader;
SET ROLE regress_attain_loader;
SELECT region, rows, targets, replaced FROM attain_load('2021年，新建公园5个。', region => '壬区');
RESET ROLE;
DROP OWNED BY regress_attain_loader;
DROP ROLE regress_attain_loader;
SELECT * FROM wrong;

SET client_min_messages = warning;
TRUNCATE attain_report RESTART IDENTITY CASCADE;
CALL attain_refresh();
SELECT (SELECT count(*) FROM attain_region_year) AS kept, (SELECT count(*) FROM attain_region_mark) AS marks;
TRUNCATE attain_job;
DROP FUNCTION refuse();
DROP PROCEDURE shows(text);
DROP VIEW wrong, direct;
DROP TABLE short;
