-- Which statement of which report answers which target.  Every view can be
-- asked for one region and year and then reads only their rows.

CREATE FUNCTION attain_similarity_threshold() RETURNS real
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN 0.8::real;
COMMENT ON FUNCTION attain_similarity_threshold() IS
	'indicator_similarity from which two names are taken for one indicator where neither key nor alias tells';

-- A year's target is also answered by what was done in its first eleven
-- months, since reports are written in December.
CREATE FUNCTION attain_period_answers(actual daterange, target daterange) RETURNS boolean
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN actual = target
		OR (actual <@ target AND lower(actual) = lower(target)
			AND upper(target) = (lower(target) + interval '1 year')::date
			AND upper(actual) >= (lower(target) + interval '11 months')::date);
COMMENT ON FUNCTION attain_period_answers(daterange, daterange) IS
	'does a value about the first period answer a target for the second';

CREATE VIEW attain_statement WITH (security_invoker) AS
	SELECT i.report_id, i.seq, i.region, i.year, i.period, i.aspect, i.role, i.indicator, i.key, i.canonical,
		i.measure, i.target, i.low, i.high, i.unit, i.source, i.from_table,
		r.report_year, r.delivered_on
	FROM attain_indicator i
	JOIN attain_report r ON r.id = i.report_id;
COMMENT ON VIEW attain_statement IS
	'what reports state, with the reports'' dates';

-- Of several statements of one target that of the period's own report counts,
-- then one made before; a table stands before prose, a later report before an
-- earlier one.
CREATE VIEW attain_promise WITH (security_invoker) AS
	SELECT DISTINCT ON (region, year, canonical, aspect, period) *
	FROM attain_statement
	WHERE role = 'target' AND target IS NOT NULL
	ORDER BY region, year, canonical, aspect, period,
		report_year IS NOT DISTINCT FROM year DESC, coalesce(report_year < year, false) DESC,
		from_table DESC, report_year DESC NULLS LAST, delivered_on DESC NULLS LAST, report_id DESC, seq;
COMMENT ON VIEW attain_promise IS
	'the target that counts for each region, indicator, period and aspect';

-- An estimate is a statement too: most reports are given before the year is out.
CREATE VIEW attain_outcome WITH (security_invoker) AS
	SELECT *
	FROM attain_statement
	WHERE role IN ('actual', 'estimate') AND measure IS NOT NULL;
COMMENT ON VIEW attain_outcome IS
	'what reports state as reached or expected';

CREATE VIEW attain_match WITH (security_invoker) AS
	WITH named AS NOT MATERIALIZED (
		SELECT t.region, t.year, t.report_id AS target_report, t.seq AS target_seq,
			a.report_id AS actual_report, a.seq AS actual_seq,
			CASE WHEN a.key = t.key THEN 'key' ELSE 'alias' END AS matched_by, 1::real AS similarity
		FROM attain_promise t
		JOIN attain_outcome a ON a.region = t.region AND a.year = t.year AND a.canonical = t.canonical
			AND (a.aspect = t.aspect OR a.aspect = 'completion')
			AND attain_period_answers(a.period, t.period)
		WHERE t.canonical <> ''
	),
	-- What has no partner by name.  DISTINCT ON removes nothing: it keeps the
	-- planner from comparing all names first and looking for partners then.
	open_target AS NOT MATERIALIZED (
		SELECT DISTINCT ON (region, year, report_id, seq)
			region, year, report_id, seq, aspect, period, indicator, target
		FROM attain_promise t
		WHERE canonical <> ''
			AND NOT EXISTS (SELECT FROM attain_outcome a
				WHERE a.region = t.region AND a.year = t.year AND a.canonical = t.canonical
					AND (a.aspect = t.aspect OR a.aspect = 'completion')
					AND attain_period_answers(a.period, t.period))
	),
	open_outcome AS NOT MATERIALIZED (
		SELECT DISTINCT ON (region, year, report_id, seq)
			region, year, report_id, seq, aspect, period, indicator, measure
		FROM attain_outcome a
		WHERE canonical <> ''
			AND NOT EXISTS (SELECT FROM attain_statement t
				WHERE t.role = 'target' AND t.region = a.region AND t.year = a.year
					AND t.canonical = a.canonical AND t.aspect = a.aspect)
	),
	-- each the most similar to the other
	alike AS NOT MATERIALIZED (
		SELECT *,
			rank() OVER (PARTITION BY region, year, target_report, target_seq ORDER BY similarity DESC) AS of_target,
			rank() OVER (PARTITION BY region, year, actual_report, actual_seq ORDER BY similarity DESC) AS of_actual
		FROM (SELECT t.region, t.year, t.report_id AS target_report, t.seq AS target_seq,
				a.report_id AS actual_report, a.seq AS actual_seq,
				indicator_similarity(t.indicator, a.indicator) AS similarity
			FROM open_target t
			JOIN open_outcome a ON a.region = t.region AND a.year = t.year AND a.aspect = t.aspect
				AND attain_period_answers(a.period, t.period)
			WHERE a.measure <@ t.target IS NOT NULL) AS pair
		WHERE similarity >= attain_similarity_threshold()
	)
	SELECT * FROM named
	UNION ALL
	SELECT region, year, target_report, target_seq, actual_report, actual_seq, 'similarity', similarity
	FROM alike
	WHERE of_target = 1 AND of_actual = 1;
COMMENT ON VIEW attain_match IS
	'pairs of a target that counts and a statement that answers it, and how their names met';
