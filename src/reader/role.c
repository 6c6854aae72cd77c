/*
 * role.c
 *	  Follows the parts of a report through headings and lead-ins.
 */
#include "role.h"
#include "sign.h"

#include <string.h>

#include "../language/lexicon.h"

enum
{
	P_REVIEW = 1,
	P_TASK,
	P_YEARS_PAST,
	P_YEARS_NEXT,
	P_YEAR_PAST,
	P_YEAR_NEXT
};

#include "lexicon/parts.h"
#include "lexicon/words.h"

static bool
says(const uint32_t *cp, size_t n, int part)
{
	size_t		len;

	for (size_t i = 0; i < n; i++)
	{
		int			row = att_lexicon_longest(&att_parts, cp + i, n - i, &len);

		if (row >= 0)
		{
			if (att_parts_rows[row].part == part)
				return true;
			i += len - 1;
		}
	}
	return false;
}

bool
att_words_review(const uint32_t *cp, size_t n)
{
	return says(cp, n, P_REVIEW);
}

bool
att_words_task(const uint32_t *cp, size_t n)
{
	return says(cp, n, P_TASK);
}

static void
years_past(att_context *c, int n)
{
	c->role = ATT_ACTUAL;
	c->several = true;
	c->known = true;
	c->period = att_period_years(c->review_year - n + 1, c->review_year);
}

static void
several_past(att_context *c)
{
	years_past(c, 5);
}

/* 七年来, 过去三年: how many years the words look back on; 0 if none. */
static int
years_back(const uint32_t *cp, size_t n, size_t *len)
{
	size_t		i = att_starts_any(cp, n, &att_words_back_lead);
	size_t		end;
	size_t		k;
	int			years = att_years_at(cp, n, i, &end);

	if (years < 2 || years > 10)
		return 0;
	k = att_starts_any(cp + end, n - end, &att_words_back_end);
	*len = end + k;
	if (k > 0)
		/* 30年来首次 */
		return att_text_starts(cp + end + k, n - end - k, U"首次") > 0 ? 0 : years;
	return i > 0 && (end == n || cp[end] == ',') ? years : 0;
}

static void
several_next(att_context *c)
{
	c->role = ATT_TARGET;
	c->several = true;
	c->known = true;
	c->period = att_period_years(c->report_year, c->report_year + 4);
}

static void
year_past(att_context *c)
{
	c->role = ATT_ACTUAL;
	c->several = false;
	c->known = true;
	c->period = att_period_years(c->review_year, c->review_year);
}

static void
year_next(att_context *c)
{
	c->role = ATT_TARGET;
	c->several = false;
	c->known = true;
	c->period = att_period_years(c->report_year, c->report_year);
}

void
att_context_start(att_context *c, const att_meta *meta, int report_year)
{
	memset(c, 0, sizeof(*c));
	c->report_year = meta->report_year ? meta->report_year : report_year;
	c->review_year = meta->review_year ? meta->review_year :
		c->report_year ? c->report_year - 1 : 0;
	if (meta->kind == ATT_KIND_WORK_PLAN)
		year_next(c);
	else if (meta->kind == ATT_KIND_NEWS && meta->report_year > 0)
		year_next(c);
	else if (c->review_year > 0)
	{
		year_past(c);
		c->known = meta->kind != ATT_KIND_NONE && meta->kind != ATT_KIND_OTHER;
	}
}

/* What times a heading names: the last year, and the last plan. */
static void
heading_times(const att_context *c, const uint32_t *cp, size_t n, int *year, att_period *plan,
			  att_period *part)
{
	*year = 0;
	memset(plan, 0, sizeof(*plan));
	memset(part, 0, sizeof(*part));
	for (size_t i = 0; i < n; i++)
	{
		att_time	t;

		if ((att_sign(cp[i]) & ATT_SIGN_TIME) && att_time_at(cp, 0, n, i, 0, c->report_year, &t))
		{
			if (t.plan)
				*plan = t.period;
			else if (t.period.from.year > 0 &&
					 !att_text_starts(cp + t.end, n - t.end, U"远景"))
			{
				*year = t.period.from.year;
				if (t.part)
					*part = t.period;
			}
			i = t.end - 1;
		}
	}
}

