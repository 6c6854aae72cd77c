-- Which statement of which report answers which target.  Every view can be
-- asked for one region and year and then reads only their rows.

CREATE FUNCTION attain_similarity_threshold() RETURNS real
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN 0.8::real;
COMMENT ON FUNCTION attain_similarity_threshold() IS
	'indicator_similarity above which two names are taken for one indicator where neither key nor alias tells';

-- A year's target is also answered by what was done in its first eleven
-- months, since reports are written in December.
CREATE FUNCTION attain_period_answers(actual daterange, target daterange) RETURNS boolean
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	-- qualified, since operators of exactly these types in our schema would come first
	RETURN actual OPERATOR(pg_catalog.=) target
		OR (actual OPERATOR(pg_catalog.<@) target AND pg_catalog.lower(actual) = pg_catalog.lower(target)
			AND pg_catalog.upper(target) = (pg_catalog.lower(target) + interval '1 year')::date
			AND pg_catalog.upper(actual) >= (pg_catalog.lower(target) + interval '11 months')::date);
COMMENT ON FUNCTION attain_period_answers(daterange, daterange) IS
	'does a value about the first period answer a target for the second';

-- Numbers that differ are the same news where one is the other rounded.
CREATE FUNCTION measures_agree(measure, measure) RETURNS boolean
	AS 'MODULE_PATHNAME', 'attain_measures_agree'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION measures_agree(measure, measure) IS
	'can both be said of one fact: overlapping, or one the other rounded to its decimals; null where they cannot be compared';

CREATE FUNCTION attain_number_in(measure, unit text) RETURNS numeric
	AS 'MODULE_PATHNAME', 'attain_number_in'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION attain_number_in(measure, text) IS
	'the number of a measure in a unit, of an interval its finite end; null where there is none';

CREATE FUNCTION attain_growth_tolerance() RETURNS numeric
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN 1.0;
COMMENT ON FUNCTION attain_growth_tolerance() IS
	'percentage points by which a stated growth may differ from that of the levels, beside rounding: last year''s level may have been revised since';

-- The growth from one level to the next, in per cent, rounded to four decimals.
CREATE FUNCTION attain_growth_of(measure, measure) RETURNS numeric
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN (
		SELECT CASE WHEN b > 0 THEN pg_catalog.round(100 * (a - b) / b, 4) END
		FROM (SELECT attain_number_in($2, unit($1)), coalesce(lower($1), upper($1))) AS v (b, a)
		WHERE aspect($1) = 'level' AND aspect($2) = 'level');
COMMENT ON FUNCTION attain_growth_of(measure, measure) IS
	'growth in per cent that leads to the first level from the second; null where they cannot be compared';

-- Does a growth fit the levels?  Each level stands for all that are rounded to
-- it, so that small numbers allow for much.  Growth of a product or an added
-- value is told at constant prices, which levels do not have, and that of
-- something new is often told of all there is: null.
CREATE FUNCTION attain_growth_agrees(growth measure, level measure, before measure, indicator text) RETURNS boolean
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN (
		SELECT CASE
			WHEN indicator ~ '(生产总值|增加值)$|^(新增|新|净增|压减|减少)' OR aspect(growth) <> 'growth' OR b <= hb OR lower(growth) IS NULL OR upper(growth) IS NULL
				OR a IS NULL OR lower(level) IS DISTINCT FROM upper(level) OR lower(before) IS DISTINCT FROM upper(before) THEN NULL
			ELSE upper(growth) + hg + attain_growth_tolerance() >= 100 * ((a - ha) / (b + hb) - 1)
				AND lower(growth) - hg - attain_growth_tolerance() <= 100 * ((a + ha) / (b - hb) - 1) END
		FROM (SELECT lower(level), lower(before) * f, 0.5 * pg_catalog.power(10::numeric, -scale(lower(level))),
				0.5 * pg_catalog.power(10::numeric, -scale(lower(before))) * f,
				0.5 * pg_catalog.power(10::numeric, -scale(lower(growth)))
			FROM (SELECT attain_number_in(measure(1, unit(before)), unit(level))) AS u (f)) AS v (a, b, ha, hb, hg));
COMMENT ON FUNCTION attain_growth_agrees(measure, measure, measure, text) IS
	'does a stated growth fit the level of the year and the one before it, up to rounding and attain_growth_tolerance(); null where that cannot be told, as of growth at constant prices';

-- One name against all of a region and year: their keys are read once.
CREATE FUNCTION attain_similar_names(name text, names text[], above real)
	RETURNS TABLE (n int, similarity real)
	AS 'MODULE_PATHNAME', 'attain_similar_names'
	LANGUAGE C IMMUTABLE PARALLEL SAFE COST 10 ROWS 1;
COMMENT ON FUNCTION attain_similar_names(text, text[], real) IS
	'which of the names, by their number in the array, have an indicator_similarity above that with the first';

