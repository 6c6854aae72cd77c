-- A wrong verdict is worse than none.
\set VERBOSITY terse

-- what a report of 2020 promises, and what one of 2021 says came of it
CREATE FUNCTION pg_temp.run(promised text, reached text, region text DEFAULT '子区')
RETURNS TABLE (indicator text, target text, actual text, attained boolean, matched_by text, conflict boolean)
LANGUAGE plpgsql AS $$
BEGIN
	DELETE FROM attain_report;
	INSERT INTO attain_report (region, kind, report_year, body) VALUES
		(run.region, 'work report', 2020, E'2020年政府工作报告\n二、2020年主要任务\n' || promised || '。'),
		(run.region, 'work report', 2021, E'2021年政府工作报告\n一、2020年工作回顾\n' || reached || '。');
	RETURN QUERY SELECT s.indicator, s.target, s.actual, s.attained, s.matched_by, s.conflict
		FROM attain_scorecard s WHERE s.region = run.region AND s.year = 2020 ORDER BY s.target_seq;
END
$$;
CREATE TEMP TABLE rule (id int GENERATED ALWAYS AS IDENTITY, about text, promised text, reached text, region text DEFAULT '子区');

INSERT INTO rule (about, promised, reached) VALUES
	-- what others reach is no target of the region's own
	('reference', '地区生产总值增速高于全市平均水平，地区生产总值增长6%', '地区生产总值增长6.5%'),
	('reference', '城镇登记失业人数控制在市下达指标内', '城镇登记失业人数4123人，控制在市下达指标4750人以内'),
	('reference', '城镇登记失业人数控制在市下达指标内', '城镇登记失业人数4123人，控制在目标4750人以内'),
	('reference', '居民人均可支配收入与经济同步增长', '居民人均可支配收入增长7%，经济增长6.5%'),
	('reference', '居民人均可支配收入与经济同步增长', '居民人均可支配收入增长7%，地区生产总值增长7.5%'),
	('reference', '居民人均可支配收入增长快于经济增速', '居民人均可支配收入增长7.5%，国民经济增长7%'),
	('claim', '规模以上工业总产值增速高于全市平均水平', '规模以上工业总产值增长9%，高于全市平均水平'),
	('claim', '规模以上工业总产值增长高于全市平均水平', '规模以上工业总产值增长9%，低于全市平均水平'),
	('claim', '规模以上工业总产值增长高于全市平均水平', '规模以上工业总产值增长9%'),
	-- a part of the period
	('part', '固定资产投资500亿元', '1-11月，固定资产投资460亿元'),
	('part', '固定资产投资500亿元', '1-11月，固定资产投资510亿元'),
	('part', '新增就业1万人', '1-11月，新增就业9500人'),
	('part', '失业人数控制在4750人以内', '1-11月，失业人数4700人'),
	('part', '失业人数控制在4750人以内', '1-11月，失业人数4800人'),
	('part', '地区生产总值增长6%', '1-11月，地区生产总值增长6.5%'),
	-- classifiers
	('classifier', '培训职工1万人', '培训职工100场次。全年培训职工1.2万人'),
	('classifier', '培训职工1万人', '培训职工100场次'),
	('classifier', '新增学位5000个', '新增学位5所。新增学位6000个'),
	('classifier', '引进博士人才300名', '引进博士人才337人'),
	('classifier', '改造提升市政公厕20个', '改造提升市政公厕36座'),
	('classifier', '天然气改造1.5万户', '天然气改造项目12个'),
	-- all there ever were
	('stock', '新建社区养老项目2个', '累计新建社区养老项目4个'),
	('stock', '新建社区养老项目2个', '新建社区养老项目累计达4个'),
	('stock', '新建社区养老项目2个', '全年累计新建社区养老项目4个'),
	('stock', '上市企业达到20家', '上市企业累计达25家'),
	('stock', '新开工项目14个', '试点以来，完成规划审批28个，新开工项目17个'),
	('stock', '新开工项目14个', '自平台启动以来，办理审批28件。新开工项目17个'),
	('stock', '新开工项目14个', '今年以来，完成规划审批28个，新开工项目17个'),
	('stock', '新开工项目14个', '改革实施以来，审批提速，全年新开工项目17个'),
	-- under way is not done
	('claim', '推进审计全覆盖', '稳步推进审计全覆盖'),
	('claim', '推进审计全覆盖', '推进审计，实现审计全覆盖'),
	-- what is the year's
	('several', '一季度固定资产投资20亿元，全年固定资产投资100亿元', '固定资产投资90亿元'),
	('several', '完成道路建设20公里。继续完成道路建设50公里', '完成道路建设30公里'),
	-- growth on another basis
	('basis', '固定资产投资增长6%', '2020年固定资产投资100亿元，同口径增长30%。2019年固定资产投资90亿元'),
	('basis', '固定资产投资增长6%', '2020年固定资产投资100亿元，增长30%。2019年固定资产投资90亿元');
