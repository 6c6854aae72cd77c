\echo Use "ALTER EXTENSION attain UPDATE" to load this file. \quit

-- What has no primary key is published whole, so that it can be changed; where
-- a part of its columns is, nothing of it could be, by the upgrade itself either.
DO $$
DECLARE
	p record;
BEGIN
	SELECT l.pubname, c.relname INTO p
		FROM pg_catalog.pg_publication_rel r
		JOIN pg_catalog.pg_publication l ON l.oid = r.prpubid AND (l.pubupdate OR l.pubdelete)
		JOIN pg_catalog.pg_class c ON c.oid = r.prrelid
		WHERE r.prrelid IN ('@extschema@.attain_alias'::pg_catalog.regclass, '@extschema@.attain_reference'::pg_catalog.regclass)
			AND r.prattrs IS NOT NULL
		ORDER BY l.pubname, c.relname
		LIMIT 1;
	IF FOUND THEN
		RAISE EXCEPTION 'publication "%" has some columns of % only', p.pubname, p.relname
			USING ERRCODE = 'object_not_in_prerequisite_state',
				HINT = pg_catalog.format('1.1.0 needs the whole row to publish what is changed: ALTER PUBLICATION %1$I DROP TABLE %2$s.%3$I, then ADD TABLE without columns; or ALTER PUBLICATION %1$I SET (publish = ''insert'').',
					p.pubname, '@extschema@', p.relname);
	END IF;
END
$$;

-- Filled by attain_upgrade_rows where it is not 1, without writing every report.
ALTER TABLE attain_report ADD COLUMN edition int NOT NULL DEFAULT 1 CHECK (edition > 0);
ALTER TABLE attain_report ALTER COLUMN edition DROP DEFAULT;

CREATE UNLOGGED TABLE attain_loading (
	key bigint PRIMARY KEY
);

-- Beside policies of users ours would show more than they do.
CREATE FUNCTION attain_upgrade_policy() RETURNS void
	LANGUAGE plpgsql
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF (SELECT relrowsecurity FROM pg_class WHERE oid = '@extschema@.attain_indicator'::regclass)
		OR EXISTS (SELECT FROM pg_policy WHERE polrelid = '@extschema@.attain_indicator'::regclass)
	THEN
		RAISE WARNING 'attain_indicator keeps its own row-level security: it is not that of attain_report'
			USING HINT = 'See "Row-level security" in doc/scorecard.md for the policy that a new installation has.';
	ELSE
		ALTER TABLE @extschema@.attain_indicator ENABLE ROW LEVEL SECURITY;
		CREATE POLICY attain_report ON @extschema@.attain_indicator
			USING (EXISTS (SELECT FROM @extschema@.attain_report r WHERE r.id = report_id));
	END IF;
END
$$;
SELECT @extschema@.attain_upgrade_policy();
DROP FUNCTION attain_upgrade_policy();
-- Another state under the same name, so that views over attainment stay.
CREATE FUNCTION attain_attainment_step(bigint[], measure, target) RETURNS bigint[]
	AS 'MODULE_PATHNAME', 'attain_counts_step' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION attain_attainment_combine(bigint[], bigint[]) RETURNS bigint[]
	AS 'MODULE_PATHNAME', 'attain_counts_combine' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION attain_attainment_final(bigint[]) RETURNS attainment_summary
	AS 'MODULE_PATHNAME', 'attain_counts_final' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION attain_attainment_step(bigint[], measure, target) IS 'aggregate transition function';
COMMENT ON FUNCTION attain_attainment_combine(bigint[], bigint[]) IS 'aggregate combine function';
COMMENT ON FUNCTION attain_attainment_final(bigint[]) IS 'aggregate final function';

CREATE OR REPLACE AGGREGATE attainment(measure, target) (
	SFUNC = attain_attainment_step, STYPE = bigint[], INITCOND = '{0,0,0}', FINALFUNC = attain_attainment_final,
	COMBINEFUNC = attain_attainment_combine, PARALLEL = SAFE
);
DROP FUNCTION attain_attainment_step(internal, measure, target);
DROP FUNCTION attain_attainment_combine(internal, internal);
DROP FUNCTION attain_attainment_serialize(internal);
DROP FUNCTION attain_attainment_deserialize(bytea, internal);
DROP FUNCTION attain_attainment_final(internal);

