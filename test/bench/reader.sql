-- Reading reports, beside what PostgreSQL does with the same text, as ratios of
-- one run: 20 MB of the sample reports, the median of five rounds.
\set QUIET on
\pset footer off
SET client_min_messages = warning;
SET max_parallel_workers_per_gather = 0;

\set a `cat test/reports/2020-work-report.md`
\set b `cat test/reports/2021-work-report.txt`
\set c `cat test/reports/2022-plan-report.txt`
\set d `cat test/reports/2022-q1-plan.txt`
CREATE TEMP TABLE text_of AS
	SELECT body FROM (VALUES (:'a'), (:'b'), (:'c'), (:'d')) AS v (body),
		generate_series(1, 20000000 / (octet_length(:'a') + octet_length(:'b') + octet_length(:'c') + octet_length(:'d')));
ALTER TABLE text_of ALTER body SET STORAGE EXTERNAL;
CREATE TEMP TABLE flat AS TABLE text_of;
ANALYZE flat;

CREATE TEMP TABLE round (what text, ms numeric);
CREATE PROCEDURE pg_temp.took(what text, query text) LANGUAGE plpgsql AS $$
DECLARE
	t timestamptz := clock_timestamp();
BEGIN
	EXECUTE query;
	INSERT INTO round VALUES (what, 1000 * extract(epoch FROM clock_timestamp() - t));
END
$$;
SELECT format('CALL pg_temp.took(%L, %L)', what, query)
FROM generate_series(0, 5) AS n, (VALUES
	('length', 'SELECT sum(length(body)) FROM flat'),
	('regexp_matches', 'SELECT count(*) FROM flat, regexp_matches(body, ''[0-9]+(\.[0-9]+)?(%|亿元|万元)'', ''g'')'),
	('to_tsvector', 'SELECT count(to_tsvector(''simple'', body)) FROM flat'),
	('report_meta', 'SELECT count(m) FROM flat, report_meta(body) AS m'),
	('indicator_key of all rows', 'SELECT count(indicator_key(indicator)) FROM flat, parse_report(body)'),
	('parse_report', 'SELECT count(*) FROM flat, parse_report(body)')) AS v (what, query)
ORDER BY n \gexec
-- the first round warms up
DELETE FROM round WHERE ctid IN (SELECT min(ctid) FROM round GROUP BY what);

SELECT what, round(median, 0) AS ms, round(mb * 1000 / median, 1) AS "MB/s",
	round(median / max(median) FILTER (WHERE what = 'regexp_matches') OVER (), 2) AS "of regexp_matches",
	round(median / max(median) FILTER (WHERE what = 'to_tsvector') OVER (), 2) AS "of to_tsvector"
FROM (SELECT what, percentile_cont(0.5) WITHIN GROUP (ORDER BY ms)::numeric AS median FROM round GROUP BY what) AS r,
	(SELECT sum(octet_length(body)) / 1e6 AS mb FROM flat) AS s
ORDER BY median;
SELECT format('%s rows; %s a second', n, round(n * 1000 / ms)) AS parse_report
FROM (SELECT count(*) AS n FROM flat, parse_report(body)) AS c,
	(SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY ms)::numeric AS ms FROM round WHERE what = 'parse_report') AS t;

-- one report of n times the text
TRUNCATE round;
SELECT format('CALL pg_temp.took(%L, %L)', lpad((65536 << n)::text, 9), format('SELECT count(*) FROM parse_report((SELECT left(string_agg(body, E''\n''), %s) FROM flat))', 21845 << n))
FROM generate_series(0, 7) AS n, generate_series(1, 3) ORDER BY n \gexec
SELECT what AS "bytes of one report", round(percentile_cont(0.5) WITHIN GROUP (ORDER BY ms)::numeric, 1) AS ms,
	round((what::numeric / 1000 / percentile_cont(0.5) WITHIN GROUP (ORDER BY ms))::numeric, 1) AS "MB/s"
FROM round GROUP BY what ORDER BY what;
