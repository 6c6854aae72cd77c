/*
 * scope.c
 *	  What the text around a value says about its indicator that the name does
 *	  not: whose figure it is (全市 in a district's report), and whether it
 *	  counts all there ever were (累计新建).
 */
#include <string.h>

#include "../language/lexicon.h"
#include "page.h"
#include "reader.h"

#include "lexicon/no_scope.h"
#include "lexicon/stock_verbs.h"
#include "lexicon/words.h"

/* Levels of regions, the lower the smaller; also of words such as 全市. */
enum
{
	TOWN = 1, COUNTY, CITY, PROVINCE, NATION
};

/* As many characters of a text as matter, as written but for full-width ones:
 * the end of a line ends a statement. */
#define PIECE_MAX	256

typedef struct piece
{
	uint32_t	cp[PIECE_MAX];
	size_t		n;
} piece;

static void
read_piece(att_str s, piece *out)
{
	const char *p = s.data;
	const char *end = s.data + s.len;

	out->n = 0;
	while (p < end && out->n < PIECE_MAX)
	{
		uint32_t	c = att_utf8_next(&p, end);

		if (c >= 0xFF01 && c <= 0xFF5E)
			c -= 0xFEE0;
		out->cp[out->n++] = c == 0x3000 || c == 0xA0 || c == '\r' ? ' ' : c;
	}
}

static bool
ends_with(const piece *t, const att_words *words)
{
	return att_ends_any(t->cp, 0, t->n, words) > 0;
}

typedef struct place
{
	const piece *name;
	int			level;
	bool		district;		/* 全区 is its own, not an autonomous region */
	bool		new_area;
} place;

static place
place_of(const piece *region)
{
	place		p = {region, PROVINCE, false, false};

	if (ends_with(region, &att_words_province_kind))
		p.district = true;
	else if (ends_with(region, &att_words_city_kind))
		p.level = CITY;
	else if (att_text_ends(region->cp, 0, region->n, U"区") > 0)
		p.level = COUNTY, p.district = true;
	else if (ends_with(region, &att_words_county_kind))
		p.level = COUNTY;
	else if (ends_with(region, &att_words_town_kind))
		p.level = TOWN, p.district = true;
	p.new_area = att_text_ends(region->cp, 0, region->n, U"新区") > 0;
	return p;
}

/* The level of 全市, 本省, 我区 at cp, or 0. */
static int
scope_at(const uint32_t *cp, size_t n, const place *p)
{
	if (n < 2 || (cp[0] != 0x5168 && cp[0] != 0x672C && cp[0] != 0x6211))	/* 全本我 */
		return 0;
	switch (cp[1])
	{
		case 0x56FD:			/* 国 */
			return NATION;
		case 0x7701:			/* 省 */
			return PROVINCE;
		case 0x5E02:			/* 市 */
		case 0x5DDE:			/* 州 */
		case 0x76DF:			/* 盟 */
			return CITY;
		case 0x533A:			/* 区 */
			return !p->district || p->level == PROVINCE ? PROVINCE : COUNTY;
		case 0x53BF:			/* 县 */
		case 0x65D7:			/* 旗 */
			return COUNTY;
		case 0x9547:			/* 镇 */
		case 0x4E61:			/* 乡 */
			return TOWN;
	}
	return 0;
}

static bool
is_digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

static bool
is_comma(uint32_t c)
{
	return c == ',';
}

static bool
is_stop(uint32_t c)
{
	return c == '\n' || c == 0x3002 || c == ';' || c == '!' || c == '?';
}

/* Can a statement about a place begin at cp[i]? */
static bool
begins(const uint32_t *cp, size_t from, size_t i)
{
	while (i > from && cp[i - 1] == ' ')
		i--;
	if (i == from)
		return true;
	switch (cp[i - 1])
	{
		case ',': case 0x3001: case ':': case '(': case '\t': case '|':
			return true;
	}
	return att_ends_any(cp, from, i, &att_words_statement_lead) > 0;
}

/* Is a number said of the words from cp[i] on, in their clause or right behind
 * the text?  全市首个, 全市平均 and 全市 in front of a rank are no scopes. */
static bool
governs(const uint32_t *cp, size_t n, size_t i)
{
	size_t		len;

	if (i >= n || att_lexicon_longest(&att_no_scope, cp + i, n - i, &len) >= 0)
		return false;
	for (; i < n && !is_comma(cp[i]); i++)
		if (is_digit(cp[i]))
			return true;
	return i == n;
}

static size_t
put(char *out, uint32_t c)
{
	return att_utf8_put(out, c);
}

