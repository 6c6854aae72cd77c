/*
 * outline.c
 *	  Title, issuer, kind and years of a report; its sections; several reports
 *	  on one page.
 */
#include "outline.h"

#include <string.h>

#include "../language/lexicon.h"
#include "../language/numeral.h"
#include "period.h"
#include "role.h"

#include "lexicon/words.h"

#define TITLE_MAX	60

static bool
contains(const uint32_t *cp, size_t n, const uint32_t *word)
{
	return att_find(cp, n, word) < n;
}

/* A line that could be a report's title: not a sentence nor a numbered heading,
 * names a report. */
static bool
is_title(const uint32_t *cp, size_t n)
{
	int			level;

	if (n < 4 || n > 90 || att_heading_mark(cp, n, &level) > 0 || contains(cp, n, U"。") || contains(cp, n, U",") || contains(cp, n, U"请予审议"))
		return false;
	return att_find_any(cp, n, &att_words_report_noun) < n;
}

/* Day of delivery: 2021年1月18日 or 二〇二六年一月二十七日 near 会议. */
static bool
date_at(const uint32_t *cp, size_t n, size_t i, att_date *out, size_t *end)
{
	size_t		k;
	int			y = att_year_at(cp, n, i, &k);
	att_numeral num;

	if (y == 0)
		return false;
	memset(out, 0, sizeof(*out));
	out->year = (int16_t) y;
	if (att_numeral_read(cp, n, k, &num) != ATT_NUMERAL_OK || num.end >= n ||
		cp[num.end] != 0x6708 || num.value.coef < 1 || num.value.coef > 12)
		return false;
	out->month = (uint8_t) num.value.coef;
	k = num.end + 1;
	if (att_numeral_read(cp, n, k, &num) != ATT_NUMERAL_OK || num.end >= n ||
		cp[num.end] != 0x65E5 || num.value.coef < 1 || num.value.coef > 31)
		return false;
	out->day = (uint8_t) num.value.coef;
	*end = num.end + 1;
	return true;
}

/* name takes the place of what was found before. */
static void
set_region(const att_page *page, att_str *region, att_str name)
{
	if (region->data)
		page->env->release(page->env->ctx, (void *) region->data);
	*region = name;
}

/* 省, 区, 自治区: no name of a place */
static bool
is_generic(att_str region)
{
	return region.len == 0 || att_utf8_is_any(region.data, region.len, &att_words_generic_region);
}

/*
 * A place by its own name: the last of 甲省乙市丙区, without the number of
 * its government (丙区一届, 丙区第二届).
 */
static void
narrow(const att_page *page, att_str *region)
{
	uint32_t	cp[32];
	size_t		n = 0;
	size_t		from = 0;
	const char *p = region->data;
	const char *end = p + region->len;

	while (p < end && n < 32)
		cp[n++] = att_utf8_next(&p, end);
	if (p < end)
		return;
	if (n > 2 && cp[n - 1] == 0x5C4A)	/* 届 */
	{
		n--;
		while (n > 0 && (att_numeral_digit(cp[n - 1]) >= 0 || att_numeral_power(cp[n - 1]) == 1 ||
						 att_is_digit(cp[n - 1]) || cp[n - 1] == 0x7B2C))
			n--;
	}
	for (size_t i = 2; i + 3 <= n; i++)
	{
		/* 省 市 州, and 区 of 自治区, with a place behind */
		bool		kind = cp[i] == 0x7701 || cp[i] == 0x5E02 || cp[i] == 0x5DDE ||
			(cp[i] == 0x533A && i > 2 && cp[i - 1] == 0x6CBB);

		if (kind && i >= from + 2)
			from = i + 1;
	}
	if (n > from)
		set_region(page, region, att_text_utf8(page->env, cp + from, n - from));
}

