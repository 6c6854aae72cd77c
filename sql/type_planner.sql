-- What the planner expects, within a factor of 3, and conditions for btree indexes.
\set VERBOSITY terse

-- 24 000 skewed rows: half of them money, most of that small; some dimensions with a few rows only
CREATE FUNCTION pg_temp.chance(i int, salt int) RETURNS float8 LANGUAGE sql IMMUTABLE
	RETURN (hashint4extended(i, salt) & 1048575) / 1048576.0;
CREATE FUNCTION pg_temp.signed(up text, down text, x numeric, unit text) RETURNS text LANGUAGE sql IMMUTABLE
	RETURN CASE WHEN x < 0 THEN down ELSE up END || abs(x) || unit;
CREATE FUNCTION pg_temp.literal(k float8, u float8) RETURNS text LANGUAGE sql IMMUTABLE
	RETURN CASE WHEN k < 0.50 THEN (10000 * u ^ 6)::numeric(9, 2) || '亿元'
		WHEN k < 0.65 THEN pg_temp.signed('增长', '下降', (24 * u ^ 2 - 4)::numeric(9, 1), '%')
		WHEN k < 0.77 THEN (1 + 30 * u ^ 3)::int || '家'
		WHEN k < 0.85 THEN '第' || (1 + 16 * u ^ 2)::int || '位'
		WHEN k < 0.90 THEN (500 * u)::numeric(9, 2) || '万人'
		WHEN k < 0.94 THEN (300 * u ^ 2)::numeric(9, 1) || '亿美元'
		WHEN k < 0.96 THEN '完成' || (80 + 40 * u)::numeric(9, 1) || '%'
		WHEN k < 0.97 THEN (ARRAY['完成', '超额完成', '基本完成', '未完成', '高于全市平均水平'])[1 + (5 * u)::int % 5]
		WHEN k < 0.98 THEN pg_temp.signed('提高', '下降', (10 * u - 3)::numeric(9, 1), '个百分点')
		WHEN k < 0.985 THEN '约' || (1 + 100 * u)::int || '公顷'
		WHEN k < 0.987 THEN '≥' || (1 + 1000 * u)::int || '吨'
		WHEN k < 0.99 THEN (100 * u)::numeric(9, 1) || '%' END;
CREATE TABLE m AS SELECT i AS id, pg_temp.literal(pg_temp.chance(i, 1), pg_temp.chance(i, 2))::measure AS m FROM generate_series(1, 24000) AS i;
CREATE TABLE t AS SELECT i AS id, pg_temp.literal(pg_temp.chance(i, 3), pg_temp.chance(i, 4))::target AS t FROM generate_series(1, 24000) AS i;
CREATE TABLE some_t AS SELECT * FROM t WHERE id % 60 = 0;
CREATE TABLE some_m AS SELECT * FROM m WHERE id % 60 = 0;
ANALYZE m, t, some_t, some_m;

-- rows expected against rows found, each at least one
CREATE FUNCTION pg_temp.factor(query text) RETURNS numeric LANGUAGE plpgsql AS $$
DECLARE
	plan json; expected numeric; found numeric;
BEGIN
	EXECUTE 'EXPLAIN (FORMAT JSON) ' || query INTO plan;
	expected := greatest((plan->0->'Plan'->>'Plan Rows')::numeric, 1);
	EXECUTE 'SELECT greatest(count(*), 1) FROM (' || query || ') AS q' INTO found;
	RETURN greatest(expected / found, found / expected);
