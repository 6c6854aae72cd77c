-- Which statement of which report answers which target.  Every view can be
-- asked for one region and year and then reads only their rows.

CREATE FUNCTION attain_similarity_threshold() RETURNS real
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN 0.8::real;
COMMENT ON FUNCTION attain_similarity_threshold() IS
	'indicator_similarity above which two names are taken for one indicator where neither key nor alias tells';

-- As indicator_similarity of two keys, which need not be made again.
CREATE FUNCTION attain_key_similarity(text, text, above real) RETURNS real
	AS 'MODULE_PATHNAME', 'attain_key_similarity'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 100;	-- dear enough that no plan looks for similar names again and again
COMMENT ON FUNCTION attain_key_similarity(text, text, real) IS
	'indicator_similarity of two names whose keys are given; 0 where it is not more than asked for';

-- All classifiers are one dimension, but 100场次 is nothing of 1万人.
CREATE FUNCTION attain_unit_likeness(text, text) RETURNS int
	AS 'MODULE_PATHNAME', 'attain_unit_likeness'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 20;
COMMENT ON FUNCTION attain_unit_likeness(text, text) IS
	'3: one unit up to a power of ten, or units that convert; 2: classifiers of the same things; 1: of other things; 0: units that do not convert';

-- A year's target is also answered by what was done in its first eleven
-- months, since reports are written in December; see attain_verdict.
CREATE FUNCTION attain_period_answers(actual daterange, target daterange) RETURNS boolean
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	-- qualified, since operators of exactly these types in our schema would come first
	RETURN actual OPERATOR(pg_catalog.=) target
		OR (actual OPERATOR(pg_catalog.<@) target AND pg_catalog.lower(actual) = pg_catalog.lower(target)
			AND pg_catalog.upper(target) = (pg_catalog.lower(target) + interval '1 year')::date
			AND pg_catalog.upper(actual) >= (pg_catalog.lower(target) + interval '11 months')::date);
COMMENT ON FUNCTION attain_period_answers(daterange, daterange) IS
	'does a value about the first period answer a target for the second';

-- What is known of a part of the period only can have reached a floor or gone
-- beyond a ceiling of what is counted; the rest can still change.  Growth,
-- shares and averages can change any way.
CREATE FUNCTION attain_verdict(actual measure, target target, part boolean) RETURNS boolean
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE
		WHEN NOT part THEN actual <@ target
		WHEN aspect(actual) = 'completion' THEN nullif(actual <@ target, false)
		WHEN aspect(actual) = 'level' AND unit(actual) !~ '[/%‰每比]' THEN
			CASE WHEN upper(target) IS NULL THEN nullif(actual <@ target, false)
				WHEN lower(target) IS NULL THEN nullif(actual <@ target, true) END
		END;
COMMENT ON FUNCTION attain_verdict(measure, target, boolean) IS
	'measure <@ target, or null where the measure is of a part of the period and the rest may change that';

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
		SELECT CASE WHEN b > 0::numeric THEN pg_catalog.round(100::numeric * (a - b) / b, 4) END
		FROM (SELECT attain_number_in($2, unit($1)), coalesce(lower($1), upper($1))) AS v (b, a)
		WHERE aspect($1) = 'level' AND aspect($2) = 'level');
COMMENT ON FUNCTION attain_growth_of(measure, measure) IS
	'growth in per cent that leads to the first level from the second; null where they cannot be compared';

