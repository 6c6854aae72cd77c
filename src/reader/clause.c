/*
 * clause.c
 *	  Finds the values of a sentence and what is said for all of them: times,
 *	  bases of comparison, what is expected or promised.
 */
#include "clause.h"

#include "../language/lexicon.h"
#include "aspect.h"
#include "extent.h"
#include "judge.h"
#include "lexicon/outlook.h"
#include "lexicon/words.h"
#include "mark.h"
#include "sign.h"

/* A time that holds for values behind it. */
typedef struct frame
{
	bool		known;
	att_time	time;
} frame;

/* The clause that is read, and what its words have said so far. */
typedef struct clause
{
	const att_env *env;
	const uint32_t *cp;
	size_t		from;
	size_t		to;
	const att_context *ctx;
	bool		cell;
	att_mentions *out;
	int			year;			/* that 全年 and 一季度 belong to */
	int			depth;			/* of brackets */
	bool		estimate;		/* 预计 */
	bool		promise;		/* 力争 */
	size_t		unquoted;		/* behind the last quotation that was passed over */
	frame		said;			/* the last time that is no base */
	frame		outer;			/* the one around a time that is local to its clause */
	size_t		local_end;		/* where the local time ends; 0: none */
	bool		opens_with_time;
	att_base	base;
	int			base_of_all;	/* 与2010年相比: the year all that follows is compared with; or 0 */
	size_t		start_word;		/* 从, 由 of the last start that was left out */
} clause;

static void
add_mention(const clause *c, const att_mention *m)
{
	att_mentions *out = c->out;

	if (out->n == out->cap)
	{
		size_t		cap = out->cap ? out->cap * 2 : 64;

		out->m = c->env->resize(c->env->ctx, out->m, out->cap * sizeof(*m), cap * sizeof(*m));
		out->cap = cap;
	}
	att_mention_copy(&out->m[out->n++], m);
}

/* The value before, or NULL */
static att_mention *
last_mention(const clause *c)
{
	return c->out->n > 0 ? &c->out->m[c->out->n - 1] : NULL;
}

/* What holds for a value here, whatever words belong to it */
static void
begin_mention(const clause *c, att_mention *m)
{
	memset((char *) m + offsetof(att_mention, pre_from), 0, sizeof(*m) - offsetof(att_mention, pre_from));
	m->has_time = c->said.known;
	m->time = c->said.time;
	m->estimate = c->estimate;
	m->promise = c->promise;
}

/* Brackets and semicolons */
static void
read_mark(clause *c, uint32_t mark)
{
	if (mark == '(')
		c->depth++;
	else if (mark == ')' && c->depth > 0)
		c->depth--;
	/* in a review of several years one year goes no further than its statement */
	else if (mark == ';' && c->ctx->several && c->ctx->role != ATT_TARGET && !c->opens_with_time)
	{
		c->said.known = c->outer.known = false;
		c->local_end = 0;
	}
}

/* 预计, 力争 */
static void
read_outlook(clause *c, size_t i)
{
	size_t		len;
	int			row = att_lexicon_longest(&att_outlook, c->cp + i, c->to - i, &len);

	if (row >= 0)
	{
		c->estimate |= att_outlook_rows[row].estimate != 0;
		c->promise |= att_outlook_rows[row].promise != 0;
	}
}

/* 持平, 全覆盖, 高于全市平均水平: a value without a number */
static bool
read_word(const clause *c, size_t i, att_mention *m)
{
	return att_sign_phrase(c->cp[i], i + 1 < c->to ? c->cp[i + 1] : 0) && i >= c->unquoted &&
		att_phrase_word_at(c->cp, c->from, c->to, i, &m->ph) &&
		att_is_statement(c->cp, c->from, c->to, &m->ph, c->cell);
}

/* The mark that closes a quotation, or 0 where none opens. */
static uint32_t
closing(uint32_t opening)
{
	switch (opening)
	{
		case U'“':
			return U'”';
		case U'‘':
			return U'’';
		case U'《':
			return U'》';
		case U'「':
			return U'」';
		case '"':
			return '"';
	}
	return 0;
}

