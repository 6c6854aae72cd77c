-- Counts of the scorecard per region and year.  They are kept, so that a
-- summary of all regions does not make all their scorecards.
--
-- Who changes something that a scorecard is made of adds a mark to
-- attain_region_mark; who counts removes the marks that his snapshot has.  A
-- mark is seen by exactly those who see the change it stands for, so kept
-- counts without a mark are right for every snapshot.  Marks are added and
-- removed, never updated, and who adds or removes passes over marks that
-- another is just removing: sessions that load reports of one region do not
-- wait for each other's marks.

CREATE TABLE attain_region_year (
	region text,
	year int,
	targets bigint NOT NULL,
	attained bigint NOT NULL,
	missed bigint NOT NULL,
	undetermined bigint NOT NULL,
	version text NOT NULL,
	refreshed_at timestamptz NOT NULL,
	PRIMARY KEY (region, year)
);
COMMENT ON TABLE attain_region_year IS
	'kept counts of attain_scorecard; ask attain_scorecard_summary, which knows whether they still hold';
COMMENT ON COLUMN attain_region_year.region IS 'region as in attain_scorecard';
COMMENT ON COLUMN attain_region_year.year IS 'year as in attain_scorecard';
COMMENT ON COLUMN attain_region_year.targets IS 'rows of the scorecard';
COMMENT ON COLUMN attain_region_year.attained IS 'targets attained';
COMMENT ON COLUMN attain_region_year.missed IS 'targets missed';
COMMENT ON COLUMN attain_region_year.undetermined IS 'targets of which it cannot be told';
COMMENT ON COLUMN attain_region_year.version IS 'attain_version() that counted';
COMMENT ON COLUMN attain_region_year.refreshed_at IS 'when it was counted';

CREATE TABLE attain_region_mark (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	region text,
	year int,
	xact xid8 NOT NULL DEFAULT pg_current_xact_id()
);
CREATE INDEX attain_region_mark_idx ON attain_region_mark (region, year);
COMMENT ON TABLE attain_region_mark IS
	'regions and years whose kept counts no longer hold; attain_refresh counts them again';
COMMENT ON COLUMN attain_region_mark.id IS 'number of the mark';
COMMENT ON COLUMN attain_region_mark.region IS 'region; null for all';
COMMENT ON COLUMN attain_region_mark.year IS 'year; null for all, with all regions only';
COMMENT ON COLUMN attain_region_mark.xact IS 'transaction that changed something';

-- An alias may change what 与甲产业增长同步 is compared with.
CREATE INDEX attain_indicator_reference_idx ON attain_indicator (indicator_key(reference(target)))
	WHERE reference(target) IS NOT NULL;

CREATE FUNCTION attain_unrestricted() RETURNS boolean
	LANGUAGE sql STABLE PARALLEL SAFE
	-- our own policy of attain_indicator only says what those of attain_report say
	RETURN NOT (pg_catalog.row_security_active('attain_report'::regclass)
		OR pg_catalog.row_security_active('attain_alias'::regclass)
		OR pg_catalog.row_security_active('attain_reference'::regclass)
		OR (pg_catalog.row_security_active('attain_indicator'::regclass)
			AND (EXISTS (SELECT FROM pg_policy p
					WHERE p.polrelid = 'attain_indicator'::regclass::oid AND p.polname <> 'attain_report')
				OR NOT EXISTS (SELECT FROM pg_policy p
					WHERE p.polrelid = 'attain_indicator'::regclass::oid AND p.polname = 'attain_report'))));
COMMENT ON FUNCTION attain_unrestricted() IS
	'does the current role see all reports, rows, aliases and references, since no row-level security holds it back?';

-- The counts are of all reports.  Asked once, not for each row.
ALTER TABLE attain_region_year ENABLE ROW LEVEL SECURITY;
ALTER TABLE attain_region_mark ENABLE ROW LEVEL SECURITY;
CREATE POLICY attain_unrestricted ON attain_region_year USING ((SELECT attain_unrestricted()));
CREATE POLICY attain_unrestricted ON attain_region_mark USING ((SELECT attain_unrestricted()));

-- One mark for a region and year takes the place of those there are, so that
-- there are few of them without a job too.  A snapshot sees either them or the
-- new one.  One that this transaction has added already is seen by nobody else
-- and will do.
CREATE FUNCTION attain_mark(region text, year int) RETURNS void
	LANGUAGE plpgsql
	SET search_path = pg_catalog, pg_temp
	SET enable_seqscan = off	-- plans that stay good while the table grows