/* 在……省第十四届人民代表大会: the words between. */
static void
region_of_congress(const att_page *page, att_meta *out)
{
	const uint32_t *cp = page->text.cp;
	size_t		n = page->text.n < 6000 ? page->text.n : 6000;

	for (size_t i = 0; i < n; i++)
	{
		size_t		k = i;

		if (cp[i] != 0x5C4A)	/* 届, perhaps at the end of a line */
			continue;
		if (att_text_starts(cp + i + 1 + (i + 1 < n && cp[i + 1] == '\n'),
							n - i - 1 - (i + 1 < n && cp[i + 1] == '\n'), U"人民代表大会") == 0)
			continue;
		/* 第十四 in front */
		while (k > 0 && (att_numeral_digit(cp[k - 1]) >= 0 || att_numeral_power(cp[k - 1]) == 1 ||
						 att_is_digit(cp[k - 1]) || cp[k - 1] == 0x7B2C))
			k--;
		for (size_t s = k; s > 0 && k - s < 16; s--)
			if (cp[s - 1] == 0x5728)	/* 在 */
			{
				att_str		name;

				if (s == k)
					break;
				name = att_text_utf8(page->env, cp + s, k - s);
				if (!is_generic(name))
				{
					set_region(page, &out->region, name);
					return;
				}
				page->env->release(page->env->ctx, (void *) name.data);
			}
			else if (!att_is_han(cp[s - 1]))
				break;
	}
}

typedef struct votes
{
	int			year[64];
	int			n[64];
	int			used;
} votes;

static void
vote(votes *v, int year, int weight)
{
	for (int i = 0; i < v->used; i++)
		if (v->year[i] == year)
		{
			v->n[i] += weight;
			return;
		}
	if (v->used < 64)
	{
		v->year[v->used] = year;
		v->n[v->used++] = weight;
	}
}

static int
votes_for(const votes *v, int year)
{
	for (int i = 0; i < v->used; i++)
		if (v->year[i] == year)
			return v->n[i];
	return 0;
}

/* More per cent than most? */
static bool
has_percents(const uint32_t *cp, size_t n, int most)
{
	for (size_t i = 0; i < n && most >= 0; i++)
		most -= cp[i] == '%';
	return most < 0;
}

