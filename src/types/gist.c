/*
 * gist.c
 *	  GiST for measures (<@ target and the order) and targets (@> measure, &&).
 *
 *	  A leaf key is the packed value.  An inner key is the span of the values
 *	  below: their first and last in the total order and, of targets, the two
 *	  whose sets reach lowest and highest.  Keys are bytea: for each value its
 *	  length in two bytes, then its bytes.
 */
#include "postgres.h"

#include "access/gist.h"
#include "access/stratnum.h"
#include "fmgr.h"
#include "utils/builtins.h"

#include "language/prepared.h"
#include "language/sortkey.h"
#include "language/span.h"
#include "types/compat.h"
#include "types/sort.h"
#include "types/types.h"

/* beside the five of btree */
#define STRATEGY_CONTAINS			7	/* target @> measure */
#define STRATEGY_CONTAINED			8	/* measure <@ target, target <@ target */
#define STRATEGY_OVERLAPS			13	/* target && target */
#define STRATEGY_CONTAINS_TARGET	17	/* target @> target */

static void
damaged(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_INDEX_CORRUPTED),
			 errmsg("GiST key of a measure or target is damaged"),
			 errhint("Please REINDEX it.")));
}

/* The next value of a key, or false at its end. */
static bool
next_value(const uint8_t **p, const uint8_t *end, att_value *v)
{
	uint16		len;

	if (*p == end)
		return false;
	if (end - *p < (ptrdiff_t) sizeof(len))
		damaged();
	memcpy(&len, *p, sizeof(len));
	*p += sizeof(len);
	if (end - *p < len || !att_unpack(*p, len, v))
		damaged();
	*p += len;
	return true;
}

static void
key_read(Datum key, bool target, att_span *out)
{
	bytea	   *b = DatumGetByteaPP(key);
	const uint8_t *p = (const uint8_t *) VARDATA_ANY(b);
	const uint8_t *end = p + VARSIZE_ANY_EXHDR(b);

	if (!next_value(&p, end, &out->min))
		damaged();
	if (!next_value(&p, end, &out->max))
	{
		att_span_one(&out->min, target, out);
		return;
	}
	if (target && (!next_value(&p, end, &out->low) || !next_value(&p, end, &out->high)))
		damaged();
}

/* The packed value of a leaf key. */
static const uint8_t *
leaf_bytes(Datum key, size_t *len)
{
	bytea	   *b = DatumGetByteaPP(key);
	const uint8_t *p = (const uint8_t *) VARDATA_ANY(b);
	uint16		size;

	if (VARSIZE_ANY_EXHDR(b) < sizeof(size))
		damaged();
	memcpy(&size, p, sizeof(size));
	if (VARSIZE_ANY_EXHDR(b) != sizeof(size) + size)
		damaged();
	*len = size;
	return p + sizeof(size);
}

static void
leaf_read(Datum key, att_value *out)
{
	size_t		len;
	const uint8_t *bytes = leaf_bytes(key, &len);

	if (!att_unpack(bytes, len, out))
		damaged();
}

static Datum
span_key(const att_span *s, bool target)
{
	const att_value *v[4] = {&s->min, &s->max, &s->low, &s->high};
	uint8_t		buf[4 * (sizeof(uint16) + ATT_PACK_MAX)];
	size_t		len = 0;
	bytea	   *b;

	for (int i = 0; i < (target ? 4 : 2); i++)
	{
		uint16		size = (uint16) att_pack(v[i], buf + len + sizeof(uint16));

		memcpy(buf + len, &size, sizeof(size));
		len += sizeof(size) + size;
	}
	b = palloc(VARHDRSZ + len);
	SET_VARSIZE(b, VARHDRSZ + len);
	memcpy(VARDATA(b), buf, len);
	return PointerGetDatum(b);
}

