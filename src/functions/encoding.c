/*
 * encoding.c
 *	  Texts of the server for the plain C floors and back.  A character stays
 *	  one character both ways, so positions need no mapping.
 */
#include "postgres.h"

#include "access/detoast.h"
#include "fmgr.h"
#include "mb/pg_wchar.h"
#include "utils/builtins.h"

#include "functions/encoding.h"
#include "types/compat.h"
#include "types/env_pg.h"

att_str
att_text_to_utf8(const text *t)
{
	return att_utf8_from_server(VARDATA_ANY(t), VARSIZE_ANY_EXHDR(t));
}

text *
att_utf8_to_text(att_str s)
{
	/* spares the copy that a conversion needs */
	if (GetDatabaseEncoding() == PG_UTF8)
		return cstring_to_text_with_len(s.data, (int) s.len);
	return cstring_to_text(att_utf8_to_server(s.data, s.len));
}

att_str
att_report_to_utf8(Datum report)
{
	Size		bytes = toast_raw_datum_size(report) - VARHDRSZ;
	att_str		s = {"", 0};

	/* not even unpacked where it is too long as stored */
	if (bytes <= ATT_REPORT_BYTES)
	{
		s = att_text_to_utf8(DatumGetTextPP(report));
		bytes = s.len;
	}
	if (bytes > ATT_REPORT_BYTES)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("report is too long to be read"),
				 errdetail("It has %zu bytes; at most %d are read.", (size_t) bytes, ATT_REPORT_BYTES),
				 errhint("Cut the page into its reports first.")));
	return s;
}
