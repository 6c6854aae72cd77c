-- What became of an indicator over the years, whether plans of several years
-- are kept up with, and which names may mean one indicator.

-- One row a year; what counts as a year's statement is decided as in the scorecard.
CREATE VIEW attain_trend WITH (security_invoker) AS
	SELECT k.region, coalesce(a.indicator, g.indicator, tl.indicator, tg.indicator) AS indicator, k.year,
		a.measure::text AS actual, coalesce(a.low, a.high) AS actual_value, a.unit,
		tl.target::text AS target, a.measure <@ tl.target AS attained,
		g.measure::text AS growth, coalesce(g.low, g.high) AS growth_value,
		attain_growth_of(a.measure, b.measure) AS growth_computed,
		attain_growth_agrees(g.measure, a.measure, b.measure, k.canonical, g.source) AS growth_agrees,
		tg.target::text AS growth_target, g.measure <@ tg.target AS growth_attained,
		a.report_id AS actual_report, g.report_id AS growth_report, b.report_id AS before_report,
		a.source AS actual_source, g.source AS growth_source, b.source AS before_source,
		k.canonical AS key
	FROM (SELECT i.region, i.canonical, i.year, daterange(make_date(i.year, 1, 1), make_date(i.year + 1, 1, 1)) AS period,
			daterange(make_date(i.year - 1, 1, 1), make_date(i.year, 1, 1)) AS before
		FROM attain_statement i
		WHERE i.aspect IN ('level', 'growth') AND i.canonical <> '' AND i.year BETWEEN 2 AND 9998
			AND i.period OPERATOR(pg_catalog.=) daterange(make_date(i.year, 1, 1), make_date(i.year + 1, 1, 1))
		GROUP BY i.region, i.canonical, i.year) AS k
	LEFT JOIN LATERAL (SELECT * FROM attain_fact f WHERE f.region = k.region AND f.canonical = k.canonical
		AND f.year = k.year AND f.aspect = 'level' AND f.period OPERATOR(pg_catalog.=) k.period LIMIT 1) AS a ON true
	LEFT JOIN LATERAL (SELECT * FROM attain_fact f WHERE f.region = k.region AND f.canonical = k.canonical
		AND f.year = k.year - 1 AND f.aspect = 'level' AND f.period OPERATOR(pg_catalog.=) k.before LIMIT 1) AS b ON true
	LEFT JOIN LATERAL (SELECT * FROM attain_fact f WHERE f.region = k.region AND f.canonical = k.canonical
		AND f.year = k.year AND f.aspect = 'growth' AND f.period OPERATOR(pg_catalog.=) k.period LIMIT 1) AS g ON true
	LEFT JOIN LATERAL (SELECT * FROM attain_promise p WHERE p.region = k.region AND p.canonical = k.canonical
		AND p.year = k.year AND p.aspect = 'level' AND p.period OPERATOR(pg_catalog.=) k.period LIMIT 1) AS tl ON true
	LEFT JOIN LATERAL (SELECT * FROM attain_promise p WHERE p.region = k.region AND p.canonical = k.canonical
		AND p.year = k.year AND p.aspect = 'growth' AND p.period OPERATOR(pg_catalog.=) k.period LIMIT 1) AS tg ON true;
COMMENT ON VIEW attain_trend IS
	'an indicator over the years: levels and growths, reached and promised, and whether the stated growth fits the levels; ask for one region; 一个指标历年的数量和增长，目标和实际；请限定一个地区查询';
