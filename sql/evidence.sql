-- A report as a page: what it shows, and that nothing of a report is markup.
\set VERBOSITY terse

SELECT attain_html('<b>&amp; "双" ''单''</b>'), attain_html(''), attain_html(NULL), attain_html(E'a\r\nb');

-- marks: one beside the other, nested, overlapping, equal
CREATE FUNCTION pg_temp.marked(body text, span_from int[], span_to int[], state text[]) RETURNS text
LANGUAGE sql AS $$
	SELECT regexp_replace(attain_marked_html(body, span_from, span_to, ARRAY(SELECT generate_series(1, cardinality(span_from))), state,
		ARRAY(SELECT 'row ' || n FROM generate_series(1, cardinality(span_from)) AS n)), E'\n+(row)', ' + \1', 'g')
$$;
SELECT pg_temp.marked('增长6%，新建1个。', '{1,7}', '{5,9}', '{missed,actual}') AS beside;
SELECT pg_temp.marked('增长6%，新建1个。', '{1,2}', '{9,4}', '{actual,attained}') AS nested;
SELECT pg_temp.marked('增长6%，新建1个。', '{1,3}', '{5,9}', '{estimate,open}') AS overlapping;
SELECT pg_temp.marked('增长6%，新建1个。', '{1,1,1}', '{5,5,5}', '{actual,undetermined,missed}') AS equal;
SELECT pg_temp.marked('甲乙', '{1,3,0,2}', '{9,9,2,2}', '{actual,actual,actual,actual}') AS beyond_the_text;
SELECT pg_temp.marked('', '{}', '{}', '{}') AS nothing;
-- of many rows at one place a few are named
SELECT pg_temp.marked('甲', array_fill(1, '{20}'), array_fill(2, '{20}'), array_fill('open'::text, '{20}')) ~ 'data-n="20" title="row 13 [^"]* row 20">甲</a>$' AS many;

-- rows with tabs one under the other are a table, a single one is not
SELECT pg_temp.marked(E'指标\t目标\n产值\t增长6%\t\n\n甲\t乙\n\t缩进\n', '{4,7}', '{8,13}', '{open,actual}') AS "table";
SELECT pg_temp.marked(E'一\t<td>\n二\t三', '{1}', '{9}', '{open}') AS "a mark over cells";

-- what cannot be a mark
SELECT attain_marked_html('甲', '{1}', '{2}', '{1}', '{good}', '{x}');
SELECT attain_marked_html('甲', '{1}', '{2,3}', '{1}', '{open}', '{x}');
SELECT attain_marked_html('甲', '{1}', '{2}', '{1}', '{NULL}', '{x}');

SELECT attain_evidence_period(p) FROM unnest('{"[2021-01-01,2022-01-01)","[2021-01-01,2026-01-01)","[2021-01-01,2021-04-01)","[2021-03-01,2021-04-01)","[2021-03-02,2021-03-09)","[2021-03-02,2021-03-03)",empty,"[2021-01-01,)"}'::daterange[]) AS p;

