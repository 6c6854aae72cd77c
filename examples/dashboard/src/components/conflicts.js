import {html} from "htl";
import {open, quote, roleOf} from "./dialog.js";
import {left, pickRegion} from "./pick.js";
import {aspects, differenceUnit, nothing, number, period} from "./words.js";

const kinds = {
	"statements": "两处说法不同",
	"targets": "两处目标不同",
	"growth and levels": "增速与两年的数对不上"
};

export function conflicts(data)
{
	const heading = html.fragment`<h1>数据矛盾</h1><p class="lead">同一指标、同一时段，报告里有两个数。</p>`;
	if (data.conflicts.length === 0)
		return html`<div>${heading}${nothing("没有发现矛盾的数。")}</div>`;

	const body = html`<tbody></tbody>`;
	const told = html`<p class="note" role="status"></p>`;
	const computed = row => row.kind === "growth and levels";

	function show(row)
	{
		open(`${row.indicator}，${period(row.from, row.to)}`,
			html`<p class="how">${kinds[row.kind] ?? row.kind}${row.difference === null ? "" : `，相差 ${number(row.difference)}${differenceUnit(row.unit, row.aspect)}`}</p>`,
			quote(row.statements[0], data, `${roleOf(row.roles[0])}：${row.values[0]}`),
			quote(row.statements[1], data, computed(row) ? `由两年的数算出：${row.values[1]}` : `${roleOf(row.roles[1])}：${row.values[1]}`));
	}

	function line(row)
	{
		const button = html`<button type="button" class="name" aria-haspopup="dialog">${row.indicator}</button>`;
		const it = html`<tr><th scope="row">${button}<span class="what">${row.region}，${period(row.from, row.to)}，${aspects[row.aspect] ?? row.aspect}</span></th>
<td data-label="一处"><b>${row.values[0]}</b></td><td data-label="另一处"><b>${row.values[1]}</b></td>
<td data-label="相差">${row.difference === null ? "—" : `${number(row.difference)}${differenceUnit(row.unit, row.aspect)}`}</td>
<td data-label="矛盾"><span class="badge conflict"><span aria-hidden="true">≠</span> ${kinds[row.kind] ?? row.kind}</span></td></tr>`;
		it.addEventListener("click", () => {
			if (getSelection().isCollapsed)
			{
				button.focus();
				show(row);
			}
		});
		return it;
	}

	const pick = pickRegion(data, data.conflicts, body, line, (rows, of) => {
		told.textContent = `${rows.length} 处。点一处看两句原文。${left(rows, of, "处")}`;
	});
	return html`<div>${heading}${pick.choice}${told}
<table class="card-rows"><thead><tr><th scope="col">指标</th><th scope="col">一处</th><th scope="col">另一处</th><th scope="col">相差</th><th scope="col">矛盾</th></tr></thead>${body}</table>${pick.more}</div>`;
}