COMMENT ON COLUMN attain_trend.region IS 'region of the report; ''#'' and the report''s number where it is not known';
COMMENT ON COLUMN attain_trend.indicator IS 'name of the indicator as written';
COMMENT ON COLUMN attain_trend.year IS 'the year';
COMMENT ON COLUMN attain_trend.actual IS 'level of the year';
COMMENT ON COLUMN attain_trend.actual_value IS 'its number, in unit';
COMMENT ON COLUMN attain_trend.unit IS 'unit of actual_value';
COMMENT ON COLUMN attain_trend.target IS 'level promised for the year';
COMMENT ON COLUMN attain_trend.growth IS 'growth as stated';
COMMENT ON COLUMN attain_trend.growth_value IS 'its number, in per cent';
COMMENT ON COLUMN attain_trend.growth_target IS 'growth promised for the year';
COMMENT ON COLUMN attain_trend.growth_attained IS 'as attained, of the growth';
COMMENT ON COLUMN attain_trend.actual_report IS 'report of the level';
COMMENT ON COLUMN attain_trend.growth_report IS 'report of the growth';
COMMENT ON COLUMN attain_trend.before_report IS 'report of the level of the year before';
COMMENT ON COLUMN attain_trend.actual_source IS 'sentence of the level';
COMMENT ON COLUMN attain_trend.growth_source IS 'sentence of the growth';
COMMENT ON COLUMN attain_trend.before_source IS 'sentence of the level of the year before';
COMMENT ON COLUMN attain_trend.growth_computed IS 'growth in per cent from the level of the year before to that of the year';
COMMENT ON COLUMN attain_trend.growth_agrees IS 'does the stated growth fit the levels; null where that cannot be told';
COMMENT ON COLUMN attain_trend.attained IS
	'by the target as it is written; attain_scorecard also knows what it refers to and whether the value is of a part of the year';
COMMENT ON COLUMN attain_trend.key IS 'what joins names: attain_indicator.canonical';

CREATE AGGREGATE attain_product(numeric) (
	SFUNC = numeric_mul, STYPE = numeric, INITCOND = '1', COMBINEFUNC = numeric_mul, PARALLEL = SAFE
);
COMMENT ON AGGREGATE attain_product(numeric) IS 'product of numbers, as of yearly factors; 1 where there are none';

