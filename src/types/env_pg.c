/*
 * env_pg.c
 *	  Memory, cancelling, limits and encodings for the plain C floors.
 */
#include "postgres.h"

#include <limits.h>

#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "utils/memutils.h"

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
	return pg_any_to_server(copy, (int) len, PG_UTF8);
}

const char *
att_message(const char *s)
{
	/* where nobody knows the encoding, ours is as good as any */
	return GetDatabaseEncoding() == PG_SQL_ASCII ? s : att_utf8_to_server(s, strlen(s));
}
