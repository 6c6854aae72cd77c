-- Writes doc/reference.md (./dev reference) from what the catalog says of the
-- extension, which must be alone in the schema public.
\pset tuples_only on
\pset format unaligned
\pset footer off
SET client_encoding = 'UTF8';
SET search_path = public;
CREATE TEMP VIEW member AS
	SELECT classid, objid, obj_description(objid, classid::regclass::text::name) AS comment
	FROM pg_depend
	WHERE refclassid = 'pg_extension'::regclass AND deptype = 'e'
		AND refobjid = (SELECT oid FROM pg_extension WHERE extname = 'attain');
CREATE TEMP VIEW line AS
	-- in a table | divides columns
	SELECT classid, objid, replace(comment, '|', '\|') AS comment FROM member;
-- What only the extension itself calls: input, support and transition functions, triggers.
CREATE TEMP VIEW inner_function AS
	SELECT p.oid FROM pg_proc p
	WHERE p.prorettype IN ('trigger'::regtype, 'internal'::regtype, 'cstring'::regtype)
		OR p.proargtypes::oid[] && ARRAY['internal'::regtype, 'cstring'::regtype]::oid[]
		OR obj_description(p.oid, 'pg_proc') ~ '^(implementation of|aggregate (transition|combine|final|serial|deserial) function|GiST support|btree|hash)';

\echo '# Reference'
\echo
\echo 'Made by `./dev reference` from the comments in the catalog; `\\d+`, `\\df+` and `\\do+` in psql show the same. Not to be edited.'
\echo
\echo '## Types'
\echo
\echo '| type | is |'
\echo '|---|---|'
SELECT format('| `%s` | %s |', t.typname, l.comment)
FROM line l JOIN pg_type t ON l.classid = 'pg_type'::regclass AND t.oid = l.objid
WHERE l.comment IS NOT NULL AND t.typelem = 0
ORDER BY t.typname COLLATE "C";
\echo
\echo '## Operators'
\echo
\echo '| operator | result | is |'
\echo '|---|---|---|'
SELECT format('| `%s` | `%s` | %s |', replace(concat_ws(' ', CASE WHEN o.oprleft <> 0 THEN format_type(o.oprleft, NULL) END, o.oprname, format_type(o.oprright, NULL)), '|', '\|'),
	format_type(o.oprresult, NULL), l.comment)
FROM line l JOIN pg_operator o ON l.classid = 'pg_operator'::regclass AND o.oid = l.objid
ORDER BY o.oprname COLLATE "C", format_type(o.oprleft, NULL) COLLATE "C", format_type(o.oprright, NULL) COLLATE "C";
\echo
\echo '## Casts'
\echo
\echo '| from | to | how | is |'
\echo '|---|---|---|---|'
SELECT format('| `%s` | `%s` | %s | %s |', format_type(c.castsource, NULL), format_type(c.casttarget, NULL),
	CASE c.castcontext WHEN 'e' THEN 'where asked for' WHEN 'a' THEN 'also in assignments' ELSE 'always' END, l.comment)
FROM line l JOIN pg_cast c ON l.classid = 'pg_cast'::regclass AND c.oid = l.objid
ORDER BY format_type(c.castsource, NULL) COLLATE "C", format_type(c.casttarget, NULL) COLLATE "C";
\echo
\echo '## Index operator classes'
\echo
\echo '| class | method | of | is |'
\echo '|---|---|---|---|'
SELECT format('| `%s` | `%s` | `%s`%s | %s |', c.opcname, m.amname, format_type(c.opcintype, NULL), CASE WHEN c.opcdefault THEN ', default' ELSE '' END, l.comment)
FROM line l JOIN pg_opclass c ON l.classid = 'pg_opclass'::regclass AND c.oid = l.objid JOIN pg_am m ON m.oid = c.opcmethod
ORDER BY m.amname COLLATE "C", c.opcname COLLATE "C", format_type(c.opcintype, NULL) COLLATE "C";

