-- A report as a page to read: every value in its place, with what it is and
-- what came of it.  Plain ASCII here, since the page is made in databases of
-- any encoding.

CREATE FUNCTION attain_html(text) RETURNS text
	AS 'MODULE_PATHNAME', 'attain_html'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION attain_html(text) IS
	'the text as HTML shows it, also inside an attribute: markup in it comes out as characters';

CREATE FUNCTION attain_marked_html(body text, span_from int[], span_to int[], seq int[], state text[], note text[])
	RETURNS text
	AS 'MODULE_PATHNAME', 'attain_marked_html'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION attain_marked_html(text, int[], int[], int[], text[], text[]) IS
	'the text as HTML with links around characters: from (counted from 1), to (exclusive), number of the row, its state and a note; they may overlap';

CREATE FUNCTION attain_evidence_style() RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN $css$
:root {
	color-scheme: light dark;
	--paper: #fdfdfb; --panel: #f4f4f0; --ink: #1d2125; --soft: #5c646c; --line: #dcdcd4; --focus: #1b5fc1;
	--missed: #b23a00; --missed-tint: #fde7db;
	--attained: #00695c; --attained-tint: #d9f1ea;
	--undetermined: #7a5600; --undetermined-tint: #fbf0cf;
	--open: #6a3d9a; --open-tint: #efe6f7;
	--actual: #1f5a96; --actual-tint: #e4eef8;
	--estimate: #1f5a96; --estimate-tint: #f0f5fa;
}
@media screen and (prefers-color-scheme: dark) {
	:root {
		--paper: #16181b; --panel: #1e2125; --ink: #dfe3e6; --soft: #99a2ab; --line: #353a40; --focus: #8ab8f5;
		--missed: #ff9d70; --missed-tint: #452414;
		--attained: #5fd0b8; --attained-tint: #0f3a33;
		--undetermined: #ecc45a; --undetermined-tint: #3d3111;
		--open: #cba9ee; --open-tint: #35264a;
		--actual: #8fc1f2; --actual-tint: #1b3247;
		--estimate: #8fc1f2; --estimate-tint: #1c2935;
	}
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
	margin: 0; background: var(--paper); color: var(--ink);
	font: 15px/1.5 system-ui, "Segoe UI", "Helvetica Neue", Arial, "PingFang SC", "Hiragino Sans GB",
		"Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "WenQuanYi Zen Hei", sans-serif;
}
bdi, h1, blockquote { overflow-wrap: anywhere; }
:lang(zh) {
	font-family: "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC",
		"Source Han Sans SC", "WenQuanYi Zen Hei", sans-serif;
}
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; border-radius: 2px; }
.page { max-width: 82rem; margin: 0 auto; padding: 0 1.5rem; }
header { padding: 2rem 0 1.25rem; border-bottom: 1px solid var(--line); }
h1 { margin: 0 0 .35rem; font-size: 1.6rem; line-height: 1.35; font-weight: 600; }
header p { margin: 0; color: var(--soft); }
.remark { white-space: pre-line; }

/* what there is, and what is shown of it */
.legend { display: flex; flex-wrap: wrap; gap: .5rem; margin: 1rem 0 0; padding: 0; list-style: none; }
.legend label {
	display: inline-flex; align-items: center; gap: .45rem; padding: .2rem .7rem .2rem .55rem;
	border: 1px solid var(--line); border-radius: 1rem; cursor: pointer;
}
.legend input { margin: 0; accent-color: var(--c); }
.legend b, .legend label > span { font-variant-numeric: tabular-nums; }
.legend b { font-weight: 600; }
.to-values { display: none; }

