/*
 * period.c
 *	  Reads words of time.
 */
#include "period.h"

#include <string.h>

#include "../language/lexicon.h"
#include "../language/numeral.h"
#include "sign.h"

#include "lexicon/relative_years.h"
#include "lexicon/words.h"
#include "lexicon/year_parts.h"

#define YEAR	0x5E74			/* 年 */
#define MONTH	0x6708			/* 月 */

static bool
plausible(int y)
{
	return y >= 1949 && y <= 2100;
}

int
att_year_at_slow(const uint32_t *cp, size_t n, size_t pos, size_t *end)
{
	int			y = 0;

	if (att_is_digit(cp[pos]))
	{
		if (pos > 0 && (att_is_digit(cp[pos - 1]) || cp[pos - 1] == '.'))
			return 0;
		for (size_t i = 0; i < 4; i++)
		{
			if (!att_is_digit(cp[pos + i]))
				return 0;
			y = y * 10 + (int) (cp[pos + i] - '0');
		}
	}
	else
	{
		for (size_t i = 0; i < 4; i++)
		{
			int			d = att_numeral_digit(cp[pos + i]);

			if (d < 0)
				return 0;
			y = y * 10 + d;
		}
	}
	if (!plausible(y))
		return 0;
	*end = pos + 5;
	return y;
}

static att_date
date_of(int y, int m, int d)
{
	att_date	out = {(int16_t) y, (uint8_t) m, (uint8_t) d};

	return out;
}

att_period
att_period_years(int y1, int y2)
{
	att_period	p;

	memset(&p, 0, sizeof(p));
	if (y1 > 0 && y2 >= y1)
	{
		p.from = date_of(y1, 1, 1);
		p.to = date_of(y2 + 1, 1, 1);
	}
	return p;
}

/* Months m1 to m2 of year y. */
static att_period
months(int y, int m1, int m2)
{
	att_period	p;

	memset(&p, 0, sizeof(p));
	if (y <= 0)
		return p;
	p.from = date_of(y, m1, 1);
	p.to = m2 == 12 ? date_of(y + 1, 1, 1) : date_of(y, m2 + 1, 1);
	return p;
}

static int
small_number(const uint32_t *cp, size_t n, size_t *i)
{
	int			v = 0;
	size_t		k = *i;

	while (k < n && k < *i + 2 && att_is_digit(cp[k]))
		v = v * 10 + (int) (cp[k++] - '0');
	if (k == *i)
		return 0;
	*i = k;
	return v;
}

/* - ~ — 至 到 between two times */
static bool
is_to(uint32_t c)
{
	return c == '-' || c == '~' || (c >= 0x2010 && c <= 0x2015) || c == 0x81F3 || c == 0x5230;
}

/* Part of a year at i: 第一季度 上半年 1-11月 前三季度 3月; false if none. */
static bool
part_of_year(const uint32_t *cp, size_t n, size_t i, int *m1, int *m2, size_t *end)
{
	size_t		k;
	size_t		len;
	int			row;
	bool		words;

	if (i + 1 >= n)
		return false;
	switch (cp[i])
	{
		case 0x7B2C:			/* 第 */
		case 0x524D:			/* 前 */
			words = att_numeral_digit(cp[i + 1]) > 0;
			break;
		case 0x4E00:			/* 一 */
		case 0x4E8C:			/* 二 */
		case 0x4E09:			/* 三 */
		case 0x56DB:			/* 四 */
			words = cp[i + 1] == 0x5B63;	/* 季 */
			break;
		case 0x4E0A:			/* 上 */
		case 0x4E0B:			/* 下 */
			words = cp[i + 1] == 0x534A;	/* 半 */
			break;
		case 0x5168:			/* 全 */
			words = cp[i + 1] == YEAR;
			break;
		default:
			if (!att_is_digit(cp[i]))
				return false;
			words = cp[i + 1] == 0x5B63;
	}
	if (!words && !att_is_digit(cp[i]))
		return false;
	row = words ? att_lexicon_longest(&att_year_parts, cp + i, n - i, &len) : -1;
	if (row >= 0)
	{
		*m1 = att_year_parts_rows[row].first;
		*m2 = att_year_parts_rows[row].last;
		*end = i + len;
		return true;
	}
	k = i;
	*m1 = small_number(cp, n, &k);
	if (*m1 >= 1 && *m1 <= 12 && k < n)
	{
		if (cp[k] == MONTH && k + 1 < n && (cp[k + 1] == '-' || cp[k + 1] == '~' || cp[k + 1] == 0x2014 || cp[k + 1] == 0x81F3))
			k++;
		if ((cp[k] == '-' || cp[k] == '~' || (cp[k] >= 0x2010 && cp[k] <= 0x2015) || cp[k] == 0x81F3))
		{
			while (k < n && (cp[k] == '-' || cp[k] == '~' || (cp[k] >= 0x2010 && cp[k] <= 0x2015) || cp[k] == 0x81F3))
				k++;
			*m2 = small_number(cp, n, &k);
			if (*m2 > *m1 && *m2 <= 12 && k < n && cp[k] == MONTH)
			{
				*end = k + 1;
				if (*end < n && cp[*end] == 0x4EFD)	/* 份 */
					(*end)++;
				return true;
			}
		}
		else if (cp[k] == MONTH)
		{
			*m2 = *m1;
			k++;
			if (k < n && cp[k] == 0x4EFD)
				k++;
			/* a day makes it a date, not a month's figure */
			*end = k;
			return true;
		}
	}
	return false;
}