\echo
\echo '## Functions'
CREATE TEMP VIEW written AS
	SELECT p.oid, p.prokind, p.proname COLLATE "C" AS name, pg_get_function_identity_arguments(p.oid) COLLATE "C" AS arguments,
		format(E'\n```\n%s(%s)%s\n```\n\n%s', p.proname,
			-- what is returned by OUT is told behind
			array_to_string(ARRAY(SELECT concat_ws(' ', nullif(p.proargnames[n], ''), format_type(t, NULL),
					'DEFAULT ' || pg_get_function_arg_default(p.oid, n::int))
				FROM unnest(p.proargtypes::oid[]) WITH ORDINALITY AS a (t, n) ORDER BY n), ', '),
			CASE WHEN p.prokind = 'p' THEN '' ELSE E' → ' || CASE WHEN p.prorettype = 'record'::regtype THEN
					CASE WHEN p.proretset THEN 'rows of ' ELSE 'row of ' END
					|| (SELECT string_agg(concat_ws(' ', p.proargnames[n], format_type(t, NULL)), ', ' ORDER BY n)
						FROM unnest(p.proallargtypes) WITH ORDINALITY AS a (t, n) WHERE p.proargmodes[n] IN ('o', 't'))
				ELSE pg_get_function_result(p.oid) END END,
			m.comment)
		|| CASE WHEN p.prokind = 'f' THEN format(E'\n\n%s%s.', CASE p.provolatile WHEN 'i' THEN 'Immutable' WHEN 's' THEN 'Stable' ELSE 'Volatile' END,
			CASE WHEN p.proisstrict THEN '; null for null' ELSE '' END) ELSE '' END AS text
	FROM member m JOIN pg_proc p ON m.classid = 'pg_proc'::regclass AND p.oid = m.objid;
SELECT CASE WHEN row_number() OVER (PARTITION BY name ORDER BY arguments) = 1 THEN format(E'\n### %s\n', name) ELSE '' END || text
FROM written WHERE prokind = 'f' AND oid NOT IN (SELECT oid FROM inner_function) ORDER BY name, arguments;
\echo
\echo '## Aggregates'
SELECT CASE WHEN row_number() OVER (PARTITION BY name ORDER BY arguments) = 1 THEN format(E'\n### %s\n', name) ELSE '' END || text
FROM written WHERE prokind = 'a' ORDER BY name, arguments;
\echo
\echo '## Procedures'
SELECT CASE WHEN row_number() OVER (PARTITION BY name ORDER BY arguments) = 1 THEN format(E'\n### %s\n', name) ELSE '' END || text
FROM written WHERE prokind = 'p' ORDER BY name, arguments;
\echo
\echo '## Inner functions'
\echo
\echo 'What types, operators, indexes and triggers call; not to be called by hand.'
\echo
\echo '| function | is |'
\echo '|---|---|'
SELECT format('| `%s` | %s |', p.oid::regprocedure, l.comment)
FROM line l JOIN pg_proc p ON l.classid = 'pg_proc'::regclass AND p.oid = l.objid
WHERE p.oid IN (SELECT oid FROM inner_function)
ORDER BY p.oid::regprocedure::text COLLATE "C";

CREATE TEMP VIEW relation AS
	SELECT c.relkind, c.relname COLLATE "C" AS name, format(E'\n### %s\n\n%s\n\n| column | type | is |\n|---|---|---|\n', c.relname, m.comment)
		|| (SELECT string_agg(format('| `%s` | `%s`%s | %s |', a.attname, format_type(a.atttypid, a.atttypmod), CASE WHEN a.attnotnull THEN ', not null' ELSE '' END,
				replace(coalesce(col_description(c.oid, a.attnum), ''), '|', '\|')), E'\n' ORDER BY a.attnum)
			FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS text
	FROM member m JOIN pg_class c ON m.classid = 'pg_class'::regclass AND c.oid = m.objid;
\echo
\echo '## Tables'
SELECT text FROM relation WHERE relkind = 'r' ORDER BY name;
\echo
\echo '## Views'
SELECT text FROM relation WHERE relkind = 'v' ORDER BY name;
