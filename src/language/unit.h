/*
 * unit.h
 *	  Units: a power of ten (千 万 亿 ...) in front of a unit of
 *	  lexicon/units.tsv, a quotient or product of those, or a word that is not
 *	  known and stands for itself.
 */
#ifndef ATT_UNIT_H
#define ATT_UNIT_H

#include "decimal.h"
#include "text.h"

#define ATT_UNIT_FACTORS	4
#define ATT_UNIT_WORD		32	/* code points of an unknown unit, at most */

/* One factor: power of ten, then a unit; under is true below the line. */
typedef struct att_unit_factor
{
	uint16_t	code;			/* of units.tsv; 0 is no unit (a bare number) */
	uint8_t		power;			/* 0 3 4 6 7 8 11 12: 千 万 百万 千万 亿 千亿 万亿 */
	bool		under;
} att_unit_factor;

/*
 * n = 0: a bare number (with power in factor[0].power).  n = -1: an unknown
 * unit, kept as word.  For both kinds factor[0].power is the power of ten.
 */
typedef struct att_unit
{
	int8_t		n;
	att_unit_factor factor[ATT_UNIT_FACTORS];
	uint8_t		wordlen;
	uint32_t	word[ATT_UNIT_WORD];
} att_unit;

/*
 * The longest unit at cp[0..n): how many code points it takes, 0 if none.
 * A power of ten alone (2.1亿) is a unit with n = 0.  Text after the unit may
 * be anything.  Knows 每 and / and · between factors, and a bracketed second
 * classifier: 条(段), 台(套).
 */
extern size_t att_unit_read(const uint32_t *cp, size_t n, att_unit *out);

/* The whole of cp[0..n) as a unit, unknown words allowed; false if too long
 * or empty of sense (digits, white space, punctuation). */
extern bool att_unit_word(const uint32_t *cp, size_t n, att_unit *out);

/* As written: 亿元, 微克/立方米; UTF-8, NUL-terminated, at most 200 bytes. */
#define ATT_UNIT_TEXT	200
extern size_t att_unit_print(const att_unit *u, char *buf);

/* Dimension as a small number, equal exactly where units convert into each
 * other; all classifiers and the bare number share one. */
extern int	att_unit_dimension_cmp(const att_unit *a, const att_unit *b);

/* Is it the per cent sign / percentage points / a place (位 名)? */
extern bool att_unit_is_percent(const att_unit *u);
extern bool att_unit_is_points(const att_unit *u);
extern bool att_unit_is_count(const att_unit *u);

/* Factor to the dimension's base unit as num/den * 10^power. */
extern void att_unit_scale(const att_unit *u, int64_t *num, int64_t *den, int *power);

/* d, in unit from, written in unit to; false where dimensions differ, the
 * result is not a finite decimal, or too long. */
extern bool att_unit_convert(const att_decimal *d, const att_unit *from,
							 const att_unit *to, att_decimal *out);

#endif							/* ATT_UNIT_H */
