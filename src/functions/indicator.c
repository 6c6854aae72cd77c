/*
 * indicator.c
 *	  indicator_key, indicator_similarity: when two names mean one indicator;
 *	  and when two classifiers count the same things.
 */
#include "postgres.h"

#include <limits.h>

#include "catalog/pg_type.h"
#include "common/hashfn.h"
#include "fmgr.h"
#include "funcapi.h"
#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/memutils.h"
#include "utils/tuplestore.h"

#include "functions/encoding.h"
#include "language/lexicon.h"
#include "lexicon/classifiers.h"
#include "reader/reader.h"
#include "types/compat.h"
#include "types/env_pg.h"
#include "types/types.h"

/* Names longer than this are no names; the similarity is quadratic in them. */
#define NAME_BYTES	4096

static att_str
name_arg(Datum arg)
{
	text	   *t = DatumGetTextPP(arg);

	if (VARSIZE_ANY_EXHDR(t) > NAME_BYTES)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("name of an indicator is too long"),
				 errdetail("It has %zu bytes; at most %d are read.",
						   (size_t) VARSIZE_ANY_EXHDR(t), NAME_BYTES)));
	return att_text_to_utf8(t);
}

PG_FUNCTION_INFO_V1(attain_indicator_key);
Datum
attain_indicator_key(PG_FUNCTION_ARGS)
{
	att_env		env = att_env_pg();
	att_str		name = name_arg(PG_GETARG_DATUM(0));

	PG_RETURN_TEXT_P(att_utf8_to_text(att_indicator_key(&env, name.data, name.len)));
}

/*
 * Who matches names compares each with many, so what was read of a name is kept
 * for the rest of the query: in each place the latest of its names.
 */
#define KEPT_NAMES		512
#define KEPT_BYTES		256		/* of a name; longer ones are rare and not kept */

typedef struct kept_name
{
	uint32		hash;
	uint32		len;
	const char *bytes;			/* null where there is none */
	att_key   *name;
} kept_name;

/* A table for each argument, so that the second does not drop the first. */
typedef struct kept_names
{
	kept_name	left[KEPT_NAMES];
	kept_name	right[KEPT_NAMES];
} kept_names;

static const att_key *
read_name(FmgrInfo *flinfo, kept_name *table, Datum arg, att_key *space)
{
	text	   *t = DatumGetTextPP(arg);
	uint32		len = VARSIZE_ANY_EXHDR(t);
	uint32		hash = 0;
	size_t		size;
	kept_name  *k = NULL;
	att_env		env = att_env_pg();
	att_str		utf8;

	if (len <= KEPT_BYTES)
	{
		hash = hash_bytes((const unsigned char *) VARDATA_ANY(t), (int) len);
		k = &table[hash % KEPT_NAMES];
		if (k->bytes != NULL && k->hash == hash && k->len == len &&
			memcmp(k->bytes, VARDATA_ANY(t), len) == 0)
			return k->name;
	}

	utf8 = name_arg(PointerGetDatum(t));
	att_key_read(&env, utf8.data, utf8.len, space);
	if (k == NULL)
		return space;
	if (k->bytes != NULL)
	{
		k->bytes = NULL;		/* memory may end below */
		pfree(k->name);
	}
	size = offsetof(att_key, key) + space->n * sizeof(space->key[0]);
	k->name = MemoryContextAlloc(flinfo->fn_mcxt, size + len);
	memcpy(k->name, space, size);
	k->bytes = memcpy((char *) k->name + size, VARDATA_ANY(t), len);
	k->hash = hash;
	k->len = len;
	return space;
}

