import {parseArgs} from "node:util";
import {numberOf, print, read, regions} from "../../lib/database.js";
import {statementsOf} from "../../lib/statements.js";

const {values: {slug}} = parseArgs({options: {slug: {type: "string"}}});

print(await read(async query => {
	const {region} = (await regions(query)).find(r => r.slug === slug);
	const card = await query(`SELECT indicator, year, pg_catalog.lower(period)::text AS "from", (pg_catalog.upper(period) - 1)::text AS "to", aspect, target, actual,
			unit, target_value, actual_value, attained, ratio, margin, why, conflict, target_report, actual_report, actual_indicator,
			matched_by, similarity, target_key, target_seq, actual_seq
		FROM attain_scorecard WHERE region = $1 ORDER BY year, target_report, target_seq, indicator, aspect`, [region]);
	const trend = await query(`SELECT key, year, unit, actual, actual_value, growth, growth_value
		FROM attain_trend WHERE region = $1 ORDER BY key, year`, [region]);
	const [{conflicts}] = await query("SELECT count(*) AS conflicts FROM attain_conflict WHERE region = $1", [region]);
	const said = await statementsOf(query, region);
	const rows = card.map(c => ({
		indicator: c.indicator, year: c.year, from: c.from, to: c.to, aspect: c.aspect, target: c.target, actual: c.actual, unit: c.unit,
		targetValue: numberOf(c.target_value), actualValue: numberOf(c.actual_value), attained: c.attained,
		ratio: numberOf(c.ratio), margin: numberOf(c.margin), why: c.why, conflict: c.conflict,
		actualIndicator: c.actual_indicator, matchedBy: c.matched_by, similarity: c.similarity, key: c.target_key,
		promise: said.numbered(c.target_report, c.target_seq), outcome: said.numbered(c.actual_report, c.actual_seq)
	}));

	// the years of those that are shown; a level in another unit than the latest is left out
	const shown = new Set(rows.map(row => row.key));
	const series = Object.create(null);	// an indicator may be called constructor
	for (const t of trend)
		if (shown.has(t.key))
		{
			const one = series[t.key] ??= {level: [], growth: []};
			if (t.actual_value !== null)
				one.level.push({year: t.year, value: numberOf(t.actual_value), unit: t.unit, text: t.actual});
			if (t.growth_value !== null)
				one.growth.push({year: t.year, value: numberOf(t.growth_value), unit: "%", text: t.growth});
		}
	for (const one of Object.values(series))
		one.level = one.level.filter(point => point.unit === one.level.at(-1).unit);
	return {region, slug, conflicts, rows, series, ...await said.used()};
}));