CREATE FUNCTION attain_most_similar_name(name text, names text[]) RETURNS int
	AS 'MODULE_PATHNAME', 'attain_most_similar_name'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION attain_most_similar_name(text, text[]) IS
	'number in the array of the first name that has the highest indicator_similarity; null where all have none';

CREATE VIEW attain_statement WITH (security_invoker) AS
	SELECT i.report_id, i.seq, i.region, i.year, i.period, i.aspect, i.role, i.indicator, i.key, i.canonical,
		i.measure, i.target, i.low, i.high, i.unit, i.source, i.from_table,
		r.report_year, r.delivered_on
	FROM attain_indicator i
	JOIN attain_report r ON r.id = i.report_id;
COMMENT ON VIEW attain_statement IS
	'what reports state, with the reports'' dates';

-- The next three are made of the tables rather than of each other: pg_dump walks
-- every path from a view of users through ours, column by column, so that each
-- floor makes its archives twenty times as large.

-- Of several statements of one target that of the period's own report counts,
-- then one made before; a table stands before prose, a later report before an
-- earlier one.
CREATE VIEW attain_promise WITH (security_invoker) AS
	SELECT DISTINCT ON (i.region, i.year, i.canonical, i.aspect, i.period)
		i.report_id, i.seq, i.region, i.year, i.period, i.aspect, i.role, i.indicator, i.key, i.canonical,
		i.measure, i.target, i.low, i.high, i.unit, i.source, i.from_table,
		r.report_year, r.delivered_on
	FROM attain_indicator i
	JOIN attain_report r ON r.id = i.report_id
	WHERE i.role = 'target' AND i.target IS NOT NULL AND i.canonical <> ''
	ORDER BY i.region, i.year, i.canonical, i.aspect, i.period,
		r.report_year IS NOT DISTINCT FROM i.year DESC, coalesce(r.report_year < i.year, false) DESC,
		i.from_table DESC, r.report_year DESC NULLS LAST, r.delivered_on DESC NULLS LAST, i.report_id DESC, i.seq;
COMMENT ON VIEW attain_promise IS
	'the target that counts for each region, indicator, period and aspect';

-- An estimate is a statement too: most reports are given before the year is out.
CREATE VIEW attain_outcome WITH (security_invoker) AS
	SELECT i.report_id, i.seq, i.region, i.year, i.period, i.aspect, i.role, i.indicator, i.key, i.canonical,
		i.measure, i.target, i.low, i.high, i.unit, i.source, i.from_table,
		r.report_year, r.delivered_on
	FROM attain_indicator i
	JOIN attain_report r ON r.id = i.report_id
	WHERE i.role IN ('actual', 'estimate') AND i.measure IS NOT NULL AND i.canonical <> '';
COMMENT ON VIEW attain_outcome IS
	'what reports state as reached or expected';

CREATE VIEW attain_fact WITH (security_invoker) AS
	SELECT DISTINCT ON (i.region, i.year, i.canonical, i.aspect, i.period)
		i.report_id, i.seq, i.region, i.year, i.period, i.aspect, i.role, i.indicator, i.key, i.canonical,
		i.measure, i.target, i.low, i.high, i.unit, i.source, i.from_table,
		r.report_year, r.delivered_on
	FROM attain_indicator i
	JOIN attain_report r ON r.id = i.report_id
	WHERE i.role IN ('actual', 'estimate') AND i.measure IS NOT NULL AND i.canonical <> ''
	ORDER BY i.region, i.year, i.canonical, i.aspect, i.period,
		i.from_table DESC, r.report_year DESC NULLS LAST, r.delivered_on DESC NULLS LAST, i.role = 'actual' DESC,
		i.report_id DESC, i.seq;
COMMENT ON VIEW attain_fact IS
	'the outcome that stands first for each region, indicator, period and aspect';

