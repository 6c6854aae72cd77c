-- Arguments, limits and shapes of the reader's functions.
\set VERBOSITY terse
SET datestyle = ISO;

SELECT attain_version() ~ '^\d+\.\d+\.\d+\+reader\.[0-9a-f]{8}$' AS version;
SELECT * FROM parse_report(NULL);
SELECT count(*) FROM parse_report('');
SELECT count(*) FROM parse_report('没有数字。');
SELECT * FROM parse_report('x', 0);
SELECT report_meta(NULL) IS NULL AS meta;
SELECT * FROM report_sections(NULL);
SELECT * FROM split_reports(NULL);
SELECT indicator_key(NULL), indicator_similarity('地区生产总值', NULL);
SELECT indicator_similarity('地区生产总值', '地区生产总值'), indicator_similarity('', '');

-- a text that is too long is refused before it is read
\set VERBOSITY default
SELECT count(*) FROM parse_report(repeat('1', 128 * 1024 * 1024 + 1));
\set VERBOSITY terse
SELECT report_meta(repeat('第', 45 * 1024 * 1024));
SELECT indicator_key(repeat('长', 2000));

-- every row, wherever it is called
SELECT seq, indicator, role, period, aspect, measure, target, cmp, low, high, unit, span, source, polarity
FROM parse_report('2020年，地区生产总值增长3.8%，新建5G基站1514个。');
SELECT (parse_report('2020年，地区生产总值增长3.8%。')).measure;
SELECT r.id, p.measure FROM (VALUES (1, '2020年，地区生产总值增长3.8%。'), (2, NULL), (3, '2020年，地区生产总值增长4%。')) AS r (id, body),
	parse_report(body) AS p;

-- the year is asked for only where the text has none
SELECT period FROM parse_report('地区生产总值增长3.8%。', 2019);
SELECT period FROM parse_report('2020年，地区生产总值增长3.8%。', 2031);

-- positions are characters of the text as given: wide, combining and outside of the basic plane
SELECT substr(body, lower(span), upper(span) - lower(span)) AS value, measure
FROM (VALUES ('２０２０年𠮷é，地区生产总值增长３．８％，新建 5G 基站 1514 个。')) AS v (body), parse_report(body);

-- all of a report: values stand where the rows say, sources are of the text
\getenv srcdir PG_ABS_SRCDIR
\set file :srcdir '/test/reports/2021-work-report.txt'
\set body `cat :'file'`
SELECT count(*) > 50 AS rows, bool_and(seq = n) AS numbered, bool_and(lower(span) >= 1 AND upper(span) <= length(:'body') + 1) AS inside,
	bool_and(position(source IN :'body') > 0) AS sources, bool_and((measure IS NULL) OR (target IS NULL)) AS one,
	bool_and(role IN ('actual', 'estimate', 'target')) AS roles,
	bool_and(aspect IN ('level', 'growth', 'change', 'rank', 'completion')) AS aspects
FROM (SELECT *, row_number() OVER () AS n FROM parse_report(:'body')) AS p;
SELECT report_year, review_year, kind FROM report_meta(:'body');
SELECT bool_and(path = title OR path LIKE '% > ' || title) AS paths, bool_and(position(title IN :'body') > 0) AS titles
FROM report_sections(:'body');
SELECT seq, lower(span) >= 1 AS span, position(body IN :'body') > 0 AS body FROM split_reports(:'body');

-- names that share characters and yet are two indicators stay below the threshold
SELECT a, b, indicator_similarity(a, b) > attain_similarity_threshold() AS meet
FROM (VALUES ('人均地区生产总值', '地区生产总值'), ('战略性新兴产业产值', '战略性新兴产业增加值'), ('城镇居民人均可支配收入', '农村居民人均可支配收入'),
	('PM2.5平均浓度', 'PM10平均浓度'), ('新建5G网络基站', '新建5G基站'), ('城镇登记失业', '城镇登记失业人数'), ('陆域森林覆盖率', '森林覆盖率（陆域）')) AS v (a, b);
SELECT indicator_key('全区GDP增速'), indicator_key('“全年”地区生产总值'), indicator_key('年末城镇登记失业人数'), indicator_key('森林覆盖率（陆域）');

-- lists, units in a column of their own, entities
SELECT substr(body, lower(span), upper(span) - lower(span)) AS value, indicator, measure
FROM (VALUES (E'2020年，地区生产总值增长&nbsp;6.1&#37;，税收5&#19975;&#20803;。'), (E'- 2020年地区生产总值增长3.8%\n- 新建5G基站1514个\n'),
	(E'<ul><li>2020年税收增长5%</li></ul>'), (E'指标\t单位\t2020年实绩\n地区生产总值\t亿元\t1185.5\n')) AS v (body), parse_report(body);

-- a commitment in front of a claim is one, and what a row holds comes back from its text
SELECT target, commitment(target), target::text::target = target AS same
FROM parse_report(E'2020年政府工作报告\n二、2020年主要任务\n能耗下降率确保完成市下达目标，减排量力争完成市下达目标。');

-- characters by number, numbers that are none, marks of lists, headings of chapters
SELECT indicator, low, unit, substr(body, lower(span), upper(span) - lower(span)) AS value
FROM (VALUES ('<p>2020&#x5E74;，新建道路5&#x516c;里、桥梁&#55;座，隧道&#X4E00;3&nbsp;条，水库&#x110000;2&#xD800;座。</p>'), (E'2020年工作\n\n● 新建公园4个\n\n■ 新建学校6所\n')) AS v (body), parse_report(body);
SELECT level, title FROM report_sections(E'第一章 总则\n\n新建道路5公里。\n\n第二部分 任务\n\n第三篇 附则\n\n第四 其他\n');