/*
 * 九五, 十五: plans before the eleventh are numerals as well, so that a quote or
 * a word of time must say that they are plans.
 */
static int
early_plan_at(const uint32_t *cp, size_t lo, size_t n, size_t i, size_t *end)
{
	int			d;
	bool		told;

	if (i + 2 >= n || cp[i + 1] != 0x4E94)	/* 五 */
		return 0;
	d = cp[i] == 0x5341 ? 10 : att_numeral_digit(cp[i]);
	if (d < 6 || (i > lo && att_numeral_digit(cp[i - 1]) >= 0) || (i > lo && cp[i - 1] == 0x7B2C))
		return 0;
	told = i > lo && (cp[i - 1] == 0x201C || cp[i - 1] == '"') && (cp[i + 2] == 0x201D || cp[i + 2] == '"');
	if (!told && att_starts_any(cp + i + 2, n - i - 2, &att_words_plan_time) == 0)
		return 0;
	*end = i + 2;
	return 1981 + 5 * (d - 6);
}

/* The first year of the five-year plan named by 十三五 at i; 0 if none. */
static int
plan_at(const uint32_t *cp, size_t lo, size_t n, size_t i, size_t *end)
{
	int			number = 10;
	size_t		k = i;

	number = early_plan_at(cp, lo, n, i, end);
	if (number > 0)
		return number;
	number = 10;
	if (k + 2 >= n || cp[k] != 0x5341)	/* 十 */
		return 0;
	k++;
	if (cp[k + 1] == 0x4E94)	/* 五 */
	{
		int			d = att_numeral_digit(cp[k]);

		if (d < 1)
			return 0;
		number += d;
		k += 2;
	}
	else if (cp[k] == 0x4E94)	/* 十五: the tenth plan would be 十五, as 1-5 of 十 */
		return 0;
	else
		return 0;
	*end = k;
	/* 十一五 is 2006-2010 */
	return 2006 + 5 * (number - 11);
}

int
att_years_at(const uint32_t *cp, size_t n, size_t pos, size_t *end)
{
	int			d;
	size_t		k = pos;

	if (pos >= n)
		return 0;
	if (att_is_digit(cp[pos]))
		d = small_number(cp, n, &k);
	else
	{
		d = cp[pos] == 0x5341 ? 10 : att_numeral_digit(cp[pos]);
		k++;
	}
	if (d < 1 || d > 30 || k >= n || cp[k] != YEAR || (pos > 0 && att_is_digit(cp[pos]) && att_is_digit(cp[pos - 1])))
		return 0;
	*end = k + 1;
	return d;
}

static bool
is_base(const uint32_t *cp, size_t lo, size_t pos)
{
	/* skip a quote in front */
	while (pos > lo && (cp[pos - 1] == 0x201C || cp[pos - 1] == '"' || cp[pos - 1] == 0x2018))
		pos--;
	if (pos == lo)
		return false;
	switch (cp[pos - 1])
	{
		case 0x6BD4:			/* 比 */
		case 0x8F83:			/* 较 */
		case 0x4E0E:			/* 与 */
		case 0x4E8E:			/* 于 */
		case 0x4ECE:			/* 从 */
		case 0x7531:			/* 由 */
		case 0x662F:			/* 是 */
		case 0x540C:			/* 同 */
		case 0x81EA:			/* 自 */
			return true;
		case 0x4E3A:			/* 为: 为2012年的3.4倍 */
			return true;
	}
	return false;
}

/* 年底 年末 期末 … behind a year or plan */
static size_t
as_of_word(const uint32_t *cp, size_t hi, size_t i)
{
	return i + att_starts_any(cp + i, hi - i, &att_words_end_of_time);
}

