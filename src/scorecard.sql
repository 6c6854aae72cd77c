-- What was promised, what came of it, and where reports contradict each other.

-- Columns are named rather than *, for the reason told at attain_promise.
--
-- Each contradiction is told against the statement that stands first.  What
-- was expected and what a later report says was reached do not contradict.
CREATE VIEW attain_conflict WITH (security_invoker) AS
	SELECT f.region, f.indicator, f.year, f.period, f.aspect,
		f.measure::text AS value_1, o.measure::text AS value_2,
		CASE WHEN f.unit IS NOT DISTINCT FROM o.unit THEN abs(f.low - o.low) END AS difference, f.unit,
		f.role AS role_1, o.role AS role_2,
		f.report_id AS report_1, o.report_id AS report_2,
		f.source AS source_1, o.source AS source_2,
		f.canonical AS key, 'statements' AS kind
	FROM attain_fact f
	CROSS JOIN LATERAL (
		SELECT a.measure, a.unit, a.low, a.role, a.report_id, a.source,
			sum(a.low) FILTER (WHERE a.report_id = f.report_id AND a.unit = f.unit AND a.low < f.low) OVER () AS parts
		FROM attain_outcome a
		WHERE a.region = f.region AND a.year = f.year AND a.canonical = f.canonical
			AND a.aspect = f.aspect AND a.period OPERATOR(pg_catalog.=) f.period
			AND (a.role = f.role OR a.report_id = f.report_id)
			AND a.source IS DISTINCT FROM f.source
		OFFSET 0) AS o	-- looked up for each fact, as in attain_match
	WHERE NOT measures_agree(f.measure, o.measure)
		-- 5010个 is what 4290个 and 720个 come to
		AND NOT (f.aspect = 'level' AND o.report_id = f.report_id AND o.low < f.low AND coalesce(o.parts = f.low, false))
	UNION ALL
	-- a growth that the levels of both years contradict
	SELECT g.region, g.indicator, g.year, g.period, g.aspect,
		g.measure::text, measure(attain_growth_of(a.measure, b.measure), '%'::text, 'growth'::text)::text,
		abs(g.low - attain_growth_of(a.measure, b.measure)), g.unit,
		g.role, a.role, g.report_id, a.report_id, g.source, a.source,
		g.canonical, 'growth and levels'
	FROM attain_fact g
	CROSS JOIN LATERAL (
		SELECT f.measure, f.role, f.report_id, f.source
		FROM attain_fact f
		WHERE f.region = g.region AND f.canonical = g.canonical AND f.aspect = 'level' AND f.year = g.year
			AND f.period OPERATOR(pg_catalog.=) g.period
		LIMIT 1) AS a
	CROSS JOIN LATERAL (
		SELECT f.measure
		FROM attain_fact f
		WHERE f.region = g.region AND f.canonical = g.canonical AND f.aspect = 'level' AND f.year = g.year - 1
			AND f.period OPERATOR(pg_catalog.=) daterange(make_date(g.year - 1, 1, 1), make_date(g.year, 1, 1))
		LIMIT 1) AS b
	WHERE g.aspect = 'growth' AND g.year BETWEEN 2 AND 9998
		AND g.period OPERATOR(pg_catalog.=) daterange(make_date(g.year, 1, 1), make_date(g.year + 1, 1, 1))
		AND NOT attain_growth_agrees(g.measure, a.measure, b.measure, g.canonical, g.source)
	UNION ALL
	-- targets of one year that reports of one year, or one report, set differently
	SELECT p.region, p.indicator, p.year, p.period, p.aspect,
		p.target::text, o.target::text,
		CASE WHEN p.unit IS NOT DISTINCT FROM o.unit THEN abs(coalesce(p.low, p.high) - coalesce(o.low, o.high)) END, p.unit,
		p.role, o.role, p.report_id, o.report_id, p.source, o.source,
		p.canonical, 'targets'
	FROM attain_promise p
	CROSS JOIN LATERAL (
		SELECT s.target, s.low, s.high, s.unit, s.aspect, s.role, s.report_id, s.source
		FROM attain_statement s
		WHERE s.region = p.region AND s.year = p.year AND s.canonical = p.canonical AND s.role = 'target'
			AND s.aspect = p.aspect AND s.period OPERATOR(pg_catalog.=) p.period
			AND s.report_year = p.report_year
			-- the year's and a quarter's are no contradiction
			AND (s.report_id <> p.report_id OR attain_is_whole_year(s.source, s.low, s.high, s.unit) IS NOT DISTINCT FROM attain_is_whole_year(p.source, p.low, p.high, p.unit))
		OFFSET 0) AS o
	WHERE NOT measures_agree(measure(coalesce(p.low, p.high), p.unit, p.aspect), measure(coalesce(o.low, o.high), o.unit, o.aspect));