-- Every target looks up its own answer by region, year and name.  Subqueries
-- with LIMIT keep it so: joined freely, the planner would compare all names of
-- a region with each other where it has no statistics yet.
CREATE VIEW attain_match WITH (security_invoker) AS
	SELECT t.*, coalesce(resolve(t.target, r.value), t.target) AS resolved, r.reference, r.value AS reference_value,
		b.report_id AS actual_report, b.seq AS actual_seq, b.canonical AS actual_canonical,
		b.matched_by, b.similarity
	FROM attain_promise t
	-- what the target refers to: a value that users know, or that the region's
	-- own reports state or quote
	LEFT JOIN LATERAL (
		(SELECT k.reference, k.value
			FROM attain_reference k
			WHERE reference(t.target) IS NOT NULL AND (k.region = t.region OR k.region IS NULL)
				AND (k.indicator_key IN (t.key, t.canonical) OR k.indicator_key IS NULL)
				AND k.during OPERATOR(pg_catalog.=) t.period
				AND (starts_with(reference(t.target), k.reference) OR starts_with(k.reference, reference(t.target)))
				AND resolve(t.target, k.value) IS NOT NULL
			ORDER BY k.region NULLS LAST, k.indicator_key NULLS LAST, length(k.reference) DESC
			LIMIT 1)
		UNION ALL
		(SELECT f.indicator, f.measure
			FROM attain_fact f
			WHERE reference(t.target) IS NOT NULL
				AND f.region = t.region AND f.year = t.year AND f.aspect = t.aspect AND f.period OPERATOR(pg_catalog.=) t.period
				AND f.canonical = attain_canonical(t.region, indicator_key(reference(t.target)))
				AND resolve(t.target, f.measure) IS NOT NULL
			LIMIT 1)
		UNION ALL
		-- the number that was set, as a report tells it: 控制在目标4750人以内
		(SELECT reference(t.target), measure(coalesce(o.low, o.high), o.unit, o.aspect)
			FROM attain_statement o
			WHERE reference(t.target) IS NOT NULL
				AND o.region = t.region AND o.year = t.year AND o.canonical = t.canonical AND o.role = 'target'
				AND o.aspect = t.aspect AND o.period OPERATOR(pg_catalog.=) t.period
				AND coalesce(o.low, o.high) IS NOT NULL AND o.unit IS NOT NULL
				AND resolve(t.target, measure(coalesce(o.low, o.high), o.unit, o.aspect)) IS NOT NULL
			ORDER BY o.from_table DESC, o.report_year DESC NULLS LAST, o.report_id DESC, o.seq
			LIMIT 1)
		LIMIT 1) AS r ON true
	-- the names that could be similar, once for all targets of a region and year
	LEFT JOIN (
		SELECT a.region, a.year, a.aspect, pg_catalog.array_agg(a.report_id) AS reports, pg_catalog.array_agg(a.seq) AS seqs,
			pg_catalog.array_agg(a.indicator) AS names
		FROM attain_outcome a
		GROUP BY a.region, a.year, a.aspect) AS c ON c.region = t.region AND c.year = t.year AND c.aspect = t.aspect
	LEFT JOIN LATERAL (
		(SELECT a.report_id, a.seq, a.canonical,
				CASE WHEN a.key = t.key THEN 'key' ELSE 'alias' END AS matched_by, 1::real AS similarity
			FROM attain_outcome a
			WHERE a.region = t.region AND a.year = t.year AND a.canonical = t.canonical
				AND (a.aspect = t.aspect OR a.aspect = 'completion')
				AND attain_period_answers(a.period, t.period)
			ORDER BY a.measure <@ t.target IS NOT NULL OR a.measure <@ resolve(t.target, r.value) IS NOT NULL DESC,
				a.aspect = t.aspect DESC, a.low IS NOT NULL DESC, a.period OPERATOR(pg_catalog.=) t.period DESC, a.from_table DESC,
				a.report_year DESC NULLS LAST, a.delivered_on DESC NULLS LAST, a.role = 'actual' DESC,
				a.report_id DESC, a.seq
			LIMIT 1)
		UNION ALL
		-- No name or alias meets: the most similar name that no target has,
		-- unless it is more like another target's.
		(SELECT x.report_id, x.seq, x.canonical, 'similarity', x.similarity
			FROM (SELECT a.report_id, a.seq, a.canonical, a.indicator, s.similarity
				FROM attain_similar_names(t.indicator, c.names, attain_similarity_threshold()) AS s
				JOIN attain_outcome a ON a.report_id = c.reports[s.n] AND a.seq = c.seqs[s.n]
				WHERE attain_period_answers(a.period, t.period)
					AND (a.low IS NULL OR t.unit IS NULL OR attain_number_in(a.measure, t.unit) IS NOT NULL)
					AND (SELECT true FROM attain_outcome o
						WHERE o.region = t.region AND o.year = t.year AND o.canonical = t.canonical
							AND (o.aspect = t.aspect OR o.aspect = 'completion')
							AND attain_period_answers(o.period, t.period)
						LIMIT 1) IS NULL
					AND (SELECT true FROM attain_statement p
						WHERE p.region = a.region AND p.year = a.year AND p.canonical = a.canonical
							AND p.role = 'target' AND p.aspect = a.aspect
						LIMIT 1) IS NULL
				ORDER BY s.similarity DESC, a.low IS NOT NULL DESC, a.period OPERATOR(pg_catalog.=) t.period DESC, a.from_table DESC,
					a.report_year DESC NULLS LAST, a.delivered_on DESC NULLS LAST, a.role = 'actual' DESC,
					a.report_id DESC, a.seq
				LIMIT 1) AS x
			WHERE (SELECT true FROM attain_statement p
					WHERE p.region = t.region AND p.year = t.year AND p.canonical <> t.canonical
						AND p.role = 'target' AND p.aspect = t.aspect
						AND indicator_similarity(p.indicator, x.indicator) > x.similarity
					LIMIT 1) IS NULL)) AS b ON true;
COMMENT ON VIEW attain_match IS
	'each target that counts with the statement that answers it, and how their names met';
