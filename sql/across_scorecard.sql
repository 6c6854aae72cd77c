-- Targets meet what came of them.
\set VERBOSITY terse

-- rows of two reports, written by hand: what the views make of rows is tested
-- here, not what the reader makes of text
INSERT INTO attain_report (id, region, kind, report_year, body) VALUES
	(1, '甲区', 'work report', 2020, '-'), (2, '甲区', 'work report', 2021, '-'),
	(3, '甲区', 'plan report', 2021, '-'), (4, '乙区', 'work report', 2021, '-');
CREATE FUNCTION pg_temp.state(report bigint, seq int, region text, indicator text, role text, year int,
	aspect text, value text, low numeric, unit text, source text DEFAULT NULL) RETURNS void
LANGUAGE sql AS $$
	INSERT INTO attain_indicator (report_id, seq, region, indicator, key, canonical, role, period, aspect, measure,
		target, cmp, low, unit, span, source)
	VALUES (report, seq, region, indicator, indicator_key(indicator), attain_canonical(region, indicator_key(indicator)), role,
		daterange(make_date(year, 1, 1), make_date(year + 1, 1, 1)), aspect,
		CASE WHEN role <> 'target' THEN value::measure END, CASE WHEN role = 'target' THEN value::target END,
		'=', low, unit, '[1,2)', coalesce(source, indicator || value));
$$;
SELECT count(pg_temp.state(report, seq, region, indicator, role, year, aspect, value, low, unit, source)) FROM (VALUES
	(1, 1, '甲区', '地区生产总值', 'target', 2020, 'growth', '增长6%', 6, '%', NULL),
	(1, 2, '甲区', '新建5G网络基站', 'target', 2020, 'level', '1000个', 1000, '个', NULL),
	(1, 3, '甲区', '社区助餐点', 'target', 2020, 'level', '20个', 20, '个', NULL),
	(1, 4, '甲区', '合同外资', 'target', 2020, 'level', '8亿美元', 8, '亿美元', NULL),
	(1, 5, '甲区', '居民收入', 'target', 2020, 'growth', '高于全市平均水平', NULL, NULL, NULL),
	(1, 6, '甲区', '固定资产投资', 'target', 2020, 'level', '45000万元', 45000, '万元', NULL),
	(1, 7, '甲区', '城镇登记失业人数', 'target', 2020, 'level', '控制在4750人以内', 4750, '人', NULL),
	(1, 9, '甲区', '市级示范村庄创建', 'target', 2020, 'level', '20个', 20, '个', NULL),
	(1, 8, '甲区', '没有下文的事', 'target', 2020, 'level', '3件', 3, '件', NULL),
	(2, 1, '甲区', '地区生产总值', 'actual', 2020, 'growth', '增长3.8%', 3.8, '%', '预计地区生产总值增长3.8%'),
	(2, 2, '甲区', '新建5G基站', 'actual', 2020, 'level', '1514个', 1514, '个', NULL),
	(2, 3, '甲区', '助餐场所', 'actual', 2020, 'level', '21个', 21, '个', NULL),
	(2, 4, '甲区', '合同外资', 'actual', 2020, 'level', '19.8亿美元', 19.8, '亿美元', NULL),
	(2, 5, '甲区', '居民收入', 'actual', 2020, 'growth', '高于全市平均水平', NULL, NULL, NULL),
	(2, 6, '甲区', '固定资产投资', 'actual', 2020, 'level', '5亿元', 5, '亿元', NULL),
	(2, 7, '甲区', '城镇登记失业人数', 'actual', 2020, 'level', '4123人', 4123, '人', NULL),
	(2, 9, '甲区', '市级示范村创建', 'actual', 2020, 'level', '7个', 7, '个', NULL),
	(2, 8, '甲区', '没人说过的事', 'actual', 2020, 'level', '5件', 5, '件', NULL),
	(3, 1, '甲区', '地区生产总值', 'actual', 2020, 'growth', '增长3.6%', 3.6, '%', E'1\t地区生产总值\t增长6%\t增长3.6%'),
	(3, 2, '甲区', '合同外资', 'actual', 2020, 'level', '约20亿美元', 20, '亿美元', NULL),
	(4, 1, '乙区', '没有下文的事', 'actual', 2020, 'level', '9件', 9, '件', '别的区的数')
	) AS v (report, seq, region, indicator, role, year, aspect, value, low, unit, source);

SELECT indicator, target, actual, target_value, actual_value, unit, attained, round(ratio, 4) AS ratio, margin, conflict, matched_by
FROM attain_scorecard WHERE region = '甲区' AND year = 2020 ORDER BY target_report, indicator COLLATE "C";
SELECT indicator, year, aspect, value_1, value_2, difference, report_1, report_2, source_1, source_2 FROM attain_conflict;
SELECT role, region, indicator, value, similar_indicator, similarity FROM attain_unmatched ORDER BY role, region COLLATE "C", indicator COLLATE "C";

