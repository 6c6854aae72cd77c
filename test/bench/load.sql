-- What loading reports costs with reading them, beside storing the same text,
-- and what their scorecard costs; medians of five rounds.
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
CREATE TABLE plain (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, region text, body text);
CREATE TABLE searched (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, region text, body text,
	words tsvector GENERATED ALWAYS AS (to_tsvector('simple', body)) STORED);
CREATE INDEX ON searched USING gin (words);
CREATE TEMP TABLE round (what text, ms numeric, rows bigint);
CREATE PROCEDURE pg_temp.took(what text, query text, clear text) LANGUAGE plpgsql AS $$
DECLARE
	t numeric;
BEGIN
	EXECUTE clear;
	COMMIT;
	t := pg_temp.spent();
	EXECUTE query;
	COMMIT;
	INSERT INTO round VALUES (what, pg_temp.spent() - t);
END
$$;
SELECT format('CALL pg_temp.took(%L, %L, %L)', what, query, clear)
FROM generate_series(0, 5) AS n, (VALUES
	('a table of its own', 'INSERT INTO plain (region, body) SELECT region, body FROM one', 'TRUNCATE plain'),
	('the same with a column to_tsvector(''simple'', body) and its index', 'INSERT INTO searched (region, body) SELECT region, body FROM one', 'TRUNCATE searched'),
	('parse_report into a table without keys', 'CREATE TABLE bare AS SELECT region, p.* FROM one, parse_report(body) AS p', 'DROP TABLE IF EXISTS bare'),
	('attain_report with its rows, names, keys, indexes and marks', 'INSERT INTO attain_report (region, body) SELECT region, body FROM one', 'TRUNCATE attain_report CASCADE')) AS v (what, query, clear)
ORDER BY n \gexec
DELETE FROM round WHERE ctid IN (SELECT min(ctid) FROM round GROUP BY what);
SELECT format('%s reports, %s MB, into', count(*), round(sum(octet_length(body)) / 1e6, 1)) AS "Load" FROM one;
SELECT what AS "INSERT into", round(median) AS ms, round(median / (SELECT count(*) FROM one), 2) AS "ms a report",
	round(median / max(median) FILTER (WHERE what ~ 'of its own') OVER (), 2) AS "of plain"
FROM (SELECT what, percentile_cont(0.5) WITHIN GROUP (ORDER BY ms)::numeric AS median FROM round GROUP BY what) AS r ORDER BY median;

TRUNCATE round;
VACUUM ANALYZE attain_report, attain_indicator;
SELECT format('CALL pg_temp.took(%L, %L, %L)', what, query, 'SELECT')
FROM generate_series(0, 5) AS n, (VALUES
	('attain_scorecard, all', 'CREATE TEMP TABLE s ON COMMIT DROP AS SELECT * FROM attain_scorecard'),
	('attain_trend, all', 'CREATE TEMP TABLE s ON COMMIT DROP AS SELECT * FROM attain_trend'),
	('attain_conflict, all', 'CREATE TEMP TABLE s ON COMMIT DROP AS SELECT * FROM attain_conflict'),
	('attain_scorecard, the region with most reports', format('CREATE TEMP TABLE s ON COMMIT DROP AS SELECT * FROM attain_scorecard WHERE region = %L',
		(SELECT region FROM attain_report GROUP BY region ORDER BY count(*) DESC, region LIMIT 1)))) AS v (what, query)
ORDER BY n \gexec
DELETE FROM round WHERE ctid IN (SELECT min(ctid) FROM round GROUP BY what);
SELECT format('%s rows of %s reports, %s targets', (SELECT count(*) FROM attain_indicator), (SELECT count(*) FROM attain_report), (SELECT count(*) FROM attain_scorecard)) AS "Scorecard";
SELECT what AS view, round(percentile_cont(0.5) WITHIN GROUP (ORDER BY ms)::numeric, 1) AS ms FROM round GROUP BY what ORDER BY 2;