void
att_outline_meta(const att_page *page, att_meta *out)
{
	const uint32_t *cp = page->text.cp;
	size_t		n = page->text.n;
	votes		review = {0};
	votes		task = {0};
	votes		spoken = {0};
	size_t		title_from = 0;
	size_t		title_to = 0;
	int			title_year = 0;
	bool		speech;
	bool		news;
	size_t		head = n < 400 ? n : 400;
	size_t		opening = n < 4000 ? n : 4000;

	memset(out, 0, sizeof(*out));

	for (size_t b = 0; b < page->n && b < 40 && title_to == 0; b++)
	{
		const att_block *k = &page->block[b];

		/* the speech has begun: no title follows */
		if (att_text_starts(cp + k->from, k->to - k->from, U"各位代表") ||
			att_text_starts(cp + k->from, k->to - k->from, U"同志们"))
			break;
		/* a long title does not look like a heading, but stands at the top */
		if ((k->kind == ATT_BLOCK_HEADING || (k->kind == ATT_BLOCK_PARAGRAPH && b < 10)) &&
			is_title(cp + k->from, k->to - k->from))
		{
			title_from = k->from;
			title_to = k->to;
		}
	}
	if (title_to == 0 && page->n > 0)
	{
		/* one long line: 2021年某区政府工作报告各位代表: */
		size_t		end = page->block[0].to;
		size_t		k;

		if (end > page->block[0].from + 200)
			end = page->block[0].from + 200;
		k = att_find(cp + page->block[0].from, end - page->block[0].from, U"政府工作报告");
		if (k < end - page->block[0].from && k < TITLE_MAX)
		{
			title_from = page->block[0].from;
			title_to = page->block[0].from + k + 6;
		}
		for (size_t b = 0; b < page->n && b < 10 && title_to == 0; b++)
			if (page->block[b].kind == ATT_BLOCK_HEADING && page->block[b].title)
			{
				title_from = page->block[b].from;
				title_to = page->block[b].to;
			}
	}
	if (title_to > title_from)
		out->title = att_text_utf8(page->env, cp + title_from, title_to - title_from);

	/* who speaks: 我代表……人民政府, 受……人民政府委托 */
	for (size_t i = 0; i < n && i < 6000 && out->issuer.len == 0; i++)
	{
		size_t		len;
		size_t		k;
		size_t		stop;

		if (cp[i] != 0x4EE3 && cp[i] != 0x6211 && cp[i] != 0x53D7)	/* 代 我 受 */
			continue;
		len = att_text_starts(cp + i, n - i, U"代表");
		if (len > 0 && ((i > 0 && cp[i - 1] == 0x4F4D) || att_text_starts(cp + i + len, n - i - len, U"大会")))	/* 各位代表, 人民代表大会 */
			continue;
		if (len == 0)
			len = att_text_starts(cp + i, n - i, U"我受");
		if (len == 0)
			len = att_text_starts(cp + i, n - i, U"受");
		if (len == 0)
			continue;
		k = i + len;
		for (stop = k; stop < n && stop < k + 24; stop++)
		{
			size_t		l;

			if (cp[stop] == ',' || cp[stop] == 0x3002 || cp[stop] == 0x3001 || cp[stop] == ':' ||
				cp[stop] == '\n')
				break;
			l = att_text_starts(cp + stop, n - stop, U"人民政府");
			if (l == 0)
				l = att_text_starts(cp + stop, n - stop, U"管委会");
			if (l > 0 && stop > k)
			{
				out->issuer = att_text_utf8(page->env, cp + k, stop + l - k);
				set_region(page, &out->region, att_text_utf8(page->env, cp + k, stop - k));
				break;
			}
		}
	}
	/* 省, 区 alone: the name is where the congress meets, or in the title */
	if (is_generic(out->region))
		region_of_congress(page, out);
	/* the head of a document: ……人民政府办公室文件 */
	for (size_t b = 0; b < page->n && b < 5 && is_generic(out->region); b++)
	{
		const att_block *k = &page->block[b];
		size_t		at = att_find(cp + k->from, k->to - k->from, U"人民政府");
		size_t		end = k->from + at + 4;

		if (k->kind != ATT_BLOCK_HEADING || at < 2 || at > 16 || at == k->to - k->from)
			continue;
		if (end < k->to && att_text_starts(cp + end, k->to - end, U"办公") == 0 &&
			att_text_starts(cp + end, k->to - end, U"文件") == 0)
			continue;
		end += att_text_starts(cp + end, k->to - end, U"办公室");
		end += att_text_starts(cp + end, k->to - end, U"办公厅");
		set_region(page, &out->region, att_text_utf8(page->env, cp + k->from, at));
		if (out->issuer.len == 0)
			out->issuer = att_text_utf8(page->env, cp + k->from, end - k->from);
	}

	if (title_to > title_from && is_generic(out->region))
	{
		size_t		s = title_from;
		size_t		y;

		if (att_year_at(cp, title_to, s, &y) > 0)
			s = y;
		if (att_text_starts(cp + s, title_to - s, U"关于"))
			s += 2;
		if (att_year_at(cp, title_to, s, &y) > 0)
			s = y;
		for (size_t i = s + 1; i < title_to && i < s + 12 && att_is_han(cp[i - 1]); i++)
		{
			size_t		len = att_starts_any(cp + i, title_to - i, &att_words_region_kind);

			if (len > 0)
			{
				/* 区 of 自治区 and 新区 belong to the name */
				set_region(page, &out->region, att_text_utf8(page->env, cp + s, i + len - s));
				break;
			}
		}
	}

	if (is_generic(out->region))
	{
		set_region(page, &out->region, (att_str) {NULL, 0});
	}
	else
		narrow(page, &out->region);

	/* years: what headings say, the day of delivery, the title */
	for (size_t year = 0, next = 0; year < n; year++)
	{
		size_t		piece = n - year > 0x8000 ? year + 0x8000 : n;
		size_t		i;
		size_t		end;
		int			y;

		page->env->interrupt(page->env->ctx);
		while (year < piece && cp[year] != 0x5E74)	/* 年 */
			year++;
		if (year == piece)
			year--;
		if (cp[year] != 0x5E74 || year < next + 4)
			continue;
		i = year - 4;
		y = att_year_at(cp, n, i, &end);
		if (y > 0)
		{
			size_t		stop = end;
			att_date	d;
			size_t		dend;

			while (stop < n && stop < end + 26 && cp[stop] != 0x3002 && cp[stop] != ',' &&
				   cp[stop] != '\n' && cp[stop] != ';' && cp[stop] != ':')
				stop++;
			if (out->delivered_on.year == 0 && i < 3000 && date_at(cp, n, i, &d, &dend) &&
				dend + 40 < n && (contains(cp + dend, 40, U"会议") || contains(cp + dend, 40, U"大会")))
				out->delivered_on = d;
			vote(&spoken, y, 1);
			if (!(i >= title_from && i < title_to))
			{
				bool		at_start = i == 0 || cp[i - 1] == '\n' || cp[i - 1] == 0x3001 || cp[i - 1] == ')' ||
					cp[i - 1] == 0x3002;

				/* “十一五”时期和2010年工作总结 */
				if (att_words_review(cp + end, stop - end))
					vote(&review, y, at_start || (i > 0 && cp[i - 1] == 0x548C) ? 6 : 1);
				else if (att_words_task(cp + end, stop - end) && !contains(cp + end, stop - end, U"远景"))
					vote(&task, y, at_start ? 6 : 1);
			}
			else if (title_year == 0)
				title_year = y;
			next = end;
		}
	}
	/*
	 * The year of the tasks: what headings say of it and of the year before, the
	 * day of delivery, and last of all the title, which may be wrong.
	 */
	{
		int			best = 0;
		int			delivered = out->delivered_on.year == 0 ? 0 :
			out->delivered_on.year + (out->delivered_on.month >= 11);

		for (int y = 1949; y <= 2100; y++)
		{
			int			score = votes_for(&review, y - 1) + votes_for(&task, y);

			if (score > 0 && votes_for(&review, y - 1) > 0 && votes_for(&task, y) > 0)
				score += 5;
			if (y == delivered)
				score += 6;
			if (y == title_year)
				score += 3;
			/* a report without headings of its own: the year that it speaks of */
			score = score * 1000 + (n > 1500 ? votes_for(&spoken, y - 1) : 0);
			if (score > best)
			{
				best = score;
				out->report_year = y;
				out->review_year = y - 1;
			}
		}
	}

	/* kind */
	speech = contains(cp, opening, U"作报告,请予审议") || att_find_any(cp, opening, &att_words_speech_verb) < opening;
	news = att_find_any(cp, head, &att_words_news_word) < head;
	if (title_to > title_from)
	{
		const uint32_t *t = cp + title_from;
		size_t		len = title_to - title_from;

		if (att_find_any(t, len, &att_words_work_plan) < len)
			out->kind = ATT_KIND_WORK_PLAN;
		else if (contains(t, len, U"计划") || contains(t, len, U"规划"))
			out->kind = ATT_KIND_PLAN;
		else if (contains(t, len, U"工作报告"))
			out->kind = ATT_KIND_WORK;
	}
	if (out->kind == ATT_KIND_NONE)
	{
		if (speech)
			out->kind = ATT_KIND_WORK;
		else if (news && out->report_year > 0)
			out->kind = ATT_KIND_NEWS;
		else if (n > 2000 && has_percents(cp, n, 20))
			out->kind = ATT_KIND_OTHER;
	}
}

