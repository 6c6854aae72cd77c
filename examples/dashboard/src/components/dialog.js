// The sentences behind a value, in a dialog that Escape closes.
import {html} from "htl";
import {roles} from "./words.js";

const up = () => (location.pathname.split("/").at(-2) === "region" ? "../" : "./");

// A statement with its value marked, and where it stands.
export function quote(id, {statements, reports}, heading)
{
	const said = id === null ? null : statements[id];
	if (!said)
		return html`<section class="quote none"><h3>${heading}</h3><p>没有找到原文。</p></section>`;
	const report = reports[said.report];
	const about = [report.year === null ? null : `${report.year}年`, said.section].filter(Boolean).join("，");
	return html`<section class="quote">
<h3>${heading}</h3>
<blockquote tabindex="0" aria-label="${heading}原文">${said.before}<mark>${said.value}</mark>${said.after}</blockquote>
<p class="from"><cite>${report.title || `报告 ${said.report}`}</cite>${about ? html`<span class="about">${about}</span>` : null}
<a href="${up()}evidence/${said.report}.html#c${said.at}">在报告全文中查看</a></p>
</section>`;
}

export const roleOf = role => roles[role] ?? role;

// Where it was opened from gets the focus back.
export function open(title, ...content)
{
	const heading = html`<h2 id="dialog-title" tabindex="-1" autofocus>${title}</h2>`;
	const close = html`<button type="button" class="close" ${{onclick: () => dialog.close()}}>关闭 <kbd aria-hidden="true">Esc</kbd></button>`;
	const dialog = html`<dialog aria-labelledby="dialog-title"><div class="box"><header>${heading}${close}</header>${content}</div></dialog>`;
	const from = document.activeElement;
	dialog.addEventListener("click", event => {
		if (event.target === dialog)
			dialog.close();
	});
	dialog.addEventListener("close", () => {
		dialog.remove();
		from?.focus();
	});
	document.body.append(dialog);
	dialog.showModal();
	for (const place of dialog.querySelectorAll("blockquote"))
	{
		const mark = place.querySelector("mark");
		place.scrollTop = mark.offsetTop - place.offsetTop - place.clientHeight / 2;
	}
}
