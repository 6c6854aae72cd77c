/*
 * aspect.h
 *	  What the words around a value make of it: a level, a growth, a change, how
 *	  much of something is done.
 */
#ifndef ATT_ASPECT_H
#define ATT_ASPECT_H

#include "mention.h"

/* Where what reads as a change is works that are counted (改造提升20个公厕), makes
 * it their number. */
extern void att_aspect_of_works(const uint32_t *cp, size_t from, size_t to, att_phrase *ph);

/* What the words around the value in cp[from..to) say of it. */
extern void att_aspect_of_words(const uint32_t *cp, size_t from, size_t to, att_mention *m);

/* Values of one list share unit and aspect. */
extern void att_aspect_share(const uint32_t *cp, size_t from, att_mentions *all);

#endif							/* ATT_ASPECT_H */