void
att_path_push(att_path *p, int level, size_t from, size_t to)
{
	while (p->n > 0 && p->at[p->n - 1].level >= level)
		p->n--;
	if (p->n == ATT_OUTLINE_DEPTH)
		p->n--;
	p->at[p->n].level = (uint8_t) level;
	p->at[p->n].from = (uint32_t) from;
	p->at[p->n].to = (uint32_t) to;
	p->n++;
}

att_str
att_path_text(const att_page *page, const att_path *p)
{
	size_t		size = 1;
	att_str		s;
	char	   *buf;
	size_t		len = 0;

	for (int i = 0; i < p->n; i++)
		size += (p->at[i].to - p->at[i].from) * 4 + 3;
	buf = page->env->alloc(page->env->ctx, size);
	for (int i = 0; i < p->n; i++)
	{
		if (i > 0)
		{
			memcpy(buf + len, " > ", 3);
			len += 3;
		}
		for (size_t k = p->at[i].from; k < p->at[i].to; k++)
			len += att_utf8_put(buf + len, page->text.cp[k]);
	}
	buf[len] = '\0';
	s.data = buf;
	s.len = len;
	return s;
}

static bool
is_stop(uint32_t c)
{
	return c == ',' || c == ';' || c == 0x3002;
}

static bool
number_before_stop(const uint32_t *cp, size_t i, size_t to)
{
	while (i < to && !is_stop(cp[i]))
		if (att_is_digit(cp[i++]))
			return true;
	return false;
}

