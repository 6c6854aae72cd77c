/*
 * phrase.h
 *	  The one reader of value phrases: 控制在3580人以内, 同比增长2.7倍,
 *	  完成目标的42%, 高于全市平均水平.  measure_in, target_in and the report
 *	  reader all call it, so a literal and a report cannot differ.
 */
#ifndef ATT_PHRASE_H
#define ATT_PHRASE_H

#include "value.h"

/* Positions are indexes into the code points given. */
typedef struct att_phrase
{
	size_t		lead;			/* leftmost word that leads to the value: 达到, 实现, 预计 */
	size_t		start;			/* of the value expression: first comparator or verb that belongs to it */
	size_t		end;
	size_t		num_start;		/* of the number itself */
	size_t		num_end;		/* after number and unit */
	size_t		unit_start;		/* where the unit stands as written; equal if none */
	size_t		unit_end;
	bool		completed;		/* 完成 stood in front of the number */
	bool		compared;		/* 比上年, 同比, 较...: stood in front */
	bool		annual;			/* 年均 */
	bool		reached;		/* 达到, 至: the level reached */
	bool		changed_to;		/* 提高到, 缩短至: the end of a change */
	bool		fell_to;		/* 降到, 减少至: and that change was a fall */
	bool		must_hold;		/* 保持在, 控制在, 稳定在 */
	bool		ordinal;		/* 第 */
	bool		qualitative;	/* no number: claim, 持平, 全覆盖, 清零 */
	bool		negated_set;	/* 清零 归零 消除: a target of <= 0 */
	bool		long_claim;		/* no phrase, but for its length it would be a claim */
	att_value	value;
} att_phrase;

typedef enum att_phrase_error
{
	ATT_PHRASE_OK = 0,
	ATT_PHRASE_EMPTY,			/* nothing there */
	ATT_PHRASE_NO_NUMBER,		/* a verb or comparator without a number */
	ATT_PHRASE_TRAILING,		/* text that is not part of the value */
	ATT_PHRASE_TOO_LONG,		/* more digits than a decimal holds */
	ATT_PHRASE_BAD_NUMBER,		/* 1.2.3, 12,34 */
	ATT_PHRASE_BAD_RANGE,		/* low end above high end */
	ATT_PHRASE_LONG_UNIT,		/* beyond ATT_UNIT_WORD */
	ATT_PHRASE_MANY_FACTORS,	/* beyond ATT_UNIT_FACTORS */
	ATT_PHRASE_LONG_CLAIM		/* beyond ATT_REF_MAX */
} att_phrase_error;

/* Is there a number at cp[pos]? A numeral that is part of a word is one too:
 * the caller decides by what stands around it. */
extern bool att_number_starts(const uint32_t *cp, size_t n, size_t pos);

/*
 * The phrase whose number starts at pos, between lo and hi: looks back from
 * pos no further than lo for verbs and comparators, forward no further than hi
 * for unit and suffixes.  ATT_PHRASE_OK fills out.
 */
extern att_phrase_error att_phrase_at(const uint32_t *cp, size_t lo, size_t hi,
									  size_t pos, att_phrase *out);

/* A growth written in %, ‰, 成 or 倍, in per cent; false if it is none. */
extern bool att_growth_percent(att_value *v);

/* The verb of change (提高, 压缩) that cp[0..n) starts with: its length, or 0. */
extern size_t att_phrase_change_verb(const uint32_t *cp, size_t n);

/* A phrase without a number that starts at pos (高于全市平均水平, 持平, 全覆盖,
 * 翻番, 完成市下达目标, 清零 ...); false if none does. */
extern bool att_phrase_word_at(const uint32_t *cp, size_t lo, size_t hi,
							   size_t pos, att_phrase *out);

/* What starts a phrase that is told by a reference behind it: 与经济增长同步. */
#define ATT_PHRASE_WITH	U"与同和"

/* Marks what other such phrases start with, as att_lexicon_mark_starts does. */
extern void att_phrase_mark_starts(uint8_t *table, uint8_t first, uint8_t second, uint8_t alone);

/*
 * A whole literal.  On error *pos is the index where the trouble is.
 * target: read as a requirement (plain amounts become >=).
 */
extern att_phrase_error att_phrase_literal(const uint32_t *cp, size_t n, bool target,
										   att_value *out, size_t *pos);

/* Does the canonical text of a normalised value read back to an equal one?
 * Every door but the literal itself asks, so that a dump can be restored. */
extern bool att_phrase_reads_back(const att_value *v, bool target);

#endif							/* ATT_PHRASE_H */
