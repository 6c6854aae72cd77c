-- Cost by the length of the text: of the library for texts of all shapes, from
-- a program of its own, and of the server for a report and a table.
\set QUIET on
\pset footer off
\pset null '-'
SET client_min_messages = warning;
SET max_parallel_workers_per_gather = 0;
SET jit = off;
CREATE TEMP TABLE grown (shape text, want numeric, bytes numeric, ms numeric, rows bigint);
\copy grown FROM pstdin
SELECT shape AS "nanoseconds of processor time per byte",
	round(max(1e6 * ms / bytes) FILTER (WHERE want = 1e3), 1) AS "1 kB", round(max(1e6 * ms / bytes) FILTER (WHERE want = 1e4), 1) AS "10 kB",
	round(max(1e6 * ms / bytes) FILTER (WHERE want = 1e5), 1) AS "100 kB", round(max(1e6 * ms / bytes) FILTER (WHERE want = 1e6), 1) AS "1 MB",
	round(max(1e6 * ms / bytes) FILTER (WHERE want = 1e7), 1) AS "10 MB", round(max(1e6 * ms / bytes) FILTER (WHERE want = 1e8), 1) AS "100 MB",
	round((array_agg(bytes / 1e3 / ms ORDER BY want DESC))[1]) AS "MB/s", max(rows) AS rows
FROM grown GROUP BY shape ORDER BY min(ctid);

-- the same in the server, with tuples: one report and one table of 1 to a million rows
CREATE TEMP TABLE text_of (shape text, n int, body text);
ALTER TABLE text_of ALTER body SET STORAGE EXTERNAL;
INSERT INTO text_of SELECT shape, n, front || (SELECT string_agg(replace(piece, '#', i::text), '') FROM generate_series(1, n) AS i)
	FROM (VALUES ('sentences', E'一、2020年工作回顾\n', E'第#类项目完成投资#亿元。\n'),
		('table', E'指标\t2020年实际\n', E'第#类项目投资\t#亿元\n')) AS v (shape, front, piece), unnest('{1,10,100,1000,10000,100000,1000000}'::int[]) AS n;
CREATE TEMP TABLE round (shape text, n int, bytes int, us numeric, rows bigint);
DO $$
DECLARE
	t record;
	begun timestamptz;
	times int;
	k bigint;
BEGIN
	FOR t IN SELECT * FROM text_of, generate_series(1, 5) LOOP
		begun := clock_timestamp();
		times := 0;
		LOOP
			SELECT count(*) INTO k FROM parse_report(t.body);
			times := times + 1;
			EXIT WHEN clock_timestamp() - begun > '5ms';
		END LOOP;
		INSERT INTO round VALUES (t.shape, t.n, octet_length(t.body), 1e6 * extract(epoch FROM clock_timestamp() - begun) / times, k);
	END LOOP;
END $$;
SELECT shape, rows, max(bytes) AS bytes, round(percentile_cont(0.5) WITHIN GROUP (ORDER BY us)::numeric / 1000, 2) AS ms,
	round(percentile_cont(0.5) WITHIN GROUP (ORDER BY us)::numeric / rows, 2) AS "microseconds a row"
FROM round GROUP BY shape, n, rows ORDER BY shape, n;
