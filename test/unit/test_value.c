/*
 * test_value.c
 *	  What values mean: fulfilment, ratio, margin, order, arithmetic, bytes.
 */
#include "unit.h"

#include "language/arithmetic.h"
#include "language/pack.h"
#include "language/phrase.h"
#include "language/prepared.h"
#include "language/sortkey.h"
#include "language/span.h"

static bool
read_value(const char *text, bool target, att_value *v)
{
	att_text	t;
	size_t		at;
	bool		ok;

	att_text_literal(&att_env_malloc, text, strlen(text), &t);
	memset(v, 0, sizeof(*v));
	ok = att_phrase_literal(t.cp, t.n, target, v, &at) == ATT_PHRASE_OK && att_value_normalise(v, target);
	att_text_free(&att_env_malloc, &t);
	return ok;
}

static att_value
value(const char *text, bool target)
{
	att_value	v;

	CHECK_MSG(read_value(text, target, &v), "'%s' is refused", text);
	return v;
}

static const struct
{
	const char *measure;
	const char *target;
	char		answer;			/* t f ? */
	att_reason	why;
}			verdicts[] = {
	{"增长3.8%", "增长6%", 'f', ATT_BY_NUMBER},
	{"增长6%", "增长6%", 't', ATT_BY_NUMBER},
	{"4123人", "控制在4750人以内", 't', ATT_BY_NUMBER},
	{"4751人", "控制在4750人以内", 'f', ATT_BY_NUMBER},
	{"下降17.1%", "下降3%", 't', ATT_BY_NUMBER},
	{"下降2%", "下降3%", 'f', ATT_BY_NUMBER},
	{"增长2%", "下降3%", 'f', ATT_BY_NUMBER},
	{"增长1%", "下降控制在3%以内", 't', ATT_BY_NUMBER},
	{"下降3.1%", "下降控制在3%以内", 'f', ATT_BY_NUMBER},
	{"100余家", "100家以上", 't', ATT_BY_NUMBER},
	{"100余家", "200家", 'f', ATT_BY_NUMBER},
	{"100余家", "150家", '?', ATT_PARTLY},
	{">600亿元", "650亿元", '?', ATT_PARTLY},
	{">650亿元", "600亿元", 't', ATT_BY_NUMBER},
	{"约4750人", "控制在4750人以内", '?', ATT_PARTLY},
	{"近100家", "100家", 'f', ATT_BY_NUMBER},
	{"8亿美元", "8亿元", '?', ATT_OTHER_UNIT},
	{"5.2%", "增长5%", '?', ATT_OTHER_ASPECT},
	{"提高1个百分点", "提高0.5个百分点", 't', ATT_BY_NUMBER},
	{"600亿元", "突破600亿元", 'f', ATT_BY_NUMBER},
	{"6000000万元", "600亿元", 't', ATT_BY_NUMBER},
	{"1500亩", "100公顷", 't', ATT_BY_NUMBER},
	{"增长7.6%", "增长8%左右", 't', ATT_BY_NUMBER},
	{"增长7.59%", "增长8%左右", 'f', ATT_BY_NUMBER},
	{"3.15%", "控制在3%左右", 't', ATT_BY_NUMBER},
	{"3.16%", "控制在3%左右", 'f', ATT_BY_NUMBER},
	{"5个", "4~6个", 't', ATT_BY_NUMBER},
	{"7个", "4~6个", 't', ATT_BY_NUMBER},
	{"3个", "4~6个", 'f', ATT_BY_NUMBER},
	{"36", "保持在30~35之间", 'f', ATT_BY_NUMBER},
	{"35", "保持在30~35之间", 't', ATT_BY_NUMBER},
	{"第3位", "前五", 't', ATT_BY_NUMBER},
	{"第6位", "前五", 'f', ATT_BY_NUMBER},
	{"100%", "全覆盖", 't', ATT_BY_NUMBER},
	{"0", "清零", 't', ATT_BY_NUMBER},
	{"1", "清零", 'f', ATT_BY_NUMBER},
	{"持平", "持平", 't', ATT_BY_NUMBER},
	{"增长0.1%", "正增长", 't', ATT_BY_NUMBER},
	{"持平", "正增长", 'f', ATT_BY_NUMBER},
	{"完成105.6%", "18000个", 't', ATT_BY_COMPLETION},
	{"完成99.9%", "18000个", 'f', ATT_BY_COMPLETION},
	{"完成>99%", "18000个", '?', ATT_PARTLY},
	{"完成92%", "完成90%", 't', ATT_BY_NUMBER},
	{"完成", "1200户", 't', ATT_BY_CLAIM},
	{"超额完成", "增长6%", 't', ATT_BY_CLAIM},
	{"未完成", "1200户", 'f', ATT_BY_CLAIM},
	{"基本完成", "1200户", '?', ATT_BY_CLAIM},
	{"完成市下达目标", "完成市下达目标", 't', ATT_BY_CLAIM},
	{"完成市下达目标", "控制在市下达指标内", 't', ATT_BY_CLAIM},
	{"完成省下达目标", "控制在市下达指标内", '?', ATT_UNRESOLVED},
	{"高于全市平均水平", "高于全市平均水平", 't', ATT_BY_CLAIM},
	{"高于全市平均水平", "不低于全市平均水平", 't', ATT_BY_CLAIM},
	{"低于全市平均水平", "高于全市平均水平", 'f', ATT_BY_CLAIM},
	{"高于全国平均水平", "高于全市平均水平", '?', ATT_UNRESOLVED},
	{"高于全市平均水平", "增长6%", '?', ATT_BY_CLAIM},
	{"增长6%", "高于全市平均水平", '?', ATT_UNRESOLVED},
	{"增长6%", "力争增长6%", 't', ATT_BY_NUMBER},
};

