/*
 * span.c
 *	  What can be said of many values from their extremes.
 */
#include "span.h"

#include <string.h>

void
att_span_one(const att_value *v, bool target, att_span *out)
{
	out->min = out->max = *v;
	if (target)
		out->low = out->high = *v;
}

/* by the lower (-1) or upper end of the set that a target allows */
static int
set_cmp(const att_value *a, const att_value *b, bool upper)
{
	att_interval i;
	att_interval j;
	int			c = att_value_group_cmp(a, b);

	if (c != 0 || a->form == ATT_NONE)
		return c;
	(void) att_value_required(a, &i);
	(void) att_value_required(b, &j);
	return upper ? att_upper_cmp(&i.hi, &a->unit, &j.hi, &b->unit) :
		att_lower_cmp(&i.lo, &a->unit, &j.lo, &b->unit);
}

void
att_span_add(att_span *s, const att_span *more, bool target)
{
	if (att_value_cmp(&more->min, &s->min) < 0)
		s->min = more->min;
	if (att_value_cmp(&more->max, &s->max) > 0)
		s->max = more->max;
	if (!target)
		return;
	if (set_cmp(&more->low, &s->low, false) < 0)
		s->low = more->low;
	if (set_cmp(&more->high, &s->high, true) > 0)
		s->high = more->high;
}

static bool
has_claims(const att_span *s)
{
	return s->max.form == ATT_NONE;
}

/* May a value of the dimension and aspect of v be there? */
static bool
may_have_group(const att_span *s, const att_value *v)
{
	return att_value_group_cmp(&s->min, v) <= 0 && att_value_group_cmp(&s->max, v) >= 0;
}

bool
att_span_may_fulfil(const att_span *s, const att_value *t)
{
	att_value	whole;
	att_interval set;
	att_interval i;

	/* 完成 and 完成100% answer any target */
	if (has_claims(s))
		return true;
	memset(&whole, 0, sizeof(whole));
	whole.aspect = ATT_COMPLETION;
	whole.low = att_decimal_int(100);
	whole.unit = att_unit_named("%");
	if (may_have_group(s, &whole) &&
		(att_value_group_cmp(&s->max, &whole) > 0 || att_value_cmp(&s->max, &whole) >= 0))
		return true;
	if (t->form == ATT_NONE || !may_have_group(s, t))
		return false;
	/* who lies within the set starts within it, and the order is by starts */
	(void) att_value_required(t, &set);
	if (att_value_group_cmp(&s->max, t) == 0)
	{
		(void) att_value_interval(&s->max, &i);
		if (att_lower_cmp(&i.lo, &s->max.unit, &set.lo, &t->unit) < 0)
			return false;
	}
	if (att_value_group_cmp(&s->min, t) == 0)
	{
		(void) att_value_interval(&s->min, &i);
		if (att_ends_apart(&set.hi, &t->unit, &i.lo, &s->min.unit))
			return false;
	}
	return true;
}

/* The hull of all sets, where there is one: false where it is not known. */
static bool
hull_of(const att_span *s, att_interval *out)
{
	att_interval i;

	if (att_value_group_cmp(&s->min, &s->max) != 0)
		return false;
	(void) att_value_required(&s->low, &i);
	out->lo = i.lo;
	(void) att_value_required(&s->high, &i);
	out->hi = i.hi;
	return true;
}

/* May a set of the span hold all of v's numbers? */
static bool
may_hold(const att_span *s, const att_value *v, const att_interval *numbers)
{
	att_interval hull;

	if (!may_have_group(s, v))
		return false;
	if (!hull_of(s, &hull))
		return true;
	return att_lower_cmp(&hull.lo, &s->low.unit, &numbers->lo, &v->unit) <= 0 &&
		att_upper_cmp(&hull.hi, &s->high.unit, &numbers->hi, &v->unit) >= 0;
}

bool
att_span_may_be_met(const att_span *s, const att_value *m)
{
	att_interval i;

	if (m->form == ATT_NONE)
		return true;
	/* 完成105% answers whatever was promised */
	if (m->aspect == ATT_COMPLETION)
		return true;
	(void) att_value_interval(m, &i);
	return may_hold(s, m, &i);
}

bool
att_span_may_contain(const att_span *s, const att_value *t)
{
	att_interval i;

	if (t->form == ATT_NONE)
		return has_claims(s);
	(void) att_value_required(t, &i);
	return may_hold(s, t, &i);
}

bool
att_span_may_overlap(const att_span *s, const att_value *t)
{
	att_interval i;
	att_interval hull;

	if (t->form == ATT_NONE)
		return has_claims(s);
	if (!may_have_group(s, t))
		return false;
	if (!hull_of(s, &hull))
		return true;
	(void) att_value_required(t, &i);
	return !att_ends_apart(&hull.hi, &s->high.unit, &i.lo, &t->unit) &&
		!att_ends_apart(&i.hi, &t->unit, &hull.lo, &s->low.unit);
}