-- Does a growth fit the levels?  Each level stands for all that are rounded to
-- it, so that small numbers allow for much.  Growth of a product or an added
-- value is told at constant prices, which levels do not have, and that of
-- something new is often told of all there is; nor does one on a comparable
-- basis (同口径, 剔除) compare what was told before: null.
CREATE FUNCTION attain_growth_agrees(growth measure, level measure, before measure, indicator text, source text DEFAULT NULL) RETURNS boolean
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN (
		SELECT CASE
			WHEN source ~ '口径|可比|剔除|剔出|扣除|实际增长|不变价' THEN NULL
			WHEN indicator ~ '(生产总值|增加值)$|^(新增|新|净增|压减|减少)' OR aspect(growth) <> 'growth' OR b <= hb OR lower(growth) IS NULL OR upper(growth) IS NULL
				OR a IS NULL OR lower(level) IS DISTINCT FROM upper(level) OR lower(before) IS DISTINCT FROM upper(before) THEN NULL
			ELSE upper(growth) + hg + attain_growth_tolerance() >= 100::numeric * ((a - ha) / (b + hb) - 1::numeric)
				AND lower(growth) - hg - attain_growth_tolerance() <= 100::numeric * ((a + ha) / (b - hb) - 1::numeric) END
		FROM (SELECT lower(level), lower(before) * f, 0.5 * pg_catalog.power(10::numeric, -scale(lower(level))),
				0.5 * pg_catalog.power(10::numeric, -scale(lower(before))) * f,
				0.5 * pg_catalog.power(10::numeric, -scale(lower(growth)))
			FROM (SELECT attain_number_in(measure(1::numeric, unit(before), 'level'::text), unit(level))) AS u (f)) AS v (a, b, ha, hb, hg));
COMMENT ON FUNCTION attain_growth_agrees(measure, measure, measure, text, text) IS
	'does a stated growth fit the level of the year and the one before it, up to rounding and attain_growth_tolerance(); null where that cannot be told, as of growth at constant prices or, by its source, on a comparable basis';

-- One key against all of a region and year: they are read once.
CREATE FUNCTION attain_similar_keys(key text, keys text[], above real)
	RETURNS TABLE (n int, similarity real)
	AS 'MODULE_PATHNAME', 'attain_similar_keys'
	LANGUAGE C IMMUTABLE PARALLEL SAFE COST 10 ROWS 1;
COMMENT ON FUNCTION attain_similar_keys(text, text[], real) IS
	'which of the keys, by their number in the array, are more similar to the first than above';

CREATE FUNCTION attain_most_similar_key(key text, keys text[]) RETURNS int
	AS 'MODULE_PATHNAME', 'attain_most_similar_key'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION attain_most_similar_key(text, text[]) IS
	'number in the array of the first key that is most similar; null where none is';

-- In which order statements of one thing count is told here and nowhere else.
-- Of targets that of the period's own report comes first, then one made before,
-- then one told afterwards; of outcomes a number before a claim.  A table stands
-- before prose, a later report before an earlier one, a fact before an estimate,
-- of one report's targets that which is said to be the whole year's, and of its
-- outcomes a number before a bound: 突破2000亿元大关，达到2150亿元.
CREATE FUNCTION attain_is_whole_year(source text, low numeric, high numeric, unit text) RETURNS boolean
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN source LIKE '%全年%' AND strpos(substring(source, '全年[^，,；;。]*'), abs(coalesce(low, high))::text || unit) > 0;
COMMENT ON FUNCTION attain_is_whole_year(text, numeric, numeric, text) IS
	'does a sentence say of that value that it is 全年''s';

CREATE FUNCTION attain_standing(role text, year int, from_table boolean, source text, value text, low numeric, high numeric, unit text,
	report_id bigint, seq int, report_year int, delivered_on date) RETURNS float8[]
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN ARRAY[
		CASE WHEN role = 'target' THEN
				CASE WHEN report_year = year THEN 0 WHEN report_year < year THEN 1 ELSE 2 END
			WHEN coalesce(low, high) IS NULL THEN 1 ELSE 0 END,
		CASE WHEN from_table THEN 0 ELSE 1 END,
		coalesce(-report_year::float8, 'infinity'),
		coalesce(-extract(epoch FROM delivered_on)::float8, 'infinity'),
		CASE WHEN role = 'estimate' THEN 1 ELSE 0 END,
		-report_id,
		CASE WHEN role = 'target' THEN CASE WHEN attain_is_whole_year(source, low, high, unit) THEN 0 ELSE 1 END
			WHEN value ~ '[<>≥≤近余]' THEN 1 ELSE 0 END,
		seq]::float8[];
