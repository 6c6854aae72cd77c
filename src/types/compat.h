/*
 * compat.h
 *	  What differs between the servers we build for, PostgreSQL 15 and newer.
 */
#ifndef ATT_COMPAT_H
#define ATT_COMPAT_H

#include "postgres.h"
#include "fmgr.h"

/* Messages of ours are in src/po, those of the server are not. */
#undef TEXTDOMAIN
#define TEXTDOMAIN PG_TEXTDOMAIN("attain")

#if PG_VERSION_NUM >= 160000
#include "nodes/miscnodes.h"
#include "varatt.h"
#else
/* no soft errors yet: an input function that fails throws */
#define ereturn(escontext, dummy_value, ...) \
	do { (void) (escontext); ereport(ERROR, __VA_ARGS__); return dummy_value; } while (0)
#endif

#if PG_VERSION_NUM >= 160000
#define att_make_range(tc, lo, hi) make_range(tc, lo, hi, false, NULL)
#else
#define att_make_range(tc, lo, hi) make_range(tc, lo, hi, false)
#endif

/* stats is a VacAttrStats */
#if PG_VERSION_NUM >= 170000
#define att_statistics_target(stats) ((stats)->attstattarget)
#else
#define att_statistics_target(stats) ((stats)->attr->attstattarget)
#endif

#endif							/* ATT_COMPAT_H */
