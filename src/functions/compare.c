/*
 * compare.c
 *	  What the scorecard needs to set statements side by side: can two be said
 *	  of one fact, and what is the number in another's unit?
 */
#include "postgres.h"

#include "fmgr.h"

#include "language/value.h"
#include "types/types.h"

/* Is fine, written in the unit of coarse and with its decimals, coarse?
 * 583.1亿元 is 583亿元, and 5831000万元 is 583.1亿元. */
static bool
rounds_to(const att_value *fine, const att_value *coarse)
{
	att_decimal d,
				rounded,
				one = att_decimal_int(1);
	bool		exact;

	return att_unit_convert(&fine->low, &fine->unit, &coarse->unit, &d) &&
		att_decimal_div(&d, &one, coarse->low.scale, &rounded, &exact) &&
		att_decimal_cmp(&rounded, &coarse->low) == 0;
}

static att_truth
agree(const att_value *a, const att_value *b)
{
	att_interval x,
				y;

	if (a->aspect != b->aspect || !att_value_interval(a, &x) || !att_value_interval(b, &y) ||
		att_unit_dimension_cmp(&a->unit, &b->unit) != 0)
		return ATT_UNKNOWN;
	/* as numbers 5家 and 5人 are the same, as news they are not */
	if (att_unit_is_count(&a->unit) && !att_unit_same(&a->unit, &b->unit) &&
		a->aspect == ATT_LEVEL)
	{
		att_unit	u = a->unit,
					v = b->unit;

		u.factor[0].power = v.factor[0].power = 0;
		if (!att_unit_same(&u, &v))
			return ATT_UNKNOWN;
	}
	if (!att_ends_apart(&x.hi, &a->unit, &y.lo, &b->unit) && !att_ends_apart(&y.hi, &b->unit, &x.lo, &a->unit))
		return ATT_TRUE;
	if (a->form != ATT_POINT || b->form != ATT_POINT || a->down != b->down)
		return ATT_FALSE;
	return rounds_to(a, b) || rounds_to(b, a) ? ATT_TRUE : ATT_FALSE;
}

PG_FUNCTION_INFO_V1(attain_measures_agree);
Datum
attain_measures_agree(PG_FUNCTION_ARGS)
{
	att_value	a,
				b;
	att_truth	t;

	ATT_GETARG(0, &a);
	ATT_GETARG(1, &b);
	t = agree(&a, &b);
	if (t == ATT_UNKNOWN)
		PG_RETURN_NULL();
	PG_RETURN_BOOL(t == ATT_TRUE);
}

PG_FUNCTION_INFO_V1(attain_number_in);
Datum
attain_number_in(PG_FUNCTION_ARGS)
{
	att_value	v;
	att_interval ends;
	att_decimal *d;
	att_unit	unit;

	ATT_GETARG(0, &v);
	if (!att_value_ends(&v, &ends) || (!ends.lo.finite && !ends.hi.finite))
		PG_RETURN_NULL();
	d = ends.lo.finite ? &ends.lo.d : &ends.hi.d;
	if (!att_unit_named_by(PG_GETARG_TEXT_PP(1), &unit) || att_unit_dimension_cmp(&v.unit, &unit) != 0)
		PG_RETURN_NULL();
	return att_numeric_in_unit(d, &v.unit, &unit);
}
