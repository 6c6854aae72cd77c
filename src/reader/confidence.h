/*
 * confidence.h
 *	  How likely a row is right in indicator, value, role and period, from
 *	  what its reading went through.  The weights are lexicon/confidence.tsv.
 */
#ifndef ATT_CONFIDENCE_H
#define ATT_CONFIDENCE_H

#include "naming.h"
#include "role.h"

/* The numbers are those of confidence.tsv. */
typedef enum att_feature
{
	ATT_F_ALWAYS = 0,
	ATT_F_BEHIND,				/* where the name comes from */
	ATT_F_BOTH,
	ATT_F_LAST,
	ATT_F_PROPERTY,
	ATT_F_ACTION,
	ATT_F_PART,
	ATT_F_LIST,
	ATT_F_CARRY,
	ATT_F_COMMA,				/* what stands before the value's words */
	ATT_F_LISTED,
	ATT_F_AND,
	ATT_F_NAME_1,				/* a name of 1 or 2 characters, 3 or 4, more than 12, more than 20 */
	ATT_F_NAME_3,
	ATT_F_NAME_13,
	ATT_F_NAME_21,
	ATT_F_NAME_PAUSE,			/* 、 in the name */
	ATT_F_NAME_OF,				/* 的 in the name */
	ATT_F_NAME_VERB,			/* starts with a verb that is carried */
	ATT_F_KNOWN,				/* a known indicator, or one with known polarity */
	ATT_F_GROWTH,
	ATT_F_CHANGE,
	ATT_F_RANK,
	ATT_F_COMPLETION,
	ATT_F_CLAIM,				/* a statement without a number */
	ATT_F_COVERAGE,				/* 全覆盖, 清零 */
	ATT_F_PERCENT,
	ATT_F_BARE,					/* no unit */
	ATT_F_CHINESE,				/* a number in characters */
	ATT_F_BOUND,				/* a form other than a plain number */
	ATT_F_TARGET,
	ATT_F_TIME,					/* a time of its own */
	ATT_F_SEVERAL,				/* the part is about several years */
	ATT_F_PART_UNKNOWN,			/* no heading has said which part this is */
	ATT_F_CELL,					/* in a table */
	ATT_F_BRACKETS,
	ATT_F_FIRST,				/* the first value of its sentence */
	ATT_F_MANY,					/* more than eight values in the sentence */
	ATT_F_PERCENT_FRONT,		/* a level in per cent with words in front */
	ATT_F_COUNT
} att_feature;

extern uint64_t att_features(const att_mention *m, const att_name *name, const att_context *ctx,
							 int role, int aspect, int polarity, bool cell, size_t index, size_t n);

/* 0..1, in steps of a thousandth. */
extern float att_estimate_confidence(uint64_t features);

#endif							/* ATT_CONFIDENCE_H */
