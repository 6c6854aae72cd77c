// Builds the site: node build.js [FOLDER] (dist where not given).
import {spawnSync} from "node:child_process";
import {createHash} from "node:crypto";
import {cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from "node:fs";
import {createRequire} from "node:module";
import {dirname, join, resolve} from "node:path";
import {fileURLToPath} from "node:url";
import {read} from "./lib/database.js";

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, "dist");
const to = resolve(process.argv[2] ?? dist);
const mark = "attain-dashboard.json";

function fail(message)
{
	console.error(`dashboard: ${message}`);
	process.exit(1);
}

if (existsSync(to) && !statSync(to).isDirectory())
	fail(`${to} is no folder`);
if (to !== dist && existsSync(to) && readdirSync(to).length > 0 && !existsSync(join(to, mark)))
	fail(`${to} holds something else; give a folder that is new, empty or of an earlier build`);

// before anything is built, and in one line
await read(async () => {}).catch(error => fail(error.message || error.code));

// what loaders said of an earlier state of the database is of no use
rmSync(join(here, "src/.observablehq"), {recursive: true, force: true});
const framework = join(dirname(createRequire(import.meta.url).resolve("@observablehq/framework/package.json")), "dist");

// The framework looks up the newest version of every library that its own client
// could be asked for, React among them.  This site asks for none: a version that
// is in its cache is taken without a network.
for (const file of readdirSync(join(framework, "client"), {recursive: true}).filter(name => name.endsWith(".js")))
	for (const [, name] of readFileSync(join(framework, "client", file), "utf8").matchAll(/"npm:((?:@[\w.-]+\/)?[\w.-]+)/g))
		mkdirSync(join(here, "src/.observablehq/cache/_npm", `${name}@0.0.0`), {recursive: true});

const build = spawnSync(process.execPath, [join(framework, "bin/observable.js"), "build"], {
	cwd: here,
	env: {...process.env, OBSERVABLE_TELEMETRY_DISABLE: "1", NO_COLOR: "1"},
	encoding: "utf8",
	maxBuffer: 1 << 28
});
if (build.status !== 0)
{
	// why, where a statement failed, and behind all that the framework says
	const [, why] = build.stderr.match(/^(?:\w*Error|error): (.+)$/m) ?? [];
	console.error(build.stdout + build.stderr);
	fail(`the site was not built${why ? `: ${why}` : ""}`);
}

// Pages say their language, may be enlarged, and run no script but their own.
const hash = text => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
let pages = 0;
for (const name of readdirSync(dist, {recursive: true}).filter(name => name.endsWith(".html")))
{
	const page = readFileSync(join(dist, name), "utf8");
	const scripts = [...page.matchAll(/<script\b(?![^>]*\bsrc=)[^>]*>([^]*?)<\/script>/g)].map(found => hash(found[1]));
	const policy = ["default-src 'none'", `script-src 'self' ${scripts.join(" ")}`, "style-src 'self' 'unsafe-inline'",
		"img-src 'self' data:", "connect-src 'self'", "base-uri 'none'", "form-action 'none'"].join("; ");
	writeFileSync(join(dist, name), page
		.replace("<html>", '<html lang="zh-CN">')
		.replace(", maximum-scale=1", "")
		.replace('<meta charset="utf-8">', `$&\n<meta http-equiv="Content-Security-Policy" content="${policy}">`));
	pages++;
}

// The page of each report, which values link to.
const reports = await read(async query => {
	const ids = await query("SELECT id FROM attain_report ORDER BY id");
	mkdirSync(join(dist, "evidence"), {recursive: true});
	for (const {id} of ids)
	{
		const [{page}] = await query("SELECT attain_evidence_html($1) AS page", [id]);
		writeFileSync(join(dist, "evidence", `${id}.html`), page);
	}
	return ids.length;
});

writeFileSync(join(dist, mark), `${JSON.stringify({built: new Date().toISOString(), pages, reports})}\n`);
if (to !== dist)
{
	// the folder itself stays, which may be a link or a disk of its own, and from
	// the first file on it is known as ours
	mkdirSync(to, {recursive: true});
	cpSync(join(dist, mark), join(to, mark));
	for (const name of readdirSync(to).filter(name => name !== mark))
		rmSync(join(to, name), {recursive: true, force: true});
	for (const name of readdirSync(dist))
		cpSync(join(dist, name), join(to, name), {recursive: true});
}
console.log(`${pages} pages and ${reports} reports in ${to}`);
