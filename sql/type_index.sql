-- Operator classes are sound, and every indexed query says what a scan says.
\set VERBOSITY terse

SELECT am.amname, opc.opcname, amvalidate(opc.oid) AS valid
FROM pg_opclass opc JOIN pg_am am ON am.oid = opc.opcmethod JOIN pg_type t ON t.oid = opc.opcintype
WHERE t.typname IN ('measure', 'target') ORDER BY 1, 2;

-- 20 000 mixed rows and more: dimensions, aspects, intervals, claims, doubles in other units
CREATE FUNCTION pg_temp.pick(list text[], i int, salt int) RETURNS text LANGUAGE sql IMMUTABLE
	RETURN list[1 + (hashint4extended(i, salt) & 2147483647) % cardinality(list)];
CREATE FUNCTION pg_temp.literal(i int) RETURNS text LANGUAGE sql IMMUTABLE
	RETURN CASE WHEN i % 29 = 0 THEN pg_temp.pick(ARRAY['完成', '超额完成', '基本完成', '未完成', '完成市下达目标', '高于全市平均水平',
			'不低于全市平均水平', '与经济增长同步', '持平', '正增长', '全覆盖', '清零'], i, 1)
		ELSE pg_temp.pick(ARRAY['', '', '', '约', '近', '>', '≥', '<', '≤', '增长', '增长', '下降', '增长≥', '下降≤', '提高', '减少', '第', '完成'], i, 2)
			|| (hashint4extended(i, 3) & 2147483647) % (CASE WHEN i % 3 = 0 THEN 1000 ELSE 20 END)
			|| pg_temp.pick(ARRAY['', '', '.5', '.25', '.50'], i, 4)
			|| pg_temp.pick(ARRAY['亿元', '万元', '亿美元', '%', '%', '%', '个百分点', '家', '万人', '公顷', '亩', '位', '', '吨/平方公里', '某单位'], i, 5)
			|| pg_temp.pick(ARRAY['', '', '', '', '以上', '以内', '左右', '余'], i, 6) END;
CREATE FUNCTION pg_temp.readable(t text, target boolean) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
	IF target THEN PERFORM t::target; ELSE PERFORM t::measure; END IF;
	RETURN true;
EXCEPTION WHEN OTHERS THEN
	RETURN false;
END $$;
CREATE TABLE m WITH (autovacuum_enabled = off) AS SELECT i AS id, v::measure AS m FROM generate_series(1, 30000) AS i, pg_temp.literal(i) AS v WHERE pg_temp.readable(v, false);
CREATE TABLE t WITH (autovacuum_enabled = off) AS SELECT i AS id, v::target AS t FROM generate_series(40001, 70000) AS i, pg_temp.literal(i) AS v WHERE pg_temp.readable(v, true);
SELECT (SELECT count(*) FROM m) > 20000 AS measures, (SELECT count(*) FROM t) > 20000 AS targets;
CREATE TABLE qm AS SELECT DISTINCT ON (m::text) m FROM m WHERE id % 400 < 2;
CREATE TABLE qt AS SELECT DISTINCT ON (t::text) t FROM t WHERE id % 400 < 2;
INSERT INTO qm VALUES ('完成'), ('完成100%'), ('完成99%'), ('高于全市平均水平'), ('第3位'), ('500亿元');
INSERT INTO qt VALUES ('完成市下达目标'), ('高于全市平均水平'), ('前五'), ('≥100亿元'), ('完成≥90%'), ('≤5万元'), ('下降≥3%'), ('30~35之间');

-- the answer of every query, by whatever plan the settings allow
CREATE FUNCTION pg_temp.answers() RETURNS TABLE (op text, q text, n bigint, sum numeric) LANGUAGE plpgsql AS $$
DECLARE
	o text; r record;
BEGIN
	FOREACH o IN ARRAY ARRAY['<', '<=', '=', '>=', '>'] LOOP
		FOR r IN SELECT m FROM qm LOOP
			RETURN QUERY EXECUTE format('SELECT %L, %L, count(*), sum(id)::numeric FROM m WHERE m %s %L::measure', 'm' || o, r.m, o, r.m);
		END LOOP;
		FOR r IN SELECT t FROM qt LOOP
			RETURN QUERY EXECUTE format('SELECT %L, %L, count(*), sum(id)::numeric FROM t WHERE t %s %L::target', 't' || o, r.t, o, r.t);
		END LOOP;
	END LOOP;
	FOR r IN SELECT t FROM qt LOOP
		RETURN QUERY EXECUTE format('SELECT %L, %L, count(*), sum(id)::numeric FROM m WHERE m <@ %L::target', 'm<@', r.t, r.t);
		FOREACH o IN ARRAY ARRAY['<@', '@>', '&&'] LOOP
			RETURN QUERY EXECUTE format('SELECT %L, %L, count(*), sum(id)::numeric FROM t WHERE t %s %L::target', 't' || o, r.t, o, r.t);
		END LOOP;
	END LOOP;
	FOR r IN SELECT m FROM qm LOOP
		RETURN QUERY EXECUTE format('SELECT %L, %L, count(*), sum(id)::numeric FROM t WHERE t @> %L::measure', 't@>', r.m, r.m);
	END LOOP;
END $$;
CREATE TABLE scanned AS SELECT * FROM pg_temp.answers();
SELECT op, count(*) > 50 AS queries, count(*) FILTER (WHERE n > 0) > 20 AS with_rows FROM scanned GROUP BY op ORDER BY op COLLATE "C";

