/*
 * decimal.c
 *	  Exact decimal numbers in 128 bits.
 */
#include "decimal.h"

#define P18		((att_int128) INT64_C(1000000000000000000))
#define LIMIT	(P18 * P18)		/* 10^36 */

static const int64_t small_power10[] = {
	1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000,
	INT64_C(10000000000), INT64_C(100000000000), INT64_C(1000000000000),
	INT64_C(10000000000000), INT64_C(100000000000000), INT64_C(1000000000000000),
	INT64_C(10000000000000000), INT64_C(100000000000000000), INT64_C(1000000000000000000)
};

static att_int128
power10(int n)
{
	att_int128	p = 1;

	if (n >= 18)
	{
		p = P18;
		n -= 18;
	}
	while (n-- > 0)
		p *= 10;
	return p;
}

bool
att_decimal_digits_fit(att_int128 coef)
{
	return coef > -LIMIT && coef < LIMIT;
}

static att_int128
magnitude(att_int128 c)
{
	return c < 0 ? -c : c;
}

/* coef * 10^n, n >= 0; false beyond the limit */
static bool
raise(att_int128 coef, int n, att_int128 *out)
{
	if (coef == 0)
		n = 0;
	if (n > ATT_DECIMAL_DIGITS || magnitude(coef) >= power10(ATT_DECIMAL_DIGITS - n))
		return false;
	*out = coef * power10(n);
	return true;
}

/* Drops zeros at the end until at most keep decimals are left. */
static void
trim_to(att_decimal *d, int keep)
{
	while (d->scale > keep && d->coef % 10 == 0)
	{
		d->coef /= 10;
		d->scale--;
	}
}

bool
att_decimal_parse(const char *s, size_t len, att_decimal *out)
{
	const char *end = s + len;
	bool		negative = false;
	bool		point = false;
	bool		digit = false;
	att_int128	coef = 0;
	int			scale = 0;

	if (s < end && (*s == '-' || *s == '+'))
		negative = *s++ == '-';
	for (; s < end; s++)
	{
		if (*s == '.')
		{
			if (point || !digit)
				return false;
			point = true;
			digit = false;
			continue;
		}
		if (*s < '0' || *s > '9')
			return false;
		digit = true;
		coef = coef * 10 + (*s - '0');
		if (point)
			scale++;
		if (coef >= LIMIT || scale > ATT_DECIMAL_SCALE)
			return false;
	}
	if (!digit)
		return false;
	out->coef = negative ? -coef : coef;
	out->scale = scale;
	return true;
}

size_t
att_decimal_print(const att_decimal *d, char *buf)
{
	char		digits[40];
	int			n = 0;
	size_t		len = 0;
	att_uint128 c = magnitude(d->coef);

	do
	{
		digits[n++] = '0' + (int) (c % 10);
		c /= 10;
	} while (c > 0 || n <= d->scale);

	if (d->coef < 0)
		buf[len++] = '-';
	while (n > 0)
	{
		if (n == d->scale)
			buf[len++] = '.';
		buf[len++] = digits[--n];
	}
	buf[len] = '\0';
	return len;
}

att_decimal
att_decimal_int(int64_t i)
{
	return (att_decimal) {.coef = i, .scale = 0};
}

/*
 * a and b that differ in scale are compared by their whole parts first, then
 * by their fractions, which are below 10^30 each: nothing can overflow.
 */
int
att_decimal_cmp(const att_decimal *a, const att_decimal *b)
{
	att_int128	x = a->coef;
	att_int128	y = b->coef;

	if (a->scale != b->scale)
	{
		int			more = a->scale - b->scale;

		/* nearly all numbers are short: bring them to one scale */
		if (x >= INT64_MIN && x <= INT64_MAX && y >= INT64_MIN && y <= INT64_MAX &&
			more <= 18 && more >= -18)
		{
			if (more > 0)
				y *= small_power10[more];
			else
				x *= small_power10[-more];
			return x < y ? -1 : x > y ? 1 : 0;
		}
	}
	if (a->scale != b->scale)
	{
		att_int128	pa = power10(a->scale);
		att_int128	pb = power10(b->scale);

		if (x / pa == y / pb)
		{
			x = x % pa * power10(ATT_DECIMAL_SCALE - a->scale);
			y = y % pb * power10(ATT_DECIMAL_SCALE - b->scale);
		}
		else
		{
			x /= pa;
			y /= pb;
		}
	}
	return x < y ? -1 : x > y ? 1 : 0;
}

