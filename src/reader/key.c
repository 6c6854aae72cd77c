/*
 * key.c
 *	  The comparison key of an indicator's name, and how alike two names are.
 */
#include <stdlib.h>
#include <string.h>

#include "../language/lexicon.h"
#include "../language/numeral.h"
#include "reader.h"

#include "lexicon/alike.h"
#include "lexicon/distinct.h"
#include "lexicon/key_drop.h"
#include "lexicon/key_last.h"
#include "lexicon/synonyms.h"
#include "lexicon/synonyms_whole.h"

/* what is left of the similarity of names that a word tells apart: never enough
 * for two to meet */
#define DIFFERENT	0.75
#define ROUNDS_MAX	8			/* of synonyms within synonyms; no name needs more than three */
/* of names that have the same characters in another order */
#define REORDERED	0.95
/* at most, of names of which one has something in the place of something else:
 * not enough to meet, enough to be proposed */
#define SUBSTITUTED 0.8

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
	for (size_t i = 0; i < t.n && n < ATT_KEY_MAX && *ni < ATT_KEY_MAX; i++)
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
		int			row = att_lexicon_longest(&att_key_drop, cp, n, &len);

		if (row < 0 || att_key_drop_rows[row].keep || len + 2 > n)
			return n;
		memmove(cp, cp + len, (n - len) * sizeof(uint32_t));
		n -= len;
	}
}

static size_t
drop_end(const uint32_t *cp, size_t n)
{
	for (;;)
	{
		size_t		len;
		int			row = att_lexicon_longest_back(&att_key_last_back, cp, 0, n, &len);

		if (row < 0 || att_key_last_rows[row].keep || len + 2 > n)
			return n;
		n -= len;
	}
}

static size_t
append(const char *utf8, uint32_t *out, size_t w)
{
	const char *end = utf8 + strlen(utf8);

	while (utf8 < end && w < ATT_KEY_MAX)
		out[w++] = att_utf8_next(&utf8, end);
	return w;
}

static bool
is_letter(uint32_t c)
{
	return c >= 'a' && c <= 'z';
}

/* cp[i..i+len) is no word of Latin letters cut out of a longer one. */
static bool
is_whole(const uint32_t *cp, size_t n, size_t i, size_t len)
{
	return !(i > 0 && is_letter(cp[i - 1]) && is_letter(cp[i])) &&
		/* NOLINTNEXTLINE: all of cp[0..n) is set */
		!(i + len < n && is_letter(cp[i + len - 1]) && is_letter(cp[i + len]));
}

/* Known synonyms become the first name of their line, anywhere in the name. */
static size_t
fold_synonyms(const uint32_t *cp, size_t n, uint32_t *out)
{
	size_t		w = 0;
	size_t		len;
	int			row = att_lexicon_longest(&att_synonyms_whole, cp, n, &len);

	if (row >= 0 && len == n)
		return append(att_synonyms_whole_rows[row].canonical, out, 0);
	for (size_t i = 0; i < n && w < ATT_KEY_MAX;)
	{
		row = att_lexicon_longest(&att_synonyms, cp + i, n - i, &len);
		if (row >= 0 && is_whole(cp, n, i, len))
		{
			w = append(att_synonyms_rows[row].canonical, out, w);
			i += len;
		}
		else
			out[w++] = cp[i++];
	}
	return w;
}

/* Until nothing changes, so that the key of a key is itself and names that are
 * made of synonyms meet too: 规上 of 规上工业企业增加值 comes first. */
static size_t
normalize(uint32_t *cp, size_t n)
{
	uint32_t	next[ATT_KEY_MAX];

	for (int round = 0; round < ROUNDS_MAX; round++)
	{
		size_t		m;

		n = drop_front(cp, n);
		n = drop_end(cp, n);
		m = fold_synonyms(cp, n, next);
		if (m == n && memcmp(next, cp, n * sizeof(uint32_t)) == 0)
			break;
		n = m;
		memcpy(cp, next, n * sizeof(uint32_t));
	}
	return n;
}

