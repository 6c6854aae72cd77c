import * as Plot from "@observablehq/plot";
import {html, svg} from "htl";
import {number, percent, verdicts} from "./words.js";

const css = name => `var(--${name})`;

// One picture to who cannot see it, told by its label.
function plot(options)
{
	const picture = Plot.plot(options);
	picture.setAttribute("role", "img");
	for (const part of picture.querySelectorAll("[aria-label]"))
		part.removeAttribute("aria-label");
	return picture;
}

// as much as there is room for
function saying({verdict, n}, room)
{
	const {sign} = verdicts[verdict];
	return room >= 20 + 9 * String(n).length ? `${sign}${n}` : room >= 14 ? sign : "";
}

// Counts of verdicts by year, each part with its sign.
const order = ["attained", "missed", "undecided"];

export function verdictsByYear(years, width)
{
	const parts = years.flatMap(y => order.map(verdict => ({year: y.year, verdict, n: y[verdict]})));
	const most = Math.max(1, ...years.map(y => y.attained + y.missed + y.undecided));
	return plot({
		height: 40 + 44 * years.length,
		width,
		marginLeft: 60,
		marginRight: 24,
		marginBottom: 36,
		style: {fontSize: "14px", fontFamily: "inherit"},
		ariaLabel: `各年目标的结果：${years.map(y => `${y.year}年完成${y.attained}项，未完成${y.missed}项，未定${y.undecided}项`).join("；")}`,
		x: {label: "目标（项）", tickFormat: "d", ticks: Math.min(width / 80, most), nice: true},
		y: {type: "band", label: null, tickFormat: year => `${year}年`, padding: 0.25},
		marks: [
			Plot.barX(parts, {x: "n", y: "year", fill: d => css(`${d.verdict}-fill`), order, z: "verdict",
				stroke: "var(--paper)", strokeWidth: 1.5}),
			Plot.textX(parts, Plot.stackX({x: "n", y: "year", order, z: "verdict", fill: "black",
				text: d => saying(d, d.n / most * (width - 100))})),
			Plot.ruleX([0])
		]
	});
}

// What was reached beside what was promised, year by year.
export function overYears(reached, promised, unit, width)
{
	if (reached.length + promised.length < 2)
		return null;
	const years = [...reached, ...promised].map(d => d.year);
	// its number stands where the promise does not
	const under = d => promised.some(p => p.year === d.year && p.value >= d.value);
	const said = list => list.map(d => `${d.year}年${number(d.value)}`).join("，");
	return html`<figure class="trend">
<figcaption><span class="key reached" aria-hidden="true">●</span> 实际　<span class="key promised" aria-hidden="true">◇</span> 目标${unit ? `　单位：${unit}` : ""}</figcaption>
${plot({
		height: 190,
		width,
		marginLeft: 66,
		marginTop: 24,
		marginBottom: 30,
		style: {fontSize: "13px", fontFamily: "inherit"},
		ariaLabel: `实际：${said(reached) || "无"}。目标：${said(promised) || "无"}。`,
		x: {label: null, tickFormat: year => `${year}`, ticks: [...new Set(years)].sort(), inset: 24},
		y: {label: null, nice: true, grid: true, ticks: 4, tickFormat: number, insetTop: 12, insetBottom: 20},
		marks: [
			Plot.line(reached, {x: "year", y: "value", stroke: "var(--reached)", strokeWidth: 2}),
			Plot.dot(reached, {x: "year", y: "value", fill: "var(--reached)", r: 5}),
			Plot.dot(promised, {x: "year", y: "value", symbol: "diamond", stroke: "var(--promised)", strokeWidth: 2, r: 7}),
			Plot.text(reached.filter(d => !under(d)), {x: "year", y: "value", text: d => number(d.value), dy: -15, fill: "currentColor"}),
			Plot.text(reached.filter(under), {x: "year", y: "value", text: d => number(d.value), dy: 16, fill: "currentColor"})
		]
	})}
</figure>`;
}

// A line as high as a word.
export function sparkline(points)
{
	if (points.length === 0)
		return html`<span class="no-line" role="img" aria-label="没有历年数据">—</span>`;
	const w = 88, h = 26, inset = 5;
	const years = points.map(d => d.year), values = points.map(d => d.value);
	const scale = (value, low, high, from, to) => (high === low ? (from + to) / 2 : from + (value - low) / (high - low) * (to - from));
	const x = d => scale(d.year, Math.min(...years), Math.max(...years), inset, w - inset);
	const y = d => scale(d.value, Math.min(...values), Math.max(...values), h - inset, inset);
	const label = points.map(d => `${d.year}年 ${d.text ?? number(d.value)}`).join("，");
	return svg`<svg class="spark" role="img" aria-label=${label} width=${w} height=${h} viewBox="0 0 ${w} ${h}"><title>${label}</title>
<polyline points=${points.map(d => `${x(d).toFixed(1)},${y(d).toFixed(1)}`).join(" ")} fill="none" stroke="var(--reached)" stroke-width="1.5"></polyline>
${points.map((d, i) => svg`<circle cx=${x(d)} cy=${y(d)} r=${i === points.length - 1 ? 3.5 : 2} fill="var(--reached)"></circle>`)}</svg>`;
}

// How far it is; the stroke across is where it should be.  All have one scale,
// and what goes beyond ends in a point.
export function bullet(share, should, label)
{
	const most = 1.5;
	const at = value => `${Math.max(0, Math.min(value / most, 1)) * 100}%`;
	return html`<span class="bullet" role="img" aria-label=${label}>
<span class=${`fill${share > most ? " beyond" : ""}`} style=${{width: at(share ?? 0)}}></span>${should === null ? null : html`<span class="path" style=${{left: at(should)}}></span>`}<span class="goal" style=${{left: at(1)}}></span></span>`;
}

export const ratioBar = ratio => (ratio === null ? "—" : html`<span class="ratio"><span class="n">${percent(ratio)}</span>${bullet(ratio, null, `完成率 ${percent(ratio)}`)}</span>`);