-- Keys that are generated could not be published since PostgreSQL 18.
ALTER TABLE attain_alias ALTER COLUMN alias_key DROP EXPRESSION, ALTER COLUMN indicator_key DROP EXPRESSION;
ALTER TABLE attain_reference ALTER COLUMN indicator_key DROP EXPRESSION, ALTER COLUMN during DROP EXPRESSION;

-- replay src/functions/reader.sql
-- replay src/tables.sql
-- replay src/matching.sql
-- replay src/scorecard.sql
-- Who has said how many workers may read it knows better.
DO $$
BEGIN
	IF NOT EXISTS (SELECT FROM pg_catalog.pg_class c, pg_catalog.pg_options_to_table(c.reloptions) AS o
			WHERE c.oid OPERATOR(pg_catalog.=) '@extschema@.attain_report'::pg_catalog.regclass AND o.option_name OPERATOR(pg_catalog.=) 'parallel_workers')
	THEN
		ALTER TABLE @extschema@.attain_report SET (parallel_workers = 32);
	END IF;
END
$$;

-- Nothing is made in place of what is there behind this: functions of the owner
-- run from here on.
--
-- As the owner of the tables, who may have put constraints and indexes on them
-- that call functions; and without triggers, since ours would read every report
-- again and those of users are about changes of their own.
CREATE FUNCTION attain_upgrade_rows() RETURNS void
	LANGUAGE plpgsql SECURITY DEFINER
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	tables CONSTANT regclass[] := ARRAY['@extschema@.attain_report', '@extschema@.attain_indicator',
		'@extschema@.attain_alias', '@extschema@.attain_reference'];
	as_before text[];
	command text;
	left_out int;