static void
test_verdicts(void)
{
	for (size_t i = 0; i < sizeof(verdicts) / sizeof(verdicts[0]); i++)
	{
		att_value	m = value(verdicts[i].measure, false);
		att_value	t = value(verdicts[i].target, true);
		att_reason	why;
		att_truth	r = att_fulfils(&m, &t, &why);
		char		answer = r == ATT_TRUE ? 't' : r == ATT_FALSE ? 'f' : '?';

		CHECK_MSG(answer == verdicts[i].answer && why == verdicts[i].why,
				  "'%s' <@ '%s' is %c by %d", verdicts[i].measure, verdicts[i].target, answer, why);
	}
}

static const struct
{
	const char *target;
	const char *measure;
	const char *result;
}			resolved[] = {
	{"高于全市平均水平", "增长7.1%", "增长>7.1%"},
	{"不低于全市", "增长7.1%", "增长≥7.1%"},
	{"与经济增长同步", "增长6.1%", "增长≥6.1%"},
	{"领先经济增长", "增长6.1%", "增长>6.1%"},
	{"力争高于全市平均水平", "增长7.1%", "力争增长>7.1%"},
	{"控制在市下达指标内", "4750人", "≤4750人"},
	{"完成市下达目标", "18000个", "≥18000个"},
	{"增长6%", "增长7.1%", "增长≥6%"},
};

static void
test_resolve(void)
{
	for (size_t i = 0; i < sizeof(resolved) / sizeof(resolved[0]); i++)
	{
		att_value	t = value(resolved[i].target, true);
		att_value	m = value(resolved[i].measure, false);
		att_value	r;
		char		out[ATT_VALUE_TEXT] = "-";

		if (att_resolve(&t, &m, &r))
			att_value_print(&r, true, out);
		CHECK_STR(out, resolved[i].result);
	}
}

static const struct
{
	const char *a;
	char		op;				/* + - * / */
	const char *b;
	const char *result;			/* NULL: an error */
}			sums[] = {
	{"1134亿元", '+', "6000万元", "1134.6亿元"},
	{"5家", '*', "0", "0家"},
	{"5家(个)", '+', "1家", "6家(个)"},
	{"5栋(家)", '+', "1栋", "6栋(家)"},
	{"3栋(家)/亩", '+', "1.5栋/亩", "4.5栋(家)/亩"},
	{"2条(个)/万人", '+', "1条/人", "10002条(个)/万人"},
	{"约5家", '*', "0", "0家"},
	{">5家", '*', "0", "0家"},
	{"4~6家", '/', "-2", NULL},
	{"约500000000000000000000000000000000000家", '+', "约500000000000000000000000000000000000家", NULL},
	{"约500000000000000000000000000000000000家", '*', "3", NULL},
	{"4~500000000000000000000000000000000000家", '*', "3", NULL},
	{"4~500000000000000000000000000000000000家", '/', "0.1", NULL},
	{"999999999999999999999999999999999999家", '+', "1家", NULL},
	{"1134亿元", '-', "6000万元", "1133.4亿元"},
	{"52.4%", '+', "提高1.2个百分点", "53.6%"},
	{"增长6%", '-', "下降0.5个百分点", "增长6.5%"},
	{"增长6%", '-', "增长8%", "下降2%"},
	{"5家", '+', "6个", "11家"},
	{"5家", '+', "减少2家", "3家"},
	{"100家以上", '+', "5家", "≥105家"},
	{"超过100家", '+', "50家以上", ">150家"},
	{"100余家", '+', "5家", "105~205家"},
	{"约100家", '+', "约50家", "约150家"},
	{"约100家", '+', "5家", "100~110家"},
	{"4~6个", '+', "1个", "5~7个"},
	{"100家以上", '-', "50家以上", NULL},
	{"5亿元", '+', "5亿美元", NULL},
	{"5亿元", '+', "增长5%", NULL},
	{"第5位", '+', "第1位", NULL},
	{"完成", '+', "5家", NULL},
	{"3个", '*', "1.5", "4.5个"},
	{"约100家", '*', "2", "约200家"},
	{"100家以上", '*', "-1", "≤-100家"},
	{"100余家", '*', "2", "200~400家"},
	{"增长6%", '*', "2", "增长12%"},
	{"1亿元", '/', "4", "0.25亿元"},
	{"1亿元", '/', "3", "0.33333333333333333333亿元"},
	{"999999999999999999999999999999999999元", '+', "1元", NULL},
	{"999999999999999999999999999999999999元", '*', "10", NULL},
};