PG_FUNCTION_INFO_V1(attain_gist_compress);
Datum
attain_gist_compress(PG_FUNCTION_ARGS)
{
	GISTENTRY  *entry = (GISTENTRY *) PG_GETARG_POINTER(0);
	GISTENTRY  *r = entry;

	if (entry->leafkey)
	{
		struct varlena *v = PG_DETOAST_DATUM_PACKED(entry->key);
		uint16		size = (uint16) VARSIZE_ANY_EXHDR(v);
		bytea	   *key = palloc(VARHDRSZ + sizeof(size) + size);

		SET_VARSIZE(key, VARHDRSZ + sizeof(size) + size);
		memcpy(VARDATA(key), &size, sizeof(size));
		memcpy(VARDATA(key) + sizeof(size), VARDATA_ANY(v), size);
		r = palloc(sizeof(*r));
		gistentryinit(*r, PointerGetDatum(key), entry->rel, entry->page, entry->offset, false);
	}
	PG_RETURN_POINTER(r);
}

PG_FUNCTION_INFO_V1(attain_gist_fetch);
Datum
attain_gist_fetch(PG_FUNCTION_ARGS)
{
	GISTENTRY  *entry = (GISTENTRY *) PG_GETARG_POINTER(0);
	GISTENTRY  *r = palloc(sizeof(*r));
	size_t		len;
	const uint8_t *bytes = leaf_bytes(entry->key, &len);
	struct varlena *v = palloc(VARHDRSZ + len);

	SET_VARSIZE(v, VARHDRSZ + len);
	memcpy(VARDATA(v), bytes, len);
	gistentryinit(*r, PointerGetDatum(v), entry->rel, entry->page, entry->offset, false);
	PG_RETURN_POINTER(r);
}

static bool
in_order(const att_span *s, const att_value *q, StrategyNumber strategy)
{
	switch (strategy)
	{
		case BTLessStrategyNumber:
			return att_value_cmp(&s->min, q) < 0;
		case BTLessEqualStrategyNumber:
			return att_value_cmp(&s->min, q) <= 0;
		case BTEqualStrategyNumber:
			return att_value_cmp(&s->min, q) <= 0 && att_value_cmp(&s->max, q) >= 0;
		case BTGreaterEqualStrategyNumber:
			return att_value_cmp(&s->max, q) >= 0;
		case BTGreaterStrategyNumber:
			return att_value_cmp(&s->max, q) > 0;
	}
	elog(ERROR, "unrecognized strategy number: %d", strategy);
	return false;
}

PG_FUNCTION_INFO_V1(attain_gist_measure_consistent);
Datum
attain_gist_measure_consistent(PG_FUNCTION_ARGS)
{
	GISTENTRY  *entry = (GISTENTRY *) PG_GETARG_POINTER(0);
	StrategyNumber strategy = (StrategyNumber) PG_GETARG_UINT16(2);
	bool	   *recheck = (bool *) PG_GETARG_POINTER(4);
	const att_prepared *p = att_prepared_argument(fcinfo, 1);
	const att_value *q = &p->value;
	att_span	s;
	att_truth	r;

	*recheck = false;
	if (GIST_LEAF(entry))
	{
		size_t		len;
		const uint8_t *bytes = leaf_bytes(entry->key, &len);

		if (strategy == STRATEGY_CONTAINED && att_prepared_fulfils(p, bytes, len, &r))
			PG_RETURN_BOOL(r == ATT_TRUE);
		leaf_read(entry->key, &s.min);
		if (strategy == STRATEGY_CONTAINED)
			PG_RETURN_BOOL(att_fulfils(&s.min, q, NULL) == ATT_TRUE);
		s.max = s.min;
		PG_RETURN_BOOL(in_order(&s, q, strategy));
	}
	key_read(entry->key, false, &s);
	if (strategy == STRATEGY_CONTAINED)
		PG_RETURN_BOOL(att_span_may_fulfil(&s, q));
	PG_RETURN_BOOL(in_order(&s, q, strategy));
}