BEGIN
	as_before := ARRAY(
		SELECT format('ALTER TABLE %s ENABLE %s TRIGGER %I', t.tgrelid::regclass,
			CASE t.tgenabled WHEN 'A' THEN 'ALWAYS' WHEN 'R' THEN 'REPLICA' END, t.tgname)
		FROM pg_trigger t
		WHERE t.tgrelid = ANY (tables) AND NOT t.tgisinternal AND t.tgenabled <> 'D'
		UNION ALL
		SELECT format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', c.oid::regclass)
		FROM pg_class c
		WHERE c.oid = ANY (tables) AND c.relforcerowsecurity
		UNION ALL
		-- without a primary key a published table refuses updates
		SELECT format('ALTER TABLE %s REPLICA IDENTITY NOTHING', c.oid::regclass)
		FROM pg_class c
		WHERE c.oid = ANY (tables[3:4]) AND c.relreplident = 'n');
	FOR command IN
		SELECT format('ALTER TABLE %s DISABLE TRIGGER USER, NO FORCE ROW LEVEL SECURITY', t) FROM unnest(tables) AS t
		UNION ALL
		SELECT format('ALTER TABLE %s REPLICA IDENTITY FULL', c.oid::regclass)
		FROM pg_class c
		WHERE c.oid = ANY (tables[3:4]) AND c.relreplident IN ('d', 'n')
	LOOP
		EXECUTE command;
	END LOOP;

	UPDATE @extschema@.attain_report r SET edition = n.edition
		FROM (SELECT id, row_number() OVER (PARTITION BY region, kind, report_year ORDER BY id) AS edition
			FROM @extschema@.attain_report
			WHERE region IS NOT NULL AND kind IS NOT NULL AND report_year IS NOT NULL) AS n
		WHERE r.id = n.id AND n.edition > 1;

	-- Names have other keys now, some two names one.  Of such the one stays that
	-- had the key before, or else the first, and says what it took the place of.
	WITH ranked AS (
		SELECT a.ctid AS at, a.region, k.key, a.alias, a.indicator, a.remark,
			row_number() OVER (PARTITION BY a.region, k.key ORDER BY a.alias_key <> k.key, a.alias COLLATE "C", a.ctid) AS n
		FROM @extschema@.attain_alias a, @extschema@.indicator_key(a.alias) AS k (key)
	), gone AS (
		DELETE FROM @extschema@.attain_alias a USING ranked r WHERE a.ctid = r.at AND r.n > 1
	), noted AS (
		UPDATE @extschema@.attain_alias a SET remark = concat_ws(E'\n', a.remark, g.note)
			FROM ranked r,
				(SELECT region, key,
					string_agg(format('attain 1.1.0: "%s" for "%s"%s was left out, being the same alias now',
						alias, indicator, ' (' || remark || ')'), E'\n' ORDER BY n) AS note
				FROM ranked WHERE n > 1 GROUP BY region, key) AS g
			WHERE a.ctid = r.at AND r.n = 1 AND r.key = g.key AND r.region IS NOT DISTINCT FROM g.region
	)
	SELECT count(*) INTO left_out FROM ranked WHERE n > 1;
	IF left_out > 0 THEN
		RAISE WARNING 'attain_alias: % left out, the same as others now; see their remark', left_out;
	END IF;
	LOOP	-- a key may be free only after another alias has left it
		UPDATE @extschema@.attain_alias a
			SET alias_key = @extschema@.indicator_key(a.alias), indicator_key = @extschema@.indicator_key(a.indicator)
			WHERE (a.alias_key <> @extschema@.indicator_key(a.alias) OR a.indicator_key <> @extschema@.indicator_key(a.indicator))
				AND NOT EXISTS (SELECT FROM @extschema@.attain_alias o
					WHERE o.alias_key = @extschema@.indicator_key(a.alias) AND o.region IS NOT DISTINCT FROM a.region
						AND o.ctid <> a.ctid);
		EXIT WHEN NOT FOUND;
	END LOOP;

	WITH ranked AS (
		SELECT a.ctid AS at, a.region, k.key, a.during, a.reference, a.indicator, a.value, a.source,
			row_number() OVER (PARTITION BY a.region, k.key, a.during, a.reference
				ORDER BY a.indicator_key <> k.key, a.indicator COLLATE "C", a.ctid) AS n
		FROM @extschema@.attain_reference a, @extschema@.indicator_key(a.indicator) AS k (key)
		WHERE a.indicator IS NOT NULL
	), gone AS (
		DELETE FROM @extschema@.attain_reference a USING ranked r WHERE a.ctid = r.at AND r.n > 1
	), noted AS (
		UPDATE @extschema@.attain_reference a SET source = concat_ws(E'\n', a.source, g.note)
			FROM ranked r,
				(SELECT region, key, during, reference,
					string_agg(format('attain 1.1.0: "%s" %s%s was left out, being the same reference now',
						indicator, value, ' (' || source || ')'), E'\n' ORDER BY n) AS note
				FROM ranked WHERE n > 1 GROUP BY region, key, during, reference) AS g
			WHERE a.ctid = r.at AND r.n = 1 AND r.key = g.key AND r.region IS NOT DISTINCT FROM g.region
				AND r.during = g.during AND r.reference = g.reference
	)
	SELECT count(*) INTO left_out FROM ranked WHERE n > 1;
	IF left_out > 0 THEN
		RAISE WARNING 'attain_reference: % left out, the same as others now; see their source', left_out;
	END IF;
	LOOP
		UPDATE @extschema@.attain_reference a SET indicator_key = @extschema@.indicator_key(a.indicator)
			WHERE a.indicator_key <> @extschema@.indicator_key(a.indicator)
				AND NOT EXISTS (SELECT FROM @extschema@.attain_reference o
					WHERE o.indicator_key = @extschema@.indicator_key(a.indicator) AND o.region IS NOT DISTINCT FROM a.region
						AND o.during = a.during AND o.reference = a.reference AND o.ctid <> a.ctid);
		EXIT WHEN NOT FOUND;
	END LOOP;

	-- so that what is loaded from now on meets what is there
	UPDATE @extschema@.attain_indicator i SET key = k.key, canonical = c.canonical
		FROM @extschema@.attain_report r
		-- unpacked once for all rows of a report
		CROSS JOIN LATERAL (SELECT t.body, @extschema@.attain_text_places(t.body) FROM (SELECT r.body || '' OFFSET 0) AS t (body) OFFSET 0) AS b (body, places)
		CROSS JOIN LATERAL (SELECT a.report_id, a.seq, a.region, a.indicator, a.aspect, a.source, a.span, a.period, a.key, a.canonical
			FROM @extschema@.attain_indicator a WHERE a.report_id = r.id AND b.body IS NOT NULL OFFSET 0) AS o,
			@extschema@.attain_row_key(o.indicator, o.aspect, r.region,
				CASE WHEN o.source ~ '[全本我][国省市州盟区县旗]|累计|以来' THEN b.body END, o.span, o.period, b.places) AS k (key),
			@extschema@.attain_canonical(o.region, k.key) AS c (canonical)
		WHERE i.report_id = o.report_id AND i.seq = o.seq AND (o.key <> k.key OR o.canonical <> c.canonical);

	FOREACH command IN ARRAY as_before LOOP
		EXECUTE command;
	END LOOP;
