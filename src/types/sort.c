/*
 * sort.c
 *	  Sort support: 8 bytes that order most pairs without unpacking them.
 */
#include "postgres.h"

#include "fmgr.h"

#include "language/sortkey.h"
#include "types/sort.h"
#include "types/types.h"

static int
compare(Datum x, Datum y, SortSupport ssup)
{
	att_value	a;
	att_value	b;

	if (att_value_same_bytes(x, y))
		return 0;
	att_value_from_datum(x, &a);
	att_value_from_datum(y, &b);
	return att_value_cmp(&a, &b);
}

#if SIZEOF_DATUM == 8
static int
compare_short(Datum x, Datum y, SortSupport ssup)
{
	return x < y ? -1 : x > y;
}

static Datum
shorten(Datum x, SortSupport ssup)
{
	att_value	v;

	att_value_from_datum(x, &v);
	return (Datum) att_sort_key(&v);
}

/* Computing it costs little beside one full comparison. */
static bool
never_abort(int memtupcount, SortSupport ssup)
{
	return false;
}

void
att_sort_abbreviate(SortSupport ssup, Datum (*converter) (Datum original, SortSupport ssup))
{
	if (!ssup->abbreviate)
		return;
	ssup->abbrev_full_comparator = ssup->comparator;
	ssup->comparator = compare_short;
	ssup->abbrev_converter = converter;
	ssup->abbrev_abort = never_abort;
}
#endif

PG_FUNCTION_INFO_V1(attain_value_sortsupport);
Datum
attain_value_sortsupport(PG_FUNCTION_ARGS)
{
	SortSupport ssup = (SortSupport) PG_GETARG_POINTER(0);

	ssup->comparator = compare;
#if SIZEOF_DATUM == 8
	att_sort_abbreviate(ssup, shorten);
#endif
	PG_RETURN_VOID();
}
