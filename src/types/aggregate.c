/*
 * aggregate.c
 *	  sum, avg, min and max of measures, attainment of pairs.
 */
#include "postgres.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "fmgr.h"
#include "funcapi.h"
#include "libpq/pqformat.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/numeric.h"

#include "language/arithmetic.h"
#include "types/compat.h"
#include "types/types.h"

static MemoryContext
aggregate_context(FunctionCallInfo fcinfo)
{
	MemoryContext context;

	if (!AggCheckCallContext(fcinfo, &context))
		elog(ERROR, "aggregate function called in non-aggregate context");
	return context;
}

/* ---- min, max */

/* The smaller (sign 1) or greater (-1) of two measures that can be compared by
 * their numbers.  Of equal ones written unlike, the same in whatever order they
 * come. */
static Datum
extreme(FunctionCallInfo fcinfo, int sign)
{
	att_value	a;
	att_value	b;
	int			c;

	ATT_GETARG(0, &a);
	ATT_GETARG(1, &b);
	att_check_comparable(&a, &b);
	c = att_value_cmp(&a, &b) * sign;
	if (c == 0)
		c = strcmp(att_value_text(&a, false), att_value_text(&b, false));
	return c <= 0 ? PG_GETARG_DATUM(0) : PG_GETARG_DATUM(1);
}

PG_FUNCTION_INFO_V1(attain_measure_smaller);
Datum
attain_measure_smaller(PG_FUNCTION_ARGS)
{
	return extreme(fcinfo, 1);
}

PG_FUNCTION_INFO_V1(attain_measure_larger);
Datum
attain_measure_larger(PG_FUNCTION_ARGS)
{
	return extreme(fcinfo, -1);
}

/* ---- sum, avg */

typedef struct sum_state
{
	int64		n;
	att_sum		sum;			/* where n > 0 */
} sum_state;

static sum_state *
new_sum(FunctionCallInfo fcinfo)
{
	return MemoryContextAllocZero(aggregate_context(fcinfo), sizeof(sum_state));
}

static void
add_to(sum_state *s, const att_sum *more, int64 n)
{
	if (s->n == 0)
		s->sum = *more;
	else
	{
		/* a change added to a level would make the order of rows count */
		att_check_comparable(&s->sum.like, &more->like);
		att_check_arithmetic(att_sum_add(&s->sum, more), &s->sum.like, &more->like, gettext_noop("add"));
	}
	s->n += n;
}

PG_FUNCTION_INFO_V1(attain_sum_step);
Datum
attain_sum_step(PG_FUNCTION_ARGS)
{
	sum_state  *s = PG_ARGISNULL(0) ? new_sum(fcinfo) : (sum_state *) PG_GETARG_POINTER(0);
	att_value	v;
	att_sum		one;

	if (!PG_ARGISNULL(1))
	{
		ATT_GETARG(1, &v);
		att_check_arithmetic(att_sum_one(&v, &one), &v, NULL, gettext_noop("add"));
		add_to(s, &one, 1);
	}
	PG_RETURN_POINTER(s);
}

PG_FUNCTION_INFO_V1(attain_sum_combine);
Datum
attain_sum_combine(PG_FUNCTION_ARGS)
{
	sum_state  *a = PG_ARGISNULL(0) ? new_sum(fcinfo) : (sum_state *) PG_GETARG_POINTER(0);
	sum_state  *b = PG_ARGISNULL(1) ? NULL : (sum_state *) PG_GETARG_POINTER(1);

	if (b != NULL && b->n > 0)
		add_to(a, &b->sum, b->n);
	PG_RETURN_POINTER(a);
}

/* The state goes from a worker to its leader as it is: both run this build, and
 * SQL cannot call a function of internal. */
PG_FUNCTION_INFO_V1(attain_sum_serialize);
Datum
attain_sum_serialize(PG_FUNCTION_ARGS)
{
	sum_state  *s = (sum_state *) PG_GETARG_POINTER(0);
	bytea	   *bytes = palloc(VARHDRSZ + sizeof(*s));

	(void) aggregate_context(fcinfo);
	SET_VARSIZE(bytes, VARHDRSZ + sizeof(*s));
	memcpy(VARDATA(bytes), s, sizeof(*s));
	PG_RETURN_BYTEA_P(bytes);
}