COMMENT ON VIEW attain_conflict IS
	'one indicator, period and aspect stated with different values, with both sources; 各处报告对同一指标说法不一的地方，附双方原文';
COMMENT ON COLUMN attain_conflict.region IS 'region of the report; ''#'' and the report''s number where it is not known';
COMMENT ON COLUMN attain_conflict.indicator IS 'name of the indicator as written';
COMMENT ON COLUMN attain_conflict.year IS 'year in which the period ends';
COMMENT ON COLUMN attain_conflict.period IS 'time that it is about';
COMMENT ON COLUMN attain_conflict.aspect IS 'level, growth, change, rank, completion or claim';
COMMENT ON COLUMN attain_conflict.value_2 IS 'the statement that contradicts it';
COMMENT ON COLUMN attain_conflict.unit IS 'unit of value_1';
COMMENT ON COLUMN attain_conflict.role_1 IS 'of value_1: actual, estimate or target';
COMMENT ON COLUMN attain_conflict.role_2 IS 'of value_2: actual, estimate or target';
COMMENT ON COLUMN attain_conflict.report_1 IS 'report of value_1';
COMMENT ON COLUMN attain_conflict.report_2 IS 'report of value_2';
COMMENT ON COLUMN attain_conflict.source_1 IS 'sentence of value_1';
COMMENT ON COLUMN attain_conflict.source_2 IS 'sentence of value_2';
COMMENT ON COLUMN attain_conflict.key IS 'what joins names: attain_indicator.canonical';
COMMENT ON COLUMN attain_conflict.value_1 IS 'the statement that stands first: a table before prose, a later report before an earlier one';
COMMENT ON COLUMN attain_conflict.kind IS
	'statements: two of them differ; growth and levels: value_2 is the growth that the levels of both years have; targets: two that reports of one year set';
COMMENT ON COLUMN attain_conflict.difference IS 'between both numbers where they are in one unit';

CREATE VIEW attain_scorecard WITH (security_invoker) AS
	SELECT t.region, t.indicator, t.year, t.period, t.aspect,
		t.target::text AS target, a.measure::text AS actual, t.unit,
		coalesce(t.low, t.high) AS target_value,
		CASE WHEN a.unit IS NOT DISTINCT FROM t.unit THEN coalesce(a.low, a.high)
			ELSE attain_number_in(a.measure, t.unit) END AS actual_value,
		v.attained,
		CASE WHEN v.attained IS NOT NULL THEN a.measure / t.resolved END AS ratio,
		CASE WHEN v.attained IS NOT NULL THEN a.measure - t.resolved END AS margin,
		CASE WHEN a.measure IS NULL THEN 'no actual value is stated'
			WHEN v.apart THEN pg_catalog.format('units differ: %s / %s', a.unit, t.unit)
			WHEN a.measure <@ t.resolved IS NULL OR t.reference IS NULL THEN attain_why(a.measure, t.target)
			ELSE pg_catalog.format('%s (%s: %s)', attain_why(a.measure, t.resolved), t.reference, t.reference_value)
			END || CASE WHEN t.part AND NOT v.apart AND v.attained IS NULL THEN ', of a part of the period' ELSE '' END AS why,
		(SELECT true FROM attain_conflict c
			WHERE c.region = t.region AND c.year = t.year AND c.key IN (t.canonical, t.actual_canonical) AND c.aspect = t.aspect
				AND (c.period OPERATOR(pg_catalog.=) t.period OR c.period OPERATOR(pg_catalog.=) a.period)
			LIMIT 1) IS NOT NULL AS conflict,
		t.report_id AS target_report, a.report_id AS actual_report,
		t.source AS target_source, a.source AS actual_source,
		a.indicator AS actual_indicator, t.matched_by, t.similarity,
		t.canonical AS target_key, t.seq AS target_seq, t.actual_seq
	FROM attain_match t
	LEFT JOIN attain_indicator a ON a.report_id = t.actual_report AND a.seq = t.actual_seq
	CROSS JOIN LATERAL (
		SELECT coalesce(a.aspect = 'level' AND attain_unit_likeness(a.unit, t.unit) = 1, false)) AS u (apart)
	-- a claim such as 高于全市平均水平 answers the words, a number their value
	CROSS JOIN LATERAL (
		SELECT u.apart, CASE WHEN NOT u.apart THEN
			coalesce(attain_verdict(a.measure, t.resolved, t.part), attain_verdict(a.measure, t.target, t.part)) END) AS v (apart, attained);
COMMENT ON VIEW attain_scorecard IS
	'each target with what came of it: one row per region, indicator, period and aspect that has a target; 成绩单：每个目标及其结果，一行一项';