size_t
att_inline_heading(const uint32_t *cp, size_t from, size_t to, int *level, size_t *words)
{
	size_t		mark = att_heading_mark(cp + from, to - from, level);
	size_t		limit;

	*words = from;
	if (mark == 0 || *level > 3)
		return from;
	limit = from + 45 < to ? from + 45 : to;
	*words = from + mark;
	for (size_t i = from + mark; i < limit; i++)
	{
		if (cp[i] == 0x3002 || cp[i] == ';')
			break;
		if (cp[i] == ':')
			return *words = i;
		if (*level == 1)
		{
			size_t		len = att_starts_any(cp + i, limit - i, &att_words_heading_end);

			if (len > 0)
				return *words = i + len;
		}
	}
	/*
	 * No end to be seen.  城乡面貌持续改善新建5G基站320个: a title has no numbers,
	 * so it ends where the words that lead to one begin.
	 */
	for (size_t i = from + mark + 4; i < limit && !is_stop(cp[i]); i++)
		if (att_starts_any(cp + i, limit - i, &att_words_sentence_start) > 0 && number_before_stop(cp, i, to))
			return *words = i;
	/* the whole sentence, or the words before the first pause, or none */
	for (size_t i = from + mark; i < limit; i++)
		if (cp[i] == 0x3002 || cp[i] == ';')
			return i;
	for (size_t i = from + mark; i < limit; i++)
		if (cp[i] == ',')
			return i;
	return limit;
}

/* A heading with what it stands above. */
typedef struct heading
{
	int			level;
	uint32_t	from;			/* its words, in the page's text */
	uint32_t	to;
	uint32_t	end;			/* of its section, in the given text */
} heading;

typedef struct headings
{
	heading    *h;
	size_t		n;
	size_t		cap;
} headings;

static void
heading_add(const att_page *page, headings *hs, int level, size_t from, size_t to)
{
	heading    *h;

	if (hs->n == hs->cap)
	{
		size_t		more = hs->cap ? hs->cap * 2 : 32;

		hs->h = page->env->resize(page->env->ctx, hs->h, hs->cap * sizeof(*h), more * sizeof(*h));
		hs->cap = more;
	}
	h = &hs->h[hs->n++];
	h->level = level;
	h->from = (uint32_t) from;
	h->to = (uint32_t) to;
}

/* The headings within a paragraph: each may be at the start of a sentence. */
static void
headings_of_paragraph(const att_page *page, headings *hs, size_t from, size_t end)
{
	const uint32_t *cp = page->text.cp;

	for (;;)
	{
		int			level = 0;
		size_t		words;
		size_t		to = att_inline_heading(cp, from, end, &level, &words);

		if (level != 3 && to > from)
		{
			heading_add(page, hs, level, from, to);
			from = to;
		}
		while (from < end && cp[from] != 0x3002 && cp[from] != '!')
			from++;
		from++;
		if (from >= end)
			break;
	}
}

void
att_read_sections(const att_env *env, const char *utf8, size_t len, att_section_sink sink, void *arg)
{
	att_page	page;
	att_path	path = {0};
	headings	hs = {0};
	uint32_t	next[16];		/* where a section of each level ends */

	att_page_read(env, utf8, len, &page);
	for (size_t b = 0; b < page.n; b++)
	{
		const att_block *k = &page.block[b];

		if (k->kind == ATT_BLOCK_PARAGRAPH)
			headings_of_paragraph(&page, &hs, k->from, k->to);
		else if (k->kind != ATT_BLOCK_ROW && k->to > k->from)
			heading_add(&page, &hs, k->level, k->from, k->to);
	}

	/* a section ends where the next of its level or above starts */
	for (int i = 0; i < 16; i++)
		next[i] = (uint32_t) page.nchars;
	for (size_t i = hs.n; i > 0; i--)
	{
		heading    *h = &hs.h[i - 1];
		int			level = h->level < 15 ? h->level : 15;
		uint32_t	start = (uint32_t) att_page_at(&page, h->from);

		h->end = next[level];
		for (int j = level; j < 16; j++)
			next[j] = start;
	}

	for (size_t i = 0; i < hs.n; i++)
	{
		const heading *h = &hs.h[i];
		att_section s;

		att_path_push(&path, h->level, h->from, h->to);
		s.level = h->level;
		s.title = att_text_utf8(env, page.text.cp + h->from, h->to - h->from);
		s.path = att_path_text(&page, &path);
		s.span_from = (uint32_t) att_page_at(&page, h->from);
		s.span_to = h->end;
		sink(arg, &s);
		env->release(env->ctx, (char *) s.title.data);
		env->release(env->ctx, (char *) s.path.data);
	}
	if (hs.h)
		env->release(env->ctx, hs.h);
	att_page_free(&page);
}

