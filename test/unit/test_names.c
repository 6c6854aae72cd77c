/*
 * test_names.c
 *	  The lists of names hold together: every word of synonyms has its line's
 *	  key, keys are keys of themselves, words that shall be found can be.
 */
#include "unit.h"

#include <stdlib.h>

#include "language/env.h"
#include "language/lexicon.h"
#include "language/text.h"
#include "lexicon/distinct.h"
#include "lexicon/key_drop.h"
#include "lexicon/synonyms.h"
#include "lexicon/synonyms_whole.h"
#include "reader/reader.h"

#define NAME_BYTES	4096
#define lengthof(a)	(sizeof(a) / sizeof((a)[0]))

static void
put_word(char *name, const att_lexicon *lx, size_t i)
{
	size_t		at = strlen(name);

	for (size_t k = 0; k < lx->word[i].len; k++)
		at += att_utf8_put(name + at, lx->chars[lx->word[i].first + k]);
	name[at] = '\0';
}

static const char *
key(const char *name, char *out)
{
	att_str		s = att_indicator_key(&att_env_malloc, name, strlen(name));

	snprintf(out, NAME_BYTES, "%s", s.data);
	att_env_malloc.release(att_env_malloc.ctx, (void *) s.data);
	return out;
}

static double
alike(const char *a, const char *b)
{
	return att_indicator_similarity(&att_env_malloc, (att_str) {a, strlen(a)}, (att_str) {b, strlen(b)});
}

/* Each word's key is its line's canonical name, whose key is itself. */
static void
check_list(const att_lexicon *lx, const char *(*canonical) (int row))
{
	char		word[NAME_BYTES];
	char		k[NAME_BYTES];

	for (size_t i = 0; i < lx->n; i++)
	{
		const char *want = canonical(lx->word[i].row);

		word[0] = '\0';
		put_word(word, lx, i);
		CHECK_MSG(strcmp(key(word, k), want) == 0, "%s has the key %s, not %s", word, k, want);
		CHECK_MSG(strcmp(key(want, k), want) == 0, "%s is not its own key but %s", want, k);
		CHECK_MSG(alike(word, want) == 1.0, "%s is not wholly like %s", word, want);
	}
}

static const char *
anywhere(int row)
{
	return att_synonyms_rows[row].canonical;
}

static const char *
as_a_whole(int row)
{
	return att_synonyms_whole_rows[row].canonical;
}

/* A word in both lists would hide one meaning behind the other. */
static void
check_apart(void)
{
	for (size_t i = 0; i < att_synonyms_whole.n; i++)
	{
		const att_lexicon_word *w = &att_synonyms_whole.word[i];
		const uint32_t *cp = att_synonyms_whole.chars + w->first;
		char		word[NAME_BYTES] = "";
		size_t		len;

		put_word(word, &att_synonyms_whole, i);
		CHECK_MSG(att_lexicon_longest(&att_synonyms, cp, w->len, &len) < 0 || len < w->len,
				  "%s stands in both lists", word);
	}
}

/* Has a line another word than its canonical name? */
static bool
says_more(const att_lexicon *lx, int row, const char *canonical)
{
	for (size_t i = 0; i < lx->n; i++)
	{
		char		word[NAME_BYTES] = "";

		put_word(word, lx, i);
		if (lx->word[i].row == row && strcmp(word, canonical) != 0)
			return true;
	}
	return false;
}

/* Indicators with synonyms, each counted once. */
static void
check_count(void)
{
	const char *seen[lengthof(att_synonyms_rows) + lengthof(att_synonyms_whole_rows)];
	size_t		n = 0;

	for (size_t r = 0; r < lengthof(seen); r++)
	{
		bool		whole = r >= lengthof(att_synonyms_rows);
		int			row = (int) (whole ? r - lengthof(att_synonyms_rows) : r);
		const char *name = whole ? as_a_whole(row) : anywhere(row);
		size_t		q = 0;

		CHECK_MSG(says_more(whole ? &att_synonyms_whole : &att_synonyms, row, name), "%s has no synonym", name);
		while (q < n && strcmp(seen[q], name) != 0)
			q++;
		if (q == n)
			seen[n++] = name;
	}
	CHECK_MSG(n >= 200, "only %zu indicators have synonyms", n);
	printf("%zu indicators with %zu names\n", n, att_synonyms.n + att_synonyms_whole.n);
}

/* A word that tells names apart is compared with keys: it must stand in its
 * own key, or it is never found. */
