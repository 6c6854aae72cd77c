-- Indicators over the years, plans of several years, aliases to consider.
\set VERBOSITY terse

INSERT INTO attain_report (region, body) VALUES
	('甲区', E'2021年政府工作报告\n一、2020年工作回顾\n一般公共预算收入200亿元，社会消费品零售总额1000亿元，森林覆盖率18%。\n二、今后五年奋斗目标\n“十四五”时期，地区生产总值年均增长8%左右，固定资产投资累计完成4000亿元，单位产值能耗累计下降14%，到2025年一般公共预算收入达到300亿元，森林覆盖率达到20%，失业人数控制在5000人以内。\n三、2021年主要任务\n地区生产总值增长7%，新增助餐场所20个。'),
	('甲区', E'2022年政府工作报告\n一、2021年工作回顾\n地区生产总值增长8.2%，一般公共预算收入231.1亿元、增长15.6%，社会消费品零售总额1030亿元、增长5%，固定资产投资850亿元，单位产值能耗下降3%，失业人数4800人，建成社区助餐点21个。'),
	('甲区', E'2023年政府工作报告\n一、2022年工作回顾\n地区生产总值增长7.9%，一般公共预算收入235亿元、增长1.7%，社会消费品零售总额1092亿元、增长6%，固定资产投资700亿元，单位产值能耗下降2.5%。');

-- the level of each year, its growth, and whether the one fits the other
SELECT indicator, year, actual, target, attained, growth, growth_computed, growth_agrees, growth_target, growth_attained
FROM attain_trend WHERE region = '甲区' AND year < 2025 ORDER BY indicator COLLATE "C", year;
SELECT indicator, year, value_1, value_2, difference, kind, source_1, source_2 FROM attain_conflict WHERE region = '甲区' AND kind <> 'statements';
SELECT indicator, conflict FROM attain_scorecard WHERE region = '甲区' AND year = 2021 ORDER BY indicator COLLATE "C";

-- rounding, revision, constant prices, intervals
SELECT g, a, b, attain_growth_of(a::measure, b::measure) AS computed, attain_growth_agrees(g::measure, a::measure, b::measure, n) AS agrees
FROM (VALUES ('增长5%', '105亿元', '100亿元', '出口'), ('增长5%', '1030亿元', '1000亿元', '出口'), ('增长5%', '103亿元', '100亿元', '出口'),
	('增长5%', '10300000万元', '1000亿元', '出口'), ('下降3%', '97家', '100家', '企业'), ('增长5%', '1030亿元', '1000亿元', '地区生产总值'),
	('增长5%', '1030亿元', '1000亿美元', '出口'), ('增长5%', '>1030亿元', '1000亿元', '出口'), ('增长约5%', '1030亿元', '1000亿元', '出口'),
	('增长5%', '5亿元', '0亿元', '出口'), ('5%', '1030亿元', '1000亿元', '出口')) AS v (g, a, b, n);

-- sums, levels at the end, growth on average and of all years
SELECT indicator, kind, first_year, last_year, target, unit, latest_year, years_known, value_so_far, expected_so_far, share, on_track
FROM attain_plan_progress WHERE region = '甲区' ORDER BY kind, indicator COLLATE "C";
-- a year that is missing: that it is enough can be told, that it is not cannot
DELETE FROM attain_report WHERE report_year = 2022;
SELECT indicator, kind, latest_year, years_known, value_so_far, expected_so_far, on_track
FROM attain_plan_progress WHERE region = '甲区' ORDER BY kind, indicator COLLATE "C";

-- no year known yet; an average is one where 年均 is said of the value itself
INSERT INTO attain_report (region, body) VALUES
	('丙区', E'2021年政府工作报告\n一、2020年工作回顾\n出口增长2%。\n二、今后五年奋斗目标\n“十四五”时期，出口年均增长5%、进口年均增长4%，平均期望寿命延长的同时，单位产值水耗累计下降10%，单位产值煤耗累计下降8%。\n三、2021年主要任务\n到2025年，单位产值能耗五年累计下降14%。');
SELECT indicator, kind, first_year, last_year, target, latest_year, years_known, value_so_far, expected_so_far, on_track
FROM attain_plan_progress WHERE region = '丙区' ORDER BY kind, indicator COLLATE "C";

-- what is kept in every year is no sum, and so many a year are as often as there are years
INSERT INTO attain_report (region, body) VALUES
	('丁区', E'2021年政府工作报告\n一、2020年工作回顾\n出口增长2%。\n二、“十四五”主要目标\n“十四五”期间，森林覆盖率保持在18%以上，常住人口控制在130万人以内，平均每年新增就业1万人。'),
	('丁区', E'2022年政府工作报告\n一、2021年工作回顾\n森林覆盖率17%，常住人口121万人，新增就业1.2万人。'),
	('丁区', E'2023年政府工作报告\n一、2022年工作回顾\n森林覆盖率17%，常住人口122万人。');
SELECT indicator, kind, target, latest_year, years_known, value_so_far, expected_so_far, share, on_track
FROM attain_plan_progress WHERE region = '丁区' ORDER BY kind, indicator COLLATE "C";

-- 每年 needs no 平均 beside it; what is so much of each thing is not added up over the years
INSERT INTO attain_report (region, body) VALUES
	('戊区', E'2021年政府工作报告\n一、2020年工作回顾\n出口增长2%。\n二、“十四五”主要目标\n“十四五”期间，每年新增就业1万人。“十四五”期间，PM2.5浓度低于28微克/立方米，户均住房超过60平方米，年均新增学位1000个，新建公园20个。'),
	('戊区', E'2022年政府工作报告\n一、2021年工作回顾\n新增就业0.5万人，PM2.5浓度20微克/立方米，户均住房61平方米，新增学位700个，新建公园5个。'),
	('戊区', E'2023年政府工作报告\n一、2022年工作回顾\n新增就业0.5万人，PM2.5浓度19微克/立方米，户均住房62平方米，新增学位700个，新建公园5个。');
SELECT indicator, kind, target, latest_year, years_known, value_so_far, expected_so_far, share, on_track
FROM attain_plan_progress WHERE region = '戊区' ORDER BY kind, indicator COLLATE "C";

-- the number counts, not the mark that it went beyond
INSERT INTO attain_report (region, body) VALUES
	('己区', E'2021年政府工作报告\n一、2020年工作回顾\n批发零售销售额突破2000亿元大关，达到2150亿元、增长8.7%。'),
	('己区', E'2022年政府工作报告\n一、2021年工作回顾\n批发零售销售额2300亿元、增长7%。');
SELECT year, actual, growth, growth_computed, growth_agrees FROM attain_trend WHERE region = '己区' ORDER BY year;

-- names that may mean one indicator, and the statement that says so
INSERT INTO attain_report (region, body) VALUES
	('乙区', E'2020年政府工作报告\n二、2020年主要任务\n新增社区老年助餐点10个，新建停车泊位300个。'),
	('乙区', E'2021年政府工作报告\n一、2020年工作回顾\n新增老年人助餐点位11个，新建停车泊位310个。');
SELECT alias, indicator, times, years, target, actual, statement FROM attain_suggest_alias WHERE region = '乙区';
SELECT statement FROM attain_suggest_alias WHERE region = '乙区' \gexec
SELECT indicator, actual, attained, matched_by FROM attain_scorecard WHERE region = '乙区' ORDER BY indicator COLLATE "C";
SELECT count(*) FROM attain_suggest_alias WHERE region = '乙区';
DELETE FROM attain_report;
DELETE FROM attain_alias;