AS $$
#variable_conflict use_column
BEGIN
	-- at other levels an error would come of a mark that is gone meanwhile
	IF current_setting('transaction_isolation') IN ('read committed', 'read uncommitted') THEN
		DELETE FROM @extschema@.attain_region_mark
			WHERE id = ANY (ARRAY(SELECT m.id FROM @extschema@.attain_region_mark m
					WHERE m.region = attain_mark.region AND m.year = attain_mark.year AND m.xact <> pg_current_xact_id()
					FOR UPDATE SKIP LOCKED)
				|| ARRAY(SELECT m.id FROM @extschema@.attain_region_mark m
					WHERE attain_mark.region IS NULL AND m.region IS NULL
						AND m.year IS NOT DISTINCT FROM attain_mark.year AND m.xact <> pg_current_xact_id()
					FOR UPDATE SKIP LOCKED));
	END IF;
	INSERT INTO @extschema@.attain_region_mark (region, year)
		SELECT attain_mark.region, attain_mark.year
		WHERE NOT EXISTS (SELECT FROM @extschema@.attain_region_mark m
				WHERE m.region = attain_mark.region AND m.year = attain_mark.year AND m.xact = pg_current_xact_id())
			AND NOT EXISTS (SELECT FROM @extschema@.attain_region_mark m
				WHERE attain_mark.region IS NULL AND m.region IS NULL
					AND m.year IS NOT DISTINCT FROM attain_mark.year AND m.xact = pg_current_xact_id());
END
$$;
COMMENT ON FUNCTION attain_mark(text, int) IS
	'marks a region and year in place of earlier marks of it; null for all';
REVOKE ALL ON FUNCTION attain_mark(text, int) FROM PUBLIC;

-- Statements, not rows: a report has hundreds of rows and few years.
CREATE FUNCTION attain_indicator_mark() RETURNS trigger
	LANGUAGE plpgsql SECURITY DEFINER
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF TG_OP = 'TRUNCATE' THEN
		PERFORM @extschema@.attain_mark(NULL, NULL);
	ELSIF TG_OP = 'UPDATE' THEN
		PERFORM @extschema@.attain_mark(region, year)
			FROM (SELECT region, year FROM before WHERE year IS NOT NULL
				UNION
				SELECT region, year FROM after WHERE year IS NOT NULL) AS c;
	ELSE
		PERFORM @extschema@.attain_mark(region, year)
			FROM (SELECT DISTINCT region, year FROM changed WHERE year IS NOT NULL) AS c;
	END IF;
	RETURN NULL;
END
$$;
COMMENT ON FUNCTION attain_indicator_mark() IS
	'trigger: marks the regions and years of rows that change';

-- The day of a report tells which of two statements counts; what else does is
-- read anew or moves the rows.
CREATE FUNCTION attain_report_mark() RETURNS trigger
	LANGUAGE plpgsql SECURITY DEFINER
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	PERFORM @extschema@.attain_mark(region, year)
		FROM (SELECT DISTINCT region, year FROM @extschema@.attain_indicator
			WHERE report_id IN (OLD.id, NEW.id) AND year IS NOT NULL) AS c;
	RETURN NULL;
END
$$;
COMMENT ON FUNCTION attain_report_mark() IS
	'trigger: marks the regions and years of a report whose day changes';

-- Rows that take another name mark themselves; a reference has no name of its
-- own.  No report is being read meanwhile: reading locks attain_alias.
CREATE FUNCTION attain_alias_mark() RETURNS trigger
	LANGUAGE plpgsql SECURITY DEFINER
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF TG_OP = 'TRUNCATE' THEN
		PERFORM @extschema@.attain_mark(NULL, NULL);
	ELSE
		PERFORM @extschema@.attain_mark(region, year)
			FROM (SELECT DISTINCT region, year FROM @extschema@.attain_indicator
				WHERE @extschema@.indicator_key(@extschema@.reference(target)) IN (OLD.alias_key, NEW.alias_key)
					AND @extschema@.reference(target) IS NOT NULL AND year IS NOT NULL) AS c;
	END IF;
	RETURN NULL;