COMMENT ON COLUMN attain_scorecard.period IS 'time that it is about';
COMMENT ON COLUMN attain_scorecard.aspect IS 'level, growth, change, rank, completion or claim';
COMMENT ON COLUMN attain_scorecard.target_value IS 'number of the target, in unit';
COMMENT ON COLUMN attain_scorecard.actual_value IS 'number of the actual value, in unit';
COMMENT ON COLUMN attain_scorecard.target_report IS 'report of the target';
COMMENT ON COLUMN attain_scorecard.actual_report IS 'report of the actual value';
COMMENT ON COLUMN attain_scorecard.target_source IS 'sentence of the target';
COMMENT ON COLUMN attain_scorecard.actual_source IS 'sentence of the actual value';
COMMENT ON COLUMN attain_scorecard.actual_indicator IS 'name of the indicator as the actual value has it';
COMMENT ON COLUMN attain_scorecard.region IS 'region of the report; ''#'' and the report''s number where it is not known';
COMMENT ON COLUMN attain_scorecard.indicator IS 'name of the indicator as the target has it';
COMMENT ON COLUMN attain_scorecard.year IS 'year in which the period ends';
COMMENT ON COLUMN attain_scorecard.target IS 'the promise as made';
COMMENT ON COLUMN attain_scorecard.actual IS 'what was reached or is expected; null where no report says';
COMMENT ON COLUMN attain_scorecard.unit IS 'unit of target_value, actual_value and margin, as the target is written';
COMMENT ON COLUMN attain_scorecard.attained IS 'null where it cannot be told';
COMMENT ON COLUMN attain_scorecard.ratio IS '1 and above where attained';
COMMENT ON COLUMN attain_scorecard.margin IS '0 and above where attained; percentage points for growth';
COMMENT ON COLUMN attain_scorecard.why IS 'the verdict in a sentence';
COMMENT ON COLUMN attain_scorecard.conflict IS 'reports state different values; see attain_conflict';
COMMENT ON COLUMN attain_scorecard.matched_by IS 'how the names met: key, alias or similarity';
COMMENT ON COLUMN attain_scorecard.target_key IS 'what joins names: attain_indicator.canonical of the target';
COMMENT ON COLUMN attain_scorecard.target_seq IS 'row of target_report in attain_indicator';
COMMENT ON COLUMN attain_scorecard.actual_seq IS 'row of actual_report in attain_indicator';
COMMENT ON COLUMN attain_scorecard.similarity IS 'of the two names; 1 where they met by key or alias';

