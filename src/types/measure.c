/*
 * measure.c
 *	  The type measure: text, parts, order, arithmetic.
 */
#include "postgres.h"

#include "catalog/pg_type.h"
#include "common/hashfn.h"
#include "fmgr.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/rangetypes.h"
#include "utils/typcache.h"

#include "language/arithmetic.h"
#include "language/phrase.h"
#include "types/compat.h"
#include "types/env_pg.h"
#include "types/types.h"

PG_MODULE_MAGIC;

/* not declared before PostgreSQL 16 */
extern PGDLLEXPORT void _PG_init(void);

void
_PG_init(void)
{
	pg_bindtextdomain(TEXTDOMAIN);
}

PG_FUNCTION_INFO_V1(attain_measure_in);
Datum
attain_measure_in(PG_FUNCTION_ARGS)
{
	att_value	v;

	if (!att_value_parse(PG_GETARG_CSTRING(0), false, &v, fcinfo->context))
		PG_RETURN_NULL();
	return att_value_datum(&v);
}

PG_FUNCTION_INFO_V1(attain_measure_out);
Datum
attain_measure_out(PG_FUNCTION_ARGS)
{
	att_value	v;

	ATT_GETARG(0, &v);
	PG_RETURN_CSTRING(att_value_text(&v, false));
}

PG_FUNCTION_INFO_V1(attain_measure_recv);
Datum
attain_measure_recv(PG_FUNCTION_ARGS)
{
	att_value	v;

	att_value_recv((StringInfo) PG_GETARG_POINTER(0), false, &v);
	return att_value_datum(&v);
}

/* measure(number, unit, aspect) */
PG_FUNCTION_INFO_V1(attain_measure_make);
Datum
attain_measure_make(PG_FUNCTION_ARGS)
{
	char	   *aspect = text_to_cstring(PG_GETARG_TEXT_PP(2));
	att_value	v = {0};
	int			a = 0;

	att_numeric_argument(PG_GETARG_DATUM(0), &v.low);
	att_unit_argument(PG_GETARG_TEXT_PP(1), &v.unit);
	while (a < ATT_CLAIM && strcmp(att_aspect_name[a], aspect) != 0)
		a++;
	if (a == ATT_CLAIM)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("invalid aspect: \"%s\"", aspect),
				 errhint("Aspects of a number are level, growth, change, rank and completion.")));
	v.aspect = (uint8_t) a;
	if (!att_value_normalise(&v, false))
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("number out of range for type measure"),
				 errdetail("A number may have %d digits, %d of them decimals.",
						   ATT_DECIMAL_DIGITS, ATT_DECIMAL_SCALE)));
	if (v.aspect != a || !att_phrase_reads_back(&v, false))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("%s is no %s", att_value_text(&v, false), aspect),
				 errhint("%s", att_translated("A growth and a completion are in %, a change in 个百分点 or a unit that is counted, a rank in 位."))));
	return att_value_datum(&v);
}

PG_FUNCTION_INFO_V1(attain_value_send);
Datum
attain_value_send(PG_FUNCTION_ARGS)
{
	att_value	v;

	ATT_GETARG(0, &v);
	return att_value_send(&v);
}

/* ---- parts, of both types */

PG_FUNCTION_INFO_V1(attain_value_aspect);
Datum
attain_value_aspect(PG_FUNCTION_ARGS)
{
	att_value	v;

	ATT_GETARG(0, &v);
	PG_RETURN_TEXT_P(cstring_to_text(att_aspect_name[v.aspect]));
}

PG_FUNCTION_INFO_V1(attain_value_unit);
Datum
attain_value_unit(PG_FUNCTION_ARGS)
{
	att_value	v;

	ATT_GETARG(0, &v);
	if (v.form == ATT_NONE)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(cstring_to_text(att_unit_cstring(&v.unit)));
}

static Datum
value_end(FunctionCallInfo fcinfo, bool upper)
{
	att_value	v;
	att_interval i;
	att_bound  *b = upper ? &i.hi : &i.lo;

	ATT_GETARG(0, &v);
	if (!att_value_ends(&v, &i) || !b->finite)
		PG_RETURN_NULL();
	return att_decimal_numeric(&b->d);
}

PG_FUNCTION_INFO_V1(attain_value_lower);
Datum
attain_value_lower(PG_FUNCTION_ARGS)
{
	return value_end(fcinfo, false);
}

PG_FUNCTION_INFO_V1(attain_value_upper);
Datum
attain_value_upper(PG_FUNCTION_ARGS)
{
	return value_end(fcinfo, true);
}

PG_FUNCTION_INFO_V1(attain_value_reference);
Datum
attain_value_reference(PG_FUNCTION_ARGS)
{
	att_value	v;
	char		buf[ATT_REF_MAX * 4];
	size_t		len = 0;

	ATT_GETARG(0, &v);
	if (v.reflen == 0)
		PG_RETURN_NULL();
	for (int i = 0; i < v.reflen; i++)
		len += att_utf8_put(buf + len, v.ref[i]);
	PG_RETURN_TEXT_P(cstring_to_text(att_utf8_to_server(buf, len)));
}

