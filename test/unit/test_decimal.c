/*
 * test_decimal.c
 *	  Exact decimals: reading, printing, arithmetic, limits.
 */
#include "unit.h"

#include "language/decimal.h"

static att_decimal
dec(const char *s)
{
	att_decimal d = {0, 0};

	CHECK_MSG(att_decimal_parse(s, strlen(s), &d), "%s", s);
	return d;
}

static const char *
show(const att_decimal *d)
{
	static char buf[48];

	att_decimal_print(d, buf);
	return buf;
}

static void
roundtrip(const char *in, const char *out)
{
	att_decimal d = dec(in);

	CHECK_STR(show(&d), out);
}

static void
bad(const char *s)
{
	att_decimal d;

	CHECK_MSG(!att_decimal_parse(s, strlen(s), &d), "%s", s);
}

static void
divide(const char *a, const char *b, int scale, const char *want, bool want_exact)
{
	att_decimal x = dec(a);
	att_decimal y = dec(b);
	att_decimal r;
	bool		exact;

	CHECK(att_decimal_div(&x, &y, scale, &r, &exact));
	CHECK_STR(show(&r), want);
	CHECK(exact == want_exact);
}

static void
reading(void)
{
	roundtrip("583.1", "583.1");
	roundtrip("1.10", "1.10");
	roundtrip("0", "0");
	roundtrip("-0.5", "-0.5");
	roundtrip("+7", "7");
	roundtrip("007", "7");
	roundtrip("0.000000000000000000000000000001", "0.000000000000000000000000000001");
	roundtrip("999999999999999999999999999999999999", "999999999999999999999999999999999999");
	bad("");
	bad("-");
	bad(".5");
	bad("5.");
	bad("1.2.3");
	bad("1,000");
	bad("1000000000000000000000000000000000000");
	bad("0.0000000000000000000000000000001");
}

static void
arithmetic(void)
{
	att_decimal a;
	att_decimal b;
	att_decimal r;

	a = dec("0.1");
	b = dec("0.2");
	CHECK(att_decimal_add(&a, &b, &r));
	CHECK_STR(show(&r), "0.3");
	a = dec("583.1");
	CHECK(att_decimal_shift(&a, 8, &r));
	CHECK_STR(show(&r), "58310000000");
	CHECK(att_decimal_shift(&a, -4, &r));
	CHECK_STR(show(&r), "0.05831");
	CHECK(att_decimal_mul(&a, &b, &r));
	CHECK_STR(show(&r), "116.62");
	a = dec("999999999999999999999999999999999999");
	b = dec("1");
	CHECK(!att_decimal_add(&a, &b, &r));
	CHECK(!att_decimal_mul(&a, &a, &r));
	CHECK(!att_decimal_shift(&a, 1, &r));
	b = dec("-1");
	CHECK(att_decimal_add(&a, &b, &r));
	CHECK_STR(show(&r), "999999999999999999999999999999999998");
	/* zeros at the end are no digits to lose */
	a = dec("100000000000000000000000000000");
	b = dec("0.0000000000");
	CHECK(att_decimal_add(&a, &b, &r));
	a = dec("1000000000000000000.000000000000");
	b = dec("1000000000.000000");
	CHECK(att_decimal_mul(&a, &b, &r));
	b = dec("1000000000000000000000000000");
	CHECK(att_decimal_cmp(&r, &b) == 0);
	divide("100", "3", 4, "33.3333", false);
	divide("200", "3", 4, "66.6667", false);
	divide("100", "15", 4, "6.6667", false);
	divide("-200", "3", 0, "-67", false);
	divide("1", "8", 2, "0.13", false);
	divide("1", "8", 3, "0.125", true);
	divide("12.345", "1", 2, "12.35", false);
	divide("12.344", "1", 1, "12.3", false);
	divide("1", "2", 0, "1", false);
	a = dec("1.100");
	r = att_decimal_trim(&a);
	CHECK_STR(show(&r), "1.1");
	r = att_decimal_neg(&a);
	CHECK_STR(show(&r), "-1.100");
}

