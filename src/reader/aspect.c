/*
 * aspect.c
 *	  What the words around a value, and the values beside it, make of it.
 */
#include "aspect.h"

#include "../language/lexicon.h"
#include "lexicon/words.h"
#include "mark.h"

static bool
is_times(const att_unit *u)
{
	return u->factor[0].power == 0 && att_unit_is(u, U"倍");
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

/* 是2012年的1.8倍: as much as it says, of which one is the base itself */
static bool
is_multiple_of_base(const uint32_t *cp, size_t from, const att_mention *m)
{
	return m->base_year > 0 && m->ph.num_start > from && cp[m->ph.num_start - 1] == U'的';
}

/* 改造提升20个公厕, 减少15个环节: what is done to what stands behind? */
static bool
is_done_to_noun(const uint32_t *cp, size_t from, size_t to, const att_phrase *ph)
{
	return ph->end < to && cp[ph->end] != U'的' && att_begins_noun(cp[ph->end]) &&
		att_conjunction(cp, from, ph->end, to) == 0;
}

/* 风貌提升3万户: works; not 面积提升5亩, by how much it is more */
static bool
is_works(const uint32_t *cp, size_t from, size_t to, const att_phrase *ph)
{
	size_t		at = ph->start;

	if (!(att_unit_use(&ph->value.unit) & ATT_UNIT_WORKS) || att_text_starts(cp + at, to - at, U"提升") == 0)
		return false;
	return att_ends_any(cp, from, at, &att_words_worked_on) ||
		att_has_any(cp, att_clause_start(cp, att_back(at, 40, from), at), at, &att_words_works_verb);
}

void
att_aspect_of_works(const uint32_t *cp, size_t from, size_t to, att_phrase *ph)
{
	if (ph->value.aspect != ATT_CHANGE || ph->compared)
		return;
	if (!att_unit_is_points(&ph->value.unit) && is_done_to_noun(cp, from, to, ph))
	{
		ph->value.aspect = ATT_LEVEL;
		ph->value.down = false;
		if (ph->value.form == ATT_POINT)
			ph->start = ph->lead = ph->num_start;
	}
	else if (is_works(cp, from, to, ph))
	{
		ph->value.aspect = ATT_LEVEL;
		ph->start = ph->lead = ph->num_start;
	}
}

/* 完成总体工程量的42%: how much of it is done */
static bool
is_completion(const uint32_t *cp, size_t to, const att_mention *m)
{
	size_t		n = m->ph.num_start - m->pre_from;
	size_t		d = att_find(cp + m->pre_from, n, U"完成");
	uint32_t	what;

	if (d == n)
		return false;
	/* 完成归集合规率59%, 完成率59% are rates that are reached */
	what = cp[m->pre_from + d + 2];
	if (what == U'率' || (m->pre_to > m->pre_from && cp[m->pre_to - 1] == U'率'))
		return false;
	/* “应完成”工作的30% quotes the word; 完成30%的任务 says of what behind it */
	return what != '"' && what != U'”' &&
		!(m->ph.end + 1 < to && cp[m->ph.end] == U'的' && att_is_han(cp[m->ph.end + 1]));
}

/* 压缩审批时限35%: by how much it is less; the verb's length, or 0 */
static size_t
verb_of_less(const uint32_t *cp, size_t from, size_t to, const att_mention *m)
{
	const att_phrase *ph = &m->ph;

	if (ph->lead != ph->start || ph->value.form == ATT_LE || ph->value.form == ATT_LT || m->pre_to <= m->pre_from + 3)
		return 0;
	if (ph->end < to && att_begins_noun(cp[ph->end]) && att_conjunction(cp, from, ph->end, to) == 0)
		return 0;
	/* 降低成本后满意度95% is what was reached */
	if (cp[m->pre_to - 1] == U'率' || cp[m->pre_to - 1] == U'的' ||
		att_has_any(cp, m->pre_from, m->pre_to, &att_words_level_word))
		return 0;
	return att_starts_any(cp + m->pre_from, m->pre_to - m->pre_from, &att_words_less_verb);
}

/* 出现8.5%的大幅下降, 0.2%的正增长: 1 for a growth behind the value, -1 for a fall, or 0 */
static int
change_behind(const uint32_t *cp, size_t to, const att_phrase *ph)
{
	size_t		k = ph->end;
	size_t		end;

	/* the values of one list share what stands behind the last */
	while (k + 2 < to && (cp[k] == U'和' || cp[k] == U'、'))
		for (k++; k < to && (att_is_digit(cp[k]) || cp[k] == '.' || cp[k] == '%'); k++)
			;
	if (k >= to || cp[k] != U'的')
		return 0;
	for (end = k; end < to && end < k + 8 && !att_is_pause(cp[end]);)
		end++;
	if (att_has_any(cp, k, end, &att_words_fall_noun))
		return -1;
	return att_has_any(cp, k, end, &att_words_growth_word) ? 1 : 0;
}

/* 年均增长率达到13% */
static bool
is_annual_rate(const uint32_t *cp, const att_phrase *ph)
{
	return ph->annual && att_has(cp, ph->lead, ph->num_start, U"增长率");
}

/* Of a share that reads as a level */
static void
read_share(const uint32_t *cp, size_t from, size_t to, att_mention *m)
{
	att_value  *v = &m->ph.value;
	size_t		verb = 0;
	int			change;

	if (!m->ph.qualitative)
	{
		if (is_completion(cp, to, m))
		{
			v->aspect = ATT_COMPLETION;
			return;
		}
		verb = verb_of_less(cp, from, to, m);
	}
	change = verb > 0 ? -1 : change_behind(cp, to, &m->ph);
	if (change == 0 && !is_annual_rate(cp, &m->ph))
		return;
	v->aspect = ATT_GROWTH;
	if (change != 0)
		v->down = change < 0;
	m->pre_from += (uint32_t) verb;
}

void
att_aspect_of_words(const uint32_t *cp, size_t from, size_t to, att_mention *m)
{
	att_value  *v = &m->ph.value;

	if (v->aspect != ATT_LEVEL)
		return;
	if (is_multiple_of_base(cp, from, m) && is_times(&v->unit))
		times_growth(v);
	else if (att_unit_is_percent(&v->unit))
		read_share(cp, from, to, m);
}

/* Is it one more item of a list, with no words of its own in front? */
static bool
is_item(const att_mention *m)
{
	return (m->joint == ATT_JOINT_LIST || m->joint == ATT_JOINT_AND) && m->pre_from == m->pre_to;
}

static bool
is_followed_by_words(const att_mention *m)
{
	return m->post_from != m->post_to;
}

/* 27.4亿、6亿美元; 5.4个、5个百分点: the unit stands behind the last */
static void
share_unit(att_mention *m, const att_mention *next)
{
	att_value  *v = &m->ph.value;
	const att_unit *unit = &next->ph.value.unit;
	uint8_t		power = v->unit.factor[0].power;

	if (!is_item(next) || is_followed_by_words(m) || m->ph.qualitative || next->ph.qualitative)
		return;
	if (v->unit.n == 0 && unit->n > 0)
	{
		v->unit = *unit;
		if (m->ph.unit_end > m->ph.unit_start)
			v->unit.factor[0].power = power;
	}
	else if (power == 0 && att_unit_is(&v->unit, U"个") && att_unit_is_points(unit))
	{
		v->unit = *unit;
		v->aspect = ATT_CHANGE;
	}
}

/* 增长61.7%和3.4倍; 是2012年的1.8倍和13倍 */
static void
share_growth_in_times(const uint32_t *cp, size_t from, const att_mention *before, att_mention *m)
{
	att_value  *v = &m->ph.value;

	if (!is_item(m) || !att_is_unled(&m->ph) || before->ph.value.aspect != ATT_GROWTH || v->aspect != ATT_LEVEL ||
		!is_times(&v->unit))
		return;
	if (is_multiple_of_base(cp, from, before) || (before->base_year > 0 && before->same_aspect))
		times_growth(v);
	else
	{
		v->aspect = ATT_GROWTH;
		v->down = before->ph.value.down;
		att_growth_percent(v);
	}
	m->base_year = before->base_year;
	m->same_aspect = true;
}

/* 增长30%和21.5% */
static void
share_aspect(const att_mention *before, att_mention *m)
{
	const att_value *v = &before->ph.value;

	if (!is_item(m) || !att_is_unled(&m->ph) || is_followed_by_words(before) || before->ph.qualitative ||
		m->ph.qualitative || m->ph.value.aspect != ATT_LEVEL || v->aspect == ATT_LEVEL || v->aspect == ATT_RANK ||
		att_unit_dimension_cmp(&v->unit, &m->ph.value.unit) != 0)
		return;
	m->ph.value.aspect = v->aspect;
	m->ph.value.down = v->down;
	m->base_year = before->base_year;
	m->ph.annual = before->ph.annual;
	m->same_aspect = true;
}

/* 增长10%,力争12%: more of the same */
static void
share_growth_with_hope(const uint32_t *cp, const att_mention *before, att_mention *m)
{
	const att_value *v = &before->ph.value;

	if (m->joint != ATT_JOINT_COMMA || m->semicolon || is_followed_by_words(before) || m->pre_to > m->pre_from + 3 ||
		v->aspect != ATT_GROWTH || m->ph.value.aspect != ATT_LEVEL || m->ph.qualitative ||
		!att_unit_is_percent(&m->ph.value.unit) || !att_has_any(cp, m->pre_from, m->ph.num_start, &att_words_hope_verb))
		return;
	m->ph.value.aspect = ATT_GROWTH;
	m->ph.value.down = v->down;
}

/* What is said once is true of the values that follow it. */
static void
share_words(const att_mention *before, att_mention *m)
{
	bool		unled = att_is_unled(&m->ph);

	/* 比2012年翻了一番多,年均增长9%: from the same year on */
	if (m->base_year == 0 && m->ph.annual && before->base_year > 0)
		m->base_year = before->base_year;
	if (!m->semicolon && unled)
		m->existing |= before->existing;
	/* 累计为17个县保供蔬菜26万吨: one clause */
	if (m->pre_from == before->post_from)
		m->cumulative |= before->cumulative;
	if (m->joint != ATT_JOINT_LIST && m->joint != ATT_JOINT_AND)
		return;
	if (unled)
	{
		m->cumulative |= before->cumulative;
		m->ph.reached |= before->ph.reached;
		m->ph.must_hold |= before->ph.must_hold;
	}
	if (m->pre_from == m->pre_to)
		m->respectively |= before->respectively;
}

void
att_aspect_share(const uint32_t *cp, size_t from, att_mentions *all)
{
	for (size_t k = all->n; k > 1; k--)
		share_unit(&all->m[k - 2], &all->m[k - 1]);
	for (size_t k = 1; k < all->n; k++)
	{
		const att_mention *before = &all->m[k - 1];
		att_mention *m = &all->m[k];

		share_growth_in_times(cp, from, before, m);
		share_aspect(before, m);
		share_growth_with_hope(cp, before, m);
		share_words(before, m);
	}
}
