-- Aggregates, alone and in parallel workers.
\set VERBOSITY terse
SELECT sum(m), avg(m), min(m), max(m), count(m) FROM unnest(ARRAY['1.5亿元', '5000万元', NULL, '2亿元']::measure[]) AS m;
SELECT sum(m), avg(m), min(m), max(m) FROM unnest(ARRAY['增长6%', '下降2%', '增长1.10%']::measure[]) AS m;
SELECT sum(m), min(m), max(m) FROM unnest(ARRAY['100余家', '5家', '约10家']::measure[]) AS m;
SELECT sum(m), avg(m) FROM unnest(ARRAY['1公顷', '1亩', '10平方米']::measure[]) AS m;
SELECT avg(m) FROM unnest(ARRAY['1家', '1家', '2家']::measure[]) AS m;
SELECT min(m), max(m) FROM unnest(ARRAY['第3位', '第1位', '第12位']::measure[]) AS m;
SELECT sum(m), avg(m), min(m), max(m), attainment(m, NULL) FROM unnest(ARRAY[NULL]::measure[]) AS m;
SELECT sum(m) FROM unnest(ARRAY['1亿元', '1亿美元']::measure[]) AS m;
SELECT min(m) FROM unnest(ARRAY['1亿元', '1家']::measure[]) AS m;
SELECT avg(m) FROM unnest(ARRAY['1%', '增长1%']::measure[]) AS m;
SELECT sum(m) FROM unnest(ARRAY['完成']::measure[]) AS m;
SELECT sum(m) FROM unnest(ARRAY['第1位']::measure[]) AS m;
SELECT max(m) FROM unnest(ARRAY['5家', '完成']::measure[]) AS m;
SELECT sum(m) FROM unnest(ARRAY['999999999999999999999999999999999999元', '1元']::measure[]) AS m;

-- whatever the order of the rows, sums and extremes are written alike
WITH v (id, list) AS (VALUES
	(1, '{100余家,100余家,≥5家}'::measure[]), (2, '{约100家,约50人,5个}'), (3, '{1.50公顷,1亩,10平方米}'), (4, '{1亿元,10000万元,1.00亿元}'),
	(5, '{约5%,约10.0%}'), (6, '{增长约5%,下降约2%,增长约5%}')),
orders AS (SELECT v.id, v.list, o.perm FROM v, (VALUES (1, '{1,2,3}'::int[]), (2, '{1,3,2}'), (3, '{2,1,3}'), (4, '{2,3,1}'), (5, '{3,1,2}'), (6, '{3,2,1}')) AS o (n, perm)),
sums AS (SELECT id, perm, sum(list[i] ORDER BY n) AS s, avg(list[i] ORDER BY n) AS a, min(list[i] ORDER BY n) AS lo, max(list[i] ORDER BY n) AS hi
	FROM orders, unnest(perm) WITH ORDINALITY AS p (i, n) GROUP BY id, perm)
SELECT id, count(DISTINCT s::text) AS sums, min(s::text) AS sum, min(a::text) AS avg, count(DISTINCT lo::text) AS lows, min(lo::text) AS min, min(hi::text) AS max
FROM sums GROUP BY id ORDER BY id;
SELECT sum(m) FROM unnest(ARRAY['>5家', '<3家']::measure[]) AS m;
SELECT sum(m) FROM unnest(ARRAY['约5%', '1%', '约2%']::measure[]) AS m;

SELECT (attainment(m, t)).* FROM (VALUES ('增长6%'::measure, '增长5%'::target), ('增长6%', '增长7%'), ('增长6%', '增长6%'),
	('完成', '增长6%'), ('基本完成', '增长6%'), ('5家', '5亿元'), (NULL, '5家'), ('5家', NULL)) AS v (m, t);
SELECT attainment(m, t) FROM (VALUES ('5家'::measure, '5亿元'::target)) AS v (m, t);

-- the same in order, as a window, and over groups
SELECT m, sum(m) OVER (ORDER BY i) FROM unnest(ARRAY['1家', '2家', '3家']::measure[]) WITH ORDINALITY AS v (m, i);

SELECT m, (attainment(m, '2家'::target) OVER (ORDER BY i)).* FROM unnest(ARRAY['1家', '2家', NULL, '3家']::measure[]) WITH ORDINALITY AS v (m, i);

-- a state is an array that other programs may combine, and may get wrong
SELECT attain_attainment_final(attain_attainment_combine(attain_attainment_step(s, '5家', '4家'), attain_attainment_step(s, '5家', '6家'))), s
FROM (VALUES ('{1,0,0}'::bigint[])) AS v (s);
SELECT attain_attainment_final('{}');
SELECT attain_attainment_final('{1,1}');
SELECT attain_attainment_combine('{1,1,NULL}', '{1,1,0}');
SELECT attain_attainment_combine('{1,1,0}', '{{1,1}}');
SELECT attain_attainment_step('{1,1,0,0}', '5家', '4家');

-- in parallel workers the same, to the last digit
CREATE TABLE many AS
	SELECT i % 7 AS g, CASE i % 3 WHEN 0 THEN measure(i * 1.000000001, '万元') WHEN 1 THEN measure(i, '亿元') ELSE measure(i / 8.0, '元') END AS m,
		(CASE WHEN i % 5 = 0 THEN '≤' ELSE '' END || i || '万元')::target AS t
	FROM generate_series(1, 50000) AS i;
ALTER TABLE many SET (parallel_workers = 2);
ANALYZE many;
SET max_parallel_workers_per_gather = 0;
CREATE TEMP TABLE alone AS SELECT g, sum(m) AS sum, avg(m) AS avg, min(m) AS min, max(m) AS max, attainment(m, t) AS a FROM many GROUP BY g;
SET max_parallel_workers_per_gather = 2;
SET parallel_setup_cost = 0; SET parallel_tuple_cost = 0; SET min_parallel_table_scan_size = 0; SET parallel_leader_participation = off;
EXPLAIN (COSTS OFF) SELECT sum(m), avg(m), min(m), max(m), attainment(m, t) FROM many;
CREATE TEMP TABLE together AS SELECT g, sum(m) AS sum, avg(m) AS avg, min(m) AS min, max(m) AS max, attainment(m, t) AS a FROM many GROUP BY g;
SELECT count(*) AS groups, count(*) FILTER (WHERE x.sum = y.sum AND x.avg = y.avg AND x.min = y.min AND x.max = y.max AND x.a = y.a
	AND in_unit(x.sum, '元') = in_unit(y.sum, '元')) AS same
FROM alone x JOIN together y USING (g);
SELECT (SELECT sum(in_unit(m, '元')) FROM many) = in_unit(sum(m), '元') AS exact FROM many;
DROP TABLE many;