PG_FUNCTION_INFO_V1(attain_sum_deserialize);
Datum
attain_sum_deserialize(PG_FUNCTION_ARGS)
{
	bytea	   *bytes = PG_GETARG_BYTEA_PP(0);
	sum_state  *s;

	(void) aggregate_context(fcinfo);
	if (VARSIZE_ANY_EXHDR(bytes) != sizeof(*s))
		elog(ERROR, "state of a sum has %zu bytes, not %zu", (size_t) VARSIZE_ANY_EXHDR(bytes), sizeof(*s));
	s = palloc(sizeof(*s));
	memcpy(s, VARDATA_ANY(bytes), sizeof(*s));
	PG_RETURN_POINTER(s);
}

/* The sum as a measure; false where there is none. */
static bool
sum_of(FunctionCallInfo fcinfo, att_value *out, int64 *n)
{
	sum_state  *s = PG_ARGISNULL(0) ? NULL : (sum_state *) PG_GETARG_POINTER(0);

	if (s == NULL || s->n == 0)
		return false;
	/* one value is its own sum, however it is bounded */
	if (s->n == 1)
		*out = s->sum.like;
	else
		att_check_arithmetic(att_sum_value(&s->sum, out), &s->sum.like, NULL, gettext_noop("add"));
	*n = s->n;
	return true;
}

PG_FUNCTION_INFO_V1(attain_sum_final);
Datum
attain_sum_final(PG_FUNCTION_ARGS)
{
	att_value	sum;
	int64		n;

	if (!sum_of(fcinfo, &sum, &n))
		PG_RETURN_NULL();
	return att_value_datum(&sum);
}

PG_FUNCTION_INFO_V1(attain_avg_final);
Datum
attain_avg_final(PG_FUNCTION_ARGS)
{
	att_value	sum;
	att_value	r;
	att_decimal n;
	int64		count;

	if (!sum_of(fcinfo, &sum, &count))
		PG_RETURN_NULL();
	if (count == 1)
		return att_value_datum(&sum);
	n = att_decimal_int(count);
	att_check_arithmetic(att_value_multiply(&sum, &n, true, &r), &sum, NULL, gettext_noop("divide"));
	return att_value_datum(&r);
}

/* ---- attainment */

/*
 * The counts are an array of bigint: a state that everybody can send, as those
 * who combine aggregates of several servers must.
 */
typedef struct attainment_state
{
	int64		pairs;
	int64		attained;
	int64		missed;
} attainment_state;

#define ATTAINMENT_COUNTS 3

/* The counts in an array, where they are. */
static attainment_state *
attainment_counts(ArrayType *array)
{
	if (ARR_HASNULL(array) || ARR_ELEMTYPE(array) != INT8OID || ARR_NDIM(array) != 1 ||
		ARR_SIZE(array) != ARR_OVERHEAD_NONULLS(1) + sizeof(attainment_state))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("the state of attainment is an array of %d numbers", ATTAINMENT_COUNTS)));
	return (attainment_state *) ((char *) array + ARR_OVERHEAD_NONULLS(1));
}

/* Our own array: the aggregate's state itself, else a copy of the argument. */
static ArrayType *
own_attainment(FunctionCallInfo fcinfo)
{
	return AggCheckCallContext(fcinfo, NULL) ? PG_GETARG_ARRAYTYPE_P(0) : PG_GETARG_ARRAYTYPE_P_COPY(0);
}

/* A pair needs both; a target without a measure is no pair. */
PG_FUNCTION_INFO_V1(attain_counts_step);
Datum
attain_counts_step(PG_FUNCTION_ARGS)
{
	ArrayType  *array = own_attainment(fcinfo);
	attainment_state *s = attainment_counts(array);
	att_value	m;
	att_value	t;
	att_truth	r;

	ATT_GETARG(1, &m);
	ATT_GETARG(2, &t);
	r = att_fulfils(&m, &t, NULL);
	s->pairs++;
	s->attained += r == ATT_TRUE;
	s->missed += r == ATT_FALSE;
	PG_RETURN_ARRAYTYPE_P(array);
}

PG_FUNCTION_INFO_V1(attain_counts_combine);
Datum
attain_counts_combine(PG_FUNCTION_ARGS)
{
	ArrayType  *array = own_attainment(fcinfo);
	attainment_state *a = attainment_counts(array);
	attainment_state *b = attainment_counts(PG_GETARG_ARRAYTYPE_P(1));

	a->pairs += b->pairs;
	a->attained += b->attained;
	a->missed += b->missed;
	PG_RETURN_ARRAYTYPE_P(array);
}

