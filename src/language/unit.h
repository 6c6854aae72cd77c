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

/* How a factor is tied to the one before it. */
typedef enum att_unit_link
{
	ATT_LINK_FIRST = 0,
	ATT_LINK_TIMES,				/* 平方公里·月 */
	ATT_LINK_PER,				/* 元/人, 元每人 */
	ATT_LINK_BESIDE				/* 台(套): said beside it, does not count */
} att_unit_link;

/* One factor: power of ten, then a unit; under is true below the line. */
typedef struct att_unit_factor
{
	uint16_t	code;			/* of units.tsv; 0 is no unit (a bare number) */
	uint8_t		power;			/* 0 2..16: 百 千 万 十万 ... 亿 ... 万亿 */
	uint8_t		link;			/* att_unit_link */
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

/* Which limit of units a text goes beyond that else would be one. */
typedef enum att_unit_limit
{
	ATT_UNIT_WITHIN = 0,
	ATT_UNIT_MANY_FACTORS,		/* or a product of scales that are too large */
	ATT_UNIT_LONG_WORD
} att_unit_limit;

extern att_unit_limit att_unit_beyond(const uint32_t *cp, size_t n);

/* As written: 亿元, 微克/立方米; UTF-8, NUL-terminated, at most 200 bytes. */
#define ATT_UNIT_TEXT	200
extern size_t att_unit_print(const att_unit *u, char *buf);

/* A known unit by its UTF-8 spelling: "%", "个百分点", "位". */
extern att_unit att_unit_named(const char *spelling);

/* The same text when printed? */
extern bool att_unit_same(const att_unit *a, const att_unit *b);

/* A total order of dimensions, 0 exactly where units convert into each other;
 * all classifiers and the bare number share one.  Part of the order of stored
 * values: it must never change. */
extern int	att_unit_dimension_cmp(const att_unit *a, const att_unit *b);
/* The start of that order in 12 bits: never lower for a dimension that comes
 * later. */
extern uint32_t att_unit_dimension_rank(const att_unit *u);
/* Are all units of that rank of one dimension? */
extern bool att_unit_dimension_whole(const att_unit *u);
/* A hash that is the same for units of one dimension. */
extern uint32_t att_unit_dimension_hash(const att_unit *u);

/* Is it the per cent sign / percentage points / a classifier or nothing? */
extern bool att_unit_is_percent(const att_unit *u);
extern bool att_unit_is_points(const att_unit *u);
extern bool att_unit_is_count(const att_unit *u);
/* % ‰ 个百分点 成 倍 */
extern bool att_unit_is_share(const att_unit *u);

/* What a number in a unit does in a report, beside measuring. */
enum
{
	ATT_UNIT_NAMES = 1,			/* names something: 3月, 8级, 2期; no measure */
	ATT_UNIT_CALENDAR = 2,		/* dates or ages when written in characters: 五年, 三日 */
	ATT_UNIT_SPAN = 4,			/* how long: 分钟, 个月; often how near or until when */
	ATT_UNIT_DISTANCE = 8,		/* how far: 米, 公里; often which ones: 500米内 */
	ATT_UNIT_WORKS = 16,		/* of works done: 户, 公里, 亩; not of places, scores or ages */
	ATT_UNIT_PLACE = 32			/* of places in an order: 位, 名 */
};

/* That of a unit that stands alone, whatever its power of ten; or 0. */
extern int	att_unit_use(const att_unit *u);
/* Is it that unit alone, whatever its power of ten?  word as it is printed. */
extern bool att_unit_is(const att_unit *u, const uint32_t *word);

/* Is this the form that reading gives: known codes and powers, sound links? */
extern bool att_unit_valid(const att_unit *u);

/* Factor to the dimension's base unit as num/den * 10^power, in lowest terms. */
extern void att_unit_scale(const att_unit *u, int64_t *num, int64_t *den, int *power);

/* d, in unit from, written in unit to; false where dimensions differ, the
 * result is not a finite decimal, or too long. */
extern bool att_unit_convert(const att_decimal *d, const att_unit *from,
							 const att_unit *to, att_decimal *out);

#endif							/* ATT_UNIT_H */
