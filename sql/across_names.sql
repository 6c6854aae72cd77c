-- Which names are one indicator: by key, by similarity, or not at all.
\set VERBOSITY terse

CREATE TEMP TABLE pair (a text, b text, how text, about text);
INSERT INTO pair VALUES
	-- national accounts
	('地区生产总值', 'GDP', 'key', 'abbreviation'),
	('地区生产总值（GDP）', '本区生产总值', 'key', 'said twice'),
	('全市国内生产总值', '生产总值', 'key', 'region in front'),
	('地区生产总值', '增加值合计', 'apart', 'not the term'),
	('地区生产总值', '海洋生产总值', 'apart', 'of a branch'),
	('人均GDP', '人均地区生产总值', 'key', 'within a name'),
	('人均地区生产总值', '地区生产总值', 'apart', 'average'),
	('经济增长', '地区生产总值', 'key', 'as a whole'),
	('民营经济增长', '民营地区生产总值', 'apart', 'not within a name'),
	('第三产业占GDP的比重', '第三产业增加值占地区生产总值比重', 'key', 'share'),
	('三产占比', '第三产业比重', 'key', 'share'),
	('第三产业增加值', '第二产业增加值', 'apart', 'branch'),
	('战新产业增加值占GDP比重', '战略性新兴产业增加值占地区生产总值的比重', 'key', 'abbreviation'),
	('战略性新兴产业增加值', '战略性新兴产业产值', 'apart', 'output'),
	('新兴产业增加值', '战略性新兴产业增加值', 'apart', 'branch'),
	-- industry
	('规上工业增加值', '规模以上工业企业增加值', 'key', 'abbreviation'),
	('规模以上工业增加值', '规模以上工业总产值', 'apart', 'output'),
	('规上工业总产值', '规模以上工业产值', 'key', 'abbreviation'),
	('新增规上企业', '新增规上工业企业', 'apart', 'branch'),
	('规模以上工业企业数量', '规模以上工业企业数', 'key', 'number'),
	('市场主体', '经营主体', 'key', 'renamed'),
	('新设商事主体', '新登记经营主体', 'key', 'renamed'),
	-- investment and trade
	('全社会固定资产投资总额', '固定资产投资', 'key', 'as before'),
	('固投', '固定资产投资额', 'key', 'abbreviation'),
	('工业固投', '工业投资', 'key', 'abbreviation'),
	('工业投资', '工业技改投资', 'apart', 'part'),
	('拉动固定资产投资', '固定资产投资', 'apart', 'what it brings'),
	('民间投资', '民间固定资产投资', 'key', 'term'),
	('社零总额', '社会消费品零售总额', 'key', 'abbreviation'),
	('限上社会消费品零售额', '限额以上社会消费品零售总额', 'key', 'abbreviation'),
	('限额以上社会消费品零售额', '社会消费品零售总额', 'apart', 'part'),
	('外贸进出口', '货物进出口总额', 'key', 'term'),
	('外贸出口总额', '出口总值', 'key', 'term'),
	('进出口总额', '出口总额', 'apart', 'part'),
	('货物进出口总额', '服务贸易总额', 'apart', 'goods, services'),
	('实到外资', '实际使用外资', 'key', 'term'),
	('实际利用外资', '合同外资', 'apart', 'agreed only'),
	('合同利用外资', '合同外资', 'key', 'term'),
	('实际利用外资', '实际利用外商直接投资', 'apart', 'loans'),
	-- budget and finance
	('公共财政预算收入', '一般公共预算收入', 'key', 'renamed by law'),
	('地方财政一般预算收入', '地方一般公共预算收入', 'key', 'renamed by law'),
	('区级一般公共预算收入', '一般公共预算收入', 'apart', 'level'),
	('区级一般公共预算收入', '市级一般公共预算收入', 'apart', 'level'),
	('市本级一般公共预算收入', '市级一般公共预算收入', 'similar', 'level'),
	('全区一般公共预算收入', '一般公共预算收入', 'key', 'region in front'),
	('地方一般公共预算收入', '一般公共预算收入', 'similar', 'one in a place, not in the country'),
	('财政收入', '一般公共预算收入', 'apart', 'more than that'),
	('一般公共预算总收入', '一般公共预算收入', 'apart', 'with the centre''s'),
	('一般公共预算收入', '一般公共预算支出', 'apart', 'way'),
	('本外币存款余额', '金融机构本外币各项存款余额', 'key', 'term'),
	('金融机构本外币存款余额', '金融机构本外币贷款余额', 'apart', 'way'),
	('金融机构本外币存款余额', '金融机构人民币存款余额', 'apart', 'currency'),
	-- prices, labour, people, income
	('CPI', '居民消费价格指数', 'key', 'abbreviation'),
	('居民消费价格涨幅', '居民消费价格总水平', 'key', 'its growth'),
	('居民消费价格指数', '工业生产者出厂价格指数', 'apart', 'prices'),
	('城镇居民登记失业率', '城镇登记失业率', 'key', 'term'),
	('城镇登记失业率', '城镇调查失业率', 'apart', 'how it is counted'),
	('城镇登记失业率', '城乡登记失业率', 'apart', 'where'),
	('城镇登记失业率', '城镇登记失业人数', 'apart', 'rate'),
	('城镇登记失业', '城镇登记失业人数', 'key', 'short'),
	('城镇新增就业', '城镇新增就业人数', 'key', 'short'),
	('城镇新增就业', '新增就业', 'apart', 'where'),
	('新增就业', '新增就业岗位', 'apart', 'jobs'),
	('常住人口城镇化率', '城镇化率', 'key', 'term'),
	('户籍人口城镇化率', '城镇化率', 'apart', 'who counts'),
	('全体居民人均可支配收入', '居民人均可支配收入', 'key', 'term'),
	('居民收入', '居民人均可支配收入', 'key', 'as a whole'),
	('城镇居民人均可支配收入', '农村居民人均可支配收入', 'apart', 'where'),
	('城乡居民人均可支配收入', '居民人均可支配收入', 'apart', 'each, both'),
	-- agriculture, energy, environment
	('粮食总产量', '粮食产量', 'key', 'term'),
	('粮食产量', '粮食播种面积', 'apart', 'area'),
	('万元GDP能耗', '单位地区生产总值能耗', 'key', 'within a name'),
	('单位生产总值综合能耗', '单位国内生产总值能源消耗', 'key', 'term'),
	('万元GDP水耗', '单位地区生产总值用水量', 'key', 'term'),
	('万元GDP能耗', '万元GDP水耗', 'apart', 'what is used'),
	('万元GDP水耗', '万元GDP电耗', 'apart', 'what is used'),
	('单位GDP能耗', '单位工业增加值能耗', 'apart', 'of what'),
	('碳排放强度', '单位GDP二氧化碳排放', 'key', 'as a whole'),
	('细颗粒物（PM2.5）年平均浓度', 'PM2.5年均浓度', 'key', 'said twice'),
	('PM2.5平均浓度', 'PM10平均浓度', 'apart', 'number'),
	('AQI优良率', '城市空气质量优良天数比率', 'key', 'term'),
	('空气质量优良天数', '空气质量优良率', 'apart', 'days'),
	('陆域森林覆盖率', '森林覆盖率（陆域）', 'key', 'brackets'),
	('森林覆盖率', '林木覆盖率', 'apart', 'what counts'),
	('森林覆盖率', '建成区绿化覆盖率', 'apart', 'what counts'),
	('人均公共绿地', '人均公园绿地面积', 'key', 'renamed'),
	('二氧化硫排放量', '二氧化碳排放量', 'apart', 'substance'),
	('违建', '违法建筑', 'key', 'abbreviation'),
	-- science
	('R&D投入强度', '全社会研发投入占地区生产总值比重', 'key', 'term'),
	('研发经费投入强度', '全社会研发经费支出相当于GDP的比例', 'key', 'term'),
	('全社会研发投入', '全社会研发投入强度', 'apart', 'share'),
	('万人发明专利拥有量', '每万人口发明专利拥有量', 'key', 'term'),
	('每万人口发明专利拥有量', '每万人口高价值发明专利拥有量', 'apart', 'value'),
	('发明专利申请量', '专利申请量', 'apart', 'part'),
	('发明专利申请量', '发明专利授权量', 'apart', 'step'),
	('国高企业', '国家级高新技术企业', 'key', 'abbreviation'),
	('引入科技企业', '引进重点科技企业', 'apart', 'part'),
	('引入科技企业', '引进科技企业', 'key', 'verb'),
	('引进科技企业', '科技企业', 'apart', 'flow and stock'),
	('新增上市公司', '上市企业', 'apart', 'flow and stock'),
	('新增上市公司', '新增上市公司总数', 'apart', 'flow and stock'),
	('认定登记技术合同成交额', '技术合同交易额', 'key', 'term'),
	-- transport, schools, health, care
	('高速公路总里程', '高速公路通车里程', 'key', 'term'),
	('高速公路通车里程', '公路通车里程', 'apart', 'part'),
	('新建5G网络基站', '新建5G基站', 'key', 'within a name'),
	('新建5G基站', '新建4G基站', 'apart', 'number'),
	('新增停车泊位', '新增停车位', 'key', 'term'),
	('高中阶段教育毛入学率', '高中阶段毛入学率', 'key', 'term'),
	('高中阶段教育毛入学率', '高等教育毛入学率', 'apart', 'level'),
	('新增公办义务教育学位', '新增义务教育公办学位', 'similar', 'order of words'),
	('新增中小学学位', '新增公办中小学学位', 'apart', 'whose'),
	('建成公办幼儿园', '建成公办幼儿园学位', 'apart', 'places'),
	('千人床位数', '每千人口医疗卫生机构床位数', 'key', 'term'),
	('每千人口执业（助理）医师数', '每千常住人口执业（助理）医师数', 'key', 'brackets'),
	('城乡居民基本养老保险参保人数', '城乡居民基本医疗保险参保人数', 'apart', 'insurance'),
	('居民平均预期寿命', '人均预期寿命', 'key', 'term'),
	('每千人口拥有3岁以下婴幼儿托位数', '每千人口托位数', 'key', 'term'),
	('新增养老床位', '新增养老床位数', 'key', 'number'),
	('综合为老服务中心', '综合为老服务中心分中心', 'apart', 'part'),
	-- building, safety, tourism, services
	('保障房竣工', '保障性住房竣工', 'key', 'abbreviation'),
	('安置房建设竣工', '安置房项目竣工', 'key', 'projects'),
	('道路工程开工', '道路建设项目开工', 'key', 'projects'),
	('道路工程开工', '道路工程竣工', 'apart', 'step'),
	('保障性住房竣工', '保障性住房开工', 'apart', 'step'),
	('发放人才住房补贴', '发放住房补贴', 'apart', 'whose'),
	('升级改造公厕', '改造提升公厕', 'key', 'verb'),
	('改造天然气', '天然气改造', 'similar', 'order of words'),
	('引进亿元级项目', '引进十亿级项目', 'apart', 'size'),
	('两项指标增速', '四项指标增速', 'apart', 'number'),
	('建成一类社康中心', '建成二类社康中心', 'apart', 'number'),
	('安全生产事故死亡人数', '生产安全事故死亡人数', 'key', 'term'),
	('生产安全事故起数', '生产安全事故死亡人数', 'apart', 'what is counted'),
	('旅游收入', '旅游总收入', 'key', 'term'),
	('游客接待量', '接待游客人次', 'key', 'term'),
	('接待入境游客', '接待游客', 'apart', 'part'),
	('办结率', '满意率', 'apart', 'rate'),
	('噪声功能区夜间达标率', '噪声功能区昼间达标率', 'apart', 'time'),
	('新增标准化活动室', '新增活动室', 'apart', 'word'),
	('实施微实事项目', '微实事项目', 'similar', 'verb');

