/*
 * role.h
 *	  Which part of a report a sentence stands in: what was done and when, or
 *	  what is to be done.
 */
#ifndef ATT_ROLE_H
#define ATT_ROLE_H

#include "page.h"
#include "period.h"

typedef struct att_context
{
	int			report_year;	/* 0: not known */
	int			review_year;
	uint8_t		role;			/* att_role */
	bool		known;			/* a heading or a lead-in has said so */
	bool		several;		/* the part is about several years */
	att_period	period;			/* of what says no time of its own */
} att_context;

extern void att_context_start(att_context *c, const att_meta *meta, int report_year);

/* A heading's words change the part: 一、2019年工作回顾. */
extern void att_context_heading(att_context *c, const uint32_t *cp, size_t n, int level);

/* So do the first words of a sentence: 过去五年, 今年, “十四五”时期. */
extern bool att_context_lead(att_context *c, const uint32_t *cp, size_t n, bool first);

/* Do the words say a review, a task? */
extern bool att_words_review(const uint32_t *cp, size_t n);
extern bool att_words_task(const uint32_t *cp, size_t n);

#endif							/* ATT_ROLE_H */