PG_FUNCTION_INFO_V1(attain_gist_target_consistent);
Datum
attain_gist_target_consistent(PG_FUNCTION_ARGS)
{
	GISTENTRY  *entry = (GISTENTRY *) PG_GETARG_POINTER(0);
	StrategyNumber strategy = (StrategyNumber) PG_GETARG_UINT16(2);
	bool	   *recheck = (bool *) PG_GETARG_POINTER(4);
	const att_prepared *p = att_prepared_argument(fcinfo, 1);
	const att_value *q = &p->value;
	att_span	s;
	att_truth	r;

	*recheck = false;
	if (GIST_LEAF(entry))
	{
		size_t		len;
		const uint8_t *bytes = leaf_bytes(entry->key, &len);

		if (strategy == STRATEGY_CONTAINS && att_prepared_fulfilled(p, bytes, len, &r))
			PG_RETURN_BOOL(r == ATT_TRUE);
		leaf_read(entry->key, &s.min);
		switch (strategy)
		{
			case STRATEGY_CONTAINS:
				PG_RETURN_BOOL(att_fulfils(q, &s.min, NULL) == ATT_TRUE);
			case STRATEGY_CONTAINED:
				PG_RETURN_BOOL(att_stricter(&s.min, q) == ATT_TRUE);
			case STRATEGY_OVERLAPS:
				PG_RETURN_BOOL(att_compatible(&s.min, q) == ATT_TRUE);
			case STRATEGY_CONTAINS_TARGET:
				PG_RETURN_BOOL(att_stricter(q, &s.min) == ATT_TRUE);
		}
		s.max = s.min;
		PG_RETURN_BOOL(in_order(&s, q, strategy));
	}
	key_read(entry->key, true, &s);
	switch (strategy)
	{
		case STRATEGY_CONTAINS:
			PG_RETURN_BOOL(att_span_may_be_met(&s, q));
		case STRATEGY_CONTAINED:
		case STRATEGY_OVERLAPS:
			PG_RETURN_BOOL(att_span_may_overlap(&s, q));
		case STRATEGY_CONTAINS_TARGET:
			PG_RETURN_BOOL(att_span_may_contain(&s, q));
	}
	PG_RETURN_BOOL(in_order(&s, q, strategy));
}

static Datum
union_of(FunctionCallInfo fcinfo, bool target)
{
	GistEntryVector *entries = (GistEntryVector *) PG_GETARG_POINTER(0);
	int		   *size = (int *) PG_GETARG_POINTER(1);
	att_span	s;
	att_span	more;
	Datum		key;

	key_read(entries->vector[0].key, target, &s);
	for (int i = 1; i < entries->n; i++)
	{
		key_read(entries->vector[i].key, target, &more);
		att_span_add(&s, &more, target);
	}
	key = span_key(&s, target);
	*size = (int) VARSIZE_ANY(DatumGetPointer(key));
	return key;
}

PG_FUNCTION_INFO_V1(attain_gist_measure_union);
Datum
attain_gist_measure_union(PG_FUNCTION_ARGS)
{
	return union_of(fcinfo, false);
}

PG_FUNCTION_INFO_V1(attain_gist_target_union);
Datum
attain_gist_target_union(PG_FUNCTION_ARGS)
{
	return union_of(fcinfo, true);
}

/* How far the new value lies outside, by the 64 bits that order values. */
PG_FUNCTION_INFO_V1(attain_gist_penalty);
Datum
attain_gist_penalty(PG_FUNCTION_ARGS)
{
	GISTENTRY  *old = (GISTENTRY *) PG_GETARG_POINTER(0);
	GISTENTRY  *new = (GISTENTRY *) PG_GETARG_POINTER(1);
	float	   *penalty = (float *) PG_GETARG_POINTER(2);
	att_span	s;
	att_span	v;
	uint64		low,
				high,
				from,
				to;

	/* only min and max count */
	key_read(old->key, false, &s);
	key_read(new->key, false, &v);
	low = att_sort_key(&s.min);
	high = att_sort_key(&s.max);
	from = att_sort_key(&v.min);
	to = att_sort_key(&v.max);
	*penalty = (from < low ? (float) (low - from) : 0) + (to > high ? (float) (to - high) : 0);
	PG_RETURN_POINTER(penalty);
}

typedef struct split_item
{
	OffsetNumber offset;
	uint64		key;
	att_value	min;
} split_item;