/* The lower end in another unit. */
PG_FUNCTION_INFO_V1(attain_measure_in_unit);
Datum
attain_measure_in_unit(PG_FUNCTION_ARGS)
{
	att_value	v;
	att_unit	to;
	att_interval i;

	ATT_GETARG(0, &v);
	att_unit_argument(PG_GETARG_TEXT_PP(1), &to);
	if (!att_value_ends(&v, &i))
		PG_RETURN_NULL();
	if (att_unit_dimension_cmp(&v.unit, &to) != 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("units differ: \"%s\" cannot be given in \"%s\"",
						att_unit_cstring(&v.unit), att_unit_cstring(&to))));
	if (!i.lo.finite)
		PG_RETURN_NULL();
	return att_numeric_in_unit(&i.lo.d, &v.unit, &to);
}

PG_FUNCTION_INFO_V1(attain_measure_is_about);
Datum
attain_measure_is_about(PG_FUNCTION_ARGS)
{
	att_value	v;

	ATT_GETARG(0, &v);
	PG_RETURN_BOOL(v.form == ATT_ABOUT);
}

PG_FUNCTION_INFO_V1(attain_measure_numeric);
Datum
attain_measure_numeric(PG_FUNCTION_ARGS)
{
	att_value	v;
	att_interval i;

	ATT_GETARG(0, &v);
	if ((v.form != ATT_POINT && v.form != ATT_ABOUT) || !att_value_ends(&v, &i))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("measure is not a single number: \"%s\"", att_value_text(&v, false)),
				 errhint("Use lower(), upper() or a cast to numrange.")));
	return att_decimal_numeric(&i.lo.d);
}

PG_FUNCTION_INFO_V1(attain_measure_numrange);
Datum
attain_measure_numrange(PG_FUNCTION_ARGS)
{
	att_value	v;
	att_interval i;
	RangeBound	lower = {0},
				upper = {0};

	ATT_GETARG(0, &v);
	if (!att_value_interval(&v, &i))
		PG_RETURN_NULL();
	lower.lower = true;
	lower.infinite = !i.lo.finite;
	lower.inclusive = !i.lo.open;
	if (i.lo.finite)
		lower.val = att_decimal_numeric(&i.lo.d);
	upper.infinite = !i.hi.finite;
	upper.inclusive = !i.hi.open;
	if (i.hi.finite)
		upper.val = att_decimal_numeric(&i.hi.d);
	PG_RETURN_RANGE_P(att_make_range(lookup_type_cache(NUMRANGEOID, TYPECACHE_RANGE_INFO), &lower, &upper));
}

/* ---- order, of both types */

static int
value_cmp(FunctionCallInfo fcinfo)
{
	att_value	a;
	att_value	b;

	if (att_value_same_bytes(PG_GETARG_DATUM(0), PG_GETARG_DATUM(1)))
		return 0;
	ATT_GETARG(0, &a);
	ATT_GETARG(1, &b);
	return att_value_cmp(&a, &b);
}

#define COMPARE(name, op) \
	PG_FUNCTION_INFO_V1(attain_value_##name); \
	Datum \
	attain_value_##name(PG_FUNCTION_ARGS) \
	{ \
		PG_RETURN_BOOL(value_cmp(fcinfo) op 0); \
	}

COMPARE(eq, ==)
COMPARE(ne, !=)
COMPARE(lt, <)
COMPARE(le, <=)
COMPARE(gt, >)
COMPARE(ge, >=)

PG_FUNCTION_INFO_V1(attain_value_cmp);
Datum
attain_value_cmp(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(value_cmp(fcinfo));
}

PG_FUNCTION_INFO_V1(attain_value_hash);
Datum
attain_value_hash(PG_FUNCTION_ARGS)
{
	att_value	v;

	ATT_GETARG(0, &v);
	PG_RETURN_INT32((int32) (uint32) att_value_hash(&v));
}

/* Without a seed its low half is the hash above, as hash indexes expect. */
PG_FUNCTION_INFO_V1(attain_value_hash_extended);
Datum
attain_value_hash_extended(PG_FUNCTION_ARGS)
{
	att_value	v;
	uint64		h;
	uint64		seed = (uint64) PG_GETARG_INT64(1);

	ATT_GETARG(0, &v);
	h = att_value_hash(&v);
	PG_RETURN_UINT64(seed == 0 ? h : hash_combine64(h, seed));
}

/* ---- arithmetic */

void
att_check_arithmetic(att_arithmetic e, const att_value *a, const att_value *b, const char *what)
{
	switch (e)
	{
		case ATT_ARITH_OK:
			break;
		case ATT_ARITH_WORDS:
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("cannot %s a measure without a number: \"%s\"", att_translated(what),
							att_value_text(b && a->form != ATT_NONE ? b : a, false))));
			break;
		case ATT_ARITH_RANK:
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("cannot %s a rank", att_translated(what))));
			break;
		case ATT_ARITH_ASPECT:
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("cannot %s measures of different aspects: %s and %s", att_translated(what),
							att_aspect_name[a->aspect], att_aspect_name[(b ? b : a)->aspect])));
			break;
		case ATT_ARITH_UNIT:
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("cannot %s measures of different units: \"%s\" and \"%s\"", att_translated(what),
							att_unit_cstring(&a->unit), att_unit_cstring(&b->unit))));
			break;
		case ATT_ARITH_INEXACT:
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("cannot %s exactly: a number in \"%s\" may have no end in \"%s\"", att_translated(what),
							att_unit_cstring(&b->unit), att_unit_cstring(&a->unit)),
					 errhint("Begin with the measure in \"%s\".", att_unit_cstring(&b->unit))));
			break;
		case ATT_ARITH_FORM:
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("cannot %s these measures: no measure has the numbers of the result", att_translated(what))));
			break;
		case ATT_ARITH_TOO_LONG:
			ereport(ERROR,
					(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
					 errmsg("result out of range for type measure"),
					 errdetail("A number may have %d digits, %d of them decimals.",
							   ATT_DECIMAL_DIGITS, ATT_DECIMAL_SCALE)));
			break;
	}
}

