/*
 * indicator.c
 *	  indicator_key, indicator_similarity: when two names mean one indicator.
 */
#include "postgres.h"

#include "catalog/pg_type.h"
#include "common/hashfn.h"
#include "fmgr.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/memutils.h"

#include "functions/encoding.h"
#include "reader/reader.h"
#include "types/compat.h"
#include "types/env_pg.h"

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

/* An array of names whose keys were read; many calls in turn have the same. */
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
	att_env		env;

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
		env = att_env_pg();
		att_key_read(&env, utf8.data, utf8.len, &space);
		size = offsetof(att_key, key) + space.n * sizeof(space.key[0]);
		kept->key[i] = memcpy(MemoryContextAlloc(kept->cxt, size), &space, size);
	}
	caller = MemoryContextSwitchTo(kept->cxt);
	kept->array = memcpy(palloc(VARSIZE(array)), array, VARSIZE(array));
	MemoryContextSwitchTo(caller);
	return kept;
}

/* attain_similar_names(name text, names text[], above real) returns setof (n int, similarity real) */
PG_FUNCTION_INFO_V1(attain_similar_names);
Datum
attain_similar_names(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	att_env		env = att_env_pg();
	const kept_array *names;
	float4		above;
	att_str		utf8;
	att_key		name;

	InitMaterializedSRF(fcinfo, 0);
	if (PG_ARGISNULL(0) || PG_ARGISNULL(1) || PG_ARGISNULL(2))
		return (Datum) 0;
	above = PG_GETARG_FLOAT4(2);
	utf8 = name_arg(PG_GETARG_DATUM(0));
	att_key_read(&env, utf8.data, utf8.len, &name);
	names = read_names(fcinfo->flinfo, PG_GETARG_DATUM(1));
	for (int i = 0; i < names->n; i++)
	{
		float4		similarity = names->key[i] ? att_key_similarity(&name, names->key[i], above) : 0;
		Datum		values[2] = {Int32GetDatum(i + 1), Float4GetDatum(similarity)};
		bool		nulls[2] = {false, false};

		if (similarity > above)
			tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
	}
	return (Datum) 0;
}

/* attain_most_similar_name(name text, names text[]) returns int */
PG_FUNCTION_INFO_V1(attain_most_similar_name);
Datum
attain_most_similar_name(PG_FUNCTION_ARGS)
{
	att_env		env = att_env_pg();
	att_str		utf8 = name_arg(PG_GETARG_DATUM(0));
	const kept_array *names = read_names(fcinfo->flinfo, PG_GETARG_DATUM(1));
	float		most = 0;
	int			at = 0;
	att_key		name;

	att_key_read(&env, utf8.data, utf8.len, &name);
	for (int i = 0; i < names->n; i++)
	{
		float		similarity = names->key[i] ? att_key_similarity(&name, names->key[i], most) : 0;

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
