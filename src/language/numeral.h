/*
 * numeral.h
 *	  Numbers as they are written: 1,100.5  一千二百  1万6千  三分之一  百分之六.
 */
#ifndef ATT_NUMERAL_H
#define ATT_NUMERAL_H

#include "decimal.h"
#include "text.h"

/* The value is value * 10^power; power is 0 unless the numeral holds more than
 * one part (1万6千 is 1.6 and 4), since a single 万 belongs to the unit. */
typedef struct att_numeral
{
	att_decimal value;
	int			power;
	bool		over;			/* 多 or 余 inside: 1亿3千多万 */
	bool		percent;		/* a fraction, turned into per cent */
	bool		chinese;		/* written in characters, not in digits */
	bool		bare;			/* starts with 十 百 千 万 亿 alone: 百余家 */
	size_t		end;
} att_numeral;

typedef enum att_numeral_error
{
	ATT_NUMERAL_OK = 0,
	ATT_NUMERAL_NONE,
	ATT_NUMERAL_TOO_LONG,
	ATT_NUMERAL_MALFORMED		/* 1.2.3 */
} att_numeral_error;

extern att_numeral_error att_numeral_read(const uint32_t *cp, size_t n, size_t pos,
										  att_numeral *out);

/* 0..9 for 零〇一..九 and 两, -1 otherwise */
extern int	att_numeral_digit_slow(uint32_t c);

static inline int
att_numeral_digit(uint32_t c)
{
	/* 一 to 五 lie close together; most characters lie behind them */
	if (c > 0x4E94 && c != 0x516B && c != 0x516D && c != 0x56DB && c != 0x96F6)
		return -1;
	return c < 0x3007 ? -1 : att_numeral_digit_slow(c);
}

/* 1 2 3 4 8 for 十 百 千 万 亿, 0 otherwise */
static inline int
att_numeral_power(uint32_t c)
{
	switch (c)
	{
		case 0x5341:			/* 十 */
			return 1;
		case 0x767E:			/* 百 */
			return 2;
		case 0x5343:			/* 千 */
			return 3;
		case 0x4E07:			/* 万 */
			return 4;
		case 0x4EBF:			/* 亿 */
			return 8;
	}
	return 0;
}

/* The characters that are digits, and those that numbers start with beside 0 to 9. */
#define ATT_NUMERAL_DIGITS	U"零〇一二两三四五六七八九"
#define ATT_NUMERAL_CHARS	ATT_NUMERAL_DIGITS U"十百千万亿"

/* Can a number start with c? */
static inline bool
att_number_may_start(uint32_t c)
{
	return att_is_digit(c) || att_numeral_digit(c) >= 0 || att_numeral_power(c) > 0;
}

#endif							/* ATT_NUMERAL_H */
