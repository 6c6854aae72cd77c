import {html} from "htl";
import {bullet} from "./charts.js";
import {open, quote} from "./dialog.js";
import {left, pickRegion} from "./pick.js";
import {badge, nothing, number, percent} from "./words.js";

const kinds = {sum: "累计", each: "每年", end: "期末达到", average: "年均", total: "期内变化"};
const states = [["attained", "按进度"], ["missed", "落后"], ["undetermined", "无法判断"]];
const state = row => badge(...states[row.onTrack === true ? 0 : row.onTrack === false ? 1 : 2]);

// a part of the whole, where that has a sense
const part = (value, row) => (value === null || !row.targetValue || value / row.targetValue < 0 ? null : value / row.targetValue);

export function plans(data)
{
	const heading = html.fragment`<h1>五年规划进展</h1><p class="lead">几年的目标，到现在走了多远。</p>`;
	if (data.plans.length === 0)
		return html`<div>${heading}${nothing("报告里没有读到几年的目标。")}</div>`;

	const cards = html`<dl class="cards"></dl>`;
	const body = html`<tbody></tbody>`;
	const told = html`<p class="note" role="status"></p>`;
	const years = row => `${row.first}—${row.last}年`;

	function soFar(row)
	{
		if (row.value === null)
			return "还没有数";
		return `至${row.latest}年 ${number(row.value)}${row.unit ?? ""}${row.expected === null ? "" : `，按进度应为 ${number(row.expected)}${row.unit ?? ""}`}`;
	}

	function show(row)
	{
		open(`${row.indicator}，${years(row)}`,
			html`<p class="verdict">${state(row)} <span>${kinds[row.kind] ?? row.kind} <b>${row.target}</b></span></p>`,
			html`<p class="how">${soFar(row)}${row.known > 0 ? `；已有 ${row.known} 年的数` : ""}</p>`,
			quote(row.statement, data, "目标"));
	}

	function line(row)
	{
		const share = part(row.value, row), should = part(row.expected, row);
		const button = html`<button type="button" class="name" aria-haspopup="dialog">${row.indicator}</button>`;
		const it = html`<tr><th scope="row">${button}<span class="what">${row.region}，${years(row)}</span></th>
<td data-label="目标">${kinds[row.kind] ?? row.kind} ${row.target}</td>
<td data-label="进展" class="progress">${share === null ? null : bullet(share, should, `达到目标的 ${percent(share)}${should === null ? "" : `，按进度应为 ${percent(should)}`}`)}<span class="so-far">${soFar(row)}</span></td>
<td data-label="结论">${state(row)}</td></tr>`;
		it.addEventListener("click", () => {
			if (getSelection().isCollapsed)
			{
				button.focus();
				show(row);
			}
		});
		return it;
	}

	const pick = pickRegion(data, data.plans, body, line, (rows, of) => {
		cards.replaceChildren(...states.map(([verdict, word], i) =>
			html`<div><dt>${badge(verdict, word)}</dt><dd>${of.reduce((n, region) => n + region.states[i], 0)}</dd></div>`));
		told.textContent = `${rows.length} 项。点一项看原文。${left(rows, of, "项")}`;
	});
	return html`<div>${heading}${pick.choice}${cards}
<p class="legend"><span><span class="sample fill" aria-hidden="true"></span>到现在</span><span><span class="sample path" aria-hidden="true"></span>按进度应为</span><span><span class="sample goal" aria-hidden="true"></span>目标</span></p>
${told}
<table class="card-rows"><thead><tr><th scope="col">指标</th><th scope="col">目标</th><th scope="col">进展</th><th scope="col">结论</th></tr></thead>${body}</table>${pick.more}</div>`;
}