void
att_context_heading(att_context *c, const uint32_t *cp, size_t n, int level)
{
	bool		review = says(cp, n, P_REVIEW);
	bool		task = says(cp, n, P_TASK);
	int			year;
	att_period	plan;
	att_period	part;

	heading_times(c, cp, n, &year, &plan, &part);
	if (level > 1 && level < 5)
	{
		/* inside a part only a time of its own counts */
		if (plan.from.year > 0 && year == 0)
		{
			if (c->report_year > 0 && plan.from.year >= c->report_year)
			{
				c->role = ATT_TARGET;
				c->period = plan;
				c->several = true;
				c->known = true;
			}
			else if (c->report_year > 0 && plan.to.year <= c->report_year + 1 &&
					 c->role == ATT_ACTUAL)
			{
				c->period = plan;
				c->several = true;
				c->known = true;
			}
		}
		else if (year > 0 && year == c->review_year && review)
			year_past(c);
		else if (year > 0 && year == c->report_year && task)
			year_next(c);
		return;
	}
	if (review)
	{
		year_past(c);
		if (year > 0 && year <= c->review_year)
			c->period = att_period_years(year, year);
		if (plan.from.year > 0 && (c->report_year == 0 || plan.to.year <= c->report_year))
		{
			c->period = plan;
			c->several = true;
		}
		else if (says(cp, n, P_YEARS_PAST))
			several_past(c);
		else
			for (size_t i = 0; i < n; i++)
			{
				size_t		len;
				int			years = years_back(cp + i, n - i, &len);

				if (years == 0)
					continue;
				years_past(c, years);
				break;
			}
	}
	else if (says(cp, n, P_YEARS_PAST) && !task)
		several_past(c);
	else if (says(cp, n, P_YEARS_NEXT))
		several_next(c);
	else if (task)
	{
		if (level == 5 && !(year > 0 || plan.from.year > 0 || says(cp, n, P_YEAR_NEXT)) && c->role == ATT_ACTUAL)
			return;
		year_next(c);
		if (part.from.year > 0)
			c->period = part;
		else if (year > 0)
			c->period = att_period_years(year, year);
		else if (plan.from.year > 0)
		{
			c->period = plan;
			c->several = true;
		}
	}
	/* 一、2020年的工作: the year alone tells */
	else if (level == 1 && plan.from.year == 0 && year > 0 && year == c->review_year)
		year_past(c);
	else if (level == 1 && plan.from.year == 0 && year > 0 && year == c->report_year)
		year_next(c);
	else if (level == 1 && plan.from.year > 0 && c->report_year > 0 && plan.from.year >= c->report_year)
	{
		c->role = ATT_TARGET;
		c->period = plan;
		c->several = true;
		c->known = true;
	}
}

