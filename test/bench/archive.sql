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
CREATE TEMP TABLE original AS SELECT id, region, body FROM attain_report;
ALTER TABLE attain_report DISABLE TRIGGER ALL;
ALTER TABLE attain_indicator DISABLE TRIGGER ALL;
CREATE PROCEDURE pg_temp.fill(reports int) LANGUAGE plpgsql AS $$
DECLARE
	stride CONSTANT bigint := (SELECT max(id) FROM original);
	copies CONSTANT int := (SELECT ceil(reports / count(*)::numeric) - 1 FROM original);
	report bigint;
BEGIN
	FOR report IN SELECT r.id FROM attain_report r JOIN original o USING (id) ORDER BY r.report_year NULLS FIRST, r.id LOOP
		INSERT INTO attain_report (id, region, title, kind, report_year, review_year, issuer, delivered_on, body,
				given, reader_version, read_at, edition)
			SELECT id + n * stride, coalesce(region, '#' || id) || n, title, kind, report_year, review_year, issuer, delivered_on, left(body, 100),
				given, reader_version, read_at, edition
			FROM attain_report, generate_series(1, copies) AS n
			WHERE id = report;
		INSERT INTO attain_indicator (report_id, seq, region, section, indicator, key, canonical, role, period,
				aspect, measure, target, cmp, low, high, unit, span, source, polarity, confidence)
			SELECT i.copy, i.seq, i.region || n, i.section, i.indicator, i.key, i.canonical, i.role, i.period,
				i.aspect, i.measure, i.target, i.cmp, i.low, i.high, i.unit, i.span, i.source, i.polarity, i.confidence
			FROM generate_series(1, copies) AS n
			CROSS JOIN LATERAL (SELECT i.*, i.report_id + n * stride AS copy FROM attain_indicator i
				WHERE i.report_id = report ORDER BY i.seq OFFSET 0) AS i;
		COMMIT;
	END LOOP;
END
$$;
ALTER TABLE attain_indicator SET UNLOGGED;	-- no need to log what is thrown away
CALL pg_temp.fill(:reports);
ALTER TABLE attain_report ENABLE TRIGGER ALL;
ALTER TABLE attain_indicator ENABLE TRIGGER ALL;
ALTER TABLE attain_indicator ENABLE REPLICA TRIGGER attain_indicator_replicated;
VACUUM ANALYZE attain_report, attain_indicator;
SELECT format('%s reports, %s rows of %s regions', (SELECT count(*) FROM attain_report), count(*), count(DISTINCT region)) FROM attain_indicator;
SELECT format('%s: table %s, indexes %s', c, pg_size_pretty(pg_table_size(c)), pg_size_pretty(pg_indexes_size(c)))
	FROM (VALUES ('attain_report'::regclass), ('attain_indicator')) AS v (c);
SELECT format('    %s: %s', indexrelid::regclass, pg_size_pretty(pg_relation_size(indexrelid)))
	FROM pg_index WHERE indrelid = 'attain_indicator'::regclass ORDER BY pg_relation_size(indexrelid) DESC;

-- The counts: of the original regions and of one copy as attain_refresh makes
-- them, of the other copies, whose rows are the same, by copying them.
TRUNCATE attain_region_mark, attain_region_year;
INSERT INTO attain_region_mark (region, year)
	SELECT DISTINCT i.region, i.year FROM attain_indicator i JOIN attain_report r ON r.id = i.report_id
	WHERE i.year IS NOT NULL AND r.id <= 2 * (SELECT max(id) FROM original);
SELECT count(*) AS marks, clock_timestamp() AS t FROM attain_region_mark \gset
CALL attain_refresh(batch => 500);
SELECT format('attain_refresh: %s ms for a region and year',
	round((1000 * extract(epoch FROM clock_timestamp() - :'t') / greatest(:marks, 1))::numeric, 2));
