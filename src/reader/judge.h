/*
 * judge.h
 *	  Whether a phrase says a value at all: most numbers of a report name, date
 *	  or pick out something.
 */
#ifndef ATT_JUDGE_H
#define ATT_JUDGE_H

#include "../language/phrase.h"

/*
 * Does the number of a phrase in cp[from..to) measure something?  cell: it
 * stands in a table's cell, where a bare number is a value.
 */
extern bool att_is_measure(const uint32_t *cp, size_t from, size_t to, const att_phrase *ph, bool cell);

/* Is a phrase without a number a statement, or only part of other words? */
extern bool att_is_statement(const uint32_t *cp, size_t from, size_t to, const att_phrase *ph, bool cell);

/*
 * 36家商户年产值超千万元 counts those above a bound: is the amount the bound
 * of the count in front of it?
 */
extern bool att_bounds_count(const uint32_t *cp, const att_phrase *count, const att_phrase *amount);

#endif							/* ATT_JUDGE_H */