-- an alias joins what does not look alike, and parts it again
INSERT INTO attain_alias (region, alias, indicator) VALUES (NULL, '助餐场所', '社区助餐点');
SELECT indicator, actual, attained, matched_by FROM attain_scorecard WHERE indicator = '社区助餐点';
UPDATE attain_alias SET region = '乙区';
SELECT indicator, actual, attained, matched_by FROM attain_scorecard WHERE indicator = '社区助餐点';
UPDATE attain_alias SET region = '甲区';
SELECT indicator, actual, attained, matched_by FROM attain_scorecard WHERE indicator = '社区助餐点';
INSERT INTO attain_alias (region, alias, indicator) VALUES ('甲区', '助餐场所', '别的');
DELETE FROM attain_alias;
SELECT indicator, actual, attained, matched_by FROM attain_scorecard WHERE indicator = '社区助餐点';

-- a target that refers to a value: the words answer the words, a number needs the value
SELECT pg_temp.state(1, 20, '甲区', '农民收入', 'target', 2020, 'growth', '高于全市平均水平', NULL, NULL),
	pg_temp.state(2, 20, '甲区', '农民收入', 'actual', 2020, 'growth', '增长7%', 7, '%'),
	pg_temp.state(1, 21, '甲区', '市民收入', 'target', 2020, 'growth', '与地区生产总值同步', NULL, NULL),
	pg_temp.state(2, 21, '甲区', '市民收入', 'actual', 2020, 'growth', '增长3.6%', 3.6, '%');
SELECT indicator, target, actual, attained, round(ratio, 4) AS ratio, margin, substring(why, '\(.*\)$') AS by FROM attain_scorecard
WHERE indicator LIKE '%收入' ORDER BY indicator COLLATE "C";
INSERT INTO attain_reference (region, year, reference, value) VALUES (NULL, 2020, '全市平均', '增长7.1%'), ('甲区', 2020, '全市平均', '增长6.9%');
SELECT indicator, target, actual, attained, round(ratio, 4) AS ratio, margin, substring(why, '\(.*\)$') AS by FROM attain_scorecard
WHERE indicator LIKE '%收入' ORDER BY indicator COLLATE "C";
UPDATE attain_reference SET indicator = '市民收入' WHERE region = '甲区';
SELECT indicator, attained, substring(why, '\(.*\)$') AS by FROM attain_scorecard WHERE indicator = '农民收入';
INSERT INTO attain_reference (reference, value) VALUES ('全市平均', '增长7%');
INSERT INTO attain_reference (year, reference, value) VALUES (2020, '全市平均', '增长7%');
DELETE FROM attain_reference;

-- which of several targets counts: the year's own report, however often it is told later
SELECT pg_temp.state(3, 10, '甲区', '合同外资', 'target', 2020, 'level', '9亿美元', 9, '亿美元', E'1\t合同外资\t9\t20');
SELECT indicator, target, target_report FROM attain_scorecard WHERE indicator = '合同外资';

-- rounding is no contradiction
SELECT a, b, measures_agree(a::measure, b::measure) FROM (VALUES
	('583.1亿元', '583亿元'), ('583.1亿元', '584亿元'), ('5831000万元', '583.1亿元'), ('增长5.7%', '增长5.70%'),
	('增长6.1%', '增长6.5%'), ('约100家', '98家'), ('约100家', '90家'), ('近100家', '96家'), ('超过100家', '120家'),
	('100余家', '99家'), ('增长5%', '下降5%'), ('增长5%', '5%'), ('5亿元', '5亿美元'), ('5个', '5家'), ('5个', '6家')) AS v (a, b);
DELETE FROM attain_report;

-- a growth is of the indicator itself, in whatever region's words; aliases go all at once
INSERT INTO attain_report (region, body) VALUES ('甲区', E'2020年政府工作报告\n二、2020年主要任务\n财政收入增长领先经济增长，地区生产总值（GDP）增长5%。'),
	('甲区', E'2021年政府工作报告\n一、2020年工作回顾\n甲区地区生产总值增长6%，财政收入增长7%。');
SELECT indicator, target, actual, attained, matched_by FROM attain_scorecard WHERE region = '甲区' ORDER BY indicator COLLATE "C";
INSERT INTO attain_alias (alias, indicator) VALUES ('财政收入', '怪名');
SELECT count(*) FROM attain_indicator WHERE canonical <> key;
TRUNCATE attain_alias;
SELECT count(*) FROM attain_indicator WHERE canonical <> key;
DELETE FROM attain_report;
