/*
 * naming.h
 *	  What a value measures: the words around it, and those carried over from
 *	  the values before.
 */
#ifndef ATT_NAMING_H
#define ATT_NAMING_H

#include <string.h>

#include "clause.h"

#define ATT_NAME_MAX	96		/* code points of an indicator's name, at most */

/* Where a name was found; says how sure it is. */
typedef enum att_origin
{
	ATT_FROM_FRONT = 0,			/* the words in front of the number */
	ATT_FROM_BEHIND,			/* those behind it */
	ATT_FROM_BOTH,
	ATT_FROM_LAST,				/* the value before has the same name */
	ATT_FROM_PROPERTY,			/* 面积, 总投资 of what stood before */
	ATT_FROM_ACTION,			/* 竣工 of what stood before */
	ATT_FROM_PART,				/* 其中国家级 of what stood before */
	ATT_FROM_LIST,				/* a list of names for a list of values */
	ATT_FROM_CARRY				/* with a verb carried over a list */
} att_origin;

typedef struct att_name
{
	uint32_t	cp[ATT_NAME_MAX];
	int			n;
	uint8_t		origin;			/* att_origin */
} att_name;

static inline void
att_name_copy(att_name *to, const att_name *from)
{
	memcpy(to->cp, from->cp, (size_t) from->n * sizeof(uint32_t));
	to->n = from->n;
	to->origin = from->origin;
}

#define ATT_TOPIC_WAITING 16

/* What the last sentences were about.  Those without values are seldom asked, so
 * they wait, the last one behind. */
typedef struct att_topic
{
	att_name	name;
	struct
	{
		uint32_t	from;
		uint32_t	to;
	}			waiting[ATT_TOPIC_WAITING];
	int			n;
} att_topic;

/*
 * Names all values of a sentence: names[i] belongs to mentions->m[i].
 * from: where the sentence starts.  given: a name that stands outside (the
 * name cell of a row); NULL if none.  topic: what the
 * sentence before was about; set to what this one is about.
 */
extern void att_naming_read(const uint32_t *cp, size_t from, size_t to,
							const att_mentions *mentions, const att_name *given,
							att_topic *topic, att_name *names);

/* What a sentence without values is about. */
extern void att_naming_topic(const uint32_t *cp, size_t from, size_t to, att_topic *topic);

/* Drops words that say nothing at the ends of cp[*from..*to). */
extern void att_naming_trim(const uint32_t *cp, size_t *from, size_t *to);

extern void att_name_set(att_name *name, const uint32_t *cp, size_t from, size_t to);
extern void att_name_add(att_name *name, const uint32_t *cp, size_t from, size_t to);
/* 新增..., 建成...: starts with an action that may go on over a list. */
extern bool att_name_starts_with_verb(const att_name *name);
extern bool att_name_ends(const att_name *name, const uint32_t *word);

#endif							/* ATT_NAMING_H */