SET enable_seqscan = off;
CREATE INDEX m_gist ON m USING gist (m);
CREATE INDEX t_gist ON t USING gist (t);
EXPLAIN (COSTS OFF) SELECT count(*) FROM m WHERE m <@ '≥100亿元';
EXPLAIN (COSTS OFF) SELECT count(*) FROM t WHERE t @> '500亿元'::measure;
SELECT count(*) AS differ FROM scanned s FULL JOIN pg_temp.answers() a USING (op, q) WHERE (s.n, s.sum) IS DISTINCT FROM (a.n, a.sum);

-- built row by row, with the splits that brings; without index-only scans
DROP INDEX m_gist, t_gist;
CREATE INDEX m_gist ON m USING gist (m) WITH (buffering = on);
CREATE INDEX t_gist ON t USING gist (t) WITH (buffering = on);
SET enable_indexonlyscan = off;
SELECT count(*) AS differ FROM scanned s FULL JOIN pg_temp.answers() a USING (op, q) WHERE (s.n, s.sum) IS DISTINCT FROM (a.n, a.sum);
RESET enable_indexonlyscan;
DROP INDEX m_gist, t_gist;
CREATE TABLE saved_m WITH (autovacuum_enabled = off) AS TABLE m;
CREATE TABLE saved_t WITH (autovacuum_enabled = off) AS TABLE t;
TRUNCATE m, t;
CREATE INDEX m_gist ON m USING gist (m);
CREATE INDEX t_gist ON t USING gist (t);
INSERT INTO m SELECT * FROM saved_m ORDER BY hashint4(id);
INSERT INTO t SELECT * FROM saved_t ORDER BY hashint4(id);
DELETE FROM m WHERE id % 7 = 0;
VACUUM m;
INSERT INTO m SELECT * FROM saved_m WHERE id % 7 = 0;
SELECT count(*) AS differ FROM scanned s FULL JOIN pg_temp.answers() a USING (op, q) WHERE (s.n, s.sum) IS DISTINCT FROM (a.n, a.sum);

-- what an index-only scan returns is the value, as written
SET enable_bitmapscan = off;
VACUUM ANALYZE m;
EXPLAIN (COSTS OFF) SELECT m FROM m WHERE m <@ '≥100亿元';
SELECT count(*) AS differ FROM (SELECT m::text AS x FROM m WHERE m <@ '≥100亿元' EXCEPT ALL SELECT m::text FROM saved_m WHERE m <@ '≥100亿元') AS d;
RESET enable_bitmapscan;

-- btree and hash
DROP INDEX m_gist, t_gist;
CREATE INDEX m_btree ON m (m);
CREATE INDEX t_btree ON t (t);
SELECT count(*) AS differ FROM scanned s JOIN pg_temp.answers() a USING (op, q) WHERE (s.n, s.sum) IS DISTINCT FROM (a.n, a.sum);
SELECT count(*) AS differ FROM (SELECT lag(m) OVER (ORDER BY m) AS before, m FROM m) AS o WHERE before > m;
DROP INDEX m_btree, t_btree;
CREATE INDEX m_hash ON m USING hash (m);
CREATE INDEX t_hash ON t USING hash (t);
EXPLAIN (COSTS OFF) SELECT count(*) FROM m WHERE m = '10000万元';
SELECT count(*) AS differ FROM scanned s JOIN pg_temp.answers() a USING (op, q) WHERE (s.n, s.sum) IS DISTINCT FROM (a.n, a.sum) AND op IN ('m=', 't=');
RESET enable_seqscan;

-- hash and merge joins, hashed and sorted grouping, partitions by hash
SET enable_nestloop = off; SET enable_mergejoin = off;
CREATE TABLE j AS SELECT count(*) AS n FROM m JOIN saved_m s USING (m) WHERE s.id % 10 = 0;
SET enable_hashjoin = off; SET enable_mergejoin = on;
SELECT (SELECT n FROM j) = count(*) AS merge_is_hash FROM m JOIN saved_m s USING (m) WHERE s.id % 10 = 0;
RESET enable_nestloop; RESET enable_mergejoin; RESET enable_hashjoin;
SET enable_hashagg = off;
CREATE TABLE g AS SELECT count(*) AS n FROM (SELECT m FROM m GROUP BY m) AS d;
SET enable_hashagg = on; SET enable_sort = off;
SELECT (SELECT n FROM g) = count(*) AS sort_is_hash FROM (SELECT m FROM m GROUP BY m) AS d;
RESET enable_sort;
CREATE TABLE p (m measure) PARTITION BY HASH (m);
CREATE TABLE p0 PARTITION OF p FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE p1 PARTITION OF p FOR VALUES WITH (MODULUS 2, REMAINDER 1);
INSERT INTO p VALUES ('1亿元'), ('10000万元'), ('5家'), ('5个');
SELECT count(DISTINCT tableoid) FROM p WHERE m = '1亿元';
SELECT count(*) FROM p WHERE m = '100000千元';
SELECT measure_hash(m) = (measure_hash_extended(m, 0) & 4294967295)::bit(32)::int AS low_half, measure_hash_extended(m, 1) <> measure_hash_extended(m, 2) AS seeded FROM p;

DROP TABLE m, t, qm, qt, scanned, saved_m, saved_t, j, g, p;
