/*
 * values.c
 *	  Several literals, one in a line, and what must hold between any of them:
 *	  the laws of order, the operators against each other, sums.
 */
#include "fuzz.h"

#include "language/arithmetic.h"
#include "language/pack.h"
#include "language/phrase.h"
#include "language/prepared.h"
#include "language/sortkey.h"
#include "language/span.h"

#define VALUES	6

static att_value measure[VALUES];
static att_value target[VALUES];
static int	measures;
static int	targets;

static const char *
show(const att_value *v, bool of_target)
{
	static char text[4][ATT_VALUE_TEXT];
	static int	next;

	next = (next + 1) % 4;
	att_value_print(v, of_target, text[next]);
	return text[next];
}

static int
sign(int i)
{
	return (i > 0) - (i < 0);
}

static void
check_order(const att_value *v, int n, bool of_target)
{
	for (int a = 0; a < n; a++)
		for (int b = 0; b < n; b++)
		{
			int			c = sign(att_value_cmp(&v[a], &v[b]));

			MUST(c == -sign(att_value_cmp(&v[b], &v[a])), "%s and %s", show(&v[a], of_target), show(&v[b], of_target));
			MUST(c != 0 || att_value_hash(&v[a]) == att_value_hash(&v[b]), "%s equals %s", show(&v[a], of_target),
				 show(&v[b], of_target));
			MUST(c >= 0 || att_sort_key(&v[a]) <= att_sort_key(&v[b]), "keys of %s and %s", show(&v[a], of_target),
				 show(&v[b], of_target));
			for (int k = 0; k < n; k++)
				MUST(c > 0 || att_value_cmp(&v[b], &v[k]) > 0 || att_value_cmp(&v[a], &v[k]) <= 0,
					 "%s, %s, %s", show(&v[a], of_target), show(&v[b], of_target), show(&v[k], of_target));
		}
}

/* -1, 0, 1: a * x against b * y */
static int
relation(const att_relation *r)
{
	int			c = att_decimal_cmp_scaled(&r->a, &r->x, &r->b, &r->y);

	return r->minus ? -c : c;
}

/* the same of their quotient and 1 */
static int
ratio(const att_relation *r)
{
	return r->b.coef < 0 ? -relation(r) : relation(r);
}

static void
check_pair(const att_value *m, const att_value *t)
{
	uint8_t		mb[ATT_PACK_MAX];
	uint8_t		tb[ATT_PACK_MAX];
	size_t		ml = att_pack(m, mb);
	size_t		tl = att_pack(t, tb);
	att_prepared p;
	att_reason	why;
	att_truth	truth = att_fulfils(m, t, &why);
	att_truth	other;
	att_relation r;
	att_value	resolved;

	MUST(att_prepare(&p, tb, tl), "%s", show(t, true));
	MUST(!att_prepared_fulfils(&p, mb, ml, &other) || other == truth, "%s <@ %s is %d, prepared %d", show(m, false),
		 show(t, true), truth, other);
	MUST(att_prepare(&p, mb, ml), "%s", show(m, false));
	MUST(!att_prepared_fulfilled(&p, tb, tl, &other) || other == truth, "%s <@ %s is %d, prepared %d", show(m, false),
		 show(t, true), truth, other);

	if (att_attainment_ratio(m, t, &r))
	{
		MUST(r.b.coef != 0, "%s / %s divides by 0", show(m, false), show(t, true));
		MUST(truth != ATT_UNKNOWN, "%s / %s is a number", show(m, false), show(t, true));
		if (m->form == ATT_POINT)
			MUST((ratio(&r) >= 0) == (truth == ATT_TRUE), "%s / %s", show(m, false), show(t, true));
	}
	if (att_attainment_margin(m, t, &r))
	{
		MUST(truth != ATT_UNKNOWN, "%s - %s is a number", show(m, false), show(t, true));
		if (m->form == ATT_POINT && relation(&r) != 0)
			MUST((relation(&r) > 0) == (truth == ATT_TRUE), "%s - %s", show(m, false), show(t, true));
	}
	if (att_resolve(t, m, &resolved) && att_phrase_reads_back(&resolved, true))
		fuzz_value(&resolved, true);
}

static void
check_targets(void)
{
	for (int a = 0; a < targets; a++)
		for (int b = 0; b < targets; b++)
		{
			att_truth	stricter = att_stricter(&target[a], &target[b]);
			att_truth	both = att_compatible(&target[a], &target[b]);

			MUST(both == att_compatible(&target[b], &target[a]), "%s && %s", show(&target[a], true), show(&target[b], true));
			for (int m = 0; m < measures; m++)
			{
				att_reason	why;
				att_truth	of_a = att_fulfils(&measure[m], &target[a], &why);
				bool		by_number = why == ATT_BY_NUMBER;
				att_truth	of_b = att_fulfils(&measure[m], &target[b], &why);

				by_number &= why == ATT_BY_NUMBER;
				MUST(!by_number || stricter != ATT_TRUE || of_a != ATT_TRUE || of_b == ATT_TRUE, "%s: %s <@ %s",
					 show(&measure[m], false), show(&target[a], true), show(&target[b], true));
				MUST(!by_number || both != ATT_FALSE || of_a != ATT_TRUE || of_b != ATT_TRUE, "%s: %s && %s",
					 show(&measure[m], false), show(&target[a], true), show(&target[b], true));
			}
		}
}