/* 2012年起 at [pos, end): 起 stands at a pause, behind 自 and 从, or in front of
 * what lasts; elsewhere it starts a word. */
static bool
is_since(const uint32_t *cp, size_t lo, size_t hi, size_t pos, size_t end)
{
	if (end >= hi || cp[end] != 0x8D77)
		return false;
	return end + 1 == hi || (pos > lo && (cp[pos - 1] == 0x81EA || cp[pos - 1] == 0x4ECE)) ||
		att_starts_any(cp + end + 1, hi - end - 1, &att_words_lasting) > 0;
}

/* Does N年内 at pos stand for itself: at a pause, or behind a word of effort? */
static bool
is_term(const uint32_t *cp, size_t lo, size_t pos)
{
	return pos == lo || cp[pos - 1] == ',' || cp[pos - 1] == ';' || cp[pos - 1] == ':' ||
		att_ends_any(cp, lo, pos, &att_words_term_lead) > 0;
}

bool
att_time_at(const uint32_t *cp, size_t lo, size_t hi, size_t pos, int year, int now,
			att_time *out)
{
	size_t		end;
	int			y;
	int			m1;
	int			m2;
	size_t		i = pos;
	size_t		k;

	if (pos >= hi || (att_sign(cp[pos]) & ATT_SIGN_TIME) == 0)
		return false;
	/* behind digits 年, 月, 季 or a mark of a range tells */
	if (att_is_digit(cp[pos]))
	{
		for (k = pos + 1; k < hi && k < pos + 5 && att_is_digit(cp[k]); k++)
			;
		if (k == hi || !(cp[k] == YEAR || cp[k] == MONTH || cp[k] == 0x5B63 || is_to(cp[k])))
			return false;
	}
	memset(out, 0, sizeof(*out));

	/* 2016~2019年 */
	if (att_is_digit(cp[pos]) && pos + 9 < hi && (pos == lo || !att_is_digit(cp[pos - 1])))
	{
		int			a = 0;

		for (k = pos; k < pos + 4 && att_is_digit(cp[k]); k++)
			a = a * 10 + (int) (cp[k] - '0');
		if (k == pos + 4 && plausible(a))
		{
			size_t		m = k;

			if (m < hi && cp[m] == YEAR)
				m++;
			if (m < hi && is_to(cp[m]))
			{
				while (m < hi && is_to(cp[m]))
					m++;
				y = att_year_at(cp, hi, m, &end);
				if (y > a)
				{
					out->period = att_period_years(a, y);
					out->end = end;
					out->base = is_base(cp, lo, pos);
					return true;
				}
			}
		}
	}

	y = att_year_at(cp, hi, pos, &end);
	if (y > 0)
	{
		size_t		before = pos;

		if (end < hi && cp[end] == 0x5EA6)	/* 年度 */
			end++;
		out->period = att_period_years(y, y);
		out->end = end;
		if (part_of_year(cp, hi, end, &m1, &m2, &k))
		{
			out->period = months(y, m1, m2);
			out->part = m2 - m1 < 11;
			out->end = k;
			/* 2020年1月8日: a day */
			if (m1 == m2 && k < hi && att_is_digit(cp[k]))
			{
				size_t		d = k;

				small_number(cp, hi, &d);
				if (d < hi && (cp[d] == 0x65E5 || cp[d] == 0x53F7))
				{
					out->end = d + 1;
					out->period = att_period_years(y, y);
					out->part = false;
				}
			}
		}
		else
		{
			k = as_of_word(cp, hi, end);
			out->as_of = k > end;
			out->end = k;
		}
		if (before > lo && cp[before - 1] == 0x5230)	/* 到 */
		{
			out->until = true;
			before--;
			out->base = false;
			return true;
		}
		if (before > lo + 1 && cp[before - 2] == 0x622A && cp[before - 1] == 0x81F3)	/* 截至 */
			out->as_of = true;
		/* 2013年以来, 2012年起: from then to now; not 起步 */
		if (!out->part && !out->as_of)
		{
			size_t		since = att_text_starts(cp + end, hi - end, U"以来");

			if (since == 0 && is_since(cp, lo, hi, before, end))
				since = 1;
			if (since > 0 && now > 0 && y < now - 1)
				out->period = att_period_years(y, now - 1);
			if (since > 0)
			{
				out->end += since;
				return true;
			}
		}
		out->base = is_base(cp, lo, before);
		return true;
	}

	y = plan_at(cp, lo, hi, pos, &end);
	if (y > 0)
	{
		size_t		q = end;

		if (q < hi && (cp[q] == 0x201D || cp[q] == '"' || cp[q] == 0x2019))
			q++;
		out->plan = true;
		out->period = att_period_years(y, y + 4);
		/* 十三五以来: up to now */
		if (now > y + 5 && att_text_starts(cp + q, hi - q, U"以来") > 0)
			out->period = att_period_years(y, now - 1);
		out->base = is_base(cp, lo, pos);
		k = as_of_word(cp, hi, q);
		if (k > q)
		{
			out->as_of = true;
			out->period = att_period_years(y + 4, y + 4);
			q = k;
		}
		out->end = q;
		/* a plan's own name is no time: “十四五”规划, 纲要 */
		return q >= hi || att_starts_any(cp + q, hi - q, &att_words_plan_name) == 0;
	}

	if (now > 0 && i + 1 < hi && cp[i + 1] == YEAR)
	{
		size_t		len;
		int			row = att_lexicon_longest(&att_relative_years, cp + i, hi - i, &len);

		if (row >= 0)
		{
			y = now + att_relative_years_rows[row].add;
			out->base = is_base(cp, lo, pos);
			out->period = att_period_years(y, y);
			out->end = i + len;
			if (att_text_starts(cp + i + len, hi - i - len, U"以来"))
				return false;
			if (part_of_year(cp, hi, out->end, &m1, &m2, &k))
			{
				out->period = months(y, m1, m2);
				out->part = m2 - m1 < 11;
				out->end = k;
			}
			return true;
		}
	}

	/* 五年累计, 近四年增长, 三年内完成; not 创近十年新高, 连续五年 */
	{
		int			n = att_years_at(cp, hi, pos, &end);
		bool		near = pos > lo && cp[pos - 1] == 0x8FD1;	/* 近 */
		bool		told = near;

		/* 第 十 续 每 前 后 用 */
		if (pos > lo && (cp[pos - 1] == 0x7B2C || cp[pos - 1] == 0x5341 || cp[pos - 1] == 0x7EED || cp[pos - 1] == 0x6BCF ||
						 cp[pos - 1] == 0x524D || cp[pos - 1] == 0x540E || cp[pos - 1] == 0x7528))
			n = 0;
		/* 未来三年累计投资500亿元 */
		if (n > 1 && n <= 10 && now > 0 && pos >= lo + 2 &&
			(att_text_starts(cp + pos - 2, 2, U"未来") > 0 || att_text_starts(cp + pos - 2, 2, U"今后") > 0))
		{
			out->period = att_period_years(now, now + n - 1);
			out->plan = true;
			out->end = end;
			return true;
		}
		if (n > 0 && att_starts_any(cp + end, hi - end, &att_words_record) > 0)
			n = 0;
		if (now > 0 && n > 1 && n <= 10)
		{
			/* of other spans only what is said to be one: 两年平均 is a kind of growth */
			if (!told && n == 5)
				told = att_starts_any(cp + end, hi - end, &att_words_span_verb) > 0;
			if (!told)
				told = att_text_starts(cp + end, hi - end, U"累计") > 0 || att_text_starts(cp + end, hi - end, U"来") > 0;
			if (told)
			{
				out->period = att_period_years(now - n, now - 1);
				out->span = near ? 0 : (uint8_t) n;
				out->plan = !near;
				out->end = end;
				return true;
			}
			/* 内, not 内外; 毕业2年内的人 are no time */
			if (end < hi && cp[end] == 0x5185 && (end + 1 == hi || cp[end + 1] != 0x5916) && is_term(cp, lo, pos))
			{
				out->ahead = true;
				out->period = att_period_years(now, now + n - 1);
				out->end = end + 1;
				return true;
			}
		}
	}

	if (year > 0 && (pos == lo || !att_is_digit(cp[pos - 1])) &&
		part_of_year(cp, hi, pos, &m1, &m2, &k))
	{
		/* 二季度前: sometime in the year */
		if (k < hi && cp[k] == 0x524D)
		{
			out->period = att_period_years(year, year);
			out->end = k + 1;
			return true;
		}
		/* 7月1日 is a day; 12月底 a level at that time */
		if (m1 == m2 && k < hi && att_is_digit(cp[k]))
			return false;
		if (m1 == m2 && m2 - m1 < 11 && pos > lo && (cp[pos - 1] == 0x81EA || cp[pos - 1] == 0x4E8E))
			return false;
		if (m1 == 1 && m2 == 12)
		{
			out->period = att_period_years(year, year);
			out->end = k;
			return true;
		}
		out->period = months(year, m1, m2);
		out->part = true;
		out->base = is_base(cp, lo, pos);
		out->end = k;
		return true;
	}
	return false;
}
