-- Every limit: what is just within it is read, what is beyond it is refused with the limit named, or left out where a report is read.
\set VERBOSITY terse
\pset format unaligned

CREATE FUNCTION pg_temp.said(query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	answer text;
	code text;
	message text;
	detail text;
BEGIN
	EXECUTE query INTO answer;
	RETURN answer;
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS code = RETURNED_SQLSTATE, message = MESSAGE_TEXT, detail = PG_EXCEPTION_DETAIL;
	RETURN concat_ws(' | ', code, split_part(message, ': "', 1), detail);
END $$;

-- digits and decimals, of literals, arguments and results
SELECT what, pg_temp.said('SELECT ' || within) AS within, pg_temp.said('SELECT ' || beyond) AS beyond FROM (VALUES
	('digits of a measure', $$(repeat('9', 36) || '家')::measure = measure(repeat('9', 36)::numeric, '家')$$, $$(repeat('9', 37) || '家')::measure$$),
	('digits of a target', $$lower((repeat('9', 36) || '家')::target) = repeat('9', 36)::numeric$$, $$(repeat('9', 37) || '家')::target$$),
	('decimals of a measure', $$(('0.' || repeat('1', 30) || '家')::measure)::text$$, $$('0.' || repeat('1', 31) || '家')::measure$$),
	('digits of an argument', $$measure(repeat('9', 36)::numeric, '家') > '1家'$$, $$measure(repeat('9', 37)::numeric, '家')$$),
	('decimals of an argument', $$scale(lower(measure(('0.' || repeat('1', 30))::numeric, '家')))$$, $$measure(('0.' || repeat('1', 31))::numeric, '家')$$),
	('digits of a sum', $$(repeat('9', 35) || '8家')::measure + '1家' = (repeat('9', 36) || '家')::measure$$, $$(repeat('9', 36) || '家')::measure + '1家'$$),
	('digits of an aggregate', $$sum(m) FROM unnest(ARRAY[(repeat('9', 35) || '家')::measure, '1家']) AS m$$, $$sum(m) FROM unnest(ARRAY[(repeat('9', 36) || '家')::measure, '1家']) AS m$$),
	('digits of a product', $$('1' || repeat('0', 34) || '家')::measure * 10 > '1家'$$, $$(repeat('9', 36) || '家')::measure * 10$$),
	('no number', $$measure(0, '家')$$, $$measure('NaN', '家')$$)) AS v (what, within, beyond);

-- bytes of literals, names and reports
SELECT what, pg_temp.said('SELECT ' || within) AS within, pg_temp.said('SELECT ' || beyond) AS beyond FROM (VALUES
	('text of a measure', $$(repeat(' ', 4094) || '5%')::measure$$, $$(repeat(' ', 4095) || '5%')::measure$$),
	('text of a target', $$(repeat(' ', 4094) || '5%')::target$$, $$(repeat(' ', 4095) || '5%')::target$$),
	('name', $$length(indicator_key(repeat('甲', 1365)))$$, $$indicator_key(repeat('甲', 1366))$$),
	('name beside another', $$indicator_similarity(repeat('甲', 1365), '乙')$$, $$indicator_similarity('乙', repeat('甲', 1366))$$),
	('characters of a name that count', $$indicator_key(repeat('甲', 511) || '乙') <> indicator_key(repeat('甲', 511) || '丙')$$, $$indicator_key(repeat('甲', 512) || '乙') <> indicator_key(repeat('甲', 512) || '丙')$$),
	('report', $$report_year FROM report_meta('甲区2021年政府工作报告')$$, $$report_meta(repeat('元', 44739243))$$),
	('year of a report', $$count(*) FROM parse_report('增长5%', 9999)$$, $$count(*) FROM parse_report('增长5%', 10000)$$)) AS v (what, within, beyond);
SELECT pg_temp.said($$INSERT INTO attain_report (body) VALUES (repeat('元', 44739243))$$);

-- units and references
SELECT what, pg_temp.said('SELECT ' || within) AS within, pg_temp.said('SELECT ' || beyond) AS beyond FROM (VALUES
	('unknown unit', $$length(unit(measure(1, repeat('蓬', 32))))$$, $$measure(1, repeat('蓬', 33))$$),
	('unknown unit of a literal', $$length(unit(('1' || repeat('蓬', 32))::measure))$$, $$('1' || repeat('蓬', 33))::measure$$),
	('factors of a unit', $$'1吨/平方公里·月·人'::measure$$, $$'1吨/平方公里·月·人·天'::measure$$)) AS v (what, within, beyond);

-- what a report has beyond them is left out
SELECT what, pg_temp.said('SELECT ' || query) AS answer FROM (VALUES
	('a number of 36 digits', $$count(*) FROM parse_report('2020年，总额' || repeat('9', 36) || '元，地区生产总值增长5%。')$$),
	('a number of 37', $$count(*) FROM parse_report('2020年，总额' || repeat('9', 37) || '元。地区生产总值增长5%。')$$),
	('longest name', $$max(length(indicator)) FROM parse_report(repeat('新建学校', 100) || '达到5所。')$$),
	('24 cells', $$count(*) FROM parse_report('|指标|' || repeat('2020年|', 23) || E'\n|' || repeat('-|', 24) || E'\n|道路|' || repeat('5公里|', 23))$$),
	('further cells', $$count(*) FROM parse_report('|指标|' || repeat('2020年|', 40) || E'\n|' || repeat('-|', 41) || E'\n|道路|' || repeat('5公里|', 40))$$),
	('a long sentence, in pieces', $$count(*), max(length(source)) <= 6001 FROM parse_report(repeat('道路5公里、', 3000) || '。')$$),
	('many rows', $$count(*) FROM parse_report(repeat('道路5公里。', 50000))$$),
	('headings', $$count(*) FROM report_sections((SELECT string_agg(repeat('#', g) || ' 第' || g || '级', E'\n\n' ORDER BY g) FROM generate_series(1, 12) AS g))$$),
	('nested tables', $$count(*) >= 0 FROM parse_report(repeat('<table><tr><td>', 5000) || '道路5公里' || repeat('</td></tr></table>', 5000))$$),
	('nested brackets', $$count(*) >= 0 FROM parse_report(repeat('（', 5000) || '道路5公里' || repeat('）', 5000))$$),
	('years', $$count(*) FROM parse_report('到9999年，道路5公里。')$$)) AS v (what, query);
