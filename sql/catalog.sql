-- What the catalog must say of every object of the extension.
CREATE TEMP VIEW member AS
	SELECT classid, objid, pg_describe_object(classid, objid, 0) AS object
	FROM pg_depend
	WHERE refclassid = 'pg_extension'::regclass AND deptype = 'e'
		AND refobjid = (SELECT oid FROM pg_extension WHERE extname = 'attain');
SELECT count(*) > 150 AS objects FROM member;

-- objects without a comment; array and row types, and the families of operator classes, come by themselves
SELECT object AS no_comment FROM member m
WHERE obj_description(objid, classid::regclass::text::name) IS NULL
	AND classid <> 'pg_opfamily'::regclass
	AND NOT (classid = 'pg_type'::regclass AND EXISTS (SELECT FROM pg_type t WHERE t.oid = m.objid AND (t.typelem <> 0 OR t.typrelid <> 0) AND t.typname <> 'attainment_summary'))
	AND NOT (classid = 'pg_class'::regclass AND EXISTS (SELECT FROM pg_class c WHERE c.oid = m.objid AND c.relkind NOT IN ('r', 'v')))
ORDER BY 1;

-- columns of tables without a comment
SELECT c.relname, a.attname FROM member m JOIN pg_class c ON c.oid = m.objid AND m.classid = 'pg_class'::regclass AND c.relkind = 'r'
	JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
WHERE col_description(c.oid, a.attnum) IS NULL ORDER BY 1, 2;

-- operators with a boolean answer that lack a commutator or negator though there is one
SELECT o.oid::regoperator AS no_commutator FROM pg_operator o JOIN member m ON m.objid = o.oid AND m.classid = 'pg_operator'::regclass
WHERE o.oprcom = 0 AND o.oprresult = 'boolean'::regtype ORDER BY 1;
SELECT o.oid::regoperator AS no_negator FROM pg_operator o JOIN member m ON m.objid = o.oid AND m.classid = 'pg_operator'::regclass
WHERE o.oprnegate = 0 AND o.oprname IN ('=', '<>', '<', '<=', '>', '>=') ORDER BY 1;
SELECT o.oid::regoperator AS no_estimate FROM pg_operator o JOIN member m ON m.objid = o.oid AND m.classid = 'pg_operator'::regclass
WHERE o.oprresult = 'boolean'::regtype AND (o.oprrest = 0 OR o.oprjoin = 0) ORDER BY 1;

-- commutators and negators that do not say what they should
SELECT o.oid::regoperator AS wrong_commutator FROM pg_operator o JOIN pg_operator c ON c.oid = o.oprcom JOIN member m ON m.objid = o.oid AND m.classid = 'pg_operator'::regclass
WHERE c.oprcom <> o.oid OR c.oprleft <> o.oprright OR c.oprright <> o.oprleft;

-- operator classes that are not valid
SELECT opc.opcname, am.amname AS not_valid FROM pg_opclass opc JOIN pg_am am ON am.oid = opc.opcmethod
	JOIN member m ON m.objid = opc.oid AND m.classid = 'pg_opclass'::regclass
WHERE NOT amvalidate(opc.oid);

-- functions that never change and yet may not run in a parallel worker
SELECT p.oid::regprocedure AS not_parallel FROM pg_proc p JOIN member m ON m.objid = p.oid AND m.classid = 'pg_proc'::regclass
WHERE p.provolatile = 'i' AND p.proparallel <> 's' ORDER BY 1;

-- SQL and PL functions that a search_path could redirect; a procedure that commits can have none (across_jobs calls it under a hostile one)
SELECT p.oid::regprocedure AS open_search_path FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang JOIN member m ON m.objid = p.oid AND m.classid = 'pg_proc'::regclass
WHERE (l.lanname = 'sql' AND p.prosqlbody IS NULL) OR (l.lanname = 'plpgsql' AND p.proconfig IS NULL AND p.prokind <> 'p') ORDER BY 1;

