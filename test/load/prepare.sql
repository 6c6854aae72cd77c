-- Thirty-two regions with reports of ten years, for pgbench.
CREATE EXTENSION IF NOT EXISTS attain;
CREATE FUNCTION body(region int, year int, seed int) RETURNS text LANGUAGE sql RETURN
	concat('第', region, '区', year, E'年政府工作报告\n\n一、', year - 1, E'年工作回顾\n\n地区生产总值', 1000 + seed, '亿元，增长', seed % 9, '.', seed % 7, '%，新增就业岗位', 1000 + seed * 7 % 977,
		'个，新建道路', seed % 30, '.5公里，城镇登记失业人数', 400 + seed % 101, E'人。\n\n二、', year,
		E'年主要任务\n\n地区生产总值增长', 1 + seed % 8, '%，新增就业岗位', 900 + seed % 200, '个以上，新建道路', 10 + seed % 9, '公里，城镇登记失业人数控制在450人以内。');
INSERT INTO attain_report (region, kind, report_year, edition, body)
	SELECT '第' || r || '区', 'work report', y, 1, body(r, y, r * 13 + y) FROM generate_series(1, 32) AS r, generate_series(2012, 2021) AS y;
CALL attain_refresh();
ANALYZE;
CREATE VIEW direct AS
	SELECT region, year, count(*) AS targets, count(*) FILTER (WHERE attained) AS attained,
		count(*) FILTER (WHERE NOT attained) AS missed, count(*) FILTER (WHERE attained IS NULL) AS undetermined
	FROM attain_scorecard WHERE year IS NOT NULL GROUP BY region, year;
CREATE VIEW wrong AS
	SELECT count(*) FROM direct d FULL JOIN attain_scorecard_summary s USING (region, year)
	WHERE (d.targets, d.attained, d.missed, d.undetermined) IS DISTINCT FROM (s.targets, s.attained, s.missed, s.undetermined);
-- what each client's session has of its own, at first and whenever it asks
CREATE UNLOGGED TABLE memory (pid int, at timestamptz DEFAULT clock_timestamp(), contexts bigint, process bigint);
CREATE INDEX ON memory (pid);