PG_FUNCTION_INFO_V1(attain_indicator_similarity);
Datum
attain_indicator_similarity(PG_FUNCTION_ARGS)
{
	FmgrInfo   *flinfo = fcinfo->flinfo;
	kept_names *kept = flinfo->fn_extra;
	att_key		left;
	att_key		right;
	const att_key *a;
	const att_key *b;

	if (kept == NULL)
		flinfo->fn_extra = kept = MemoryContextAllocZero(flinfo->fn_mcxt, sizeof(kept_names));
	a = read_name(flinfo, kept->left, PG_GETARG_DATUM(0), &left);
	b = read_name(flinfo, kept->right, PG_GETARG_DATUM(1), &right);
	PG_RETURN_FLOAT4(att_key_similarity(a, b, 0));
}

/* An array of keys that was read; many calls in turn have the same. */
typedef struct kept_array
{
	MemoryContext cxt;
	ArrayType  *array;			/* null where there is none */
	int			n;
	att_key   **key;			/* null for a name that is null */
} kept_array;

static const kept_array *
read_names(FmgrInfo *flinfo, Datum arg)
{
	ArrayType  *array = DatumGetArrayTypeP(arg);
	kept_array *kept = flinfo->fn_extra;
	MemoryContext caller;
	Datum	   *name;
	bool	   *null;
	att_key		space;

	if (kept == NULL)
	{
		flinfo->fn_extra = kept = MemoryContextAllocZero(flinfo->fn_mcxt, sizeof(kept_array));
		kept->cxt = AllocSetContextCreate(flinfo->fn_mcxt, "attain names", ALLOCSET_DEFAULT_SIZES);
	}
	if (kept->array != NULL && VARSIZE(kept->array) == VARSIZE(array) &&
		memcmp(kept->array, array, VARSIZE(array)) == 0)
		return kept;

	kept->array = NULL;
	MemoryContextReset(kept->cxt);
	deconstruct_array(array, TEXTOID, -1, false, TYPALIGN_INT, &name, &null, &kept->n);
	kept->key = MemoryContextAllocZero(kept->cxt, (kept->n + 1) * sizeof(att_key *));
	for (int i = 0; i < kept->n; i++)
	{
		att_str		utf8;
		size_t		size;

		CHECK_FOR_INTERRUPTS();
		if (null[i])
			continue;
		utf8 = name_arg(name[i]);
		att_key_take(utf8.data, utf8.len, &space);
		size = offsetof(att_key, key) + space.n * sizeof(space.key[0]);
		kept->key[i] = memcpy(MemoryContextAlloc(kept->cxt, size), &space, size);
	}
	caller = MemoryContextSwitchTo(kept->cxt);
	kept->array = memcpy(palloc(VARSIZE(array)), array, VARSIZE(array));
	MemoryContextSwitchTo(caller);
	return kept;
}

/* attain_similar_keys(key text, keys text[], above real) returns setof (n int, similarity real) */
PG_FUNCTION_INFO_V1(attain_similar_keys);
Datum
attain_similar_keys(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	const kept_array *names;
	float4		above;
	att_str		utf8;
	att_key		name;

	/* to look the type up leaks memory of the statement with every call */
	InitMaterializedSRF(fcinfo, MAT_SRF_USE_EXPECTED_DESC);
	if (PG_ARGISNULL(0) || PG_ARGISNULL(1) || PG_ARGISNULL(2))
		return (Datum) 0;
	above = PG_GETARG_FLOAT4(2);
	utf8 = name_arg(PG_GETARG_DATUM(0));
	att_key_take(utf8.data, utf8.len, &name);
	names = read_names(fcinfo->flinfo, PG_GETARG_DATUM(1));
	for (int i = 0; i < names->n; i++)
	{
		float4		similarity = names->key[i] ? att_key_similarity(&name, names->key[i], above) : 0;
		Datum		values[2] = {Int32GetDatum(i + 1), Float4GetDatum(similarity)};
		bool		nulls[2] = {false, false};

		CHECK_FOR_INTERRUPTS();
		if (similarity > above)
			tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
	}
	return (Datum) 0;
}

