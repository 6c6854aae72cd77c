/*
 * value.h
 *	  A measure or a target in memory: aspect, interval, unit, and for targets
 *	  how it was promised.  What a phrase means, before and without PostgreSQL.
 */
#ifndef ATT_VALUE_H
#define ATT_VALUE_H

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
	ATT_NONE					/* a claim or a reference: no number */
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
	uint32_t	ref[ATT_REF_MAX];	/* 全市平均水平, 市下达目标, 经济增长 ... */
	uint8_t		textlen;
	uint32_t	text[ATT_REF_MAX];	/* a claim as read, normalised */
} att_value;

#endif							/* ATT_VALUE_H */