COMMENT ON FUNCTION attain_standing(text, int, boolean, text, text, numeric, numeric, text, bigint, int, int, date) IS
	'of several statements of one thing that with the smallest counts';

CREATE VIEW attain_statement WITH (security_invoker) AS
	SELECT i.report_id, i.seq, i.region, i.year, i.period, i.aspect, i.role, i.indicator, i.key, i.canonical,
		i.measure, i.target, i.low, i.high, i.unit, i.source, i.from_table,
		r.report_year, r.delivered_on,
		attain_standing(i.role, i.year, i.from_table, i.source, i.measure::text, i.low, i.high, i.unit, i.report_id, i.seq, r.report_year, r.delivered_on) AS standing
	FROM attain_indicator i
	JOIN attain_report r ON r.id = i.report_id;
COMMENT ON VIEW attain_statement IS
	'what reports state, with the reports'' dates; 报告里的全部数据，附报告日期';
COMMENT ON COLUMN attain_statement.report_id IS 'report that says so';
COMMENT ON COLUMN attain_statement.seq IS 'row of that report in attain_indicator';
COMMENT ON COLUMN attain_statement.region IS 'region of the report; ''#'' and the report''s number where it is not known';
COMMENT ON COLUMN attain_statement.year IS 'year in which the period ends';
COMMENT ON COLUMN attain_statement.period IS 'time that it is about';
COMMENT ON COLUMN attain_statement.aspect IS 'level, growth, change, rank, completion or claim';
COMMENT ON COLUMN attain_statement.role IS 'actual, estimate or target';
COMMENT ON COLUMN attain_statement.indicator IS 'name of the indicator as written';
COMMENT ON COLUMN attain_statement.key IS 'indicator_key of the name';
COMMENT ON COLUMN attain_statement.canonical IS 'key of the name that attain_alias has for it, or its own; what joins names';
COMMENT ON COLUMN attain_statement.measure IS 'what was reached or is expected';
COMMENT ON COLUMN attain_statement.target IS 'what was promised';
COMMENT ON COLUMN attain_statement.low IS 'the number as written in unit';
COMMENT ON COLUMN attain_statement.high IS 'upper end of a range';
COMMENT ON COLUMN attain_statement.unit IS 'unit as written';
COMMENT ON COLUMN attain_statement.source IS 'sentence, table row or list item that says so';
COMMENT ON COLUMN attain_statement.from_table IS 'the value stands in a table';
COMMENT ON COLUMN attain_statement.report_year IS 'year that the reports tasks are for';
COMMENT ON COLUMN attain_statement.delivered_on IS 'day of the report';
COMMENT ON COLUMN attain_statement.standing IS
	'of several statements of one thing that with the smallest counts';

-- The next three are made of the tables rather than of each other: pg_dump walks
-- every path from a view of users through ours, column by column, so that each
-- floor makes its archives twenty times as large.

CREATE VIEW attain_promise WITH (security_invoker) AS
	SELECT DISTINCT ON (i.region, i.year, i.canonical, i.aspect, i.period)
		i.report_id, i.seq, i.region, i.year, i.period, i.aspect, i.role, i.indicator, i.key, i.canonical,
		i.measure, i.target, i.low, i.high, i.unit, i.source, i.from_table,
		r.report_year, r.delivered_on
	FROM attain_indicator i
	JOIN attain_report r ON r.id = i.report_id
	WHERE i.role = 'target' AND i.target IS NOT NULL AND i.canonical <> ''
	ORDER BY i.region, i.year, i.canonical, i.aspect, i.period,
		attain_standing(i.role, i.year, i.from_table, i.source, i.measure::text, i.low, i.high, i.unit, i.report_id, i.seq, r.report_year, r.delivered_on);