END
$$;
-- owner FUNCTION attain_upgrade_rows()
SELECT @extschema@.attain_upgrade_rows();
-- whatever functions of the owner have set it to
SET LOCAL search_path = @extschema@, pg_temp;
DROP FUNCTION attain_upgrade_rows();
CREATE TRIGGER zz_attain_alias_keys BEFORE INSERT OR UPDATE ON attain_alias
	FOR EACH ROW EXECUTE FUNCTION attain_alias_keys();
CREATE TRIGGER zz_attain_reference_keys BEFORE INSERT OR UPDATE ON attain_reference
	FOR EACH ROW EXECUTE FUNCTION attain_reference_keys();
CREATE TRIGGER attain_reference_checked AFTER INSERT OR UPDATE ON attain_reference
	FOR EACH ROW EXECUTE FUNCTION attain_reference_checked();
ALTER TABLE attain_alias ENABLE ALWAYS TRIGGER zz_attain_alias_keys;
ALTER TABLE attain_reference ENABLE ALWAYS TRIGGER zz_attain_reference_keys;
ALTER TABLE attain_reference ENABLE ALWAYS TRIGGER attain_reference_checked;
ALTER TABLE attain_report ADD UNIQUE (region, kind, report_year, edition);

-- What 1.0.0 let in and means too much or nothing stays, and is said.  As the
-- owner, who may have given columns types whose casts are functions of his own.
CREATE FUNCTION attain_upgrade_checks() RETURNS void
	LANGUAGE plpgsql SECURITY DEFINER
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	c record;
BEGIN
	FOR c IN
		SELECT * FROM (VALUES
			('@extschema@.attain_alias'::regclass, 'attain_alias_names_something', $c$alias_key <> ''$c$, 'without a name'),
			('@extschema@.attain_alias', 'attain_alias_stands_for_something', $c$indicator_key <> ''$c$, 'without an indicator'),
			('@extschema@.attain_reference', 'attain_reference_has_days', 'NOT isempty(period)', 'with an empty period'),
			('@extschema@.attain_reference', 'attain_reference_names_something', $c$btrim(reference, E' \t\r\n　') <> ''$c$, 'without a reference'),
			('@extschema@.attain_reference', 'attain_reference_about_something', $c$indicator_key <> ''$c$, 'without an indicator'))
			AS v (relation, name, condition, problem)
	LOOP
		BEGIN
			EXECUTE format('ALTER TABLE %s ADD CONSTRAINT %I CHECK (%s)', c.relation, c.name, c.condition);
		EXCEPTION WHEN check_violation THEN
			EXECUTE format('ALTER TABLE %s ADD CONSTRAINT %I CHECK (%s) NOT VALID', c.relation, c.name, c.condition);
			RAISE WARNING '% has rows %, which it takes no more', c.relation, c.problem
				USING HINT = format('Change or remove those WHERE NOT (%s), then ALTER TABLE %s VALIDATE CONSTRAINT %I; a dump with them cannot be restored.',
					c.condition, c.relation, c.name);
		END;
	END LOOP;