END
$$;
COMMENT ON FUNCTION attain_alias_mark() IS
	'trigger: marks the regions and years of targets that refer to an indicator whose alias changes';

-- Marked without a look at the targets there are, since another session may
-- be loading one that refers to this value.
CREATE FUNCTION attain_reference_mark() RETURNS trigger
	LANGUAGE plpgsql SECURITY DEFINER
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF TG_OP = 'TRUNCATE' THEN
		PERFORM @extschema@.attain_mark(NULL, NULL);
		RETURN NULL;
	END IF;
	PERFORM @extschema@.attain_mark(region, year)
		FROM (SELECT r.region, extract(year FROM upper(r.during) - 1)::int AS year
			FROM (VALUES (OLD.region, OLD.during), (NEW.region, NEW.during)) AS r (region, during)
			WHERE upper(r.during) IS NOT NULL AND isfinite(upper(r.during))
			GROUP BY 1, 2) AS c;
	RETURN NULL;
END
$$;
COMMENT ON FUNCTION attain_reference_mark() IS
	'trigger: marks the region and year of a value that targets refer to';

-- Counts and marks are each server's own.
CREATE FUNCTION attain_not_replicated() RETURNS trigger
	LANGUAGE plpgsql
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	RETURN NULL;
END
$$;
COMMENT ON FUNCTION attain_not_replicated() IS
	'trigger: leaves out what a publisher sends of its own counts and jobs';

REVOKE ALL ON FUNCTION attain_indicator_mark() FROM PUBLIC;
REVOKE ALL ON FUNCTION attain_report_mark() FROM PUBLIC;
REVOKE ALL ON FUNCTION attain_alias_mark() FROM PUBLIC;
REVOKE ALL ON FUNCTION attain_reference_mark() FROM PUBLIC;

CREATE TRIGGER attain_indicator_mark_insert AFTER INSERT ON attain_indicator
	REFERENCING NEW TABLE AS changed EXECUTE FUNCTION attain_indicator_mark();
CREATE TRIGGER attain_indicator_mark_delete AFTER DELETE ON attain_indicator
	REFERENCING OLD TABLE AS changed EXECUTE FUNCTION attain_indicator_mark();
CREATE TRIGGER attain_indicator_mark_update AFTER UPDATE ON attain_indicator
	REFERENCING OLD TABLE AS before NEW TABLE AS after EXECUTE FUNCTION attain_indicator_mark();
CREATE TRIGGER attain_indicator_mark_truncate AFTER TRUNCATE ON attain_indicator
	EXECUTE FUNCTION attain_indicator_mark();
CREATE TRIGGER attain_report_mark AFTER UPDATE ON attain_report
	FOR EACH ROW WHEN (OLD.delivered_on IS DISTINCT FROM NEW.delivered_on)
	EXECUTE FUNCTION attain_report_mark();
CREATE TRIGGER attain_alias_mark AFTER INSERT OR UPDATE OR DELETE ON attain_alias
	FOR EACH ROW EXECUTE FUNCTION attain_alias_mark();
CREATE TRIGGER attain_alias_mark_truncate AFTER TRUNCATE ON attain_alias
	EXECUTE FUNCTION attain_alias_mark();
CREATE TRIGGER attain_reference_mark AFTER INSERT OR UPDATE OR DELETE ON attain_reference
	FOR EACH ROW EXECUTE FUNCTION attain_reference_mark();
CREATE TRIGGER attain_reference_mark_truncate AFTER TRUNCATE ON attain_reference
	EXECUTE FUNCTION attain_reference_mark();
CREATE TRIGGER attain_not_replicated BEFORE INSERT OR UPDATE OR DELETE ON attain_region_year
	FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION attain_not_replicated();
CREATE TRIGGER attain_not_replicated BEFORE INSERT OR UPDATE OR DELETE ON attain_region_mark
	FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION attain_not_replicated();