/* Where the quotation that opens at i closes; i if it does not, or far away. */
static size_t
quotation_end(const clause *c, size_t i)
{
	const uint32_t *cp = c->cp;
	uint32_t	close = closing(cp[i]);
	size_t		far = i + (cp[i] == U'《' ? 80 : 40);

	for (size_t k = i + 1; k < c->to && k < far && cp[k - 1] != U'。'; k++)
		if (cp[k] == close)
			return k;
	return i;
}

/* Is what is quoted up to end a value, or has it one?  Names of policies and plans have none. */
static bool
quotes_value(const clause *c, size_t i, size_t end)
{
	const uint32_t *cp = c->cp;

	if (cp[i] == U'《')
		return false;
	/* 目标为“控制在300起以内” */
	if (i > c->from && (cp[i - 1] == U'为' || cp[i - 1] == ':'))
		return true;
	/* “7个100%” is a slogan */
	if (i + 2 < end && att_is_digit(cp[i + 1]) && cp[i + 2] == U'个')
		return false;
	for (size_t k = i; k < end; k++)
		if (cp[k] == '%')
			return true;
	return false;
}

/* Passes over a quotation at i that says no value: the place behind it, or i. */
static size_t
pass_quotation(clause *c, size_t i)
{
	size_t		end = i >= c->unquoted ? quotation_end(c, i) : i;
	att_time	t;

	if (end == i || quotes_value(c, i, end))
		return i;
	/* “十三五” is a time */
	if (c->cp[i] == U'“' && att_time_at(c->cp, c->from, c->to, i + 1, c->year, c->ctx->report_year, &t) && t.plan)
		return i;
	c->unquoted = end + 1;
	return end + 1;
}

/* 比2010年: the time at i is one that values are compared with. */
static void
read_base(clause *c, size_t i, const att_time *t)
{
	size_t		k = t->end;

	while (i > c->from && (c->cp[i - 1] == U'“' || c->cp[i - 1] == '"'))
		i--;
	c->base.from = i > c->from ? i - 1 : i;
	c->base.to = t->end;
	c->base.year = t->period.to.year - 1;
	/* 与2010年相比, 与2010年成立时相比: all that follows is compared with it */
	for (; k < c->to && k < t->end + 12 && !att_is_boundary(c->cp[k]); k++)
		if (att_text_starts(c->cp + k, c->to - k, U"相比") > 0)
			c->base_of_all = c->base.year;
}

/*
 * Does the time at [pos, end) open its clause, as a frame for what follows?
 * Behind its subject (渔业产值2017年突破千亿元) it holds for that clause only.
 */
static bool
is_frame(const uint32_t *cp, size_t from, size_t pos, size_t end, size_t to)
{
	size_t		k = pos;

	while (k > from && (cp[k - 1] == U'“' || cp[k - 1] == '"' || cp[k - 1] == U'到' || cp[k - 1] == U'至' ||
						cp[k - 1] == U'在' || cp[k - 1] == U'自' || cp[k - 1] == ' '))
		k--;
	k -= att_ends_any(cp, from, k, &att_words_frame_lead);
	if (k == from)
		return true;
	if (!att_is_boundary(cp[k - 1]) && cp[k - 1] != ')' && cp[k - 1] != '(')
		return false;
	return !att_starts_any(cp + end, to - end, &att_words_achieved_verb);
}

/* 护林行动计划(2016~2019年): the years of a plan's name. */
static bool
years_of_plan(const uint32_t *cp, size_t from, size_t pos, size_t end, size_t to)
{
	size_t		k = pos;

	/* of what is counted at once behind it the plan's years are true */
	if (end + 1 >= to || cp[end] != ')' || !att_is_boundary(cp[end + 1]) || k == from || cp[k - 1] != '(')
		return false;
	k--;
	while (k > from && att_is_closing(cp[k - 1]))
		k--;
	return att_ends_any(cp, from, k, &att_words_plan_end) > 0;
}

