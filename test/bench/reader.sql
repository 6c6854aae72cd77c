-- Reading reports, beside what PostgreSQL does with the same text, as ratios of
-- one run: 20 MB of reports (table report, which ./dev bench fills), medians of
-- five rounds.  Run in a database of each locale, since regular expressions and
-- to_tsvector ask it about every character.
\set QUIET on
\pset footer off
SET client_min_messages = warning;
SET max_parallel_workers_per_gather = 0;
SET jit = off;
-- Milliseconds of processor time of this process where the system tells it, so
-- that others on the machine do not count; else by the clock.
SELECT (pg_stat_file('/proc/self/schedstat', true)).size IS NOT NULL AS told \gset
\if :told
CREATE FUNCTION pg_temp.spent() RETURNS numeric LANGUAGE sql VOLATILE
	RETURN split_part(pg_read_file('/proc/self/schedstat'), ' ', 1)::numeric / 1e6;
\else
CREATE FUNCTION pg_temp.spent() RETURNS numeric LANGUAGE sql VOLATILE
	RETURN 1000 * extract(epoch FROM clock_timestamp());
\endif

SELECT format('database of locale %s, %s reports, %s MB', datctype, (SELECT count(*) FROM report),
	round((SELECT sum(octet_length(body)) FROM report) / 1e6, 1)) AS "Reading"
FROM pg_database WHERE datname = current_database();
CREATE TEMP TABLE round (what text, ms numeric);
CREATE PROCEDURE pg_temp.took(what text, query text) LANGUAGE plpgsql AS $$
DECLARE
	t numeric := pg_temp.spent();
BEGIN
	EXECUTE query;
	INSERT INTO round VALUES (what, pg_temp.spent() - t);
END
$$;
SELECT format('CALL pg_temp.took(%L, %L)', what, query)
FROM generate_series(0, 5) AS n, (VALUES
	('length(body)', 'SELECT sum(length(body)) FROM report'),
	('regexp_matches, number and one of 20 units', 'SELECT count(*) FROM report, regexp_matches(body, ''[0-9]+(\.[0-9]+)?(%|个百分点|亿元|万元|元|个|家|人|户|项|公里|平方米|万人|亿|万|亩|吨|倍|件|套)'', ''g'')'),
	('to_tsvector(''simple'', body)', 'SELECT count(to_tsvector(''simple'', body)) FROM report'),
	('report_meta', 'SELECT count(m) FROM report, report_meta(body) AS m'),
	('report_sections', 'SELECT count(*) FROM report, report_sections(body) AS m'),
	('parse_report', 'SELECT count(*) FROM report, parse_report(body)')) AS v (what, query)
ORDER BY n \gexec
-- the first round warms up
DELETE FROM round WHERE ctid IN (SELECT min(ctid) FROM round GROUP BY what);

SELECT what, round(median) AS ms, round(mb * 1000 / median) AS "MB/s",
	round(median / max(median) FILTER (WHERE what ~ 'regexp') OVER (), 2) AS "of the regexp",
	round(median / max(median) FILTER (WHERE what ~ 'tsvector') OVER (), 2) AS "of to_tsvector"
FROM (SELECT what, percentile_cont(0.5) WITHIN GROUP (ORDER BY ms)::numeric AS median FROM round GROUP BY what) AS r,
	(SELECT sum(octet_length(body)) / 1e6 AS mb FROM report) AS s
ORDER BY median;
SELECT n AS rows, round(n * 1000 / ms, -3) AS "rows a second"
FROM (SELECT count(*) AS n FROM report, parse_report(body)) AS c,
	(SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY ms)::numeric AS ms FROM round WHERE what = 'parse_report') AS t;

-- stages: those of the library from a program of its own, on the same text
CREATE TEMP TABLE stage (what text, ms numeric, mb numeric);
\copy stage FROM pstdin
SELECT what AS stage, round(ms / mb, 2) AS "ns per byte", round(100 * ms / sum(ms) OVER ()) AS "%"
FROM (TABLE stage UNION ALL
	SELECT 'rows into tuples, in the server', greatest(t.ms * max(s.mb) / m.mb - sum(s.ms), 0), max(s.mb)
	FROM stage s, (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY ms)::numeric - (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY ms)::numeric FROM round WHERE what ~ 'length') AS ms
		FROM round WHERE what = 'parse_report') AS t, (SELECT sum(octet_length(body)) / 1e6 AS mb FROM report) AS m
	GROUP BY t.ms, m.mb) AS v;
