/*
 * env_pg.c
 *	  Memory, cancelling, limits and encodings for the plain C floors.
 */
#include "postgres.h"

#include <limits.h>

#include "catalog/namespace.h"
#include "lib/stringinfo.h"
#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "utils/memutils.h"

#include "types/compat.h"
#include "types/env_pg.h"

static void *
pg_alloc(void *ctx, size_t size)
{
	return MemoryContextAllocHuge((MemoryContext) ctx, size > 0 ? size : 1);
}

static void *
pg_resize(void *ctx, void *p, size_t old, size_t size)
{
	if (p == NULL)
		return pg_alloc(ctx, size);
	return repalloc_huge(p, size > 0 ? size : 1);
}

static void
pg_release(void *ctx, void *p)
{
	if (p != NULL)
		pfree(p);
}

static void
pg_interrupt(void *ctx)
{
	CHECK_FOR_INTERRUPTS();
}

static void
pg_limit(void *ctx, const char *what)
{
	ereport(ERROR,
			(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
			 errmsg("report is beyond a limit of attain"),
			 errdetail("%s", what)));
}

att_env
att_env_pg(void)
{
	return (att_env) {
		.alloc = pg_alloc,
		.resize = pg_resize,
		.release = pg_release,
		.interrupt = pg_interrupt,
		.limit = pg_limit,
		.ctx = CurrentMemoryContext
	};
}

/* Without an encoding nobody can tell which characters the bytes are. */
static void
refuse_sql_ascii(const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++)
	{
		if (IS_HIGHBIT_SET(s[i]))
			ereport(ERROR,
					(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
					 errmsg("attain cannot read text in a database with encoding SQL_ASCII"),
					 errhint("Create the database with encoding UTF8.")));
	}
}

att_str
att_utf8_from_server(const char *s, size_t len)
{
	att_str		r = {s, len};

	if (GetDatabaseEncoding() == PG_UTF8)
		return r;
	if (GetDatabaseEncoding() == PG_SQL_ASCII)
	{
		refuse_sql_ascii(s, len);
		return r;
	}
	if (len > INT_MAX)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("text is too long")));
	r.data = pg_server_to_any(s, (int) len, PG_UTF8);
	if (r.data != s)
		r.len = strlen(r.data);
	return r;
}

bool
att_utf8_from_literal(const char *s, size_t len, att_str *out, Node *escontext)
{
	int			encoding = GetDatabaseEncoding();
	Oid			proc = InvalidOid;
	int			room = (int) len * MAX_CONVERSION_GROWTH + 1;
	char	   *utf8;
	int			done;

	if (encoding != PG_UTF8 && encoding != PG_SQL_ASCII && len > 0)
		proc = FindDefaultConversionProc(encoding, PG_UTF8);
	if (!OidIsValid(proc))
	{
		*out = att_utf8_from_server(s, len);
		return true;
	}
	/* pg_server_to_any would throw whatever the context is */
	utf8 = palloc(room);
	done = pg_do_encoding_conversion_buf(proc, encoding, PG_UTF8, (unsigned char *) unconstify(char *, s), (int) len,
										 (unsigned char *) utf8, room, true);
	if (done < (int) len)
	{
		StringInfoData bytes;
		int			n;

		initStringInfo(&bytes);
		n = Min(pg_encoding_mblen(encoding, s + done), (int) len - done);
		for (int i = 0; i < n; i++)
			appendStringInfo(&bytes, "%s0x%02x", i > 0 ? " " : "", (unsigned char) s[done + i]);
		ereturn(escontext, false,
				(errcode(ERRCODE_UNTRANSLATABLE_CHARACTER),
				 errmsg("character with byte sequence %s in encoding \"%s\" has no equivalent in encoding \"%s\"",
						bytes.data, pg_encoding_to_char(encoding), pg_encoding_to_char(PG_UTF8))));
	}
	out->data = utf8;
	out->len = strlen(utf8);
	return true;
}

/* What reading folds (text.h) and EUC_CN has in its wide form only. */
static const struct
{
	const char *folded;
	const char *wide;
}			wide_only[] =
{
	{"¢", "￠"},
	{"£", "￡"},
	{"¥", "￥"},
	{"\u0304", "￣"},
	{"\u0308", "¨"}
};

static char *
widened(const char *s, size_t len)
{
	StringInfoData out;

	initStringInfo(&out);
	for (size_t i = 0; i < len;)
	{
		size_t		w = 0;

		/* all of them have two bytes */
		while (w < lengthof(wide_only) && !(len - i >= 2 && memcmp(s + i, wide_only[w].folded, 2) == 0))
			w++;
		if (w < lengthof(wide_only))
		{
			appendStringInfoString(&out, wide_only[w].wide);
			i += 2;
		}
		else
			appendStringInfoCharMacro(&out, s[i++]);
	}
	return out.data;
}

char *
att_utf8_to_server(const char *s, size_t len)
{
	char	   *copy = pnstrdup(s, len);

	if (GetDatabaseEncoding() == PG_UTF8)
		return copy;
	if (GetDatabaseEncoding() == PG_SQL_ASCII)
	{
		refuse_sql_ascii(s, len);
		return copy;
	}
	if (GetDatabaseEncoding() == PG_EUC_CN)
	{
		copy = widened(s, len);
		len = strlen(copy);
	}
	return pg_any_to_server(copy, (int) len, PG_UTF8);
}

const char *
att_message(const char *s)
{
	/* where nobody knows the encoding, ours is as good as any */
	return GetDatabaseEncoding() == PG_SQL_ASCII ? s : att_utf8_to_server(s, strlen(s));
}

const char *
att_translated(const char *s)
{
	const char *t = dgettext(TEXTDOMAIN, s);

	/* a translation comes in the server's encoding */
	return t == s ? att_message(s) : t;
}
