import {numberOf, print, read, slugOf} from "../../lib/database.js";

print(await read(async query => {
	const counts = await query("SELECT region, year, targets, attained, missed, undetermined, rate FROM attain_scorecard_summary ORDER BY region, year");
	const [{reports}] = await query("SELECT count(*) AS reports FROM attain_report");
	const regions = await query("SELECT region, count(DISTINCT report_id) AS reports FROM attain_indicator GROUP BY region ORDER BY region");
	return {
		reports,
		regions: regions.map(({region, reports}) => ({region, slug: slugOf(region), reports})),
		counts: counts.map(row => ({...row, rate: numberOf(row.rate)}))
	};
}));
