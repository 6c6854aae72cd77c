/*
 * encoding.c
 *	  Between the server's encoding and the UTF-8 of the plain C floors.  A
 *	  character stays one character both ways, so positions need no mapping.
 */
#include "postgres.h"

#include "access/detoast.h"
#include "fmgr.h"
#include "mb/pg_wchar.h"
#include "utils/builtins.h"

#include "functions/encoding.h"

static void
check_encoding(void)
{
	/* without an encoding bytes cannot be told to be Chinese */
	if (GetDatabaseEncoding() == PG_SQL_ASCII)
		ereport(ERROR,
				(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
				 errmsg("attain cannot read text in a database with encoding SQL_ASCII"),
				 errhint("Use a database with encoding UTF8 or EUC_CN.")));
}

att_str
att_text_to_utf8(const text *t)
{
	att_str		s;
	const char *data = VARDATA_ANY(t);
	int			len = VARSIZE_ANY_EXHDR(t);

	check_encoding();
	s.data = pg_server_to_any(data, len, PG_UTF8);
	/* the same pointer comes back where there was nothing to convert */
	s.len = s.data == data ? (size_t) len : strlen(s.data);
	return s;
}

text *
att_utf8_to_text(att_str s)
{
	char	   *utf8;
	char	   *own;
	text	   *t;

	if (GetDatabaseEncoding() == PG_UTF8)
		return cstring_to_text_with_len(s.data, (int) s.len);
	/* the conversion wants a NUL behind */
	utf8 = pnstrdup(s.data, s.len);
	own = pg_any_to_server(utf8, (int) s.len, PG_UTF8);
	t = cstring_to_text(own);
	if (own != utf8)
		pfree(own);
	pfree(utf8);
	return t;
}

att_str
att_report_to_utf8(Datum report)
{
	Size		raw = toast_raw_datum_size(report) - VARHDRSZ;
	att_str		s = {"", 0};

	if (raw <= ATT_REPORT_BYTES)
		s = att_text_to_utf8(DatumGetTextPP(report));
	if (raw > ATT_REPORT_BYTES || s.len > ATT_REPORT_BYTES)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("report is too long to be read"),
				 errdetail("It has %zu bytes; at most %d are read.",
						   raw > ATT_REPORT_BYTES ? (size_t) raw : s.len, ATT_REPORT_BYTES),
				 errhint("split_reports and substr can cut a page into its reports.")));
	return s;
}