/* What an index leaves out of an inner page is certain. */
static void
check_spans(void)
{
	att_span	s;

	if (measures > 0)
	{
		att_span_one(&measure[0], false, &s);
		for (int i = 1; i < measures; i++)
		{
			att_span	one;

			att_span_one(&measure[i], false, &one);
			att_span_add(&s, &one, false);
		}
		for (int t = 0; t < targets; t++)
			for (int m = 0; m < measures; m++)
			{
				att_reason	why;

				MUST(att_fulfils(&measure[m], &target[t], &why) != ATT_TRUE || att_span_may_fulfil(&s, &target[t]),
					 "%s <@ %s is not found", show(&measure[m], false), show(&target[t], true));
			}
	}
	if (targets > 0)
	{
		att_span_one(&target[0], true, &s);
		for (int i = 1; i < targets; i++)
		{
			att_span	one;

			att_span_one(&target[i], true, &one);
			att_span_add(&s, &one, true);
		}
		for (int t = 0; t < targets; t++)
		{
			for (int m = 0; m < measures; m++)
			{
				att_reason	why;

				MUST(att_fulfils(&measure[m], &target[t], &why) != ATT_TRUE || att_span_may_be_met(&s, &measure[m]),
					 "%s @> %s is not found", show(&target[t], true), show(&measure[m], false));
			}
			for (int u = 0; u < targets; u++)
			{
				MUST(att_compatible(&target[t], &target[u]) != ATT_TRUE || att_span_may_overlap(&s, &target[u]),
					 "%s && %s is not found", show(&target[t], true), show(&target[u], true));
				MUST(att_stricter(&target[t], &target[u]) != ATT_TRUE || att_span_may_overlap(&s, &target[u]),
					 "%s <@ %s is not found", show(&target[t], true), show(&target[u], true));
				MUST(att_stricter(&target[u], &target[t]) != ATT_TRUE || att_span_may_contain(&s, &target[u]),
					 "%s @> %s is not found", show(&target[t], true), show(&target[u], true));
			}
		}
	}
}

static void
check_arithmetic(void)
{
	for (int a = 0; a < measures; a++)
	{
		att_sum		forth,
					back;
		att_decimal by = att_decimal_int(3);
		att_value	out,
					again;
		bool		sum = true;

		for (int divide = 0; divide < 2; divide++)
			if (att_value_multiply(&measure[a], &by, divide, &out) == ATT_ARITH_OK)
				fuzz_value(&out, false);
		for (int b = 0; b < measures; b++)
			for (int minus = 0; minus < 2; minus++)
				if (att_value_add(&measure[a], &measure[b], minus, &out) == ATT_ARITH_OK)
				{
					fuzz_value(&out, false);
					if (measure[a].form == ATT_POINT && measure[b].form == ATT_POINT &&
						att_value_add(&out, &measure[b], !minus, &again) == ATT_ARITH_OK)
						MUST(att_value_cmp(&again, &measure[a]) == 0, "%s and %s there and back are %s",
							 show(&measure[a], false), show(&measure[b], false), show(&again, false));
				}
		/* from a on, and the other way round */
		sum = att_sum_one(&measure[a], &forth) == ATT_ARITH_OK;
		for (int b = a + 1; sum && b < measures; b++)
			sum = att_sum_one(&measure[b], &back) == ATT_ARITH_OK && att_value_group_cmp(&measure[a], &measure[b]) == 0 &&
				att_sum_add(&forth, &back) == ATT_ARITH_OK;
		if (sum)
			sum = att_sum_one(&measure[measures - 1], &back) == ATT_ARITH_OK;
		for (int b = measures - 2; sum && b >= a; b--)
		{
			att_sum		one;

			sum = att_sum_one(&measure[b], &one) == ATT_ARITH_OK && att_sum_add(&back, &one) == ATT_ARITH_OK;
		}
		if (sum && att_sum_value(&forth, &out) == ATT_ARITH_OK && att_sum_value(&back, &again) == ATT_ARITH_OK)
		{
			fuzz_value(&out, false);
			MUST(strcmp(show(&out, false), show(&again, false)) == 0, "the sum is %s or %s", show(&out, false), show(&again, false));
		}
	}
}

static void
check_units(const att_value *a, const att_value *b)
{
	att_decimal d,
				back;

	if (a->form == ATT_NONE || b->form == ATT_NONE)
		return;
	MUST((att_unit_dimension_cmp(&a->unit, &b->unit) == 0) == (att_unit_dimension_cmp(&b->unit, &a->unit) == 0), "units");
	if (att_unit_convert(&a->low, &a->unit, &b->unit, &d))
	{
		MUST(att_unit_dimension_cmp(&a->unit, &b->unit) == 0, "%s is converted to the unit of %s", show(a, false), show(b, false));
		if (att_unit_convert(&d, &b->unit, &a->unit, &back))
			MUST(att_decimal_cmp(&back, &a->low) == 0, "%s to the unit of %s and back", show(a, false), show(b, false));
	}
}

void
fuzz_values(const uint8_t *data, size_t size)
{
	const char *p = (const char *) data;
	const char *end = p + size;

	measures = targets = 0;
	while (p < end && (measures < VALUES || targets < VALUES))
	{
		const char *stop = memchr(p, '\n', (size_t) (end - p));

		if (stop == NULL)
			stop = end;
		if (stop - p < 256)
		{
			if (measures < VALUES && fuzz_literal(p, (size_t) (stop - p), false, &measure[measures]))
				measures++;
			if (targets < VALUES && fuzz_literal(p, (size_t) (stop - p), true, &target[targets]))
				targets++;
		}
		p = stop < end ? stop + 1 : end;
	}
	check_order(measure, measures, false);
	check_order(target, targets, true);
	for (int m = 0; m < measures; m++)
	{
		for (int t = 0; t < targets; t++)
			check_pair(&measure[m], &target[t]);
		for (int k = 0; k < measures; k++)
			check_units(&measure[m], &measure[k]);
	}
	check_targets();
	check_spans();
	check_arithmetic();
}
