/*
 * value.h
 *	  A measure or a target in memory: aspect, interval, unit, and for targets
 *	  how it was promised.  What a phrase means, before and without PostgreSQL.
 */
#ifndef ATT_VALUE_H
#define ATT_VALUE_H

#include <string.h>

#include "unit.h"

typedef enum att_aspect
{
	ATT_LEVEL = 0,
	ATT_GROWTH,
	ATT_CHANGE,
	ATT_RANK,
	ATT_COMPLETION,
	ATT_CLAIM
} att_aspect;

/* How the interval is written.  The bound is low, but for LT and LE high. */
typedef enum att_form
{
	ATT_POINT = 0,				/* 100家 */
	ATT_ABOUT,					/* 约100家; in a target 8%左右 */
	ATT_NEAR,					/* 近100家 */
	ATT_OVER,					/* 100余家 */
	ATT_GT,
	ATT_GE,
	ATT_LT,
	ATT_LE,
	ATT_RANGE,					/* 4~6个 */
	ATT_BETWEEN,				/* 30~35之间: both ends bind (targets) */
	ATT_NONE,					/* a claim or a reference: no number */
	ATT_ABOUT_LE				/* 控制在3%左右: about, as a ceiling (targets) */
} att_form;

typedef enum att_commitment
{
	ATT_PLAIN = 0,
	ATT_STRETCH,				/* 力争 */
	ATT_FIRM,					/* 确保 */
	ATT_BINDING,				/* 约束性 */
	ATT_EXPECTED				/* 预期性 */
} att_commitment;

/* What is said without a number. */
typedef enum att_claim
{
	ATT_CLAIM_NONE = 0,
	ATT_CLAIM_DONE,				/* 完成 [市下达目标] */
	ATT_CLAIM_EXCEEDED,			/* 超额完成 */
	ATT_CLAIM_MOSTLY,			/* 基本完成 */
	ATT_CLAIM_FAILED,			/* 未完成 */
	ATT_CLAIM_WITHIN,			/* 控制在 [市下达指标] 内 */
	ATT_CLAIM_ABOVE,			/* 高于 [全市平均水平]  > */
	ATT_CLAIM_NOT_BELOW,		/* 不低于  >= */
	ATT_CLAIM_BELOW,			/* 低于  < */
	ATT_CLAIM_NOT_ABOVE,		/* 不高于  <= */
	ATT_CLAIM_IN_STEP			/* 与 [经济增长] 同步  >= */
} att_claim;

#define ATT_REF_MAX		64		/* code points of a reference or claim text */

typedef struct att_value
{
	uint8_t		aspect;			/* att_aspect */
	uint8_t		form;			/* att_form, of the numbers as written */
	bool		down;			/* 下降 减少: numbers below are magnitudes of a fall */
	uint8_t		commitment;		/* att_commitment; targets only */
	uint8_t		claim;			/* att_claim */
	att_decimal low;			/* as written in unit; point and single bounds too */
	att_decimal high;			/* ATT_RANGE, ATT_BETWEEN */
	att_unit	unit;
	uint8_t		reflen;
	uint8_t		textlen;
	/* behind the lengths nothing means anything, and is seldom copied */
	uint32_t	ref[ATT_REF_MAX];	/* 全市平均水平, 市下达目标, 经济增长 ... */
	uint32_t	text[ATT_REF_MAX];	/* a claim as read, normalised */
} att_value;

#define ATT_VALUE_HEAD	offsetof(att_value, ref)

static inline void
att_value_clear(att_value *v)
{
	memset(v, 0, ATT_VALUE_HEAD);
}

static inline void
att_value_copy(att_value *to, const att_value *from)
{
	memcpy(to, from, ATT_VALUE_HEAD);
	memcpy(to->ref, from->ref, from->reflen * sizeof(uint32_t));
	memcpy(to->text, from->text, from->textlen * sizeof(uint32_t));
}

/* One end of an interval; infinite ends are open. */
typedef struct att_bound
{
	bool		finite;
	bool		open;
	att_decimal d;
} att_bound;