END $$;
CREATE FUNCTION pg_temp.expect(query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	f numeric := pg_temp.factor(query);
BEGIN
	RETURN CASE WHEN f <= 3 THEN 'within 3' ELSE 'off by ' || round(f, 1) END;
END $$;

-- measure <@ constant: selective and broad, none, other dimensions, growth, rank, claims, both ends
SELECT q, pg_temp.expect(format('SELECT FROM m WHERE m <@ %L::target', q)) FROM unnest(ARRAY[
	'≥9000亿元', '≥5000亿元', '≥100亿元', '≥1亿元', '≥0.01亿元', '≤0.01亿元', '≤1亿元', '>9999.9亿元', '100~200亿元', '100~101亿元之间', '≥50000000万元',
	'增长6%', '增长≥19%', '下降≥3%', '下降控制在1%以内', '正增长', '持平', '增长8%左右',
	'前五', '第1位', '前3位', '前100位', '30家以上', '≤2家', '≥10个', '1~3家之间', '≥400万人', '≤5000人', '≥250亿美元', '≤1亿美元',
	'提高≥5个百分点', '下降≥1个百分点', '≥50公顷', '≥900亩', '≥500吨', '≥90%', '≤10%', '完成≥110%', '完成≥90%', '完成≤85%',
	'≥5亿欧元', '≥1某单位', '≥3千瓦时', '完成市下达目标', '高于全市平均水平', '超额完成']) AS q;

-- where no claim or completion answers whatever is asked
CREATE TABLE plain AS SELECT * FROM m WHERE aspect(m) NOT IN ('claim', 'completion');
ANALYZE plain;
SELECT q, pg_temp.expect(format('SELECT FROM plain WHERE m <@ %L::target', q)) FROM unnest(ARRAY[
	'≥9900亿元', '≥9990亿元', '>9999.9亿元', '≥20000亿元', '≥100亿元', '≤0.01亿元', '<0.01亿元', '100~101亿元之间', '1000~2000亿元之间', '增长≥19.5%', '增长≥50%', '下降≥3.9%',
	'第1位', '≥31家', '≥100家', '≥499万人', '≤1万人', '≥299亿美元', '≤0.1亿美元', '提高≥6.5个百分点', '≥95公顷', '≥990吨', '≥99%', '≤1%', '完成≥90%', '≥5亿欧元', '完成市下达目标']) AS q;

-- the same said by the function, from the other side, with a target column, among targets
SELECT pg_temp.expect($$SELECT FROM m WHERE attain_fulfils(m, '≥100亿元')$$), pg_temp.expect($$SELECT FROM m WHERE '≥100亿元'::target @> m$$);
SELECT q, pg_temp.expect(format('SELECT FROM t WHERE t @> %L::measure', q)) FROM unnest(ARRAY[
	'5000亿元', '100亿元', '1亿元', '0.001亿元', '增长6%', '增长20%', '下降3.5%', '第1位', '第16位', '25家', '2家', '499万人', '1亿美元',
	'约50公顷', '完成100%', '完成99%', '完成', '未完成', '高于全市平均水平', '5亿欧元', '7某单位']) AS q;
SELECT o, q, pg_temp.expect(format('SELECT FROM t WHERE t %s %L::target', o, q)) FROM unnest(ARRAY[
	'≥5000亿元', '≥100亿元', '≤100亿元', '增长6%', '前五', '≥20家', '≤100万人', '完成市下达目标', '≥5亿欧元']) AS q, unnest(ARRAY['<@', '@>', '&&']) AS o;

-- joins, also those that ask for one match only
SELECT pg_temp.expect('SELECT FROM m JOIN some_t ON m <@ t') AS contained, pg_temp.expect('SELECT FROM some_m JOIN t ON t @> m') AS contains,
	pg_temp.expect('SELECT FROM some_t a JOIN some_t b ON a.t && b.t') AS overlap, pg_temp.expect('SELECT FROM some_t a JOIN some_t b ON a.t <@ b.t') AS stricter,
	pg_temp.expect('SELECT FROM some_m JOIN some_t ON attain_fulfils(m, t)') AS by_function;
SELECT pg_temp.expect('SELECT FROM some_m WHERE EXISTS (SELECT FROM some_t WHERE m <@ t)') AS semi,
	pg_temp.expect('SELECT FROM some_m WHERE NOT EXISTS (SELECT FROM some_t WHERE m <@ t)') AS anti,
	pg_temp.expect('SELECT FROM some_m LEFT JOIN some_t ON m <@ t') AS "left";

-- order and equality are estimated as ever
SELECT q, pg_temp.expect('SELECT FROM m WHERE m ' || q) FROM unnest(ARRAY[$$= '2家'$$, $$< '100亿元'$$, $$>= '增长6%'$$, $$BETWEEN '1亿元' AND '100亿元'$$]) AS q;

-- no rows for null, a guess for what is not known
SELECT pg_temp.expect('SELECT FROM m WHERE m <@ NULL::target');
SET plan_cache_mode = force_generic_plan;
PREPARE generic(target) AS SELECT count(*) FROM m WHERE m <@ $1;
EXPLAIN (COSTS OFF) EXECUTE generic('≥9000亿元');
DEALLOCATE generic;
RESET plan_cache_mode;

-- conditions for a btree: from where the set starts, or from 完成100% where that comes first
CREATE INDEX m_btree ON m (m);
CREATE INDEX t_btree ON t (t);
SET enable_seqscan = off;
CREATE FUNCTION pg_temp.condition(query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	plan json;
BEGIN
	EXECUTE 'EXPLAIN (FORMAT JSON) ' || query INTO plan;
	RETURN coalesce(jsonb_path_query_first(plan::jsonb, '$.**."Index Cond"') #>> '{}', 'none');
END $$;
SELECT q, pg_temp.condition(format('SELECT m FROM m WHERE m <@ %L', q)) FROM unnest(ARRAY[
	'≥5000亿元', '>5000亿元', '≤5亿元', '30~35亿元之间', '100亿元左右', '增长6%', '下降≥3%', '下降≤3%', '前五', '≥20家', '≤20家', '提高≥1个百分点', '≤10个百分点',
	'≥3公顷', '≤3公顷', '≥90%', '≤90%', '完成≥90%', '完成≤90%', '≥5某单位', '≤5某单位', '≤3元/人', '≥3吨/平方公里', '完成市下达目标', '高于全市平均水平']) AS q;
SELECT pg_temp.condition('SELECT m FROM m WHERE ''≥5000亿元''::target @> m') AS contains, pg_temp.condition('SELECT m FROM m WHERE attain_fulfils(m, ''≥5000亿元'')') AS function,
	pg_temp.condition('SELECT t FROM t WHERE t @> ''5000亿元''::measure') AS of_a_target, pg_temp.condition('SELECT m FROM m JOIN some_t ON m <@ t') AS of_a_join,
	pg_temp.condition('SELECT m FROM m WHERE m <@ NULL::target') AS of_null;

-- with and without it the answers are the same, whoever answers: numbers, completions, claims, intervals without ends
INSERT INTO m SELECT 30000 + row_number() OVER (), v::measure FROM unnest(ARRAY['完成100%', '完成100.0%', '完成≥100%', '完成99.9%', '完成>100%', '完成约100%',
	'完成近110%', '<5亿元', '≤5亿元', '<3家', '≤4个', '下降≥2%', '增长<3%', '增长≤3%', '下降5位', '≤3公顷', '<2某单位', '7某单位', '第1位', '前5位', '≤3元/人', '2元/人',
	'5吨/平方公里', '<90%', '与经济增长同步', '控制在市下达指标内', '完成市下达目标', '<100000000000000000000万亿元', '≤0亿元', '0亿元', '0家']) AS v;
CREATE TABLE q AS SELECT t FROM some_t WHERE t IS NOT NULL
	UNION SELECT t::target FROM unnest(ARRAY['≥5000亿元', '>5000亿元', '≤5亿元', '<5亿元', '30~35亿元之间', '增长6%', '下降≥3%', '下降≤3%', '持平', '前五', '≥20家', '≤20家',
		'提高≥1个百分点', '≥3公顷', '≤3公顷', '≥90%', '≤90%', '完成≥90%', '完成≤90%', '完成100%', '≥5某单位', '≤5某单位', '≤3元/人', '≥3吨/平方公里',
		'完成市下达目标', '高于全市平均水平', '与经济增长同步', '超额完成', '控制在市下达指标内', '清零', '全覆盖']) AS t;
CREATE FUNCTION pg_temp.answers() RETURNS TABLE (q text, n bigint, sum numeric) LANGUAGE plpgsql AS $$
DECLARE
	r record;
BEGIN
	FOR r IN SELECT t FROM q LOOP
		RETURN QUERY EXECUTE format('SELECT %L, count(*), sum(id)::numeric FROM m WHERE m <@ %L::target', r.t, r.t);
	END LOOP;
END $$;
SET enable_indexscan = off; SET enable_bitmapscan = off; SET enable_indexonlyscan = off; SET enable_seqscan = on;
CREATE TABLE scanned AS SELECT * FROM pg_temp.answers();
SET enable_seqscan = off; SET enable_indexscan = on; SET enable_bitmapscan = on;
SELECT count(*) > 300 AS queries, count(*) FILTER (WHERE n > 0) > 300 AS with_rows,
	count(*) FILTER (WHERE pg_temp.condition(format('SELECT m FROM m WHERE m <@ %L', q)) <> 'none') > 250 AS by_index FROM scanned;
SELECT count(*) AS differ FROM scanned s FULL JOIN pg_temp.answers() a USING (q) WHERE (s.n, s.sum) IS DISTINCT FROM (a.n, a.sum);
RESET enable_indexscan; RESET enable_bitmapscan; RESET enable_indexonlyscan;

-- a GiST index answers by the operator itself
DROP INDEX m_btree;
CREATE INDEX m_gist ON m USING gist (m);
SELECT pg_temp.condition('SELECT m FROM m WHERE m <@ ''≥5000亿元''');
DROP INDEX m_gist;
RESET enable_seqscan;

-- statistics that are missing, empty, all null, of a domain, of other types, or not numbers (= and < are the server's own and trust them)
CREATE DOMAIN amount AS measure;
CREATE TABLE bad (id int, empty measure, word text, m measure, t target);
CREATE TABLE domains AS SELECT m::amount AS m FROM m;
CREATE FUNCTION pg_temp.survives() RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
	q text; plan json;
BEGIN
	FOREACH q IN ARRAY ARRAY['bad WHERE m <@ ''≥1亿元''', 'bad WHERE empty <@ ''≥1亿元''', 'bad WHERE t @> ''1亿元''::measure', 'bad WHERE t && ''≥1亿元''', 'bad WHERE m <@ t',
		'bad a JOIN bad b ON a.m <@ b.t', 'bad a JOIN some_t b ON a.m <@ b.t', 'some_m a JOIN bad b ON a.m <@ b.t', 'bad a JOIN bad b ON a.t && b.t',
		'bad a WHERE EXISTS (SELECT FROM bad b WHERE a.m <@ b.t)'] LOOP
		EXECUTE 'EXPLAIN (FORMAT JSON) SELECT FROM ' || q INTO plan;
	END LOOP;
	RETURN true;
END $$;
SELECT pg_temp.survives() AS not_analyzed;
ANALYZE bad;
SELECT pg_temp.survives() AS empty;
INSERT INTO bad SELECT i FROM generate_series(1, 1000) AS i;
ANALYZE bad;
SELECT pg_temp.survives() AS all_null, pg_temp.expect('SELECT FROM bad WHERE m <@ ''≥1亿元''');
UPDATE bad SET m = s.m, t = s.t, word = s.m::text FROM (SELECT m.id, m.m, t.t FROM m JOIN t USING (id)) AS s WHERE s.id = bad.id;
ANALYZE bad, domains;
SELECT pg_temp.survives() AS full, pg_temp.expect('SELECT FROM bad WHERE m <@ ''≥1亿元'''), pg_temp.expect('SELECT FROM domains WHERE m <@ ''≥100亿元''') AS of_a_domain;
CREATE INDEX ON domains (m);
-- an index-only scan, taken where pages are known to be visible, prints no cast
SET enable_seqscan = off; SET enable_indexonlyscan = off;
SELECT pg_temp.condition('SELECT m FROM domains WHERE m <@ ''≥5000亿元''') AS of_a_domain;
RESET enable_seqscan; RESET enable_indexonlyscan;
-- those of a column of numbers or words as those of the measures
CREATE FUNCTION pg_temp.put(source int) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	DELETE FROM pg_statistic WHERE starelid = 'bad'::regclass AND staattnum = 4;
	EXECUTE format('INSERT INTO pg_statistic SELECT %s FROM pg_statistic WHERE starelid = ''bad''::regclass AND staattnum = %s',
		(SELECT string_agg(CASE attname WHEN 'staattnum' THEN '4' ELSE attname END, ', ' ORDER BY attnum)
			FROM pg_attribute WHERE attrelid = 'pg_statistic'::regclass AND attnum > 0), source);
END $$;
SELECT pg_temp.put(1);
SELECT pg_temp.survives() AS of_numbers;
SELECT pg_temp.put(3);
SELECT pg_temp.survives() AS of_words;
SELECT pg_temp.put(5);
SELECT pg_temp.survives() AS of_targets;
ANALYZE bad;
-- kinds exchanged, weights that are none
UPDATE pg_statistic SET stakind1 = 16180, stakind2 = 1, stanumbers2 = stanumbers1 WHERE starelid = 'bad'::regclass AND staattnum > 3;
SELECT pg_temp.survives() AS exchanged;
ANALYZE bad;
UPDATE pg_statistic SET stanullfrac = 'NaN', stanumbers1 = array_fill('NaN'::float4, ARRAY[3]), stanumbers2 = ARRAY[1]::float4[],
	stanumbers3 = ARRAY['-Infinity', 7]::float4[], stanumbers4 = array_fill('-3'::float4, ARRAY[1000]) WHERE starelid = 'bad'::regclass AND staattnum > 3;
SELECT pg_temp.survives() AS not_numbers;
-- only the histogram of the server
ANALYZE m;
UPDATE pg_statistic SET stakind1 = CASE stakind1 WHEN 16180 THEN 0 ELSE stakind1 END, stakind3 = CASE stakind3 WHEN 16180 THEN 0 ELSE stakind3 END,
	stakind4 = CASE stakind4 WHEN 16180 THEN 0 ELSE stakind4 END WHERE starelid = 'm'::regclass;
SELECT q, pg_temp.expect(format('SELECT FROM m WHERE m <@ %L::target', q)) FROM unnest(ARRAY['≥100亿元', '≥1亿元', '增长6%', '前五', '≥10个']) AS q;

DROP TABLE m, t, plain, some_t, some_m, q, scanned, bad, domains;
DROP DOMAIN amount;

-- what reads a report is planned by the length of its text, if it is text that the call has: a function that makes it of another type may be anything
CREATE TYPE said AS ENUM ('more');
CREATE FUNCTION said_text(said) RETURNS text LANGUAGE plpgsql VOLATILE AS $$ BEGIN RETURN '地区生产总值增长5%。'; END $$;
CREATE CAST (said AS text) WITH FUNCTION said_text(said) AS IMPLICIT;
SELECT indicator, measure FROM parse_report('more'::said);
DROP TYPE said CASCADE;