-- What attain_match joins and the names of both sides are gathered once for a
-- region, year and aspect, before a value is looked at: the planner does not
-- get to choose to do it for each value.
CREATE VIEW attain_unmatched WITH (security_invoker) AS
	SELECT u.role, y.region, u.indicator, y.year, u.period, y.aspect,
		u.value, u.similar_indicator, u.similarity, u.report_id, u.source
	FROM (
		SELECT s.region, s.year, s.aspect,
			pg_catalog.array_agg(s.indicator ORDER BY s.report_id DESC, s.seq) FILTER (WHERE s.role = 'target') AS targets,
			pg_catalog.array_agg(s.key ORDER BY s.report_id DESC, s.seq) FILTER (WHERE s.role = 'target') AS target_keys,
			pg_catalog.array_agg(s.canonical ORDER BY s.report_id DESC, s.seq) FILTER (WHERE s.role = 'target') AS canonicals,
			pg_catalog.array_agg(s.key ORDER BY s.report_id DESC, s.seq)
				FILTER (WHERE s.role IN ('actual', 'estimate') AND s.measure IS NOT NULL AND s.canonical <> '') AS outcome_keys,
			pg_catalog.array_agg(s.indicator ORDER BY s.report_id DESC, s.seq)
				FILTER (WHERE s.role IN ('actual', 'estimate') AND s.measure IS NOT NULL AND s.canonical <> '') AS outcomes
		FROM attain_statement s
		WHERE s.year IS NOT NULL
		GROUP BY s.region, s.year, s.aspect) AS y
	CROSS JOIN LATERAL (
		SELECT pg_catalog.array_agg(m) FILTER (WHERE m.actual_report IS NULL) AS open,
			pg_catalog.array_agg(ROW(m.canonical, m.actual_canonical)::text) FILTER (WHERE m.actual_report IS NOT NULL) AS pairs
		FROM attain_match m
		WHERE m.region = y.region AND m.year = y.year AND m.aspect = y.aspect) AS m
	CROSS JOIN LATERAL (
		SELECT 'target' AS role, t.indicator, t.period, t.target::text AS value, y.outcomes[s.n] AS similar_indicator,
			attain_key_similarity(t.key, y.outcome_keys[s.n], 0::real) AS similarity, t.report_id, t.source
		FROM pg_catalog.unnest(m.open) AS t
		CROSS JOIN LATERAL (SELECT attain_most_similar_key(t.key, y.outcome_keys) OFFSET 0) AS s (n)
		UNION ALL
		SELECT 'actual', f.indicator, f.period, f.measure::text, y.targets[s.n],
			attain_key_similarity(y.target_keys[s.n], f.key, 0::real), f.report_id, f.source
		FROM attain_fact f
		CROSS JOIN LATERAL (SELECT attain_most_similar_key(f.key, y.target_keys) OFFSET 0) AS s (n)
		WHERE f.region = y.region AND f.year = y.year AND f.aspect = y.aspect
			AND (SELECT true FROM attain_statement t
				WHERE t.region = f.region AND t.year = f.year AND t.canonical = f.canonical AND t.role = 'target'
					AND (t.aspect = f.aspect OR f.aspect = 'completion')
					AND attain_period_answers(f.period, t.period)
				LIMIT 1) IS NULL
			AND (ROW(y.canonicals[s.n], f.canonical)::text = ANY (m.pairs)) IS NOT TRUE
		OFFSET 0) AS u
	-- 300项、2000亩: the scorecard has one row, for what is promised first
	UNION ALL
	SELECT 'target', p.region, s.indicator, p.year, p.period, p.aspect,
		s.target::text, o.indicator, CASE WHEN o.indicator IS NOT NULL THEN 1::real END, s.report_id, s.source
	FROM attain_promise p
	CROSS JOIN LATERAL (
		SELECT i.indicator, i.target, i.unit, i.report_id, i.source
		FROM attain_indicator i
		WHERE i.region = p.region AND i.year = p.year AND i.canonical = p.canonical AND i.role = 'target' AND i.target IS NOT NULL
			AND i.aspect = p.aspect AND i.period OPERATOR(pg_catalog.=) p.period
			AND attain_unit_likeness(i.unit, p.unit) < 2
		OFFSET 0) AS s
	LEFT JOIN LATERAL (
		SELECT i.indicator
		FROM attain_indicator i
		WHERE i.region = p.region AND i.year = p.year AND i.canonical = p.canonical AND i.aspect = p.aspect
			AND i.role IN ('actual', 'estimate') AND i.measure IS NOT NULL
			AND attain_period_answers(i.period, p.period) AND attain_unit_likeness(i.unit, s.unit) >= 2
		ORDER BY i.report_id DESC, i.seq
		LIMIT 1) AS o ON true
	-- without a year nothing meets
	UNION ALL
	SELECT 'target', t.region, t.indicator, t.year, t.period, t.aspect,
		t.target::text, NULL, NULL, t.report_id, t.source
	FROM attain_promise t
	WHERE t.year IS NULL
	UNION ALL
	SELECT 'actual', a.region, a.indicator, a.year, a.period, a.aspect,
		a.measure::text, NULL, NULL, a.report_id, a.source
	FROM attain_fact a
	WHERE a.year IS NULL;
COMMENT ON VIEW attain_unmatched IS
	'targets without an actual value and actual values without a target, with the most similar name on the other side, and what is promised under one name in a second unit; 没有结果的目标和没有目标的结果，附对方最相近的名称';
COMMENT ON COLUMN attain_unmatched.region IS 'region of the report; ''#'' and the report''s number where it is not known';
COMMENT ON COLUMN attain_unmatched.indicator IS 'name of the indicator as written';
COMMENT ON COLUMN attain_unmatched.year IS 'year in which the period ends';
COMMENT ON COLUMN attain_unmatched.period IS 'time that it is about';
COMMENT ON COLUMN attain_unmatched.aspect IS 'level, growth, change, rank, completion or claim';
COMMENT ON COLUMN attain_unmatched.value IS 'the promise or the value as told';
COMMENT ON COLUMN attain_unmatched.similar_indicator IS 'most similar name on the other side';
COMMENT ON COLUMN attain_unmatched.similarity IS 'of the two names, 0 to 1; 1 for a value in a second unit';
COMMENT ON COLUMN attain_unmatched.report_id IS 'report that says so';
COMMENT ON COLUMN attain_unmatched.source IS 'sentence, table row or list item that says so';
COMMENT ON COLUMN attain_unmatched.role IS 'target: a promise nobody reports on; actual: a value nobody promised';

ALTER VIEW attain_statement OWNER TO @extowner@;
ALTER VIEW attain_promise OWNER TO @extowner@;
ALTER VIEW attain_outcome OWNER TO @extowner@;
ALTER VIEW attain_fact OWNER TO @extowner@;
ALTER VIEW attain_match OWNER TO @extowner@;
ALTER VIEW attain_scorecard OWNER TO @extowner@;
ALTER VIEW attain_conflict OWNER TO @extowner@;
ALTER VIEW attain_unmatched OWNER TO @extowner@;