typedef struct att_interval
{
	att_bound	lo;
	att_bound	hi;
} att_interval;

/* The interval of the negative numbers. */
extern void att_interval_turn(att_interval *i);

typedef enum att_truth
{
	ATT_FALSE = 0,
	ATT_TRUE,
	ATT_UNKNOWN
} att_truth;

/* What a truth rests on. */
typedef enum att_reason
{
	ATT_BY_NUMBER = 0,
	ATT_BY_COMPLETION,			/* 完成105.6% answers any target */
	ATT_BY_CLAIM,				/* 完成, 未完成, 高于全市平均水平 */
	ATT_OTHER_ASPECT,
	ATT_OTHER_UNIT,
	ATT_PARTLY,					/* the intervals overlap */
	ATT_UNRESOLVED				/* the target's reference has no value */
} att_reason;

/* Are the numbers places?  They are counted from one. */
extern bool att_is_place(const att_value *v);

/* Turns what was read into the requirement that it promises (a plain amount
 * becomes >=); false where a number gets too long. */
extern bool att_requirement(att_value *v);

/*
 * Brings a value into the one form that is kept and printed; false where a
 * number or a bound that follows from it is too long.  Every door of the
 * types goes through it.
 */
extern bool att_value_normalise(att_value *v, bool target);

/* The numbers that v stands for, signed, in its unit: 约100 is [95,105].
 * False for a claim. */
extern bool att_value_interval(const att_value *v, att_interval *out);
/* The numbers that fulfil a target. */
extern bool att_value_required(const att_value *v, att_interval *out);
/* What lower() and upper() say: 约100 is the point 100. */
extern bool att_value_ends(const att_value *v, att_interval *out);

/* The total order of both types; 0 exactly for equal values. */
extern int	att_value_cmp(const att_value *a, const att_value *b);
/* The order of dimension and aspect alone, claims last. */
extern int	att_value_group_cmp(const att_value *a, const att_value *b);
extern uint64_t att_value_hash(const att_value *v);

/* Ends of intervals of one group: without a bound lowest for lower ends, highest
 * for upper ends; closed before open below, after it above. */
extern int	att_lower_cmp(const att_bound *a, const att_unit *u, const att_bound *b, const att_unit *v);
extern int	att_upper_cmp(const att_bound *a, const att_unit *u, const att_bound *b, const att_unit *v);
/* Does everything up to hi lie below everything from lo on? */
extern bool att_ends_apart(const att_bound *hi, const att_unit *u, const att_bound *lo, const att_unit *v);

/* Canonical text, UTF-8; returns the length.  buf has ATT_VALUE_TEXT bytes. */
#define ATT_VALUE_TEXT	768
extern size_t att_value_print(const att_value *v, bool target, char *buf);

/* measure <@ target */
extern att_truth att_fulfils(const att_value *m, const att_value *t, att_reason *why);

/* target <@ target: does what fulfils a fulfil b? */
extern att_truth att_stricter(const att_value *a, const att_value *b);
/* target && target: can both be met? */
extern att_truth att_compatible(const att_value *a, const att_value *b);

/* a target whose reference has the value m; false where that makes no sense */
extern bool att_resolve(const att_value *t, const att_value *m, att_value *out);

/*
 * measure / target is a * x / (b * y), measure - target is a * x - b * y
 * (y is 1 there, and the result is in the target's unit); minus turns the
 * sign.  False where the answer is null.
 */
typedef struct att_relation
{
	att_decimal a;
	att_ratio	x;
	att_decimal b;
	att_ratio	y;
	bool		minus;
} att_relation;

extern bool att_attainment_ratio(const att_value *m, const att_value *t, att_relation *out);
extern bool att_attainment_margin(const att_value *m, const att_value *t, att_relation *out);

/* 0 level 1 growth 2 change 3 rank 4 completion 5 claim; by name -1 for none */
extern const char *const att_aspect_name[6];
extern const char *const att_commitment_name[5];

#endif							/* ATT_VALUE_H */