ALTER TABLE attain_indicator ENABLE ALWAYS TRIGGER attain_indicator_mark_insert;
ALTER TABLE attain_indicator ENABLE ALWAYS TRIGGER attain_indicator_mark_delete;
ALTER TABLE attain_indicator ENABLE ALWAYS TRIGGER attain_indicator_mark_update;
ALTER TABLE attain_indicator ENABLE ALWAYS TRIGGER attain_indicator_mark_truncate;
ALTER TABLE attain_report ENABLE ALWAYS TRIGGER attain_report_mark;
ALTER TABLE attain_alias ENABLE ALWAYS TRIGGER attain_alias_mark;
ALTER TABLE attain_alias ENABLE ALWAYS TRIGGER attain_alias_mark_truncate;
ALTER TABLE attain_reference ENABLE ALWAYS TRIGGER attain_reference_mark;
ALTER TABLE attain_reference ENABLE ALWAYS TRIGGER attain_reference_mark_truncate;
ALTER TABLE attain_region_year ENABLE REPLICA TRIGGER attain_not_replicated;
ALTER TABLE attain_region_mark ENABLE REPLICA TRIGGER attain_not_replicated;

-- Counts one region and year, unless another session is at it.  First the
-- lock, which is held until the end of the transaction, then one statement:
-- under READ COMMITTED its snapshot is younger than whatever was counted
-- before, and it removes just those marks whose changes it counts.  The mark
-- of a report that commits meanwhile is not in the snapshot and stays; one that
-- a load is just replacing is left to it.
CREATE FUNCTION attain_region_count(region text, year int) RETURNS boolean
	LANGUAGE plpgsql
	SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
	-- an owner whom row-level security holds back would count too few
	IF NOT @extschema@.attain_unrestricted()
		OR NOT pg_try_advisory_xact_lock(hashtextextended(
			format('attain_region_count %s %s', attain_region_count.year, attain_region_count.region), 0))
	THEN
		RETURN false;
	END IF;
	WITH seen AS (
		DELETE FROM @extschema@.attain_region_mark
			WHERE id = ANY (ARRAY(SELECT m.id FROM @extschema@.attain_region_mark m
				WHERE m.region = attain_region_count.region AND m.year = attain_region_count.year
				FOR UPDATE SKIP LOCKED)))
	INSERT INTO @extschema@.attain_region_year AS k
			(region, year, targets, attained, missed, undetermined, version, refreshed_at)
		SELECT attain_region_count.region, attain_region_count.year, count(*),
			count(*) FILTER (WHERE s.attained), count(*) FILTER (WHERE NOT s.attained),
			count(*) FILTER (WHERE s.attained IS NULL), @extschema@.attain_version(), clock_timestamp()
		FROM @extschema@.attain_scorecard s
		WHERE s.region = attain_region_count.region AND s.year = attain_region_count.year
		ON CONFLICT (region, year) DO UPDATE
			SET targets = EXCLUDED.targets, attained = EXCLUDED.attained, missed = EXCLUDED.missed,
				undetermined = EXCLUDED.undetermined, version = EXCLUDED.version, refreshed_at = EXCLUDED.refreshed_at;
	DELETE FROM @extschema@.attain_region_year k
		WHERE k.region = attain_region_count.region AND k.year = attain_region_count.year AND k.targets = 0;
	RETURN true;
END
$$;
COMMENT ON FUNCTION attain_region_count(text, int) IS
	'counts the scorecard of a region and year anew; false where another session is counting it';
REVOKE ALL ON FUNCTION attain_region_count(text, int) FROM PUBLIC;

-- The functions of attain_refresh that run as the owner are for roles that may
-- update reports.  Within them current_user is the owner.
CREATE FUNCTION attain_may_refresh() RETURNS boolean
	LANGUAGE sql STABLE
	RETURN pg_catalog.has_column_privilege(coalesce(nullif(pg_catalog.current_setting('role'), 'none')::name, session_user),
		'attain_report'::regclass, 'reader_version', 'UPDATE');
COMMENT ON FUNCTION attain_may_refresh() IS
	'may the role of the session have reports read again?';

-- A mark for all regions becomes one for each, so that they can be counted in
-- batches.  Regions whose marks another session is just removing have theirs
-- in this snapshot and get a new one.
CREATE FUNCTION attain_mark_each() RETURNS void
	LANGUAGE plpgsql SECURITY DEFINER
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF NOT @extschema@.attain_may_refresh() THEN
		RAISE EXCEPTION 'permission denied for attain_mark_each'
			USING ERRCODE = 'insufficient_privilege', HINT = 'It needs UPDATE on attain_report.';
	END IF;
	WITH every AS (
		DELETE FROM @extschema@.attain_region_mark
			WHERE id IN (SELECT id FROM @extschema@.attain_region_mark WHERE region IS NULL FOR UPDATE SKIP LOCKED)
			RETURNING year)
	INSERT INTO @extschema@.attain_region_mark (region, year)
		SELECT p.region, p.year
		FROM (SELECT region, year FROM @extschema@.attain_region_year
			UNION SELECT region, year FROM @extschema@.attain_region_mark WHERE region IS NOT NULL) AS p
		WHERE EXISTS (SELECT FROM every WHERE every.year = p.year OR every.year IS NULL)
		UNION
		SELECT region, year FROM @extschema@.attain_region_year
		WHERE version <> @extschema@.attain_version();
