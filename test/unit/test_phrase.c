/*
 * test_phrase.c
 *	  Literals of measures and targets, and what they are printed as.
 */
#include "unit.h"

#include "language/phrase.h"

static const struct
{
	char		kind;			/* M a measure, T a target */
	const char *written;
	const char *canonical;		/* NULL: an error */
	att_phrase_error error;
	size_t		at;				/* index of the trouble */
}			literals[] = {
	{'M', "583.1亿元", "583.1亿元"},
	{'M', "１８０００ 个", "18000个"},
	{'M', "三分之一", "33.3333%"},
	{'M', "1.1万人次", "1.1万人次"},
	{'M', "两万元", "2万元"},
	{'M', "增长6.1%", "增长6.1%"},
	{'M', "下降17.1%", "下降17.1%"},
	{'M', "同比增长2.7倍", "增长270%"},
	{'M', "翻一番", "增长100%"},
	{'M', "翻两番", "增长300%"},
	{'M', "持平", "增长0%"},
	{'M', "压减10%", "下降10%"},
	{'M', "年均增长8%", "增长8%"},
	{'M', "提高4.9个百分点", "提高4.9个百分点"},
	{'M', "减少12.2个百分点", "下降12.2个百分点"},
	{'M', "上升5位", "提高5位"},
	{'M', "第七", "第7位"},
	{'M', "第7位", "第7位"},
	{'M', "全市第一", "第1位"},
	{'M', "位列第3名", "第3位"},
	{'M', "居首位", "第1位"},
	{'M', "完成105.6%", "完成105.6%"},
	{'M', "完成目标的39.5%", "完成39.5%"},
	{'M', "完成", "完成"},
	{'M', "超额完成", "超额完成"},
	{'M', "基本完成", "基本完成"},
	{'M', "未完成", "未完成"},
	{'M', "完成市下达目标", "完成市下达目标"},
	{'M', "高于全市平均水平", "高于全市平均水平"},
	{'M', "与经济增长同步", "与经济增长同步"},
	{'M', "100家", "100家"},
	{'M', "约100家", "约100家"},
	{'M', "大约100家", "约100家"},
	{'M', "100家左右", "约100家"},
	{'M', "100家上下", "约100家"},
	{'M', "近乎100家", "约100家"},
	{'M', "近100家", "近100家"},
	{'M', "接近100家", "近100家"},
	{'M', "100余家", "100余家"},
	{'M', "100多家", "100余家"},
	{'M', "百余家", "100余家"},
	{'M', "50余家", "50余家"},
	{'M', "4500余户", "4500余户"},
	{'M', "超100家", ">100家"},
	{'M', "超过100家", ">100家"},
	{'M', "突破100家", ">100家"},
	{'M', "逾100家", ">100家"},
	{'M', "多于100家", ">100家"},
	{'M', "高于100家", ">100家"},
	{'M', ">100家", ">100家"},
	{'M', "100家以上", "≥100家"},
	{'M', "不少于100家", "≥100家"},
	{'M', "不低于100家", "≥100家"},
	{'M', "至少100家", "≥100家"},
	{'M', "达到100家以上", "≥100家"},
	{'M', ">=100家", "≥100家"},
	{'M', "≥100家", "≥100家"},
	{'M', "低于100家", "<100家"},
	{'M', "不足100家", "<100家"},
	{'M', "少于100家", "<100家"},
	{'M', "<100家", "<100家"},
	{'M', "100家以内", "≤100家"},
	{'M', "不超过100家", "≤100家"},
	{'M', "不高于100家", "≤100家"},
	{'M', "控制在100家以内", "≤100家"},
	{'M', "至多100家", "≤100家"},
	{'M', "≤100家", "≤100家"},
	{'M', "4~6个", "4~6个"},
	{'M', "4-6个", "4~6个"},
	{'M', "4—6个", "4~6个"},
	{'M', "4至6个", "4~6个"},
	{'M', "4到6个", "4~6个"},
	{'M', "6-7%", "6~7%"},
	{'M', "3个至5个", "3~5个"},
	{'M', "二分之一", "50%"},
	{'M', "1/15", "6.6667%"},
	{'M', "1.10亿元", "1.10亿元"},
	{'M', "微克/立方米", NULL, ATT_PHRASE_TRAILING, 0},
	{'M', "41微克/立方米", "41微克/立方米"},
	{'M', "3.2万元/亩", "3.2万元/亩"},
	{'M', "5吨/平方公里·月", "5吨/平方公里·月"},
	{'M', "120元/人", "120元/人"},
	{'M', "1万6千多户", "1.6万余户"},
	{'M', "1亿3千多万", "1.3亿余"},
	{'M', "150亿至160亿元", "150~160亿元"},
	{'M', "9000万至1亿元", "0.9~1亿元"},
	{'M', "百分之六", "6%"},
	{'M', "三成", "3成"},
	{'M', "增长-3.5%", "下降3.5%"},
	{'M', "-3.5%", "-3.5%"},
	{'M', "下降-2%", "增长2%"},
	{'M', "增长6~7%", "增长6~7%"},
	{'M', "下降5~6%", "下降5~6%"},
	{'M', "增长约6%", "增长约6%"},
	{'M', "增长近6%", "增长近6%"},
	{'M', "增长超过6%", "增长>6%"},
	{'M', "下降超过5%", "下降>5%"},
	{'M', "增长6%以上", "增长≥6%"},
	{'M', "下降20%以上", "下降≥20%"},
	{'M', "0.3个百分点", "提高0.3个百分点"},
	{'M', "100", "100"},
	{'M', "增长3倍以上", "增长≥300%"},
	{'M', "一万二千三百四十五元", "1.2345万元"},
	{'M', "二十万亿元", "20万亿元"},
	{'M', "一万五千亿元", "1.5万亿元"},
	{'M', "1,100.9亿元", "1100.9亿元"},
	{'M', "翻番", "增长100%"},
	{'M', "翻一番多", "增长>100%"},
	{'M', "增长", NULL, ATT_PHRASE_NO_NUMBER, 2},
	{'M', "≥", NULL, ATT_PHRASE_NO_NUMBER, 1},
	{'M', "1.2.3元", NULL, ATT_PHRASE_BAD_NUMBER, 3},
	{'M', "增长6%abc", NULL, ATT_PHRASE_TRAILING, 4},
	{'M', "100家啊", NULL, ATT_PHRASE_TRAILING, 4},
	{'M', "100哎呀", "100哎呀"},
	{'M', "前5位", "前5位"},
	{'M', "前五", "前5位"},
	{'M', "不低于全市", "不低于全市"},
	{'M', "领先经济增长", "领先经济增长"},
	{'M', "控制在市下达指标内", "控制在市下达指标内"},
	{'M', "全覆盖", "100%"},
	{'M', "清零", "0"},
	{'M', "正增长", "增长>0%"},
	{'M', "零增长", "增长0%"},
	{'M', "过半", ">50%"},
	{'M', "减少一半", "下降50%"},
	{'M', "收窄15.5个百分点", "下降15.5个百分点"},
	{'M', "超万亿元", ">1万亿元"},
	{'M', "近千亿元", "近1000亿元"},
	{'M', "百余个", "100余个"},
	{'M', "5某物以上", "≥5某物"},
	{'M', "5某物左右", "约5某物"},
	{'M', "5某物余", "5余某物"},
	{'T', "4~6某物之间", "4~6某物之间"},
	{'M', "1蓬蓬蓬蓬蓬蓬蓬蓬蓬蓬蓬蓬蓬蓬蓬蓬蓬蓬蓬蓬蓬蓬蓬蓬蓬蓬蓬蓬蓬蓬蓬蓬蓬", NULL, ATT_PHRASE_LONG_UNIT, 1},
	{'T', "控制在1吨/平方公里·月·人·天以内", NULL, ATT_PHRASE_MANY_FACTORS, 4},
	{'M', "高于全国全省全市全区全国全省全市全区全国全省全市全区全国全省全市全区全国全省全市全区全国全省全市全区全国全省全市全区全国全省全市全区", NULL, ATT_PHRASE_LONG_CLAIM, 0},
	{'M', "数十家", NULL, ATT_PHRASE_TRAILING, 0},
	{'T', "增长6%", "增长≥6%"},
	{'T', "增长6%以上", "增长≥6%"},
	{'T', "500亿元", "≥500亿元"},
	{'T', "达到500亿元", "≥500亿元"},
	{'T', "不少于500亿元", "≥500亿元"},
	{'T', "突破600亿元", ">600亿元"},
	{'T', "超过600亿元", ">600亿元"},
	{'T', "控制在4750人以内", "≤4750人"},
	{'T', "不超过4750人", "≤4750人"},
	{'T', "4750人以内", "≤4750人"},
	{'T', "下降3%", "下降≥3%"},
	{'T', "下降3%以上", "下降≥3%"},
	{'T', "降低3%", "下降≥3%"},
	{'T', "压减3%", "下降≥3%"},
	{'T', "下降控制在3%以内", "下降≤3%"},
	{'T', "下降≤3%", "下降≤3%"},
	{'T', "下降≥3%", "下降≥3%"},
	{'T', "持平", "增长≥0%"},
	{'T', "正增长", "增长>0%"},
	{'T', "零增长以上", "增长≥0%"},
	{'T', "8%左右", "8%左右"},
	{'T', "增长8%左右", "增长8%左右"},
	{'T', "4~6个", "4~6个"},
	{'T', "增长6~7%", "增长6~7%"},
	{'T', "保持在30~35之间", "30~35之间"},
	{'T', "30~35之间", "30~35之间"},
	{'T', "前五", "前5位"},
	{'T', "进入前10名", "前10位"},
	{'T', "第5位", "前5位"},
	{'T', "前5位", "前5位"},
	{'T', "全覆盖", "≥100%"},
	{'T', "清零", "≤0"},
	{'T', "归零", "≤0"},
	{'T', "全面消除", "≤0"},
	{'T', "完成市下达目标", "完成市下达目标"},
	{'T', "控制在市下达指标内", "控制在市下达指标内"},
	{'T', "高于全市平均水平", "高于全市平均水平"},
	{'T', "不低于全市", "不低于全市"},
	{'T', "与经济增长同步", "与经济增长同步"},
	{'T', "领先经济增长", "领先经济增长"},
	{'T', "力争增长6%", "力争增长≥6%"},
	{'T', "确保500亿元", "确保≥500亿元"},
	{'T', "确保完成市下达目标", "确保完成市下达目标"},
	{'T', "约束性下降3%", "约束性下降≥3%"},
	{'T', "预期性增长5%左右", "预期性增长5%左右"},
	{'T', "力争突破600亿元", "力争>600亿元"},
	{'T', "≥100%", "≥100%"},
	{'T', "≤0", "≤0"},
	{'T', "增长>7.1%", "增长>7.1%"},
	{'T', "控制在3%左右", "控制在3%左右"},
	{'T', "提高2个百分点", "提高≥2个百分点"},
	{'T', "提高2个百分点以上", "提高≥2个百分点"},
	{'T', "完成90%", "完成≥90%"},
	{'T', "增长>0%", "增长>0%"},
	{'T', "稳定在35微克/立方米", "≥35微克/立方米"},
	{'T', "≥", NULL, ATT_PHRASE_NO_NUMBER, 1},
	{'M', "12万㎡", "12万m2"},
	{'M', "增长三成", "增长30%"},
	{'M', "下降5‰", "下降0.5%"},
	{'M', "", NULL, ATT_PHRASE_EMPTY, 0},
	{'M', "５％", "5%"},
	{'M', "60岁以上", "≥60岁"},
	{'M', "9~3个", NULL, ATT_PHRASE_BAD_RANGE, 2},
	{'M', "1234567890123456789012345678901234567元", NULL, ATT_PHRASE_TOO_LONG, 37},
	{'M', "999999999999999999999999999999999999万6千家", NULL, ATT_PHRASE_TOO_LONG, 36},
	{'M', "99999999999999999999999999999999999亿5千万家", NULL, ATT_PHRASE_TOO_LONG, 35},
	{'M', "百分之九九九九九九九九九九九九九九九九九九九九九九九九九九九九九九九九九九九九", NULL, ATT_PHRASE_TOO_LONG, 39},
	{'M', "百分之九九九九九九九九九九九九九九九九九九九九九九九九九九九九九九九九九九九九点九", NULL, ATT_PHRASE_TOO_LONG, 40},
	{'M', "九九九九九九九九九九九九九九九九九九九九九九九九九九九九九九九九九九九九千万家", NULL, ATT_PHRASE_TOO_LONG, 36},
	{'M', "九九九九九九九九九九九九九九九九九九九九九九九九九九九九九九九九九九九九点九家", NULL, ATT_PHRASE_TOO_LONG, 36},
	{'M', "5千多米", "5余千米"},
	{'M', "5家(个)", "5家(个)"},
	{'M', "5栋(家)", "5栋(家)"},
	{'M', "约5栋(家)/亩", "约5栋(家)/亩"},
	{'M', "2条(个)/万人", "2条(个)/万人"},
	{'M', "5亿元(家)", NULL, ATT_PHRASE_TRAILING, 3},
	{'M', "3千余瓦", "3余千瓦"},
	{'M', "高于全市26%的平均水平", "高于全市26%的平均水平"},
	{'T', "超过市下达目标", "超过市下达目标"},
	{'T', "不超过市下达指标", "不超过市下达指标"},
	{'T', "不低于市下达目标", "不低于市下达目标"},
	{'M', "0.5微克/立方米(毫克/立方米)", NULL, ATT_PHRASE_TRAILING, 9},
	{'T', "确保控制在5.5%以内", "确保≤5.5%"},
	{'T', "力争前三", "力争前3位"},
};

