/*
 * env_pg.h
 *	  The plain C floors inside a server: memory of the current context,
 *	  cancellable, with limits as errors; and text in UTF-8.
 */
#ifndef ATT_ENV_PG_H
#define ATT_ENV_PG_H

#include "postgres.h"
#include "nodes/nodes.h"

#include "language/env.h"

/* Allocates in the memory context that is current at the call of this. */
extern att_env att_env_pg(void);

/* A text of the server's encoding as UTF-8.  Refuses SQL_ASCII where the text
 * is not plain ASCII.  The result may be the argument itself. */
extern att_str att_utf8_from_server(const char *s, size_t len);

/* The same for a literal.  False after a soft error where a character of the
 * server's encoding is none of Unicode.  s must be short. */
extern bool att_utf8_from_literal(const char *s, size_t len, att_str *out, Node *escontext);

/* UTF-8 as a NUL-terminated string of the server's encoding, palloc'd. */
extern char *att_utf8_to_server(const char *s, size_t len);

/* Words of our own source, for a message or a result.  Never fails. */
extern const char *att_message(const char *s);

/* The same for a part of a message, in the language of messages (src/po). */
extern const char *att_translated(const char *s);

#endif							/* ATT_ENV_PG_H */