static void
check_distinct(void)
{
	for (size_t i = 0; i < att_distinct.n; i++)
	{
		char		word[NAME_BYTES] = "";
		char		name[NAME_BYTES] = "";
		char		k[NAME_BYTES];

		put_word(word, &att_distinct, i);
		strcpy(name, "甲乙丙丁戊己庚辛壬");
		put_word(name, &att_distinct, i);
		strcat(name, "癸");
		key(name, k);
		/* a word that has become another one of its line is found as that */
		CHECK_MSG(alike(name, "甲乙丙丁戊己庚辛壬癸") < 0.8, "%s does not tell apart (%s)", word, k);
	}
}

/* A word that is written with another name of what stands in it has the same
 * key: whoever adds a line need not think of all of them. */
static void
check_variants(const att_lexicon *lx, const char *(*canonical) (int row))
{
	static const char *const other[][2] = {
		{"地区生产总值", "gdp"}, {"地区生产总值", "生产总值"}, {"地区生产总值", "国内生产总值"}, {"规模以上", "规上"},
		{"比重", "的比重"}, {"比例", "的比例"}, {"每万人", "每万人口"}, {"每千人", "每千人口"}, {"每千人", "每千常住人口"},
		{"研发", "rd"}, {"研发", "r&d"}, {"pm2.5", "细颗粒物"}, {"生产安全事故", "安全生产事故"},
		{"跨境电商", "跨境电子商务"}, {"战略性新兴产业", "战新产业"},
	};
	char		word[NAME_BYTES];
	char		k[NAME_BYTES];

	for (size_t i = 0; i < lx->n; i++)
		for (size_t v = 0; v < lengthof(other); v++)
		{
			const char *at;
			char		name[2 * NAME_BYTES];

			word[0] = '\0';
			put_word(word, lx, i);
			at = strstr(word, other[v][0]);
			if (at == NULL || strstr(word, other[v][1]) != NULL)
				continue;
			snprintf(name, sizeof(name), "%.*s%s%s", (int) (at - word), word, other[v][1],
					 at + strlen(other[v][0]));
			CHECK_MSG(strcmp(key(name, k), canonical(lx->word[i].row)) == 0, "%s has the key %s, not %s",
					  name, k, canonical(lx->word[i].row));
		}
}

static void
put_some(char *name)
{
	static const char *const between[] = {"", "", "", "(", ")", "（", "）", "“", "”", "、", "的", "占", "和", "增速", "为", "9", "a"};

	switch (unit_random() % 4)
	{
		case 0:
			put_word(name, &att_synonyms, unit_random() % att_synonyms.n);
			break;
		case 1:
			put_word(name, &att_key_drop, unit_random() % att_key_drop.n);
			break;
		case 2:
			put_word(name, &att_synonyms_whole, unit_random() % att_synonyms_whole.n);
			break;
		default:
			strcat(name, between[unit_random() % lengthof(between)]);
	}
}

/* Names made of all that keys are made from. */
static void
check_idempotence(int rounds)
{
	char		name[NAME_BYTES];
	char		once[NAME_BYTES];
	char		twice[NAME_BYTES];

	for (int i = 0; i < rounds; i++)
	{
		name[0] = '\0';
		for (int k = (int) (unit_random() % 7); k >= 0; k--)
			put_some(name);
		key(name, once);
		CHECK_MSG(strcmp(key(once, twice), once) == 0, "%s has the key %s, and that %s", name, once, twice);
	}
}

void
test_names(void)
{
	char		k[NAME_BYTES];

	check_list(&att_synonyms, anywhere);
	check_list(&att_synonyms_whole, as_a_whole);
	check_variants(&att_synonyms, anywhere);
	check_variants(&att_synonyms_whole, as_a_whole);
	check_apart();
	check_count();
	check_distinct();
	check_idempotence(50000);

	/* what stands in brackets is said twice, or comes to the front */
	CHECK_STR(key("地区生产总值（GDP）", k), "地区生产总值");
	CHECK_STR(key("人均地区生产总值（GDP）", k), "人均地区生产总值");
	CHECK_STR(key("单位地区生产总值（GDP）能耗", k), "单位地区生产总值能耗");
	CHECK_STR(key("细颗粒物（PM2.5）年均浓度", k), "pm2.5年均浓度");
	CHECK_STR(key("研究与试验发展（R&D）经费", k), "研发经费");
	CHECK_STR(key("（下同）地区生产总值", k), "地区生产总值");
	/* letters are not cut out of words */
	CHECK_STR(key("cpia", k), "cpia");
	CHECK_STR(key("GDP2000", k), "地区生产总值2000");
	/* the whole name or nothing */
	CHECK_STR(key("全区经济增长", k), "地区生产总值");
	CHECK_STR(key("民营经济增长", k), "民营经济增长");
	CHECK_STR(key("提高企业满意度", k), "提高企业满意度");
}
