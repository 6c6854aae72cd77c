// Statements of reports: a value in its sentence, with the words around it.

// of a sentence without an end
const most = 400;

// The rows of a region by report and number, and by report and source.
export async function statementsOf(query, region)
{
	const rows = await query(`SELECT report_id, seq, section, indicator, canonical, aspect, role, period::text, pg_catalog.lower(span) AS "from",
			pg_catalog.upper(span) AS "to", source, coalesce(measure::text, target::text) AS value
		FROM attain_indicator WHERE region = $1 ORDER BY report_id, seq`, [region]);
	const byNumber = new Map(rows.map(row => [`${row.report_id}:${row.seq}`, row]));
	const bySource = groupBy(rows, sourceKey);
	const used = new Map();
	const use = row => {
		if (!row)
			return null;
		const id = `${row.report_id}:${row.seq}`;
		used.set(id, row);
		return id;
	};

	return {
		// the row of a report, by its number
		numbered: (report, seq) => (report === null || seq === null ? null : use(byNumber.get(`${report}:${seq}`))),
		// the row of a sentence that says most of what is asked for
		said(report, source, asked)
		{
			const candidates = bySource.get(sourceKey({report_id: report, source})) ?? [];
			const likeness = row => Object.entries(asked).filter(([key, value]) => row[key] === value).length;
			return use(candidates.reduce((best, row) => (!best || likeness(row) > likeness(best) ? row : best), null));
		},
		used: () => marked(query, used)
	};
}

const sourceKey = ({report_id, source}) => `${report_id}:${source}`;

function groupBy(rows, key)
{
	const groups = new Map();
	for (const row of rows)
	{
		const k = key(row);
		groups.has(k) ? groups.get(k).push(row) : groups.set(k, [row]);
	}
	return groups;
}

// Statements and reports that are referred to.
async function marked(query, used)
{
	const statements = {}, reports = {};
	const ids = [...new Set([...used.values()].map(row => row.report_id))];
	for (const id of ids)
	{
		const [{body, ...report}] = await query(`SELECT title, kind, report_year AS year, delivered_on::text AS day, body
			FROM attain_report WHERE id = $1`, [id]);
		// spans count characters
		const characters = Array.from(body);
		reports[id] = report;
		for (const [number, row] of used)
			if (row.report_id === id)
				statements[number] = {report: id, section: row.section, at: row.from, ...sentence(characters, row)};
	}
	return {statements, reports};
}

function sentence(characters, {from, to, source})
{
	const length = source === null ? 0 : Array.from(source).length;
	const near = Math.max(0, to - 1 - length);
	const place = characters.slice(near, from - 1 + length).join("").indexOf(source);
	let start = from - 1, end = to - 1;
	if (length > 0 && place >= 0)
	{
		start = near + Array.from(characters.slice(near, from - 1 + length).join("").slice(0, place)).length;
		end = start + length;
	}
	const cutBefore = from - 1 - start > most, cutAfter = end - (to - 1) > most;
	if (cutBefore)
		start = from - 1 - most;
	if (cutAfter)
		end = to - 1 + most;
	const text = (a, b) => characters.slice(a, b).join("");
	return {
		before: (cutBefore ? "……" : "") + text(start, from - 1),
		value: text(from - 1, to - 1),
		after: text(to - 1, end) + (cutAfter ? "……" : "")
	};
}
