/*
 * test_unit.c
 *	  Units: longest reading, exact printing, exact conversion.
 */
#include "unit.h"

#include "language/unit.h"

/* reads text, expects so many characters and that they print as want */
static void
reads(const char *text, const char *want)
{
	uint32_t	cp[64];
	size_t		n = unit_cps(text, cp, 64);
	uint32_t	w[64];
	size_t		wn = unit_cps(want, w, 64);
	att_unit	u;
	char		buf[ATT_UNIT_TEXT];
	size_t		len = att_unit_read(cp, n, &u);

	if (len == 0)
		buf[0] = '\0';
	else
		att_unit_print(&u, buf);
	CHECK_MSG(strcmp(buf, want) == 0, "%s: got '%s', want '%s'", text, buf, want);
	CHECK_MSG(len == wn, "%s: took %zu, want %zu", text, len, wn);
	CHECK_MSG(len == 0 || att_unit_valid(&u), "%s", text);
}

static att_unit
unit(const char *s)
{
	uint32_t	cp[64];
	size_t		n = unit_cps(s, cp, 64);
	att_unit	u;

	memset(&u, 0, sizeof(u));
	CHECK_MSG(n == 0 || att_unit_word(cp, n, &u), "%s", s);
	return u;
}

static void
reading(void)
{
	reads("亿元、增长", "亿元");
	reads("亿美元", "亿美元");
	reads("万亿元", "万亿元");
	reads("万元/亩", "万元/亩");
	reads("万人次", "万人次");
	reads("万户次。", "万户次");
	reads("个百分点", "个百分点");
	reads("个人", "个");
	reads("微克/立方米", "微克/立方米");
	reads("吨/平方公里·月", "吨/平方公里·月");
	reads("元/人·年", "元/人·年");
	reads("元/人/年", "元/人/年");
	reads("公里/平方公里", "公里/平方公里");
	reads("件/万人", "件/万人");
	reads("千米", "千米");
	reads("千瓦", "千瓦");
	reads("千瓦时", "千瓦时");
	reads("亿千瓦时", "亿千瓦时");
	reads("万千瓦", "万千瓦");
	reads("万千伏安", "万千伏安");
	reads("千克", "千克");
	reads("千元", "千元");
	reads("百万元", "百万元");
	reads("千万吨", "千万吨");
	reads("亿", "亿");
	reads("万P", "万P");
	reads("条(段)道路", "条(段)");
	reads("台(套)", "台(套)");
	reads("万人(户)次", "万人(户)次");
	reads("处(块)", "处(块)");
	reads("(家)次", "(家)次");
	reads("套(间)", "套(间)");
	reads("家(其中", "家");
	reads("亿元(30家)", "亿元");
	reads("家(30个)", "家");
	reads("吨标准煤/万元", "吨标准煤/万元");
	reads("万吨标准煤", "万吨标准煤");
	reads("亩次", "亩次");
	reads("%以上", "%");
	reads("‰", "‰");
	reads("个工作日", "个工作日");
	reads("小时", "小时");
	reads("分钟", "分钟");
	reads("平方米", "平方米");
	reads("m2", "m2");
	reads("kWh", "kWh");
	reads("km道路", "km");
	reads("kmx", "");
	reads("P", "P");
	reads("PM2.5", "");
	reads("EFLOPS", "EFLOPS");
	reads("TEU", "TEU");
	reads("标准箱", "标准箱");
	reads("市级项目", "");
	reads("分之一", "");
	reads("、", "");
	reads("", "");
	reads("家每年", "家");
	reads("元/", "元");
	reads("万元/万", "万元");
	reads("方面", "方面");
	reads("方案", "");
	reads("大类", "大类");
	/* kept in one spelling */
	{
		uint32_t	cp[16];
		att_unit	u;
		char		buf[ATT_UNIT_TEXT];

		CHECK(att_unit_read(cp, unit_cps("元每平方米", cp, 16), &u) == 5);
		att_unit_print(&u, buf);
		CHECK_STR(buf, "元/平方米");
		CHECK(att_unit_read(cp, unit_cps("英里·英里·英里·英里", cp, 16), &u) == 2);
	}
}

