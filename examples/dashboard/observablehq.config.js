import {read, regions} from "./lib/database.js";

const pages = [["index", "总览"], ["conflicts", "数据矛盾"], ["plans", "五年规划"]];

export default {
	root: "src",
	output: "dist",
	title: "目标与完成情况",
	style: "style.css",
	// nothing from elsewhere, neither fonts nor scripts
	globalStylesheets: [],
	sidebar: false,
	toc: false,
	pager: false,
	search: false,
	// links that work on any web server
	preserveIndex: true,
	preserveExtension: true,
	pages: pages.map(([path, name]) => ({path: `/${path}`, name})),
	head: '<link rel="icon" href="data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 viewBox=%220 0 16 16%22%3E%3Cpath d=%22M2 8l4 4 8-9%22 fill=%22none%22 stroke=%22%230072b2%22 stroke-width=%223%22/%3E%3C/svg%3E">'
		+ '<meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">',
	header: ({path}) => {
		const up = path.split("/").length > 2 ? "../" : "./";
		return `<a class="skip" href="#observablehq-main">跳到正文</a><nav aria-label="页面">${pages.map(([page, name]) =>
			`<a href="${up}${page}.html"${path === `/${page}` ? ' aria-current="page"' : ""}>${name}</a>`).join("")}</nav><noscript><p class="nothing">这些页面要用 JavaScript 显示。</p></noscript>`;
	},
	footer: "由 attain 从政府报告原文读出。<span lang=\"en\">Read by attain from the text of the reports.</span>",
	async *dynamicPaths()
	{
		for (const {slug} of await read(regions))
			yield `/region/${slug}`;
	}
};