static bool
contains(const uint32_t *cp, size_t n, const uint32_t *part, size_t len)
{
	for (size_t i = 0; i + len <= n; i++)
		if (memcmp(cp + i, part, len * sizeof(uint32_t)) == 0)
			return true;
	return false;
}

static size_t
key_of(const att_env *env, const char *utf8, size_t len, uint32_t *out)
{
	uint32_t	inside[ATT_KEY_MAX];
	size_t		ni;
	size_t		n = fold(env, utf8, len, out, inside, &ni);

	if (ni == 0)
		return normalize(out, n);
	/* 人均地区生产总值(GDP) says it twice; 森林覆盖率(陆域) is 陆域森林覆盖率 */
	n = normalize(out, n);
	ni = normalize(inside, ni);
	if (n + ni > ATT_KEY_MAX || contains(out, n, inside, ni))
		return n;
	memmove(out + ni, out, n * sizeof(uint32_t));
	memcpy(out, inside, ni * sizeof(uint32_t));
	return normalize(out, n + ni);
}

att_str
att_indicator_key(const att_env *env, const char *utf8, size_t len)
{
	uint32_t	key[ATT_KEY_MAX];
	size_t		n = key_of(env, utf8, len, key);

	return att_text_utf8(env, key, n);
}

_Static_assert(sizeof(att_distinct_rows) / sizeof(att_distinct_rows[0]) <= 64 * ATT_DISTINCT_WORDS,
			   "distinct.tsv has more lines than att_distinction has bits");

ATT_WRAPS static void
distinguish(const uint32_t *cp, size_t n, att_distinction *d)
{
	memset(d, 0, sizeof(*d));
	for (size_t i = 0; i < n;)
	{
		size_t		len;
		int			row = att_lexicon_longest(&att_distinct, cp + i, n - i, &len);
		int			digit;

		if (row >= 0)
		{
			d->word[row / 64] |= UINT64_C(1) << (row % 64);
			i += len;
			continue;
		}
		digit = att_is_digit(cp[i]) ? (int) (cp[i] - '0') : att_numeral_digit(cp[i]);
		if (digit >= 0)
			d->number = d->number * 31 + (uint64_t) digit + 1;
		i++;
	}
}

static int
by_code(const void *a, const void *b)
{
	uint32_t	x = *(const uint32_t *) a;
	uint32_t	y = *(const uint32_t *) b;

	return (x > y) - (x < y);
}

/* 新增公办义务教育学位 and 新增义务教育公办学位 */
static bool
is_reordered(const uint32_t *a, const uint32_t *b, size_t n)
{
	uint32_t	x[ATT_KEY_MAX];
	uint32_t	y[ATT_KEY_MAX];

	size_t		first = 0;
	size_t		last = n;

	for (size_t i = 0; i < n; i++)
		/* a占b is not b占a */
		if (a[i] == 0x5360)
			return false;
	/* 省外企业省内投资 is not 省内企业省外投资: what changed places stands apart */
	while (first < n && a[first] == b[first])
		first++;
	while (last > first && a[last - 1] == b[last - 1])
		last--;
	for (size_t i = first; i < last; i++)
		if (a[i] == b[i])
			return false;
	memcpy(x, a, n * sizeof(uint32_t));
	memcpy(y, b, n * sizeof(uint32_t));
	qsort(x, n, sizeof(uint32_t), by_code);
	qsort(y, n, sizeof(uint32_t), by_code);
	return memcmp(x, y, n * sizeof(uint32_t)) == 0;
}

/* Words that stand for each other become one code beyond all characters. */
static size_t
words_of(const uint32_t *cp, size_t n, uint32_t *out)
{
	size_t		w = 0;

	for (size_t i = 0; i < n;)
	{
		size_t		len;
		size_t		other;
		int			row = att_lexicon_longest(&att_distinct, cp + i, n - i, &len);
		int			like = att_lexicon_longest(&att_alike, cp + i, n - i, &other);

		/* 完成出让: that it is done makes no other thing of it */
		if (att_text_starts(cp + i, n - i, U"完成") > 0)
		{
			i += 2;
			continue;
		}
		if (like >= 0 && (row < 0 || other > len))
		{
			out[w++] = 0x200000 + (uint32_t) like;
			i += other;
		}
		else if (row >= 0)
		{
			out[w++] = 0x300000 + (uint32_t) row;
			i += len;
		}
		else
			out[w++] = cp[i++];
	}
	return w;
}