/* one colour, sign and line for each state */
.missed { --c: var(--missed); --t: var(--missed-tint); --u: double; }
.attained { --c: var(--attained); --t: var(--attained-tint); --u: solid; }
.undetermined { --c: var(--undetermined); --t: var(--undetermined-tint); --u: wavy; }
.open { --c: var(--open); --t: var(--open-tint); --u: dashed; }
.actual { --c: var(--actual); --t: var(--actual-tint); --u: solid; }
.estimate { --c: var(--estimate); --t: var(--estimate-tint); --u: dotted; }
.missed:is(.v:not(.cont), .sign)::before { content: "\2717"; content: "\2717" / "missed"; }
.attained:is(.v:not(.cont), .sign)::before { content: "\2713"; content: "\2713" / "attained"; }
.undetermined:is(.v:not(.cont), .sign)::before { content: "?"; content: "?" / "undetermined"; }
.open:is(.v:not(.cont), .sign)::before { content: "\25CB"; content: "\25CB" / "not yet judged"; }
.sign { display: inline-block; min-width: 1em; color: var(--c); font-weight: 700; text-align: center; }
.sign.actual::before, .sign.estimate::before {
	content: ""; display: inline-block; width: 1em; border-bottom: 2px var(--u) var(--c); vertical-align: .3em;
}

.columns { display: grid; grid-template-columns: minmax(0, 1fr) 25rem; gap: 2.5rem; align-items: start; }
main {
	padding: 1.5rem 0 4rem; font-size: 17px; line-height: 1.95; white-space: pre-wrap;
	overflow-wrap: anywhere; tab-size: 4; max-width: 46em;
}
.v {
	padding: .08em .12em; border-radius: .2em; background: var(--t); color: inherit; unicode-bidi: isolate;
	text-decoration: underline var(--u) var(--c); text-decoration-thickness: 1.5px; text-underline-offset: .24em;
	text-decoration-skip-ink: none; scroll-margin: 35vh 0;
	-webkit-box-decoration-break: clone; box-decoration-break: clone;
}
.v:hover { box-shadow: 0 0 0 1.5px var(--c); }
.v:target, .v.here { box-shadow: 0 0 0 2.5px var(--c); }
.v:not(.cont)::before {
	display: inline-block; margin: 0 .1em 0 0; color: var(--c); font-weight: 700; font-size: .85em; line-height: 1;
}
.v[data-n]:not(.cont)::after {
	content: "\D7" attr(data-n); margin-left: .15em; color: var(--c); font-size: .65em; vertical-align: .5em; line-height: 1;
}
.table { overflow-x: auto; margin: .6rem 0; white-space: normal; }
table { border-collapse: collapse; font-size: 14.5px; line-height: 1.6; }
td {
	padding: .35rem .6rem; border: 1px solid var(--line); vertical-align: top; min-width: 4em; white-space: pre-wrap;
	overflow-wrap: break-word;
}
tr:first-child > td { background: var(--panel); }

/* the list */
aside {
	position: sticky; top: 0; max-height: 100vh; overflow: auto; padding: 1.25rem .5rem 2rem 0;
	scrollbar-width: thin; scrollbar-gutter: stable;
}
.find { display: block; width: 100%; margin: 0 0 .75rem; padding: .45rem .7rem; font: inherit; color: inherit;
	background: var(--paper); border: 1px solid var(--line); border-radius: .4rem; }
.none { color: var(--soft); }
.group { margin: 0 0 .75rem; }
.group > summary {
	position: sticky; top: -1.25rem; z-index: 1; padding: .35rem .5rem; border-radius: .3rem; cursor: pointer;
	background: var(--panel); font-weight: 600;
}
.group > summary .n { float: right; color: var(--soft); font-weight: 400; font-variant-numeric: tabular-nums; }
.group ol { margin: 0; padding: 0; list-style: none; }
.row { padding: .5rem .5rem .55rem .65rem; border-left: 3px var(--u) var(--c); border-bottom: 1px solid var(--line); scroll-margin: 3rem 0; }
.row:target { background: var(--t); }
.row > a { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 .75rem; color: inherit; text-decoration: none; }
.row > a:hover .name { text-decoration: underline; }
.row .value { margin-left: auto; font-weight: 600; color: var(--c); text-align: right; }
.row p { margin: .1rem 0 0; font-size: 13px; color: var(--soft); }
.why, .said bdi:first-child { color: var(--ink); }
.period, .state { margin-right: .5em; }
.said { margin-top: .35rem; }
blockquote {
	margin: .25rem 0 0; padding: .05rem 0 .05rem .6rem; border-left: 2px solid var(--line); color: var(--soft);
	font-size: 13px; line-height: 1.6; white-space: pre-wrap;
}
.row p.from { padding-left: .75rem; font-size: 12px; }
p.from > bdi:first-child { color: var(--soft); }