END
$$;
-- owner FUNCTION attain_upgrade_checks()
SELECT @extschema@.attain_upgrade_checks();
SET LOCAL search_path = @extschema@, pg_temp;
DROP FUNCTION attain_upgrade_checks();

-- include src/progress.sql
-- include src/psql.sql
-- include src/evidence.sql
-- include src/summary.sql
-- include src/jobs.sql
-- include src/alert.sql

-- A summary is of what is kept or marked.  As the owner, for the same reason.
CREATE FUNCTION attain_upgrade_marks() RETURNS void
	LANGUAGE plpgsql SECURITY DEFINER
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	forced CONSTANT boolean := (SELECT relforcerowsecurity FROM pg_class WHERE oid = '@extschema@.attain_indicator'::regclass);
BEGIN
	IF forced THEN
		ALTER TABLE @extschema@.attain_indicator NO FORCE ROW LEVEL SECURITY;
	END IF;
	INSERT INTO @extschema@.attain_region_mark (region, year)
		SELECT DISTINCT region, year FROM @extschema@.attain_indicator WHERE year IS NOT NULL;
	IF forced THEN
		ALTER TABLE @extschema@.attain_indicator FORCE ROW LEVEL SECURITY;
	END IF;
END
$$;
-- owner FUNCTION attain_upgrade_marks()
SELECT @extschema@.attain_upgrade_marks();
SET LOCAL search_path = @extschema@, pg_temp;
DROP FUNCTION attain_upgrade_marks();

-- Indexes and columns of users keep answers of functions that answer otherwise
-- now.  An index is built with the rights of its table's owner; rows of others
-- are not ours to write.
CREATE FUNCTION attain_upgrade_users() RETURNS void
	LANGUAGE plpgsql
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	answers CONSTANT regprocedure[] := ARRAY['@extschema@.indicator_key(text)', '@extschema@.indicator_similarity(text, text)',
		'@extschema@.attain_row_key(text, text, text)', '@extschema@.report_meta(text)', '@extschema@.attain_version()'];
	o record;
BEGIN
	FOR o IN
		SELECT DISTINCT i.indexrelid::regclass AS index
		FROM pg_depend d
		JOIN pg_index i ON i.indexrelid = d.objid
		JOIN pg_class c ON c.oid = d.objid AND c.relkind = 'i'
		WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_proc'::regclass AND d.refobjid = ANY (answers)
	LOOP
		BEGIN
			EXECUTE format('REINDEX INDEX %s', o.index);
		EXCEPTION WHEN unique_violation THEN
			RAISE WARNING 'index % must be built again: %', o.index, SQLERRM
				USING HINT = format('Remove what is double by now, then REINDEX INDEX %s.', o.index);
		END;
	END LOOP;
	FOR o IN
		SELECT DISTINCT a.attrelid::regclass AS relation, a.attname AS name
		FROM pg_depend d
		JOIN pg_attrdef e ON e.oid = d.objid
		JOIN pg_attribute a ON a.attrelid = e.adrelid AND a.attnum = e.adnum AND a.attgenerated = 's'
		WHERE d.classid = 'pg_attrdef'::regclass AND d.refclassid = 'pg_proc'::regclass AND d.refobjid = ANY (answers)
			AND NOT EXISTS (SELECT FROM pg_depend m
				WHERE m.classid = 'pg_class'::regclass AND m.objid = a.attrelid AND m.deptype = 'e')
	LOOP
		RAISE WARNING 'column % of % keeps what attain 1.0.0 answered', o.name, o.relation
			USING HINT = 'An UPDATE of its rows computes it again.';
	END LOOP;
END
$$;
SELECT @extschema@.attain_upgrade_users();
DROP FUNCTION attain_upgrade_users();