static void
test_sums(void)
{
	for (size_t i = 0; i < sizeof(sums) / sizeof(sums[0]); i++)
	{
		att_value	a = value(sums[i].a, false);
		att_value	b;
		att_value	r;
		att_decimal d;
		att_arithmetic e;
		char		out[ATT_VALUE_TEXT] = "";

		if (sums[i].op == '+' || sums[i].op == '-')
		{
			b = value(sums[i].b, false);
			e = att_value_add(&a, &b, sums[i].op == '-', &r);
		}
		else
		{
			CHECK(att_decimal_parse(sums[i].b, strlen(sums[i].b), &d));
			e = att_value_multiply(&a, &d, sums[i].op == '/', &r);
		}
		if (e == ATT_ARITH_OK)
			att_value_print(&r, false, out);
		CHECK_MSG((e == ATT_ARITH_OK) == (sums[i].result != NULL) &&
				  (sums[i].result == NULL || strcmp(out, sums[i].result) == 0),
				  "%s %c %s is '%s' (%d)", sums[i].a, sums[i].op, sums[i].b, out, e);
	}
}

/* A random literal of few numbers and units, so that equals and neighbours come up. */
static void
random_text(char *text, size_t size)
{
	static const char *const before[] = {"", "", "", "约", "近", ">", "≥", "<", "≤", "增长", "下降", "增长≥", "下降>", "提高", "减少", "第", "前",
	"完成", "增长约", "控制在"};
	static const char *const numbers[] = {"0", "1", "5", "5.0", "100", "1.5", "10000", "0.5", "99.9", "4~6", "150"};
	static const char *const units[] = {"亿元", "万元", "元", "美元", "%", "‰", "个百分点", "家", "万人", "公顷", "亩", "平方米", "位", "", "倍", "件/万人", "件/平方公里",
	"吨/平方公里", "某单位", "某物", "万某物", "条(段)"};
	static const char *const behind[] = {"", "", "", "以上", "以内", "左右", "余"};
	static const char *const words[] = {"持平", "正增长", "完成", "超额完成", "基本完成", "未完成", "完成市下达目标", "高于全市平均水平",
	"不低于全市平均水平", "与经济增长同步", "全覆盖", "清零", "低于全国平均水平"};

#define PICK(list) list[unit_random() % (sizeof(list) / sizeof(list[0]))]
	if (unit_random() % 10 == 0)
		snprintf(text, size, "%s", PICK(words));
	else
		snprintf(text, size, "%s%s%s%s", PICK(before), PICK(numbers), PICK(units), PICK(behind));
}

static bool
random_value(bool target, att_value *v)
{
	char		text[128];

	for (int i = 0; i < 100; i++)
	{
		random_text(text, sizeof(text));
		if (read_value(text, target, v))
			return true;
	}
	return false;
}

/* random values for each law; the seed is printed by main */
#define LAW_ROUNDS	1000000

