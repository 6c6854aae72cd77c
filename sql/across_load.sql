-- Rows are kept in step with their report, whatever happens to it.
\set VERBOSITY terse

INSERT INTO attain_report (region, title, body) VALUES
	('甲区', '报告一', '2020年，地区生产总值增长3.8%，新建5G基站1514个。'),
	('乙区', NULL, '2020年，地区生产总值增长4.1%。');
SELECT id, region, title, given, reader_version = attain_version() AS current, remark FROM attain_report ORDER BY id;
SELECT report_id, seq, region, indicator, key = indicator_key(indicator) AS key, canonical = key AS canonical,
	role, year, aspect, measure, target, from_table
FROM attain_indicator ORDER BY report_id, seq;

-- the rows are those of parse_report
SELECT count(*) FROM attain_report r
	CROSS JOIN LATERAL parse_report(r.body, r.report_year) AS p
	FULL JOIN attain_indicator i ON i.report_id = r.id AND i.seq = p.seq
WHERE (p.indicator, p.role, p.period, p.aspect, p.measure::text, p.target::text, p.cmp, p.low, p.high, p.unit, p.span, p.source)
	IS DISTINCT FROM
	(i.indicator, i.role, i.period, i.aspect, i.measure::text, i.target::text, i.cmp, i.low, i.high, i.unit, i.span, i.source);

-- a changed region moves the rows, a changed body replaces them
UPDATE attain_report SET region = '丙区' WHERE region = '乙区';
UPDATE attain_report SET body = '2020年，地区生产总值增长5%。' WHERE region = '甲区';
SELECT report_id, seq, region, indicator, measure FROM attain_indicator ORDER BY report_id, seq;

-- what is not given follows the body, what is given stays
UPDATE attain_report SET body = '2021年，地区生产总值增长6%。', title = '标题' WHERE region = '丙区';
SELECT id, region, title, given FROM attain_report ORDER BY id;
UPDATE attain_report SET region = NULL WHERE region = '丙区';
SELECT id, region, given FROM attain_report ORDER BY id;
SELECT report_id, region FROM attain_indicator WHERE region LIKE '#%';

-- a given year that the text contradicts is said, not put right
INSERT INTO attain_report (region, report_year, body)
	SELECT '丁区', meta.report_year + 3, body
	FROM (VALUES (E'2021年政府工作报告\n\n2020年，地区生产总值增长3.8%。\n\n二、2021年工作安排\n\n2021年，地区生产总值增长6.5%。')) AS v (body),
		report_meta(body) AS meta
	RETURNING report_year, given, remark;
UPDATE attain_report SET remark = concat_ws(E'\n', '请核对', remark) WHERE region = '丁区' RETURNING remark;
UPDATE attain_report SET report_year = NULL WHERE region = '丁区' RETURNING report_year, given, remark;

-- several at once, an upsert, a copy
INSERT INTO attain_report (id, region, body) VALUES (1000, '戊区', '2020年，地区生产总值增长1%。');
INSERT INTO attain_report (id, region, body) VALUES (1000, '戊区', '2020年，地区生产总值增长2%，新增就业岗位3个。')
	ON CONFLICT (id) DO UPDATE SET body = EXCLUDED.body;
COPY attain_report (id, region, body) FROM stdin;
1001	己区	2020年，地区生产总值增长7%。
1002	己区	没有数字。
\.
SELECT report_id, seq, region, indicator, measure FROM attain_indicator WHERE report_id >= 1000 ORDER BY report_id, seq;

-- reading again, with nothing changed
CREATE TEMP TABLE before AS SELECT * FROM attain_indicator;
UPDATE attain_report SET reader_version = NULL;
SELECT count(*) FROM attain_report WHERE reader_version IS DISTINCT FROM attain_version();
SELECT count(*) FROM before b FULL JOIN attain_indicator i USING (report_id, seq)
WHERE (b.indicator, b.measure::text) IS DISTINCT FROM (i.indicator, i.measure::text);

-- another number takes its rows along; a deleted report too
UPDATE attain_report SET id = 2000 WHERE id = 1000;
SELECT count(*) > 0 AS moved FROM attain_indicator WHERE report_id = 2000;
DELETE FROM attain_report WHERE id = 2000;
SELECT count(*) FROM attain_indicator WHERE report_id IN (1000, 2000);
BEGIN;
DELETE FROM attain_report;
SELECT count(*) FROM attain_indicator;
ROLLBACK;

-- the same region, kind and year again: a further edition, or in place of the first
INSERT INTO attain_report (region, kind, report_year, body) VALUES ('庚区', 'work report', 2021, '2020年，地区生产总值增长1%。');
INSERT INTO attain_report (region, kind, report_year, body) VALUES ('庚区', 'work report', 2021, '2020年，地区生产总值增长2%。'),
	('庚区', 'news', 2021, '2020年，地区生产总值增长3%。'), ('庚区', NULL, NULL, '没有年份。'), ('庚区', NULL, NULL, '没有年份。');
INSERT INTO attain_report (region, kind, report_year, edition, body) VALUES ('庚区', 'work report', 2021, 1, '2020年，地区生产总值增长4%。')
	ON CONFLICT (region, kind, report_year, edition) DO UPDATE SET body = EXCLUDED.body;
