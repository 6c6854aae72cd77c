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
	('digits of a growth in 倍', $$measure(repeat('9', 34)::numeric, '倍', 'growth')$$, $$measure(repeat('9', 35)::numeric, '倍', 'growth')$$),
	('no number', $$measure(0, '家')$$, $$measure('NaN', '家')$$)) AS v (what, within, beyond);

-- bytes of literals, names and reports
SELECT what, pg_temp.said('SELECT ' || within) AS within, pg_temp.said('SELECT ' || beyond) AS beyond FROM (VALUES
	('text of a measure', $$(repeat(' ', 4094) || '5%')::measure$$, $$(repeat(' ', 4095) || '5%')::measure$$),
	('text of a target', $$(repeat(' ', 4094) || '5%')::target$$, $$(repeat(' ', 4095) || '5%')::target$$),
	('name', $$length(indicator_key(repeat('甲', 1365)))$$, $$indicator_key(repeat('甲', 1366))$$),
	('name beside another', $$indicator_similarity(repeat('甲', 1365), '乙')$$, $$indicator_similarity('乙', repeat('甲', 1366))$$),
	('characters of a name that count', $$indicator_key(repeat('甲', 511) || '乙') <> indicator_key(repeat('甲', 511) || '丙')$$, $$indicator_key(repeat('甲', 512) || '乙') <> indicator_key(repeat('甲', 512) || '丙')$$),
	('largest report', $$report_year FROM report_meta('甲区2021年政府工作报告' || repeat(E'\n', 134217697))$$, $$report_meta('甲区2021年政府工作报告' || repeat(E'\n', 134217698))$$),
	('report', $$report_year FROM report_meta('甲区2021年政府工作报告')$$, $$report_meta(repeat('元', 44739243))$$),
	('year of a report', $$count(*) FROM parse_report('增长5%', 9999)$$, $$count(*) FROM parse_report('增长5%', 10000)$$)) AS v (what, within, beyond);
SELECT pg_temp.said($$INSERT INTO attain_report (body) VALUES (repeat('元', 44739243))$$);

-- units and references
SELECT what, pg_temp.said('SELECT ' || within) AS within, pg_temp.said('SELECT ' || beyond) AS beyond FROM (VALUES
	('unknown unit', $$length(unit(measure(1, repeat('蓬', 32))))$$, $$measure(1, repeat('蓬', 33))$$),
	('unknown unit behind 万', $$length(unit(measure(1, '万' || repeat('蓬', 32))))$$, $$measure(1, '万' || repeat('蓬', 33))$$),
	('unknown unit of a literal', $$length(unit(('1' || repeat('蓬', 32))::measure))$$, $$('1' || repeat('蓬', 33))::measure$$),
	('unknown unit of a target', $$length(unit(('1万' || repeat('蓬', 32) || '以上')::target))$$, $$('1万' || repeat('蓬', 33) || '以上')::target$$),
	('unit that is asked for', $$in_unit(measure(1, repeat('蓬', 32)), repeat('蓬', 32))$$, $$in_unit('1家', repeat('蓬', 33))$$),
	('text of a unit', $$in_unit('1家', repeat(' ', 4093) || '家')$$, $$in_unit('1家', repeat(' ', 4094) || '家')$$),
	('factors of a unit', $$'1吨/平方公里·月·人'::measure$$, $$'1吨/平方公里·月·人·天'::measure$$),
	('factors of a target', $$'1吨/平方公里·月·人以内'::target$$, $$'控制在1吨/平方公里·月·人/天以内'::target$$),
	('factors of an argument', $$measure(1, '吨/平方公里·月·人')$$, $$measure(1, '吨/平方公里·月·人·天')$$),
	('factors that are asked for', $$in_unit('1吨/平方公里·月·人', '公斤/平方公里·月·人')$$, $$in_unit('1吨', '吨/平方公里·月·人·天')$$),
	('scale of a unit', $$'1亩·亩·亩'::measure$$, $$'1亩·亩·亩·亩'::measure$$),
	('claim of a target', $$length(('高于' || repeat('全市', 29) || '平均水平')::target::text)$$, $$('高于' || repeat('全市', 29) || '的平均水平')::target$$),
	('claim of a measure', $$length(('完成' || repeat('目标', 31))::measure::text)$$, $$('完成' || repeat('目标', 32))::measure$$)) AS v (what, within, beyond);
