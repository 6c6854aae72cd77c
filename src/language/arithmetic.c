/*
 * arithmetic.c
 *	  Sums, differences and multiples of values.
 */
#include "arithmetic.h"

#include <string.h>

#include "phrase.h"

#define QUOTIENT_SCALE	20

/*
 * The value of aspect and unit of v whose numbers are those of i.  An open end
 * of a bounded interval becomes a closed one: no form says (105, 205).
 */
static att_arithmetic
from_interval(const att_interval *i, att_value *v)
{
	v->down = false;
	v->low = i->lo.finite ? i->lo.d : i->hi.d;
	v->high = att_decimal_int(0);
	if (i->lo.finite && i->hi.finite)
	{
		if (att_decimal_cmp(&i->lo.d, &i->hi.d) == 0)
			v->form = ATT_POINT;
		else
		{
			v->form = ATT_RANGE;
			v->high = i->hi.d;
			/* 下降5~7% */
			if (v->high.coef <= 0 && (v->aspect == ATT_GROWTH || v->aspect == ATT_CHANGE))
			{
				v->down = true;
				v->low = att_decimal_neg(&i->hi.d);
				v->high = att_decimal_neg(&i->lo.d);
			}
		}
	}
	else if (i->lo.finite)
		v->form = i->lo.open ? ATT_GT : ATT_GE;
	else if (i->hi.finite)
		v->form = i->hi.open ? ATT_LT : ATT_LE;
	else
		return ATT_ARITH_FORM;
	if (!att_value_normalise(v, false))
		return ATT_ARITH_TOO_LONG;
	/* a single number can always be written; a range with a negative end cannot */
	return v->form == ATT_POINT || att_phrase_reads_back(v, false) ? ATT_ARITH_OK : ATT_ARITH_FORM;
}

static bool
sum_of_bounds(const att_bound *a, const att_bound *b, att_bound *out)
{
	out->finite = a->finite && b->finite;
	out->open = a->open || b->open;
	return !out->finite || att_decimal_add(&a->d, &b->d, &out->d);
}

static bool
convert_bound(att_bound *b, const att_unit *from, const att_unit *to)
{
	return !b->finite || att_unit_convert(&b->d, from, to, &b->d);
}

/* Is one of unit from a decimal that ends in unit to? */
static bool
ends_in(const att_unit *from, const att_unit *to)
{
	att_decimal one = att_decimal_int(1);

	return att_unit_convert(&one, from, to, &one);
}

att_arithmetic
att_value_add(const att_value *a, const att_value *b, bool minus, att_value *out)
{
	att_interval x;
	att_interval y;
	att_interval sum;

	if (a->form == ATT_NONE || b->form == ATT_NONE)
		return ATT_ARITH_WORDS;
	if (a->aspect == ATT_RANK || b->aspect == ATT_RANK)
		return ATT_ARITH_RANK;
	if (a->aspect != b->aspect &&
		!(b->aspect == ATT_CHANGE && (a->aspect == ATT_LEVEL || a->aspect == ATT_GROWTH)))
		return ATT_ARITH_ASPECT;
	if (att_unit_dimension_cmp(&a->unit, &b->unit) != 0)
		return ATT_ARITH_UNIT;
	(void) att_value_interval(a, &x);
	(void) att_value_interval(b, &y);
	if (minus)
		att_interval_turn(&y);
	if (!convert_bound(&y.lo, &b->unit, &a->unit) || !convert_bound(&y.hi, &b->unit, &a->unit))
		return ends_in(&b->unit, &a->unit) ? ATT_ARITH_TOO_LONG : ATT_ARITH_INEXACT;
	if (!sum_of_bounds(&x.lo, &y.lo, &sum.lo) || !sum_of_bounds(&x.hi, &y.hi, &sum.hi))
		return ATT_ARITH_TOO_LONG;
	*out = *a;
	/* what is about on both sides is so in their sum, with the same width */
	if (a->form == ATT_ABOUT && b->form == ATT_ABOUT && (a->down != b->down) == minus)
	{
		att_decimal d;

		if (!att_unit_convert(&b->low, &b->unit, &a->unit, &d) ||
			!att_decimal_add(&a->low, &d, &out->low) || !att_value_normalise(out, false))
			return ATT_ARITH_TOO_LONG;
		return att_phrase_reads_back(out, false) ? ATT_ARITH_OK : ATT_ARITH_FORM;
	}
	return from_interval(&sum, out);
}

/* Should a sum stand in unit v rather than in u? */
static bool
prefer(const att_unit *v, const att_unit *u)
{
	bool		into_u = ends_in(v, u);
	bool		into_v = ends_in(u, v);
	att_decimal one = att_decimal_int(1);
	att_ratio	x;
	att_ratio	y;
	char		a[ATT_UNIT_TEXT];
	char		b[ATT_UNIT_TEXT];
	int			c;

	if (into_u != into_v)
		return into_v;
	att_unit_scale(v, &x.num, &x.den, &x.power);
	att_unit_scale(u, &y.num, &y.den, &y.power);
	if ((c = att_decimal_cmp_scaled(&one, &x, &one, &y)) != 0)
		return c > 0;
	/* 5家 and 5个 */
	att_unit_print(v, a);
	att_unit_print(u, b);
	return strcmp(a, b) < 0;
}

