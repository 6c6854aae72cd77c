/*
 * arithmetic.h
 *	  Sums, differences and multiples of values: the smallest value that holds
 *	  every number which the operands may stand for.
 */
#ifndef ATT_ARITHMETIC_H
#define ATT_ARITHMETIC_H

#include "value.h"

typedef enum att_arithmetic
{
	ATT_ARITH_OK = 0,
	ATT_ARITH_WORDS,			/* a claim has no number */
	ATT_ARITH_RANK,				/* places cannot be added up */
	ATT_ARITH_ASPECT,			/* a level and a growth */
	ATT_ARITH_UNIT,				/* of another dimension */
	ATT_ARITH_INEXACT,			/* b has no end in the unit of a: 1亩 in 公顷 */
	ATT_ARITH_FORM,				/* the result cannot be written as a value */
	ATT_ARITH_TOO_LONG
} att_arithmetic;

/*
 * a + b, or a - b with minus, in the unit of a.  The aspects must agree; a
 * change may be added to a level or a growth (52.4% and 提高1.2个百分点).
 */
extern att_arithmetic att_value_add(const att_value *a, const att_value *b, bool minus,
									att_value *out);

/* a * by, or a / by with divide, which must not be 0; a quotient that does not
 * end is rounded to 20 decimals. */
extern att_arithmetic att_value_multiply(const att_value *a, const att_decimal *by, bool divide,
										 att_value *out);

/*
 * The sum of many values of one aspect and dimension, the same in whatever
 * order they come as long as every partial sum has digits enough: it stands in the unit in which all of them can be written
 * exactly, of several the largest.
 */
typedef struct att_sum
{
	att_value	like;			/* aspect, direction, unit */
	bool		about;			/* all are about, in that direction */
	att_decimal middle;			/* the sum of what they are about */
	att_interval numbers;
	int16_t		scale;			/* decimals written behind that unit */
} att_sum;

extern att_arithmetic att_sum_one(const att_value *v, att_sum *out);
/* s + more; the caller has checked that they can be compared. */
extern att_arithmetic att_sum_add(att_sum *s, const att_sum *more);
extern att_arithmetic att_sum_value(const att_sum *s, att_value *out);

#endif							/* ATT_ARITHMETIC_H */