static void
compare(const char *a, const char *b, int want)
{
	att_decimal x = dec(a);
	att_decimal y = dec(b);

	CHECK_MSG(att_decimal_cmp(&x, &y) == want, "%s %s", a, b);
	CHECK_MSG(att_decimal_cmp(&y, &x) == -want, "%s %s", b, a);
}

static void
order(void)
{
	att_decimal a;
	att_decimal b;
	att_ratio	yi = {1, 1, 8};
	att_ratio	wan = {1, 1, 4};
	att_ratio	mu = {2000, 3, 0};
	att_ratio	hectare = {1, 1, 4};
	att_ratio	huge = {999999999999, 1, 200};
	att_ratio	tiny = {1, 999999999999, -100};

	compare("1.10", "1.1", 0);
	compare("-0.5", "0.3", -1);
	compare("0", "-0.000000000000000000000000000001", 1);
	compare("999999999999999999999999999999999999", "0.000000000000000000000000000001", 1);
	compare("-1.5", "-1.50000000000000000000000000001", 1);
	a = dec("583.1");
	b = dec("5831000");
	CHECK(att_decimal_cmp_scaled(&a, &yi, &b, &wan) == 0);
	b = dec("5831000.0000000000000000000000000001");
	CHECK(att_decimal_cmp_scaled(&a, &yi, &b, &wan) == -1);
	a = dec("15");
	b = dec("1");
	CHECK(att_decimal_cmp_scaled(&a, &mu, &b, &hectare) == 0);
	b = dec("-1");
	CHECK(att_decimal_cmp_scaled(&a, &mu, &b, &hectare) == 1);
	a = dec("999999999999999999999999999999999999");
	CHECK(att_decimal_cmp_scaled(&a, &huge, &a, &tiny) == 1);
	CHECK(att_decimal_cmp_scaled(&a, &tiny, &a, &huge) == -1);
	a = att_decimal_neg(&a);
	CHECK(att_decimal_cmp_scaled(&a, &huge, &a, &tiny) == -1);
}

static att_decimal
any(void)
{
	att_decimal d;
	int			digits = (int) (unit_random() % 37);

	d.coef = 0;
	while (digits-- > 0)
		d.coef = d.coef * 10 + (int) (unit_random() % 10);
	if (unit_random() & 1)
		d.coef = -d.coef;
	d.scale = (int16_t) (unit_random() % 31);
	return d;
}

static void
laws(void)
{
	int			wrong = 0;

	for (int i = 0; i < 100000; i++)
	{
		att_decimal a = any();
		att_decimal b = any();
		att_decimal r;
		att_decimal s;
		char		buf[48];
		att_ratio	one = {1, 1, 0};
		att_ratio	k = {(int64_t) (unit_random() % 1000000 + 1), (int64_t) (unit_random() % 1000 + 1), 0};
		size_t		len = att_decimal_print(&a, buf);

		wrong += len >= sizeof(buf) || !att_decimal_parse(buf, len, &r) ||
			r.coef != a.coef || r.scale != a.scale;
		wrong += att_decimal_cmp(&a, &b) != -att_decimal_cmp(&b, &a);
		wrong += att_decimal_cmp_scaled(&a, &k, &b, &k) != att_decimal_cmp(&a, &b);
		wrong += att_decimal_cmp_scaled(&a, &one, &a, &k) != -att_decimal_cmp_scaled(&a, &k, &a, &one);
		if (att_decimal_add(&a, &b, &r))
		{
			att_decimal minus = att_decimal_neg(&b);

			wrong += att_decimal_add(&r, &minus, &s) && att_decimal_cmp(&s, &a) != 0;
		}
		if (att_decimal_shift(&a, 5, &r) && att_decimal_shift(&r, -5, &s))
			wrong += att_decimal_cmp(&s, &a) != 0;
		r = att_decimal_trim(&a);
		wrong += att_decimal_cmp(&r, &a) != 0;
	}
	CHECK_MSG(wrong == 0, "%d laws broken", wrong);
}

void
test_decimal(void)
{
	reading();
	arithmetic();
	order();
	laws();
}