/* attain_most_similar_key(key text, keys text[]) returns int */
PG_FUNCTION_INFO_V1(attain_most_similar_key);
Datum
attain_most_similar_key(PG_FUNCTION_ARGS)
{
	att_str		utf8 = name_arg(PG_GETARG_DATUM(0));
	const kept_array *names = read_names(fcinfo->flinfo, PG_GETARG_DATUM(1));
	float		most = 0;
	int			at = 0;
	att_key		name;

	att_key_take(utf8.data, utf8.len, &name);
	for (int i = 0; i < names->n; i++)
	{
		float		similarity = names->key[i] ? att_key_similarity(&name, names->key[i], most) : 0;

		CHECK_FOR_INTERRUPTS();
		if (similarity > most)
		{
			most = similarity;
			at = i + 1;
		}
	}
	if (at == 0)
		PG_RETURN_NULL();
	PG_RETURN_INT32(at);
}

PG_FUNCTION_INFO_V1(attain_key_similarity);
Datum
attain_key_similarity(PG_FUNCTION_ARGS)
{
	att_str		a = name_arg(PG_GETARG_DATUM(0));
	att_str		b = name_arg(PG_GETARG_DATUM(1));
	att_key		x;
	att_key		y;

	att_key_take(a.data, a.len, &x);
	att_key_take(b.data, b.len, &y);
	PG_RETURN_FLOAT4(att_key_similarity(&x, &y, PG_GETARG_FLOAT4(2)));
}

/* The classifier alone: 万人 is 人, 条(段) is 条. */
static int
classifier_of(att_unit u, uint32_t *cp, size_t *n)
{
	char		buf[ATT_UNIT_TEXT + 1];
	const char *p = buf;
	const char *end;
	size_t		len;
	int			row;

	u.factor[0].power = 0;
	end = buf + att_unit_print(&u, buf);
	*n = 0;
	while (p < end && *p != '(')
		cp[(*n)++] = att_utf8_next(&p, end);
	row = att_lexicon_longest(&att_classifiers, cp, *n, &len);
	return len == *n ? row : -1;
}

PG_FUNCTION_INFO_V1(attain_unit_likeness);
Datum
attain_unit_likeness(PG_FUNCTION_ARGS)
{
	att_unit	unit[2];
	uint32_t	cp[2][ATT_UNIT_TEXT + 1];
	size_t		n[2];
	int			row[2];
	bool		any[2];
	bool		strict[2];

	if (!att_unit_named_by(PG_GETARG_TEXT_PP(0), &unit[0]) || !att_unit_named_by(PG_GETARG_TEXT_PP(1), &unit[1]) ||
		att_unit_dimension_cmp(&unit[0], &unit[1]) != 0)
		PG_RETURN_INT32(0);
	if (!att_unit_is_count(&unit[0]))
		PG_RETURN_INT32(3);
	for (int i = 0; i < 2; i++)
	{
		row[i] = classifier_of(unit[i], cp[i], &n[i]);
		any[i] = n[i] == 0 || (n[i] == 1 && cp[i][0] == 0x4E2A);	/* 个 */
		strict[i] = row[i] >= 0 && att_classifiers_rows[row[i]].strict;
	}
	if (n[0] == n[1] && memcmp(cp[0], cp[1], n[0] * sizeof(uint32_t)) == 0)
		PG_RETURN_INT32(3);
	if ((any[0] && !strict[1]) || (any[1] && !strict[0]) ||
		(row[0] >= 0 && row[1] >= 0 && (att_classifiers_rows[row[0]].group & att_classifiers_rows[row[1]].group) != 0))
		PG_RETURN_INT32(2);
	PG_RETURN_INT32(1);
}

/* How many bytes n characters take, at most len. */
static size_t
bytes_of(const char *s, size_t len, size_t n)
{
	size_t		at = 0;

	if (GetDatabaseEncoding() != PG_UTF8)
		return (size_t) pg_mbcharcliplen(s, (int) len, (int) Min(n, (size_t) INT_MAX));
	/* a report is long and this is done for many of its rows: by blocks */
	while (n >= 64 && at + 64 <= len)
	{
		size_t		starts = 0;

		for (int i = 0; i < 64; i++)
			starts += (s[at + i] & 0xC0) != 0x80;
		n -= starts;
		at += 64;
	}
	for (; at < len; at++)
		if ((s[at] & 0xC0) != 0x80 && n-- == 0)
			break;
	return at;
}