INSERT INTO attain_region_year (region, year, targets, attained, missed, undetermined, version, refreshed_at)
	SELECT c.region || n, k.year, k.targets, k.attained, k.missed, k.undetermined, k.version, k.refreshed_at
	FROM (SELECT DISTINCT region FROM original) AS c
	JOIN attain_region_year k USING (region)
	CROSS JOIN generate_series(1, (SELECT ceil(:reports / count(*)::numeric)::int - 1 FROM original)) AS n
	ON CONFLICT DO NOTHING;
VACUUM ANALYZE attain_region_year, attain_region_mark;

-- The median of five, after one that fills the caches; planned anew each time.
-- By the clock is the whole statement, with parsing it and expanding its views.
CREATE TEMP TABLE took (what text, asked text, planning numeric, running numeric, clock numeric);
CREATE PROCEDURE pg_temp.took(what text, asked text, query text) LANGUAGE plpgsql AS $$
DECLARE
	plan json;
	begun timestamptz;
	clock interval;
BEGIN
	FOR i IN 1 .. 6 LOOP
		EXECUTE 'EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ' || query INTO plan;
		begun := clock_timestamp();
		EXECUTE query;
		clock := clock_timestamp() - begun;
		IF i > 1 THEN
			INSERT INTO took VALUES (what, asked, (plan->0->>'Planning Time')::numeric, (plan->0->>'Execution Time')::numeric,
				1000 * extract(epoch FROM clock));
		END IF;
	END LOOP;
END
$$;
-- the region and year with most rows, and one in the middle
CREATE TEMP TABLE asked AS
	SELECT region, year, count(*) AS n, row_number() OVER (ORDER BY count(*) DESC, region, year) AS place, count(*) OVER () AS places
	FROM attain_indicator WHERE year IS NOT NULL GROUP BY region, year HAVING count(*) FILTER (WHERE role = 'target') > 0;
DELETE FROM asked WHERE place NOT IN (1, places / 2);
SELECT format('CALL pg_temp.took(%L, %L, %L)', v, format('one region and year, %s rows', n),
		format('SELECT * FROM %I WHERE region = %L AND year = %s', v, region, year))
	FROM unnest('{attain_scorecard,attain_trend,attain_conflict,attain_unmatched}'::text[]) AS v, asked ORDER BY n \gexec
SELECT format('CALL pg_temp.took(%L, %L, %L)', v, 'one region, ' || (SELECT count(*) FROM attain_indicator i WHERE i.region = a.region) || ' rows',
		format('SELECT * FROM %I WHERE region = %L', v, region))
	FROM unnest('{attain_scorecard,attain_trend,attain_conflict,attain_plan_progress,attain_unmatched,attain_suggest_alias}'::text[]) AS v, asked AS a
	WHERE place = 1 \gexec
SELECT format('CALL pg_temp.took(%L, %L, %L)', 'attain_scorecard_summary', 'all regions, one year',
	format('SELECT * FROM attain_scorecard_summary WHERE year = %s', year)) FROM asked WHERE place = 1 \gexec
SELECT format('CALL pg_temp.took(%L, %L, %L)', 'attain_evidence_html', 'one report, ' || (SELECT count(*) FROM attain_indicator i WHERE i.report_id = r.id) || ' rows',
	format('SELECT attain_evidence_html(%s)', id)) FROM original r ORDER BY length(body) DESC LIMIT 1 \gexec
\pset format aligned
\pset tuples_only off
SELECT what AS view, asked,
	round(percentile_cont(0.5) WITHIN GROUP (ORDER BY planning)::numeric, 1) AS planning_ms,
	round(percentile_cont(0.5) WITHIN GROUP (ORDER BY running)::numeric, 1) AS running_ms,
	round(percentile_cont(0.5) WITHIN GROUP (ORDER BY clock)::numeric, 1) AS clock_ms
FROM took GROUP BY what, asked ORDER BY what, asked;
