/*
 * version.c
 *	  attain_version(): the version, and a sum of the reader and its word lists.
 */
#include "postgres.h"

#include "fmgr.h"
#include "utils/builtins.h"

#include "functions/version.h"

PG_FUNCTION_INFO_V1(attain_version);
Datum
attain_version(PG_FUNCTION_ARGS)
{
	PG_RETURN_TEXT_P(cstring_to_text(ATT_VERSION));
}
