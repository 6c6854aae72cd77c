/*
 * key.c
 *	  The comparison key of an indicator's name, and how alike two names are.
 */
#include <string.h>

#include "../language/lexicon.h"
#include "reader.h"

#include "lexicon/distinct.h"
#include "lexicon/key_drop.h"
#include "lexicon/key_last.h"
#include "lexicon/synonyms.h"

/* what is left of the similarity of names that a word tells apart: never enough
 * for two to meet */
#define DIFFERENT	0.75
#define KEY_MAX		512			/* code points of a name that count */

static bool
is_mark(uint32_t c)
{
	if (c < 0x80)
		return !((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
				 c == '%' || c == '.' || c == '+' || c == '/');
	return (c >= 0x2010 && c <= 0x206F) || (c >= 0x3000 && c <= 0x303F && c != 0x3007) || c == 0xB7 ||
		c == 0xFFFD;
}

/* A tag such as <sub> at t->cp[i]: how many characters, or 0. */
static size_t
tag_length(const att_text *t, size_t i)
{
	for (size_t k = i + 1; k < t->n && k < i + 6; k++)
		if (t->cp[k] == '>')
			return k + 1 - i;
	return 0;
}

/* NFKC in lower case, without marks and tags; what stands in brackets apart. */
static size_t
fold(const att_env *env, const char *utf8, size_t len, uint32_t *out, uint32_t *inside, size_t *ni)
{
	att_text	t;
	size_t		n = 0;
	int			depth = 0;

	*ni = 0;
	att_text_literal(env, utf8, len, &t);
	for (size_t i = 0; i < t.n && n < KEY_MAX && *ni < KEY_MAX; i++)
	{
		uint32_t	c = t.cp[i];

		if (c == '<' && tag_length(&t, i) > 0)
			i += tag_length(&t, i) - 1;
		else if (c == '(' || c == 0x3014 || c == 0x3010)
			depth++;
		else if ((c == ')' || c == 0x3015 || c == 0x3011) && depth > 0)
			depth--;
		else if (!is_mark(c))
		{
			if (c >= 'A' && c <= 'Z')
				c += 'a' - 'A';
			if (depth > 0)
				inside[(*ni)++] = c;
			else
				out[n++] = c;
		}
	}
	att_text_free(env, &t);
	return n;
}

/* Drops words that say nothing about which indicator it is, at the start. */
static size_t
drop_front(uint32_t *cp, size_t n)
{
	for (;;)
	{
		size_t		len;

		if (att_lexicon_longest(&att_key_drop, cp, n, &len) < 0 || len + 2 > n)
			return n;
		memmove(cp, cp + len, (n - len) * sizeof(uint32_t));
		n -= len;
	}
}

static size_t
drop_end(const uint32_t *cp, size_t n)
{
	size_t		len;

	while (att_lexicon_longest_back(&att_key_last_back, cp, 0, n, &len) >= 0 && len + 2 <= n)
		n -= len;
	return n;
}

/* Known synonyms, anywhere in the name, become the first of their line. */
static size_t
fold_synonyms(const uint32_t *cp, size_t n, uint32_t *out)
{
	size_t		w = 0;

	for (size_t i = 0; i < n && w < KEY_MAX;)
	{
		size_t		len;
		int			row = att_lexicon_longest(&att_synonyms, cp + i, n - i, &len);

		if (row >= 0)
		{
			const char *p = att_synonyms_rows[row].canonical;
			const char *end = p + strlen(p);

			while (p < end && w < KEY_MAX)
				out[w++] = att_utf8_next(&p, end);
			i += len;
		}
		else
			out[w++] = cp[i++];
	}
	return w;
}

static size_t
key_of(const att_env *env, const char *utf8, size_t len, uint32_t *out)
{
	uint32_t	cp[KEY_MAX];
	uint32_t	bracket[KEY_MAX];
	uint32_t	inside[KEY_MAX];
	size_t		ni;
	size_t		n = fold(env, utf8, len, cp, bracket, &ni);

	n = drop_front(cp, n);
	n = drop_end(cp, n);
	n = fold_synonyms(cp, n, out);
	ni = fold_synonyms(bracket, ni, inside);
	/* 地区生产总值(GDP) says it twice; 森林覆盖率(陆域) is 陆域森林覆盖率 */
	if (ni > 0 && n + ni <= KEY_MAX && !(ni == n && memcmp(inside, out, n * sizeof(uint32_t)) == 0))
	{
		memmove(out + ni, out, n * sizeof(uint32_t));
		memcpy(out, inside, ni * sizeof(uint32_t));
		n += ni;
	}
	return n;
}

att_str
att_indicator_key(const att_env *env, const char *utf8, size_t len)
{
	uint32_t	key[KEY_MAX];
	size_t		n = key_of(env, utf8, len, key);

	return att_text_utf8(env, key, n);
}

/* Which of the words that tell indicators apart a key has, a bit each, and its
 * digits: 5g is not 4g. */
static uint64_t
distinct_words(const uint32_t *cp, size_t n)
{
	uint64_t	seen = 0;

	for (size_t i = 0; i < n;)
	{
		size_t		len;
		int			row = att_lexicon_longest(&att_distinct, cp + i, n - i, &len);

		if (row >= 0)
			seen |= UINT64_C(1) << (row & 63);
		else if (att_is_digit(cp[i]))
			seen = seen * 31 + ((cp[i] - '0' + UINT64_C(1)) << 48);
		i += row >= 0 ? len : 1;
	}
	return seen;
}

double
att_indicator_similarity(const att_env *env, att_str a, att_str b)
{
	uint32_t	x[KEY_MAX];
	uint32_t	y[KEY_MAX];
	uint16_t	row[KEY_MAX + 1];
	size_t		n = key_of(env, a.data, a.len, x);
	size_t		m = key_of(env, b.data, b.len, y);
	double		alike;

	if (n == 0 || m == 0)
		return n == m ? 1.0 : 0.0;
	memset(row, 0, sizeof(row));
	for (size_t i = 0; i < n; i++)
	{
		uint16_t	diagonal = 0;

		for (size_t j = 0; j < m; j++)
		{
			uint16_t	up = row[j + 1];

			if (x[i] == y[j])
				row[j + 1] = (uint16_t) (diagonal + 1);
			else if (row[j] > up)
				row[j + 1] = row[j];
			diagonal = up;
		}
	}
	alike = 2.0 * row[m] / (double) (n + m);
	/* 人均地区生产总值 is not 地区生产总值 */
	return distinct_words(x, n) == distinct_words(y, m) ? alike : alike * DIFFERENT;
}
