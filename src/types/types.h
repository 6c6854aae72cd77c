/*
 * types.h
 *	  Measures and targets as Datums, numbers as numerics: what the SQL
 *	  functions share.
 */
#ifndef ATT_TYPES_H
#define ATT_TYPES_H

#include "postgres.h"
#include "fmgr.h"
#include "lib/stringinfo.h"
#include "nodes/nodes.h"

#include "language/arithmetic.h"
#include "language/prepared.h"

#define ATT_GETARG(n, v) att_value_from_datum(PG_GETARG_DATUM(n), (v))

/* Both types are packed alike (pack.h, doc/format.md). */
extern Datum att_value_datum(const att_value *v);
extern void att_value_from_datum(Datum d, att_value *v);
/* An argument that is mostly the same from call to call, a constant or the query
 * of a scan, kept with the function. */
extern const att_prepared *att_prepared_argument(FunctionCallInfo fcinfo, int n);
/* The error for bytes that no value has. */
extern void att_value_damaged(void);
/* Are they the same without a look inside?  False says nothing. */
extern bool att_value_same_bytes(Datum x, Datum y);

/* Reads a literal in the server's encoding.  False after a soft error. */
extern bool att_value_parse(const char *s, bool target, att_value *v, Node *escontext);
/* Canonical text in the server's encoding, palloc'd. */
extern char *att_value_text(const att_value *v, bool target);

/* Binary form: the bytes of doc/format.md with the highest byte first.  What
 * text input would not have made is refused with 22P03. */
extern Datum att_value_send(const att_value *v);
extern void att_value_recv(StringInfo buf, bool target, att_value *v);

extern Datum att_decimal_numeric(const att_decimal *d);
/* False for NaN, infinities and numbers that are too long. */
extern bool att_numeric_decimal(Datum numeric, att_decimal *d);
/* The same, or an error 22003. */
extern void att_numeric_argument(Datum numeric, att_decimal *d);
/* d, in unit from, written in unit to, rounded where it does not end; the
 * dimensions must agree. */
extern Datum att_numeric_in_unit(const att_decimal *d, const att_unit *from, const att_unit *to);
/* What a relation comes to; a ratio that is not attained stays below 1. */
extern Datum att_numeric_ratio(const att_relation *r, bool attained);
extern Datum att_numeric_margin(const att_relation *r);

/* Errors 22023 and 22003 that say what cannot be done ("add") with a and b;
 * b may be NULL. */
extern void att_check_arithmetic(att_arithmetic e, const att_value *a, const att_value *b, const char *what);
/* Error 22023 unless a and b are numbers of one aspect and dimension. */
extern void att_check_comparable(const att_value *a, const att_value *b);

/* A unit in the server's encoding, palloc'd. */
extern char *att_unit_cstring(const att_unit *u);
/* A unit that a user named: false where the text is none. */
extern bool att_unit_named_by(const text *t, att_unit *u);
/* The same, or an error 22023. */
extern void att_unit_argument(const text *t, att_unit *u);

#endif							/* ATT_TYPES_H */