/*
 * Numbers of 1536 bits, enough for 10^36 * 2^126 and a power of 300: only to
 * be compared, so they only learn to grow.
 */
#define LIMBS	48

typedef struct big
{
	uint32_t	limb[LIMBS];
	int			n;				/* limbs in use */
} big;

static void
big_mul(big *b, uint32_t by)
{
	uint64_t	carry = 0;

	for (int i = 0; i < b->n; i++)
	{
		carry += (uint64_t) b->limb[i] * by;
		b->limb[i] = (uint32_t) carry;
		carry >>= 32;
	}
	if (carry && b->n < LIMBS)
		b->limb[b->n++] = (uint32_t) carry;
}

/* b * by, by splitting by in two halves */
static void
big_mul64(big *b, uint64_t by)
{
	big			high = *b;
	uint64_t	carry = 0;

	big_mul(b, (uint32_t) by);
	if (by >> 32 == 0)
		return;
	big_mul(&high, (uint32_t) (by >> 32));
	for (int i = b->n; i < LIMBS; i++)
		b->limb[i] = 0;
	for (int i = 0; i < high.n || carry; i++)
	{
		if (i + 1 >= LIMBS)
			break;
		carry += (uint64_t) b->limb[i + 1] + (i < high.n ? high.limb[i] : 0);
		b->limb[i + 1] = (uint32_t) carry;
		carry >>= 32;
		if (i + 2 > b->n)
			b->n = i + 2;
	}
	while (b->n > 0 && b->limb[b->n - 1] == 0)
		b->n--;
}

static void
big_set(big *b, att_int128 coef, int64_t num, int64_t den, int power)
{
	att_uint128 c = magnitude(coef);

	b->n = 0;
	for (; c > 0; c >>= 32)
		b->limb[b->n++] = (uint32_t) c;
	big_mul64(b, (uint64_t) num);
	big_mul64(b, (uint64_t) den);
	for (; power >= 9; power -= 9)
		big_mul(b, 1000000000);
	while (power-- > 0)
		big_mul(b, 10);
}

static int
sign(att_int128 c)
{
	return (c > 0) - (c < 0);
}

int
att_decimal_cmp_scaled(const att_decimal *a, const att_ratio *x,
					   const att_decimal *b, const att_ratio *y)
{
	int			power = (x->power - a->scale) - (y->power - b->scale);
	int			s = sign(a->coef);
	big			l;
	big			r;

	if (s != sign(b->coef))
		return s < sign(b->coef) ? -1 : 1;
	if (s == 0)
		return 0;
	if (x->num == y->num && x->den == y->den && x->power == y->power)
		return att_decimal_cmp(a, b);
	big_set(&l, a->coef, x->num, y->den, power > 0 ? power : 0);
	big_set(&r, b->coef, y->num, x->den, power < 0 ? -power : 0);
	if (l.n != r.n)
		return l.n < r.n ? -s : s;
	for (int i = l.n - 1; i >= 0; i--)
	{
		if (l.limb[i] != r.limb[i])
			return l.limb[i] < r.limb[i] ? -s : s;
	}
	return 0;
}

static bool
add_plain(const att_decimal *a, const att_decimal *b, att_decimal *out)
{
	int			scale = a->scale > b->scale ? a->scale : b->scale;
	att_int128	x;
	att_int128	y;

	if (!raise(a->coef, scale - a->scale, &x) || !raise(b->coef, scale - b->scale, &y) ||
		!att_decimal_digits_fit(x + y))
		return false;
	out->coef = x + y;
	out->scale = scale;
	return true;
}