/* 2020年全球竹编大会: the year of an event's name; held in that year: 2020年成功举办大会 */
static bool
year_of_event(const uint32_t *cp, size_t end, size_t to)
{
	size_t		k = end;

	while (k < to && k < end + 12 && (att_is_han(cp[k]) || att_is_letter(cp[k])))
		k++;
	att_each_word(w, &att_words_event_noun)
	{
		size_t		f = att_find(cp + end, k - end, w);

		if (f < k - end && att_find(cp + end, f, U"办") == f && att_find(cp + end, f, U"开") == f)
			return true;
	}
	return false;
}

/* 五年累计: puts a span of years where the part of the report, or 到2025年, has it. */
static void
place_span(const clause *c, att_time *t)
{
	const att_context *ctx = c->ctx;
	const att_time *said = &c->said.time;

	if (t->span == 0 || ctx->report_year == 0)
		return;
	/* 三年累计投资100亿元 is not said of years past where tasks are set */
	if (ctx->known && ctx->role == ATT_TARGET)
	{
		t->plan = false;
		t->period = ctx->several ? ctx->period : att_period_years(ctx->report_year, ctx->report_year + t->span - 1);
	}
	/* 到2025年,能耗五年累计下降13%: the five years up to then */
	if (c->said.known && (said->until || said->plan) && said->period.to.year > ctx->report_year)
	{
		int			last = said->period.to.year - 1;
		int			first = last - t->span + 1;

		t->until = true;
		t->plan = false;
		t->period = att_period_years(first > ctx->report_year ? first : ctx->report_year, last);
	}
}

/* The time at i holds for what follows. */
static void
read_frame(clause *c, size_t i, att_time *t)
{
	place_span(c, t);
	c->said.known = true;
	c->said.time = *t;
	if (!c->opens_with_time)
		c->opens_with_time = att_clause_start(c->cp, c->from, i) == c->from;
	c->local_end = t->end;
	if (t->part || t->plan || (t->span == 0 && is_frame(c->cp, c->from, i, t->end, c->to)))
	{
		c->outer = c->said;
		c->local_end = 0;
	}
}

/* A time at i: the place behind it, or i where there is none. */
static size_t
read_time(clause *c, size_t i)
{
	const att_context *ctx = c->ctx;
	att_time	t;

	if (!att_time_at(c->cp, c->from, c->to, i, c->year, ctx->report_year, &t))
		return i;
	if (t.base)
		read_base(c, i, &t);
	else if (years_of_plan(c->cp, c->from, i, t.end, c->to))
		;
	/* the year of an event's name matters where it is none of the text's own */
	else if ((c->said.known || t.period.from.year > ctx->review_year) && year_of_event(c->cp, t.end, c->to))
		;
	/* what is reached is not reached in years to come */
	else if (!(t.ahead && ctx->known && ctx->role != ATT_TARGET))
		read_frame(c, i, &t);
	return t.end;
}