static void
words(void)
{
	uint32_t	cp[64];
	att_unit	u;
	char		buf[ATT_UNIT_TEXT];

	CHECK(att_unit_word(cp, unit_cps("万琼", cp, 64), &u) && u.n == -1);
	CHECK(att_unit_valid(&u));
	att_unit_print(&u, buf);
	CHECK_STR(buf, "万琼");
	CHECK(!att_unit_word(cp, unit_cps("5家", cp, 64), &u));
	CHECK(!att_unit_word(cp, unit_cps("琼 家", cp, 64), &u));
	CHECK(!att_unit_word(cp, unit_cps("琼，", cp, 64), &u));
	CHECK(!att_unit_word(cp, unit_cps("余琼", cp, 64), &u));
	CHECK(!att_unit_word(cp, 0, &u));
	CHECK(!att_unit_word(cp, unit_cps("琼琼琼琼琼琼琼琼琼琼琼琼琼琼琼琼琼琼琼琼琼琼琼琼琼琼琼琼琼琼琼琼琼",
									  cp, 64), &u));
	CHECK(att_unit_beyond(cp, 33) == ATT_UNIT_LONG_WORD && att_unit_beyond(cp, 32) == ATT_UNIT_WITHIN);
	CHECK(att_unit_beyond(cp, unit_cps("琼，", cp, 64)) == ATT_UNIT_WITHIN);
	CHECK(att_unit_beyond(cp, unit_cps("吨/平方公里·月·人", cp, 64)) == ATT_UNIT_WITHIN);
	CHECK(att_unit_beyond(cp, unit_cps("吨/平方公里·月·人·", cp, 64)) == ATT_UNIT_WITHIN);
	CHECK(att_unit_beyond(cp, unit_cps("吨/平方公里·月·人·天", cp, 64)) == ATT_UNIT_MANY_FACTORS);
	CHECK(!att_unit_word(cp, unit_cps("吨/平方公里·月·人·天", cp, 64), &u));
	CHECK(att_unit_beyond(cp, unit_cps("亩·亩·亩·亩", cp, 64)) == ATT_UNIT_MANY_FACTORS);
	u = att_unit_named("%");
	CHECK(att_unit_is_percent(&u) && !att_unit_is_points(&u));
	u = att_unit_named("个百分点");
	CHECK(att_unit_is_points(&u) && !att_unit_is_percent(&u));
	u = att_unit_named("万人次");
	CHECK(att_unit_is_count(&u));
	u = att_unit_named("‰");
	CHECK(!att_unit_is_points(&u) && att_unit_is_share(&u));
	/* 千 + 米 is written 千米 and must be that unit */
	u = att_unit_named("米");
	CHECK(att_unit_valid(&u));
	u.factor[0].power = 3;
	CHECK(!att_unit_valid(&u));
	u.factor[0].power = 1;
	CHECK(!att_unit_valid(&u));
	u.factor[0].power = 0;
	u.factor[0].code = 60000;
	CHECK(!att_unit_valid(&u));
}

static void
converts(const char *number, const char *from, const char *to, const char *want)
{
	att_unit	f = unit(from);
	att_unit	t = unit(to);
	att_decimal d;
	char		buf[48] = "-";

	CHECK(att_decimal_parse(number, strlen(number), &d));
	if (att_unit_convert(&d, &f, &t, &d))
		att_decimal_print(&d, buf);
	CHECK_MSG(strcmp(buf, want) == 0, "%s%s in %s: got %s, want %s", number, from, to, buf, want);
}

static void
conversion(void)
{
	converts("583.1", "亿元", "万元", "5831000");
	converts("1.10", "亿元", "亿元", "1.10");
	converts("15000", "元", "万元", "1.5");
	converts("1", "美元", "元", "-");
	converts("15", "亩", "公顷", "1");
	converts("1", "亩", "平方米", "-");
	converts("3", "亩", "平方米", "2000");
	converts("1", "平方公里", "亩", "1500");
	converts("5", "公里", "里", "10");
	converts("1", "海里", "米", "1852");
	converts("1", "度", "千瓦时", "1");
	converts("1", "亿千瓦时", "兆焦", "360000000");
	converts("2", "斤", "千克", "1");
	converts("1", "斤", "两", "10");
	converts("1.5", "成", "%", "15");
	converts("5", "‰", "%", "0.5");
	converts("3", "年", "个月", "36");
	converts("1", "年", "天", "-");
	converts("2", "小时", "分钟", "120");
	converts("1", "吨标准煤", "吨", "-");
	converts("100", "家", "万人次", "0.01");
	converts("100", "", "个", "100");
	converts("1", "毫克/立方米", "微克/立方米", "1000");
	converts("3", "万元/亩", "元/平方米", "45");
	converts("1", "亿元/平方公里", "万元/公顷", "100");
	converts("4", "吨/平方公里·月", "克/平方米·月", "4");
	converts("1", "琼", "万琼", "0.0001");
	converts("1", "琼", "瑶", "-");
	converts("12", "元/人·年", "元/人·月", "1");
	converts("2", "条(段)", "条", "2");
}

static void
dimensions(void)
{
	static const char *const all[] = {
		"", "家", "万人次", "台(套)", "元", "亿元", "美元", "米", "公里", "亩", "立方米", "吨",
		"吨标准煤", "千瓦时", "年", "天", "%", "个百分点", "微克/立方米", "元/人", "元/人·年",
		"元/亩", "公里/平方公里", "琼", "万琼", "瑶", "瑶琼", "件/万人", "人/户"
	};
	int			n = sizeof(all) / sizeof(all[0]);

	for (int i = 0; i < n; i++)
	{
		att_unit	a = unit(all[i]);

		CHECK(att_unit_dimension_cmp(&a, &a) == 0);
		for (int j = 0; j < n; j++)
		{
			att_unit	b = unit(all[j]);
			int			ab = att_unit_dimension_cmp(&a, &b);

			CHECK_MSG(ab == -att_unit_dimension_cmp(&b, &a), "%s %s", all[i], all[j]);
			if (ab == 0)
				CHECK(att_unit_dimension_hash(&a) == att_unit_dimension_hash(&b));
			for (int k = 0; k < n; k++)
			{
				att_unit	c = unit(all[k]);

				if (ab <= 0 && att_unit_dimension_cmp(&b, &c) <= 0 &&
					att_unit_dimension_cmp(&a, &c) > 0)
					CHECK_MSG(false, "%s %s %s", all[i], all[j], all[k]);
			}
		}
	}
}

void
test_unit(void)
{
	reading();
	words();
	conversion();
	dimensions();
}