void
att_check_comparable(const att_value *a, const att_value *b)
{
	att_arithmetic e = ATT_ARITH_OK;

	if (a->form == ATT_NONE || b->form == ATT_NONE)
		e = ATT_ARITH_WORDS;
	else if (a->aspect != b->aspect)
		e = ATT_ARITH_ASPECT;
	else if (att_unit_dimension_cmp(&a->unit, &b->unit) != 0)
		e = ATT_ARITH_UNIT;
	att_check_arithmetic(e, a, b, gettext_noop("compare"));
}

static Datum
sum(FunctionCallInfo fcinfo, bool minus)
{
	att_value	a;
	att_value	b;
	att_value	r;

	ATT_GETARG(0, &a);
	ATT_GETARG(1, &b);
	att_check_arithmetic(att_value_add(&a, &b, minus, &r), &a, &b, minus ? gettext_noop("subtract") : gettext_noop("add"));
	return att_value_datum(&r);
}

PG_FUNCTION_INFO_V1(attain_measure_add);
Datum
attain_measure_add(PG_FUNCTION_ARGS)
{
	return sum(fcinfo, false);
}

PG_FUNCTION_INFO_V1(attain_measure_sub);
Datum
attain_measure_sub(PG_FUNCTION_ARGS)
{
	return sum(fcinfo, true);
}

static Datum
multiple(Datum measure, Datum number, bool divide)
{
	att_value	a;
	att_value	r;
	att_decimal d;

	att_value_from_datum(measure, &a);
	att_numeric_argument(number, &d);
	if (divide && d.coef == 0)
		ereport(ERROR,
				(errcode(ERRCODE_DIVISION_BY_ZERO),
				 errmsg("division by zero")));
	att_check_arithmetic(att_value_multiply(&a, &d, divide, &r), &a, NULL, divide ? gettext_noop("divide") : gettext_noop("multiply"));
	return att_value_datum(&r);
}

PG_FUNCTION_INFO_V1(attain_measure_mul);
Datum
attain_measure_mul(PG_FUNCTION_ARGS)
{
	return multiple(PG_GETARG_DATUM(0), PG_GETARG_DATUM(1), false);
}

PG_FUNCTION_INFO_V1(attain_numeric_mul);
Datum
attain_numeric_mul(PG_FUNCTION_ARGS)
{
	return multiple(PG_GETARG_DATUM(1), PG_GETARG_DATUM(0), false);
}

PG_FUNCTION_INFO_V1(attain_measure_div);
Datum
attain_measure_div(PG_FUNCTION_ARGS)
{
	return multiple(PG_GETARG_DATUM(0), PG_GETARG_DATUM(1), true);
}

/* How many times one number is another. */
PG_FUNCTION_INFO_V1(attain_measure_quotient);
Datum
attain_measure_quotient(PG_FUNCTION_ARGS)
{
	att_value	a;
	att_value	b;
	att_interval x;
	att_interval y;
	att_relation r = {0};
	att_arithmetic e = ATT_ARITH_OK;

	ATT_GETARG(0, &a);
	ATT_GETARG(1, &b);
	att_check_comparable(&a, &b);
	(void) att_value_ends(&a, &x);
	(void) att_value_ends(&b, &y);
	if (a.aspect == ATT_RANK)
		e = ATT_ARITH_RANK;
	else if ((a.form != ATT_POINT && a.form != ATT_ABOUT) || (b.form != ATT_POINT && b.form != ATT_ABOUT))
		e = ATT_ARITH_FORM;
	att_check_arithmetic(e, &a, &b, gettext_noop("divide"));
	if (y.lo.d.coef == 0)
		ereport(ERROR,
				(errcode(ERRCODE_DIVISION_BY_ZERO),
				 errmsg("division by zero")));
	r.a = x.lo.d;
	r.b = y.lo.d;
	att_unit_scale(&a.unit, &r.x.num, &r.x.den, &r.x.power);
	att_unit_scale(&b.unit, &r.y.num, &r.y.den, &r.y.power);
	/* nothing is attained or missed here */
	return att_numeric_ratio(&r, true);
}
