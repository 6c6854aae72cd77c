-- For people in psql: bars, a printed scorecard, and the scorecard in Chinese.

CREATE FUNCTION attain_bar(share numeric, width int DEFAULT 20) RETURNS text
	AS 'MODULE_PATHNAME', 'attain_bar'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION attain_bar(numeric, int) IS
	'a share of 1 as a bar of so many characters; ← below 0, → above 1, and a cell is full only where all of it is reached; 用文字画的比例条，左箭头为负，右箭头为超过百分之百';

CREATE FUNCTION attain_text_width(text) RETURNS int
	AS 'MODULE_PATHNAME', 'attain_text_width'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION attain_text_width(text) IS
	'columns that a text takes on a terminal: two for a Chinese character; 文字在终端上占的列数，一个汉字占两列';

CREATE FUNCTION attain_text_fit(text, width int) RETURNS text
	AS 'MODULE_PATHNAME', 'attain_text_fit'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION attain_text_fit(text, int) IS
	'a text in so many columns of a terminal, filled with spaces or cut with …; 按终端列数补空格或截断（末尾加省略号）';

-- Percentages are cut rather than rounded: 99.99 % is not all.  Types are given
-- where an operator of exactly others would come before that of pg_catalog.
CREATE FUNCTION attain_card(region text, year int) RETURNS SETOF text
	LANGUAGE sql STABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
	WITH s AS MATERIALIZED (
		SELECT pg_catalog.row_number() OVER (ORDER BY c.target_report, c.target_seq) AS n,
			CASE WHEN c.attained THEN '√'::text WHEN NOT c.attained THEN '×' WHEN c.actual IS NULL THEN '-' ELSE '?' END
				|| CASE WHEN c.conflict THEN '!'::text ELSE '' END AS mark,
			c.indicator, c.target, coalesce(c.actual, '') AS actual, c.attained, c.conflict,
			coalesce(pg_catalog.round(pg_catalog.floor(c.ratio * 1000.0) / 10.0, 1)::text || '%'::text, '') AS ratio
		FROM attain_scorecard c
		WHERE c.region = attain_card.region AND c.year = attain_card.year),
	counts AS (
		SELECT pg_catalog.count(*) AS targets, pg_catalog.count(*) FILTER (WHERE s.attained) AS attained,
			pg_catalog.count(*) FILTER (WHERE NOT s.attained) AS missed,
			pg_catalog.count(*) FILTER (WHERE s.attained IS NULL AND s.actual <> ''::text) AS undetermined,
			pg_catalog.count(*) FILTER (WHERE s.actual = ''::text) AS silent,
			pg_catalog.count(*) FILTER (WHERE s.conflict) AS conflicts,
			least(pg_catalog.max(attain_text_width(s.indicator)), 36) AS indicator,
			least(greatest(pg_catalog.max(attain_text_width(s.target)), 4), 24) AS target,
			least(greatest(pg_catalog.max(attain_text_width(s.actual)), 4), 24) AS actual,
			greatest(pg_catalog.max(pg_catalog.length(s.ratio)), 6) AS ratio
		FROM s),
	rates AS (
		SELECT c.attained::numeric / nullif(c.attained + c.missed, 0::bigint)::numeric AS rate
		FROM counts c),
	lines (n, line) AS (
		SELECT -3::bigint, pg_catalog.format('%s %s年 目标完成情况', attain_card.region, attain_card.year)
		UNION ALL
		SELECT -2, CASE WHEN c.targets = 0::bigint THEN '没有目标'::text ELSE
				pg_catalog.format('目标 %s 项：完成 %s，未完成 %s，无法判断 %s，未见结果 %s', c.targets, c.attained, c.missed, c.undetermined, c.silent)
				|| CASE WHEN c.conflicts > 0::bigint THEN pg_catalog.format('；数据矛盾 %s', c.conflicts) ELSE ''::text END END
		FROM counts c
		UNION ALL
		SELECT -1, '完成率 '::text || coalesce(
				pg_catalog.round(pg_catalog.floor(r.rate * 10000.0) / 100.0, 2)::text || '% '::text || attain_bar(r.rate), '无法计算')
		FROM rates r, counts c
		WHERE c.targets > 0::bigint
		UNION ALL
		SELECT s.n, pg_catalog.rtrim(attain_text_fit(s.mark, 2) || ' '::text || attain_text_fit(s.indicator, c.indicator) || '  '::text
			|| attain_text_fit(s.target, c.target) || '  '::text || attain_text_fit(s.actual, c.actual) || '  '::text
			|| pg_catalog.lpad(s.ratio, c.ratio))
		FROM s, counts c)
	SELECT l.line FROM lines l ORDER BY l.n;