CREATE TEMP VIEW meeting AS
	SELECT *, CASE WHEN indicator_key(a) = indicator_key(b) THEN 'key'
			WHEN indicator_similarity(a, b) > attain_similarity_threshold() THEN 'similar'
			ELSE 'apart' END AS met
	FROM pair;
SELECT count(*) >= 80 AS enough, count(DISTINCT (a, b)) = count(*) AS different FROM pair;
SELECT a, b, met, about FROM meeting ORDER BY met, a COLLATE "C", b COLLATE "C";
-- must be none
SELECT a, b, how, met, indicator_key(a), indicator_key(b), indicator_similarity(a, b) FROM meeting WHERE met <> how;
SELECT a, b FROM pair WHERE indicator_similarity(a, b) <> indicator_similarity(b, a);
SELECT name FROM (SELECT a FROM pair UNION SELECT b FROM pair) AS n (name)
WHERE indicator_key(indicator_key(name)) <> indicator_key(name) OR indicator_similarity(name, indicator_key(name)) <> 1;

-- the key of a row: its region in front and, of a growth, the word for it behind do not count
SELECT attain_row_key('甲区经济增速', 'growth', '甲区'), attain_row_key('甲区城镇居民收入增长', 'growth', '甲区'),
	attain_row_key('居民消费价格涨幅', 'growth', '甲区'), attain_row_key('区级一般公共预算收入增幅', 'growth', '甲区'),
	attain_row_key('增速', 'growth', '甲区');

