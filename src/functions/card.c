/*
 * card.c
 *	  What a scorecard on a terminal needs: bars, and text of a given width.
 *
 * Widths are those of UTF-8 whatever the database's encoding is, since they
 * are for the terminal and nearly all of them speak it.
 */
#include "postgres.h"

#include "fmgr.h"
#include "lib/stringinfo.h"
#include "mb/pg_wchar.h"
#include "utils/builtins.h"
#include "utils/numeric.h"

#include "types/compat.h"
#include "types/env_pg.h"

#define BAR_CELLS	1000

/* ■ and □ are in every Chinese encoding, and one as wide as the other. */
static void
append_cells(StringInfo out, const char *cell, int n)
{
	while (n-- > 0)
		appendStringInfoString(out, cell);
}

static int
compare_with(Datum number, int64 i)
{
	return DatumGetInt32(DirectFunctionCall2(numeric_cmp, number, NumericGetDatum(int64_to_numeric(i))));
}

/* A cell is full where all of it is reached, so that 0.999 is no full bar. */
PG_FUNCTION_INFO_V1(attain_bar);
Datum
attain_bar(PG_FUNCTION_ARGS)
{
	Datum		share = PG_GETARG_DATUM(0);
	int			width = PG_GETARG_INT32(1);
	StringInfoData out;

	if (width < 1 || width > BAR_CELLS)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("width of a bar is out of range: %d", width),
				 errhint("Give a number of characters between 1 and %d.", BAR_CELLS)));
	if (numeric_is_nan(DatumGetNumeric(share)))
		PG_RETURN_NULL();
	initStringInfo(&out);
	if (compare_with(share, 0) < 0)
	{
		appendStringInfoString(&out, "←");
		append_cells(&out, "□", width - 1);
	}
	else if (compare_with(share, 1) > 0)
	{
		append_cells(&out, "■", width - 1);
		appendStringInfoString(&out, "→");
	}
	else
	{
		Datum		cells = DirectFunctionCall2(numeric_mul, share, NumericGetDatum(int64_to_numeric(width)));
		int			full = DatumGetInt32(DirectFunctionCall1(numeric_int4, DirectFunctionCall1(numeric_floor, cells)));

		append_cells(&out, "■", full);
		append_cells(&out, "□", width - full);
	}
	PG_RETURN_TEXT_P(cstring_to_text(att_message(out.data)));
}

/* Columns that a character takes; what moves the cursor is shown as a space. */
static int
columns_of(const char *s, const char *end, int *bytes)
{
	int			w;

	*bytes = Min(pg_encoding_mblen(PG_UTF8, s), (int) (end - s));
	w = pg_encoding_dsplen(PG_UTF8, s);
	return w < 0 ? 1 : w;
}

PG_FUNCTION_INFO_V1(attain_text_width);
Datum
attain_text_width(PG_FUNCTION_ARGS)
{
	text	   *t = PG_GETARG_TEXT_PP(0);
	att_str		u = att_utf8_from_server(VARDATA_ANY(t), VARSIZE_ANY_EXHDR(t));
	const char *end = u.data + u.len;
	int			width = 0;
	int			bytes;

	for (const char *s = u.data; s < end; s += bytes)
		width += columns_of(s, end, &bytes);
	PG_RETURN_INT32(width);
}

/* As wide as asked for: filled with spaces, or cut with … */
PG_FUNCTION_INFO_V1(attain_text_fit);
Datum
attain_text_fit(PG_FUNCTION_ARGS)
{
	text	   *t = PG_GETARG_TEXT_PP(0);
	int			width = PG_GETARG_INT32(1);
	att_str		u = att_utf8_from_server(VARDATA_ANY(t), VARSIZE_ANY_EXHDR(t));
	const char *end = u.data + u.len;
	const char *s;
	StringInfoData out;
	int			used = 0;
	int			kept = 0;		/* what is left where it is cut */
	int			kept_used = 0;
	int			bytes;

	if (width < 1 || width > BAR_CELLS)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("width of a text is out of range: %d", width),
				 errhint("Give a number of columns between 1 and %d.", BAR_CELLS)));
	initStringInfo(&out);
	for (s = u.data; s < end; s += bytes)
	{
		int			w = columns_of(s, end, &bytes);

		if (used + w > width)
			break;
		if (pg_encoding_dsplen(PG_UTF8, s) < 0)
			appendStringInfoChar(&out, ' ');
		else
			appendBinaryStringInfo(&out, s, bytes);
		used += w;
		if (used < width)
		{
			kept = out.len;
			kept_used = used;
		}
	}
	if (s < end)
	{
		out.len = kept;
		out.data[kept] = '\0';
		appendStringInfoString(&out, "…");
		used = kept_used + 1;
	}
	appendStringInfoSpaces(&out, width - used);
	PG_RETURN_TEXT_P(cstring_to_text(att_message(out.data)));
}
