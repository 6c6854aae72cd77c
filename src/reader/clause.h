/*
 * clause.h
 *	  The values of one sentence, each with the words around it.
 */
#ifndef ATT_CLAUSE_H
#define ATT_CLAUSE_H

#include "mention.h"
#include "role.h"

/*
 * The values in cp[from..to), which holds no end of a sentence.  cell: the text
 * is a table's cell, where a bare number is a value.
 */
extern void att_clause_read(const att_env *env, const uint32_t *cp, size_t from, size_t to,
							const att_context *ctx, bool cell, att_mentions *out);

/* Marks in a table by character what words of outlook start with. */
extern void att_clause_mark_starts(uint8_t *table, uint8_t sign);

#endif							/* ATT_CLAUSE_H */