static Datum
attainment_row(FunctionCallInfo fcinfo, const attainment_state *s)
{
	TupleDesc	desc;
	Datum		values[5];
	bool		nulls[5] = {0};

	if (get_call_result_type(fcinfo, NULL, &desc) != TYPEFUNC_COMPOSITE)
		elog(ERROR, "return type must be a row type");
	desc = BlessTupleDesc(desc);
	values[0] = Int64GetDatum(s->pairs);
	values[1] = Int64GetDatum(s->attained);
	values[2] = Int64GetDatum(s->missed);
	values[3] = Int64GetDatum(s->pairs - s->attained - s->missed);
	nulls[4] = s->attained + s->missed == 0;
	values[4] = nulls[4] ? (Datum) 0 :
		DirectFunctionCall2(numeric_div, NumericGetDatum(int64_to_numeric(s->attained)),
							NumericGetDatum(int64_to_numeric(s->attained + s->missed)));
	PG_RETURN_DATUM(HeapTupleGetDatum(heap_form_tuple(desc, values, nulls)));
}

PG_FUNCTION_INFO_V1(attain_counts_final);
Datum
attain_counts_final(PG_FUNCTION_ARGS)
{
	return attainment_row(fcinfo, attainment_counts(PG_GETARG_ARRAYTYPE_P(0)));
}

/* ---- attainment as 1.0.0 declares it, until ALTER EXTENSION attain UPDATE */

static attainment_state *
new_attainment(FunctionCallInfo fcinfo)
{
	return MemoryContextAllocZero(aggregate_context(fcinfo), sizeof(attainment_state));
}

/* A pair needs both; a target without a measure is no pair. */
PG_FUNCTION_INFO_V1(attain_attainment_step);
Datum
attain_attainment_step(PG_FUNCTION_ARGS)
{
	attainment_state *s = PG_ARGISNULL(0) ? new_attainment(fcinfo) : (attainment_state *) PG_GETARG_POINTER(0);
	att_value	m;
	att_value	t;
	att_truth	r;

	if (!PG_ARGISNULL(1) && !PG_ARGISNULL(2))
	{
		ATT_GETARG(1, &m);
		ATT_GETARG(2, &t);
		r = att_fulfils(&m, &t, NULL);
		s->pairs++;
		s->attained += r == ATT_TRUE;
		s->missed += r == ATT_FALSE;
	}
	PG_RETURN_POINTER(s);
}

PG_FUNCTION_INFO_V1(attain_attainment_combine);
Datum
attain_attainment_combine(PG_FUNCTION_ARGS)
{
	attainment_state *a = PG_ARGISNULL(0) ? new_attainment(fcinfo) : (attainment_state *) PG_GETARG_POINTER(0);
	attainment_state *b = PG_ARGISNULL(1) ? NULL : (attainment_state *) PG_GETARG_POINTER(1);

	if (b != NULL)
	{
		a->pairs += b->pairs;
		a->attained += b->attained;
		a->missed += b->missed;
	}
	PG_RETURN_POINTER(a);
}

PG_FUNCTION_INFO_V1(attain_attainment_serialize);
Datum
attain_attainment_serialize(PG_FUNCTION_ARGS)
{
	attainment_state *s = (attainment_state *) PG_GETARG_POINTER(0);
	StringInfoData buf;

	(void) aggregate_context(fcinfo);
	pq_begintypsend(&buf);
	pq_sendint64(&buf, s->pairs);
	pq_sendint64(&buf, s->attained);
	pq_sendint64(&buf, s->missed);
	PG_RETURN_BYTEA_P(pq_endtypsend(&buf));
}

PG_FUNCTION_INFO_V1(attain_attainment_deserialize);
Datum
attain_attainment_deserialize(PG_FUNCTION_ARGS)
{
	bytea	   *bytes = PG_GETARG_BYTEA_PP(0);
	attainment_state *s;
	StringInfoData buf;

	(void) aggregate_context(fcinfo);
	s = palloc0(sizeof(*s));
	initStringInfo(&buf);
	appendBinaryStringInfo(&buf, VARDATA_ANY(bytes), VARSIZE_ANY_EXHDR(bytes));
	s->pairs = pq_getmsgint64(&buf);
	s->attained = pq_getmsgint64(&buf);
	s->missed = pq_getmsgint64(&buf);
	pq_getmsgend(&buf);
	pfree(buf.data);
	PG_RETURN_POINTER(s);
}

PG_FUNCTION_INFO_V1(attain_attainment_final);
Datum
attain_attainment_final(PG_FUNCTION_ARGS)
{
	attainment_state none = {0};

	return attainment_row(fcinfo, PG_ARGISNULL(0) ? &none : (attainment_state *) PG_GETARG_POINTER(0));
}
