-- The same with processes side by side: the medians of five rounds, under the
-- planner's default costs.
\set QUIET on
\pset footer off
SET client_min_messages = warning;
SET jit = off;
CREATE TABLE val AS SELECT measure(n % 1000, '亿元') AS measure, (n % 700 || '亿元')::target AS target, n % 20 AS region FROM generate_series(1, 2000000) AS n;
INSERT INTO report SELECT r.* FROM report r, generate_series(1, 2);
ALTER TABLE report SET (parallel_workers = 2);
VACUUM ANALYZE report, val;
CREATE TEMP TABLE round (what text, workers int, leader boolean, ms numeric, plan text);
CREATE PROCEDURE pg_temp.took(what text, workers int, leader boolean, query text) LANGUAGE plpgsql AS $$
DECLARE
	t timestamptz;
	plan json;
BEGIN
	PERFORM set_config('max_parallel_workers_per_gather', workers::text, false), set_config('parallel_leader_participation', leader::text, false);
	EXECUTE 'EXPLAIN (FORMAT JSON) ' || query INTO plan;
	t := clock_timestamp();
	EXECUTE query;
	INSERT INTO round VALUES (what, workers, leader, 1000 * extract(epoch FROM clock_timestamp() - t), plan);
END
$$;
SELECT format('CALL pg_temp.took(%L, %s, %L, %L)', what, workers, leader, query)
FROM generate_series(0, 5) AS n, (VALUES
	('parse_report, all reports', 'SELECT count(*), sum(low) FROM report, parse_report(body)'),
	('measure <@ target', 'SELECT count(*) FROM val WHERE measure <@ target'),
	('sum, avg, attainment by region', 'SELECT region, sum(measure), avg(measure), attainment(measure, target) FROM val GROUP BY region')) AS v (what, query),
	(VALUES (0, true), (2, false), (2, true)) AS p (workers, leader)
ORDER BY n, what, workers, leader \gexec
DELETE FROM round WHERE ctid IN (SELECT min(ctid) FROM round GROUP BY what, workers, leader);
SELECT what AS "Parallel", round(alone) AS "ms, one process", round(two) AS "ms, 2 workers", round(three) AS "ms, 2 workers and the leader",
	round(alone / two, 2) AS "2 workers against one", round(alone / three, 2) AS "with the leader", chosen AS "planner took workers"
FROM (SELECT what, percentile_cont(0.5) WITHIN GROUP (ORDER BY ms) FILTER (WHERE workers = 0)::numeric AS alone,
	percentile_cont(0.5) WITHIN GROUP (ORDER BY ms) FILTER (WHERE workers = 2 AND NOT leader)::numeric AS two,
	percentile_cont(0.5) WITHIN GROUP (ORDER BY ms) FILTER (WHERE workers = 2 AND leader)::numeric AS three,
	bool_and(plan ~ 'Gather') FILTER (WHERE workers = 2) AS chosen FROM round GROUP BY what) AS r ORDER BY what;
