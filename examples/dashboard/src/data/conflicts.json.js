import {numberOf, print, read, regions} from "../../lib/database.js";
import {shareOf} from "../../lib/share.js";
import {statementsOf} from "../../lib/statements.js";

print(await read(async query => {
	const conflicts = [], statements = {}, reports = {}, all = [];
	for (const {region, slug} of await regions(query))
	{
		const found = await query(`SELECT indicator, year, pg_catalog.lower(period)::text AS "from", (pg_catalog.upper(period) - 1)::text AS "to", period::text, aspect,
				value_1, value_2, difference, unit, role_1, role_2, report_1, report_2, source_1, source_2, key, kind
			FROM attain_conflict WHERE region = $1 ORDER BY year DESC, indicator, value_1, value_2`, [region]);
		if (found.length > 0)
			all.push({region, slug, found});
	}
	const share = shareOf(all.map(({found}) => found.length));
	for (const {region, slug, found} of all)
	{
		const said = await statementsOf(query, region);
		for (const c of found.slice(0, share))
		{
			const side = n => said.said(c[`report_${n}`], c[`source_${n}`],
				{value: c[`value_${n}`], canonical: c.key, aspect: c.aspect, period: c.period, role: c[`role_${n}`]});
			conflicts.push({
				region, slug, indicator: c.indicator, year: c.year, from: c.from, to: c.to, aspect: c.aspect, kind: c.kind,
				difference: numberOf(c.difference), unit: c.unit,
				values: [c.value_1, c.value_2], roles: [c.role_1, c.role_2], statements: [side(1), side(2)]
			});
		}
		const used = await said.used();
		Object.assign(statements, used.statements);
		Object.assign(reports, used.reports);
	}
	return {regions: all.map(({region, slug, found}) => ({region, slug, total: found.length})), conflicts, statements, reports};
}));