COMMENT ON VIEW attain_promise IS
	'the target that counts for each region, indicator, period and aspect; 每个地区、指标、时段和口径以哪个目标为准';
COMMENT ON COLUMN attain_promise.report_id IS 'report that says so';
COMMENT ON COLUMN attain_promise.seq IS 'row of that report in attain_indicator';
COMMENT ON COLUMN attain_promise.region IS 'region of the report; ''#'' and the report''s number where it is not known';
COMMENT ON COLUMN attain_promise.year IS 'year in which the period ends';
COMMENT ON COLUMN attain_promise.period IS 'time that it is about';
COMMENT ON COLUMN attain_promise.aspect IS 'level, growth, change, rank, completion or claim';
COMMENT ON COLUMN attain_promise.role IS 'actual, estimate or target';
COMMENT ON COLUMN attain_promise.indicator IS 'name of the indicator as written';
COMMENT ON COLUMN attain_promise.key IS 'indicator_key of the name';
COMMENT ON COLUMN attain_promise.canonical IS 'key of the name that attain_alias has for it, or its own; what joins names';
COMMENT ON COLUMN attain_promise.measure IS 'null: of a target';
COMMENT ON COLUMN attain_promise.target IS 'what was promised';
COMMENT ON COLUMN attain_promise.low IS 'the number as written in unit';
COMMENT ON COLUMN attain_promise.high IS 'upper end of a range';
COMMENT ON COLUMN attain_promise.unit IS 'unit as written';
COMMENT ON COLUMN attain_promise.source IS 'sentence, table row or list item that says so';
COMMENT ON COLUMN attain_promise.from_table IS 'the value stands in a table';
COMMENT ON COLUMN attain_promise.report_year IS 'year that the reports tasks are for';
COMMENT ON COLUMN attain_promise.delivered_on IS 'day of the report';

-- An estimate is a statement too: most reports are given before the year is out.
CREATE VIEW attain_outcome WITH (security_invoker) AS
	SELECT i.report_id, i.seq, i.region, i.year, i.period, i.aspect, i.role, i.indicator, i.key, i.canonical,
		i.measure, i.target, i.low, i.high, i.unit, i.source, i.from_table,
		r.report_year, r.delivered_on,
		attain_standing(i.role, i.year, i.from_table, i.source, i.measure::text, i.low, i.high, i.unit, i.report_id, i.seq, r.report_year, r.delivered_on) AS standing
	FROM attain_indicator i
	JOIN attain_report r ON r.id = i.report_id
	WHERE i.role IN ('actual', 'estimate') AND i.measure IS NOT NULL AND i.canonical <> '';
COMMENT ON VIEW attain_outcome IS
	'what reports state as reached or expected; 报告所说已达到或预计达到的数';
COMMENT ON COLUMN attain_outcome.report_id IS 'report that says so';
COMMENT ON COLUMN attain_outcome.seq IS 'row of that report in attain_indicator';
COMMENT ON COLUMN attain_outcome.region IS 'region of the report; ''#'' and the report''s number where it is not known';
COMMENT ON COLUMN attain_outcome.year IS 'year in which the period ends';
COMMENT ON COLUMN attain_outcome.period IS 'time that it is about';
COMMENT ON COLUMN attain_outcome.aspect IS 'level, growth, change, rank, completion or claim';
COMMENT ON COLUMN attain_outcome.role IS 'actual, estimate or target';
COMMENT ON COLUMN attain_outcome.indicator IS 'name of the indicator as written';
COMMENT ON COLUMN attain_outcome.key IS 'indicator_key of the name';
COMMENT ON COLUMN attain_outcome.canonical IS 'key of the name that attain_alias has for it, or its own; what joins names';
COMMENT ON COLUMN attain_outcome.measure IS 'what was reached or is expected';
COMMENT ON COLUMN attain_outcome.target IS 'null: of a value';
COMMENT ON COLUMN attain_outcome.low IS 'the number as written in unit';
COMMENT ON COLUMN attain_outcome.high IS 'upper end of a range';
COMMENT ON COLUMN attain_outcome.unit IS 'unit as written';
COMMENT ON COLUMN attain_outcome.source IS 'sentence, table row or list item that says so';
COMMENT ON COLUMN attain_outcome.from_table IS 'the value stands in a table';
COMMENT ON COLUMN attain_outcome.report_year IS 'year that the reports tasks are for';
COMMENT ON COLUMN attain_outcome.delivered_on IS 'day of the report';
COMMENT ON COLUMN attain_outcome.standing IS 'of several statements of one thing that with the smallest counts';