-- A promise for several years is one of four kinds: a sum over the years, a
-- level kept in each of them, a level at their end, or a growth, each year's on average or of all together.
-- Its path is a straight line from the first year (of a level, from the year
-- before) to the last.
CREATE VIEW attain_plan_progress WITH (security_invoker) AS
	SELECT w.region, w.indicator, w.kind, w.first_year, w.last_year, w.target::text AS target, w.unit, w.target_value,
		w.latest_year, w.years_known,
		CASE WHEN w.kind = 'sum' THEN w.total WHEN w.kind IN ('end', 'each') THEN w.latest_value
			WHEN w.kind = 'average' THEN pg_catalog.round(100::numeric * (pg_catalog.power(w.factor, 1.0 / nullif(w.years_known, 0)::numeric) - 1::numeric), 2)
			ELSE CASE WHEN w.years_known > 0 THEN pg_catalog.round(100::numeric * (w.factor - 1::numeric), 2) END END AS value_so_far,
		e.expected AS expected_so_far,
		CASE WHEN w.kind IN ('sum', 'end') AND w.target_value <> 0::numeric
			THEN pg_catalog.round(CASE w.kind WHEN 'sum' THEN w.total ELSE w.latest_value END / (w.target_value * w.times::numeric), 4) END AS share,
		CASE
			WHEN w.kind = 'average' AND w.complete THEN
				CASE WHEN w.ceiling THEN w.factor <= pg_catalog.power(1::numeric + w.bound / 100::numeric, w.years_known)
					ELSE w.factor >= pg_catalog.power(1::numeric + w.bound / 100::numeric, w.years_known) END
			WHEN w.kind = 'total' AND w.complete THEN
				CASE WHEN w.ceiling THEN 100::numeric * (w.factor - 1::numeric) <= e.expected ELSE 100::numeric * (w.factor - 1::numeric) >= e.expected END
			WHEN w.kind = 'sum' AND w.complete THEN
				CASE WHEN w.ceiling THEN w.total <= e.expected ELSE w.total >= e.expected END
			-- of some years it can only be told that they are enough, or too much
			WHEN w.kind = 'sum' AND NOT w.ceiling AND w.total >= e.expected THEN true
			WHEN w.kind = 'sum' AND w.ceiling AND w.total > w.bound THEN false
			WHEN w.kind = 'each' AND CASE WHEN w.ceiling THEN w.highest > w.bound ELSE w.lowest < w.bound END THEN false
			WHEN w.kind = 'each' AND w.complete THEN true
			WHEN w.kind = 'end' AND e.expected IS NOT NULL THEN
				CASE WHEN w.ceiling THEN w.latest_value <= e.expected ELSE w.latest_value >= e.expected END
			-- without a beginning only the end can be told
			WHEN w.kind = 'end' AND CASE WHEN w.ceiling THEN w.latest_value <= w.bound ELSE w.latest_value >= w.bound END THEN true
			WHEN w.kind = 'end' AND w.latest_year = w.last_year THEN false
			END AS on_track,
		w.target_report, w.target_source, w.key
	FROM (
		SELECT p.region, p.indicator, p.canonical AS key, p.target, p.unit, p.report_id AS target_report, p.source AS target_source,
			k.kind, k.first_year, k.last_year, coalesce(p.low, p.high) AS target_value,
			lower(p.target) IS NULL AS ceiling,
			-- 左右 is met from 5 % below, or up to 5 % above
			coalesce(lower(p.target), upper(p.target)) *
				CASE WHEN p.target::text !~ '左右$' THEN 1 WHEN lower(p.target) IS NULL THEN 1.05 ELSE 0.95 END * k.times::numeric AS bound,
			k.times, y.lowest, y.highest,
			y.years_known, y.latest_year, y.total, y.factor, y.latest_value, b.value AS base,
			y.years_known = y.latest_year - k.first_year + 1 AS complete
		FROM attain_promise p
		CROSS JOIN LATERAL (
			-- 年均新增学位 is, of each year, 新增学位
			SELECT pg_catalog.lower(p.period), (pg_catalog.upper(p.period) - 1),
				CASE WHEN p.canonical ~ '^(年均|年平均|每年|平均每年)..' THEN attain_canonical(p.region,
					indicator_key(pg_catalog.regexp_replace(p.canonical, '^(年均|年平均|每年平均|每年|平均每年)', ''))) ELSE p.canonical END) AS d (first_day, last_day, name)
		-- 年均 stands in the clause in front of the value; the body, which keeps that,
		-- is long and asked only where the sentence has such a word
		LEFT JOIN LATERAL (
			SELECT CASE WHEN i.source ~ '保持|控制|稳定|维持|平均|年均|每年'
				THEN pg_catalog.right(pg_catalog.substr(r.body, 1, pg_catalog.upper(i.span) - 1), 60) END AS words
			FROM attain_indicator i JOIN attain_report r ON r.id = i.report_id
			WHERE i.report_id = p.report_id AND i.seq = p.seq) AS n ON true
		CROSS JOIN LATERAL (
			SELECT CASE WHEN extract(year FROM d.first_day) < extract(year FROM d.last_day)
					-- shares and quotients are not added up
					THEN CASE WHEN p.aspect = 'level' AND (p.unit ~ '[/%‰]' OR d.name ~ '^(人均|户均|地均|亩均|平均|每)|(浓度|强度|密度|寿命|指数)$'
						OR n.words ~ '(保持|控制|稳定|维持)[^，,。；;：:]*$') THEN 'each'
						WHEN p.aspect = 'level' THEN 'sum' WHEN n.words ~ '(年均|年平均|平均(增|下降|提高|降低))[^，,。；;：:]*$' THEN 'average' ELSE 'total' END
					ELSE 'end' END,
				CASE WHEN extract(year FROM d.first_day) < extract(year FROM d.last_day)
					THEN extract(year FROM d.first_day)::int ELSE p.report_year END,
				extract(year FROM d.last_day)::int,
				CASE WHEN p.aspect = 'level' AND (n.words ~ '(年均|每年)[^，,。；;：:]*$' OR d.name <> p.canonical)
					THEN extract(year FROM d.last_day)::int - extract(year FROM d.first_day)::int + 1 ELSE 1 END) AS k (kind, first_year, last_year, times)
		LEFT JOIN LATERAL (
			SELECT count(*)::int AS years_known, max(f.year) AS latest_year, sum(v.value) AS total,
				min(v.value) AS lowest, max(v.value) AS highest,
				(pg_catalog.array_agg(v.value ORDER BY f.year DESC))[1] AS latest_value,
				attain_product(1::numeric + CASE WHEN p.aspect = 'growth' THEN v.value END / 100::numeric) AS factor
			FROM attain_fact f
			CROSS JOIN LATERAL (SELECT attain_number_in(f.measure, coalesce(p.unit, unit(p.target)))) AS v (value)
			WHERE f.region = p.region AND f.canonical = d.name AND f.aspect = p.aspect
				AND f.year BETWEEN k.first_year AND k.last_year AND v.value IS NOT NULL
				AND f.period OPERATOR(pg_catalog.=) daterange(make_date(f.year, 1, 1), make_date(f.year + 1, 1, 1))) AS y ON true
		LEFT JOIN LATERAL (
			SELECT attain_number_in(f.measure, coalesce(p.unit, unit(p.target))) AS value
			FROM attain_fact f
			WHERE f.region = p.region AND f.canonical = d.name AND f.aspect = p.aspect AND f.year = k.first_year - 1
				AND f.period OPERATOR(pg_catalog.=) daterange(make_date(k.first_year - 1, 1, 1), make_date(k.first_year, 1, 1))
			LIMIT 1) AS b ON k.kind = 'end'
		WHERE p.aspect IN ('level', 'growth') AND coalesce(p.low, p.high) IS NOT NULL
			AND pg_catalog.lower(p.period) >= '0002-01-01' AND pg_catalog.upper(p.period) <= '9998-01-01'
			AND (extract(year FROM d.first_day) < extract(year FROM d.last_day)
				OR (p.aspect = 'level' AND p.report_year < p.year AND d.first_day = make_date(p.year, 1, 1) AND d.last_day = make_date(p.year, 12, 31)))
			AND k.last_year - k.first_year BETWEEN 1 AND 30) AS w
	CROSS JOIN LATERAL (
		SELECT CASE
			WHEN w.latest_year IS NULL THEN NULL
			WHEN w.kind IN ('sum', 'total') THEN pg_catalog.round(w.bound * (w.latest_year - w.first_year + 1)::numeric / (w.last_year - w.first_year + 1)::numeric, 4)
			WHEN w.kind = 'end' THEN pg_catalog.round(w.base + (w.bound - w.base) * (w.latest_year - w.first_year + 1)::numeric / (w.last_year - w.first_year + 1)::numeric, 4)
			ELSE w.bound END) AS e (expected);
