/*
 * mention.h
 *	  A value of a clause, with the words around it.
 */
#ifndef ATT_MENTION_H
#define ATT_MENTION_H

#include "../language/phrase.h"
#include "period.h"

/* What separates a value's words from what stands before them. */
typedef enum att_joint
{
	ATT_JOINT_START = 0,		/* the sentence starts here */
	ATT_JOINT_COMMA,			/* , ; : and brackets */
	ATT_JOINT_LIST,				/* 、 behind another value */
	ATT_JOINT_AND				/* 和 及 behind another value */
} att_joint;

typedef struct att_mention
{
	att_phrase	ph;
	uint32_t	pre_from;		/* words in front, up to the boundary */
	uint32_t	pre_to;
	uint32_t	post_from;		/* words behind, up to the boundary */
	uint32_t	post_to;
	uint8_t		joint;			/* att_joint */
	bool		semicolon;		/* the boundary in front is ; */
	bool		subject;		/* words of its own stand in front of its verb */
	bool		existing;		/* 现有, 拥有: a stock */
	bool		cumulative;		/* 累计: a sum over time */
	bool		chinese;		/* the number is written in characters */
	bool		in_brackets;
	int			base_year;		/* 比2010年: compared with; 0 if none */
	bool		respectively;	/* 分别 governs it */
	bool		estimate;		/* 预计 stands before it in the sentence */
	bool		promise;		/* 力争, 确保, 目标 ... stand before it */
	bool		has_time;
	uint8_t		industry;		/* 1..3: a share of the first, second, third industry */
	bool		same_aspect;	/* took its aspect from the value before */
	att_time	time;			/* the last time that is no base, before it */
} att_mention;

typedef struct att_mentions
{
	att_mention *m;
	size_t		n;
	size_t		cap;
} att_mentions;

/* The time that a comparison starts from, the last in the clause: 比2010年 */
typedef struct att_base
{
	size_t		from;
	size_t		to;				/* 0: none */
	int			year;
} att_base;

/* No more than means something. */
static inline void
att_mention_copy(att_mention *to, const att_mention *from)
{
	memcpy(to, from, offsetof(att_mention, ph.value));
	att_value_copy(&to->ph.value, &from->ph.value);
	memcpy(&to->pre_from, &from->pre_from, sizeof(*to) - offsetof(att_mention, pre_from));
}

/* Does no word lead to the number of the phrase: is it 6个, not 达到6个? */
static inline bool
att_is_unled(const att_phrase *ph)
{
	return ph->lead == ph->num_start;
}

#endif							/* ATT_MENTION_H */