SELECT kind, report_year, edition, measure FROM attain_report r LEFT JOIN attain_indicator i ON i.report_id = r.id WHERE r.region = '庚区' ORDER BY r.id;
UPDATE attain_report SET region = '辛区' WHERE region = '庚区' AND edition = 2;
UPDATE attain_report SET region = '辛区' WHERE region = '庚区' AND kind = 'work report';
UPDATE attain_report SET kind = 'work report' WHERE region = '庚区' AND kind = 'news';
SELECT region, kind, report_year, edition FROM attain_report WHERE region IN ('庚区', '辛区') AND kind IS NOT NULL ORDER BY region COLLATE "C", edition;
UPDATE attain_report SET edition = 1 WHERE region = '辛区';
UPDATE attain_report SET edition = 0 WHERE region = '庚区' AND kind IS NOT NULL;
-- without a region, kind or year each is a first one, and nothing is in its place
SELECT kind, report_year, edition FROM attain_report WHERE region = '庚区' AND report_year IS NULL;
-- given or not, the next is the next
INSERT INTO attain_report (region, kind, report_year, edition, body) VALUES ('壬区', 'news', 2021, 7, 'x'), ('壬区', 'news', 2021, NULL, 'y')
	RETURNING edition;
SELECT count(*) FROM attain_loading;

-- another region's name is no longer taken off, and its own is
INSERT INTO attain_report (region, body) VALUES ('乙区', '2020年，乙区地区生产总值增长3.8%，甲区规上工业总产值增长5%。');
SELECT indicator, key, canonical FROM attain_indicator WHERE region = '乙区' ORDER BY seq;
INSERT INTO attain_alias (region, alias, indicator) VALUES ('甲区', '规上工业总产值', '规模以上工业总产值（现价）');
UPDATE attain_report SET region = '甲区' WHERE region = '乙区';
SELECT indicator, key = attain_row_key(indicator, aspect, '甲区') AS key, canonical = attain_canonical('甲区', attain_row_key(indicator, aspect, '甲区')) AS canonical,
	starts_with(key, '甲区') AS foreign FROM attain_indicator WHERE indicator ~ '^[甲乙]区' AND region = '甲区' ORDER BY seq;
DELETE FROM attain_alias;

-- names and references that say nothing
INSERT INTO attain_alias (alias, indicator) VALUES ('（）', '地区生产总值');
INSERT INTO attain_alias (alias, indicator) VALUES ('GDP总量', '（）');
-- keys are what the names say, whatever is given and whatever triggers in front make of the names
CREATE FUNCTION pg_temp.another() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.alias := NEW.alias || '面积'; RETURN NEW; END $$;
CREATE TRIGGER my_names BEFORE INSERT ON attain_alias FOR EACH ROW EXECUTE FUNCTION pg_temp.another();
INSERT INTO attain_alias (alias, indicator, alias_key, indicator_key) VALUES ('绿地', '公园', 'x', 'y');
DROP TRIGGER my_names ON attain_alias;
UPDATE attain_alias SET alias_key = 'x';
SELECT alias, alias_key = indicator_key(alias) AS its_own, indicator_key FROM attain_alias;
DELETE FROM attain_alias;
INSERT INTO attain_reference (indicator, year, reference, value, indicator_key, during) VALUES ('地区生产总值', 2020, '全市平均水平', '增长3%', 'x', 'empty');
SELECT indicator_key, during FROM attain_reference;
-- triggers behind ours would leave keys of other names
CREATE TRIGGER "规范名称" BEFORE INSERT ON attain_alias FOR EACH ROW EXECUTE FUNCTION pg_temp.another();
\set VERBOSITY default
\set SHOW_CONTEXT never
INSERT INTO attain_alias (alias, indicator) VALUES ('绿地', '公园');
\echo :LAST_ERROR_SQLSTATE
CREATE FUNCTION pg_temp.later() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.year := NEW.year + 1; RETURN NEW; END $$;
CREATE TRIGGER "规范年份" BEFORE UPDATE ON attain_reference FOR EACH ROW EXECUTE FUNCTION pg_temp.later();
UPDATE attain_reference SET source = '公报';
\echo :LAST_ERROR_SQLSTATE
\set VERBOSITY terse
ALTER TRIGGER "规范年份" ON attain_reference RENAME TO my_year;
UPDATE attain_reference SET source = '公报' RETURNING year, during;
DROP TRIGGER my_year ON attain_reference;
DROP TRIGGER "规范名称" ON attain_alias;
INSERT INTO attain_reference (reference, value) VALUES ('全市平均水平', '增长3%');
INSERT INTO attain_reference (reference, year, value) VALUES ('全市平均水平', 0, '增长3%');
DELETE FROM attain_reference;
INSERT INTO attain_reference (year, reference, value) VALUES (2020, '', '增长7%');
INSERT INTO attain_reference (year, reference, value) VALUES (2020, '　', '增长7%');
INSERT INTO attain_reference (period, reference, value) VALUES ('empty', '全市平均水平', '增长7%');
INSERT INTO attain_reference (year, indicator, reference, value) VALUES (2020, '', '全市平均水平', '增长7%');
INSERT INTO attain_reference (reference, value) VALUES ('全市平均水平', '增长7%');

-- no body, no report
INSERT INTO attain_report (region) VALUES ('甲区');
DELETE FROM attain_report;

-- offices of one region report beside its government
SELECT kind, replaced FROM attain_load('青浦区教育局2021年工作报告
新增学位1200个。');
SELECT kind, replaced FROM attain_load('青浦区人民法院工作报告（2021年）
办结案件8000件。');
SELECT kind, replaced FROM attain_load('青浦区2021年政府工作报告
地区生产总值增长6%。');
SELECT kind, replaced FROM attain_load('在青浦区第六届人民代表大会第一次会议上的政府工作报告
各位代表：一、2020年工作回顾
绿化覆盖率为40%。
二、2021年工作安排
地区生产总值增长6%。', report_year => 2021);
SELECT kind, replaced FROM attain_load('青浦区教育局2021年工作报告
新增学位1300个。');
SELECT title, report_year, edition FROM attain_report ORDER BY id;
DELETE FROM attain_report;