CREATE VIEW attain_fact WITH (security_invoker) AS
	SELECT DISTINCT ON (i.region, i.year, i.canonical, i.aspect, i.period)
		i.report_id, i.seq, i.region, i.year, i.period, i.aspect, i.role, i.indicator, i.key, i.canonical,
		i.measure, i.target, i.low, i.high, i.unit, i.source, i.from_table,
		r.report_year, r.delivered_on
	FROM attain_indicator i
	JOIN attain_report r ON r.id = i.report_id
	WHERE i.role IN ('actual', 'estimate') AND i.measure IS NOT NULL AND i.canonical <> ''
	ORDER BY i.region, i.year, i.canonical, i.aspect, i.period,
		attain_standing(i.role, i.year, i.from_table, i.source, i.measure::text, i.low, i.high, i.unit, i.report_id, i.seq, r.report_year, r.delivered_on);
COMMENT ON VIEW attain_fact IS
	'the outcome that stands first for each region, indicator, period and aspect; 每个地区、指标、时段和口径排在最前的结果';
COMMENT ON COLUMN attain_fact.report_id IS 'report that says so';
COMMENT ON COLUMN attain_fact.seq IS 'row of that report in attain_indicator';
COMMENT ON COLUMN attain_fact.region IS 'region of the report; ''#'' and the report''s number where it is not known';
COMMENT ON COLUMN attain_fact.year IS 'year in which the period ends';
COMMENT ON COLUMN attain_fact.period IS 'time that it is about';
COMMENT ON COLUMN attain_fact.aspect IS 'level, growth, change, rank, completion or claim';
COMMENT ON COLUMN attain_fact.role IS 'actual, estimate or target';
COMMENT ON COLUMN attain_fact.indicator IS 'name of the indicator as written';
COMMENT ON COLUMN attain_fact.key IS 'indicator_key of the name';
COMMENT ON COLUMN attain_fact.canonical IS 'key of the name that attain_alias has for it, or its own; what joins names';
COMMENT ON COLUMN attain_fact.measure IS 'what was reached or is expected';
COMMENT ON COLUMN attain_fact.target IS 'null: of a value';
COMMENT ON COLUMN attain_fact.low IS 'the number as written in unit';
COMMENT ON COLUMN attain_fact.high IS 'upper end of a range';
COMMENT ON COLUMN attain_fact.unit IS 'unit as written';
COMMENT ON COLUMN attain_fact.source IS 'sentence, table row or list item that says so';
COMMENT ON COLUMN attain_fact.from_table IS 'the value stands in a table';
COMMENT ON COLUMN attain_fact.report_year IS 'year that the reports tasks are for';
COMMENT ON COLUMN attain_fact.delivered_on IS 'day of the report';

