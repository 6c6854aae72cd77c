-- A large archive: the reports there are, copied under other names of their
-- regions until there are :reports of them.  How long the views take for one
-- region and for all of them, with planning apart from running.
\set QUIET on
\pset tuples_only on
\pset format unaligned
SET client_min_messages = warning;
\if :{?reports}
\else
\set reports 2000
\endif

-- Copies of one report follow each other, so that the reports of a region are
-- as far apart as in an archive that has grown year by year.  Rows are copied,
-- not read anew, and a copy's body is short.
ALTER TABLE attain_report DISABLE TRIGGER ALL;
ALTER TABLE attain_indicator DISABLE TRIGGER ALL;
CREATE PROCEDURE pg_temp.fill(reports int) LANGUAGE plpgsql AS $$
DECLARE
	stride CONSTANT bigint := (SELECT max(id) FROM attain_report);
	copies CONSTANT int := ceil(reports / (SELECT count(*) FROM attain_report)::numeric) - 1;
	original record;
BEGIN
	FOR original IN SELECT id FROM attain_report ORDER BY report_year NULLS FIRST, id LOOP
		INSERT INTO attain_report (id, region, title, kind, report_year, review_year, issuer, delivered_on, body,
				given, reader_version, read_at, edition)
			SELECT id + n * stride, coalesce(region, '#' || id) || n, title, kind, report_year, review_year, issuer, delivered_on, left(body, 100),
				given, reader_version, read_at, edition
			FROM attain_report, generate_series(1, copies) AS n
			WHERE id = original.id;
		INSERT INTO attain_indicator (report_id, seq, region, section, indicator, key, canonical, role, period,
				aspect, measure, target, cmp, low, high, unit, span, source, polarity, confidence)
			SELECT i.copy, i.seq, i.region || n, i.section, i.indicator, i.key, i.canonical, i.role, i.period,
				i.aspect, i.measure, i.target, i.cmp, i.low, i.high, i.unit, i.span, i.source, i.polarity, i.confidence
			FROM generate_series(1, copies) AS n
			CROSS JOIN LATERAL (SELECT i.*, i.report_id + n * stride AS copy FROM attain_indicator i
				WHERE i.report_id = original.id ORDER BY i.seq OFFSET 0) AS i;
		COMMIT;
	END LOOP;
END
$$;
