/*
 * span.h
 *	  What can be said of many values from their extremes: the inner pages of an
 *	  index.  An answer of false is certain, one of true is not.
 */
#ifndef ATT_SPAN_H
#define ATT_SPAN_H

#include "value.h"

typedef struct att_span
{
	att_value	min;			/* in the total order */
	att_value	max;
	/* targets: whose set of measures reaches lowest and highest; it counts only
	 * where min and max are of one dimension and aspect */
	att_value	low;
	att_value	high;
} att_span;

/* The span of one value, and of two spans together; targets have sets. */
extern void att_span_one(const att_value *v, bool target, att_span *out);
extern void att_span_add(att_span *s, const att_span *more, bool target);

/* of measures: may one fulfil t? */
extern bool att_span_may_fulfil(const att_span *s, const att_value *t);
/* of targets: may m fulfil one? */
extern bool att_span_may_be_met(const att_span *s, const att_value *m);
/* of targets: may one overlap t, or lie within it? */
extern bool att_span_may_overlap(const att_span *s, const att_value *t);
/* of targets: may one contain t? */
extern bool att_span_may_contain(const att_span *s, const att_value *t);

#endif							/* ATT_SPAN_H */