/* Reads, brings into canonical form and prints; false on an error. */
static bool
canonical(const char *text, bool target, char *out, att_value *v, att_phrase_error *e, size_t *at)
{
	att_text	t;
	bool		ok;

	att_text_literal(&att_env_malloc, text, strlen(text), &t);
	memset(v, 0, sizeof(*v));
	*e = att_phrase_literal(t.cp, t.n, target, v, at);
	att_text_free(&att_env_malloc, &t);
	ok = *e == ATT_PHRASE_OK && att_value_normalise(v, target);
	if (ok)
		att_value_print(v, target, out);
	return ok;
}

static void
test_table(void)
{
	for (size_t i = 0; i < sizeof(literals) / sizeof(literals[0]); i++)
	{
		bool		target = literals[i].kind == 'T';
		const char *text = literals[i].written;
		char		out[ATT_VALUE_TEXT];
		char		again[ATT_VALUE_TEXT];
		att_value	v;
		att_value	w;
		att_phrase_error e;
		size_t		at;

		if (!canonical(text, target, out, &v, &e, &at))
		{
			CHECK_MSG(literals[i].canonical == NULL, "'%s' is refused (%d at %zu)", text, e, at);
			CHECK_MSG(e == literals[i].error && at == literals[i].at,
					  "'%s': error %d at %zu, want %d at %zu", text, e, at,
					  literals[i].error, literals[i].at);
			continue;
		}
		CHECK_MSG(literals[i].canonical != NULL && strcmp(out, literals[i].canonical) == 0,
				  "'%s' is read as '%s', want '%s'", text, out,
				  literals[i].canonical ? literals[i].canonical : "an error");
		/* what is printed reads back to the same, and prints the same */
		CHECK_MSG(canonical(out, target, again, &w, &e, &at) && att_value_cmp(&v, &w) == 0 &&
				  strcmp(out, again) == 0, "'%s' does not read back from '%s'", text, out);
	}
}