-- not the length is what is wrong with these
SELECT x, pg_temp.said(format('SELECT %L::measure', x)) AS literal, pg_temp.said(format('SELECT measure(1, %L)', x)) AS unit FROM (VALUES
	(repeat('蓬', 16) || '，' || repeat('蓬', 16)), ('吨/平方公里·月·人·'), ('1家' || repeat('蓬', 40))) AS v (x);

-- the same in binary
CREATE FUNCTION pg_temp.copied(path text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE format('COPY r FROM %L WITH (FORMAT binary)', path);
END $$;
CREATE FUNCTION pg_temp.received(kind text, bytes bytea) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	path text := current_setting('data_directory') || '/attain_limits';
	lo oid := lo_from_bytea(0, '\x5047434f50590aff0d0a000000000000000000'::bytea || '\x0001'::bytea || int4send(length(bytes)) || bytes || '\xffff'::bytea);
	answer text;
BEGIN
	PERFORM lo_export(lo, path), lo_unlink(lo);
	EXECUTE format('CREATE TEMP TABLE r (v %I)', kind);
	answer := pg_temp.said(format($q$SELECT pg_temp.copied(%L)$q$, path));
	SELECT coalesce(nullif(answer, ''), v::text) INTO answer FROM (SELECT) AS s LEFT JOIN r ON true;
	DROP TABLE r;
	RETURN answer;
END $$;
SELECT what, length(pg_temp.received('measure', bytes)) AS within, pg_temp.received('measure', beyond) AS beyond
	FROM (VALUES ('digits', (repeat('9', 36) || '家')::measure), ('digits below 0', ('-' || repeat('9', 36) || '家')::measure), ('decimals', ('0.' || repeat('1', 30) || '家')::measure),
			('factors', '1吨/平方公里·月·人'), ('word', measure(1, repeat('蓬', 32))), ('claim', ('完成' || repeat('目标', 31))::measure), ('bytes', '1家')) AS v (what, value),
		LATERAL measure_send(value) AS s (bytes),
		-- the places are those of doc/format.md
		LATERAL (SELECT CASE what
			WHEN 'digits' THEN overlay(bytes PLACING '\x00c097ce7bc90715b34b9f1000000000' FROM 8)
			WHEN 'digits below 0' THEN overlay(bytes PLACING '\xff3f68318436f8ea4cb460f000000000' FROM 8)
			WHEN 'decimals' THEN set_byte(bytes, 6, 31)
			WHEN 'factors' THEN set_byte(bytes, 2, get_byte(bytes, 2) + 1)
			WHEN 'word' THEN set_byte(bytes, 13, 33)
			WHEN 'claim' THEN set_byte(bytes, 6, 65)
			ELSE bytes || decode(repeat('00', 440), 'hex') END) AS c (beyond);

-- names of places, kinds and references, that an index holds beside the longest key
CREATE FUNCTION pg_temp.long(n int, seed int) RETURNS text LANGUAGE sql RETURN (SELECT string_agg(chr(131072 + (seed + i * 7919) % 40000), '') FROM generate_series(1, n) AS i);
BEGIN;
SELECT what, pg_temp.said(format(query, pg_temp.long(64, 1))) AS within, pg_temp.said(format(query, pg_temp.long(65, 1))) AS beyond FROM (VALUES
	('region of a report', $$INSERT INTO attain_report (region, kind, report_year, body) VALUES (%1$L, pg_temp.long(64, 2), 2020, '2020年，全年新建公园5个。') RETURNING length(region)$$),
	('kind of a report', $$INSERT INTO attain_report (region, kind, report_year, body) VALUES (pg_temp.long(64, 2), %1$L, 2020, '2020年，全年新建公园5个。') RETURNING length(kind)$$),
	('changed region', $$UPDATE attain_report SET region = %1$L || '' WHERE kind = pg_temp.long(64, 2) RETURNING length(region)$$),
	('region of an alias', $$INSERT INTO attain_alias (region, alias, indicator) VALUES (%1$L, pg_temp.long(512, 3), pg_temp.long(512, 4)) RETURNING length(alias_key)$$),
	('region of a reference', $$INSERT INTO attain_reference (region, indicator, year, reference, value) VALUES (%1$L, pg_temp.long(512, 5), 2020, pg_temp.long(64, 6), '5%%') RETURNING length(indicator_key)$$),
	('reference', $$INSERT INTO attain_reference (region, indicator, year, reference, value) VALUES (pg_temp.long(64, 7), pg_temp.long(512, 8), 2020, %1$L, '5%%') RETURNING length(reference)$$)) AS v (what, query);
-- such an alias is in every index, too
SELECT pg_temp.said($$INSERT INTO attain_alias (region, alias, indicator) VALUES (pg_temp.long(64, 1), '新建公园', pg_temp.long(512, 9)) RETURNING length(indicator_key)$$) AS said;
SELECT length(region) AS region, length(canonical) AS canonical FROM attain_indicator WHERE length(region) = 64 ORDER BY 1, 2;
SELECT what, pg_temp.said(within) AS within, pg_temp.said(beyond) AS beyond FROM (VALUES
	('names of an alias', $$INSERT INTO attain_alias (alias, indicator) VALUES (repeat('甲', 1365), '乙') RETURNING length(alias_key)$$, $$INSERT INTO attain_alias (alias, indicator) VALUES ('丙', repeat('甲', 1366))$$),
	('year of a reference', $$INSERT INTO attain_reference (year, reference, value) VALUES (9998, '丁', '5%') RETURNING during$$, $$INSERT INTO attain_reference (year, reference, value) VALUES (9999, '丁', '5%')$$),
	('first year', $$INSERT INTO attain_reference (year, reference, value) VALUES (1, '丁', '5%') RETURNING during$$, $$INSERT INTO attain_reference (year, reference, value) VALUES (0, '丁', '5%')$$),
	('year of a stored report', $$INSERT INTO attain_report (report_year, body) VALUES (9999, '增长5%') RETURNING report_year$$, $$INSERT INTO attain_report (report_year, body) VALUES (10000, '增长5%')$$),
	('title, issuer and remark', $$INSERT INTO attain_report (title, issuer, remark, body) VALUES (pg_temp.long(100000, 1), pg_temp.long(100000, 2), pg_temp.long(100000, 3), '增长5%') RETURNING length(title)$$, 'SELECT NULL')) AS v (what, within, beyond);
ROLLBACK;

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
	('a tag of 4096 bytes', $$min(source) FROM parse_report('<p title="' || repeat('甲', 1300) || '">道路5公里。</p>')$$),
	('a longer one is text', $$min(source) LIKE '<p title%' FROM parse_report('<p title="' || repeat('甲', 1400) || '">道路5公里。</p>')$$),
	('years', $$count(*) FROM parse_report('到9999年，道路5公里。')$$)) AS v (what, query);

-- rows of a table: the last of 24 cells, and what is too long to be one
SELECT count(*), max(length(source)) FROM parse_report('指标' || repeat(E'\t583.1亿元', 666) || E'\t12亿元');
SELECT count(*) > 24 AS "as sentences", max(length(source)) <= 6001 AS bounded FROM parse_report('指标' || repeat(E'\t583.1亿元', 1000));