bool
att_context_lead(att_context *c, const uint32_t *cp, size_t n, bool first)
{
	att_time	t;
	size_t		len;
	size_t		i = 0;
	int			row;

	while (i < n && (cp[i] == 0x201C || cp[i] == '"' || cp[i] == 0x2014 || cp[i] == 0x2018))
		i++;
	len = att_text_starts(cp + i, n - i, U"各位代表");
	if (len > 0 && i + len + 1 < n)
		i += len + 1;
	/* 这是……的五年 */
	{
		size_t		stop = i;

		while (stop < n && cp[stop] != ',' && cp[stop] != ':')
			stop++;
		if (n == 0 || (cp[n - 1] != 0x5E74 && (stop == 0 || cp[stop - 1] != 0x5E74)))
			stop = i;
		else if (stop == n || (n - stop > 3 && att_find(cp + i, n - i < 13 ? n - i : 13, U"这是") < 12))
			stop = n;
		if (stop > i + 3 && att_text_starts(cp + stop - 3, 3, U"的五年") == 3 &&
			!(c->role == ATT_TARGET && c->known))
		{
			several_past(c);
			return true;
		}
	}
	for (;;)
	{
		len = att_text_starts(cp + i, n - i, U"刚刚过去的");
		if (len == 0)
			len = att_text_starts(cp + i, n - i, U"即将过去的");
		if (len == 0 || att_text_starts(cp + i + len, n - i - len, U"一年"))
			break;
		i += len;
	}
	if (att_text_starts(cp + i, n - i, U"回顾") || att_text_starts(cp + i, n - i, U"在"))
		i += cp[i] == 0x5728 ? 1 : 2;
	if (att_text_starts(cp + i, n - i, U"展望") || att_text_starts(cp + i, n - i, U"做好"))
		i += 2;
	while (i < n && (cp[i] == 0x201C || cp[i] == '"'))
		i++;
	if (i >= n)
		return false;
	row = att_lexicon_longest(&att_parts, cp + i, n - i, &len);
	if (row >= 0)
	{
		switch (att_parts_rows[row].part)
		{
			case P_YEARS_PAST:
				if (c->role == ATT_TARGET && c->known && !first)
					return false;
				several_past(c);
				return true;
			case P_YEARS_NEXT:
				several_next(c);
				return true;
			case P_YEAR_PAST:
				if (len < 3 && !first)
					return false;
				year_past(c);
				return true;
			case P_YEAR_NEXT:
				if (c->report_year == 0)
					return false;
				if (c->role == ATT_ACTUAL && c->known && !first)
					return false;
				if (c->role == ATT_ACTUAL && !says(cp, n, P_TASK) &&
					att_find(cp, n, U"要") == n && att_find(cp, n, U"工作") == n)
					return false;
				year_next(c);
				return true;
			default:
				break;
		}
	}
	{
		int			years = years_back(cp + i, n - i, &len);

		if (years > 0 && c->review_year > 0 && !(c->role == ATT_TARGET && c->known && !first) &&
			i + len < n && cp[i + len] == ',')
		{
			/* among tasks one sentence looks back, not those behind it */
			bool		tasks = c->role == ATT_TARGET && c->known;

			years_past(c, years);
			return !tasks;
		}
	}
	if (!(att_sign(cp[i]) & ATT_SIGN_TIME) || !att_time_at(cp, 0, n, i, 0, c->report_year, &t) || t.base || t.until)
		return false;
	if ((t.span > 0 || t.ahead) && c->role == ATT_TARGET && c->known)
		return false;
	if (t.plan && !t.as_of && c->report_year > 0)
	{
		if (t.period.to.year <= c->report_year)
		{
			c->role = ATT_ACTUAL;
			c->period = t.period;
			c->several = true;
			c->known = true;
			return true;
		}
		if (t.period.from.year >= c->report_year && !(t.end < n && att_text_starts(cp + t.end, n - t.end, U"以来")))
		{
			c->role = ATT_TARGET;
			c->period = t.period;
			c->several = true;
			c->known = true;
			return true;
		}
		return false;
	}
	/* behind an outlook the year's own targets need no paragraph of their own */
	if (c->several && c->role == ATT_TARGET && !t.part && !t.plan && says(cp, n, P_TASK) &&
		t.period.from.year == c->report_year && t.period.to.year == c->report_year + 1)
		first = true;
	if (first && !t.part && !t.plan && t.period.from.year > 0 &&
		t.period.to.year == t.period.from.year + 1)
	{
		int			y = t.period.from.year;

		/* in a review of several years 2020年产值达到… holds for itself only */
		if (c->several && c->role == ATT_ACTUAL && t.end < n && cp[t.end] != ',' && cp[t.end] != 0x662F)
			return false;
		if (y == c->review_year && c->report_year > 0 && (c->role == ATT_ACTUAL || !c->known))
		{
			year_past(c);
			return true;
		}
		if (y == c->report_year && (c->role == ATT_TARGET || says(cp, n, P_TASK)))
		{
			year_next(c);
			return true;
		}
	}
	return false;
}
