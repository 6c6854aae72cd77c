// What a person does with the dashboard, in a browser without a screen:
// node browse.mjs FILE, which says where things are and what they should show.
import {spawn} from "node:child_process";
import {readFileSync, statSync} from "node:fs";
import {request} from "node:http";
import {createRequire} from "node:module";
import {join} from "node:path";
import {isDeepStrictEqual} from "node:util";

const asked = JSON.parse(readFileSync(process.argv[2], "utf8"));
const require = createRequire(join(asked.dashboard, "package.json"));
const {chromium} = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const wide = {width: 1280, height: 800}, narrow = {width: 390, height: 844};

const say = text => String(text).replace(/\s+/g, " ").slice(0, 3000);
function ok(holds, name, why = "")
{
	console.log(`${holds ? "ok" : "not ok"} - ${say(name)}${holds ? "" : ` | ${say(why)}`}`);
}
const is = (got, expected, name) => ok(isDeepStrictEqual(got, expected), name, `got ${JSON.stringify(got)}, expected ${JSON.stringify(expected)}`);

const servers = [];
function serve(folder)
{
	const server = spawn(process.execPath, [join(asked.dashboard, "serve.js"), folder], {stdio: ["ignore", "pipe", "inherit"]});
	servers.push(server);
	return new Promise((resolve, reject) => {
		server.stdout.once("data", data => resolve(String(data).trim()));
		server.once("exit", status => reject(new Error(`serve.js ended: ${status}`)));
	});
}

// The status of an answer; its path goes as it is.
const status = (url, path, host) => new Promise(resolve => {
	const {hostname, port} = new URL(url);
	request({hostname, port, path, ...host && {headers: {host}}}, answer => resolve(answer.resume().statusCode)).on("error", error => resolve(error.code)).end();
});

async function served(url)
{
	is(await status(url, "/../asked.json"), 403, "served: nothing above the folder");
	is(await status(url, "/%2e%2e/asked.json"), 403, "served: nor by other letters");
	for (const path of ["//", "//[", "http://[/", "/%", "*"])
		ok([200, 400, 404].includes(await status(url, path)), `served: ${path} has an answer`);
	is(await status(url, "/", "rebound.example"), 403, "served: not by a name that leads here");
	is(await status(url, "/", "localhost"), 200, "served: by its own");
}

const browser = await chromium.launch({executablePath: asked.chromium,
	args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]});

async function visit(url, viewport, more = {})
{
	const context = await browser.newContext({viewport, ...more});
	const page = await context.newPage();
	const odd = [], foreign = [];
	page.setDefaultTimeout(60000);
	page.on("console", message => message.type() === "error" && odd.push(`${message.text()} ${message.location().url}`));
	page.on("pageerror", error => odd.push(error.message));
	page.on("dialog", dialog => { odd.push(`a dialog: ${dialog.message()}`); dialog.dismiss(); });
	page.on("request", request => !/^(data|blob):/.test(request.url()) && !request.url().startsWith(url) && foreign.push(request.url()));
	page.on("websocket", socket => foreign.push(socket.url()));
	return {
		page, context,
		go: async (path, ready) => { await page.goto(url + path); await page.waitForSelector(ready); },
		end: async what => {
			is(odd, [], `${what}: nothing odd on the console`);
			is(foreign, [], `${what}: nothing from elsewhere`);
			await context.close();
		}
	};
}

const fits = async (page, name) => is(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth &&
	(document.querySelector("dialog")?.scrollWidth ?? 0) <= (document.querySelector("dialog")?.clientWidth ?? 0)), true, `${name}: nothing is too wide`);

async function accessible(page, name)
{
	await page.evaluate(axe);
	const {violations} = await page.evaluate(() => axe.run(document, {resultTypes: ["violations"]}));
	is(violations.filter(v => ["serious", "critical"].includes(v.impact)).map(v => `${v.id}: ${v.nodes[0].html.slice(0, 120)}`), [], `${name}: accessible`);
}

// A character that no font has looks like one that there is not.
async function glyphs(page, name)
{
	const [sees, missing] = await page.evaluate(() => {
		const canvas = document.createElement("canvas");
		canvas.width = canvas.height = 48;
		const context = canvas.getContext("2d", {willReadFrequently: true});
		context.font = `30px ${getComputedStyle(document.body).fontFamily}`;
		const draw = character => {
			context.clearRect(0, 0, 48, 48);
			context.fillText(character, 6, 36);
			return context.getImageData(0, 0, 48, 48).data.join();
		};
		const none = draw("\u{10fffd}");
		return [draw("\u0378") === none && draw("区") !== none, [...new Set(document.body.textContent)].filter(c => c.trim() && draw(c) === none)];
	});
	ok(sees, `${name}: a missing character would be seen`);
	is(missing, [], `${name}: every character has a shape`);
}

