/*
 * extent.c
 *	  How far the words of a clause go that belong to a value: where those in
 *	  front of it begin and those behind it end, between commas and other values.
 */
#include "extent.h"

#include "../language/lexicon.h"
#include "../language/numeral.h"
#include "lexicon/words.h"
#include "mark.h"

/*
 * 16所中职校、托儿所开学, 45场促阅读、促健身活动: at the 、 at i, behind words from
 * from on, is there just another noun of the same count?
 */
static bool
goes_on(const uint32_t *cp, size_t from, size_t i, size_t to)
{
	size_t		e = i + 1;

	if (i < from + 2 || i > from + 12 || e >= to || !att_is_han(cp[e]))
		return false;
	for (size_t k = from; k < i; k++)
		if (!att_is_han(cp[k]))
			return false;
	while (e < to && !att_is_pause(cp[e]))
	{
		if (!att_is_han(cp[e]) || att_number_starts(cp, to, e))
			return false;
		e++;
	}
	/* one more noun, then its end; verbs start something else */
	if (e - i > 12 || e - i < 3 || (e < to && cp[e] == U'、'))
		return false;
	return !att_starts_any(cp + i + 1, to - i - 1, &att_words_no_second_noun) &&
		!att_starts_any(cp + from, i - from, &att_words_no_second_noun);
}

/* 6个国家级、市级实验室: does a noun go on behind the 、 at i with one more of its kinds? */
static bool
is_between_kinds(const uint32_t *cp, size_t from, size_t i, size_t to)
{
	if (i + 1 >= to || !att_is_han(cp[i + 1]))
		return false;
	return (i > from + 1 && i - from <= 4 && cp[i - 1] == U'级') ||
		att_is_any(cp + from, i - from, &att_words_noun_kind);
}

/* 10所中小学(中职校)特色校: the ) of brackets inside a noun, or i, where they open. */
static size_t
brackets_inside(const uint32_t *cp, size_t from, size_t i, size_t to)
{
	size_t		c = i + 1;

	while (c < to && c < i + 12 && cp[c] != ')' && !att_is_boundary(cp[c]) && !att_is_digit(cp[c]))
		c++;
	return i > from && c + 1 < to && cp[c] == ')' && att_begins_noun(cp[c + 1]) ? c : i;
}

/* Where the words behind a value end: at a mark or the next item of a list. */
static size_t
end_of_words(const uint32_t *cp, size_t from, size_t to)
{
	size_t		i = from;

	while (i < to && !att_is_boundary(cp[i]) && cp[i] != ')')
	{
		if (cp[i] == U'、' && !is_between_kinds(cp, from, i, to) && !goes_on(cp, from, i, to))
			return i;
		if (cp[i] == '(')
		{
			size_t		close = brackets_inside(cp, from, i, to);

			if (close == i)
				return i;
			i = close;
		}
		i++;
	}
	return i;
}

void
att_extent_behind(const uint32_t *cp, size_t to, att_mention *m)
{
	m->post_from = (uint32_t) m->ph.end;
	m->post_to = (uint32_t) end_of_words(cp, m->ph.end, to);
}

/* 较2012年增加17所: does the value follow what it is compared with? */
static bool
is_compared(const uint32_t *cp, size_t lo, size_t lead, const att_base *base)
{
	if (base->to == 0 || base->from < lo || base->to > lead || lead - base->to > 3)
		return false;
	for (size_t k = base->to; k < lead; k++)
		if (att_is_pause(cp[k]))
			return false;
	return true;
}

/* Where a quotation opens that closes before k, if it is short; or k. */
static size_t
before_quotation(const uint32_t *cp, size_t lo, size_t k)
{
	size_t		open = k - 1;

	while (open > lo && open + 24 > k && cp[open - 1] != U'“' && cp[open - 1] != U'”')
		open--;
	return open > lo && cp[open - 1] == U'“' ? open - 1 : k;
}

