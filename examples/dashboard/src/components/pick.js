// One region or all, also by ?region= in the address.
import {html} from "htl";

const few = 200;

// what there is more of than is listed
export function left(rows, regions, word)
{
	const total = regions.reduce((n, region) => n + region.total, 0);
	return total > rows.length ? `一共有 ${total} ${word}，这里只列出较新的 ${rows.length} ${word}。` : "";
}

// Fills body with a line for each row of the regions chosen, some at first, and
// tells of the rows and regions that these are.
export function pickRegion({regions}, rows, body, line, tell)
{
	let chosen = [];
	const more = html`<button type="button" ${{onclick: () => fill(Infinity)}}></button>`;
	function fill(most = few)
	{
		body.replaceChildren(...chosen.slice(0, most).map(line));
		more.hidden = chosen.length <= most;
		more.textContent = `列出全部 ${chosen.length} 行`;
	}
	function choose(slug)
	{
		chosen = slug === "" ? rows : rows.filter(row => row.slug === slug);
		fill();
		tell(chosen, slug === "" ? regions : regions.filter(region => region.slug === slug));
	}
	const asked = new URLSearchParams(location.search).get("region");
	const first = regions.some(({slug}) => slug === asked) ? asked : "";
	choose(first);
	return {more, choice: regions.length < 2 ? null : html`<label class="search">地区<select ${{onchange: event => choose(event.target.value)}}>
<option value="">全部</option>${regions.map(({slug, region}) => html`<option value=${slug} selected=${slug === first}>${region}</option>`)}</select></label>`};
}
