/*
 * encoding.h
 *	  Between the server's encoding and the UTF-8 of the plain C floors.
 */
#ifndef ATT_ENCODING_H
#define ATT_ENCODING_H

#include "postgres.h"

#include "language/env.h"

/* What a report may be long, in bytes of UTF-8. */
#define ATT_REPORT_BYTES	(128 * 1024 * 1024)

/* The text as UTF-8; it may share the memory of t. */
extern att_str att_text_to_utf8(const text *t);

/* UTF-8 as text in the server's encoding. */
extern text *att_utf8_to_text(att_str s);

/* The text argument as UTF-8, refused with 54000 beyond ATT_REPORT_BYTES
 * before it is read. */
extern att_str att_report_to_utf8(Datum report);

#endif							/* ATT_ENCODING_H */
