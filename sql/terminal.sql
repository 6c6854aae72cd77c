-- What a terminal shows: bars, printed scorecards, Chinese headings.
SELECT x, attain_bar(x, 10) FROM unnest(ARRAY[-0.5, 0, 0.0999, 0.1, 0.5, 0.9999999999999999999999, 1, 1.0000000000000000000001, 'Infinity', '-Infinity', 'NaN', NULL]::numeric[]) AS x;
SELECT attain_bar(0.5), attain_bar(0.5, NULL) IS NULL AS no_width, attain_bar(1, 1), attain_bar(0.9, 1), attain_bar(2, 1), attain_bar(-1, 1);
SELECT attain_bar(1, 0);
SELECT attain_bar(1, 1001);
-- never fuller than it is, and full only at 1
SELECT count(*) AS wrong FROM generate_series(0, 1000) AS i, generate_series(1, 40) AS w, attain_bar(i / 1000.0, w) AS b
WHERE length(b) <> w OR length(replace(b, '□', '')) <> floor(w * i / 1000.0) OR (b !~ '□') <> (i = 1000);

-- two columns for a Chinese character
SELECT '[' || attain_text_fit(x, 7) || ']' AS fit, attain_text_width(x), attain_text_width(attain_text_fit(x, 7)) AS fits
FROM unnest(ARRAY['', 'abc', 'abcdefg', 'abcdefgh', '指标一', '指标一二', 'a指标一', 'a指标一二', '指标一二a', E'指\n标\t', E'a\u0304b']) AS x;
SELECT count(*) AS wrong FROM generate_series(0, 30) AS n, generate_series(1, 30) AS w, unnest(ARRAY[repeat('指标', n), 'x' || repeat('指x', n)]) AS x
WHERE attain_text_width(attain_text_fit(x, w)) <> w;
-- what moves the cursor, of either set of control characters, is a space
SELECT x, attain_text_fit(x, 6) = 'a 甲  ' AS fits FROM unnest(ARRAY[E'a\t甲', E'a\x1b甲', E'a\x7f甲', E'a\u0085甲', E'a\u009b甲']) AS x;
SELECT attain_text_fit('a', 0);

SET client_min_messages = warning;
TRUNCATE attain_report, attain_alias, attain_reference CASCADE;
RESET client_min_messages;
INSERT INTO attain_report (id, region, title, body) VALUES
(1, '甲区', '2020年政府工作报告', '二、2020年主要任务
地区生产总值增长6%，新建充电桩1000个，城镇登记失业人数控制在4750人以内，新增公园5个，绿化覆盖率达到42%，修缮改造历史文化风貌保护街坊居民老旧里弄房屋建筑面积20万平方米。'),
(2, '甲区', '2021年政府工作报告', '一、2020年工作回顾
地区生产总值增长3.8%，新建充电桩1514个，城镇登记失业人数4123人，新增公园近5个。绿化覆盖率达到42%。绿化覆盖率41%。');
SELECT attain_card('甲区', 2020);
SELECT count(DISTINCT attain_text_width(line)) AS widths FROM attain_card('甲区', 2020) AS line WHERE line ~ '%$' AND line !~ '^完成率';
\pset format unaligned
\t on
SELECT attain_card('甲区', 2020);
\pset format aligned
\t off
\x on
SELECT attain_card('甲区', 2020) LIMIT 2;
\x off
SELECT attain_card('乙区', 2020);
SELECT attain_card('甲区', NULL);
-- nothing to tell a rate from
INSERT INTO attain_report (id, region, title, body) VALUES (3, '乙区', '2020年政府工作报告', '二、2020年主要任务
新增公园5个。');
SELECT attain_card('乙区', 2020);
-- only what one may see
CREATE ROLE terminal_reader;
SET ROLE terminal_reader;
\set VERBOSITY terse
SELECT attain_card('甲区', 2020);
SELECT count(*) FROM 成绩单;
\set VERBOSITY default
RESET ROLE;
DROP ROLE terminal_reader;

SELECT 地区, 年份, 指标, 口径, 目标, 实际, 是否完成, 结论, round(完成率, 4) AS 完成率, 差额, 单位, 数据矛盾 FROM 成绩单 WHERE 地区 = '甲区' AND 年份 = 2020 ORDER BY 目标序号;
-- as many rows as the scorecard has, and the same
SELECT count(*) AS different FROM 成绩单 c FULL JOIN attain_scorecard s ON s.target_report = c.目标报告 AND s.target_seq = c.目标序号
WHERE (c.地区, c.年份, c.指标, c.目标, c.实际, c.是否完成, c.完成率, c.差额, c.单位, c.目标值, c.实际值, daterange(c.开始, c.结束, '[]'), c.数据矛盾, c.目标原文, c.实际原文, c.实际报告)
	IS DISTINCT FROM (s.region, s.year, s.indicator, s.target, s.actual, s.attained, s.ratio, s.margin, s.unit, s.target_value, s.actual_value, s.period, s.conflict, s.target_source, s.actual_source, s.actual_report);
SELECT 指标, 年份, attain_bar(完成率, 10) AS 完成率 FROM 成绩单 WHERE 完成率 IS NOT NULL ORDER BY 目标序号
\crosstabview
SET client_min_messages = warning;
TRUNCATE attain_report CASCADE;
