-- Damaged values, values stored compressed, and the planner's functions given to types that are not ours.
\set VERBOSITY terse
\pset format unaligned

-- below the server somebody has changed bytes: an error, never another value
CREATE CAST (bytea AS measure) WITHOUT FUNCTION;
CREATE CAST (bytea AS target) WITHOUT FUNCTION;
CREATE FUNCTION pg_temp.code(query text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE query;
	RETURN 'no error';
EXCEPTION WHEN OTHERS THEN
	RETURN SQLSTATE;
END $$;
CREATE TABLE damaged (id int, m measure, t target, i int);
INSERT INTO damaged SELECT row_number() OVER (), b::measure, b::target, 1
	FROM (VALUES ('\x'::bytea), ('\x10'), ('\x20000100000100010000000000000005'), ('\x1000050000000000000000000005'), ('\x100001000001ff0000000000000005'), ('\x10a5000001ff'), ('\x100007000000000000000000000501aa67')) AS v (b);
SELECT what, string_agg(DISTINCT pg_temp.code(format('SELECT %s FROM damaged WHERE id = %s', what, id)), ' ') AS code
	FROM damaged, unnest(ARRAY['m::text', 't::text', 'measure_hash(m)', 'm + ''5家''', 'm = ''5家''', '''5家''::measure <@ t', 'm <@ ''5家''::target',
		't <@ ''5家''::target', 't && ''5家''::target', 'm / ''5家''::measure', 'm / ''5家''::target', 'm - ''5家''::target', 'sum(m)', 'attainment(m, ''5家'')', 'max(m)', 'lower(m)', 'unit(t)',
		'aspect(m)', 'reference(t)', 'in_unit(m, ''家'')', 'resolve(t, ''5家'')', 'measure_send(m)', 'm::numrange', 'count(*) OVER (ORDER BY m)', 'm::numeric']) AS what GROUP BY what ORDER BY what COLLATE "C";
SELECT what, pg_temp.code(format('CREATE INDEX ON damaged USING %s', what)) AS code FROM unnest(ARRAY['btree (m)', 'btree (t)', 'hash (m)', 'hash (t)', 'gist (m)', 'gist (t)']) AS what;
CREATE TABLE indexed (LIKE damaged);
CREATE INDEX ON indexed USING gist (m);
CREATE INDEX ON indexed USING gist (t);
INSERT INTO indexed SELECT i, (i || '家')::measure, (i || '家')::target, 1 FROM generate_series(1, 500) AS i;
SELECT id, pg_temp.code(format('INSERT INTO indexed SELECT d.* FROM damaged d WHERE id = %s', id)) AS code FROM damaged ORDER BY id;
SELECT pg_temp.code('ANALYZE damaged') AS code;
DROP TABLE damaged, indexed;
DROP CAST (bytea AS measure);
DROP CAST (bytea AS target);

-- rows so wide that their values are stored compressed
CREATE TABLE wide AS SELECT i AS id, v AS a, v AS b, v AS c, v AS d, v AS e, v AS f, v AS g, v AS h
	FROM generate_series(1, 400) AS i, LATERAL (SELECT CASE WHEN i % 2 = 0 THEN (i || '家')::target ELSE ('高于' || repeat('全市', 27 + i % 3) || '平均水平')::target END) AS s (v);
ANALYZE wide;
SELECT count(DISTINCT a), max(pg_column_size(a)) < 100 AS compressed, min(length(a::text)), max(length(h::text)), bool_and(a::text::target = b) AS same FROM wide WHERE id % 2 = 1;
SELECT count(*) AS pairs, count(DISTINCT w.a) FROM wide w JOIN wide o ON w.a = o.b WHERE w.id % 2 = 1;
SELECT count(*) FROM wide WHERE '250家'::measure <@ a;
DROP TABLE wide;

-- what has no single number has no quotient, and a name that is too long is no unit
SELECT query, pg_temp.code('SELECT ' || query) AS code FROM unnest(ARRAY['''第5位''::measure / ''第3位''::measure', '''>5家''::measure / ''3家''::measure', '''4~6家''::measure / ''3家''::measure', '''约5家''::measure / ''3家''::measure']) AS query;
SELECT attain_unit_likeness(repeat('个', 2000), '个') AS likeness, attain_number_in('5家', repeat('家', 2000)) AS number;

-- operators of other types may name our estimators: a guess, no more
CREATE FUNCTION pg_temp.both(int, int) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS 'BEGIN RETURN $1 < $2; END';
CREATE FUNCTION pg_temp.texts(text, text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS 'BEGIN RETURN $1 < $2; END';
CREATE FUNCTION pg_temp.anything(measure, target) RETURNS boolean LANGUAGE plpgsql IMMUTABLE CALLED ON NULL INPUT AS 'BEGIN RETURN $2 IS NULL OR $1 <@ $2; END';
CREATE OPERATOR ~<~~ (LEFTARG = int, RIGHTARG = int, FUNCTION = pg_temp.both, RESTRICT = measure_contsel, JOIN = measure_contjoinsel);
CREATE OPERATOR ~<~~ (LEFTARG = text, RIGHTARG = text, FUNCTION = pg_temp.texts, RESTRICT = measure_contsel, JOIN = measure_contjoinsel);
CREATE OPERATOR ~<~~ (LEFTARG = measure, RIGHTARG = target, FUNCTION = pg_temp.anything, RESTRICT = measure_contsel, JOIN = measure_contjoinsel);
CREATE TABLE others AS SELECT i, i::text AS x, (i || '家')::measure AS m, (i || '家')::target AS t FROM generate_series(1, 1000) AS i;
ANALYZE others;
CREATE FUNCTION pg_temp.expected(query text) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
	plan json;
BEGIN
	EXECUTE 'EXPLAIN (FORMAT JSON) ' || query INTO plan;
	RETURN (plan->0->'Plan'->>'Plan Rows')::numeric;
END $$;
SELECT query, round(log(pg_temp.expected('SELECT FROM others a ' || query))) AS digits FROM unnest(ARRAY[
	'WHERE i ~<~~ 500', 'WHERE x ~<~~ ''5''', 'WHERE m ~<~~ NULL::target', 'WHERE m ~<~~ ''500家''::target', 'JOIN others b ON a.i ~<~~ b.i', 'JOIN others b ON a.x ~<~~ b.x',
	'JOIN others b ON a.m ~<~~ b.t', 'WHERE EXISTS (SELECT FROM others b WHERE a.m <@ b.t)', 'WHERE EXISTS (SELECT FROM others b WHERE b.m <@ a.t AND b.i < 3)', 'WHERE m <@ ''500.2~500.4家之间''::target',
	'WHERE m <@ (SELECT ''500家''::target)']) AS query;

-- more groups than a sample has places for
CREATE TABLE groups AS SELECT ('5x' || translate(i::text, '0123456789', 'abcdefghij'))::measure AS m FROM generate_series(1, 3000) AS i;
ALTER TABLE groups ALTER m SET STATISTICS 1;
ANALYZE groups;
SELECT pg_temp.expected('SELECT FROM groups WHERE m <@ ''5家''::target') < 100 AS few;
DROP TABLE others, groups;
DROP OPERATOR ~<~~ (int, int);
DROP OPERATOR ~<~~ (text, text);
DROP OPERATOR ~<~~ (measure, target);
