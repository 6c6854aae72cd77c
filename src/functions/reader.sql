-- The report reader.

CREATE FUNCTION attain_version() RETURNS text
	AS 'MODULE_PATHNAME', 'attain_version'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION attain_version() IS
	'version of the extension''s code and word lists; rows read by another version can be read again';

CREATE FUNCTION attain_report_support(internal) RETURNS internal
	AS 'MODULE_PATHNAME', 'attain_report_support'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION attain_report_support(internal) IS
	'planner support: cost and rows of reading a report by its length';

-- COST and ROWS are those of a report of 50 000 bytes; attain_report_support
-- takes them in proportion where the length is known.
--
-- Not STRICT, since a null report_year is the usual case; a null report has no rows.
CREATE FUNCTION parse_report(report text, report_year int DEFAULT NULL)
	RETURNS TABLE (seq int, section text, indicator text, role text, period daterange, aspect text,
				   measure measure, target target, cmp text, low numeric, high numeric, unit text,
				   span int4range, source text, polarity int, confidence real)
	AS 'MODULE_PATHNAME', 'attain_parse_report'
	LANGUAGE C IMMUTABLE CALLED ON NULL INPUT PARALLEL SAFE COST 150000 ROWS 230 SUPPORT attain_report_support;
COMMENT ON FUNCTION parse_report(text, int) IS
	'one row for each value that a report states: its indicator, role (actual, estimate, target), period, measure or target, and where it stands';

CREATE FUNCTION report_meta(report text,
							OUT title text, OUT region text, OUT issuer text, OUT kind text,
							OUT report_year int, OUT review_year int, OUT delivered_on date)
	AS 'MODULE_PATHNAME', 'attain_report_meta'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 15000 SUPPORT attain_report_support;
COMMENT ON FUNCTION report_meta(text) IS
	'title, region, issuer, kind and years of a report, read from its content';

CREATE FUNCTION report_sections(report text)
	RETURNS TABLE (seq int, level int, title text, path text, span int4range)
	AS 'MODULE_PATHNAME', 'attain_report_sections'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 15000 ROWS 40 SUPPORT attain_report_support;
COMMENT ON FUNCTION report_sections(text) IS
	'headings of a report with the headings above them and the text they cover';

CREATE FUNCTION split_reports(page text)
	RETURNS TABLE (seq int, title text, span int4range, body text)
	AS 'MODULE_PATHNAME', 'attain_split_reports'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 15000 ROWS 2 SUPPORT attain_report_support;
COMMENT ON FUNCTION split_reports(text) IS
	'the reports that a page holds, one row each';

CREATE FUNCTION indicator_key(indicator text) RETURNS text
	AS 'MODULE_PATHNAME', 'attain_indicator_key'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 100;
COMMENT ON FUNCTION indicator_key(text) IS
	'comparison key of an indicator''s name: names with one key mean one indicator';

CREATE FUNCTION indicator_similarity(text, text) RETURNS real
	AS 'MODULE_PATHNAME', 'attain_indicator_similarity'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 50;
COMMENT ON FUNCTION indicator_similarity(text, text) IS
	'how much two indicators'' names have in common, 0 to 1';
