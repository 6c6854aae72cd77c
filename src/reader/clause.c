/*
 * clause.c
 *	  Finds the values of a sentence, leaves out numbers that measure nothing,
 *	  and cuts the words around each value.
 */
#include "clause.h"

#include <string.h>

#include "../language/lexicon.h"
#include "../language/numeral.h"
#include "judge.h"
#include "lexicon/outlook.h"
#include "mark.h"
#include "sign.h"

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
	while (k > from && k + 40 > at && !att_is_boundary(cp[k - 1]))
		k--;
	return att_has_word(cp, k, at, deeds);
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
	while (e < to && !att_is_boundary(cp[e]) && cp[e] != U'、')
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

	while (x < to && !att_is_boundary(cp[x]) && cp[x] != ')')
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

			while (c < to && c < x + 12 && cp[c] != ')' && !att_is_boundary(cp[c]) && !att_is_digit(cp[c]))
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
	if (!att_is_boundary(cp[k - 1]) && cp[k - 1] != ')' && cp[k - 1] != '(')
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
	if (end + 1 >= to || cp[end] != ')' || !att_is_boundary(cp[end + 1]) || k == from || cp[k - 1] != '(')
		return false;
	k--;
	while (k > from && att_is_closing(cp[k - 1]))
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

	while (k < to && k < end + 12 && (att_is_han(cp[k]) || att_is_letter(cp[k])))
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
	return att_has_word(cp, i > from + 40 ? i - 40 : from, i, industries) ? k : i;
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
			!att_has_word(cp, a->pre_from, a->pre_to, deeds))
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
			att_is_statement(cp, from, to, &m.ph, cell))
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
				for (size_t k = t.end; k < to && k < t.end + 12 && !att_is_boundary(cp[k]); k++)
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

					while (k > from && !att_is_boundary(cp[k - 1]))
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
		if (!cell && out->n > 0 && att_bounds_count(cp, &out->m[out->n - 1].ph, &m.ph))
		{
			i = m.ph.end;
			continue;
		}
		if (!att_is_measure(cp, from, to, &m.ph, cell))
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
				for (size_t k = s - 1; k > from && k + 12 > s && !att_is_boundary(cp[k - 1]) && cp[k - 1] != U'、'; k--)
					if ((cp[k - 1] == U'从' || cp[k - 1] == U'由') && !(k < to && cp[k] == U'事'))
					{
						s = k;
						break;
					}
			if (s > from && (cp[s - 1] == U'从' || cp[s - 1] == U'由') && !cell)
			{
				bool		goes = false;

				for (size_t k = m.ph.end; k < to && k < m.ph.end + 24 && !att_is_boundary(cp[k]); k++)
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
					if (att_is_boundary(cp[x]) || cp[x] == U'、')
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
				else if (inner == 0 && att_is_boundary(c) && !(c == ':' && k == lead && k == m.ph.num_start))
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
				if (cp[m.pre_to - 1] != U'率' && cp[m.pre_to - 1] != U'的' && !att_has_word(cp, m.pre_from, m.pre_to, reached))
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
						if (att_is_boundary(cp[z]) || cp[z] == U'、')
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

				m.existing = att_has_word(cp, m.pre_from, m.ph.num_start, having);
				m.cumulative = att_has_word(cp, m.pre_from, m.ph.num_start, summing);
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

			if (att_has_word(cp, b->pre_from, b->ph.num_start, more))
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
