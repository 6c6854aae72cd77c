// One region or all, also by ?region= in the address.
import {html} from "htl";

export function pickRegion(rows, change)
{
	const regions = [...new Map(rows.map(row => [row.slug, row.region]))];
	const asked = new URLSearchParams(location.search).get("region");
	const chosen = regions.some(([slug]) => slug === asked) ? asked : "";
	const choose = slug => change(slug === "" ? rows : rows.filter(row => row.slug === slug));
	choose(chosen);
	if (regions.length < 2)
		return null;
	return html`<label class="search">地区<select ${{onchange: event => choose(event.target.value)}}>
<option value="">全部</option>${regions.map(([slug, region]) => html`<option value=${slug} selected=${slug === chosen}>${region}</option>`)}</select></label>`;
}