/* what is told of a value that is pointed at */
.tip {
	position: fixed; z-index: 3; width: max-content; max-width: min(27rem, calc(100vw - 2rem)); max-height: 60vh; overflow: auto;
	background: var(--paper); border: 1px solid var(--line); border-radius: .5rem; box-shadow: 0 .4rem 1.6rem rgb(0 0 0 / .22);
}
.tip .row { border-bottom: 0; padding: .6rem .8rem; background: none; }
.tip .row + .row { border-top: 1px solid var(--line); }
.state { display: none; color: var(--c); font-weight: 600; }
.tip .state { display: inline; }
/* without the script: what the title says, also for the keyboard */
html:not(.js) .v:focus-visible::after {
	content: attr(title); position: fixed; z-index: 3; left: 1rem; right: 1rem; bottom: 1rem; max-width: 46rem; padding: .7rem 1rem;
	background: var(--paper); color: var(--ink); border: 1px solid var(--c); border-radius: .5rem;
	font-size: 14px; line-height: 1.6; white-space: pre-line; vertical-align: baseline;
}
html:not(.js) .find { display: none; }

/* states that are not ticked: their values are plain text again */
body:has(#s-missed:not(:checked)) :is(.v.missed, .group.missed),
body:has(#s-attained:not(:checked)) :is(.v.attained, .group.attained),
body:has(#s-undetermined:not(:checked)) :is(.v.undetermined, .group.undetermined),
body:has(#s-open:not(:checked)) :is(.v.open, .group.open),
body:has(#s-actual:not(:checked)) :is(.v.actual, .group.actual),
body:has(#s-estimate:not(:checked)) :is(.v.estimate, .group.estimate) {
	--t: transparent; text-decoration: none;
}
body:has(#s-missed:not(:checked)) .group.missed,
body:has(#s-attained:not(:checked)) .group.attained,
body:has(#s-undetermined:not(:checked)) .group.undetermined,
body:has(#s-open:not(:checked)) .group.open,
body:has(#s-actual:not(:checked)) .group.actual,
body:has(#s-estimate:not(:checked)) .group.estimate { display: none; }
body:has(#s-missed:not(:checked)) .v.missed::before,
body:has(#s-attained:not(:checked)) .v.attained::before,
body:has(#s-undetermined:not(:checked)) .v.undetermined::before,
body:has(#s-open:not(:checked)) .v.open::before { content: none; }
[hidden] { display: none !important; }

@media (max-width: 60rem) {
	.columns { grid-template-columns: minmax(0, 1fr); gap: 0; }
	main { max-width: none; padding-bottom: 2rem; }
	aside { position: static; max-height: none; overflow: visible; padding: 1.5rem 0 4rem; border-top: 1px solid var(--line); }
	.group > summary { top: 0; }
	.to-values { display: inline-block; margin-top: .75rem; color: var(--focus); }
}
@media (max-width: 40rem) {
	.page { padding: 0 1rem; }
	header { padding: 1.25rem 0 1rem; }
	h1 { font-size: 1.3rem; }
	main { padding-top: 1rem; font-size: 16px; line-height: 1.9; }
	.legend { gap: .35rem; }
	.legend label { padding: .1rem .55rem .1rem .4rem; font-size: 14px; }
	.tip { left: 0 !important; right: 0; top: auto !important; bottom: 0; width: auto; max-width: none; border-width: 1px 0 0; border-radius: .75rem .75rem 0 0; }
}
@media print {
	body { font-size: 9.5pt; background: none; }
	.page { max-width: none; padding: 0; }
	.columns { display: block; }
	main { max-width: none; font-size: 10.5pt; line-height: 1.75; padding: 1rem 0; }
	aside { position: static; max-height: none; overflow: visible; break-before: page; padding: 0; }
	.group > summary { position: static; }
	.group ol { columns: 2; column-gap: 1.25rem; }
	.row, tr { break-inside: avoid; }
	.find, .to-values, .tip, .legend input { display: none !important; }
	.v { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
	.table { overflow: visible; }
}
$css$;
COMMENT ON FUNCTION attain_evidence_style() IS
	'style sheet of attain_evidence_html';

-- The page is whole without it: this shows a value's rows beside it and
-- filters the list by name.  It makes elements by cloning what is there, never
-- from text.
CREATE FUNCTION attain_evidence_script() RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN $js$
'use strict';
(() => {
	const text = document.getElementById('text');
	const list = document.getElementById('values');
	const narrow = matchMedia('(max-width: 60rem)');
	const tip = document.createElement('div');
	let shown = null;

	document.documentElement.classList.add('js');
	tip.className = 'tip';
	tip.id = 'tip';
	tip.setAttribute('role', 'tooltip');
	tip.hidden = true;
	document.body.append(tip);
	for (const v of text.querySelectorAll('.v'))
		v.removeAttribute('title');

	const rowsOf = v => v.getAttribute('aria-describedby').split(' ').map(id => document.getElementById(id)).filter(Boolean);

	function show(v)
	{
		if (v === shown)
			return;
		hide();
		shown = v;
		v.classList.add('here');
		tip.replaceChildren(...rowsOf(v).map(row => {
			const copy = document.createElement('div');
			copy.className = row.className;
			copy.append(...[...row.childNodes].map(n => n.cloneNode(true)));
			const link = copy.querySelector('a');
			link.href = '#' + row.id;
			link.tabIndex = -1;
			return copy;
		}));
		tip.hidden = false;
		place();
	}

	function place()
	{
		tip.style.left = '0';
		const at = shown.getClientRects()[0];
		const box = tip.getBoundingClientRect();
		const below = at.bottom + 8;
		tip.style.left = Math.max(16, Math.min(at.left, innerWidth - box.width - 24)) + 'px';
		tip.style.top = (below + box.height < innerHeight ? below : Math.max(8, at.top - box.height - 8)) + 'px';
	}

	function hide()
	{
		if (shown)
			shown.classList.remove('here');
		shown = null;
		tip.hidden = true;
	}

	/* from the value to the tooltip the pointer may take its time */
	let leaving = 0;
	function leave()
	{
		clearTimeout(leaving);
		leaving = setTimeout(hide, 150);
	}
	const stay = () => clearTimeout(leaving);
	text.addEventListener('mouseover', e => {
		const v = e.target.closest('.v');
		if (!v)
			return;
		stay();
		show(v);
	});
	text.addEventListener('mouseout', leave);
	tip.addEventListener('mouseenter', stay);
	tip.addEventListener('mouseleave', leave);
	text.addEventListener('focusin', e => {
		const v = e.target.closest('.v');
		if (!v)
			return;
		stay();
		show(v);
	});
	text.addEventListener('focusout', leave);
	document.addEventListener('keydown', e => {
		if (e.key === 'Escape')
			hide();
	});
	document.addEventListener('scroll', () => {
		if (shown)
			place();
	}, { passive: true, capture: true });

	/* where the list is far from the text, a tap only tells */
	document.addEventListener('click', e => {
		const v = e.target.closest('main .v');
		if (v && narrow.matches && e.detail > 0)
		{
			e.preventDefault();
			stay();
			show(v);
		}
		else if (!v && !(tip.contains(e.target) && !e.target.closest('a')))
			hide();
	});

	const find = list.querySelector('.find');
	const none = list.querySelector('.none');
	find.addEventListener('input', () => {
		const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
		let found = 0;

		for (const group of list.querySelectorAll('.group'))
		{
			let n = 0;
			for (const row of group.querySelectorAll('.row'))
			{
				const said = row.textContent.toLowerCase();
				row.hidden = !words.every(w => said.includes(w));
				n += row.hidden ? 0 : 1;
			}
			group.hidden = n === 0;
			group.querySelector('.n').textContent = n;
			found += n;
		}
		none.hidden = found > 0;
	});
})();
$js$;
COMMENT ON FUNCTION attain_evidence_script() IS
	'script of attain_evidence_html';

CREATE FUNCTION attain_evidence_period(period daterange) RETURNS text
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN (
		SELECT CASE
			WHEN a IS NULL THEN 'until ' || pg_catalog.to_char(b, 'YYYY-MM-DD')
			WHEN b IS NULL THEN 'from ' || pg_catalog.to_char(a, 'YYYY-MM-DD')
			WHEN pg_catalog.to_char(a, 'MMDD') = '0101' AND pg_catalog.to_char(b, 'MMDD') = '1231' THEN
				pg_catalog.concat_ws('-', pg_catalog.to_char(a, 'YYYY'), nullif(pg_catalog.to_char(b, 'YYYY'), pg_catalog.to_char(a, 'YYYY')))
			WHEN extract(day FROM a) = 1::numeric AND extract(day FROM b + 1) = 1::numeric THEN
				pg_catalog.concat_ws(' to ', pg_catalog.to_char(a, 'YYYY-MM'), nullif(pg_catalog.to_char(b, 'YYYY-MM'), pg_catalog.to_char(a, 'YYYY-MM')))
			ELSE pg_catalog.concat_ws(' to ', pg_catalog.to_char(a, 'YYYY-MM-DD'), nullif(pg_catalog.to_char(b, 'YYYY-MM-DD'), pg_catalog.to_char(a, 'YYYY-MM-DD'))) END
		FROM (SELECT pg_catalog.lower(period), pg_catalog.upper(period) - 1) AS d (a, b));
COMMENT ON FUNCTION attain_evidence_period(daterange) IS
	'a period as a page shows it: 2021, 2021-2025, 2021-01 to 2021-03';

CREATE FUNCTION attain_evidence_html(report_id bigint) RETURNS text
	LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
	SET jit = off	-- it would take longer than what it speeds up
	SET plan_cache_mode = force_custom_plan		-- plans that know how long the arrays are
AS $$
#variable_conflict use_column
DECLARE
	report @extschema@.attain_report;
	own @extschema@.attain_indicator[];
	card @extschema@.attain_scorecard[] := '{}';
	promise @extschema@.attain_promise[] := '{}';
	asked record;
	characters int;
	style text := @extschema@.attain_evidence_style();
	script text := @extschema@.attain_evidence_script();
	heading text;
	marked text;
	number int;
	legend text;
	groups text;
BEGIN
	SELECT r.* INTO report FROM @extschema@.attain_report r WHERE r.id = attain_evidence_html.report_id;
	IF NOT FOUND THEN
		RETURN NULL;
	END IF;
	characters := length(report.body);
	heading := @extschema@.attain_html(coalesce(nullif(report.title, ''), 'Report ' || report.id));
	own := ARRAY(SELECT i FROM @extschema@.attain_indicator i WHERE i.report_id = report.id ORDER BY i.seq);

	-- one region and year at a time, as the views want to be asked
	FOR asked IN SELECT DISTINCT o.region, o.year FROM unnest(own) AS o WHERE o.year IS NOT NULL LOOP
		card := card || ARRAY(SELECT c FROM @extschema@.attain_scorecard c WHERE c.region = asked.region AND c.year = asked.year);
		promise := promise || ARRAY(SELECT c FROM @extschema@.attain_promise c WHERE c.region = asked.region AND c.year = asked.year);
	END LOOP;

	WITH own AS MATERIALIZED (
		SELECT o.*, o.span * int4range(1, characters + 1) AS place,
			coalesce(o.measure::text, o.target::text, nullif(concat(o.low, o.unit), ''), '-') AS value
		FROM unnest(own) AS o
	), card AS MATERIALIZED (
		-- the promise knows by which key rows are of the scorecard's row
		SELECT c.*, p.canonical, t.title AS target_title, a.title AS actual_title
		FROM unnest(card) AS c
		JOIN unnest(promise) AS p ON p.indicator = c.indicator AND p.region = c.region AND p.aspect = c.aspect
			AND p.period = c.period AND p.report_id = c.target_report
		LEFT JOIN @extschema@.attain_report t ON t.id = c.target_report
		LEFT JOIN @extschema@.attain_report a ON a.id = c.actual_report
	), other AS (
		-- what stands on the other side: of a target its outcome, of a value the
		-- targets that it answers
		SELECT o.seq, o.indicator AS own_indicator, o.report_id, 'Outcome' AS what, c.actual AS value, c.actual_indicator AS indicator,
			NULL AS why, c.matched_by, c.similarity, c.conflict,
			c.actual_report AS report, c.actual_title AS title, c.actual_source AS source
		FROM own o
		JOIN card c ON c.year = o.year AND c.canonical = o.canonical AND c.aspect = o.aspect AND c.period = o.period
		WHERE o.role = 'target' AND c.target = o.value AND c.actual IS NOT NULL
		UNION ALL
		SELECT o.seq, o.indicator, o.report_id,
			CASE WHEN c.attained THEN 'Attains' WHEN NOT c.attained THEN 'Misses' ELSE 'Answers' END, c.target, c.indicator,
			c.why, c.matched_by, c.similarity, c.conflict,
			c.target_report, c.target_title, c.target_source
		FROM own o
		JOIN card c ON c.actual_report = o.report_id AND c.year = o.year AND c.actual_indicator = o.indicator
			AND c.actual = o.value AND c.actual_source = o.source
		WHERE o.role <> 'target' AND @extschema@.attain_period_answers(o.period, c.period)
	), others AS (
		SELECT t.seq,
			string_agg(concat(t.what, ': ', t.name, t.remark, E'\n' || t.why, E'\n' || t.place, E'\n' || t.sentence), E'\n') AS note,
			string_agg(concat('<div class="said"><p>', t.what, ': <bdi lang="zh-CN">', @extschema@.attain_html(t.name), '</bdi>', t.remark, '</p>',
				'<p><bdi class="why">' || @extschema@.attain_html(t.why) || '</bdi></p>',
				'<blockquote lang="zh-CN">' || @extschema@.attain_html(t.sentence) || '</blockquote>',
				'<p class="from"><bdi lang="zh-CN">' || @extschema@.attain_html(t.place) || '</bdi></p></div>'), '') AS html
		FROM (SELECT x.seq, x.what, concat_ws(' ', nullif(x.indicator, x.own_indicator), x.value) AS name, x.why,
				CASE WHEN x.report <> x.report_id THEN coalesce(nullif(x.title, ''), 'Report ' || x.report) END AS place,
				replace(btrim(left(x.source, 300), E' \t\r\n'), E'\t', '   ') || CASE WHEN length(x.source) > 300 THEN ' ...' ELSE '' END AS sentence,
				concat(CASE x.matched_by WHEN 'alias' THEN ' (by an alias)'
						WHEN 'similarity' THEN format(' (by similarity, %s)', round(x.similarity::numeric, 2)) END,
					CASE WHEN x.conflict THEN '; reports differ' END) AS remark
			FROM other x) AS t
		GROUP BY t.seq
	), judged AS (
		SELECT o.seq, o.indicator, o.value, o.place, @extschema@.attain_evidence_period(o.period) AS period,
			CASE WHEN o.role <> 'target' THEN o.role
				WHEN c.actual IS NULL OR c.target <> o.value THEN 'open'
				WHEN c.attained THEN 'attained'
				WHEN NOT c.attained THEN 'missed'
				ELSE 'undetermined' END AS state,
			CASE WHEN o.role <> 'target' THEN NULL
				WHEN o.target IS NULL THEN 'no target is set'
				WHEN c.target IS NULL THEN 'not on the scorecard'
				WHEN c.target <> o.value THEN
					format('another statement of this target counts: %s, %s', c.target,
						coalesce(nullif(c.target_title, ''), 'report ' || c.target_report))
				ELSE c.why END AS why
		FROM own o
		LEFT JOIN card c ON o.role = 'target' AND c.year = o.year AND c.canonical = o.canonical
			AND c.aspect = o.aspect AND c.period = o.period
	), told AS (
		SELECT j.seq, j.place, j.state, s.ord, s.short, s.label,
			concat_ws(E'\n', concat(s.label, ': ', j.indicator, ' ', j.value), j.period, j.why, x.note) AS note,
			concat('<li id="r', j.seq, '" class="row ', j.state, '"><a',
				CASE WHEN NOT isempty(j.place) THEN concat(' href="#c', lower(j.place), '"') END,
				'><bdi class="name" lang="zh-CN">', @extschema@.attain_html(coalesce(nullif(j.indicator, ''), '-')),
				'</bdi> <bdi class="value" lang="zh-CN">', @extschema@.attain_html(j.value), '</bdi></a>',
				'<p><span class="state">', s.label, ' </span><span class="period">', j.period, '</span> <bdi class="why">',
				@extschema@.attain_html(j.why), '</bdi></p>', x.html, '</li>') AS entry
		FROM judged j
		JOIN (VALUES (1, 'missed', 'Missed', 'Target missed'), (2, 'attained', 'Attained', 'Target attained'),
				(3, 'undetermined', 'Undetermined', 'Target undetermined'), (4, 'open', 'Not yet judged', 'Target not yet judged'),
				(5, 'actual', 'Actual', 'Actual value'), (6, 'estimate', 'Estimate', 'Estimate')) AS s (ord, state, short, label)
			ON s.state = j.state
		LEFT JOIN others x ON x.seq = j.seq
	), grouped AS (
		SELECT t.ord, t.state, t.short, t.label, count(*) AS n, string_agg(t.entry, E'\n' ORDER BY t.seq) AS entries
		FROM told t
		GROUP BY t.ord, t.state, t.short, t.label
	), marks AS (
		SELECT array_agg(lower(t.place)) AS span_from, array_agg(upper(t.place)) AS span_to,
			array_agg(t.seq) AS seq, array_agg(t.state) AS state, array_agg(t.note) AS note
		FROM told t
		WHERE NOT isempty(t.place)
	)
	SELECT @extschema@.attain_marked_html(report.body, coalesce(m.span_from, '{}'), coalesce(m.span_to, '{}'),
			coalesce(m.seq, '{}'), coalesce(m.state, '{}'), coalesce(m.note, '{}')),
		(SELECT count(*) FROM own),
		(SELECT string_agg(format('<li><label><input type="checkbox" id="s-%1$s" class="%1$s" checked> '
				'<span class="sign %1$s"></span> <span>%2$s</span> <b>%3$s</b></label></li>', g.state, g.short, g.n), E'\n' ORDER BY g.ord)
			FROM grouped g),
		(SELECT string_agg(format(E'<details open class="group %s"><summary><span class="sign %1$s"></span> %s '
				'<span class="n">%s</span></summary>\n<ol>\n%s\n</ol>\n</details>', g.state, g.label, g.n, g.entries), E'\n' ORDER BY g.ord)
			FROM grouped g)
		INTO marked, number, legend, groups
		FROM marks m;

	RETURN concat(
		E'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n',
		format(E'<meta http-equiv="Content-Security-Policy" content="default-src ''none''; style-src ''sha256-%s''; '
			'script-src ''sha256-%s''; base-uri ''none''; form-action ''none''">\n',
			encode(sha256(convert_to(style, 'UTF8')), 'base64'), encode(sha256(convert_to(script, 'UTF8')), 'base64')),
		E'<meta name="referrer" content="no-referrer">\n',
		E'<meta name="viewport" content="width=device-width, initial-scale=1">\n',
		E'<meta name="color-scheme" content="light dark">\n',
		'<title>', heading, E'</title>\n<style>', style, E'</style>\n</head>\n<body>\n<div class="page">\n<header>\n',
		'<h1 lang="zh-CN">', heading, E'</h1>\n<p>',
		@extschema@.attain_html(concat_ws(', ', report.region, report.kind, report.report_year, to_char(report.delivered_on, 'YYYY-MM-DD'),
			number || CASE number WHEN 1 THEN ' value' ELSE ' values' END)), E'</p>\n',
		'<p class="remark">' || @extschema@.attain_html(nullif(report.remark, '')) || E'</p>\n',
		E'<ul class="legend" aria-label="Values to show">\n' || legend || E'\n</ul>\n',
		E'<a class="to-values" href="#values">List of values</a>\n</header>\n<div class="columns">\n',
		'<main id="text" lang="zh-CN">', marked, E'</main>\n<aside id="values" aria-label="List of values">\n',
		E'<input class="find" type="search" placeholder="Find in the list" aria-label="Find in the list">\n',
		'<p class="none"', CASE WHEN number > 0 THEN ' hidden' END, E'>No values.</p>\n',
		groups, E'\n</aside>\n</div>\n</div>\n<script>', script, E'</script>\n</body>\n</html>\n');
END
$$;
COMMENT ON FUNCTION attain_evidence_html(bigint) IS
	'a page of its own that shows a report with every value marked by what it is and what came of it; null where there is no such report to see';