-- one name against many: the same as one by one
WITH names (names) AS (SELECT array_agg(indicator_key(name) ORDER BY n) FROM unnest(ARRAY['新建5G基站', '新建5g网络基站', '新建4G网络基站', NULL, '', '建成停车泊位', '停车泊位建成', '新建5G网络基站个数']) WITH ORDINALITY AS u (name, n))
SELECT asked, array_agg(s.n ORDER BY s.n) AS above,
	array_agg(s.n ORDER BY s.n) = (SELECT array_agg(o.n::int ORDER BY o.n) FROM unnest(names) WITH ORDINALITY AS o (name, n)
		WHERE indicator_similarity(asked, o.name) > 0.8) AS as_one_by_one,
	attain_most_similar_key(indicator_key(asked), names) AS most
FROM names, unnest(ARRAY['新建5G网络基站', '停车泊位建成', '森林覆盖率']) AS asked
LEFT JOIN LATERAL attain_similar_keys(indicator_key(asked), names, 0.8) AS s ON true
GROUP BY asked, names ORDER BY asked COLLATE "C";
SELECT attain_most_similar_key('森林覆盖率', '{}'), attain_most_similar_key('森林覆盖率', NULL), attain_most_similar_key('森林覆盖率', '{失业人数}');
SELECT count(*) FROM attain_similar_keys('森林覆盖率', NULL, 0.8);
SELECT attain_most_similar_key('森林覆盖率', ARRAY[repeat('率', 2000)]);
-- what changed places is another thing
SELECT indicator_similarity('省外企业省内投资额', '省内企业省外投资额') < 0.8 AS a, indicator_similarity('公办学校民办学位', '民办学校公办学位') < 0.8 AS b,
	indicator_similarity('新增公办义务教育学位', '新增义务教育公办学位') AS moved;
-- that it is done makes no other thing of it
SELECT indicator_similarity('产业项目完成出让', '产业项目土地出让') > attain_similarity_threshold() - 0.1 AS near, indicator_similarity('“四个一批”产业项目完成出让', '“四个一批”产业项目土地出让') > attain_similarity_threshold() AS meet;
