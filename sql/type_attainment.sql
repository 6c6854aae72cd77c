-- Is the promise kept, by how much, and why.
\set VERBOSITY terse

SELECT m AS measure, t AS target, m::measure <@ t::target AS attained, round(m::measure / t::target, 4) AS ratio,
	m::measure - t::target AS margin, attain_why(m::measure, t::target)
FROM (VALUES
	('增长3.8%', '增长6%'), ('增长6.1%', '增长6.5%'), ('增长6.5%', '增长6.5%'), ('1514个', '1000个'), ('106.26公顷', '150公顷'),
	('27.9亿美元', '8亿美元'), ('4123人', '控制在4750人以内'), ('4800人', '控制在4750人以内'), ('600亿元', '突破600亿元'),
	('6000000万元', '600亿元'), ('下降17.1%', '下降3%'), ('下降2%', '下降3%'), ('增长2%', '下降3%'), ('增长1%', '下降控制在3%以内'),
	('下降4%', '下降控制在3%以内'), ('持平', '持平'), ('下降1%', '持平'), ('增长0.1%', '正增长'), ('持平', '正增长'),
	('增长7.6%', '增长8%左右'), ('7.5%', '8%左右'), ('3.1%', '控制在3%左右'), ('5个', '4~6个'), ('7个', '4~6个'), ('3个', '4~6个'),
	('32', '保持在30~35之间'), ('36', '保持在30~35之间'), ('29', '保持在30~35之间'),
	('第3位', '前五'), ('第6位', '前五'), ('98%', '全覆盖'), ('0', '清零'), ('3处', '清零'),
	('提高0.3个百分点', '提高0.5个百分点'), ('100余家', '100家以上'), ('100余家', '150家'), ('>600亿元', '650亿元'),
	('约4750人', '控制在4750人以内'), ('近100家', '100家'), ('8亿美元', '8亿元'), ('5.2%', '增长5%'),
	('完成105.6%', '18000个'), ('完成99%', '18000个'), ('完成>99%', '18000个'), ('完成', '1200户'), ('超额完成', '增长6%'),
	('未完成', '1200户'), ('基本完成', '1200户'), ('完成市下达目标', '控制在市下达指标内'), ('高于全市平均水平', '高于全市平均水平'),
	('高于全市平均水平', '不低于全市平均水平'), ('低于全市平均水平', '高于全市平均水平'), ('高于全国平均水平', '高于全市平均水平'),
	('增长6%', '高于全市平均水平'), ('增长6%', '力争增长6%'), ('1500亩', '100公顷'), ('1499亩', '100公顷')) AS v (m, t);

-- a number in place of the reference
SELECT resolve('高于全市平均水平', '增长7.1%'), resolve('不低于全市', '增长7.1%'), resolve('与经济增长同步', '增长6.1%'),
	resolve('领先经济增长', '增长6.1%'), resolve('控制在市下达指标内', '4750人'), resolve('力争完成市下达目标', '18000个'),
	resolve('增长6%', '增长7.1%');

-- the commutator says the same
SELECT count(*) FILTER (WHERE (m <@ t) IS DISTINCT FROM (t @> m)) AS differ, count(*) AS pairs
FROM unnest(ARRAY['增长6%', '5家', '完成', '>5家', '完成99%']::measure[]) AS m,
	unnest(ARRAY['增长6%', '4~6家', '完成市下达目标', '≤5家']::target[]) AS t;

-- ratio and margin say what <@ says, for every pair of single numbers
SELECT count(*) AS pairs,
	count(*) FILTER (WHERE (m / t >= 1) <> (m <@ t)) AS ratio_differs,
	count(*) FILTER (WHERE (m - t >= 0) <> (m <@ t)) AS margin_differs,
	count(*) FILTER (WHERE m - t IS NULL AND m <@ t IS NOT NULL) AS no_margin
FROM (SELECT (a || n || u)::measure AS m FROM unnest(ARRAY['', '增长', '下降', '提高', '减少']) AS a,
		unnest(ARRAY['0', '0.1', '1', '3', '99.99', '100', '100.01']) AS n, unnest(ARRAY['%', '个百分点', '亿元', '万元', '公顷', '亩', '家']) AS u
		WHERE a IN ('', '增长', '下降') OR u = '个百分点') AS x,
	(SELECT (a || n || u)::target AS t FROM unnest(ARRAY['', '增长', '下降', '≤', '>', '<', '增长≤', '下降≤', '增长>']) AS a,
		unnest(ARRAY['0', '0.1', '1', '3', '99.99', '100', '100.01']) AS n, unnest(ARRAY['%', '个百分点', '亿元', '万元', '公顷', '亩', '家']) AS u) AS y;

-- a ratio that rounds up to 1 is not 1 where the target is missed
SELECT ('99999999999999999999999999999999999元'::measure / '100000000000000000000000000000000000元'::target) < 1 AS below;
