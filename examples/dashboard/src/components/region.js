import {html} from "htl";
import {overYears, ratioBar, sparkline} from "./charts.js";
import {open, quote} from "./dialog.js";
import {aspects, badge, choice, differenceUnit, nothing, number, percent, period, search, verdictOf, verdicts} from "./words.js";

const shown = ["attained", "missed", "undetermined", "open"];
const all = "all";
const matched = {alias: "按别名对上", similarity: "按名称相近对上"};

export function region(data)
{
	const {rows, series} = data;
	document.title = `${data.region} | 目标与完成情况`;
	const heading = html.fragment`<p class="crumbs"><a href="../index.html">← 总览</a></p><h1>${data.region}</h1>`;
	if (rows.length === 0)
		return html`<div>${heading}${nothing("这个地区的报告里没有读到目标。")}</div>`;
	for (const row of rows)
		row.verdict = verdictOf(row);

	const years = [...new Set(rows.map(row => row.year))].sort((a, b) => a - b);
	// the newest that was judged; of reports that tell no year, all
	const newest = of => of.reduce((most, row) => (row.year === null || row.year < most ? most : row.year), 0);
	let year = newest(rows.filter(row => row.attained !== null)) || newest(rows) || all;
	let verdict = null, order = "report", words = "";

	const points = row => series[row.key]?.[row.aspect] ?? [];
	const cards = html`<dl class="cards"></dl>`;
	const body = html`<tbody></tbody>`;
	const told = html`<p class="note" role="status"></p>`;

	function show(row)
	{
		const reached = points(row);
		const unit = row.aspect === "growth" ? "%" : reached.at(-1)?.unit ?? row.unit;
		const promised = rows.filter(other => other.key === row.key && other.aspect === row.aspect && other.targetValue !== null && other.unit === unit &&
			other.from?.endsWith("-01-01") && other.to === `${other.from.slice(0, 4)}-12-31`).map(other => ({year: other.year, value: other.targetValue}));
		const how = [
			row.ratio === null ? null : `完成率 ${percent(row.ratio, 1)}`,
			row.margin === null ? null : `与目标相差 ${row.margin > 0 ? "+" : ""}${number(row.margin)}${differenceUnit(row.unit, row.aspect)}`,
			row.actualIndicator && row.actualIndicator !== row.indicator ? `结果的名称是“${row.actualIndicator}”` : null,
			matched[row.matchedBy] ? `${matched[row.matchedBy]}（相似度 ${number(row.similarity)}）` : null,
			row.conflict ? "各处的数不一致" : null
		].filter(Boolean);
		open(`${row.indicator}，${period(row.from, row.to)}`,
			html`<p class="verdict">${badge(row.verdict)} <span>目标 <b>${row.target}</b></span> <span>实际 <b>${row.actual ?? "—"}</b></span></p>`,
			how.length > 0 ? html`<p class="how">${how.join("；")}</p>` : null,
			quote(row.promise, data, "目标"),
			row.actual === null ? html`<section class="quote none"><h3>结果</h3><p>还没有报告说到结果。</p></section>` : quote(row.outcome, data, "结果"),
			overYears(reached, promised, unit, Math.min(560, innerWidth - 70)),
			row.why ? html`<p class="why" lang="en">${row.why}</p>` : null);
	}

	function line(row)
	{
		const button = html`<button type="button" class="name" aria-haspopup="dialog">${row.indicator}</button>`;
		const it = html`<tr class=${row.verdict}>
<th scope="row">${button}<span class="what">${period(row.from, row.to)}，${aspects[row.aspect] ?? row.aspect}${row.conflict ? html.fragment`，<span class="differs"><span aria-hidden="true">≠</span> 数据矛盾</span>` : null}</span></th>
<td data-label="目标">${row.target}</td><td data-label="实际">${row.actual ?? html`<span class="soft">—</span>`}</td>
<td data-label="结论">${badge(row.verdict)}</td><td data-label="完成率">${ratioBar(row.ratio)}</td><td data-label="历年">${sparkline(points(row))}</td></tr>`;
		it.addEventListener("click", () => {
			// words that were selected are no click
			if (getSelection().isCollapsed)
			{
				button.focus();
				show(row);
			}
		});
		return it;
	}

	function fill()
	{
		const ofYear = rows.filter(row => year === all || row.year === year);
		const count = v => ofYear.filter(row => row.verdict === v).length;
		const told1 = count("attained") + count("missed");
		cards.replaceChildren(...[["目标", ofYear.length], ["完成率", told1 > 0 ? percent(count("attained") / told1) : "—"]].map(([name, n]) =>
			html`<div><dt>${name}</dt><dd>${n}</dd></div>`), ...shown.map(v => html`<div><dt>${badge(v)}</dt><dd>${count(v)}</dd></div>`));
		const found = ofYear.filter(row => (verdict === null || row.verdict === verdict) && (!words || row.indicator.toLowerCase().includes(words)));
		if (order === "ratio")
			found.sort((a, b) => (a.ratio ?? Infinity) - (b.ratio ?? Infinity));
		body.replaceChildren(...found.map(line));
		told.textContent = found.length > 0 ? `${found.length} 项。点一项看原文。` : "没有这样的目标。";
	}
	fill();

	return html`<div>${heading}
${choice("年份", [...years.map(y => [y, y === null ? "不详" : `${y}年`]), [all, "全部"]], year, value => { year = value; fill(); })}
${cards}
<div class="filters">
${choice("结论", [[null, "全部"], ...shown.map(v => [v, `${verdicts[v].sign} ${verdicts[v].word}`])], null, value => { verdict = value; fill(); })}
${choice("排序", [["report", "按报告"], ["ratio", "差的在前"]], "report", value => { order = value; fill(); })}
${search("找指标", value => { words = value; fill(); })}
</div>
${data.conflicts > 0 ? html`<p class="note"><a href="../conflicts.html?region=${data.slug}"><span aria-hidden="true">≠</span> ${data.conflicts} 处数据矛盾</a></p>` : null}
${told}
<table class="card-rows"><thead><tr><th scope="col">指标</th><th scope="col">目标</th><th scope="col">实际</th><th scope="col">结论</th><th scope="col">完成率</th><th scope="col">历年</th></tr></thead>${body}</table>
</div>`;
}