-- the text of a page with its tags taken out and its characters put back
CREATE FUNCTION pg_temp.part(page text, opening text, closing text) RETURNS text
LANGUAGE sql AS $$ SELECT split_part(split_part(page, opening, 2), closing, 1) $$;
CREATE FUNCTION pg_temp.plain(html text) RETURNS text
LANGUAGE sql AS $$
	SELECT replace(replace(replace(replace(replace(replace(regexp_replace(html, '<[^>]*>', '', 'g'),
		'&lt;', '<'), '&gt;', '>'), '&#34;', '"'), '&#39;', ''''), '&#13;', E'\r'), '&amp;', '&')
$$;
CREATE FUNCTION pg_temp.body(page text) RETURNS text
LANGUAGE sql AS $$ SELECT pg_temp.plain(pg_temp.part(page, '<main id="text" lang="zh-CN">', '</main>')) $$;

INSERT INTO attain_report (id, region, title, body) VALUES
	(1, '丁区', '2020年工作报告', E'二、2020年主要任务\n地区生产总值增长6%，新建5G网络基站1000个，城镇登记失业人数控制在4750人以内，新建公园3个，财政收入100亿元。'),
	(2, '丁区', '2021年<工作>"报告"', E'<h1 onclick="x()">一、2020年工作回顾</h1>\r\n<script>document.title=''x''</script><img src=x onerror="document.title=''x''">\r\n'
		'预计地区生产总值增长3.8%。新建5G基站1514个，城镇登记失业4123人，财政收入超90亿元。</main></body> &lt; &amp;amp; <!-- <b>R&D "经费"</b>投入12.5亿元。\n'
		'| 指标 | 目标 |\n|---|---|\n二、2021年主要任务\n地区生产总值增长6.5%。\n'
		'指标\t目标\t完成\n粮食产量\t20万吨\t21万吨\n'),
	(3, '丁区', '空的', ''),
	(4, NULL, NULL, '没有数字的一句话。'),
	(5, '戊区', '别区的报告', '2020年地区生产总值增长9.9%。');
SELECT id, pg_temp.body(attain_evidence_html(id)) = body AS whole,
	attain_evidence_html(id) ~ '^<!DOCTYPE html>.*</html>\n$' AS page FROM attain_report ORDER BY id;

-- the report's own markup is text; no tag of the page comes from it
SELECT pg_temp.part(attain_evidence_html(2), '<title>', '</title>') AS title;
SELECT tag, count(*) FROM attain_report, regexp_matches(attain_evidence_html(id), '<([a-z0-9]+|!)', 'g') AS m (t), unnest(t) AS tag
WHERE id = 2 AND tag IN ('script', 'img', 'h1', 'main', 'b', 'body', '!', 'style', 'link') GROUP BY tag ORDER BY tag COLLATE "C";
-- rows written by hand may hold anything
INSERT INTO attain_indicator (report_id, seq, region, indicator, key, canonical, role, period, aspect, measure, span, source, cmp)
VALUES (4, 1, '#4', '<script>"x"</script>''&', 'k', 'k', 'actual', '[2020-01-01,2021-01-01)', 'level', '3个', '[1,4)', '<i>"', '='),
	(4, 2, '#4', '', '', '', 'actual', NULL, 'level', NULL, '[90,99)', NULL, NULL),
	(4, 3, '#4', '空', '空', '空', 'target', NULL, 'level', NULL, 'empty', NULL, NULL);
SELECT pg_temp.part(attain_evidence_html(4), '<main id="text" lang="zh-CN">', '</main>');
SELECT pg_temp.part(attain_evidence_html(4), '<aside', '</aside>');
SELECT pg_temp.body(attain_evidence_html(4)) = body AS whole FROM attain_report WHERE id = 4;

-- what every value is, and what came of it
CREATE FUNCTION pg_temp.list(report bigint) RETURNS SETOF text
LANGUAGE sql AS $$
	SELECT m[1] || ': ' || btrim(regexp_replace(pg_temp.plain(regexp_replace(m[2], '</?p>', ' / ', 'g')), '[\s/]+/ ?', ' / ', 'g'), ' /')
	FROM regexp_matches(attain_evidence_html(report), '<li id="r[^"]+?" class="row ([a-z]+?)">(.+?)</li>', 'g') AS m
$$;
SELECT pg_temp.list(1);
SELECT pg_temp.list(2);
SELECT pg_temp.part(attain_evidence_html(1), '<main id="text" lang="zh-CN">', '</main>') AS text;

-- every value links to its entry and back
SELECT r.id, count(*) AS links, count(*) FILTER (WHERE strpos(page, 'id="' || link || '"') > 0) AS found
FROM attain_report r, attain_evidence_html(r.id) AS page, regexp_matches(page, 'href="#([^"]+)"', 'g') AS m (l), unnest(l) AS link
GROUP BY r.id ORDER BY r.id;
-- an identifier occurs once
SELECT r.id, name FROM attain_report r, attain_evidence_html(r.id) AS page, regexp_matches(page, ' id="([^"]+)"', 'g') AS m (l), unnest(l) AS name
GROUP BY r.id, name HAVING count(*) > 1;

-- another statement of the same target is the one that counts
INSERT INTO attain_report (id, region, title, report_year, body) VALUES (6, '丁区', '2019年工作报告', 2019, E'2020年目标\n2020年地区生产总值增长7%。');
SELECT pg_temp.list(6);
-- names that met otherwise than by their keys say so
INSERT INTO attain_report (id, region, title, body) VALUES (7, '丁区', '2022年计划', E'一、2020年工作回顾\n建成绿地5个。');
INSERT INTO attain_alias (alias, indicator) VALUES ('建成绿地', '新建公园');
SELECT pg_temp.list(7);

SELECT attain_evidence_html(99) IS NULL AS unknown, attain_evidence_html(NULL) IS NULL AS "null";

-- the policy names the hashes of what is inside
SELECT strpos(page, 'script-src ''sha256-' || encode(sha256(convert_to(pg_temp.part(page, '<script>', '</script>'), 'UTF8')), 'base64') || '''') > 0 AS script,
	strpos(page, 'style-src ''sha256-' || encode(sha256(convert_to(pg_temp.part(page, '<style>', '</style>'), 'UTF8')), 'base64') || '''') > 0 AS style,
	page ~ 'https?:|//|url\(|@import' AS external
FROM attain_evidence_html(3) AS page;

-- who may not see a report gets no page, and no page tells of it
CREATE ROLE regress_attain_reader;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO regress_attain_reader;
ALTER TABLE attain_report ENABLE ROW LEVEL SECURITY;
CREATE POLICY one ON attain_report FOR SELECT TO regress_attain_reader USING (id IN (1, 3));
SET ROLE regress_attain_reader;
SELECT id, attain_evidence_html(id) IS NOT NULL AS page FROM generate_series(1, 5) AS id;
SELECT pg_temp.list(1);
RESET ROLE;
REVOKE SELECT ON attain_report FROM regress_attain_reader;
SET ROLE regress_attain_reader;
SELECT attain_evidence_html(1);
RESET ROLE;
ALTER TABLE attain_report DISABLE ROW LEVEL SECURITY;
DROP OWNED BY regress_attain_reader;
DROP ROLE regress_attain_reader;

-- a hostile search_path changes nothing
CREATE SCHEMA evil;
CREATE FUNCTION evil.attain_html(text) RETURNS text LANGUAGE sql AS 'SELECT ''evil''::text';
CREATE FUNCTION evil.concat(VARIADIC "any") RETURNS text LANGUAGE internal IMMUTABLE AS 'text_concat';
SET search_path = evil, public, pg_catalog;
SELECT attain_evidence_html(3) ~ 'evil' AS evil;
RESET search_path;
DROP SCHEMA evil CASCADE;

-- long texts and many marks take time in proportion
SELECT length(attain_marked_html(repeat('增长6%，', 200000), ARRAY(SELECT 1 + 5 * n FROM generate_series(0, 99999) AS n),
	ARRAY(SELECT 5 + 5 * n FROM generate_series(0, 99999) AS n), ARRAY(SELECT generate_series(1, 100000)),
	array_fill('actual'::text, '{100000}'), array_fill(''::text, '{100000}'))) > 1000000 AS long;
SELECT length(attain_marked_html(repeat('甲', 100000), ARRAY(SELECT generate_series(1, 50000)),
	ARRAY(SELECT 100001 - n FROM generate_series(1, 50000) AS n), ARRAY(SELECT generate_series(1, 50000)),
	array_fill('actual'::text, '{50000}'), array_fill('x'::text, '{50000}'))) > 1000000 AS nested;