COMMENT ON VIEW attain_plan_progress IS
	'targets of several years, such as those of a five-year plan, with what the years so far come to; ask for one region; 跨年目标（如五年规划）的进度；请限定一个地区查询';
COMMENT ON COLUMN attain_plan_progress.region IS 'region of the report; ''#'' and the report''s number where it is not known';
COMMENT ON COLUMN attain_plan_progress.indicator IS 'name of the indicator as written';
COMMENT ON COLUMN attain_plan_progress.last_year IS 'last year of the period';
COMMENT ON COLUMN attain_plan_progress.target IS 'what was promised';
COMMENT ON COLUMN attain_plan_progress.unit IS 'unit of the numbers, as the target is written';
COMMENT ON COLUMN attain_plan_progress.target_value IS 'number of the target, in unit';
COMMENT ON COLUMN attain_plan_progress.target_report IS 'report of the target';
COMMENT ON COLUMN attain_plan_progress.target_source IS 'sentence of the target';
COMMENT ON COLUMN attain_plan_progress.key IS 'what joins names: attain_indicator.canonical';
COMMENT ON COLUMN attain_plan_progress.kind IS
	'sum: over the years; each: kept in every year; end: a level in the last year; average: growth of a year on average; total: growth over all the years';
COMMENT ON COLUMN attain_plan_progress.first_year IS 'first year that counts; of a level at the end, the year of the report that promises it';
COMMENT ON COLUMN attain_plan_progress.latest_year IS 'last year whose value is known';
COMMENT ON COLUMN attain_plan_progress.years_known IS 'of how many years the value is known';
COMMENT ON COLUMN attain_plan_progress.value_so_far IS 'sum, latest level, or growth until the latest year';
COMMENT ON COLUMN attain_plan_progress.expected_so_far IS 'what a straight path to the target asks for in the latest year; of an average, the target';
COMMENT ON COLUMN attain_plan_progress.share IS 'value_so_far as a share of the target';
COMMENT ON COLUMN attain_plan_progress.on_track IS 'is that reached? null where a year is missing or the path has no beginning';