/* What is looked at around a value, in characters. */
#define TEXT_BEFORE	100
#define TEXT_BEHIND	8

/* Characters from one place of a text to the next. */
#define PLACE	1024

/* attain_text_places(body text) returns int[] */
PG_FUNCTION_INFO_V1(attain_text_places);
Datum
attain_text_places(PG_FUNCTION_ARGS)
{
	const text *body = PG_GETARG_TEXT_PP(0);
	const char *s = VARDATA_ANY(body);
	size_t		len = VARSIZE_ANY_EXHDR(body);
	/* a character has a byte at least */
	Datum	   *place = MemoryContextAllocHuge(CurrentMemoryContext, (len / PLACE + 1) * sizeof(Datum));
	size_t		at = 0;
	int			n = 0;

	do
	{
		CHECK_FOR_INTERRUPTS();
		place[n++] = Int32GetDatum((int32) at);
		at += bytes_of(s + at, len - at, PLACE);
	} while (at < len);
	PG_RETURN_ARRAYTYPE_P(construct_array(place, n, INT4OID, sizeof(int32), true, TYPALIGN_INT));
}

/* The n characters of body from the given one on. */
static att_str
piece(const text *body, const ArrayType *places, size_t from, size_t n)
{
	const char *s = VARDATA_ANY(body);
	size_t		len = VARSIZE_ANY_EXHDR(body);
	size_t		skip = 0;

	if (places != NULL)
	{
		size_t		last;
		size_t		i;
		int32		at;

		if (ARR_NDIM(places) != 1 || ARR_HASNULL(places) || ARR_ELEMTYPE(places) != INT4OID)
			elog(ERROR, "places are not those of a text");
		last = (size_t) ARR_DIMS(places)[0];
		i = Min(from / PLACE, last - 1);
		at = ((const int32 *) ((const char *) places + ARR_OVERHEAD_NONULLS(1)))[i];
		if (at < 0 || (size_t) at > len)
			elog(ERROR, "places are not those of this text");
		skip = (size_t) at;
		from -= i * PLACE;
	}
	skip += bytes_of(s + skip, len - skip, from);
	return att_text_to_utf8(cstring_to_text_with_len(s + skip, (int) bytes_of(s + skip, len - skip, n)));
}

PG_FUNCTION_INFO_V1(attain_row_words);
Datum
attain_row_words(PG_FUNCTION_ARGS)
{
	att_str		s[4] = {{"", 0}, {"", 0}, {"", 0}, {"", 0}};
	char		words[ATT_ROW_WORDS];
	size_t		n;

	for (int i = 0; i < 2; i++)
		if (!PG_ARGISNULL(i))
			s[i] = name_arg(PG_GETARG_DATUM(i));
	if (!PG_ARGISNULL(2) && !PG_ARGISNULL(3) && !PG_ARGISNULL(4))
	{
		const text *body = PG_GETARG_TEXT_PP(2);
		const ArrayType *places = PG_ARGISNULL(6) ? NULL : PG_GETARG_ARRAYTYPE_P(6);
		int			from = Max(PG_GETARG_INT32(3) - 1, 0);
		int			to = Max(PG_GETARG_INT32(4) - 1, from);

		s[2] = piece(body, places, (size_t) Max(from - TEXT_BEFORE, 0), (size_t) Min(from, TEXT_BEFORE));
		s[3] = piece(body, places, (size_t) to, TEXT_BEHIND);
	}
	n = att_row_words(s[0], s[1], s[2], s[3], !PG_ARGISNULL(5) && PG_GETARG_BOOL(5), words);
	PG_RETURN_TEXT_P(att_utf8_to_text((att_str) {words, n}));
}
