/*
 * clause.c
 *	  Finds the values of a sentence, leaves out numbers that measure nothing,
 *	  and cuts the words around each value.
 */
#include "clause.h"

#include <string.h>

#include "../language/lexicon.h"
#include "../language/numeral.h"
#include "lexicon/outlook.h"
#include "lexicon/threshold.h"
#include "sign.h"

static bool
is_boundary(uint32_t c)
{
	return c == ',' || c == ';' || c == ':' || c == '\t' || c == '\n' || c == U'。' ||
		c == '!' || c == '?' || c == U'—' || c == U'…';
}

static bool
is_closing(uint32_t c)
{
	return c == U'”' || c == U'’' || c == '"' || c == ')' || c == U'》' || c == U'】';
}

static bool
is_letter(uint32_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool
has_word(const uint32_t *cp, size_t from, size_t to, const uint32_t *const *words)
{
	uint64_t	chars;

	if (to <= from)
		return false;
	chars = att_chars_in(cp + from, to - from);
	for (const uint32_t *const *w = words; *w; w++)
		if (att_may_hold(chars, *w) && att_find(cp + from, to - from, *w) < to - from)
			return true;
	return false;
}

/* Is the unit, as text in a buffer of ATT_UNIT_TEXT, the word? */
#define UNIT_IS(word) \
	(unit[2] == (word "\0\0\0")[2] && memcmp(unit, (word), sizeof(word)) == 0)

/* Is the place among others named before a rank: 全市第七, 位列第三 */
static bool
ranks(const uint32_t *cp, size_t from, size_t pos)
{
	static const uint32_t *const words[] = {U"全国", U"全市", U"全省", U"全区", U"位列", U"位居", U"居", U"排名", U"名列",
		U"列", U"升至", U"跃升", U"同类", U"各区", U"各省", U"蝉联", U"第一梯队", U"荣获", U"世界", U"全球", U"考核", U"评估",
	U"测评", U"中心城区", U"郊区", U"增幅", U"增速", U"总量", U"数量", U"跻身", U"位次", U"稳居", U"保持", U"综合",
	U"西部", U"中部", U"东部", U"东北", U"同级", U"排", U"区级单位", NULL};
	size_t		lo = pos > from + 14 ? pos - 14 : from;

	return has_word(cp, lo, pos, words);
}

static bool
is_times(const att_unit *u)
{
	char		text[ATT_UNIT_TEXT];

	att_unit_print(u, text);
	return strcmp(text, "倍") == 0;
}

/* Units of works done: 户, 公里, 亩; not of places, scores or ages */
static bool
is_works(const att_unit *u)
{
	static const char *const words[] = {"户", "个", "处", "座", "条", "公里", "亩", "平方米", "公顷", "平方公里", "家", "栋", "套", NULL};
	att_unit	bare = *u;
	char		text[ATT_UNIT_TEXT];

	bare.factor[0].power = 0;
	att_unit_print(&bare, text);
	for (const char *const *w = words; *w; w++)
		if (strcmp(text, *w) == 0)
			return true;
	return false;
}

/* 风貌提升3万户: works; not 面积提升5亩, by how much it is more */
static bool
is_worked_on(const uint32_t *cp, size_t from, size_t at)
{
	static const uint32_t *const things[] = {U"风貌", U"绿化", U"品质", U"管养", U"景观", U"改造", U"环境", U"整治", U"设施", NULL};
	static const uint32_t *const deeds[] = {U"完成", U"实施", U"开展", U"启动", NULL};
	size_t		k = at;

	for (const uint32_t *const *w = things; *w; w++)
		if (at >= from + 2 && att_text_starts(cp + at - 2, 2, *w) == 2)
			return true;
	while (k > from && k + 40 > at && !is_boundary(cp[k - 1]))
		k--;
	return has_word(cp, k, at, deeds);
}

/* 2.1 times as much is a growth of 110 % */
static void
times_growth(att_value *v)
{
	att_decimal one = att_decimal_int(-1);
	att_value	g = *v;

	g.aspect = ATT_GROWTH;
	if (att_decimal_add(&g.low, &one, &g.low) && g.low.coef >= 0 && att_growth_percent(&g))
		*v = g;
}

static bool
is_money(const att_unit *u)
{
	static const uint32_t yuan[] = {U'元'};
	att_unit	money;

	att_unit_read(yuan, 1, &money);
	return att_unit_dimension_cmp(u, &money) == 0;
}

/* GDP19亿元, AP300个: letters that name what is measured; not G318, PM2.5, H7N9 */
static bool
behind_letters(const uint32_t *cp, size_t from, size_t to, size_t a, const att_phrase *ph)
{
	size_t		n = 0;

	while (a > from + n && is_letter(cp[a - n - 1]))
		n++;
	/* RCEP15个成员国: only money is what letters measure, and what they count in front of a pause */
	return n >= 2 && ph->value.unit.n > 0 && ph->unit_end > ph->unit_start && att_is_han(cp[ph->unit_start]) &&
		(is_money(&ph->value.unit) || ph->end >= to || is_boundary(cp[ph->end]) || cp[ph->end] == U'、') &&
		!(a > from + n && att_is_digit(cp[a - n - 1]));
}

/* Does a list of names, or 等, end at cp[a)? */
static bool
names_before(const uint32_t *cp, size_t from, size_t a)
{
	size_t		k = a;

	if (a > from + 4 && cp[a - 1] == U'等')
		return true;
	/* “甲法、乙法”四个: parts of a slogan */
	if (a > from && is_closing(cp[a - 1]))
		return false;
	while (k > from && k + 14 > a && !is_boundary(cp[k - 1]) && cp[k - 1] != U'、' && !att_is_digit(cp[k - 1]))
		k--;
	return k > from + 2 && cp[k - 1] == U'、' && a - k >= 2 && a - k <= 8;
}

/* 三个方面, 五大领域: parts of a thought */
static bool
abstract(const uint32_t *cp, size_t n)
{
	static const uint32_t *const words[] = {U"方面", U"领域", U"环节", U"阶段", U"层面", U"维度", U"台阶", U"重点", U"关键", U"层次", U"层级", U"要素", U"途径",
		U"主体", U"文明", U"体系", U"时期", U"节点", U"优势", U"过程", U"战略", U"目标", U"百年", U"走廊", U"机制", U"转变", U"维护", U"意识", U"自信", U"原则",
	U"问题", U"方向", U"步骤", U"抓手", U"任务", U"示范", U"中心城", U"支柱", U"千亿", U"百亿", U"万亿", U"全覆盖", U"季度", U"轮子", U"结合", U"统筹", U"先行",
	U"率先", U"一批", U"方法", U"滞后", U"EPC", U"工作法", U"强化", U"文化", U"清零", U"产业", U"行业", U"板块", U"系统", U"大类", U"类别", U"角度", U"必须", U"更加", U"坚持", U"确保", U"突出", NULL};

	for (const uint32_t *const *w = words; *w; w++)
		if (att_find(cp, n < 6 ? n : 6, *w) < (n < 6 ? n : 6))
			return true;
	return false;
}

/* 时间, 距离: 500米服务半径, 110米口径 say which ones */
static bool
says_reach(const uint32_t *cp, size_t n)
{
	static const uint32_t *const words[] = {U"半径", U"口径", U"公交站点覆盖", U"站点覆盖", NULL};

	for (const uint32_t *const *w = words; *w; w++)
		if (att_find(cp, n < 8 ? n : 8, *w) < (n < 8 ? n : 8))
			return true;
	return false;
}

typedef enum verdict
{
	REJECT,						/* no value; go on behind it */
	ACCEPT
} verdict;

/* Decides whether the number of a phrase measures something. */
static verdict
judge(const uint32_t *cp, size_t from, size_t to, const att_phrase *ph, bool cell)
{
	const att_value *v = &ph->value;
	size_t		a = ph->num_start;
	size_t		b = ph->num_end;
	char		unit[ATT_UNIT_TEXT];
	bool		chinese = !att_is_digit(cp[a]);
	bool		led;
	uint32_t	next = b < to ? cp[b] : 0;
	uint32_t	prev = a > from ? cp[a - 1] : 0;
	bool		post_noun = ph->end < to && (att_is_han(cp[ph->end]) || cp[ph->end] == U'“' ||
											 is_letter(cp[ph->end]));

	led = ph->lead < a;
	/* the unit without its power of ten */
	{
		att_unit	bare = v->unit;

		bare.factor[0].power = 0;
		unit[2] = '\0';
		att_unit_print(&bare, unit);
	}

	if (v->aspect == ATT_RANK)
	{
		if (!att_is_place(v))
			return REJECT;
		if (!ph->ordinal)
			return led && (!att_text_starts(cp + ph->end, to - ph->end, U"强") || ph->end + 1 >= to ||
						   is_boundary(cp[ph->end + 1]) || cp[ph->end + 1] == U'、') ? ACCEPT : REJECT;
		if (post_noun && !att_text_starts(cp + ph->end, to - ph->end, U"和"))
			return REJECT;
		/* 一个又一个全国第一 */
		if (a > from + 4 && att_find(cp + a - 5, 5, U"个") < 5)
			return REJECT;
		return cell || ranks(cp, from, a) ? ACCEPT : REJECT;
	}
	if (ph->ordinal)
		return REJECT;

	/* names: G318, PM2.5, 5G, “1+8”, 7×24, 0.46:77.6 */
	if ((is_letter(prev) && !behind_letters(cp, from, to, a, ph)) || prev == '+' || prev == U'×' || prev == '/' || prev == U'·')
		return REJECT;
	if (prev == '-' && a > from + 1 && is_letter(cp[a - 2]))
		return REJECT;
	if (next == '+' || next == U'×')
		return REJECT;
	if (next == ':' && b + 1 < to && att_is_digit(cp[b + 1]))
		return REJECT;
	if (prev == ':' && a > from + 1 && att_is_digit(cp[a - 2]))
		return REJECT;
	if (is_letter(next) && !(ph->unit_end > ph->unit_start && !is_letter(cp[ph->unit_end - 1])))
		return REJECT;

	/* 每10万人溺水事故数, 30万吨级码头: per how many, of which size */
	if (prev == U'每' && post_noun && !led)
		return REJECT;
	if (post_noun && (att_text_starts(cp + ph->end, to - ph->end, U"吨级") ||
					  att_text_starts(cp + ph->end, to - ph->end, U"千瓦级")))
		return REJECT;

	if (v->unit.n == 0)
	{
		/* a bare number, or one with 万 亿 only */
		if (cell && !chinese)
			return ACCEPT;
		if (v->unit.factor[0].power >= 4 && !chinese && post_noun && !led && v->form == ATT_GE)
		{
			size_t		len;

			if (att_lexicon_longest(&att_threshold, cp + ph->end, to - ph->end, &len) >= 0)
				return REJECT;
		}
		if (v->unit.factor[0].power >= 4 && !chinese)
			return post_noun && att_text_starts(cp + ph->end, to - ph->end, U"级") ? REJECT : ACCEPT;
		if (chinese)
		{
			/* 突破千亿, 超万亿 */
			if (v->unit.factor[0].power >= 4 && led && v->form != ATT_POINT && !post_noun)
				return ACCEPT;
			return REJECT;
		}
		if (post_noun || !led || !ph->reached || next == U'、')
			return REJECT;
		if (b - a >= 5 && v->low.scale == 0 && v->low.coef > 99999)
			return REJECT;
		/* list marks and years have been seen to before */
		return ACCEPT;
	}

	if (UNIT_IS("周年") || UNIT_IS("届") || UNIT_IS("周岁") ||
		UNIT_IS("年") || UNIT_IS("日") || UNIT_IS("月"))
	{
		if (chinese)
			return REJECT;
	}
	if (chinese)
	{
		bool		share = att_unit_is_percent(&v->unit) || UNIT_IS("成");
		bool		bare = att_numeral_power(cp[a]) > 0;
		size_t		len = b - a;

		if (share)
		{
			/* 三成, 百分之六, 一半; 一倍 in growth */
			if (UNIT_IS("成") && !led && post_noun && v->form == ATT_POINT)
				return REJECT;
			if (UNIT_IS("成") && a > from && !led && v->form == ATT_POINT)
			{
				/* 占全市三成 */
				size_t		k = a;

				while (k > from && k + 16 > a && !is_boundary(cp[k - 1]) && cp[k - 1] != U'、' && cp[k - 1] != U'占')
					k--;
				return k > from && cp[k - 1] == U'占' && len <= 2 ? ACCEPT : REJECT;
			}
			return ACCEPT;
		}
		if (UNIT_IS("倍"))
			return led ? ACCEPT : REJECT;
		/* 十件民生实事 */
		if (UNIT_IS("件") && v->low.coef > 1 && (att_text_starts(cp + ph->end, to - ph->end, U"民生实事") > 0 ||
										att_text_starts(cp + ph->end, to - ph->end, U"实事") > 0))
			return ACCEPT;
		if (bare)
		{
			/* 超千亿元, 百余家, 近百个; not 千家万户, 百日 */
			if (v->form == ATT_POINT)
				return REJECT;
			if (v->form == ATT_LE || v->form == ATT_GE)
				return led && ph->start < a ? ACCEPT : REJECT;
			return ACCEPT;
		}
		if (v->unit.factor[0].power >= 4)
			return ACCEPT;
		/* 三百二十个; not 三个, 一批, 两翼, 二十大 */
		for (size_t i = a; i < a + len && i < ph->unit_start; i++)
			if (att_numeral_power(cp[i]) >= 2 && i > a)
				return UNIT_IS("年") || UNIT_IS("日") ? REJECT : ACCEPT;
		/* 甲、乙两个消防站, 甲等三个水厂: what is named is counted */
		if (len >= 2 && post_noun && names_before(cp, from, a) &&
			(UNIT_IS("个") || UNIT_IS("家") || UNIT_IS("所") || UNIT_IS("座")))
			return abstract(cp + ph->end, to - ph->end) ? REJECT : ACCEPT;
		/* 新设两个: what is new is counted */
		for (size_t i = a > from + 4 ? a - 4 : from; i < a; i++)
			if (cp[i] == U'新' && len >= 2 && post_noun && i + 3 >= a - 1 &&
				(UNIT_IS("个") || UNIT_IS("家") || UNIT_IS("所")))
				return ACCEPT;
		return REJECT;
	}

	/* 产值3亿元以上农企, 50万元以下账款: which ones, not how much */
	if ((v->form == ATT_GE || v->form == ATT_LE) && ph->end > b && post_noun && ph->start == a &&
		!led && !att_unit_is_percent(&v->unit) && !att_unit_is_count(&v->unit))
		return REJECT;
	if (post_noun && att_text_starts(cp + ph->end, to - ph->end, U"覆盖率"))
		return REJECT;
	/* 超80亿元企业, 1平方公里级用地: which ones, not how much */
	if (post_noun && !att_unit_is_count(&v->unit) && !att_unit_is_percent(&v->unit))
	{
		size_t		len;
		bool		bound = v->form != ATT_POINT || att_text_starts(cp + ph->end, to - ph->end, U"级");

		if (bound && att_lexicon_longest(&att_threshold, cp + ph->end, to - ph->end, &len) >= 0)
			return REJECT;
	}

	/* 4.0项目, (2014卷), 110千伏变电站: names, not counts */
	if (att_unit_is_count(&v->unit) && v->unit.factor[0].power == 0 && v->low.scale > 0 && post_noun &&
		v->form == ATT_POINT)
		return REJECT;
	if (UNIT_IS("卷") && v->low.scale == 0 && v->low.coef >= 1949 && v->low.coef <= 2100)
		return REJECT;
	/* tenths are at most ten: 2021成人技能大赛 */
	if (UNIT_IS("成") && v->low.scale == 0 && v->low.coef > 10)
		return REJECT;
	if (post_noun && (UNIT_IS("千伏") || UNIT_IS("伏") || UNIT_IS("kV")))
		return REJECT;
	/* 80米内换乘比例, 0.3微克攻坚行动: how near, which drive */
	if (post_noun && !led && ph->start == a &&
		((v->form != ATT_POINT && (UNIT_IS("米") || UNIT_IS("公里")) &&
		  ph->end > b && (cp[ph->end - 1] == U'内' || att_text_starts(cp + b, to - b, U"以内") > 0 || att_text_starts(cp + b, to - b, U"范围") > 0)) ||
		 (cp[b] == U'内' && att_is_han(cp[b]) && (UNIT_IS("米") || UNIT_IS("公里"))) ||
		 UNIT_IS("微克")))
		return REJECT;
	/* 25户以上自然村, 20万人以上人口县: which ones */
	if (post_noun && !led && (v->form == ATT_GE || v->form == ATT_LE) && ph->start == a &&
		(UNIT_IS("户") || UNIT_IS("人") || UNIT_IS("")))
	{
		size_t		len;

		if (att_lexicon_longest(&att_threshold, cp + ph->end, to - ph->end, &len) >= 0)
			return REJECT;
	}

	/* 时速120公里电车 */
	if (post_noun && a >= from + 2 && att_text_starts(cp + a - 2, 2, U"时速") > 0)
		return REJECT;
	if (post_noun && !led && v->form == ATT_POINT && (UNIT_IS("米") || UNIT_IS("公里")) &&
		says_reach(cp + ph->end, to - ph->end))
		return REJECT;
	/* 抓好9个方面的事: parts of the text itself */
	if (post_noun && UNIT_IS("个") && att_text_starts(cp + ph->end, to - ph->end, U"方面") > 0)
		return REJECT;
	/* 占比超过15%的有36种: which ones */
	if (v->form != ATT_POINT && att_text_starts(cp + ph->end, to - ph->end, U"的有") > 0)
		return REJECT;
	/* 5个试点地区之一 */
	if (post_noun && att_unit_is_count(&v->unit))
	{
		size_t		k = ph->end;

		while (k < to && !is_boundary(cp[k]) && cp[k] != U'、' && !att_is_digit(cp[k]))
			k++;
		if (k > ph->end + 2 && att_text_starts(cp + k - 2, 2, U"之一") > 0)
			return REJECT;
	}
	/* 全球前1%学科, 前千分之一: which ones */
	if (prev == U'前' && att_unit_is_percent(&v->unit) && post_noun)
		return REJECT;
	/* 营业额超3亿元的商户: which ones, of which the number follows */
	if (v->form == ATT_GT && ph->end < to && cp[ph->end] == U'的' && !att_unit_is_count(&v->unit) &&
		!att_unit_is_percent(&v->unit) && !ph->reached)
	{
		size_t		k = ph->end + 1;

		while (k < to && k < ph->end + 14 && att_is_han(cp[k]))
			k++;
		if (k < to && att_is_digit(cp[k]) && k > ph->end + 2)
			return REJECT;
	}

	/* times and dates */
	if (UNIT_IS("年"))
	{
		static const uint32_t *const spans[] = {U"年限", U"寿命", U"期限", U"周期", NULL};

		return has_word(cp, from, a, spans) && !post_noun ? ACCEPT : REJECT;
	}
	/* 培训2000期, 举办活动12期; not 轨道交通2期 */
	if (UNIT_IS("期") && !post_noun && v->unit.n == 1 &&
		(v->low.coef >= 10 || (a >= from + 2 && (att_text_starts(cp + a - 2, 2, U"活动") > 0 || att_text_starts(cp + a - 2, 2, U"培训") > 0))))
		return ACCEPT;
	if (UNIT_IS("月") || UNIT_IS("日") || UNIT_IS("号") ||
		UNIT_IS("周") || UNIT_IS("季度") || UNIT_IS("周年") ||
		UNIT_IS("届") || UNIT_IS("级") || UNIT_IS("秒") ||
		UNIT_IS("期") || (UNIT_IS("英寸") && post_noun) || UNIT_IS("版") || UNIT_IS("大") || UNIT_IS("周岁") || UNIT_IS("点") || UNIT_IS("号线"))
		return REJECT;
	if (UNIT_IS("岁"))
	{
		static const uint32_t *const ages[] = {U"寿命", U"年龄", NULL};

		return has_word(cp, from, a, ages) ? ACCEPT : REJECT;
	}
	if (UNIT_IS("分钟") || UNIT_IS("小时") || UNIT_IS("天") ||
		UNIT_IS("个月") || UNIT_IS("个小时") || UNIT_IS("个工作日") ||
		UNIT_IS("工作日"))
	{
		static const uint32_t *const spans[] = {U"时间", U"时限", U"周期", U"天数", U"时长", U"期限", NULL};

		if (post_noun)
			return REJECT;
		if (v->unit.factor[0].power >= 4)
			return ACCEPT;		/* 1.2万小时 */
		return has_word(cp, from, a, spans) || ph->reached ? ACCEPT : REJECT;
	}
	if (UNIT_IS("位") && v->aspect == ATT_LEVEL && post_noun &&
		att_text_starts(cp + ph->end, to - ph->end, U"数"))
		return REJECT;			/* 两位数增长 */
	return ACCEPT;
}

static void
copy_mention(att_mention *to, const att_mention *from)
{
	memcpy(to, from, offsetof(att_mention, ph.value));
	att_value_copy(&to->ph.value, &from->ph.value);
	memcpy(&to->pre_from, &from->pre_from, sizeof(*to) - offsetof(att_mention, pre_from));
}

static void
add_mention(const att_env *env, att_mentions *out, const att_mention *m)
{
	if (out->n == out->cap)
	{
		size_t		cap = out->cap ? out->cap * 2 : 64;

		out->m = env->resize(env->ctx, out->m, out->cap * sizeof(*m), cap * sizeof(*m));
		out->cap = cap;
	}
	copy_mention(&out->m[out->n++], m);
}

/* The closing mark of a quotation that opens at i, no further than far; or i. */
static size_t
quotation(const uint32_t *cp, size_t i, size_t to, size_t far)
{
	uint32_t	close;

	switch (cp[i])
	{
		case U'“':
			close = U'”';
			break;
		case U'‘':
			close = U'’';
			break;
		case U'《':
			close = U'》';
			break;
		case U'「':
			close = U'」';
			break;
		case '"':
			close = '"';
			break;
		default:
			return i;
	}
	for (size_t k = i + 1; k < to && k < i + far; k++)
	{
		if (cp[k] == close)
			return k;
		if (cp[k] == U'。')
			break;
	}
	return i;
}

/* Is the qualitative phrase a statement, or only part of other words? */
static bool
statement(const uint32_t *cp, size_t from, size_t to, const att_phrase *ph, bool cell)
{
	size_t		e = ph->end;
	bool		open = e >= to || is_boundary(cp[e]) || cp[e] == U'、' || cp[e] == ')' ||
		att_text_starts(cp + e, to - e, U"等") || att_text_starts(cp + e, to - e, U"的") ||
		att_conjunction(cp, from, e, to) > 0 || att_text_starts(cp + e, to - e, U"并");

	if (cell)
		return open;
	/* 0.2%的正增长 has its number */
	if (ph->value.aspect == ATT_GROWTH && ph->start > from + 1 && cp[ph->start - 1] == U'的' &&
		cp[ph->start - 2] == '%')
		return false;
	/* 坚持小步快走、全面覆盖 says how, not what was reached */
	if (ph->value.aspect == ATT_LEVEL && ph->start > from && cp[ph->start - 1] == U'、')
	{
		static const uint32_t *const manners[] = {U"坚持", U"按照", U"遵循", U"本着", U"围绕", U"突出", U"秉持", NULL};
		size_t		s = ph->start;

		while (s > from && !is_boundary(cp[s - 1]))
			s--;
		if (has_word(cp, s, ph->start, manners))
			return false;
	}
	/* 健全全覆盖、长效化的办法 */
	if (ph->value.aspect == ATT_LEVEL && e < to && cp[e] == U'、')
		for (size_t k = e + 1; k + 1 < to && k < e + 8 && !is_boundary(cp[k]) && cp[k] != U'、'; k++)
			if (cp[k] == U'化' && cp[k + 1] == U'的')
				return false;
	if (ph->value.aspect == ATT_CLAIM)
		return ph->value.claim != ATT_CLAIM_IN_STEP || open;
	if (ph->value.aspect == ATT_RANK)
		return (open || cp[e] == U'“') && ranks(cp, from, ph->start);
	if (ph->start == from)
		return false;
	if (ph->value.form == ATT_GT && ph->value.aspect == ATT_LEVEL)	/* 过半 */
		return open && cp[ph->start - 1] != U'过';
	return open;
}

/*
 * 16所中职校、托儿所开学, 45场促阅读、促健身活动: at the 、 at i, behind words from
 * from on, is there just another noun of the same count?
 */
static bool
goes_on(const uint32_t *cp, size_t from, size_t i, size_t to)
{
	static const uint32_t *const verbs[] = {U"新", U"建", U"完", U"推", U"实", U"开", U"加", U"打", U"培", U"引", U"提", U"启", U"组", U"举", U"覆", U"带", U"吸",
		U"成", U"全", U"获", U"为", U"在", U"以", U"将", U"并", U"其", U"共", U"总", U"同", U"改", U"扩", U"创", U"出", U"占", U"涉", U"惠", U"累", U"深", U"优", U"服",
	U"完善", U"清", U"发", U"落", U"设", U"拆", U"整", U"支", U"保", U"形", U"构", U"所", U"规", U"各", U"每", U"做", U"助", U"让", U"使", U"力", U"确", U"争", U"超", U"居", U"排", U"面", U"投", NULL};
	size_t		e = i + 1;

	if (i < from + 2 || i > from + 12 || e >= to || !att_is_han(cp[e]))
		return false;
	for (size_t k = from; k < i; k++)
		if (!att_is_han(cp[k]))
			return false;
	while (e < to && !is_boundary(cp[e]) && cp[e] != U'、')
	{
		if (!att_is_han(cp[e]) || att_number_starts(cp, to, e))
			return false;
		e++;
	}
	/* one more noun, then its end; verbs start something else */
	if (e - i > 12 || e - i < 3 || (e < to && cp[e] == U'、'))
		return false;
	for (const uint32_t *const *w = verbs; *w; w++)
		if (att_text_starts(cp + i + 1, to - i - 1, *w) > 0 || att_text_starts(cp + from, i - from, *w) > 0)
			return false;
	return true;
}

/*
 * Where the words behind a value end: at a mark or the next item of a list.
 * 6个国家级、市级实验室 and 10所中小学(中职校)特色校 go on behind the mark.
 */
static size_t
words_behind(const uint32_t *cp, size_t from, size_t to)
{
	static const uint32_t *const kinds[] = {U"国家", U"省", U"市", U"区", U"县", U"国考", U"省考", U"市考", U"新建", U"改建", U"扩建", U"新", U"在建", U"公办",
	U"线上", U"国内", U"省内", U"市内", NULL};
	size_t		x = from;

	while (x < to && !is_boundary(cp[x]) && cp[x] != ')')
	{
		if (cp[x] == U'、')
		{
			bool		kind = x > from + 1 && x - from <= 4 && cp[x - 1] == U'级';

			for (const uint32_t *const *w = kinds; *w && !kind; w++)
			{
				size_t		n = att_text_starts(cp + from, x - from, *w);

				kind = n > 0 && n == x - from;
			}
			if (!(kind && x > from && x + 1 < to && att_is_han(cp[x + 1])) && !goes_on(cp, from, x, to))
				return x;
		}
		else if (cp[x] == '(')
		{
			size_t		c = x + 1;

			while (c < to && c < x + 12 && cp[c] != ')' && !is_boundary(cp[c]) && !att_is_digit(cp[c]))
				c++;
			if (x == from || c + 1 >= to || cp[c] != ')' || !(att_is_han(cp[c + 1]) || cp[c + 1] == U'“'))
				return x;
			x = c;
		}
		x++;
	}
	return x;
}

/*
 * Does the time at [pos, end) open its clause, as a frame for what follows?
 * Behind its subject (渔业产值2017年突破千亿元) it holds for that clause only.
 */
static bool
is_frame(const uint32_t *cp, size_t from, size_t pos, size_t end, size_t to)
{
	static const uint32_t *const leads[] = {U"力争", U"争取", U"预计", U"确保", U"其中", U"截至", U"截止", NULL};
	static const uint32_t *const reached[] = {U"达", U"突破", U"实现", U"首", U"完成", U"为", U"建成", U"要达", U"将达", NULL};
	size_t		k = pos;

	while (k > from && (cp[k - 1] == U'“' || cp[k - 1] == '"' || cp[k - 1] == U'到' || cp[k - 1] == U'至' ||
						cp[k - 1] == U'在' || cp[k - 1] == U'自' || cp[k - 1] == ' '))
		k--;
	for (const uint32_t *const *w = leads; *w; w++)
		if (k >= from + 2 && att_text_starts(cp + k - 2, 2, *w) == 2)
		{
			k -= 2;
			break;
		}
	if (k == from)
		return true;
	if (!is_boundary(cp[k - 1]) && cp[k - 1] != ')' && cp[k - 1] != '(')
		return false;
	for (const uint32_t *const *w = reached; *w; w++)
		if (att_text_starts(cp + end, to - end, *w) > 0)
			return false;
	return true;
}

/* 护林行动计划(2016~2019年): the years of a plan's name. */
static bool
years_of_plan(const uint32_t *cp, size_t from, size_t pos, size_t end, size_t to)
{
	static const uint32_t *const plans[] = {U"计划", U"规划", U"方案", U"纲要", U"行动", NULL};
	size_t		k = pos;

	/* of what is counted at once behind it the plan's years are true */
	if (end + 1 >= to || cp[end] != ')' || !is_boundary(cp[end + 1]) || k == from || cp[k - 1] != '(')
		return false;
	k--;
	while (k > from && is_closing(cp[k - 1]))
		k--;
	for (const uint32_t *const *w = plans; *w; w++)
		if (k >= from + 2 && att_text_starts(cp + k - 2, 2, *w) == 2)
			return true;
	return false;
}

/* 2020年全球竹编大会: the year of an event's name */
static bool
year_of_event(const uint32_t *cp, size_t end, size_t to)
{
	static const uint32_t *const events[] = {U"大会", U"博览会", U"论坛", U"峰会", U"展览会", U"运动会", U"双创周", U"锦标赛", U"邀请赛", NULL};
	size_t		k = end;

	while (k < to && k < end + 12 && (att_is_han(cp[k]) || is_letter(cp[k])))
		k++;
	for (const uint32_t *const *w = events; *w; w++)
	{
		size_t		f = att_find(cp + end, k - end, *w);

		/* held in that year: 2020年成功举办大会 */
		if (f < k - end && att_find(cp + end, f, U"办") == f && att_find(cp + end, f, U"开") == f)
			return true;
	}
	return false;
}

/*
 * 36家商户年产值超千万元 counts those above a bound: is the value m the
 * bound of the count p?
 */
static bool
bounds_count(const uint32_t *cp, const att_mention *p, const att_phrase *m)
{
	static const uint32_t *const properties[] = {U"营业收入", U"营收", U"产值", U"规模", U"销售额", U"销售收入", U"纳税", U"税收",
	U"生产总值", U"GDP", U"经济总量", U"估值", U"市值", U"经营性收入", U"集体收入", NULL};
	size_t		a = p->ph.end;
	size_t		b = m->lead < m->start ? m->lead : m->start;

	if (p->ph.qualitative || p->ph.value.aspect != ATT_LEVEL || !att_unit_is_count(&p->ph.value.unit) ||
		p->ph.lead < p->ph.num_start)
		return false;
	if (m->value.form != ATT_GT && m->value.form != ATT_GE)
		return false;
	if (m->value.aspect != ATT_LEVEL || att_unit_is_percent(&m->value.unit) || b < a + 3 || b > a + 18)
		return false;
	for (size_t i = a; i < b; i++)
		if (is_boundary(cp[i]) || cp[i] == U'、' || cp[i] == '(' || cp[i] == ')' || att_is_digit(cp[i]))
			return false;
	/* bounds are round */
	for (int64_t c = m->value.low.coef; c > 9; c /= 10)
		if (c % 10 != 0)
			return false;
	if (m->value.low.scale > 0)
		return false;
	if (b > a && (cp[b - 1] == U'均' || cp[b - 1] == U'都'))
		b--;
	for (const uint32_t *const *w = properties; *w; w++)
	{
		size_t		k = a + att_find(cp + a, b - a, *w);

		if (k < b && k + att_text_starts(cp + k, b - k, *w) == b)
			return true;
	}
	return false;
}

/* 从全国第17位升至: a place to start from */
static bool
from_rank(const uint32_t *cp, size_t i, size_t to)
{
	for (size_t k = i; k + 1 < to && k < i + 6; k++)
		if (cp[k] == U'第' && (att_is_digit(cp[k + 1]) || att_numeral_digit(cp[k + 1]) >= 0))
			return true;
	return false;
}

/* The end of the number at i: digits with one point; i if there is none. */
static size_t
plain_number(const uint32_t *cp, size_t i, size_t to)
{
	size_t		k = i;

	while (k < to && att_is_digit(cp[k]))
		k++;
	if (k > i && k + 1 < to && cp[k] == '.' && att_is_digit(cp[k + 1]))
		for (k++; k < to && att_is_digit(cp[k]); k++)
			;
	return k;
}

/* 三次产业结构优化为6.8:41.4:51.8: three shares; where they end, or i. */
static size_t
shares_at(const uint32_t *cp, size_t from, size_t i, size_t to, size_t *at, size_t *end)
{
	static const uint32_t *const industries[] = {U"三次产业", U"三产", U"产业结构", U"产业比", U"一二三产", NULL};
	size_t		k = i;

	for (int n = 0; n < 3; n++)
	{
		at[n] = k;
		end[n] = plain_number(cp, k, to);
		if (end[n] == k)
			return i;
		k = end[n];
		if (n < 2)
		{
			if (k >= to || (cp[k] != ':' && cp[k] != U'∶'))
				return i;
			k++;
		}
	}
	if (k < to && (cp[k] == ':' || cp[k] == U'∶'))
		return i;
	return has_word(cp, i > from + 40 ? i - 40 : from, i, industries) ? k : i;
}

/* The three shares as values; unit per cent. */
static void
add_shares(const att_env *env, att_mentions *out, const uint32_t *cp, const size_t *at, const size_t *end,
		   const att_mention *like)
{
	static const uint32_t percent[] = {'%'};

	if (out->n > 0)
	{
		att_mention *p = &out->m[out->n - 1];

		p->post_from = p->post_to = (uint32_t) p->ph.end;
	}
	for (int n = 0; n < 3; n++)
	{
		att_mention m;

		copy_mention(&m, like);
		if (att_phrase_at(cp, at[n], end[n], at[n], &m.ph) != ATT_PHRASE_OK)
			return;
		m.ph.value.aspect = ATT_LEVEL;
		m.ph.reached = true;
		att_unit_read(percent, 1, &m.ph.value.unit);
		m.pre_from = m.pre_to = (uint32_t) at[n];
		m.post_from = m.post_to = (uint32_t) end[n];
		m.joint = ATT_JOINT_COMMA;
		m.industry = (uint8_t) (n + 1);
		add_mention(env, out, &m);
	}
}

/*
 * 12条河流优良水体占比83%: how many there are is part of the name of what is
 * measured.
 */
static void
leave_out_inner(const uint32_t *cp, att_mentions *out)
{
	static const uint32_t *const shares[] = {U"占比", U"比例", U"比重", U"浓度", U"优良率", U"达标率", U"覆盖率", NULL};
	/* 建成5个公园使绿化覆盖率达到45%: both are said */
	static const uint32_t *const deeds[] = {U"建成", U"新建", U"新增", U"新设", U"完成", U"治理", U"改造", U"建设", U"打造", U"启动", U"开工", U"推进", NULL};
	size_t		w = 0;

	for (size_t k = 0; k < out->n; k++)
	{
		att_mention *a = &out->m[k];
		att_mention *b = k + 1 < out->n ? &out->m[k + 1] : NULL;
		bool		inner = false;

		if (b && !a->ph.qualitative && !b->ph.qualitative && b->pre_from == a->post_from && b->pre_to == a->post_to &&
			b->pre_to > b->pre_from && a->ph.value.form == ATT_POINT && a->ph.lead == a->ph.num_start &&
			att_unit_is_count(&a->ph.value.unit) && a->ph.value.unit.factor[0].power == 0 &&
			a->ph.value.aspect == ATT_LEVEL && !att_unit_is_count(&b->ph.value.unit) &&
			!has_word(cp, a->pre_from, a->pre_to, deeds))
			for (const uint32_t *const *s = shares; *s && !inner; s++)
			{
				size_t		n = b->pre_to - b->pre_from;
				size_t		f = att_find(cp + b->pre_from, n, *s);

				inner = f < n && f + att_text_starts(cp + b->pre_from + f, n - f, *s) == n;
			}
		/* 高于全市均值近7个百分点: one statement, by its number */
		if (b && a->ph.qualitative && a->ph.value.aspect == ATT_CLAIM && !b->ph.qualitative &&
			att_unit_is_points(&b->ph.value.unit) && b->ph.start == a->ph.end)
		{
			inner = true;
			b->pre_to = a->pre_to;
		}
		if (inner)
		{
			b->pre_from = a->pre_from;
			b->joint = a->joint;
			b->semicolon = a->semicolon;
			continue;
		}
		if (w != k)
			copy_mention(&out->m[w], a);
		w++;
	}
	out->n = w;
}

void
att_clause_mark_starts(uint8_t *table, uint8_t sign)
{
	att_lexicon_mark_starts(&att_outlook, table, sign, 0, sign);
}

/* The first place from i on that has something to look at, or to. */
static size_t
next_sign(const uint32_t *cp, size_t i, size_t to)
{
	while (i < to && (att_sign(cp[i]) & ATT_SIGN_ANY) == 0)
		i++;
	return i;
}

void
att_clause_read(const att_env *env, const uint32_t *cp, size_t from, size_t to,
				const att_context *ctx, bool cell, att_mentions *out)
{
	size_t		i = from;
	att_time	time;
	bool		has_time = false;
	size_t		base_from = 0;	/* the last base of a comparison: 比2010年 */
	size_t		base_to = 0;
	int			base_year = 0;
	int			all_base = 0;
	int			depth = 0;
	/* of several years 全年 is the last that is over, or the first to come */
	int			year = !ctx->several ? ctx->period.from.year :
		ctx->role == ATT_TARGET && ctx->report_year > 0 ? ctx->report_year : ctx->period.to.year - 1;
	bool		estimate = false;
	bool		promise = false;
	size_t		skip_quote = from;
	att_time	outer;			/* the frame around a time that is local to its clause */
	bool		has_outer = false;
	bool		opens_with_time = false;
	size_t		local_end = 0;	/* where the local time ends; 0: none */
	size_t		start_word = from;	/* 从, 由 of the last start that was left out */

	memset(&time, 0, sizeof(time));
	memset(&outer, 0, sizeof(outer));
	out->n = 0;
	while ((i = next_sign(cp, i, to)) < to)
	{
		att_time	t;
		att_mention m;
		att_phrase_error e;
		size_t		q;
		size_t		len;
		uint8_t		sign = att_sign(cp[i]);

		if (sign & ATT_SIGN_MARK)
		{
			if (cp[i] == '(')
				depth++;
			else if (cp[i] == ')' && depth > 0)
				depth--;
			/* in a review of several years one year goes no further than its statement */
			else if (cp[i] == ';' && ctx->several && ctx->role != ATT_TARGET && !opens_with_time)
			{
				has_time = has_outer = false;
				local_end = 0;
			}
		}
		if (sign & ATT_SIGN_OUTLOOK)
		{
			int			row = att_lexicon_longest(&att_outlook, cp + i, to - i, &len);

			if (row >= 0)
			{
				estimate |= att_outlook_rows[row].estimate != 0;
				promise |= att_outlook_rows[row].promise != 0;
			}
		}
		if ((sign & ATT_SIGN_PHRASE) && att_sign_phrase(cp[i], i + 1 < to ? cp[i + 1] : 0) &&
			i >= skip_quote && att_phrase_word_at(cp, from, to, i, &m.ph) &&
			statement(cp, from, to, &m.ph, cell))
			goto found;
		if ((sign & ATT_SIGN_QUOTE) && i >= skip_quote)
		{
			q = quotation(cp, i, to, cp[i] == U'《' ? 80 : 40);
			if (q > i)
			{
				/* names of policies and plans hold no values, shares do */
				bool		share = false;

				for (size_t k = i; k < q && !share; k++)
					share = cp[k] == '%';
				/* “7个100%” is a slogan */
				if (share && i + 2 < q && att_is_digit(cp[i + 1]) && cp[i + 2] == U'个')
					share = false;
				/* 目标为“控制在300起以内” quotes the value itself */
				if (i > from && (cp[i - 1] == U'为' || cp[i - 1] == ':') && cp[i] != U'《')
					share = true;
				if (!share || cp[i] == U'《')
				{
					if (cp[i] == U'“' && att_time_at(cp, from, to, i + 1, year, ctx->report_year, &t) && t.plan)
						;			/* “十三五”: a time */
					else
					{
						skip_quote = q + 1;
						i = q + 1;
						continue;
					}
				}
			}
		}
		if ((sign & ATT_SIGN_TIME) && att_time_at(cp, from, to, i, year, ctx->report_year, &t))
		{
			if (t.base)
			{
				size_t		s = i;

				while (s > from && (cp[s - 1] == U'“' || cp[s - 1] == '"'))
					s--;
				base_from = s > from ? s - 1 : s;
				base_to = t.end;
				base_year = t.period.to.year - 1;
				/* 与2010年相比, 与2010年成立时相比: all that follows is compared with it */
				for (size_t k = t.end; k < to && k < t.end + 12 && !is_boundary(cp[k]); k++)
					if (att_text_starts(cp + k, to - k, U"相比") > 0)
						all_base = base_year;
			}
			/* the year of an event's name matters where it is none of the text's own */
			else if (!years_of_plan(cp, from, i, t.end, to) &&
					 !((has_time || t.period.from.year > ctx->review_year) && year_of_event(cp, t.end, to)))
			{
				/* what is reached is not reached in years to come */
				if (t.ahead && ctx->known && ctx->role != ATT_TARGET)
				{
					i = t.end;
					continue;
				}
				/* 三年累计投资100亿元 is not said of years past where tasks are set */
				if (t.span > 0 && ctx->known && ctx->role == ATT_TARGET && ctx->report_year > 0)
				{
					t.plan = false;
					t.period = ctx->several ? ctx->period : att_period_years(ctx->report_year, ctx->report_year + t.span - 1);
				}
				/* 到2025年,能耗五年累计下降13%: the five years up to then */
				if (t.span > 0 && has_time && (time.until || time.plan) && ctx->report_year > 0 &&
					time.period.to.year > ctx->report_year)
				{
					int			last = time.period.to.year - 1;

					t.until = true;
					t.plan = false;
					t.period = att_period_years(last - t.span + 1 > ctx->report_year ? last - t.span + 1 : ctx->report_year, last);
				}
				time = t;
				has_time = true;
				if (!opens_with_time)
				{
					size_t		k = i;

					while (k > from && !is_boundary(cp[k - 1]))
						k--;
					opens_with_time = k == from;
				}
				local_end = t.end;
				if (t.part || t.plan || (t.span == 0 && is_frame(cp, from, i, t.end, to)))
				{
					outer = t;
					has_outer = true;
					local_end = 0;
				}
			}
			i = t.end;
			continue;
		}
		if (!(sign & ATT_SIGN_NUMBER) || !att_number_starts(cp, to, i))
		{
			i++;
			continue;
		}
		/* a list mark at the start: 1. 2、 */
		if (i == from && !cell)
		{
			int			level;

			len = att_heading_mark(cp + i, to - i, &level);
			if (len > 0)
			{
				i += len;
				continue;
			}
		}
		if (att_is_digit(cp[i]))
		{
			/* a year without 年: 2035总规 */
			size_t		k = i;

			while (k < to && att_is_digit(cp[k]))
				k++;
			if (k - i == 4 && (cp[i] == '1' || cp[i] == '2') && k < to &&
				(cp[i] == '2' ? cp[i + 1] == '0' : cp[i + 1] == '9') && !cell)
			{
				att_unit	u;

				if (att_unit_read(cp + k, to - k, &u) == 0 && cp[k] != ',' && cp[k] != '.' &&
					cp[k] != U'多' && cp[k] != U'余')
				{
					i = k;
					continue;
				}
			}
		}
		if (att_is_digit(cp[i]))
		{
			size_t		at[3];
			size_t		end[3];

			len = shares_at(cp, from, i, to, at, end);
			if (len > i)
			{
				/* from these shares to others */
				if (!(i > from && (cp[i - 1] == U'从' || cp[i - 1] == U'由' || cp[i - 1] == U'的')))
				{
					memset(&m, 0, sizeof(m));
					m.has_time = has_time;
					m.time = time;
					m.estimate = estimate;
					m.promise = promise;
					add_shares(env, out, cp, at, end, &m);
				}
				i = len;
				continue;
			}
		}
		{
			size_t		lo = out->n > 0 ? out->m[out->n - 1].ph.end : from;

			e = att_phrase_at(cp, lo, to, i, &m.ph);
		}
		if (e != ATT_PHRASE_OK)
		{
			i = m.ph.num_end > i ? m.ph.num_end : i + 1;
			continue;
		}
		/* 改造提升20个公厕, 减少15个环节: what is done to what stands behind */
		if (m.ph.value.aspect == ATT_CHANGE && !m.ph.compared && !att_unit_is_points(&m.ph.value.unit) &&
			m.ph.end < to && (att_is_han(cp[m.ph.end]) || cp[m.ph.end] == U'“') &&
			cp[m.ph.end] != U'的' && att_conjunction(cp, from, m.ph.end, to) == 0)
		{
			m.ph.value.aspect = ATT_LEVEL;
			m.ph.value.down = false;
			if (m.ph.value.form == ATT_POINT)
				m.ph.start = m.ph.lead = m.ph.num_start;
		}
		/* 农房风貌提升3万户: works that are counted */
		if (m.ph.value.aspect == ATT_CHANGE && !m.ph.compared && att_text_starts(cp + m.ph.start, to - m.ph.start, U"提升") > 0 &&
			is_works(&m.ph.value.unit) && is_worked_on(cp, from, m.ph.start))
		{
			m.ph.value.aspect = ATT_LEVEL;
			m.ph.start = m.ph.lead = m.ph.num_start;
		}
		if (!cell && out->n > 0 && bounds_count(cp, &out->m[out->n - 1], &m.ph))
		{
			i = m.ph.end;
			continue;
		}
		if (judge(cp, from, to, &m.ph, cell) == REJECT)
		{
			i = m.ph.num_end > i ? m.ph.num_end : i + 1;
			continue;
		}
		/* 由63家精简至41家: the start is no value of this time */
		{
			size_t		s = m.ph.lead;

			if (base_to == s && base_to > 0 && (cp[base_from] == U'从' || cp[base_from] == U'由'))
				s = base_from + 1;
			if (base_to > 0 && base_to + 1 == m.ph.num_start && cp[base_to] == U'的' &&
				(cp[base_from] == U'从' || cp[base_from] == U'由'))
				s = base_from + 1;
			/* 从起步时的2万多家增长到5万多家 */
			if (s > from && cp[s - 1] == U'的' && !cell)
				for (size_t k = s - 1; k > from && k + 12 > s && !is_boundary(cp[k - 1]) && cp[k - 1] != U'、'; k--)
					if ((cp[k - 1] == U'从' || cp[k - 1] == U'由') && !(k < to && cp[k] == U'事'))
					{
						s = k;
						break;
					}
			if (s > from && (cp[s - 1] == U'从' || cp[s - 1] == U'由') && !cell)
			{
				bool		goes = false;

				for (size_t k = m.ph.end; k < to && k < m.ph.end + 24 && !is_boundary(cp[k]); k++)
					if (cp[k] == U'到' || cp[k] == U'至' || cp[k] == U'为')
						goes = true;
				if (goes)
				{
					start_word = s - 1;
					i = m.ph.end;
					continue;
				}
			}
		}
		/* a share of 九成 is one of 90 % */
		if (m.ph.value.aspect == ATT_LEVEL && m.ph.value.unit.n > 0 && !cell)
		{
			char		text[ATT_UNIT_TEXT];

			att_unit_print(&m.ph.value.unit, text);
			if (strcmp(text, "成") == 0)
				att_growth_percent(&m.ph.value);
		}
found:
		memset((char *) &m + offsetof(att_mention, pre_from), 0, sizeof(m) - offsetof(att_mention, pre_from));
		m.base_year = all_base;
		m.chinese = !att_is_digit(cp[m.ph.num_start]);
		m.has_time = has_time;
		m.time = time;
		m.estimate = estimate;
		m.promise = promise;
		m.in_brackets = depth > 0;

		/* the words in front */
		{
			size_t		lo = out->n > 0 ? out->m[out->n - 1].ph.end : from;
			size_t		lead = m.ph.lead;
			size_t		k;
			int			inner = 0;

			if (lead < lo)
				lead = lo;
			/* 较2012年增加17所 */
			if (base_to > 0 && base_to <= lead && lead - base_to <= 3 && base_from >= lo)
			{
				bool		direct = true;

				for (size_t x = base_to; x < lead; x++)
					if (is_boundary(cp[x]) || cp[x] == U'、')
						direct = false;
				if (direct)
				{
					m.ph.compared = true;
					m.base_year = base_year;
					lead = base_from;
					while (lead > lo && (cp[lead - 1] == U'相'))
						lead--;
				}
			}
			k = lead;
			while (k > lo)
			{
				uint32_t	c = cp[k - 1];

				/* “甲—乙—丙”创新集群 is one */
				if (c == U'”')
				{
					size_t		open = k - 1;

					while (open > lo && open + 24 > k && cp[open - 1] != U'“' && cp[open - 1] != U'”')
						open--;
					if (open > lo && cp[open - 1] == U'“')
					{
						k = open - 1;
						continue;
					}
				}
				if (c == ')')
					inner++;
				else if (c == '(')
				{
					if (inner == 0)
						break;
					inner--;
				}
				else if (inner == 0 && is_boundary(c) && !(c == ':' && k == lead && k == m.ph.num_start))
					break;		/* 地区生产总值:1134亿元 is one */
				k--;
			}
			if (k > lo)
			{
				m.pre_from = (uint32_t) k;
				m.pre_to = (uint32_t) lead;
				m.joint = ATT_JOINT_COMMA;
				m.semicolon = cp[k - 1] == ';';
				/* 新增A2家、B60家,以及120家C: the list goes on */
				if (out->n > 0 && cp[k - 1] == ',' && att_text_starts(cp + k, to - k, U"以及") > 0)
				{
					m.joint = ATT_JOINT_LIST;
					m.pre_from += 2;
					if (m.pre_from > m.pre_to)
						m.pre_from = m.pre_to;
				}
				if (out->n > 0)
				{
					att_mention *p = &out->m[out->n - 1];
					size_t		x = p->ph.end;

					x = words_behind(cp, x, k);
					p->post_from = (uint32_t) p->ph.end;
					p->post_to = (uint32_t) x;
				}
			}
			else if (out->n == 0)
			{
				m.pre_from = (uint32_t) lo;
				m.pre_to = (uint32_t) lead;
				m.joint = ATT_JOINT_START;
			}
			else
			{
				att_mention *p = &out->m[out->n - 1];
				size_t		x = lo;

				p->post_from = p->post_to = (uint32_t) lo;
				m.joint = ATT_JOINT_LIST;
				while (x < lead && cp[x] != U'、')
					x++;
				if (x < lead)
				{
					size_t		last = x;

					/* 建成A、B等5个: the last 、 that a value follows at once */
					p->post_to = (uint32_t) x;
					m.pre_from = (uint32_t) (last + 1);
					m.pre_to = (uint32_t) lead;
				}
				else
				{
					len = att_conjunction(cp, from, lo, lead);
					if (len > 0)
					{
						m.joint = ATT_JOINT_AND;
						m.pre_from = (uint32_t) (lo + len);
						m.pre_to = (uint32_t) lead;
					}
					else
					{
						/* 3个果品分拣中心和8个茶叶加工中心 */
						size_t		c = lead;

						if (lead > lo + 1 && att_conjunction(cp, from, lead - 1, lead) == 1)
							c = lead - 1;
						else if (lead > lo + 2 && att_conjunction(cp, from, lead - 2, lead) == 2)
							c = lead - 2;
						if (c < lead)
						{
							m.joint = ATT_JOINT_AND;
							p->post_to = (uint32_t) c;
							m.pre_from = m.pre_to = (uint32_t) lead;
						}
						else
						{
							/* 48个场站中22个投用 */
							p->post_to = (uint32_t) lead;
							m.pre_from = (uint32_t) lo;
							m.pre_to = (uint32_t) lead;
						}
					}
				}
			}
			/* a time inside another clause says nothing of one with its own subject */
			if (local_end > 0 && m.joint == ATT_JOINT_COMMA && m.pre_from > local_end &&
				(m.pre_to > m.pre_from + 2 || m.ph.annual || m.semicolon))
			{
				local_end = 0;
				time = outer;
				has_time = has_outer;
				m.time = time;
				m.has_time = has_time;
			}
			/* 从63亿元增长到: the start is no part of the name */
			for (size_t x = m.pre_from; x + 1 < m.pre_to; x++)
				if ((cp[x] == U'从' || cp[x] == U'由') &&
					(att_is_digit(cp[x + 1]) || att_number_starts(cp, m.pre_to, x + 1) ||
					 cp[x + 1] == U'上' || cp[x + 1] == U'“' || from_rank(cp, x + 1, m.pre_to)))
					m.pre_to = (uint32_t) x;
			if (start_word > m.pre_from && start_word < m.pre_to)
				m.pre_to = (uint32_t) start_word;
			/* 高于全国5.4个百分点: what it is compared with is no part of the name */
			if (att_unit_is_points(&m.ph.value.unit) || m.ph.value.aspect == ATT_CHANGE)
			{
				static const uint32_t *const than[] = {U"高于", U"低于", U"快于", U"高出", U"领先", U"超过", NULL};

				for (const uint32_t *const *w = than; *w; w++)
				{
					size_t		d = att_find(cp + m.pre_from, m.pre_to - m.pre_from, *w);

					if (d < m.pre_to - m.pre_from && m.pre_to - m.pre_from - d < 16)
					{
						/* 低于全国0.4个百分点 */
						if (att_text_starts(cp + m.pre_from + d, 2, U"低于") > 0 && !m.ph.value.down &&
							att_unit_is_points(&m.ph.value.unit))
							m.ph.value.down = true;
						m.pre_to = (uint32_t) (m.pre_from + d);
					}
				}
			}
			/* 是全市平均水平的3.2倍: what it is compared with is no name */
			if (is_times(&m.ph.value.unit) && m.pre_to > m.pre_from + 4 && cp[m.ph.num_start - 1] == U'的' &&
				(cp[m.pre_from] == U'是' || cp[m.pre_from] == U'为') &&
				att_find(cp + m.pre_from, m.pre_to - m.pre_from, U"平均") < m.pre_to - m.pre_from)
				m.pre_to = m.pre_from;
			/* 是2012年的3.4倍: as much more */
			if (m.base_year > 0 && m.ph.value.aspect == ATT_LEVEL && is_times(&m.ph.value.unit) &&
				m.ph.num_start > from && cp[m.ph.num_start - 1] == U'的')
				times_growth(&m.ph.value);
			/* 完成总体工程量的42%: how much of it is done */
			if (m.ph.value.aspect == ATT_LEVEL && att_unit_is_percent(&m.ph.value.unit) &&
				!m.ph.qualitative)
			{
				size_t		d = att_find(cp + m.pre_from, m.ph.num_start - m.pre_from, U"完成");

				/* 完成归集合规率59% is a rate that is reached */
				if (m.pre_to > m.pre_from && cp[m.pre_to - 1] == U'率')
					d = m.ph.num_start - m.pre_from;
				if (d < m.ph.num_start - m.pre_from && cp[m.pre_from + d + 2] != U'率' &&
					!(m.ph.end + 1 < to && cp[m.ph.end] == U'的' && att_is_han(cp[m.ph.end + 1])) &&
					cp[m.pre_from + d + 2] != '"' && cp[m.pre_from + d + 2] != U'”')
					m.ph.value.aspect = ATT_COMPLETION;
			}
			/* 压缩审批时限35%: by how much it is less */
			if (m.ph.value.aspect == ATT_LEVEL && att_unit_is_percent(&m.ph.value.unit) && !m.ph.qualitative &&
				m.ph.lead == m.ph.start && m.ph.value.form != ATT_LE && m.ph.value.form != ATT_LT && m.pre_to > m.pre_from + 3 &&
				!(m.ph.end < to && (att_is_han(cp[m.ph.end]) || cp[m.ph.end] == U'“') && att_conjunction(cp, from, m.ph.end, to) == 0))
			{
				static const uint32_t *const less[] = {U"减少", U"削减", U"压缩", U"压减", U"降低", U"缩短", U"缩减", U"精简", NULL};
				size_t		x = m.pre_from;

				static const uint32_t *const reached[] = {U"占", U"后", U"比例", U"比重", U"满意度", U"覆盖", NULL};

				/* 降低成本后满意度95% is what was reached */
				if (cp[m.pre_to - 1] != U'率' && cp[m.pre_to - 1] != U'的' && !has_word(cp, m.pre_from, m.pre_to, reached))
					for (const uint32_t *const *w = less; *w; w++)
						if (att_text_starts(cp + x, m.pre_to - x, *w) > 0)
						{
							m.ph.value.aspect = ATT_GROWTH;
							m.ph.value.down = true;
							m.pre_from += 2;
							break;
						}
			}
			/* 出现8.5%的大幅下降, 0.2%的正增长 */
			if (m.ph.value.aspect == ATT_LEVEL && att_unit_is_percent(&m.ph.value.unit))
			{
				size_t		x = m.ph.end;
				size_t		y = x + 8 < to ? x + 8 : to;
				size_t		u;
				size_t		w;

				/* the values of one list share what stands behind the last */
				while (y - x > 2 && x < to && (cp[x] == U'和' || cp[x] == U'、'))
				{
					x++;
					while (x < to && (att_is_digit(cp[x]) || cp[x] == '.' || cp[x] == '%'))
						x++;
					y = x + 8 < to ? x + 8 : to;
				}
				if (x < y && cp[x] == U'的')
				{
					for (size_t z = x; z < y; z++)
						if (is_boundary(cp[z]) || cp[z] == U'、')
							y = z;
					u = att_find(cp + x, y - x, U"增长");
					if (u == y - x)
						u = att_find(cp + x, y - x, U"增幅");
					if (u == y - x)
						u = att_find(cp + x, y - x, U"增速");
					w = att_find(cp + x, y - x, U"下降");
					if (w == y - x)
						w = att_find(cp + x, y - x, U"负增长");
					if (u < y - x || w < y - x)
					{
						m.ph.value.aspect = ATT_GROWTH;
						m.ph.value.down = w < y - x;
					}
				}
			}
			/* 年均增长率达到13% */
			if (m.ph.annual && m.ph.value.aspect == ATT_LEVEL && att_unit_is_percent(&m.ph.value.unit) &&
				m.ph.lead < m.ph.num_start &&
				att_find(cp + m.ph.lead, m.ph.num_start - m.ph.lead, U"增长率") < m.ph.num_start - m.ph.lead)
				m.ph.value.aspect = ATT_GROWTH;
			m.subject = m.pre_to > m.pre_from;
			{
				static const uint32_t *const having[] = {U"现有", U"拥有", U"已有", U"共有", U"现已", NULL};
				static const uint32_t *const summing[] = {U"累计", NULL};

				m.existing = has_word(cp, m.pre_from, m.ph.num_start, having);
				m.cumulative = has_word(cp, m.pre_from, m.ph.num_start, summing);
			}
			for (size_t x = m.pre_from; x + 1 < m.ph.num_start && !m.respectively; x++)
				if (cp[x] == U'分' && cp[x + 1] == U'别')
					m.respectively = true;
		}
		add_mention(env, out, &m);
		i = m.ph.end > i ? m.ph.end : i + 1;
	}
	if (out->n > 0)
	{
		att_mention *p = &out->m[out->n - 1];
		size_t		x = p->ph.end;

		x = words_behind(cp, x, to);
		p->post_from = (uint32_t) p->ph.end;
		p->post_to = (uint32_t) x;
	}

	leave_out_inner(cp, out);

	/* shared units and aspects: 27.4亿、6亿美元; 增长30%和21.5% */
	for (size_t k = out->n > 0 ? out->n - 1 : 0; k > 0; k--)
	{
		att_mention *a = &out->m[k - 1];
		att_mention *b = &out->m[k];

		if ((b->joint == ATT_JOINT_LIST || b->joint == ATT_JOINT_AND) && b->pre_from == b->pre_to &&
			a->post_from == a->post_to && !a->ph.qualitative && !b->ph.qualitative &&
			a->ph.value.unit.n == 0 && b->ph.value.unit.n > 0)
		{
			uint8_t		power = a->ph.value.unit.factor[0].power;
			bool		spelled = a->ph.unit_end > a->ph.unit_start;

			a->ph.value.unit = b->ph.value.unit;
			if (spelled)
				a->ph.value.unit.factor[0].power = power;
		}
		/* 5.4个、5个百分点 */
		else if ((b->joint == ATT_JOINT_LIST || b->joint == ATT_JOINT_AND) && b->pre_from == b->pre_to &&
				 a->post_from == a->post_to && att_unit_is_points(&b->ph.value.unit) &&
				 att_unit_is_count(&a->ph.value.unit) && !a->ph.qualitative)
		{
			char		text[ATT_UNIT_TEXT];

			att_unit_print(&a->ph.value.unit, text);
			if (strcmp(text, "个") == 0)
			{
				a->ph.value.unit = b->ph.value.unit;
				a->ph.value.aspect = ATT_CHANGE;
			}
		}
	}
	for (size_t k = 1; k < out->n; k++)
	{
		att_mention *a = &out->m[k - 1];
		att_mention *b = &out->m[k];

		/* 增长61.7%和3.4倍; 是2012年的1.8倍和13倍 */
		if ((b->joint == ATT_JOINT_LIST || b->joint == ATT_JOINT_AND) && b->pre_from == b->pre_to &&
			b->ph.lead == b->ph.num_start && a->ph.value.aspect == ATT_GROWTH && is_times(&b->ph.value.unit) &&
			b->ph.value.aspect == ATT_LEVEL)
		{
			if (a->base_year > 0 && a->ph.num_start > from && cp[a->ph.num_start - 1] == U'的')
				times_growth(&b->ph.value);
			else if (a->base_year > 0 && a->same_aspect)
				times_growth(&b->ph.value);
			else
			{
				b->ph.value.aspect = ATT_GROWTH;
				b->ph.value.down = a->ph.value.down;
				att_growth_percent(&b->ph.value);
			}
			b->base_year = a->base_year;
			b->same_aspect = true;
		}
		if ((b->joint == ATT_JOINT_LIST || b->joint == ATT_JOINT_AND) && b->pre_from == b->pre_to &&
			b->ph.lead == b->ph.num_start && a->post_from == a->post_to &&
			!a->ph.qualitative && !b->ph.qualitative && b->ph.value.aspect == ATT_LEVEL &&
			a->ph.value.aspect != ATT_LEVEL && a->ph.value.aspect != ATT_RANK &&
			att_unit_dimension_cmp(&a->ph.value.unit, &b->ph.value.unit) == 0)
		{
			b->ph.value.aspect = a->ph.value.aspect;
			b->ph.value.down = a->ph.value.down;
			b->base_year = a->base_year;
			b->ph.annual = a->ph.annual;
			b->same_aspect = true;
		}
		/* 增长10%,力争12%: more of the same */
		if (b->joint == ATT_JOINT_COMMA && !b->semicolon && a->ph.value.aspect == ATT_GROWTH &&
			b->ph.value.aspect == ATT_LEVEL && !b->ph.qualitative && att_unit_is_percent(&b->ph.value.unit) &&
			b->pre_to <= b->pre_from + 3 && a->post_from == a->post_to)
		{
			static const uint32_t *const more[] = {U"力争", U"争取", U"努力达到", U"确保", NULL};

			if (has_word(cp, b->pre_from, b->ph.num_start, more))
			{
				b->ph.value.aspect = ATT_GROWTH;
				b->ph.value.down = a->ph.value.down;
			}
		}
		/* 比2012年翻了一番多,年均增长9%: from the same year on */
		if (b->base_year == 0 && b->ph.annual && a->base_year > 0)
			b->base_year = a->base_year;
		if (!b->semicolon && b->ph.lead == b->ph.num_start)
			b->existing |= a->existing;
		/* 累计为17个县保供蔬菜26万吨: one clause */
		if (b->pre_from == a->post_from)
			b->cumulative |= a->cumulative;
		if (b->joint == ATT_JOINT_LIST || b->joint == ATT_JOINT_AND)
		{
			b->cumulative |= a->cumulative && b->ph.lead == b->ph.num_start;
			if (b->ph.lead == b->ph.num_start)
			{
				b->ph.reached |= a->ph.reached;
				b->ph.must_hold |= a->ph.must_hold;
			}
			if (!b->respectively && b->pre_from == b->pre_to && a->respectively)
				b->respectively = true;
		}
	}
}
