// What node's pg makes of the extension's views and types; see 060_drivers.pl.
const pg = require('pg');

const say = (what, is) => console.log(`${what}\t${is}`);
const kind = (o) => o === null ? 'null' : o.constructor.name;

async function main()
{
	const c = new pg.Client({ host: '127.0.0.1', port: Number(process.argv[2]), user: process.argv[3], database: 'postgres' });
	await c.connect();
	const ask = async (text, values = [], name = undefined) => (await c.query({ text, values, name, rowMode: 'array' })).rows[0];
	const tell = async (text, values) => {
		try { return String((await ask(text, values))[0]); } catch (e) { return `error ${e.code}`; }
	};
	say('version', require('pg/package.json').version);
	say('views', (await ask("SELECT count(*)::int FROM information_schema.views WHERE table_schema = 'public'"))[0]);
	const { fields } = await c.query('SELECT * FROM "成绩单" LIMIT 0');
	const columns = [];
	for (const f of fields) columns.push(`${f.name} ${(await ask('SELECT typname FROM pg_type WHERE oid = $1', [f.dataTypeID]))[0]}`);
	say('columns', columns.join(', '));
	let row, found = 0;
	for (let i = 0; i < 10; i++)
	{
		row = await ask('SELECT year, ratio, attained, target_report, unit, period, target::target AS measure, NULL::boolean FROM attain_scorecard WHERE region = $1 AND year = $2 AND indicator = $3',
			['甲区', 2020, '新建充电桩'], 'card');
		found++;
	}
	say('integer', kind(row[0]));
	say('numeric', `${kind(row[1])} ${row[1]}`);
	say('boolean', `${kind(row[2])} ${String(row[2])[0]}`);
	say('bigint', kind(row[3]));
	say('text', kind(row[4]));
	say('daterange', `${kind(row[5])} ${row[5]}`);
	say('target', `${kind(row[6])} ${row[6]}`);
	say('null', kind(row[7]));
	say('prepared', found + ((await ask("SELECT count(*)::int FROM pg_prepared_statements WHERE name = 'card' AND NOT from_sql"))[0] === 1 ? ', on the server' : ''));
	say('cast', await tell('SELECT $1::measure <@ $2::target', ['1514个', '1000个']));
	say('no cast', await tell("SELECT '1514个'::measure <@ $1", ['1000个']));
	say('array in', await tell('SELECT cardinality($1::measure[])', [['1亿元', '2个']]));
	const [value, years] = await ask("SELECT ARRAY['1亿元', '2个']::measure[], ARRAY[2020, 2021]");
	say('array out', `${kind(value)} ${value}`);
	say('integer array', kind(years));
	say('error', await tell('SELECT $1::measure', ['五个个']));
	await c.end();
}

main().catch((e) => { console.error(e); process.exit(1); });