-- whose figure it is
INSERT INTO rule (about, promised, reached, region) VALUES
	('scope', '地区生产总值增长6%', '全市地区生产总值增长7%，全区地区生产总值增长5%', '东湖区'),
	('scope', '地区生产总值增长6%', '全省地区生产总值增长7%，全市地区生产总值增长5%', '东湖市'),
	('scope', '地区生产总值增长6%', '全国地区生产总值增长7%，全省地区生产总值增长5%', '东湖省'),
	('scope', '地区生产总值增长6%', '全市地区生产总值增长7%，全县地区生产总值增长5%', '东湖县'),
	('scope', '地区生产总值增长6%', '全市地区生产总值5000亿元，增长7%；新区地区生产总值增长5%', '东湖新区'),
	('scope', '地区生产总值增长6%', '地区生产总值增长7%（全市）', '东湖区'),
	('scope', '地区生产总值增长6%', '东湖区地区生产总值增长7%，居全市第二', '东湖区'),
	('scope', '全国重点实验室达到5家', '全市重点实验室达到20家', '东湖区'),
	('scope', '一般公共预算收入增长6%', '一般公共预算收入增长6.5%。全市一般公共预算收入增长8%', '东湖区'),
	('scope', '新建学校3所', '建成全市首个创新中心，新建学校4所', '东湖区'),
	('scope', '新建学校3所', '全市率先完成改革，新建学校4所', '东湖区');
SELECT about, promised, reached, rule.region, c.*
FROM rule, LATERAL pg_temp.run(promised, reached, rule.region) AS c ORDER BY id;

-- what a report of the year itself says is not the end; rows are written by hand
DELETE FROM attain_report;
INSERT INTO attain_report (id, region, kind, report_year, body) VALUES (1, '子区', 'work report', 2020, '-'), (2, '子区', 'news', 2020, '-');
INSERT INTO attain_indicator (report_id, seq, region, indicator, key, canonical, role, period, aspect, measure, target, low, unit, span)
	SELECT report, 1, '子区', '新增就业', '新增就业人数', '新增就业人数', role, '[2020-01-01,2021-01-01)', aspect,
		CASE WHEN role <> 'target' THEN value::measure END, CASE WHEN role = 'target' THEN value::target END, low, unit, '[1,2)'
	FROM (VALUES (1, 'target', 'level', '1万人', 1, '万人'), (2, 'actual', 'completion', '完成60%', 60, '%')) AS v (report, role, aspect, value, low, unit);
SELECT indicator, target, actual, attained, ratio, why FROM attain_scorecard WHERE year = 2020;
UPDATE attain_indicator SET measure = '完成105%', low = 105 WHERE report_id = 2;
SELECT indicator, target, actual, attained, why FROM attain_scorecard WHERE year = 2020;
UPDATE attain_report SET report_year = 2021 WHERE id = 2;
INSERT INTO attain_indicator (report_id, seq, region, indicator, key, canonical, role, period, aspect, measure, low, unit, span)
	VALUES (2, 1, '子区', '新增就业', '新增就业人数', '新增就业人数', 'actual', '[2020-01-01,2021-01-01)', 'completion', '完成60%', 60, '%', '[1,2)');
SELECT indicator, target, actual, attained FROM attain_scorecard WHERE year = 2020;
-- what is told later counts, as of figures that were revised
DELETE FROM attain_report;
INSERT INTO attain_report (region, kind, report_year, body) VALUES
	('子区', 'work report', 2020, E'2020年政府工作报告\n二、2020年主要任务\n新增就业1万人。'),
	('子区', 'work report', 2021, E'2021年政府工作报告\n一、2020年工作回顾\n新增就业1.1万人。'),
	('子区', 'work report', 2025, E'2025年政府工作报告\n一、五年回顾\n2020年新增就业9000人。');
SELECT indicator, target, actual, attained, conflict FROM attain_scorecard WHERE year = 2020;

