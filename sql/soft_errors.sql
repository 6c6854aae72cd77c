-- A literal that is refused throws, or says the same softly where the server can be asked to (from PostgreSQL 16 on).
\set VERBOSITY terse

-- refused as an error that is caught; where the server knows soft ones, these must tell the same
CREATE FUNCTION pg_temp.refused(input text, type text, OUT code text, OUT message text, OUT detail text, OUT hint text) LANGUAGE plpgsql AS $$
DECLARE
	valid boolean;
	soft record;
BEGIN
	BEGIN
		EXECUTE format('SELECT %L::%s', input, type);
		code := 'valid';
	EXCEPTION WHEN OTHERS THEN
		GET STACKED DIAGNOSTICS code = RETURNED_SQLSTATE, message = MESSAGE_TEXT, detail = PG_EXCEPTION_DETAIL, hint = PG_EXCEPTION_HINT;
	END;
	IF current_setting('server_version_num')::int >= 160000 THEN
		EXECUTE 'SELECT pg_input_is_valid($1, $2)' INTO valid USING input, type;
		EXECUTE 'SELECT * FROM pg_input_error_info($1, $2)' INTO soft USING input, type;
		IF valid <> (code = 'valid') OR (NOT valid AND (soft.sql_error_code, soft.message, coalesce(soft.detail, ''), coalesce(soft.hint, '')) IS DISTINCT FROM (code, message, detail, hint)) THEN
			RAISE WARNING 'softly it is another: % % % %', soft.sql_error_code, soft.message, soft.detail, soft.hint;
		END IF;
	END IF;
END $$;

SELECT type, left(input, 20) AS input, code, left(message, 50) AS message, detail
FROM unnest(ARRAY['measure', 'target']) AS type, unnest(ARRAY['增长6%', '增长', '', ' ', '6~4个', '3..4', 'x', '5家x', '100家以', '第', '控制在', '二三十家', '1万万万万', 'NaN',
	repeat('9', 37), '0.' || repeat('0', 40) || '1%', repeat('一', 60), repeat('9', 5000), '高于' || repeat('某', 100)]) AS input, pg_temp.refused(input, type);
SELECT type, hint FROM unnest(ARRAY['measure', 'target']) AS type, unnest(ARRAY['增长', '6~4个', 'x', repeat('9', 5000)]) AS input, pg_temp.refused(input, type)
GROUP BY type, hint ORDER BY type COLLATE "C", hint COLLATE "C";

-- inside of other types: what is around decides, and is soft itself
CREATE DOMAIN some_houses AS measure CHECK (VALUE > '0家');
CREATE TYPE promise AS (name text, t target);
SELECT type, input, code, message FROM (VALUES ('measure[]', '{增长6%,增长}'), ('measure[]', '{增长6%,NULL}'), ('target[]', '{{5家},{增长x}}'), ('some_houses', '1家'), ('some_houses', '0家'), ('some_houses', '家'),
	('promise', '(甲,≥5家)'), ('promise', '(甲,增长)'), ('promise[]', '{"(甲,5家)","(乙,前)"}')) AS v (type, input), pg_temp.refused(input, type);

-- rows of a copy that are left out (from PostgreSQL 17 on), or whose values are (from PostgreSQL 19 on)
CREATE TABLE given (id int, m text, t text);
INSERT INTO given VALUES (1, '增长6%', '增长6%'), (2, '增长', '增长6%'), (3, '增长6%', '增长'), (4, 'x', 'y'), (5, NULL, NULL), (6, '6~4个', '1家'), (7, '100家', '≤1家'), (8, repeat('9', 5000), '1家');
CREATE TABLE kept (id int, m measure, t target);
CREATE TABLE emptied (id int, m measure, t target);
CREATE FUNCTION pg_temp.valid(input text, type text) RETURNS boolean LANGUAGE sql RETURN (pg_temp.refused(input, type)).code = 'valid';	-- null is
SET client_min_messages = warning;	-- how many were left out
DO $$
DECLARE
	version int := current_setting('server_version_num');
	file text := current_setting('data_directory') || '/attain_soft.copy';
BEGIN
	EXECUTE format('COPY given TO %L', file);
	IF version >= 170000 THEN
		EXECUTE format('COPY kept FROM %L WITH (ON_ERROR ignore)', file);
	ELSE
		INSERT INTO kept SELECT id, m::measure, t::target FROM given WHERE pg_temp.valid(m, 'measure') AND pg_temp.valid(t, 'target');
	END IF;
	IF version >= 190000 THEN
		EXECUTE format('COPY emptied FROM %L WITH (ON_ERROR set_null)', file);
	ELSE
		INSERT INTO emptied SELECT id, CASE WHEN pg_temp.valid(m, 'measure') THEN m::measure END, CASE WHEN pg_temp.valid(t, 'target') THEN t::target END FROM given;
	END IF;
END $$;
RESET client_min_messages;
SELECT * FROM kept ORDER BY id;
SELECT * FROM emptied ORDER BY id;

-- values out of json that are none (from PostgreSQL 17 on)
CREATE FUNCTION pg_temp.of_json(j jsonb) RETURNS measure LANGUAGE plpgsql AS $$
DECLARE
	m measure;
BEGIN
	IF current_setting('server_version_num')::int >= 170000 THEN
		EXECUTE 'SELECT JSON_VALUE($1, ''$.m'' RETURNING measure DEFAULT ''0家'' ON ERROR)' INTO m USING j;
		RETURN m;
	END IF;
	RETURN CASE WHEN pg_temp.valid(j ->> 'm', 'measure') THEN (j ->> 'm')::measure ELSE '0家' END;
END $$;
SELECT j, pg_temp.of_json(j) FROM unnest(ARRAY['{"m": "增长 6%"}', '{"m": "增长"}', '{"m": null}', '{"m": 5}']::jsonb[]) AS j;

DROP TABLE given, kept, emptied;
DROP DOMAIN some_houses;
DROP TYPE promise;
