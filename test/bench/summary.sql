-- What marking costs a load, and what a summary of many regions costs, as
-- ratios of one run.
\set QUIET on
\pset tuples_only on
\pset footer off
SET client_min_messages = warning;

CREATE TEMP TABLE sample AS
	SELECT E'一、2020年工作回顾\n\n' || string_agg('第' || n || '类项目完成投资' || n * 3 || '亿元，增长' || n % 9 || '%。', E'\n\n')
		|| E'\n\n二、2021年主要任务\n\n' || string_agg('第' || n || '类项目完成投资' || n * 4 || '亿元。', E'\n\n') AS body
	FROM generate_series(1, 70) AS n;

-- alternating, the median of nine rounds of 200 reports
CREATE TEMP TABLE round (marks boolean, ms numeric);
CREATE PROCEDURE pg_temp.load(marks boolean) LANGUAGE plpgsql AS $$
DECLARE
	t timestamptz;
	which text := CASE WHEN marks THEN 'ENABLE ALWAYS' ELSE 'DISABLE' END;
BEGIN
	TRUNCATE attain_report, attain_region_mark CASCADE;
	EXECUTE format('ALTER TABLE attain_indicator %1$s TRIGGER attain_indicator_mark_insert, %1$s TRIGGER attain_indicator_mark_delete', which);
	EXECUTE format('ALTER TABLE attain_report %1$s TRIGGER attain_report_mark', which);
	t := clock_timestamp();
	INSERT INTO attain_report (region, report_year, body) SELECT '区' || n, 2021, body FROM sample, generate_series(1, 200) AS n;
	INSERT INTO round VALUES (marks, 1000 * extract(epoch FROM clock_timestamp() - t));
	COMMIT;
END
$$;
SELECT format('CALL pg_temp.load(%L)', n % 2 = 0) FROM generate_series(0, 17) AS n \gexec
CALL pg_temp.load(true);
SELECT format('200 reports of %s rows: %s ms each; with marks by %s of the time without',
	(SELECT count(*) / 200 FROM attain_indicator),
	round(percentile_cont(0.5) WITHIN GROUP (ORDER BY ms) FILTER (WHERE marks)::numeric / 200, 1),
	round((percentile_cont(0.5) WITHIN GROUP (ORDER BY ms) FILTER (WHERE marks)
		/ percentile_cont(0.5) WITHIN GROUP (ORDER BY ms) FILTER (WHERE NOT marks))::numeric, 3))
FROM round;

-- 2000 regions with ten years each
TRUNCATE attain_report, attain_region_mark, attain_region_year CASCADE;
INSERT INTO attain_report (region, body)
	SELECT '区' || r, y || E'年政府工作报告\n\n一、' || y - 1 || E'年工作回顾\n\n地区生产总值增长' || r % 9 || '%，新增就业岗位' || r
		|| E'个。\n\n二、' || y || E'年主要任务\n\n地区生产总值增长4%，新增就业岗位1000个，新建公园' || y % 7 || '个。'
	FROM generate_series(1, 2000) AS r, generate_series(2012, 2021) AS y;
VACUUM ANALYZE attain_report, attain_indicator;
CREATE TEMP TABLE took (what text, ms numeric);
CREATE PROCEDURE pg_temp.took(what text, query text) LANGUAGE plpgsql AS $$
DECLARE
	t timestamptz := clock_timestamp();
BEGIN
	EXECUTE query;
	INSERT INTO took VALUES (what, 1000 * extract(epoch FROM clock_timestamp() - t));
END
$$;
CALL pg_temp.took('nothing kept, all years', 'CREATE TEMP TABLE live AS SELECT * FROM attain_scorecard_summary');
SELECT clock_timestamp() AS t \gset
CALL attain_refresh(batch => 500);
INSERT INTO took VALUES ('attain_refresh counting it', 1000 * extract(epoch FROM clock_timestamp() - :'t'));
CALL pg_temp.took('kept, all years', 'CREATE TEMP TABLE kept AS SELECT * FROM attain_scorecard_summary');
CALL pg_temp.took('kept, one year', 'CREATE TEMP TABLE one AS SELECT * FROM attain_scorecard_summary WHERE year = 2020');
UPDATE attain_report SET body = body || '新增停车位30个。' WHERE id IN (SELECT id FROM attain_report WHERE report_year = 2021 ORDER BY id LIMIT 100);
CALL pg_temp.took('kept but for 100 reports, one year', 'CREATE TEMP TABLE mixed AS SELECT * FROM attain_scorecard_summary WHERE year = 2020');
SELECT format('%s regions and years, %s differ', (SELECT count(*) FROM kept),
	(SELECT count(*) FROM (TABLE live EXCEPT TABLE kept) AS d));
SELECT format('%s ms: %s', round(ms, 1), what) FROM took;
EXPLAIN (COSTS OFF, ANALYZE, TIMING OFF, SUMMARY ON) SELECT * FROM attain_scorecard_summary WHERE year = 2020;
