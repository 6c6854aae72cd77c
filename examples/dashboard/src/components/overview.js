import {resize} from "npm:@observablehq/stdlib";
import {html} from "htl";
import {verdictsByYear} from "./charts.js";
import {badge, nothing, percent, search, verdicts} from "./words.js";

const few = 100;

export function overview({reports, regions, counts})
{
	const heading = html.fragment`<h1>目标完成情况</h1><p class="lead">去年承诺的，今年的报告怎么说。</p>`;
	if (reports === 0)
		return html`<div>${heading}${nothing("数据库里还没有报告。用 attain-load 装入报告，再生成一次。")}</div>`;

	const years = [...new Set(counts.map(d => d.year))].filter(year => year !== null).sort((a, b) => a - b);
	const sum = (rows, column) => rows.reduce((n, row) => n + row[column], 0);
	const attained = sum(counts, "attained"), missed = sum(counts, "missed"), undetermined = sum(counts, "undetermined");
	const byYear = years.map(year => {
		const of = counts.filter(d => d.year === year);
		return {year, attained: sum(of, "attained"), missed: sum(of, "missed"), undecided: sum(of, "undetermined")};
	});
	const cells = new Map(counts.map(d => [`${d.year} ${d.region}`, d]));
	const body = html`<tbody></tbody>`;
	const more = html`<button type="button" ${{onclick: () => fill(words, Infinity)}}></button>`;
	let words = "";

	function cell(row)
	{
		if (!row)
			return html`<td class="rate empty"><span class="sr">没有目标</span></td>`;
		const tint = row.rate === null ? 0 : Math.round(10 + 45 * row.rate);
		return html`<td class="rate" style=${{background: `color-mix(in srgb, var(--heat) ${tint}%, transparent)`}}>
<b>${percent(row.rate)}</b>
<span class="counts">${["attained", "missed", "undecided"].map(v => html`<span><span aria-hidden="true">${verdicts[v].sign}</span><span class="sr">${verdicts[v].word}</span>${row[v === "undecided" ? "undetermined" : v]}</span>`)}</span></td>`;
	}

	function fill(wanted, most = few)
	{
		words = wanted;
		const found = regions.filter(r => r.region.toLowerCase().includes(words));
		body.replaceChildren(...found.slice(0, most).map(r => html`<tr><th scope="row"><a href="./region/${r.slug}.html">${r.region}</a></th>
<td class="n">${r.reports}</td>${years.map(year => cell(cells.get(`${year} ${r.region}`)))}</tr>`));
		if (found.length === 0)
			body.append(html`<tr><td colspan=${2 + years.length}>没有这样的地区。</td></tr>`);
		more.hidden = found.length <= most;
		more.textContent = `显示全部 ${found.length} 个地区`;
	}
	fill("");

	return html`<div>${heading}
<dl class="cards">
<div><dt>地区</dt><dd>${regions.length}</dd></div>
<div><dt>报告</dt><dd>${reports}</dd></div>
<div><dt>目标</dt><dd>${attained + missed + undetermined}</dd></div>
<div><dt>完成率</dt><dd>${attained + missed > 0 ? percent(attained / (attained + missed)) : "—"}</dd></div>
</dl>
<h2>各年目标的结果</h2>
<p class="legend">${badge("attained")} ${badge("missed")} ${badge("undecided", "未定（未见结果或无法判断）")}</p>
<div class="chart">${byYear.length > 0 ? resize(width => verdictsByYear(byYear, width)) : nothing("报告里没有读到说明年份的目标。")}</div>
<h2>各地区各年的完成率</h2>
<p class="note">完成率 = 完成 ÷（完成 + 未完成），未定的不计。点地区看每一项。</p>
${regions.length > 12 ? search("找地区", fill) : null}
<div class="scroll" tabindex="0" role="region" aria-label="各地区各年的完成率">
<table class="heat"><thead><tr><th scope="col">地区</th><th scope="col" class="n">报告</th>${years.map(year => html`<th scope="col" class="n">${year}年</th>`)}</tr></thead>${body}</table>
</div>${more}</div>`;
}