async function picture(page, name)
{
	const path = join(asked.images, `dashboard-${name}.png`);
	await page.evaluate(() => document.fonts.ready);
	await page.screenshot({path});
	ok(statSync(path).size > 10000, `a picture: ${name}`);
}

const texts = (page, selector) => page.$$eval(selector, all => all.map(x => x.textContent.replace(/\s+/g, " ").trim()));
const visibleRows = page => page.locator("tbody tr").count();
const quotes = page => page.$$eval("dialog .quote:not(.none)", all => all.map(q =>
	({sentence: q.querySelector("blockquote").textContent, value: q.querySelector("mark").textContent, from: q.querySelector("cite").textContent})));
const dialogOpen = page => page.evaluate(() => Boolean(document.querySelector("dialog[open]")));

async function samples()
{
	const {expect} = asked.samples;
	const url = await serve(asked.samples.site);
	await served(url);
	const {page, go, end} = await visit(url, wide, {reducedMotion: "reduce"});

	// overview
	await go("index.html", ".chart svg");
	is(await page.evaluate(() => document.documentElement.lang), "zh-CN", "the language is said");
	is(await texts(page, ".heat tbody tr:first-child th"), [expect.region], "overview: the region");
	is(await texts(page, ".heat tbody tr:first-child .rate b"), expect.rates, "overview: the rates of the years");
	is((await texts(page, ".heat tbody tr:first-child .counts")).map(text => text.replace(/[^✓✗？\d]/g, "")), expect.counts, "overview: the counts, each with its sign");
	ok((await page.getAttribute(".chart svg", "aria-label")).includes(expect.chart), "overview: the chart in words");
	is((await texts(page, ".legend .badge")).map(text => text[0]), ["✓", "✗", "？"], "overview: the legend has signs, not colours alone");
	await fits(page, "overview"); await accessible(page, "overview"); await glyphs(page, "overview"); await picture(page, "overview");

	// a region
	await page.click(".heat tbody th a");
	await page.waitForSelector(".name");
	is(await texts(page, "h1"), [expect.region], "a click leads to the region");
	ok((await page.title()).startsWith(expect.region), "its name is the title");
	is((await texts(page, ".choice input:checked + span"))[0], `${expect.year}年`, "region: the newest year with outcomes");
	is(await visibleRows(page), expect.rows, "region: each target has a row");
	is((await texts(page, "tbody .badge")).filter(text => !/^(✓ 完成|✗ 未完成|？ 无法判断|○ 未见结果)$/.test(text)), [], "region: each verdict has a sign and a word");
	const spark = page.locator("tr", {has: page.locator(".name", {hasText: expect.trend.indicator}), hasText: "增长≥"}).first().locator(".spark");
	is(await spark.getAttribute("aria-label"), expect.trend.label, "region: the small line in words");
	await fits(page, "region"); await accessible(page, "region"); await glyphs(page, "region"); await picture(page, "region");
	is(await page.evaluate(() => document.getAnimations().length), 0, "region: nothing moves");

	// by keyboard alone
	await page.keyboard.press("Tab");
	is(await page.evaluate(() => document.activeElement.className), "skip", "keyboard: first a way past the navigation");
	let inOrder = true, steps = 0, visible = true;
	for (; steps < 40 && !(await page.evaluate(() => document.activeElement.matches(".name"))); steps++)
	{
		await page.evaluate(() => { window.before = document.activeElement; });
		await page.keyboard.press("Tab");
		inOrder &&= await page.evaluate(() => Boolean(window.before.compareDocumentPosition(document.activeElement) & Node.DOCUMENT_POSITION_FOLLOWING));
		visible &&= await page.evaluate(() => {
			const style = getComputedStyle(document.activeElement), beside = document.activeElement.nextElementSibling;
			return style.outlineStyle !== "none" || (document.activeElement.type === "radio" && getComputedStyle(beside).outlineStyle !== "none");
		});
	}
	ok(inOrder && steps < 40, "keyboard: in the order of the page to the first target", steps);
	ok(visible, "keyboard: where the focus is can be seen");
	await page.keyboard.press("Enter");
	ok(await dialogOpen(page), "keyboard: Enter opens the sentence");
	is(await quotes(page), expect.first.quotes, "sentences: of the target and the outcome, the values marked");
	is(await texts(page, "dialog h2"), [expect.first.title], "sentences: what they are about");
	ok((await page.textContent("dialog .verdict")).includes(expect.first.target), "sentences: the target");
	await fits(page, "sentences"); await accessible(page, "sentences"); await glyphs(page, "sentences"); await picture(page, "sentence");
	let inside = true;
	for (let i = 0; i < 8; i++)
	{
		await page.keyboard.press("Tab");
		inside &&= await page.evaluate(() => document.activeElement === document.body || document.querySelector("dialog").contains(document.activeElement));
	}
	ok(inside, "keyboard: the focus stays with the sentences");
	await page.keyboard.press("Escape");
	ok(!(await dialogOpen(page)), "keyboard: Escape closes them");
	is(await page.evaluate(() => document.activeElement.textContent), expect.first.indicator, "keyboard: and the focus is where it was");

	// by mouse: anywhere in a row, the button, beside the dialog
	await page.click("tbody tr:nth-child(2) .spark, tbody tr:nth-child(2) .no-line");
	ok(await dialogOpen(page), "mouse: a click on the small line opens the sentence");
	await page.mouse.click(5, 5);
	ok(!(await dialogOpen(page)), "mouse: a click beside it closes it");
	await page.click("tbody tr:nth-child(3) .name");
	await page.click("dialog .close");
	ok(!(await dialogOpen(page)), "mouse: so does its button");

	// choices
	await page.click(".choice label:has-text('✗ 未完成')");
	is(await visibleRows(page), expect.missed, "region: the missed alone");
	await page.click(".choice label:has-text('差的在前')");
	const ratios = (await texts(page, "tbody .ratio .n")).map(parseFloat);
	is(ratios, [...ratios].sort((a, b) => a - b), "region: the furthest behind first");
	await page.click(".filters .choice >> nth=0 >> label:has-text('全部')");
	await page.fill("input[type=search]", expect.first.indicator);
	ok((await texts(page, ".name")).every(name => name.includes(expect.first.indicator)), "region: found by name");
	await page.fill("input[type=search]", "zzz");
	is(await visibleRows(page), 0, "region: or not");
	is(await texts(page, "[role=status]"), ["没有这样的目标。"], "region: which is said");
	await page.fill("input[type=search]", "");
	await page.click(".choice label:has-text('全部')");
	is(await visibleRows(page), expect.all, "region: all years");

	// the report
	await page.click(`.choice label:has-text('${expect.year}年')`);
	await page.click(".name >> nth=0");
	const [{value}] = await quotes(page);
	await page.click("dialog .quote >> nth=0 >> a");
	await page.waitForSelector("main .v");
	ok((await page.textContent(":target")).includes(value), "evidence: the value is where the link leads", `${await page.textContent(":target")} for ${value}`);
	ok(await page.locator(":target").isVisible(), "evidence: and can be seen");
	await fits(page, "evidence"); await glyphs(page, "evidence"); await picture(page, "evidence");

	// conflicts
	await go("conflicts.html", ".name");
	is(await visibleRows(page), expect.conflicts.length, "conflicts: all of them");
	is((await texts(page, ".name")).sort(), expect.conflicts.map(c => c.indicator).sort(), "conflicts: their names");
	await fits(page, "conflicts"); await accessible(page, "conflicts"); await glyphs(page, "conflicts"); await picture(page, "conflicts");
	for (let i = 0; i < expect.conflicts.length; i++)
	{
		await page.click(`.name >> nth=${i}`);
		const [row, two] = [(await texts(page, `tbody tr:nth-child(${i + 1}) td b`)), await quotes(page)];
		ok(expect.conflicts.some(c => c.value_1 === row[0] && c.value_2 === row[1] && c.source_1 === two[0].sentence && c.source_2 === two[1].sentence),
			`conflicts: both sentences of ${row}`, JSON.stringify(two));
		await page.keyboard.press("Escape");
	}

	// plans
	await go("plans.html", ".name");
	is(await visibleRows(page), expect.plans.length, "plans: all targets");
	is((await texts(page, ".cards dd")).map(Number), expect.tracks, "plans: how many are on track");
	is((await texts(page, "tbody .badge")).filter(text => !/^(✓ 按进度|✗ 落后|？ 无法判断)$/.test(text)), [], "plans: each has a sign and a word");
	await fits(page, "plans"); await accessible(page, "plans"); await glyphs(page, "plans"); await picture(page, "plans");
	for (let i = 0; i < expect.plans.length; i++)
	{
		await page.click(`.name >> nth=${i}`);
		const [one] = await quotes(page);
		const name = (await texts(page, `tbody tr:nth-child(${i + 1}) .name`))[0];
		ok(expect.plans.some(p => p.indicator === name && p.source === one?.sentence), `plans: the sentence of ${name}`, JSON.stringify(one));
		await page.keyboard.press("Escape");
	}
	await end("samples");

	// a telephone, in the dark
	const phone = await visit(url, narrow, {colorScheme: "dark", hasTouch: true});
	for (const [path, ready, name] of [["index.html", ".chart svg", "overview"], ["conflicts.html", ".name", "conflicts"], ["plans.html", ".name", "plans"], [expect.path, ".name", "region"]])
	{
		await phone.go(path, ready);
		await fits(phone.page, `${name}, narrow`);
		// as where all was attained
		await phone.page.$$eval(".rate", all => all.forEach(cell => cell.style.background = cell.style.background.replace(/\d+%/, "55%")));
		await accessible(phone.page, `${name}, narrow and dark`);
	}
	await phone.page.tap(".name >> nth=0");
	ok(await dialogOpen(phone.page), "a tap opens the sentence");
	await fits(phone.page, "sentences, narrow");
	await accessible(phone.page, "sentences, narrow and dark");
	await phone.end("narrow");

	const small = await visit(url, narrow);
	await small.go(expect.path, ".name");
	await small.page.evaluate(() => document.querySelector(".cards").scrollIntoView());
	await picture(small.page, "narrow");
	await small.end("narrow and light");
}