att_arithmetic
att_sum_one(const att_value *v, att_sum *out)
{
	if (v->form == ATT_NONE)
		return ATT_ARITH_WORDS;
	if (v->aspect == ATT_RANK)
		return ATT_ARITH_RANK;
	memset(out, 0, sizeof(*out));
	out->like = *v;
	out->about = v->form == ATT_ABOUT;
	out->middle = att_decimal_trim(&v->low);
	out->scale = v->low.scale > v->high.scale ? v->low.scale : v->high.scale;
	(void) att_value_interval(v, &out->numbers);
	out->numbers.lo.d = att_decimal_trim(&out->numbers.lo.d);
	out->numbers.hi.d = att_decimal_trim(&out->numbers.hi.d);
	return ATT_ARITH_OK;
}

/* Writes all numbers of s in unit u. */
static bool
convert_sum(att_sum *s, const att_unit *u)
{
	if (!convert_bound(&s->numbers.lo, &s->like.unit, u) || !convert_bound(&s->numbers.hi, &s->like.unit, u) ||
		(s->about && !att_unit_convert(&s->middle, &s->like.unit, u, &s->middle)))
		return false;
	s->like.unit = *u;
	/* nothing was written behind that unit */
	s->scale = 0;
	return true;
}

static bool
add_trimmed(att_decimal *d, const att_decimal *more)
{
	if (!att_decimal_add(d, more, d))
		return false;
	*d = att_decimal_trim(d);
	return true;
}

att_arithmetic
att_sum_add(att_sum *s, const att_sum *more)
{
	att_sum		b = *more;

	if (!att_unit_same(&s->like.unit, &b.like.unit))
	{
		bool		turned = prefer(&b.like.unit, &s->like.unit);
		att_sum    *from = turned ? s : &b;
		att_unit	to = turned ? b.like.unit : s->like.unit;

		if (!convert_sum(from, &to))
			return ends_in(&from->like.unit, &to) ? ATT_ARITH_TOO_LONG : ATT_ARITH_INEXACT;
	}
	s->about = s->about && b.about && s->like.down == b.like.down;
	if (s->about && !add_trimmed(&s->middle, &b.middle))
		return ATT_ARITH_TOO_LONG;
	if (!sum_of_bounds(&s->numbers.lo, &b.numbers.lo, &s->numbers.lo) ||
		!sum_of_bounds(&s->numbers.hi, &b.numbers.hi, &s->numbers.hi))
		return ATT_ARITH_TOO_LONG;
	s->numbers.lo.d = att_decimal_trim(&s->numbers.lo.d);
	s->numbers.hi.d = att_decimal_trim(&s->numbers.hi.d);
	if (b.scale > s->scale)
		s->scale = b.scale;
	return ATT_ARITH_OK;
}

/* Zeros up to the decimals that were written, where there is room for them. */
static void
pad(att_decimal *d, int scale)
{
	att_decimal zero = {0, (int16_t) scale};

	(void) att_decimal_add(d, &zero, d);
}

att_arithmetic
att_sum_value(const att_sum *s, att_value *out)
{
	att_interval i = s->numbers;

	*out = s->like;
	if (!s->about)
	{
		pad(&i.lo.d, s->scale);
		pad(&i.hi.d, s->scale);
		return from_interval(&i, out);
	}
	out->form = ATT_ABOUT;
	out->low = s->middle;
	pad(&out->low, s->scale);
	if (!att_value_normalise(out, false))
		return ATT_ARITH_TOO_LONG;
	return att_phrase_reads_back(out, false) ? ATT_ARITH_OK : ATT_ARITH_FORM;
}

static bool
multiply_bound(att_bound *b, const att_decimal *by, bool divide)
{
	att_decimal q;
	bool		exact;

	if (!b->finite)
		return true;
	if (!divide)
		return att_decimal_mul(&b->d, by, &b->d);
	if (!att_decimal_div(&b->d, by, QUOTIENT_SCALE, &q, &exact))
		return false;
	/* as many decimals as were written, and more where needed */
	while (q.scale > b->d.scale && q.coef % 10 == 0)
	{
		q.coef /= 10;
		q.scale--;
	}
	b->d = q;
	return true;
}

att_arithmetic
att_value_multiply(const att_value *a, const att_decimal *by, bool divide, att_value *out)
{
	att_interval i;

	if (a->form == ATT_NONE)
		return ATT_ARITH_WORDS;
	if (a->aspect == ATT_RANK)
		return ATT_ARITH_RANK;
	*out = *a;
	/* 约 and 近 are a share of the number, and stay so */
	if ((a->form == ATT_ABOUT || a->form == ATT_NEAR) && by->coef > 0)
	{
		att_bound	b = {true, false, a->low};

		if (!multiply_bound(&b, by, divide))
			return ATT_ARITH_TOO_LONG;
		out->low = b.d;
		if (!att_value_normalise(out, false))
			return ATT_ARITH_TOO_LONG;
		return att_phrase_reads_back(out, false) ? ATT_ARITH_OK : ATT_ARITH_FORM;
	}
	(void) att_value_interval(a, &i);
	if (by->coef == 0)
	{
		i.lo.finite = i.hi.finite = true;
		i.lo.d = i.hi.d = att_decimal_int(0);
		return from_interval(&i, out);
	}
	if (!multiply_bound(&i.lo, by, divide) || !multiply_bound(&i.hi, by, divide))
		return ATT_ARITH_TOO_LONG;
	if (by->coef < 0)
	{
		att_bound	t = i.lo;

		i.lo = i.hi;
		i.hi = t;
	}
	return from_interval(&i, out);
}
