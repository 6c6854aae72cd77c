/*
 * indicator.c
 *	  indicator_key, indicator_similarity: when two names mean one indicator.
 */
#include "postgres.h"

#include "fmgr.h"

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

PG_FUNCTION_INFO_V1(attain_indicator_similarity);
Datum
attain_indicator_similarity(PG_FUNCTION_ARGS)
{
	att_env		env = att_env_pg();
	att_str		a = name_arg(PG_GETARG_DATUM(0));
	att_str		b = name_arg(PG_GETARG_DATUM(1));

	PG_RETURN_FLOAT4((float4) att_indicator_similarity(&env, a, b));
}