static bool
is_part(const uint32_t *a, size_t n, const uint32_t *b, size_t m)
{
	size_t		i = 0;

	for (size_t j = 0; i < n && j < m; j++)
		if (a[i] == b[j])
			i++;
	return i == n;
}

/* Is one name the other with something left out?  公交场站 is not 公交站点. */
static bool
is_shorter(const uint32_t *a, size_t n, const uint32_t *b, size_t m)
{
	uint32_t	x[ATT_KEY_MAX];
	uint32_t	y[ATT_KEY_MAX];

	if (is_part(a, n, b, m) || is_part(b, m, a, n))
		return true;
	n = words_of(a, n, x);
	m = words_of(b, m, y);
	return is_part(x, n, y, m) || is_part(y, m, x, n);
}

/* Similar characters are neighbours in Unicode, which a product spreads. */
ATT_WRAPS static uint64_t
bit_of(uint32_t c)
{
	return UINT64_C(1) << ((c * UINT32_C(0x9E3779B1)) >> 26);
}

static void
tell_apart(att_key *name)
{
	distinguish(name->key, name->n, &name->distinct);
	name->characters = 0;
	for (size_t i = 0; i < name->n; i++)
		name->characters |= bit_of(name->key[i]);
}

void
att_key_read(const att_env *env, const char *utf8, size_t len, att_key *name)
{
	name->n = key_of(env, utf8, len, name->key);
	tell_apart(name);
}

void
att_key_take(const char *utf8, size_t len, att_key *name)
{
	const char *end = utf8 + len;

	name->n = 0;
	while (utf8 < end && name->n < ATT_KEY_MAX)
		name->key[name->n++] = att_utf8_next(&utf8, end);
	tell_apart(name);
}

/* How many characters of a name the other one may have too: no fewer than it has. */
static size_t
shared(const att_key *a, const att_key *b)
{
	size_t		n = 0;

	for (size_t i = 0; i < a->n; i++)
		n += (b->characters & bit_of(a->key[i])) != 0;
	return n;
}

static size_t
longest_common(const uint32_t *x, size_t n, const uint32_t *y, size_t m)
{
	uint16_t	row[ATT_KEY_MAX + 1];

	memset(row, 0, (m + 1) * sizeof(row[0]));
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
	return row[m];
}

float
att_key_similarity(const att_key *a, const att_key *b, float above)
{
	size_t		n = a->n;
	size_t		m = b->n;
	size_t		most = n < m ? n : m;
	double		weight;
	double		alike;

	if (n == 0 || m == 0)
		return n == m && above < 1 ? 1 : 0;
	/* 人均地区生产总值 is not 地区生产总值 */
	weight = memcmp(&a->distinct, &b->distinct, sizeof(a->distinct)) == 0 ? 1 : DIFFERENT;

	/* most pairs have little in common, which is seen without a close look */
	if ((float) (2.0 * most / (double) (n + m) * weight) <= above)
		return 0;
	most = shared(a, b);
	if ((float) (2.0 * most / (double) (n + m) * weight) <= above)
		return 0;
	most = longest_common(a->key, n, b->key, m);
	alike = 2.0 * most / (double) (n + m);
	if (n == m && alike > 0.5 && alike < REORDERED && is_reordered(a->key, b->key, n))
		alike = REORDERED;
	else if (alike > SUBSTITUTED && (float) (alike * weight) > above && !is_shorter(a->key, n, b->key, m))
		alike = SUBSTITUTED;
	alike *= weight;
	return (float) alike > above ? (float) alike : 0;
}

double
att_indicator_similarity(const att_env *env, att_str a, att_str b)
{
	att_key		x;
	att_key		y;

	att_key_read(env, a.data, a.len, &x);
	att_key_read(env, b.data, b.len, &y);
	return att_key_similarity(&x, &y, 0);
}
