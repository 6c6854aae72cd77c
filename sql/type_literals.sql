-- Every way to write a measure or a target that the contract names, and what
-- is refused.
\set VERBOSITY terse

SELECT v AS written, v::measure AS measure, aspect(v::measure), lower(v::measure), upper(v::measure), unit(v::measure),
	v::measure::text::measure = v::measure AS reads_back
FROM unnest(ARRAY[
	'583.1亿元', '１８０００ 个', '三分之一', '二分之一', '1/15', '1.1万人次', '两万元', '1.10亿元', '-3.5%', '100',
	'增长6.1%', '下降17.1%', '同比增长2.7倍', '翻一番', '翻两番', '持平', '压减10%', '年均增长8%', '增长-3.5%',
	'提高4.9个百分点', '减少12.2个百分点', '上升5位',
	'第七', '第7位', '全市第一', '位列第3名', '居首位',
	'完成105.6%', '完成目标的39.5%',
	'完成', '超额完成', '基本完成', '未完成', '完成市下达目标', '高于全市平均水平', '与经济增长同步']) AS v;

SELECT v AS written, v::measure AS measure, v::measure::numrange AS numbers, is_about(v::measure) AS about,
	v::measure::text::measure = v::measure AS reads_back
FROM unnest(ARRAY[
	'100家', '约100家', '大约100家', '100家左右', '100家上下', '近乎100家', '近100家', '接近100家',
	'100余家', '100多家', '百余家', '50余家', '4500余家', '7.2万余处',
	'超100家', '超过100家', '突破100家', '逾100家', '多于100家', '高于100家', '>100家',
	'100家以上', '不少于100家', '不低于100家', '至少100家', '达到100家以上', '>=100家', '≥100家',
	'低于100家', '不足100家', '少于100家', '<100家',
	'100家以内', '不超过100家', '不高于100家', '控制在100家以内', '至多100家', '≤100家',
	'4~6个', '4-6个', '4—6个', '4至6个', '4到6个', '6-7%', '3个至5个', '下降5~6%']) AS v;

SELECT v AS written, v::target AS target, aspect(v::target), lower(v::target), upper(v::target), unit(v::target),
	commitment(v::target), reference(v::target), v::target::text::target = v::target AS reads_back
FROM unnest(ARRAY[
	'增长6%', '增长6%以上', '500亿元', '达到500亿元', '不少于500亿元', '突破600亿元', '超过600亿元',
	'控制在4750人以内', '不超过4750人', '4750人以内', '下降3%', '下降3%以上', '降低3%', '压减3%', '下降控制在3%以内',
	'持平', '正增长', '零增长以上', '8%左右', '增长8%左右', '4~6个', '增长6~7%', '保持在30~35之间', '30~35之间',
	'前五', '进入前10名', '第5位', '全覆盖', '清零', '归零', '全面消除',
	'完成市下达目标', '控制在市下达指标内', '高于全市平均水平', '不低于全市', '与经济增长同步', '领先经济增长',
	'力争达到2000亿元', '确保增长6%', '约束性下降13%', '预期性增长5%左右', '力争高于全市平均水平']) AS v;

-- what is refused, with the place
\set VERBOSITY default
SELECT '增长'::measure;
SELECT '5 5'::measure;
SELECT '≥'::target;
SELECT ''::measure;
SELECT '  '::target;
SELECT '确保'::target;
SELECT '增长6%多吧'::measure;
SELECT '１００家 abc，'::measure;
SELECT '6~4个'::measure;
SELECT '1.2.3元'::measure;
SELECT '微克/立方米'::measure;
SELECT '1234567890123456789012345678901234567元'::measure;
SELECT ('约' || repeat('9', 36) || '元')::measure;
SELECT repeat('1', 5000)::measure;
\set VERBOSITY sqlstate
SELECT '增长'::measure;
SELECT '5 5'::measure;
SELECT '≥'::target;
SELECT ''::measure;
SELECT repeat('9', 37)::measure;
SELECT repeat('(', 100000000)::measure;
SELECT repeat('亿', 30000000)::target;
\set VERBOSITY terse

