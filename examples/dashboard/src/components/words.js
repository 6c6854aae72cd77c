// What the pages say, in one place.
import {html} from "htl";

// Never colour alone: a sign and a word too.
export const verdicts = {
	attained: {sign: "✓", word: "完成"},
	missed: {sign: "✗", word: "未完成"},
	undetermined: {sign: "？", word: "无法判断"},
	open: {sign: "○", word: "未见结果"},
	// these two together, where they are counted together
	undecided: {sign: "？", word: "未定"}
};

export const verdictOf = row => (row.attained === true ? "attained" : row.attained === false ? "missed" : row.actual === null ? "open" : "undetermined");

export function badge(verdict, word = verdicts[verdict].word)
{
	return html`<span class="badge ${verdict}"><span aria-hidden="true">${verdicts[verdict].sign}</span> ${word}</span>`;
}

export const aspects = {level: "数量", growth: "增长", change: "变动", rank: "位次", completion: "完成程度", claim: "表述"};
export const roles = {target: "目标", actual: "实际", estimate: "预计"};

const digits = new Intl.NumberFormat("zh-CN", {maximumFractionDigits: 2, useGrouping: true});
export const number = value => (value === null ? "—" : digits.format(value));
// what falls short of all does not show as all
export function percent(value, places = 0)
{
	if (value === null)
		return "—";
	const shown = (100 * value).toFixed(places);
	return `${value < 1 && Number(shown) >= 100 ? (100 - 10 ** -places).toFixed(places) : shown}%`;
}

// 2021年, 2021年1—3月, 2021—2025年
export function period(from, to)
{
	if (!from || !to)
		return from ? `${from}起` : to ? `至${to}` : "时期不详";
	const [y1, m1, d1] = from.split("-").map(Number), [y2, m2, d2] = to.split("-").map(Number);
	const whole = d1 === 1 && d2 === new Date(Date.UTC(y2, m2, 0)).getUTCDate();
	if (whole && m1 === 1 && m2 === 12)
		return y1 === y2 ? `${y1}年` : `${y1}—${y2}年`;
	if (whole && y1 === y2)
		return m1 === m2 ? `${y1}年${m1}月` : `${y1}年${m1}—${m2}月`;
	return from === to ? from : `${from}至${to}`;
}

// beside a number; growth and shares differ by percentage points
export const differenceUnit = (unit, aspect) => (aspect === "growth" || unit === "%" ? "个百分点" : unit ?? "");

export const nothing = text => html`<p class="nothing">${text}</p>`;

// A group of radio buttons; calls change with the value that is chosen.
let groups = 0;
export function choice(legend, options, chosen, change)
{
	const name = `choice${++groups}`;
	return html`<fieldset class="choice"><legend>${legend}</legend>${options.map(([value, label]) =>
		html`<label><input type="radio" name=${name} checked=${value === chosen} ${{onchange: () => change(value)}}><span>${label}</span></label>`)}</fieldset>`;
}

export function search(label, change)
{
	return html`<label class="search">${label}<input type="search" ${{oninput: event => change(event.target.value.trim().toLowerCase())}}></label>`;
}