/* 2035总规: a year without 年; the place behind it, or i */
static size_t
pass_bare_year(const clause *c, size_t i)
{
	const uint32_t *cp = c->cp;
	size_t		k = i;
	att_unit	u;

	while (k < c->to && att_is_digit(cp[k]))
		k++;
	if (k - i != 4 || k == c->to || !((cp[i] == '1' && cp[i + 1] == '9') || (cp[i] == '2' && cp[i + 1] == '0')))
		return i;
	if (cp[k] == ',' || cp[k] == '.' || cp[k] == U'多' || cp[k] == U'余' || att_unit_read(cp + k, c->to - k, &u) > 0)
		return i;
	return k;
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

/* 三次产业结构优化为6.8:41.4:51.8: three shares, and where each begins and ends; the end, or i. */
static size_t
shares_at(const clause *c, size_t i, size_t *at, size_t *end)
{
	const uint32_t *cp = c->cp;
	size_t		k = i;

	for (int n = 0; n < 3; n++)
	{
		bool		colon;

		at[n] = k;
		end[n] = k = plain_number(cp, k, c->to);
		colon = k < c->to && (cp[k] == ':' || cp[k] == U'∶');
		if (k == at[n] || colon != (n < 2))
			return i;
		k += colon;
	}
	return att_has_any(cp, att_back(i, 40, c->from), i, &att_words_industry_structure) ? k : i;
}

/* The three shares as values; unit per cent. */
static void
add_shares(const clause *c, const size_t *at, const size_t *end)
{
	static const uint32_t percent[] = {'%'};
	att_mention *before = last_mention(c);

	if (before)
		before->post_from = before->post_to = (uint32_t) before->ph.end;
	for (int n = 0; n < 3; n++)
	{
		att_mention m;

		if (att_phrase_at(c->cp, at[n], end[n], at[n], &m.ph) != ATT_PHRASE_OK)
			return;
		begin_mention(c, &m);
		m.ph.value.aspect = ATT_LEVEL;
		m.ph.reached = true;
		att_unit_read(percent, 1, &m.ph.value.unit);
		m.pre_from = m.pre_to = (uint32_t) at[n];
		m.post_from = m.post_to = (uint32_t) end[n];
		m.joint = ATT_JOINT_COMMA;
		m.industry = (uint8_t) (n + 1);
		add_mention(c, &m);
	}
}

/* The shares of three industries at i: the place behind them, or i. */
static size_t
read_shares(const clause *c, size_t i)
{
	size_t		at[3];
	size_t		end[3];
	size_t		behind = shares_at(c, i, at, end);

	/* from these shares to others */
	if (behind > i && !(i > c->from && (att_is_from(c->cp[i - 1]) || c->cp[i - 1] == U'的')))
		add_shares(c, at, end);
	return behind;
}

/* Numbers that are no value for themselves: 1. 2、 at the start, 2035, the shares of
 * three industries.  The place behind, or i. */
static size_t
pass_number(const clause *c, size_t i)
{
	if (i == c->from && !c->cell)
	{
		int			level;
		size_t		mark = att_heading_mark(c->cp + i, c->to - i, &level);

		if (mark > 0)
			return i + mark;
	}
	if (att_is_digit(c->cp[i]))
	{
		size_t		behind = c->cell ? i : pass_bare_year(c, i);

		return behind > i ? behind : read_shares(c, i);
	}
	return i;
}

/* 从起步时的2万多家: 从 in front of the 的 before s; the place behind it, or s. */
static size_t
from_before(const clause *c, size_t s)
{
	const uint32_t *cp = c->cp;

	if (s == c->from || cp[s - 1] != U'的')
		return s;
	for (size_t k = s - 1; k > att_back(s, 12, c->from) && !att_is_pause(cp[k - 1]); k--)
		if (att_is_from(cp[k - 1]) && cp[k] != U'事')
			return k;
	return s;
}

/* 由63家精简至41家: is the value where a change starts?  It is none of this time. */
static bool
is_start(clause *c, const att_phrase *ph)
{
	const uint32_t *cp = c->cp;
	size_t		s = ph->lead;

	if (c->cell)
		return false;
	/* 从2016年63家, 从2016年的63家 */
	if (c->base.to > 0 && att_is_from(cp[c->base.from]) &&
		(c->base.to == s || (c->base.to + 1 == ph->num_start && cp[c->base.to] == U'的')))
		s = c->base.from + 1;
	s = from_before(c, s);
	if (s == c->from || !att_is_from(cp[s - 1]))
		return false;
	for (size_t k = ph->end; k < c->to && k < ph->end + 24 && !att_is_boundary(cp[k]); k++)
		if (cp[k] == U'到' || cp[k] == U'至' || cp[k] == U'为')
		{
			c->start_word = s - 1;
			return true;
		}
	return false;
}

/* The number at i as a value; false where it is none, and *next is the place to go on. */
static bool
read_number(clause *c, size_t i, att_mention *m, size_t *next)
{
	const att_mention *before = last_mention(c);
	att_phrase *ph = &m->ph;

	*next = pass_number(c, i);
	if (*next > i)
		return false;
	if (att_phrase_at(c->cp, before ? before->ph.end : c->from, c->to, i, ph) != ATT_PHRASE_OK)
	{
		*next = ph->num_end > i ? ph->num_end : i + 1;
		return false;
	}
	att_aspect_of_works(c->cp, c->from, c->to, ph);
	*next = ph->end;
	if (!c->cell && before && att_bounds_count(c->cp, &before->ph, ph))
		return false;
	if (!att_is_measure(c->cp, c->from, c->to, ph, c->cell))
	{
		*next = ph->num_end > i ? ph->num_end : i + 1;
		return false;
	}
	if (is_start(c, ph))
		return false;
	/* a share of 九成 is one of 90 % */
	if (ph->value.aspect == ATT_LEVEL && !c->cell && ph->value.unit.factor[0].power == 0 &&
		att_unit_is(&ph->value.unit, U"成"))
		att_growth_percent(&ph->value);
	return true;
}

/* A time inside another clause says nothing of one with its own subject. */
static void
leave_local_time(clause *c, att_mention *m)
{
	if (c->local_end == 0 || m->joint != ATT_JOINT_COMMA || m->pre_from <= c->local_end)
		return;
	if (m->pre_to <= m->pre_from + 2 && !m->ph.annual && !m->semicolon)
		return;
	c->local_end = 0;
	c->said = c->outer;
	m->time = c->said.time;
	m->has_time = c->said.known;
}

/* What the words in front of the value say of it */
static void
read_words(const uint32_t *cp, att_mention *m)
{
	m->subject = m->pre_to > m->pre_from;
	m->existing = att_has_any(cp, m->pre_from, m->ph.num_start, &att_words_having_verb);
	m->cumulative = att_has(cp, m->pre_from, m->ph.num_start, U"累计");
	m->respectively = att_has(cp, m->pre_from, m->ph.num_start, U"分别");
}

/* A value was found: takes the words that belong to it. */
static void
read_value(clause *c, att_mention *m)
{
	begin_mention(c, m);
	m->base_year = c->base_of_all;
	m->chinese = !att_is_digit(c->cp[m->ph.num_start]);
	m->in_brackets = c->depth > 0;
	att_extent_in_front(c->cp, c->from, c->to, &c->base, last_mention(c), m);
	leave_local_time(c, m);
	att_extent_trim(c->cp, c->start_word, m);
	att_aspect_of_words(c->cp, c->from, c->to, m);
	read_words(c->cp, m);
	add_mention(c, m);
}

/* Reads what begins at i, and says where to go on. */
static size_t
read_sign(clause *c, size_t i)
{
	uint8_t		sign = att_sign(c->cp[i]);
	att_mention m;
	size_t		next;

	if (sign & ATT_SIGN_MARK)
		read_mark(c, c->cp[i]);
	if (sign & ATT_SIGN_OUTLOOK)
		read_outlook(c, i);
	if (!((sign & ATT_SIGN_PHRASE) && read_word(c, i, &m)))
	{
		if ((sign & ATT_SIGN_QUOTE) && (next = pass_quotation(c, i)) > i)
			return next;
		if ((sign & ATT_SIGN_TIME) && (next = read_time(c, i)) > i)
			return next;
		if (!(sign & ATT_SIGN_NUMBER) || !att_number_starts(c->cp, c->to, i))
			return i + 1;
		if (!read_number(c, i, &m, &next))
			return next;
	}
	read_value(c, &m);
	return m.ph.end > i ? m.ph.end : i + 1;
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

/* Of several years 全年 is the last that is over, or the first to come. */
static int
year_of_context(const att_context *ctx)
{
	if (!ctx->several)
		return ctx->period.from.year;
	return ctx->role == ATT_TARGET && ctx->report_year > 0 ? ctx->report_year : ctx->period.to.year - 1;
}

void
att_clause_read(const att_env *env, const uint32_t *cp, size_t from, size_t to,
				const att_context *ctx, bool cell, att_mentions *out)
{
	clause		c = {env, cp, from, to, ctx, cell, out};
	size_t		i = from;

	out->n = 0;
	c.year = year_of_context(ctx);
	c.unquoted = from;
	c.start_word = from;
	while ((i = next_sign(cp, i, to)) < to)
		i = read_sign(&c, i);
	if (out->n == 0)
		return;
	att_extent_behind(cp, to, last_mention(&c));
	att_extent_take_inner(cp, out);
	att_aspect_share(cp, from, out);
}
