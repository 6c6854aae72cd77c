-- Every way in and out: arrays, rows, json, domains, copies, bytes, soft errors.
\set VERBOSITY terse
CREATE TABLE d (id int, m measure, t target);
INSERT INTO d VALUES (1, '583.1亿元', '≥600亿元'), (2, '约100家', '8%左右'), (3, '下降17.1%', '力争下降≥3%'), (4, '完成市下达目标', '高于全市平均水平'),
	(5, '5某单位', '30~35之间'), (6, '4~6个', '前5位'), (7, '7.2万余处', '控制在3%左右'), (8, '3吨/平方公里·月', '≤35微克/立方米'),
	(9, '123456789012345678901234567890.123456元', '>0.000000000000000000000000000001家'), (10, '-3.5%', '增长>0%'), (11, NULL, NULL);

SELECT to_json(m) AS m, to_jsonb(t) AS t FROM d WHERE id < 4;
SELECT * FROM json_populate_recordset(NULL::d, '[{"id": 1, "m": "增长 6%", "t": "控制在5%以内"}]');
SELECT ('"增长6%"'::jsonb #>> '{}')::measure, '{1亿元,"≥5家"}'::measure[], ROW('5家'::measure, '5家'::target)::text, '(1,5家,5家)'::d;
CREATE DOMAIN growth AS measure CHECK (aspect(VALUE) = 'growth');
SELECT '增长6%'::growth;
SELECT '6%'::growth;
SELECT '5家'::measure(3);
SELECT '5家'::measure::varchar, '5家'::text::measure, CAST('5家'::varchar AS measure);
DO $$ BEGIN PERFORM '增长'::measure; EXCEPTION WHEN invalid_text_representation THEN RAISE NOTICE '%', SQLSTATE; END $$;

-- bytes there and back: the text is the same
CREATE FUNCTION pg_temp.file(suffix text) RETURNS text LANGUAGE sql RETURN current_setting('data_directory') || '/attain_doors.' || suffix;
DO $$
DECLARE
	format text;
BEGIN
	FOREACH format IN ARRAY ARRAY['text', 'csv', 'binary'] LOOP
		CREATE TEMP TABLE back (LIKE d);
		EXECUTE pg_catalog.format('COPY d TO %L WITH (FORMAT %s)', pg_temp.file(format), format);
		EXECUTE pg_catalog.format('COPY back FROM %L WITH (FORMAT %s)', pg_temp.file(format), format);
		RAISE NOTICE '%: % of % the same', format,
			(SELECT count(*) FROM d JOIN back b USING (id) WHERE (d.m::text, d.t::text, d.m, d.t) IS NOT DISTINCT FROM (b.m::text, b.t::text, b.m, b.t)),
			(SELECT count(*) FROM d);
		DROP TABLE back;
	END LOOP;
END $$;

-- the bytes are those of doc/format.md, highest first
SELECT measure_send('1.10亿元'), target_send('增长≥6%'), target_send('完成');

-- every single bit turned: refused as bytes, or another value that its own text gives again
CREATE TABLE crafted (kind text, bytes bytea);
INSERT INTO crafted SELECT kind, set_bit(b, bit::int, 1 - get_bit(b, bit::int))
	FROM (SELECT 'measure' AS kind, measure_send(m) AS b FROM d WHERE m IS NOT NULL UNION ALL SELECT 'target', target_send(t) FROM d WHERE t IS NOT NULL) AS s,
		generate_series(0, length(b) * 8 - 1) AS bit;
-- too short, too long, nothing at all
INSERT INTO crafted SELECT kind, x FROM (SELECT 'measure' AS kind, measure_send(m) AS b FROM d WHERE m IS NOT NULL UNION ALL SELECT 'target', target_send(t) FROM d WHERE t IS NOT NULL) AS s,
	LATERAL (SELECT substr(b, 1, n) FROM generate_series(0, length(b) - 1) AS n UNION ALL SELECT b || '\x00' UNION ALL SELECT b || b) AS c (x);
CREATE FUNCTION pg_temp.receive(kind text, bytes bytea) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	path text := pg_temp.file('crafted');
	lo oid;
	r text;
BEGIN
	lo := lo_from_bytea(0, '\x5047434f50590aff0d0a000000000000000000'::bytea || '\x0001'::bytea || int4send(length(bytes)) || bytes || '\xffff'::bytea);
	PERFORM lo_export(lo, path);
	PERFORM lo_unlink(lo);
	EXECUTE format('CREATE TEMP TABLE r (v %I)', kind);
	EXECUTE format('COPY r FROM %L WITH (FORMAT binary)', path);
	EXECUTE format('SELECT CASE WHEN v::text::%I = v AND v::text::%I::text = v::text AND %I(v) = $1 THEN ''read'' ELSE ''WRONG '' || v::text END FROM r', kind, kind, kind || '_send') INTO r USING bytes;
	DROP TABLE r;
	RETURN r;
EXCEPTION WHEN OTHERS THEN
	RETURN SQLSTATE;
END $$;
SELECT answer, count(*) > 0 AS some FROM (SELECT pg_temp.receive(kind, bytes) AS answer FROM crafted) AS a GROUP BY answer ORDER BY answer COLLATE "C";
SELECT pg_temp.receive('measure', measure_send('5家')), pg_temp.receive('measure', target_send('力争≥5家')), pg_temp.receive('target', measure_send('5家')),
	pg_temp.receive('measure', '\x10000100ffff000000000000000005'), pg_temp.receive('measure', '\x');
-- a unit in wide letters, or with a space of another width, would come back as another one
SELECT pg_temp.receive('measure', '\x1000070000000000000000000501aa6700') AS plain, pg_temp.receive('measure', '\x100007000000000000000000050121ff00') AS wide_letter,
	pg_temp.receive('measure', '\x1000070000000000000000000502aa6700032000') AS wide_space;

-- from PostgreSQL 16 on an input can be asked first
DO $$ BEGIN
	IF current_setting('server_version_num')::int >= 160000 THEN
		IF NOT (SELECT pg_input_is_valid('增长6%', 'measure') AND NOT pg_input_is_valid('增长', 'measure') AND NOT pg_input_is_valid('', 'target')
				AND NOT pg_input_is_valid(repeat('9', 37), 'measure') AND NOT pg_input_is_valid(repeat('9', 9999), 'measure')) THEN
			RAISE EXCEPTION 'pg_input_is_valid is wrong';
		END IF;
	END IF;
END $$;
DROP TABLE d, crafted;
DROP DOMAIN growth;