static int
by_min(const void *a, const void *b)
{
	const split_item *x = a;
	const split_item *y = b;

	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	return att_value_cmp(&x->min, &y->min);
}

/* The lower half in the total order, and the upper one. */
static Datum
picksplit(FunctionCallInfo fcinfo, bool target)
{
	GistEntryVector *entries = (GistEntryVector *) PG_GETARG_POINTER(0);
	GIST_SPLITVEC *v = (GIST_SPLITVEC *) PG_GETARG_POINTER(1);
	int			n = entries->n - FirstOffsetNumber;
	split_item *item = palloc(sizeof(*item) * n);
	att_span	left;
	att_span	right;
	att_span	s;

	for (int i = 0; i < n; i++)
	{
		key_read(entries->vector[FirstOffsetNumber + i].key, target, &s);
		item[i].offset = (OffsetNumber) (FirstOffsetNumber + i);
		item[i].min = s.min;
		item[i].key = att_sort_key(&s.min);
	}
	qsort(item, n, sizeof(*item), by_min);

	v->spl_left = palloc(sizeof(OffsetNumber) * (n + 1));
	v->spl_right = palloc(sizeof(OffsetNumber) * (n + 1));
	v->spl_nleft = v->spl_nright = 0;
	for (int i = 0; i < n; i++)
	{
		bool		to_left = i < n / 2;
		att_span   *half = to_left ? &left : &right;

		key_read(entries->vector[item[i].offset].key, target, &s);
		if (to_left ? v->spl_nleft == 0 : v->spl_nright == 0)
			*half = s;
		else
			att_span_add(half, &s, target);
		if (to_left)
			v->spl_left[v->spl_nleft++] = item[i].offset;
		else
			v->spl_right[v->spl_nright++] = item[i].offset;
	}
	v->spl_ldatum = span_key(&left, target);
	v->spl_rdatum = span_key(&right, target);
	pfree(item);
	PG_RETURN_POINTER(v);
}

PG_FUNCTION_INFO_V1(attain_gist_measure_picksplit);
Datum
attain_gist_measure_picksplit(PG_FUNCTION_ARGS)
{
	return picksplit(fcinfo, false);
}

PG_FUNCTION_INFO_V1(attain_gist_target_picksplit);
Datum
attain_gist_target_picksplit(PG_FUNCTION_ARGS)
{
	return picksplit(fcinfo, true);
}

PG_FUNCTION_INFO_V1(attain_gist_same);
Datum
attain_gist_same(PG_FUNCTION_ARGS)
{
	bytea	   *a = PG_GETARG_BYTEA_PP(0);
	bytea	   *b = PG_GETARG_BYTEA_PP(1);
	bool	   *same = (bool *) PG_GETARG_POINTER(2);

	*same = VARSIZE_ANY_EXHDR(a) == VARSIZE_ANY_EXHDR(b) &&
		memcmp(VARDATA_ANY(a), VARDATA_ANY(b), VARSIZE_ANY_EXHDR(a)) == 0;
	PG_RETURN_POINTER(same);
}

/* ---- order of leaf keys, to build an index sorted */

static int
compare_keys(Datum x, Datum y, SortSupport ssup)
{
	att_value	a;
	att_value	b;

	leaf_read(x, &a);
	leaf_read(y, &b);
	return att_value_cmp(&a, &b);
}

#if SIZEOF_DATUM == 8
static Datum
shorten_key(Datum x, SortSupport ssup)
{
	att_value	v;

	leaf_read(x, &v);
	return (Datum) att_sort_key(&v);
}
#endif

PG_FUNCTION_INFO_V1(attain_gist_sortsupport);
Datum
attain_gist_sortsupport(PG_FUNCTION_ARGS)
{
	SortSupport ssup = (SortSupport) PG_GETARG_POINTER(0);

	ssup->comparator = compare_keys;
#if SIZEOF_DATUM == 8
	att_sort_abbreviate(ssup, shorten_key);
#endif
	PG_RETURN_VOID();
}