-- made from parts, and taken apart
SELECT measure(583.1, '亿元'), measure(6.1, '%', 'growth'), measure(-17.1, '%', 'growth'), measure(3, '位', 'rank'),
	measure(105.6, '%', 'completion'), measure(-0.5, '个百分点', 'change'), measure(5, ''), measure(2.5, '某单位');
SELECT measure(5, '家', 'growth');
SELECT measure(5, '家', 'claim');
SELECT measure('NaN', '家');
SELECT measure(5, '5');
SELECT measure(1.5000000000000000000000000000000000000000, '家');
SELECT '约100家'::measure::numeric, '4123人'::measure::numeric, '下降3%'::measure::numeric;
SELECT '100家以上'::measure::numeric;
SELECT '完成'::measure::numeric;

-- units convert inside their dimension, exactly
SELECT '583.1亿元'::measure = '5831000万元', in_unit('583.1亿元', '万元'), in_unit('1公顷', '亩'), in_unit('3亩', '平方米'),
	in_unit('1亩', '平方米'), in_unit('增长5‰', '%'), in_unit('1万家', '家'), in_unit('2千克', '斤'), in_unit('≤5公里', '米'), in_unit('完成', '家');
SELECT in_unit('5亿元', '亿美元');
SELECT in_unit('5亿元', '');
SELECT in_unit('5亿元', ',');

-- order and hash: whatever the unit
SELECT count(*), count(DISTINCT m) FROM unnest(ARRAY['1亿元', '10000万元', '1.0亿元', '约1亿元', '1亿美元', '增长1%', '增长1.0%', '1%']::measure[]) AS m;
SELECT array_agg(m ORDER BY m) FROM unnest(ARRAY['第3位', '增长6%', '2亿元', '下降6%', '15000万元', '>1亿元', '约1亿元', '100家', '完成', '5%']::measure[]) AS m;
SELECT '3亩'::measure = '2000平方米', '1亿元'::measure < '1亿美元', '100家'::measure = '100个', '约100家'::measure = '100家';
SELECT '力争增长6%'::target = '增长6%', '增长6%'::target = '增长≥6.0%', '500亿元'::target > '5亿元';

-- arithmetic
SELECT '1134亿元'::measure + '6000万元', '1134亿元'::measure - '6000万元', '3个'::measure * 1.5, 2 * '4~6个'::measure,
	'1亿元'::measure / 4, '3亿元'::measure / '1.5亿元'::measure, '52.4%'::measure + '提高1.2个百分点';
SELECT '5亿元'::measure + '5亿美元';
SELECT '1亩'::measure + '1公顷';
SELECT '1公顷'::measure + '1亩';
SELECT '5亿元'::measure + '增长5%';
SELECT '第1位'::measure + '第1位';
SELECT '完成'::measure + '5家';
SELECT '100家以上'::measure - '100家以上';
SELECT '5家'::measure / 0;
SELECT '5家'::measure / '0家'::measure;
SELECT ('9' || repeat('0', 35) || '元')::measure * 10;

-- forms that are easily taken for something else
CREATE FUNCTION pg_temp.try(t text, kind text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	r text;
BEGIN
	EXECUTE format('SELECT %L::%I::text', t, kind) INTO r;
	RETURN r;
EXCEPTION WHEN OTHERS THEN
	RETURN SQLSTATE;
END $$;
SELECT v AS written, pg_temp.try(v, 'measure') AS measure, pg_temp.try(v, 'target') AS target
FROM unnest(ARRAY['5ppm以内', '控制在5怪物左右', '百分之五至百分之七', '零下3℃', '百分之', '1e5', '0x10', '第3至第5位', '5万怪物', '五至十个',
	'3~十个', '2万至十万元', '三分之一亩', '1/3亩', '二三十个', '两三百家', '八九成', '一百五', '三千五', '一百零五', '第5位以上', '与全市平均水平持平',
	'与上年持平', '降低到3%', '保持在85~90分', '约1234怪物', '30~35合理区间', '翻一番以上', '接近翻番', '第3.5位', '第0位', '全市前五', '翻2番', '数十家']) AS v;