/* Where the words begin that end at lead, or lo; colon: one at lead is inside them. */
static size_t
start_of_words(const uint32_t *cp, size_t lo, size_t lead, bool colon)
{
	size_t		k = lead;
	int			inner = 0;

	while (k > lo)
	{
		uint32_t	c = cp[k - 1];

		/* “甲—乙—丙”创新集群 is one */
		if (c == U'”')
		{
			size_t		open = before_quotation(cp, lo, k);

			if (open < k)
			{
				k = open;
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
		/* 地区生产总值:1134亿元 is one */
		else if (inner == 0 && att_is_boundary(c) && !(colon && c == ':' && k == lead))
			break;
		k--;
	}
	return k;
}

/* The words from k on stand behind a boundary. */
static void
begin_clause(const uint32_t *cp, size_t k, size_t lead, size_t to, att_mention *before, att_mention *m)
{
	m->pre_from = (uint32_t) k;
	m->pre_to = (uint32_t) lead;
	m->joint = ATT_JOINT_COMMA;
	m->semicolon = cp[k - 1] == ';';
	if (!before)
		return;
	/* 新增A2家、B60家,以及120家C: the list goes on */
	if (cp[k - 1] == ',' && att_text_starts(cp + k, to - k, U"以及") > 0)
	{
		m->joint = ATT_JOINT_LIST;
		m->pre_from += 2;
		if (m->pre_from > m->pre_to)
			m->pre_from = m->pre_to;
	}
	att_extent_behind(cp, k, before);
}

/* The conjunction that ends at lead: its length, or 0. */
static size_t
conjunction_before(const uint32_t *cp, size_t from, size_t lo, size_t lead)
{
	for (size_t len = 1; len <= 2; len++)
		if (lead > lo + len && att_conjunction(cp, from, lead - len, lead) == len)
			return len;
	return 0;
}

/* No boundary parts the words from those of the value before, which end at lo. */
static void
divide_words(const uint32_t *cp, size_t from, size_t lo, size_t lead, att_mention *before, att_mention *m)
{
	size_t		mark = lo;
	size_t		post_to = lo;
	size_t		pre_from = lo;
	size_t		len;

	while (mark < lead && cp[mark] != U'、')
		mark++;
	m->joint = ATT_JOINT_LIST;
	/* 建成A、B等5个: the last 、 that a value follows at once */
	if (mark < lead)
	{
		post_to = mark;
		pre_from = mark + 1;
	}
	else if ((len = att_conjunction(cp, from, lo, lead)) > 0)
	{
		m->joint = ATT_JOINT_AND;
		pre_from = lo + len;
	}
	/* 3个果品分拣中心和8个茶叶加工中心 */
	else if ((len = conjunction_before(cp, from, lo, lead)) > 0)
	{
		m->joint = ATT_JOINT_AND;
		post_to = lead - len;
		pre_from = lead;
	}
	/* 48个场站中22个投用 */
	else
		post_to = lead;
	before->post_from = (uint32_t) lo;
	before->post_to = (uint32_t) post_to;
	m->pre_from = (uint32_t) pre_from;
	m->pre_to = (uint32_t) lead;
}

void
att_extent_in_front(const uint32_t *cp, size_t from, size_t to, const att_base *base, att_mention *before,
				   att_mention *m)
{
	size_t		lo = before ? before->ph.end : from;
	size_t		lead = m->ph.lead > lo ? m->ph.lead : lo;
	size_t		k;

	if (is_compared(cp, lo, lead, base))
	{
		m->ph.compared = true;
		m->base_year = base->year;
		lead = base->from;
		while (lead > lo && cp[lead - 1] == U'相')
			lead--;
	}
	k = start_of_words(cp, lo, lead, lead == m->ph.num_start);
	if (k > lo)
		begin_clause(cp, k, lead, to, before, m);
	else if (before)
		divide_words(cp, from, lo, lead, before, m);
	else
	{
		m->joint = ATT_JOINT_START;
		m->pre_from = (uint32_t) lo;
		m->pre_to = (uint32_t) lead;
	}
}

/* 从全国第17位升至: a place to start from */
static bool
is_rank_ahead(const uint32_t *cp, size_t i, size_t to)
{
	for (size_t k = i; k + 1 < to && k < i + 6; k++)
		if (cp[k] == U'第' && (att_is_digit(cp[k + 1]) || att_numeral_digit(cp[k + 1]) >= 0))
			return true;
	return false;
}

/* 从63亿元增长到: the start is no part of the name */
static void
trim_start(const uint32_t *cp, att_mention *m)
{
	for (size_t k = m->pre_from; k + 1 < m->pre_to; k++)
		if (att_is_from(cp[k]) &&
			(att_number_starts(cp, m->pre_to, k + 1) || cp[k + 1] == U'上' || cp[k + 1] == U'“' ||
			 is_rank_ahead(cp, k + 1, m->pre_to)))
			m->pre_to = (uint32_t) k;
}

/* 高于全国5.4个百分点: what it is compared with is no part of the name */
static void
trim_comparison(const uint32_t *cp, att_mention *m)
{
	bool		points = att_unit_is_points(&m->ph.value.unit);

	if (!points && m->ph.value.aspect != ATT_CHANGE)
		return;
	att_each_word(w, &att_words_compared_verb)
	{
		size_t		n = m->pre_to - m->pre_from;
		size_t		d = att_find(cp + m->pre_from, n, w);

		if (d == n || n - d >= 16)
			continue;
		/* 低于全国0.4个百分点 */
		if (points && cp[m->pre_from + d] == U'低')
			m->ph.value.down = true;
		m->pre_to = (uint32_t) (m->pre_from + d);
	}
}

void
att_extent_trim(const uint32_t *cp, size_t start, att_mention *m)
{
	trim_start(cp, m);
	if (start > m->pre_from && start < m->pre_to)
		m->pre_to = (uint32_t) start;
	trim_comparison(cp, m);
	/* 是全市平均水平的3.2倍: what it is compared with is no name */
	if (m->pre_to > m->pre_from + 4 && cp[m->ph.num_start - 1] == U'的' &&
		(cp[m->pre_from] == U'是' || cp[m->pre_from] == U'为') &&
		att_unit_is(&m->ph.value.unit, U"倍") && m->ph.value.unit.factor[0].power == 0 &&
		att_has(cp, m->pre_from, m->pre_to, U"平均"))
		m->pre_to = m->pre_from;
}

/* 12条河流优良水体占比83%: how many there are is part of the name of what is measured. */
static bool
is_count_in_name(const uint32_t *cp, const att_mention *m, const att_mention *next)
{
	const att_value *v = &m->ph.value;

	if (m->ph.qualitative || next->ph.qualitative || next->pre_from != m->post_from || next->pre_to != m->post_to)
		return false;
	if (v->form != ATT_POINT || v->aspect != ATT_LEVEL || v->unit.factor[0].power != 0 || !att_is_unled(&m->ph) ||
		!att_unit_is_count(&v->unit) || att_unit_is_count(&next->ph.value.unit))
		return false;
	/* 建成5个公园使绿化覆盖率达到45%: both are said */
	return att_ends_any(cp, next->pre_from, next->pre_to, &att_words_property_end) &&
		!att_has_any(cp, m->pre_from, m->pre_to, &att_words_count_verb);
}

/* 高于全市均值近7个百分点: one statement, by its number */
static bool
is_claim_of_number(const att_mention *m, const att_mention *next)
{
	return m->ph.qualitative && m->ph.value.aspect == ATT_CLAIM && !next->ph.qualitative &&
		next->ph.start == m->ph.end && att_unit_is_points(&next->ph.value.unit);
}

void
att_extent_take_inner(const uint32_t *cp, att_mentions *all)
{
	size_t		kept = 0;

	for (size_t k = 0; k < all->n; k++)
	{
		att_mention *m = &all->m[k];
		att_mention *next = k + 1 < all->n ? &all->m[k + 1] : NULL;
		bool		claim = next && is_claim_of_number(m, next);

		if (claim)
			next->pre_to = m->pre_to;
		if (claim || (next && is_count_in_name(cp, m, next)))
		{
			next->pre_from = m->pre_from;
			next->joint = m->joint;
			next->semicolon = m->semicolon;
			continue;
		}
		if (kept != k)
			att_mention_copy(&all->m[kept], m);
		kept++;
	}
	all->n = kept;
}
