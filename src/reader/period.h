/*
 * period.h
 *	  Words of time: 2020年, 1-11月, 一季度, “十三五”时期, 到2025年, 去年.
 */
#ifndef ATT_PERIOD_H
#define ATT_PERIOD_H

#include "../language/text.h"
#include "reader.h"

typedef struct att_time
{
	att_period	period;
	size_t		end;			/* index behind the expression */
	bool		base;			/* 比2010年, 从…: what is compared with */
	bool		until;			/* 到2025年: by then */
	bool		plan;			/* a five-year plan's period */
	bool		part;			/* a quarter, half or months of a year */
	bool		as_of;			/* 年底, 年末, 期末, 截至: a level at that time */
	bool		ahead;			/* 三年内: from now on, of what is to be done */
	uint8_t		span;			/* 五年累计: so many years, taken as those before now; 0 otherwise */
} att_time;

/*
 * The expression of time at pos of cp[lo..hi); year is the year that words
 * such as 一季度 belong to, now the year of 今年 (0: not known).
 */
extern bool att_time_at(const uint32_t *cp, size_t lo, size_t hi, size_t pos,
						int year, int now, att_time *out);

/* What times start with beside digits: 第一季度 前三季度 上半年 下半年 全年 十三五
 * 今年 本年度 去年 明年 */
#define ATT_TIME_CHARS	U"第前上下全十今本去明"

/* Four digits (or 二〇二六) that name a year, followed by 年: the year, or 0. */
extern int	att_year_at_slow(const uint32_t *cp, size_t n, size_t pos, size_t *end);

static inline int
att_year_at(const uint32_t *cp, size_t n, size_t pos, size_t *end)
{
	return pos + 4 < n && cp[pos + 4] == 0x5E74 ? att_year_at_slow(cp, n, pos, end) : 0;
}

/* 五年, 7年: how many years the words at pos say, or 0. */
extern int	att_years_at(const uint32_t *cp, size_t n, size_t pos, size_t *end);

/* Years y1 to y2, both whole. */
extern att_period att_period_years(int y1, int y2);

#endif							/* ATT_PERIOD_H */