void
att_read_meta(const att_env *env, const char *utf8, size_t len, att_meta *out)
{
	att_page	page;

	att_page_read(env, utf8, len, &page);
	att_outline_meta(&page, out);
	att_page_free(&page);
}

/*
 * A page of several reports: each starts with a title line or with the speaker's
 * 各位代表.  A page of one report is one part.
 */
size_t
att_split_reports(const att_env *env, const char *utf8, size_t len, att_part **out)
{
	att_page	page;
	const uint32_t *cp;
	att_part   *part = NULL;
	size_t		n = 0;
	size_t		cap = 0;
	size_t		title_from = 0;
	size_t		title_to = 0;

	att_page_read(env, utf8, len, &page);
	cp = page.text.cp;
	for (size_t b = 0; b < page.n; b++)
	{
		const att_block *k = &page.block[b];
		size_t		size = k->to - k->from;
		bool		starts = false;
		size_t		from = k->from;

		if (k->kind == ATT_BLOCK_ROW)
			continue;
		if (size <= 90 && is_title(cp + k->from, size))
		{
			title_from = k->from;
			title_to = k->to;
			continue;
		}
		/* the speech itself: 我代表……报告工作 */
		{
			size_t		look = size < 600 ? size : 600;

			starts = att_find_any(cp + k->from, look, &att_words_speech_verb) < look ||
				(att_find(cp + k->from, look, U"向大会报告") < look &&
				 att_find(cp + k->from, look, U"审议") < look);
			if (starts && size < 40)
				starts = false;
		}
		if (!starts)
			continue;
		/* 各位代表 stands in the block above, if not in this one */
		if (title_to == 0 && size > 200)
		{
			size_t		look = att_find(cp + k->from, 120, U"政府工作报告");

			if (look < 60)
			{
				title_from = k->from;
				title_to = k->from + look + 6;
			}
		}
		if (n == cap)
		{
			size_t		more = cap ? cap * 2 : 8;

			part = env->resize(env->ctx, part, cap * sizeof(*part), more * sizeof(*part));
			cap = more;
		}
		memset(&part[n], 0, sizeof(part[n]));
		if (title_to > title_from)
		{
			part[n].title = att_text_utf8(env, cp + title_from, title_to - title_from);
			from = title_from < from ? title_from : from;
		}
		part[n].span_from = (uint32_t) att_page_at(&page, from);
		part[n].span_to = (uint32_t) page.nchars;
		n++;
		title_from = title_to = 0;
	}
	if (n == 0)
	{
		part = env->resize(env->ctx, part, 0, sizeof(*part));
		memset(part, 0, sizeof(*part));
		part[0].span_to = (uint32_t) page.nchars;
		if (title_to > title_from)
			part[0].title = att_text_utf8(env, cp + title_from, title_to - title_from);
		n = 1;
	}
	if (n == 1)
		part[0].span_from = 0;
	for (size_t i = 0; i + 1 < n; i++)
		part[i].span_to = part[i + 1].span_from;
	for (size_t i = 0; i < n; i++)
	{
		size_t		a = att_page_byte(&page, part[i].span_from);
		size_t		b = att_page_byte(&page, part[i].span_to);

		part[i].body.data = utf8 + a;
		part[i].body.len = b - a;
	}
	*out = part;
	return n;
}
