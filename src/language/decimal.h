/*
 * decimal.h
 *	  Exact decimal numbers: coef * 10^-scale, |coef| < 10^36, scale 0..30.
 *	  Every operation answers false instead of losing a digit.
 */
#ifndef ATT_DECIMAL_H
#define ATT_DECIMAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* callers' allocators align to 8 bytes, as palloc does */
typedef __int128 att_int128 __attribute__((aligned(8)));
typedef unsigned __int128 att_uint128 __attribute__((aligned(8)));

#define ATT_DECIMAL_DIGITS	36
#define ATT_DECIMAL_SCALE	30

typedef struct att_decimal
{
	att_int128	coef;
	int16_t		scale;			/* decimals written; 1.10 keeps 2 */
} att_decimal;

/* digits with an optional '.' and sign; false if malformed or too long */
extern bool att_decimal_parse(const char *s, size_t len, att_decimal *out);
/* writes at most 48 bytes with the terminating NUL; returns the length */
extern size_t att_decimal_print(const att_decimal *d, char *buf);
extern att_decimal att_decimal_int(int64_t i);
/* Has it no more than ATT_DECIMAL_DIGITS digits? */
extern bool att_decimal_digits_fit(att_int128 coef);
/* -1, 0, 1 by value: 1.10 equals 1.1; never overflows */
extern int	att_decimal_cmp(const att_decimal *a, const att_decimal *b);

/* A number to multiply with: num / den * 10^power; num and den above 0. */
typedef struct att_ratio
{
	int64_t		num;
	int64_t		den;
	int			power;			/* -300..300 */
} att_ratio;

/* a * x against b * y, exactly */
extern int	att_decimal_cmp_scaled(const att_decimal *a, const att_ratio *x,
								   const att_decimal *b, const att_ratio *y);
extern bool att_decimal_add(const att_decimal *a, const att_decimal *b, att_decimal *out);
extern bool att_decimal_mul(const att_decimal *a, const att_decimal *b, att_decimal *out);
/* moves the point: d * 10^power, without trailing work on zeros */
extern bool att_decimal_shift(const att_decimal *d, int power, att_decimal *out);
/* a / b rounded half up (away from zero) to scale decimals; exact flag */
extern bool att_decimal_div(const att_decimal *a, const att_decimal *b, int scale,
							att_decimal *out, bool *exact);
extern att_decimal att_decimal_neg(const att_decimal *a);
/* drops trailing zeros after the point */
extern att_decimal att_decimal_trim(const att_decimal *a);

#endif							/* ATT_DECIMAL_H */
