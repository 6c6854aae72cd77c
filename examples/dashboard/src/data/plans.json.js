import {numberOf, print, read, regions} from "../../lib/database.js";
import {statementsOf} from "../../lib/statements.js";

print(await read(async query => {
	const plans = [], statements = {}, reports = {};
	for (const {region, slug} of await regions(query))
	{
		const found = await query(`SELECT indicator, kind, first_year, last_year, target, unit, target_value, latest_year, years_known,
				value_so_far, expected_so_far, share, on_track, target_report, target_source, key
			FROM attain_plan_progress WHERE region = $1 ORDER BY last_year DESC, first_year DESC, on_track, indicator, kind`, [region]);
		if (found.length === 0)
			continue;
		const said = await statementsOf(query, region);
		for (const p of found)
			plans.push({
				region, slug, indicator: p.indicator, kind: p.kind, first: p.first_year, last: p.last_year, target: p.target, unit: p.unit,
				targetValue: numberOf(p.target_value), latest: p.latest_year, known: p.years_known,
				value: numberOf(p.value_so_far), expected: numberOf(p.expected_so_far), share: numberOf(p.share), onTrack: p.on_track,
				statement: said.said(p.target_report, p.target_source,
					{value: p.target, canonical: p.key, indicator: p.indicator, role: "target"})
			});
		const used = await said.used();
		Object.assign(statements, used.statements);
		Object.assign(reports, used.reports);
	}
	return {plans, statements, reports};
}));