END;
COMMENT ON FUNCTION attain_card(text, int) IS
	'a scorecard ready to be printed, a line a row: title, counts, rate with a bar, and for each target a mark (√ attained, × missed, ? cannot be told, - nothing stated, ! contradicted), indicator, target, actual value and ratio; 打印好的成绩单，每行一项目标';

-- The scorecard under Chinese headings.
CREATE VIEW "成绩单" WITH (security_invoker) AS
	SELECT c.region AS "地区", c.year AS "年份", c.indicator AS "指标",
		CASE c.aspect WHEN 'level' THEN '数量' WHEN 'growth' THEN '增长' WHEN 'change' THEN '变动'
			WHEN 'rank' THEN '位次' WHEN 'completion' THEN '完成程度' WHEN 'claim' THEN '表述' ELSE c.aspect END AS "口径",
		c.target AS "目标", c.actual AS "实际", c.attained AS "是否完成",
		CASE WHEN c.attained THEN '完成' WHEN NOT c.attained THEN '未完成'
			WHEN c.actual IS NULL THEN '未见结果' ELSE '无法判断' END AS "结论",
		c.ratio AS "完成率", c.margin AS "差额", c.unit AS "单位",
		c.target_value AS "目标值", c.actual_value AS "实际值", pg_catalog.lower(c.period) AS "开始", pg_catalog.upper(c.period) - 1 AS "结束", c.conflict AS "数据矛盾",
		c.target_source AS "目标原文", c.actual_source AS "实际原文",
		c.target_report AS "目标报告", c.actual_report AS "实际报告", c.target_seq AS "目标序号"
	FROM attain_scorecard c;
COMMENT ON VIEW "成绩单" IS 'attain_scorecard under Chinese headings; 成绩单：每项目标一行，列名为中文';
COMMENT ON COLUMN "成绩单"."地区" IS 'region; 地区，不知道时为井号加报告编号';
COMMENT ON COLUMN "成绩单"."年份" IS 'year in which the period ends; 时段结束的年份';
COMMENT ON COLUMN "成绩单"."指标" IS 'name of the indicator as the target has it; 目标里的指标名称';
COMMENT ON COLUMN "成绩单"."口径" IS 'aspect; 数量、增长、变动、位次、完成程度或表述';
COMMENT ON COLUMN "成绩单"."目标" IS 'the promise as made; 承诺的目标';
COMMENT ON COLUMN "成绩单"."实际" IS 'what was reached or is expected; 实际或预计达到的数，没有报告说明时为空';
COMMENT ON COLUMN "成绩单"."是否完成" IS 'attained; null where it cannot be told; 是否完成，无法判断时为空';
COMMENT ON COLUMN "成绩单"."结论" IS 'the verdict as a word; 完成、未完成、未见结果或无法判断';
COMMENT ON COLUMN "成绩单"."完成率" IS 'ratio: 1 and above where attained; 完成率，完成时不小于一';
COMMENT ON COLUMN "成绩单"."差额" IS 'margin: 0 and above where attained, percentage points for growth; 与目标的差额，完成时不小于零，增长为百分点';
COMMENT ON COLUMN "成绩单"."单位" IS 'unit of the numbers; 目标值、实际值和差额的单位';
COMMENT ON COLUMN "成绩单"."目标值" IS 'number of the target; 目标的数值';
COMMENT ON COLUMN "成绩单"."实际值" IS 'number of the actual value in the same unit; 实际的数值，单位与目标相同';
COMMENT ON COLUMN "成绩单"."开始" IS 'first day of the period; 目标时段的第一天';
COMMENT ON COLUMN "成绩单"."结束" IS 'last day of the period; 目标时段的最后一天';
COMMENT ON COLUMN "成绩单"."数据矛盾" IS 'reports state different values; 各处报告的数不一致，见 attain_conflict';
COMMENT ON COLUMN "成绩单"."目标原文" IS 'sentence of the target; 目标所在的句子';
COMMENT ON COLUMN "成绩单"."实际原文" IS 'sentence of the actual value; 实际数所在的句子';
COMMENT ON COLUMN "成绩单"."目标报告" IS 'report of the target; 目标所在报告的编号';
COMMENT ON COLUMN "成绩单"."实际报告" IS 'report of the actual value; 实际数所在报告的编号';
COMMENT ON COLUMN "成绩单"."目标序号" IS 'row of that report; 目标在报告里的序号，可用来排序';

ALTER VIEW "成绩单" OWNER TO @extowner@;