-- Every target looks up its own answer by region, year and name.  Subqueries
-- with LIMIT keep it so: joined freely, the planner would compare all names of
-- a region with each other where it has no statistics yet.
CREATE VIEW attain_match WITH (security_invoker) AS
	SELECT t.*, coalesce(resolve(t.target, r.value), t.target) AS resolved, r.reference, r.value AS reference_value,
		b.report_id AS actual_report, b.seq AS actual_seq, b.canonical AS actual_canonical,
		b.matched_by, b.similarity, b.part
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
			-- the name first: beside a policy only operators that leak nothing use an index
			FROM (SELECT attain_canonical(t.region, indicator_key(reference(t.target))) OFFSET 0) AS n (canonical)
			CROSS JOIN LATERAL (SELECT a.indicator, a.measure FROM attain_outcome a
				WHERE a.region = t.region AND a.year = t.year AND a.canonical = n.canonical
					AND a.aspect = t.aspect AND a.period OPERATOR(pg_catalog.=) t.period
				ORDER BY a.standing
				LIMIT 1) AS f
			WHERE reference(t.target) IS NOT NULL AND resolve(t.target, f.measure) IS NOT NULL
			LIMIT 1)
		UNION ALL
		-- the number that was set from above, as another report tells it: 控制在目标
		-- 4750人以内; what others reach (全市平均水平) is none of the region's targets
		(SELECT reference(t.target), measure(coalesce(o.low, o.high), o.unit, o.aspect)
			FROM attain_statement o
			WHERE reference(t.target) ~ '下达|目标|指标|任务|计划|考核' AND reference(t.target) !~ '平均|水平|全市|全省|全国|经济|生产总值'
				AND o.region = t.region AND o.year = t.year AND o.canonical = t.canonical AND o.role = 'target'
				AND (o.report_id, o.seq) <> (t.report_id, t.seq)
				AND o.aspect = t.aspect AND o.period OPERATOR(pg_catalog.=) t.period
				AND coalesce(o.low, o.high) IS NOT NULL AND o.unit IS NOT NULL
				AND resolve(t.target, measure(coalesce(o.low, o.high), o.unit, o.aspect)) IS NOT NULL
			ORDER BY strpos(o.source, reference(t.target)) > 0 DESC, o.standing
			LIMIT 1)
		LIMIT 1) AS r ON true
	-- the keys that could be similar, once for all targets of a region and year
	LEFT JOIN (
		SELECT a.region, a.year, a.aspect, pg_catalog.array_agg(a.report_id) AS reports, pg_catalog.array_agg(a.seq) AS seqs,
			pg_catalog.array_agg(a.key) AS keys
		FROM attain_outcome a
		GROUP BY a.region, a.year, a.aspect) AS c ON c.region = t.region AND c.year = t.year AND c.aspect = t.aspect
	LEFT JOIN LATERAL (
		(SELECT a.report_id, a.seq, a.canonical,
				CASE WHEN a.key = t.key THEN 'key' ELSE 'alias' END AS matched_by, 1::real AS similarity,
				-- a completion is told while there is time left, unless a later year tells it
				NOT a.period OPERATOR(pg_catalog.=) t.period OR (a.aspect = 'completion' AND coalesce(a.report_year <= t.year, true)) AS part
			FROM attain_outcome a
			WHERE a.region = t.region AND a.year = t.year AND a.canonical = t.canonical
				AND (a.aspect = t.aspect OR a.aspect = 'completion')
				AND attain_period_answers(a.period, t.period)
			ORDER BY a.measure <@ t.target IS NOT NULL OR a.measure <@ resolve(t.target, r.value) IS NOT NULL DESC,
				a.aspect = t.aspect DESC, a.low IS NOT NULL DESC, coalesce(attain_unit_likeness(a.unit, t.unit), 3) DESC,
				a.period OPERATOR(pg_catalog.=) t.period DESC, a.standing
			LIMIT 1)
		UNION ALL
		-- No name or alias meets: the most similar name that no target has,
		-- unless it is more like another target's.
		(SELECT x.report_id, x.seq, x.canonical, 'similarity', x.similarity, x.part
			FROM (SELECT a.report_id, a.seq, a.canonical, a.key, s.similarity, NOT a.period OPERATOR(pg_catalog.=) t.period AS part
				FROM attain_similar_keys(t.key, c.keys, attain_similarity_threshold()) AS s
				JOIN attain_outcome a ON a.report_id = c.reports[s.n] AND a.seq = c.seqs[s.n]
				WHERE attain_period_answers(a.period, t.period)
					AND (a.low IS NULL OR t.unit IS NULL OR attain_unit_likeness(a.unit, t.unit) >= 2)
					AND (SELECT true FROM attain_outcome o
						WHERE o.region = t.region AND o.year = t.year AND o.canonical = t.canonical
							AND (o.aspect = t.aspect OR o.aspect = 'completion')
							AND attain_period_answers(o.period, t.period)
						LIMIT 1) IS NULL
					AND (SELECT true FROM attain_statement p
						WHERE p.region = a.region AND p.year = a.year AND p.canonical = a.canonical
							AND p.role = 'target' AND p.aspect = a.aspect
						LIMIT 1) IS NULL
				ORDER BY s.similarity DESC, a.low IS NOT NULL DESC, a.period OPERATOR(pg_catalog.=) t.period DESC, a.standing
				LIMIT 1) AS x
			WHERE (SELECT true FROM attain_statement p
					WHERE p.region = t.region AND p.year = t.year AND p.canonical <> t.canonical
						AND p.role = 'target' AND p.aspect = t.aspect
						-- as much like one target as like another, it answers neither
						AND attain_key_similarity(p.key, x.key, x.similarity - 0.000001::real) >= x.similarity
					LIMIT 1) IS NULL)
		LIMIT 1) AS b ON true;