bool
att_decimal_add(const att_decimal *a, const att_decimal *b, att_decimal *out)
{
	att_decimal x;
	att_decimal y;

	if (add_plain(a, b, out))
		return true;
	x = att_decimal_trim(a);
	y = att_decimal_trim(b);
	return add_plain(&x, &y, out);
}

bool
att_decimal_mul(const att_decimal *a, const att_decimal *b, att_decimal *out)
{
	att_decimal x = *a;
	att_decimal y = *b;
	att_decimal r;

	r.scale = x.scale + y.scale;
	if (__builtin_mul_overflow(x.coef, y.coef, &r.coef))
	{
		/* zeros at either end of the operands may be what is too long */
		trim_to(&x, 0);
		trim_to(&y, 0);
		r.scale = x.scale + y.scale;
		if (__builtin_mul_overflow(x.coef, y.coef, &r.coef))
			return false;
	}
	if (!att_decimal_digits_fit(r.coef))
		trim_to(&r, 0);
	trim_to(&r, ATT_DECIMAL_SCALE);
	if (!att_decimal_digits_fit(r.coef) || r.scale > ATT_DECIMAL_SCALE)
		return false;
	*out = r;
	return true;
}

bool
att_decimal_shift(const att_decimal *d, int power, att_decimal *out)
{
	att_decimal r = *d;
	int			scale = d->scale - power;

	if (r.coef == 0 && scale > ATT_DECIMAL_SCALE)
		scale = ATT_DECIMAL_SCALE;
	if (scale < 0)
	{
		if (!raise(r.coef, -scale, &r.coef))
			return false;
		scale = 0;
	}
	while (scale > ATT_DECIMAL_SCALE && r.coef % 10 == 0)
	{
		r.coef /= 10;
		scale--;
	}
	if (scale > ATT_DECIMAL_SCALE)
		return false;
	r.scale = scale;
	*out = r;
	return true;
}

/*
 * Long division, a digit at a time: the remainder is below 10^36, so ten
 * times it fits.
 */
bool
att_decimal_div(const att_decimal *a, const att_decimal *b, int scale,
				att_decimal *out, bool *exact)
{
	att_uint128 x = magnitude(a->coef);
	att_uint128 y = magnitude(b->coef);
	bool		negative = (a->coef < 0) != (b->coef < 0);
	bool		sticky = false;
	bool		up;
	att_uint128 q;
	att_uint128 r;
	int			more = scale + b->scale - a->scale;

	if (y == 0 || scale < 0 || scale > ATT_DECIMAL_SCALE)
		return false;
	q = x / y;
	r = x % y;
	if (more >= 0)
	{
		for (; more > 0; more--)
		{
			r *= 10;
			q = q * 10 + r / y;
			r %= y;
			if (q >= (att_uint128) LIMIT)
				return false;
		}
		up = r * 2 >= y;
		sticky = r != 0;
	}
	else
	{
		int			last = 0;

		/* whole quotient has decimals to drop: remember the highest dropped */
		sticky = r != 0;
		for (; more < 0; more++)
		{
			sticky |= last != 0;
			last = (int) (q % 10);
			q /= 10;
		}
		up = last >= 5;
		sticky |= last != 0;
	}
	if (up)
		q++;
	if (q >= (att_uint128) LIMIT)
		return false;
	out->coef = negative ? -(att_int128) q : (att_int128) q;
	out->scale = scale;
	if (exact)
		*exact = !sticky;
	return true;
}

att_decimal
att_decimal_neg(const att_decimal *a)
{
	return (att_decimal) {.coef = -a->coef, .scale = a->scale};
}

att_decimal
att_decimal_trim(const att_decimal *a)
{
	att_decimal r = *a;

	trim_to(&r, 0);
	return r;
}