END
$$;
COMMENT ON FUNCTION attain_mark_each() IS
	'turns marks for all regions into marks for each, and marks what another version has counted';

CREATE VIEW attain_scorecard_summary WITH (security_invoker) AS
	SELECT region, year, targets, attained, missed, undetermined,
		attained::numeric / nullif(attained + missed, 0)::numeric AS rate
	FROM (
		-- kept counts that still hold
		SELECT k.region, k.year, k.targets, k.attained, k.missed, k.undetermined
		FROM attain_region_year k
		WHERE attain_unrestricted()
			AND k.version = attain_version()
			AND NOT EXISTS (SELECT FROM attain_region_mark m WHERE m.region = k.region AND m.year = k.year)
			AND NOT EXISTS (SELECT FROM attain_region_mark m WHERE m.region IS NULL AND coalesce(m.year, k.year) = k.year)
		UNION ALL
		-- the others, and all for those who may not see every report
		SELECT p.region, p.year, s.*
		FROM (
			SELECT m.region, m.year FROM attain_region_mark m
			WHERE attain_unrestricted() AND m.region IS NOT NULL
			UNION
			SELECT k.region, k.year FROM attain_region_year k
			WHERE attain_unrestricted()
				AND (k.version <> attain_version() OR EXISTS (
					SELECT FROM attain_region_mark m WHERE m.region IS NULL AND coalesce(m.year, k.year) = k.year))
			UNION
			SELECT t.region, t.year FROM attain_statement t
			WHERE NOT attain_unrestricted() AND t.role = 'target' AND t.year IS NOT NULL) AS p
		CROSS JOIN LATERAL (
			SELECT count(*) AS targets, count(*) FILTER (WHERE c.attained) AS attained,
				count(*) FILTER (WHERE NOT c.attained) AS missed,
				count(*) FILTER (WHERE c.attained IS NULL) AS undetermined
			FROM attain_scorecard c
			WHERE c.region = p.region AND c.year = p.year) AS s) AS u
	WHERE targets > 0;
COMMENT ON VIEW attain_scorecard_summary IS
	'how many targets of each region and year were attained; kept counts where they hold, counted at once where not; 各地区各年份的目标完成情况汇总';
COMMENT ON COLUMN attain_scorecard_summary.region IS 'region as in attain_scorecard';
COMMENT ON COLUMN attain_scorecard_summary.year IS 'year as in attain_scorecard; targets without a year are left out';
COMMENT ON COLUMN attain_scorecard_summary.targets IS 'rows of attain_scorecard';
COMMENT ON COLUMN attain_scorecard_summary.attained IS 'targets attained';
COMMENT ON COLUMN attain_scorecard_summary.missed IS 'targets missed';
COMMENT ON COLUMN attain_scorecard_summary.undetermined IS 'targets of which it cannot be told';
COMMENT ON COLUMN attain_scorecard_summary.rate IS 'attained of those of which it can be told; null where there is none';

ALTER TABLE attain_region_year OWNER TO @extowner@;
ALTER TABLE attain_region_mark OWNER TO @extowner@;
ALTER FUNCTION attain_mark(text, int) OWNER TO @extowner@;
ALTER FUNCTION attain_indicator_mark() OWNER TO @extowner@;
ALTER FUNCTION attain_report_mark() OWNER TO @extowner@;
ALTER FUNCTION attain_alias_mark() OWNER TO @extowner@;
ALTER FUNCTION attain_reference_mark() OWNER TO @extowner@;
ALTER FUNCTION attain_not_replicated() OWNER TO @extowner@;
ALTER FUNCTION attain_region_count(text, int) OWNER TO @extowner@;
ALTER FUNCTION attain_mark_each() OWNER TO @extowner@;
ALTER VIEW attain_scorecard_summary OWNER TO @extowner@;
