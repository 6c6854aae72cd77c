import {numberOf, print, read, regions} from "../../lib/database.js";
import {shareOf} from "../../lib/share.js";
import {statementsOf} from "../../lib/statements.js";

print(await read(async query => {
	const plans = [], statements = {}, reports = {}, all = [];
	for (const {region, slug} of await regions(query))
	{
		const found = await query(`SELECT indicator, kind, first_year, last_year, target, unit, target_value, latest_year, years_known,
				value_so_far, expected_so_far, share, on_track, target_report, target_source, key
			FROM attain_plan_progress WHERE region = $1 ORDER BY last_year DESC, first_year DESC, on_track, indicator, kind`, [region]);
		if (found.length > 0)
			all.push({region, slug, found});
	}
	const share = shareOf(all.map(({found}) => found.length));
	for (const {region, slug, found} of all)
	{
		const said = await statementsOf(query, region);
		for (const p of found.slice(0, share))
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
	const count = (found, state) => found.filter(p => p.on_track === state).length;
	return {regions: all.map(({region, slug, found}) => ({region, slug, total: found.length, states: [true, false, null].map(state => count(found, state))})), plans, statements, reports};
}));
