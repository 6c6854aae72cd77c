-- What the types cost beside PostgreSQL's own: ratios of one run, medians of 7.
\pset footer off
\set QUIET on
SET max_parallel_workers_per_gather = 0;
SET jit = off;
SET work_mem = '1GB';
SELECT setseed(0.5) \g /dev/null
CREATE UNLOGGED TABLE b AS
	SELECT measure(n, '亿元') AS m, n FROM (SELECT (random() * 1000)::numeric(10,1) AS n FROM generate_series(1, 2000000)) AS s;
CREATE UNLOGGED TABLE t AS
	SELECT ((i % 100000) * 10 || '亿元')::target AS t FROM generate_series(1, 1000000) AS i ORDER BY hashint4(i);
CREATE INDEX t_gist ON t USING gist (t);
VACUUM ANALYZE b, t;

-- milliseconds of two statements, taken in turn
CREATE FUNCTION pg_temp.compare(ours text, theirs text, ours_set text DEFAULT 'SELECT', theirs_set text DEFAULT 'SELECT',
	OUT ours_ms numeric, OUT theirs_ms numeric) LANGUAGE plpgsql AS $$
DECLARE
	a numeric[]; b numeric[]; at timestamptz;
BEGIN
	FOR i IN 0 .. 7 LOOP
		EXECUTE ours_set;
		at := clock_timestamp();
		EXECUTE ours;
		a[i] := 1000 * extract(epoch FROM clock_timestamp() - at);
		EXECUTE theirs_set;
		at := clock_timestamp();
		EXECUTE theirs;
		b[i] := 1000 * extract(epoch FROM clock_timestamp() - at);
	END LOOP;
	-- the first only warms up
	ours_ms := percentile_cont(0.5) WITHIN GROUP (ORDER BY x) FROM unnest(a[1:]) AS x;
	theirs_ms := percentile_cont(0.5) WITHIN GROUP (ORDER BY x) FROM unnest(b[1:]) AS x;
END $$;

SELECT what, round(ours_ms, 1) AS ms, round(theirs_ms, 1) AS "other ms", round(ours_ms / theirs_ms, 3) AS ratio, bar
FROM (VALUES
	('measure <@ target / numeric <@ numrange, 2 million rows', 'SELECT count(*) FROM b WHERE m <@ ''500亿元''::target',
		'SELECT count(*) FROM b WHERE n <@ ''[500,)''::numrange', 'SELECT', 'SELECT', '<= 1.0'),
	('sort of measure / of numeric, 2 million rows', 'SELECT count(*) FROM (SELECT m FROM b ORDER BY m OFFSET 0) AS s',
		'SELECT count(*) FROM (SELECT n FROM b ORDER BY n OFFSET 0) AS s', 'SELECT', 'SELECT', '<= 1.2'),
	('sum of measure / sum of numeric, 2 million rows', 'SELECT sum(m) FROM b', 'SELECT sum(n) FROM b', 'SELECT', 'SELECT', ''),
	('target @> measure by GiST / by scan, 1 % of 1 million', 'SELECT count(*) FROM t WHERE t @> ''10000亿元''::measure',
		'SELECT count(*) FROM t WHERE t @> ''10000亿元''::measure',
		'SELECT set_config(''enable_seqscan'', ''off'', false), set_config(''enable_indexonlyscan'', ''on'', false), set_config(''enable_bitmapscan'', ''on'', false), set_config(''enable_indexscan'', ''on'', false)',
		'SELECT set_config(''enable_seqscan'', ''on'', false), set_config(''enable_indexonlyscan'', ''off'', false), set_config(''enable_bitmapscan'', ''off'', false), set_config(''enable_indexscan'', ''off'', false)',
		'<= 0.02')) AS v (what, ours, theirs, ours_set, theirs_set, bar),
	LATERAL pg_temp.compare(ours, theirs, ours_set, theirs_set);
SELECT 'bytes of 583.1亿元' AS what, pg_column_size('583.1亿元'::measure) AS bytes, '<= 24' AS bar
UNION ALL SELECT 'most bytes of a measure in the table', max(pg_column_size(m)), '<= 24' FROM b;