#define LAW(cond) \
	do { if (!(cond)) { \
		char a_[ATT_VALUE_TEXT], b_[ATT_VALUE_TEXT]; \
		att_value_print(&a, kind_a, a_); att_value_print(&b, kind_b, b_); \
		CHECK_MSG(false, "'%s' and '%s': " #cond, a_, b_); } } while (0)

static void
test_laws(void)
{
	for (int i = 0; i < LAW_ROUNDS; i++)
	{
		bool		kind_a = unit_random() & 1;
		bool		kind_b = kind_a;
		att_value	a;
		att_value	b;
		att_value	c;
		uint8_t		bytes[ATT_PACK_MAX];
		size_t		n;
		int			ab;
		int			bc;

		if (!random_value(kind_a, &a) || !random_value(kind_a, &b) || !random_value(kind_a, &c))
			continue;
		ab = att_value_cmp(&a, &b);
		bc = att_value_cmp(&b, &c);
		LAW(att_value_cmp(&a, &a) == 0);
		LAW(ab == -att_value_cmp(&b, &a));
		if (ab <= 0 && bc <= 0)
			LAW(att_value_cmp(&a, &c) <= 0);
		if (ab != 0)
			LAW(ab < 0 ? att_sort_key(&a) <= att_sort_key(&b) : att_sort_key(&a) >= att_sort_key(&b));
		else
			LAW(att_sort_key(&a) == att_sort_key(&b));
		if (ab == 0)
			LAW(att_value_hash(&a) == att_value_hash(&b));
		LAW(att_phrase_reads_back(&a, kind_a));
		n = att_pack(&a, bytes);
		LAW(n <= ATT_PACK_MAX && att_unpack(bytes, n, &c) && att_value_cmp(&a, &c) == 0);
		LAW(n == att_pack_wire(&a, bytes) && att_unpack_wire(bytes, n, kind_a, &c) && att_value_cmp(&a, &c) == 0);
		/* a damaged value is refused or is another sound one */
		bytes[unit_random() % n] ^= (uint8_t) (1 << unit_random() % 8);
		if (att_unpack_wire(bytes, n, kind_a, &c))
			LAW(att_value_cmp(&c, &c) == 0);
	}
	for (int i = 0; i < LAW_ROUNDS; i++)
	{
		bool		kind_a = false;
		bool		kind_b = true;
		att_value	a;
		att_value	b;
		att_relation r;
		att_truth	truth;

		if (!random_value(false, &a) || !random_value(true, &b))
			continue;
		truth = att_fulfils(&a, &b, NULL);
		{
			att_prepared p;
			uint8_t		bytes[ATT_PACK_MAX];
			uint8_t		other[ATT_PACK_MAX];
			size_t		n = att_pack(&a, bytes);
			size_t		k = att_pack(&b, other);
			att_truth	quick;

			LAW(att_prepare(&p, other, k) && (!att_prepared_fulfils(&p, bytes, n, &quick) || quick == truth));
			LAW(att_prepare(&p, bytes, n) && (!att_prepared_fulfilled(&p, other, k, &quick) || quick == truth));
		}
		if (att_attainment_ratio(&a, &b, &r))
		{
			int			c = att_decimal_cmp_scaled(&r.a, &r.x, &r.b, &r.y);

			LAW(r.b.coef != 0);
			LAW(truth != ATT_UNKNOWN && ((r.b.coef < 0 ? -c : c) >= 0) == (truth == ATT_TRUE));
		}
		if (att_attainment_margin(&a, &b, &r))
		{
			int			c = att_decimal_cmp_scaled(&r.a, &r.x, &r.b, &r.y);

			LAW(truth != ATT_UNKNOWN && ((r.minus ? -c : c) >= 0) == (truth == ATT_TRUE));
		}
		/* a single number is always told where aspect and unit agree */
		if (a.form == ATT_POINT && b.form != ATT_NONE && a.aspect == b.aspect &&
			att_unit_dimension_cmp(&a.unit, &b.unit) == 0)
			LAW(truth != ATT_UNKNOWN);
	}
	for (int i = 0; i < LAW_ROUNDS; i++)
	{
		bool		kind_a = false;
		bool		kind_b = false;
		att_value	a;
		att_value	b;
		att_value	s;
		att_value	d;

		if (!random_value(false, &a) || !random_value(false, &b))
			continue;
		if (att_value_add(&a, &b, false, &s) == ATT_ARITH_OK)
		{
			LAW(att_phrase_reads_back(&s, false));
			/* what was added can be taken away again */
			if (a.form == ATT_POINT && b.form == ATT_POINT &&
				att_value_add(&s, &b, true, &d) == ATT_ARITH_OK)
				LAW(att_value_cmp(&d, &a) == 0);
		}
	}
	CHECK(true);
}

/* The sum of v[0..n), which are as alike as sums need, in two ways. */
static att_arithmetic
sum_text(const att_value *v, int n, bool halves, char *text)
{
	att_sum		s;
	att_sum		more;
	att_sum		rest;
	att_value	r;
	att_arithmetic e = att_sum_one(&v[0], &s);

	text[0] = '\0';
	for (int i = 1; i < n && e == ATT_ARITH_OK; i++)
	{
		e = att_sum_one(&v[i], &more);
		/* as two workers do: the first alone, the others together */
		if (e == ATT_ARITH_OK && halves && i == 1)
			rest = more;
		else if (e == ATT_ARITH_OK)
			e = att_sum_add(halves ? &rest : &s, &more);
	}
	if (e == ATT_ARITH_OK && halves && n > 1)
		e = att_sum_add(&s, &rest);
	if (e == ATT_ARITH_OK)
		e = att_sum_value(&s, &r);
	if (e == ATT_ARITH_OK)
		att_value_print(&r, false, text);
	return e;
}

/* Sums are the same in whatever order rows come, to the last character. */
static void
test_sum_order(void)
{
	for (int i = 0; i < LAW_ROUNDS; i++)
	{
		att_value	v[5];
		att_value	t;
		char		one[ATT_VALUE_TEXT];
		char		other[ATT_VALUE_TEXT];
		int			n = 1;
		int			k;
		att_arithmetic e;
		att_arithmetic f;

		if (!random_value(false, &v[0]))
			continue;
		for (int tries = 0; n < 5 && tries < 12; tries++)
		{
			if (random_value(false, &v[n]) && att_value_group_cmp(&v[n], &v[0]) == 0)
				n++;
		}
		e = sum_text(v, n, false, one);
		for (int j = n - 1; j > 0; j--)
		{
			k = (int) (unit_random() % (uint64_t) (j + 1));
			t = v[j];
			v[j] = v[k];
			v[k] = t;
		}
		f = sum_text(v, n, unit_random() & 1, other);
		if (e != f || strcmp(one, other) != 0)
			CHECK_MSG(false, "a sum of %d is '%s' (%d), and '%s' (%d) in another order", n, one, e, other, f);
	}
	CHECK(true);
}

/* Promises as sets, and what an index may leave out. */
static void
test_sets(void)
{
	for (int i = 0; i < LAW_ROUNDS; i++)
	{
		bool		kind_a = true;
		bool		kind_b = true;
		att_value	a;
		att_value	b;
		att_value	m;
		bool		by_m;

		if (!random_value(true, &a) || !random_value(true, &b) || !random_value(false, &m))
			continue;
		by_m = att_fulfils(&m, &a, NULL) == ATT_TRUE;
		LAW(att_stricter(&a, &a) == ATT_TRUE);
		LAW(att_compatible(&a, &b) == att_compatible(&b, &a));
		if (by_m && att_stricter(&a, &b) == ATT_TRUE)
			LAW(att_fulfils(&m, &b, NULL) == ATT_TRUE);
		/* a completion answers what was promised, not the numbers */
		if (by_m && m.form != ATT_NONE && m.aspect == a.aspect && att_compatible(&a, &b) == ATT_FALSE)
			LAW(att_fulfils(&m, &b, NULL) != ATT_TRUE);
		if (att_value_cmp(&a, &b) == 0)
			LAW(att_stricter(&a, &b) == ATT_TRUE && att_stricter(&b, &a) == ATT_TRUE);
	}
	for (int i = 0; i < LAW_ROUNDS / 4; i++)
	{
		bool		kind_a = i & 1;
		bool		kind_b = true;
		att_value	member[4];
		att_value	a;
		att_value	b;
		att_value	m;
		att_span	s;
		att_span	more;
		int			n = 1 + (int) (unit_random() % 4);

		for (int k = 0; k < n; k++)
		{
			if (!random_value(kind_a, &member[k]))
				return;
			att_span_one(&member[k], kind_a, &more);
			if (k == 0)
				s = more;
			else
				att_span_add(&s, &more, kind_a);
		}
		if (!random_value(true, &b) || !random_value(false, &m))
			continue;
		for (int k = 0; k < n; k++)
		{
			a = member[k];
			LAW(att_value_cmp(&s.min, &a) <= 0 && att_value_cmp(&s.max, &a) >= 0);
			if (!kind_a)
			{
				if (att_fulfils(&a, &b, NULL) == ATT_TRUE)
					LAW(att_span_may_fulfil(&s, &b));
				continue;
			}
			if (att_fulfils(&m, &a, NULL) == ATT_TRUE)
				LAW(att_span_may_be_met(&s, &m));
			if (att_compatible(&a, &b) == ATT_TRUE || att_stricter(&a, &b) == ATT_TRUE)
				LAW(att_span_may_overlap(&s, &b));
			if (att_stricter(&b, &a) == ATT_TRUE)
				LAW(att_span_may_contain(&s, &b));
		}
	}
	CHECK(true);
}

void
test_value(void)
{
	test_verdicts();
	test_resolve();
	test_sums();
	test_laws();
	test_sum_order();
	test_sets();
}
