/*
 * naming.h
 *	  What a value measures: the words around it, and those carried over from
 *	  the values before.
 */
#ifndef ATT_NAMING_H
#define ATT_NAMING_H

#include "clause.h"

#define ATT_NAME_MAX	96		/* code points of an indicator's name, at most */

typedef struct att_name
{
	uint32_t	cp[ATT_NAME_MAX];
	int			n;
} att_name;

/* What naming remembers from value to value of one sentence. */
typedef struct att_naming
{
	att_name	base;			/* the last name that stood on its own */
	att_name	last;			/* the last name */
	att_name	carry;			/* 新增: goes on over a list */
	att_name	topic;			/* subject of the clause before */
	att_name	section;		/* a table row's name or an item's title */
	bool		carries_post;	/* the carried words stand before numbers */
} att_naming;

/*
 * Names all values of a sentence: names[i] belongs to mentions->m[i].
 * from: where the sentence starts.  given: a name that stands outside (the
 * name cell of a row); NULL if none.  topic: what the
 * sentence before was about; set to what this one is about.
 */
extern void att_naming_read(const uint32_t *cp, size_t from, size_t to,
							const att_mentions *mentions, const att_name *given,
							att_name *topic, att_name *names);

/* What a sentence without values is about. */
extern void att_naming_topic(const uint32_t *cp, size_t from, size_t to, att_name *topic);

/* Drops words that say nothing at the ends of cp[*from..*to). */
extern void att_naming_trim(const uint32_t *cp, size_t *from, size_t *to);

extern void att_name_set(att_name *name, const uint32_t *cp, size_t from, size_t to);
extern void att_name_add(att_name *name, const uint32_t *cp, size_t from, size_t to);
extern bool att_name_ends(const att_name *name, const char *word);

#endif							/* ATT_NAMING_H */