-- two reports of a year that promise differently
DELETE FROM attain_report;
INSERT INTO attain_report (region, kind, report_year, body) VALUES
	('子区', 'work report', 2020, E'2020年政府工作报告\n二、2020年主要任务\n地区生产总值增长6%，固定资产投资增长8%。'),
	('子区', 'plan report', 2020, E'2020年国民经济和社会发展计划\n二、2020年主要目标\n地区生产总值增长7%，固定资产投资增长8%以上。'),
	('子区', 'work report', 2019, E'2019年政府工作报告\n二、主要任务\n到2020年，固定资产投资增长10%。');
SELECT indicator, target, conflict FROM attain_scorecard WHERE year = 2020 ORDER BY indicator COLLATE "C";
SELECT kind, indicator, year, aspect, value_1, value_2, difference, role_1, role_2 FROM attain_conflict;

-- parts that come to the whole do not contradict it
DELETE FROM attain_report;
INSERT INTO attain_report (region, kind, report_year, body) VALUES
	('子区', 'work report', 2021, E'2021年政府工作报告\n一、2020年工作回顾\n新增停车位5010个，新增绿地30公顷。新增停车位4290个。新增停车位720个。新增绿地20公顷。新增绿地9公顷。');
SELECT indicator, value_1, value_2 FROM attain_conflict ORDER BY value_2;

-- what is promised in a second unit has no row of the scorecard, and is listed
DELETE FROM attain_report;
INSERT INTO attain_report (region, kind, report_year, body) VALUES
	('子区', 'work report', 2020, E'2020年政府工作报告\n二、2020年主要任务\n完成低效用地处置300项、2000亩，举办技能竞赛20期、2万人次，新建停车位2万个，新建停车位20000个。'),
	('子区', 'work report', 2021, E'2021年政府工作报告\n一、2020年工作回顾\n完成低效用地处置310项、1900亩，举办技能竞赛22期，新建停车位2.1万个。');
SELECT indicator, target, actual, attained FROM attain_scorecard WHERE year = 2020 ORDER BY target_seq;
SELECT role, indicator, value, similar_indicator, similarity FROM attain_unmatched WHERE region = '子区' AND year = 2020 ORDER BY indicator COLLATE "C", value COLLATE "C";

-- names that share most of their characters
SELECT a, b, indicator_similarity(a, b) > attain_similarity_threshold() AS meet FROM (VALUES
	('破案率', '发案率'), ('新增注册企业', '新增注销企业'), ('东部新城投资', '西部新城投资'), ('东部新城建设投资', '新城建设投资'),
	('女性平均预期寿命', '男性平均预期寿命'), ('最低工资标准', '最高工资标准'), ('规上工业增加值', '规下工业增加值'),
	('科技型中小企业', '科技型企业'), ('南片区改造', '北片区改造'), ('新增停车位', '甲镇新增停车位'),
	('工业园区规模以上工业总产值', '规模以上工业总产值'), ('新增公交场站', '新增公交站点'), ('举办春季招聘活动', '举办秋季招聘活动'),
	('新增社区助餐场所', '新增社区老年助餐场所'), ('新建社区示范站点名录', '建成社区示范站点名录'), ('新改扩建垃圾转运站', '新建垃圾转运站'),
	('引进高层次医疗团队', '引进高层次医学团队'), ('引进国高企业', '引育国高企业')) AS v (a, b);
-- words cut out of words
SELECT indicator_key(name) FROM (VALUES ('的士数量'), ('全市场主体'), ('本年金覆盖'), ('全国文明城市数'), ('全国范围内签约'),
	('全区的学校'), ('政府性债务余额'), ('政府债务余额'), ('累计新建学校'), ('查处违法行为'), ('查处违法行为为')) AS v (name);
SELECT attain_row_key('全市地区生产总值', 'growth', region) FROM (VALUES ('东湖区'), ('东湖市'), ('东湖省'), (NULL)) AS v (region);
-- the key of a key
SELECT attain_key_similarity(indicator_key(a), indicator_key(b), 0) = indicator_similarity(a, b)
FROM (VALUES ('新增停车位', '甲镇新增停车位'), ('新建5G网络基站', '新建5G基站'), ('规上工业增加值', '工业增加值')) AS v (a, b);
SELECT attain_key_similarity('停车位', '新增公共停车位数', 0.8);
SELECT a, b, attain_unit_likeness(a, b) FROM (VALUES ('人', '万人'), ('名', '人'), ('个', '所'), ('万人', '场次'), ('户', '个'),
	('家', '户'), ('个', ''), ('亿元', '万元'), ('亿元', '亿美元'), ('条(段)', '条'), ('人', '人次')) AS v (a, b);
DELETE FROM attain_report;