CREATE FUNCTION attain_suggest_threshold() RETURNS real
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN 0.5::real;
COMMENT ON FUNCTION attain_suggest_threshold() IS
	'indicator_similarity from which attain_suggest_alias proposes an alias';

-- A promise and a value that found nobody, each the other's most similar name.
-- Both sides are grouped by the two names, since a join of the view with itself
-- might make one side again for each row of the other.
CREATE VIEW attain_suggest_alias WITH (security_invoker) AS
	SELECT g.region, g.alias, g.indicator, t.similarity,
		count(*) AS times, pg_catalog.array_agg(DISTINCT g.year) AS years,
		min(t.value) AS target, min(a.value) AS actual, min(t.source) AS target_source, min(a.source) AS actual_source,
		pg_catalog.format('INSERT INTO attain_alias (region, alias, indicator) VALUES (%L, %L, %L)', g.region, g.alias, g.indicator) AS statement
	FROM (SELECT u.region, u.year, CASE u.role WHEN 'target' THEN u.similar_indicator ELSE u.indicator END AS alias,
			CASE u.role WHEN 'target' THEN u.indicator ELSE u.similar_indicator END AS indicator,
			pg_catalog.array_agg(u) FILTER (WHERE u.role = 'target') AS targets,
			pg_catalog.array_agg(u) FILTER (WHERE u.role = 'actual') AS actuals
		FROM attain_unmatched u
		WHERE u.year IS NOT NULL AND u.similarity >= attain_suggest_threshold() AND u.similar_indicator <> u.indicator
		GROUP BY u.region, u.year, u.aspect, 3, 4) AS g
	CROSS JOIN LATERAL pg_catalog.unnest(g.targets) AS t
	CROSS JOIN LATERAL pg_catalog.unnest(g.actuals) AS a
	WHERE attain_period_answers(a.period, t.period)
	GROUP BY g.region, g.alias, g.indicator, t.similarity;
COMMENT ON VIEW attain_suggest_alias IS
	'aliases that would let targets and values meet which found nobody, the statement that makes each, and what it would join; ask for one region; 建议的指标别名及其写入语句；请限定一个地区查询';
COMMENT ON COLUMN attain_suggest_alias.region IS 'region of the report; ''#'' and the report''s number where it is not known';
COMMENT ON COLUMN attain_suggest_alias.alias IS 'name of the actual value';
COMMENT ON COLUMN attain_suggest_alias.indicator IS 'name of the target, which the alias would stand for';
COMMENT ON COLUMN attain_suggest_alias.similarity IS 'of the two names, 0 to 1';
COMMENT ON COLUMN attain_suggest_alias.years IS 'years in which both names are so';
COMMENT ON COLUMN attain_suggest_alias.target IS 'an example of the target';
COMMENT ON COLUMN attain_suggest_alias.actual IS 'an example of the actual value';
COMMENT ON COLUMN attain_suggest_alias.target_source IS 'sentence of the target';
COMMENT ON COLUMN attain_suggest_alias.actual_source IS 'sentence of the actual value';
COMMENT ON COLUMN attain_suggest_alias.statement IS 'run it if the two names mean one indicator';
COMMENT ON COLUMN attain_suggest_alias.times IS 'in how many places both names are so';

ALTER VIEW attain_trend OWNER TO @extowner@;
ALTER VIEW attain_plan_progress OWNER TO @extowner@;
ALTER VIEW attain_suggest_alias OWNER TO @extowner@;