// Names and sentences that are long, odd, missing or meant to do harm.
async function hostile()
{
	const {expect} = asked.hostile;
	const url = await serve(asked.hostile.site);
	for (const viewport of [wide, narrow])
	{
		const name = `hostile, ${viewport.width} wide`;
		const {page, go, end} = await visit(url, viewport);
		const harmless = async what => is(await page.evaluate(() => [window.ran ?? null, document.querySelectorAll("main img, main script, main iframe, dialog script").length]),
			[null, 0], `${name}: ${what} runs nothing`);
		await go("index.html", ".chart svg");
		is((await texts(page, ".heat tbody th")).sort(), expect.regions.map(r => r.replace(/\s+/g, " ").trim()).sort(), `${name}: regions are called what they are called`);
		await harmless("the overview");
		await fits(page, `${name}, overview`);
		await accessible(page, `${name}, overview`);
		const paths = await page.$$eval(".heat tbody th a", all => all.map(a => a.getAttribute("href")));
		for (const path of paths)
		{
			await go(path, "h1");
			const region = await page.textContent("h1");
			ok(expect.regions.includes(region), `${name}: a page of ${region.slice(0, 20)}`);
			await fits(page, `${name}, ${region.slice(0, 20)}`);
			await harmless("its page");
			ok(await visibleRows(page) > 0, `${name}: which has rows from the start`);
			if (await page.locator(".note a").count())
			{
				await page.click(".note a");
				await page.waitForSelector(".name");
				is(await page.$eval("select", choice => choice.selectedOptions[0].text), region.replace(/\s+/g, " ").trim(), `${name}: its contradictions are of it alone`);
				await page.goBack();
				await page.waitForSelector(".name");
			}
			await page.click(".choice label:has-text('全部')");
			const count = await visibleRows(page);
			for (let i = 0; i < count; i++)
			{
				await page.click(`.name >> nth=${i}`);
				await harmless("a sentence");
				await fits(page, `${name}, sentence`);
				for (const place of await page.$$("dialog blockquote"))
				{
					const seen = await place.evaluate(b => {
						const mark = b.querySelector("mark").getBoundingClientRect(), box = b.getBoundingClientRect();
						return mark.top >= box.top - 1 && mark.bottom <= box.bottom + 1 && b.textContent.length <= 900;
					});
					ok(seen, `${name}: the value is in sight in its sentence`);
				}
				await page.keyboard.press("Escape");
			}
		}
		for (const path of ["conflicts.html", "plans.html"])
		{
			await go(path, "h1");
			await harmless(path);
			await fits(page, `${name}, ${path}`);
		}
		if (viewport === wide)
		{
			await go(paths[expect.regions.length - 1], ".name");
			await page.click(".choice label:has-text('全部')");
			await picture(page, "long");
		}
		await end(name);
	}
}

async function empty()
{
	const url = await serve(asked.empty.site);
	for (const viewport of [wide, narrow])
	{
		const {page, go, end} = await visit(url, viewport);
		for (const [path, text] of [["index.html", "数据库里还没有报告"], ["conflicts.html", "没有发现矛盾的数"], ["plans.html", "报告里没有读到几年的目标"]])
		{
			await go(path, ".nothing");
			ok((await page.textContent(".nothing")).includes(text), `empty: ${path} says so`);
			await fits(page, `empty, ${path}`);
			await accessible(page, `empty, ${path}`);
		}
		await go("index.html", ".nothing");
		if (viewport === wide)
			await picture(page, "empty");
		await end("empty");
	}
}

try
{
	await samples();
	await hostile();
	await empty();
	console.log("done");
}
catch (error)
{
	ok(false, "the browser went to the end", error.stack);
}
finally
{
	await browser.close();
	for (const server of servers)
		server.kill();
}
