/*
 * target.c
 *	  The type target: text, commitment, reference.  Its parts and order are
 *	  those of measures (measure.c).
 */
#include "postgres.h"

#include "fmgr.h"
#include "utils/builtins.h"

#include "language/phrase.h"
#include "types/types.h"

PG_FUNCTION_INFO_V1(attain_target_in);
Datum
attain_target_in(PG_FUNCTION_ARGS)
{
	att_value	v;

	if (!att_value_parse(PG_GETARG_CSTRING(0), true, &v, fcinfo->context))
		PG_RETURN_NULL();
	return att_value_datum(&v);
}

PG_FUNCTION_INFO_V1(attain_target_out);
Datum
attain_target_out(PG_FUNCTION_ARGS)
{
	att_value	v;

	ATT_GETARG(0, &v);
	PG_RETURN_CSTRING(att_value_text(&v, true));
}

PG_FUNCTION_INFO_V1(attain_target_recv);
Datum
attain_target_recv(PG_FUNCTION_ARGS)
{
	att_value	v;

	att_value_recv((StringInfo) PG_GETARG_POINTER(0), true, &v);
	return att_value_datum(&v);
}

PG_FUNCTION_INFO_V1(attain_target_commitment);
Datum
attain_target_commitment(PG_FUNCTION_ARGS)
{
	att_value	v;

	ATT_GETARG(0, &v);
	PG_RETURN_TEXT_P(cstring_to_text(att_commitment_name[v.commitment]));
}

PG_FUNCTION_INFO_V1(attain_target_resolve);
Datum
attain_target_resolve(PG_FUNCTION_ARGS)
{
	att_value	t;
	att_value	m;
	att_value	r;

	ATT_GETARG(0, &t);
	ATT_GETARG(1, &m);
	if (!att_resolve(&t, &m, &r) || !att_phrase_reads_back(&r, true))
		PG_RETURN_NULL();
	return att_value_datum(&r);
}

/* Arguments a and b, held against each other. */
static Datum
decide(FunctionCallInfo fcinfo, att_truth (*how) (const att_value *, const att_value *), int a, int b)
{
	att_value	x;
	att_value	y;
	att_truth	r;

	ATT_GETARG(a, &x);
	ATT_GETARG(b, &y);
	r = how(&x, &y);
	if (r == ATT_UNKNOWN)
		PG_RETURN_NULL();
	PG_RETURN_BOOL(r == ATT_TRUE);
}

PG_FUNCTION_INFO_V1(attain_target_within);
Datum
attain_target_within(PG_FUNCTION_ARGS)
{
	return decide(fcinfo, att_stricter, 0, 1);
}

PG_FUNCTION_INFO_V1(attain_target_contains);
Datum
attain_target_contains(PG_FUNCTION_ARGS)
{
	return decide(fcinfo, att_stricter, 1, 0);
}

PG_FUNCTION_INFO_V1(attain_target_overlaps);
Datum
attain_target_overlaps(PG_FUNCTION_ARGS)
{
	return decide(fcinfo, att_compatible, 0, 1);
}
