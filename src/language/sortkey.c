/*
 * sortkey.c
 *	  The order of values in 64 bits: dimension, aspect, and the first digits of
 *	  the lower end, cut off and never rounded, so that no pair is turned round.
 *
 *	  63..52 dimension, 51..49 aspect, 48..47 class of the lower end, 46..39 its
 *	  decimal exponent, 38..0 its first eleven digits.
 */
#include "sortkey.h"

#define DIGITS		11
#define LOWEST_DIGITS UINT64_C(10000000000)	/* 10^(DIGITS - 1) */

enum
{
	UNBOUNDED,
	NEGATIVE,
	NOT_NEGATIVE
};

/* a * b in three words of 64 bits, b below 2^63 */
static void
multiply(att_uint128 a, uint64_t b, uint64_t *w)
{
	att_uint128 low = (att_uint128) (uint64_t) a * b;
	att_uint128 high = (att_uint128) (uint64_t) (a >> 64) * b + (uint64_t) (low >> 64);

	w[0] = (uint64_t) low;
	w[1] = (uint64_t) high;
	w[2] = (uint64_t) (high >> 64);
}

static void
divide(uint64_t *w, uint64_t by)
{
	att_uint128 r = 0;

	for (int i = 2; i >= 0; i--)
	{
		r = r << 64 | w[i];
		w[i] = (uint64_t) (r / by);
		r %= by;
	}
}

/*
 * The first digits and the exponent of c * num / den * 10^power, c above 0:
 * whole quotients only, and a quotient of whole quotients is that of the whole.
 */
static uint64_t
first_digits(att_uint128 c, int64_t num, int64_t den, int power, int *exponent)
{
	uint64_t	w[3];

	/* so many digits that the quotient has DIGITS at least */
	while (c < (att_uint128) den * LOWEST_DIGITS)
	{
		c *= 10;
		power--;
	}
	if (c >> 64 == 0 && (uint64_t) num < UINT64_C(1) << 62)
	{
		att_uint128 q = (att_uint128) (uint64_t) c * (uint64_t) num;

		if (den != 1)
			q /= (uint64_t) den;
		while (q >= LOWEST_DIGITS * 10000)
		{
			q /= 1000;
			power += 3;
		}
		while (q >= LOWEST_DIGITS * 10)
		{
			q /= 10;
			power++;
		}
		*exponent = power;
		return (uint64_t) q;
	}
	multiply(c, (uint64_t) num, w);
	divide(w, (uint64_t) den);
	while (w[2] != 0 || w[1] != 0 || w[0] >= LOWEST_DIGITS * 10)
	{
		divide(w, 10);
		power++;
	}
	*exponent = power;
	return w[0];
}

uint64_t
att_sort_key(const att_value *v)
{
	att_interval i;
	int64_t		num;
	int64_t		den;
	int			power;
	int			exponent;
	uint64_t	digits;
	uint64_t	head;

	if (v->form == ATT_NONE)
		return UINT64_MAX;
	head = (uint64_t) att_unit_dimension_rank(&v->unit) << 52;
	/* of a product or a word the rank is not all of the dimension */
	if (!att_unit_dimension_whole(&v->unit))
		return head;
	head |= (uint64_t) v->aspect << 49;
	if (!att_value_interval(v, &i) || !i.lo.finite)
		return head | (uint64_t) UNBOUNDED << 47;
	if (i.lo.d.coef == 0)
		return head | (uint64_t) NOT_NEGATIVE << 47;
	att_unit_scale(&v->unit, &num, &den, &power);
	digits = first_digits((att_uint128) (i.lo.d.coef < 0 ? -i.lo.d.coef : i.lo.d.coef),
						  num, den, power - i.lo.d.scale, &exponent);
	/* exponents lie within -150 and 100; what does not is told apart in full */
	exponent += 160;
	if (exponent < 1)
	{
		exponent = 1;
		digits = 0;
	}
	if (exponent > 254)
	{
		exponent = 254;
		digits = LOWEST_DIGITS * 10;
	}
	digits |= (uint64_t) exponent << 39;
	if (i.lo.d.coef < 0)
		return head | (uint64_t) NEGATIVE << 47 | ((UINT64_C(1) << 47) - 1 - digits);
	return head | (uint64_t) NOT_NEGATIVE << 47 | digits;
}
