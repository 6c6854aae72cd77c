// Asks the database that PGHOST, PGPORT, PGDATABASE, PGUSER ... name.
import {createHash} from "node:crypto";
import {existsSync} from "node:fs";
import {userInfo} from "node:os";
import pg from "pg";

pg.types.setTypeParser(pg.types.builtins.INT8, Number);

// where Debian's server listens; psql looks there first too
const local = "/var/run/postgresql";

// Calls ask(query) with a function that runs a statement and returns its rows:
// all in one transaction, which sees one state of the database and changes nothing.
export async function read(ask)
{
	const client = new pg.Client({
		application_name: "attain dashboard",
		host: process.env.PGHOST || [local].find(existsSync),
		// as psql does, also where a job has no $USER
		user: process.env.PGUSER || userInfo().username
	});
	await client.connect();
	const query = async (text, values) => (await client.query(text, values)).rows;
	try
	{
		await query("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY");
		const [extension] = await query(`SELECT quote_ident(n.nspname) AS schema
			FROM pg_catalog.pg_extension e JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'attain'`);
		if (!extension)
			throw new Error(`database ${client.database} has no extension attain: CREATE EXTENSION attain`);
		await query(`SET LOCAL search_path = ${extension.schema}, pg_temp`);
		return await ask(query);
	}
	finally
	{
		await client.end();
	}
}

// What a region's page is called: any text may be a region's name.
export const slugOf = region => createHash("sha256").update(region).digest("hex").slice(0, 12);

// From one region to the next by the index: DISTINCT would read every row, for each page.
export async function regions(query)
{
	const found = await query(`WITH RECURSIVE r AS (
			SELECT min(region) AS region FROM attain_indicator
			UNION ALL SELECT (SELECT min(i.region) FROM attain_indicator AS i WHERE i.region > r.region) FROM r WHERE r.region IS NOT NULL)
		SELECT region FROM r WHERE region IS NOT NULL ORDER BY region`);
	return found.map(({region}) => ({region, slug: slugOf(region)}));
}

// A loader's answer.
export function print(value)
{
	process.stdout.write(JSON.stringify(value));
}

export const numberOf = text => (text === null || !Number.isFinite(Number(text)) ? null : Number(text));