/* Random values of every form and unit read back from their text. */
static void
test_round_trip(void)
{
	static const char *const units[] = {"亿元", "元", "%", "个百分点", "家", "万人次", "平方公里", "亩", "微克/立方米", "吨标准煤",
	"万千瓦时", "", "公里", "位", "倍", "件", "天"};
	static const char *const before[] = {"", "约", "近", ">", "≥", "<", "≤", "增长", "下降", "增长≥", "下降>", "提高", "完成", "增长约"};
	static const char *const behind[] = {"", "以上", "以内", "左右", "余"};

	for (int i = 0; i < 100000; i++)
	{
		char		text[256];
		char		out[ATT_VALUE_TEXT];
		char		again[ATT_VALUE_TEXT];
		att_value	v;
		att_value	w;
		att_phrase_error e;
		size_t		at;
		bool		target = unit_random() & 1;
		uint64_t	number = unit_random() >> (unit_random() % 60);
		int			places = (int) (unit_random() % 5);
		uint64_t	scale = 1;

		for (int k = 0; k < places; k++)
			scale *= 10;
		if (places > 0)
			snprintf(text, sizeof(text), "%s%llu.%0*llu%s%s",
					 before[unit_random() % (sizeof(before) / sizeof(before[0]))],
					 (unsigned long long) (number / scale), places,
					 (unsigned long long) (number % scale),
					 units[unit_random() % (sizeof(units) / sizeof(units[0]))],
					 behind[unit_random() % (sizeof(behind) / sizeof(behind[0]))]);
		else
			snprintf(text, sizeof(text), "%s%llu%s%s",
					 before[unit_random() % (sizeof(before) / sizeof(before[0]))],
					 (unsigned long long) number,
					 units[unit_random() % (sizeof(units) / sizeof(units[0]))],
					 behind[unit_random() % (sizeof(behind) / sizeof(behind[0]))]);
		if (!canonical(text, target, out, &v, &e, &at))
			continue;
		if (!(canonical(out, target, again, &w, &e, &at) && att_value_cmp(&v, &w) == 0 &&
			  att_value_hash(&v) == att_value_hash(&w) && strcmp(out, again) == 0))
			CHECK_MSG(false, "'%s' prints as '%s', which reads as another", text, out);
		else
			CHECK(true);
	}
}

/* Any bytes at all are read or refused, inside their bounds. */
static void
test_noise(void)
{
	static const char *const parts[] = {"增长", "下降", "5", ".", "%", "亿", "万", "千", "三", "分之", "至", "~", "-", "约", "以上", "控制在",
	"全市", "平均水平", "完成", "第", "前", "位", "元", "/", "亩", "(", ")", "多", "余", "市下达", "目标", "\xff", " ", "𠀀"};

	for (int i = 0; i < 200000; i++)
	{
		char		text[256] = "";
		char		out[ATT_VALUE_TEXT];
		att_value	v;
		att_phrase_error e;
		size_t		at;
		int			n = (int) (unit_random() % 9);

		for (int k = 0; k < n; k++)
			strcat(text, parts[unit_random() % (sizeof(parts) / sizeof(parts[0]))]);
		canonical(text, unit_random() & 1, out, &v, &e, &at);
		if (at > strlen(text))
			CHECK_MSG(false, "'%s': trouble at %zu, behind the end", text, at);
	}
	CHECK(true);
}

void
test_phrase(void)
{
	test_table();
	test_round_trip();
	test_noise();
}
