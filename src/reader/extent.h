/*
 * extent.h
 *	  How far the words of a clause go that belong to a value.
 */
#ifndef ATT_EXTENT_H
#define ATT_EXTENT_H

#include "mention.h"

/*
 * The words in front of a value in cp[from..to), and what joins it to the
 * value before it, if any, whose words end there.
 */
extern void att_extent_in_front(const uint32_t *cp, size_t from, size_t to, const att_base *base,
							   att_mention *before, att_mention *m);

/* Leaves out of them what the value starts from, of which start is a place, and
 * what it is compared with. */
extern void att_extent_trim(const uint32_t *cp, size_t start, att_mention *m);

/* The words behind a value end at to, or before. */
extern void att_extent_behind(const uint32_t *cp, size_t to, att_mention *m);

/* Values that are part of the words of the next one become just that. */
extern void att_extent_take_inner(const uint32_t *cp, att_mentions *all);

#endif							/* ATT_EXTENT_H */
