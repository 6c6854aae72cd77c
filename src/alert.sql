-- What reports show that somebody should know of, and a word to who listens
-- when a newly loaded one does.

CREATE VIEW attain_alert WITH (security_invoker) AS
	SELECT u.region, u.year, u.period, u.indicator, u.aspect, u.what, u.target, u.actual, u.other, u.why,
		u.report, u.source, u.target_report, u.target_source, u.other_report, u.other_source,
		(SELECT max(r.loaded_at) FROM attain_report r WHERE r.id IN (u.target_report, u.report, u.other_report)) AS shown_at
	FROM (
		SELECT s.region, s.year, s.period, s.indicator, s.aspect, 'missed' AS what, s.target, s.actual, NULL::text AS other, s.why,
			s.actual_report AS report, s.actual_source AS source, s.target_report, s.target_source,
			NULL::bigint AS other_report, NULL::text AS other_source
		FROM attain_scorecard s
		WHERE NOT s.attained
		UNION ALL
		-- few: looked up as attain_scorecard.conflict does
		SELECT s.region, s.year, s.period, s.indicator, s.aspect, 'contradicted', s.target,
			CASE WHEN c.kind <> 'targets' THEN c.value_1 END, c.value_2, pg_catalog.format('%s: %s / %s', c.kind, c.value_1, c.value_2),
			c.report_1, c.source_1, s.target_report, s.target_source, c.report_2, c.source_2
		FROM attain_scorecard s
		LEFT JOIN attain_indicator a ON a.report_id = s.actual_report AND a.seq = s.actual_seq
		CROSS JOIN LATERAL (
			SELECT c.kind, c.value_1, c.value_2, c.report_1, c.source_1, c.report_2, c.source_2
			FROM attain_conflict c
			WHERE c.region = s.region AND c.year = s.year AND c.key IN (s.target_key, a.canonical) AND c.aspect = s.aspect
				AND (c.period OPERATOR(pg_catalog.=) s.period OR c.period OPERATOR(pg_catalog.=) a.period)
			OFFSET 0) AS c
		WHERE s.conflict) AS u;
COMMENT ON VIEW attain_alert IS
	'targets that were missed and targets about which reports contradict each other, with the reports that show it; 未完成和说法不一的目标，附报告和原文';
COMMENT ON COLUMN attain_alert.region IS 'region as in attain_scorecard';
COMMENT ON COLUMN attain_alert.year IS 'year in which the period ends';
COMMENT ON COLUMN attain_alert.period IS 'period of the target';
COMMENT ON COLUMN attain_alert.indicator IS 'name of the indicator as the target has it';
COMMENT ON COLUMN attain_alert.aspect IS 'level, growth, change, rank or completion';
COMMENT ON COLUMN attain_alert.what IS 'missed or contradicted; one target can be both, and contradicted more than once';
COMMENT ON COLUMN attain_alert.target IS 'the promise as made';
COMMENT ON COLUMN attain_alert.actual IS 'what was reached or is expected; null where two targets contradict each other';
COMMENT ON COLUMN attain_alert.other IS 'what another statement says; null where the target was missed';
COMMENT ON COLUMN attain_alert.why IS 'missed: by how much; contradicted: the kind as in attain_conflict, and both values';
COMMENT ON COLUMN attain_alert.report IS 'report that states actual, or the target where two of them contradict each other';
COMMENT ON COLUMN attain_alert.source IS 'its sentence';
COMMENT ON COLUMN attain_alert.target_report IS 'report that states the target';
COMMENT ON COLUMN attain_alert.target_source IS 'its sentence';
COMMENT ON COLUMN attain_alert.other_report IS 'report that states other';
COMMENT ON COLUMN attain_alert.other_source IS 'its sentence';
COMMENT ON COLUMN attain_alert.shown_at IS 'when the last of these reports was loaded';

-- Everybody who may connect may listen, so numbers are sent and nothing that
-- stands in a report.
CREATE FUNCTION attain_report_alert() RETURNS trigger
	LANGUAGE plpgsql SECURITY DEFINER
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	place CONSTANT text := coalesce(NEW.region, '#' || NEW.id);
	y record;
	missed bigint := 0;
	contradicted bigint := 0;
	n bigint;
	under_another text[];