COMMENT ON VIEW attain_match IS
	'each target that counts with the statement that answers it, and how their names met; 目标与回答它的结果，由哪条原文回答';
COMMENT ON COLUMN attain_match.report_id IS 'report of the target';
COMMENT ON COLUMN attain_match.seq IS 'row of that report in attain_indicator';
COMMENT ON COLUMN attain_match.region IS 'region of the report; ''#'' and the report''s number where it is not known';
COMMENT ON COLUMN attain_match.year IS 'year in which the period ends';
COMMENT ON COLUMN attain_match.period IS 'time that it is about';
COMMENT ON COLUMN attain_match.aspect IS 'level, growth, change, rank, completion or claim';
COMMENT ON COLUMN attain_match.role IS 'actual, estimate or target';
COMMENT ON COLUMN attain_match.indicator IS 'name of the indicator as written';
COMMENT ON COLUMN attain_match.key IS 'indicator_key of the name';
COMMENT ON COLUMN attain_match.canonical IS 'key of the name that attain_alias has for it, or its own; what joins names';
COMMENT ON COLUMN attain_match.measure IS 'null: of a target';
COMMENT ON COLUMN attain_match.target IS 'the promise as made';
COMMENT ON COLUMN attain_match.low IS 'the number as written in unit';
COMMENT ON COLUMN attain_match.high IS 'upper end of a range';
COMMENT ON COLUMN attain_match.unit IS 'unit as written';
COMMENT ON COLUMN attain_match.source IS 'sentence, table row or list item that says so';
COMMENT ON COLUMN attain_match.from_table IS 'the value stands in a table';
COMMENT ON COLUMN attain_match.report_year IS 'year that the reports tasks are for';
COMMENT ON COLUMN attain_match.delivered_on IS 'day of the report';
COMMENT ON COLUMN attain_match.reference IS 'what a target without a number refers to';
COMMENT ON COLUMN attain_match.reference_value IS 'value of the reference';
COMMENT ON COLUMN attain_match.actual_report IS 'report of the actual value';
COMMENT ON COLUMN attain_match.actual_seq IS 'row of actual_report in attain_indicator';
COMMENT ON COLUMN attain_match.actual_canonical IS 'attain_indicator.canonical of the actual value';
COMMENT ON COLUMN attain_match.matched_by IS 'how the names met: key, alias or similarity';
COMMENT ON COLUMN attain_match.similarity IS 'of the two names; 1 where they met by key or alias';
COMMENT ON COLUMN attain_match.resolved IS 'the target with the value of its reference, or the target itself';
COMMENT ON COLUMN attain_match.part IS 'the statement is of a part of the period, or told before its end: see attain_verdict';