/* 全市 where the figure is the city's, of a district's report; length. */
static size_t
scope_of(const piece *before, const piece *behind, const piece *name, const place *p, char *out)
{
	const uint32_t *cp = before->cp;
	size_t		from = before->n;
	size_t		i;
	uint32_t	scope = 0;

	while (from > 0 && !is_stop(cp[from - 1]))
		from--;
	/* 全市地区生产总值 is the name itself */
	if (scope_at(name->cp, name->n, p) > p->level)
		scope = name->cp[1];	/* NOLINT: a level is that of two characters */
	for (i = from; i < before->n; i++)
	{
		size_t		left = before->n - i;
		int			level = scope_at(cp + i, left, p);

		if (level > p->level)
		{
			if (begins(cp, from, i) && governs(cp, before->n, i + 2))
				scope = cp[i + 1];
		}
		else if (level > 0 ||
				 (p->name->n > 1 && left >= p->name->n &&
				  memcmp(cp + i, p->name->cp, p->name->n * sizeof(uint32_t)) == 0) ||
				 (p->name->n > 2 && left >= p->name->n - 1 &&
				  memcmp(cp + i, p->name->cp, (p->name->n - 1) * sizeof(uint32_t)) == 0) ||
				 (p->new_area && left >= 2 && cp[i] == 0x65B0 && cp[i + 1] == 0x533A &&	/* 新区, not 高新区 */
				  (i == from || cp[i - 1] != 0x9AD8)))
			scope = 0;
	}
	/* 增长7%(全市) */
	i = 0;
	while (i < behind->n && behind->cp[i] == ' ')
		i++;
	if (i + 3 < behind->n && behind->cp[i] == '(' &&
		scope_at(behind->cp + i + 1, behind->n - i - 1, p) > p->level &&
		behind->cp[i + 3] == ')')
		scope = behind->cp[i + 2];
	if (scope == 0)
		return 0;
	i = put(out, 0x5168);		/* 全 */
	return i + put(out + i, scope);
}

/* 试点以来, in front in the sentence: counted since something happened, not in
 * the year (今年以来, 年初以来), unless a year is named behind it. */
static bool
is_since(const piece *before)
{
	const uint32_t *cp = before->cp;

	for (size_t i = before->n; i > 3 && !is_stop(cp[i - 1]) && cp[i - 1] != '\t' && cp[i - 1] != '|'; i--)
	{
		if (cp[i - 1] == U'年' && (cp[i - 2] == U'全' || cp[i - 2] == U'当' || is_digit(cp[i - 2])))
			return false;
		if (is_comma(cp[i - 1]) && cp[i - 2] == U'来' && cp[i - 3] == U'以')
		{
			size_t		k = i - 3;

			while (k > 0 && cp[k - 1] == ' ')
				k--;
			return k > 0 && att_is_han(cp[k - 1]) && att_ends_any(cp, 0, k, &att_words_calendar_end) == 0;
		}
	}
	return false;
}

/* 累计 in front of the value, in its clause, where it makes the name another
 * one: not the year's (全年累计), and not of what is a stock anyway. */
static bool
is_stock(const piece *before, const piece *name)
{
	const uint32_t *cp = before->cp;
	size_t		i = before->n;
	size_t		len;

	for (;; i--)
	{
		if (i < 2 || is_stop(cp[i - 1]) || is_comma(cp[i - 1]) || cp[i - 1] == 0x3001 || cp[i - 1] == '\t' || cp[i - 1] == '|')
			return false;
		if (cp[i - 2] == 0x7D2F && cp[i - 1] == 0x8BA1)
			break;
	}
	/* 上市企业累计达25家: nothing between 累计 and the value but 达 and the like */
	len = 0;
	for (size_t k = i; k < before->n && len == 0; k++)
		switch (cp[k])
		{
			case ' ': case 0x5DF2: case 0x8FBE: case 0x5230: case 0x4E3A: case 0x6709: case 0x5171:	/* 已达到为有共 */
			case 0x7EA6: case 0x8D85: case 0x8FC7: case 0x8FD1: case 0x7A81: case 0x7834:	/* 约超过近突破 */
				break;
			default:
				len = 1;
		}
	if (len == 0 && att_lexicon_longest(&att_stock_verbs, name->cp, name->n, &len) < 0)
		return false;
	/* the year's: 全年累计, 2020年，累计, 1-11月累计; not 五年累计, 2020年底累计 */
	i -= 2;
	while (i > 0 && (is_comma(cp[i - 1]) || cp[i - 1] == ' '))
		i--;
	if (i < 2)
		return true;
	switch (cp[i - 1])
	{
		case 0x6708:			/* 月 */
			return false;
		case 0x5E74:			/* 年: 全 今 去 上 当 本, four digits */
			switch (cp[i - 2])
			{
				case 0x5168: case 0x4ECA: case 0x53BB: case 0x4E0A: case 0x5F53: case 0x672C: case 0x534A:
					return false;
			}
			i--;
			while (i > 0 && cp[i - 1] == ' ')
				i--;
			return !(i >= 4 && is_digit(cp[i - 1]) && is_digit(cp[i - 2]) && is_digit(cp[i - 3]) && is_digit(cp[i - 4]));
		case 0x5185:			/* 年内 */
			return cp[i - 2] != 0x5E74;
		case 0x5EA6:			/* 季度, 年度 */
			return cp[i - 2] != 0x5B63 && cp[i - 2] != 0x5E74;
		case 0x4EFD:			/* 月份 */
			return cp[i - 2] != 0x6708;
	}
	return true;
}

size_t
att_row_words(att_str name, att_str region, att_str before, att_str behind, bool stock, char out[ATT_ROW_WORDS])
{
	piece		t[4];
	place		p;
	size_t		n;

	read_piece(name, &t[0]);
	read_piece(region, &t[1]);
	read_piece(before, &t[2]);
	read_piece(behind, &t[3]);
	p = place_of(&t[1]);
	n = scope_of(&t[2], &t[3], &t[0], &p, out);
	if (stock && (is_stock(&t[2], &t[0]) || is_since(&t[2])))
	{
		n += put(out + n, 0x7D2F);
		n += put(out + n, 0x8BA1);
	}
	return n;
}