BEGIN
	-- the views are asked only of years in which there can be something
	FOR y IN
		SELECT i.year, bool_or(i.role <> 'target' AND i.measure IS NOT NULL) AS told
		FROM @extschema@.attain_indicator i
		-- as an array, since statistics know nothing of these rows yet: a join
		-- would be of all rows of the region with all of the report
		WHERE i.region = place
			AND i.year = ANY (ARRAY(SELECT DISTINCT n.year FROM @extschema@.attain_indicator n WHERE n.report_id = NEW.id))
		GROUP BY i.year
		HAVING bool_or(i.role = 'target' AND i.target IS NOT NULL)
	LOOP
		under_another := NULL;
		IF y.told THEN
			SELECT count(*) FILTER (WHERE NOT s.attained AND NEW.id IN (s.target_report, s.actual_report)),
				-- looked up for these few: joined, each would be looked for among all rows of its report
				array_agg((SELECT ROW(a.canonical, s.aspect, a.period)::text FROM @extschema@.attain_indicator a
						WHERE a.report_id = s.actual_report AND a.seq = s.actual_seq)) FILTER (WHERE s.matched_by = 'similarity')
				INTO n, under_another
				FROM @extschema@.attain_scorecard s
				WHERE s.region = place AND s.year = y.year;
			missed := missed + n;
		END IF;
		IF EXISTS (SELECT FROM @extschema@.attain_indicator i
				WHERE i.region = place AND i.year = y.year AND i.canonical <> ''
				GROUP BY i.canonical, i.aspect, i.period
				HAVING count(DISTINCT i.measure) > 1
					OR count(DISTINCT i.target) > 1)
			OR EXISTS (SELECT FROM @extschema@.attain_indicator g
				JOIN @extschema@.attain_indicator a ON a.region = g.region AND a.year = g.year AND a.canonical = g.canonical AND a.aspect = 'level'
				JOIN @extschema@.attain_indicator b ON b.region = g.region AND b.year = g.year - 1 AND b.canonical = g.canonical AND b.aspect = 'level'
				WHERE g.region = place AND g.year = y.year AND g.aspect = 'growth' AND g.canonical <> ''
					AND g.measure IS NOT NULL AND a.measure IS NOT NULL AND b.measure IS NOT NULL)
		THEN
			contradicted := contradicted + (SELECT count(*) FROM @extschema@.attain_conflict c
				WHERE c.region = place AND c.year = y.year AND NEW.id IN (c.report_1, c.report_2)
					AND (ROW(c.key, c.aspect, c.period)::text = ANY (under_another)
						OR EXISTS (SELECT FROM @extschema@.attain_indicator t
							WHERE t.region = place AND t.year = y.year AND t.canonical = c.key AND t.aspect = c.aspect
								AND t.period = c.period AND t.role = 'target' AND t.target IS NOT NULL)));
		END IF;
	END LOOP;
	IF missed + contradicted > 0 THEN
		PERFORM pg_notify('attain_alert',
			json_build_object('report', NEW.id, 'missed', missed, 'contradicted', contradicted)::text);
	END IF;
	RETURN NULL;
EXCEPTION WHEN OTHERS THEN
	-- a report is loaded, whatever the views say to it
	RAISE WARNING 'attain_alert: report % cannot be compared: %', NEW.id, SQLERRM;
	RETURN NULL;
END
$$;
COMMENT ON FUNCTION attain_report_alert() IS
	'trigger: notifies channel attain_alert where a newly loaded report shows a missed or contradicted target';
REVOKE ALL ON FUNCTION attain_report_alert() FROM PUBLIC;

-- Behind attain_report_rows: triggers fire in the order of their names.  What a
-- dump or a refresh brings is not newly loaded.  Counts are of all reports: a
-- role that may not see all could load values until it knows the targets of others.
CREATE TRIGGER attain_report_rows_alert_insert AFTER INSERT ON attain_report
	FOR EACH ROW WHEN (NEW.loaded_at = now() AND attain_unrestricted())
	EXECUTE FUNCTION attain_report_alert();
CREATE TRIGGER attain_report_rows_alert_update AFTER UPDATE ON attain_report
	FOR EACH ROW WHEN ((NEW.body IS DISTINCT FROM OLD.body OR NEW.region IS DISTINCT FROM OLD.region
		OR NEW.report_year IS DISTINCT FROM OLD.report_year) AND attain_unrestricted())
	EXECUTE FUNCTION attain_report_alert();

ALTER VIEW attain_alert OWNER TO @extowner@;
ALTER FUNCTION attain_report_alert() OWNER TO @extowner@;