-- a search_path that is fixed is this one, and what runs as its owner has it
SELECT p.oid::regprocedure AS other_search_path, p.proconfig FROM pg_proc p JOIN member m ON m.objid = p.oid AND m.classid = 'pg_proc'::regclass
WHERE EXISTS (SELECT FROM unnest(p.proconfig) AS c WHERE c LIKE 'search\_path=%' AND c <> 'search_path=pg_catalog, pg_temp')
	OR (p.prosecdef AND NOT 'search_path=pg_catalog, pg_temp' = ANY (coalesce(p.proconfig, '{}'))) ORDER BY 1;

-- what runs in its caller's search_path names the schema of every operator
CREATE TEMP VIEW open_body AS
	SELECT p.oid, regexp_replace(p.prosrc, '''[^'']*''|--[^\n]*|OPERATOR\(pg_catalog\.[^)]+\)|:=|=>|\.\.|[^.](ERRCODE|HINT|reader_version|remark) =|\(\*\)', '', 'g') AS body
	FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang JOIN member m ON m.objid = p.oid AND m.classid = 'pg_proc'::regclass
	WHERE l.lanname IN ('plpgsql', 'sql') AND p.prosqlbody IS NULL AND p.proconfig IS NULL;
SELECT oid::regprocedure FROM open_body;
SELECT oid::regprocedure, o[1] AS open_operator FROM open_body, regexp_matches(body, '[^\n]*[-+*/<>=~!@#%^&|]+[^\n]*|[^\n]*IS (?:NOT )?DISTINCT FROM[^\n]*', 'g') AS o;
-- and of every function
SELECT oid::regprocedure, f[1] AS open_function FROM open_body,
	regexp_matches(lower(body), '(?:^|[^.a-z_])([a-z_]+)\s*\(', 'g') AS f WHERE f[1] NOT IN ('coalesce', 'all', 'any', 'and');

-- views and functions are made of the server's objects and our own
SELECT pg_describe_object(d.classid, d.objid, 0) AS object, pg_describe_object(d.refclassid, d.refobjid, 0) AS uses_another
FROM pg_depend d JOIN member m USING (classid, objid)
WHERE d.refobjid > 16383 AND d.deptype IN ('n', 'a') AND d.refclassid IN ('pg_proc'::regclass, 'pg_class'::regclass, 'pg_operator'::regclass, 'pg_type'::regclass)
	AND NOT EXISTS (SELECT FROM member r WHERE r.classid = d.refclassid AND r.objid = d.refobjid)
	AND NOT EXISTS (SELECT FROM pg_depend i JOIN member r ON r.classid = i.refclassid AND r.objid = i.refobjid
		WHERE i.classid = d.refclassid AND i.objid = d.refobjid AND i.deptype IN ('i', 'a')) ORDER BY 1, 2;

-- what runs as its owner is for nobody else, asks whether the caller may, or gives nothing (attain_loading_wait only waits)
SELECT p.oid::regprocedure AS open_definer FROM pg_proc p JOIN member m ON m.objid = p.oid AND m.classid = 'pg_proc'::regclass
WHERE p.prosecdef AND has_function_privilege('public', p.oid, 'EXECUTE') AND p.prosrc || coalesce(pg_get_function_sqlbody(p.oid), '') !~ 'attain_may_refresh' ORDER BY 1;

-- aggregates that cannot run in parallel
SELECT a.aggfnoid::regprocedure AS not_parallel FROM pg_aggregate a JOIN member m ON m.objid = a.aggfnoid AND m.classid = 'pg_proc'::regclass
WHERE a.aggcombinefn = 0 OR (a.aggtranstype = 'internal'::regtype AND (a.aggserialfn = 0 OR a.aggdeserialfn = 0)) ORDER BY 1;

-- no type modifiers, bytes as small as can be
SELECT typname, typlen, typstorage, typalign, typreceive <> 0 AND typsend <> 0 AS has_binary, typmodin = 0 AS no_typmod FROM pg_type WHERE typname IN ('measure', 'target') ORDER BY 1;
SELECT pg_column_size('583.1亿元'::measure) <= 24 AS small, pg_column_size('增长≥6%'::target) <= 24 AS small;
