-- What ./dev demo shows: rows with their source, the scorecard, contradictions.
\pset footer off
\pset linestyle unicode
\pset border 0
\pset pager off

\echo
\echo '1. A report is text. Its numbers become rows: what, when, promised or done, and the sentence.'
\echo '   SELECT ... FROM parse_report(body)'
\echo
SELECT p.indicator AS "indicator", p.role AS "role",
	extract(year FROM lower(p.period)) || CASE WHEN upper(p.period) > lower(p.period) + 366
		THEN '-' || extract(year FROM upper(p.period) - 1) ELSE '' END AS "time",
	coalesce(p.measure::text, p.target::text) AS "value",
	CASE WHEN length(s.text) > 36 THEN
		'…' || substr(s.text, greatest(1, s.at - 16), 34) || '…' ELSE s.text END AS "source"
FROM attain_report r, parse_report(r.body) AS p,
	LATERAL (SELECT translate(p.source, E'\t\n\r', '   ') AS text,
		position(substr(r.body, lower(p.span), upper(p.span) - lower(p.span)) IN p.source) AS at) AS s
WHERE r.id = (SELECT min(id) FROM attain_report)
ORDER BY p.seq
LIMIT 10;

\echo
\echo '2. Reports of three years, loaded with INSERT. What was promised, what came of it.'
\echo '   SELECT ... FROM attain_scorecard'
\echo
WITH card AS (
	SELECT *, row_number() OVER (PARTITION BY year ORDER BY conflict DESC, attained IS NULL, actual_value IS NULL, target_report, indicator) AS n
	FROM attain_scorecard
	WHERE actual IS NOT NULL AND upper(period) - lower(period) BETWEEN 365 AND 366)
SELECT year, CASE attained WHEN true THEN '✓' WHEN false THEN '✗' ELSE '?' END AS " ",
	indicator, target, actual,
	rpad(repeat('█', round(8 * least(ratio, 1.5))::int), 12, '·') AS "ratio",
	to_char(ratio, '990.00') AS "     ",
	why || CASE WHEN conflict THEN '  ⚠ see 3' ELSE '' END AS "why"
FROM card
WHERE n <= 8
ORDER BY year, n;

\t on
SELECT format('   %s of %s promises kept, %s missed, %s without a number to tell.',
	count(*) FILTER (WHERE attained), count(*), count(*) FILTER (WHERE NOT attained),
	count(*) FILTER (WHERE attained IS NULL)) AS " "
FROM attain_scorecard WHERE actual IS NOT NULL;
\t off

\echo '3. Where the reports contradict each other.'
\echo '   SELECT ... FROM attain_conflict'
\echo
SELECT year, indicator, value_1, value_2,
	left(translate(source_1, E'\t\n\r', '   '), 30) AS source_1, left(translate(source_2, E'\t\n\r', '   '), 30) AS source_2
FROM attain_conflict
ORDER BY year, indicator
LIMIT 5;
\echo 'Go on with ./dev psql: the same reports, ready to query.'
