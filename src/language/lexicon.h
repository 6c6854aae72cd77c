/*
 * lexicon.h
 *	  Word lists compiled from src/lexicon/<list>.tsv into constant tables.
 *	  A source file that needs a list includes lexicon/<list>.h, made at build.
 */
#ifndef ATT_LEXICON_H
#define ATT_LEXICON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct att_lexicon_word
{
	uint32_t	first;			/* into chars */
	uint16_t	len;			/* code points */
	uint16_t	row;			/* into att_<list>_rows */
} att_lexicon_word;

/* A character of words, with those that can follow it: node[down] to
 * node[down + n - 1], by code point. */
typedef struct att_lexicon_node
{
	uint32_t	c;
	uint16_t	down;
	uint16_t	n;
	int32_t		row;			/* of the word that ends here, or -1 */
} att_lexicon_node;

/*
 * The words, sorted by the low ten bits of the first character, then by code
 * points; and a tree of them: the first characters with the low bits k are
 * node[run[k]] to node[run[k + 1] - 1].  The _back twin holds the words reversed.
 */
typedef struct att_lexicon
{
	const att_lexicon_word *word;
	size_t		n;
	const uint32_t *chars;
	const att_lexicon_node *node;
	const uint16_t *run;		/* 1025 of them */
} att_lexicon;

extern int	att_lexicon_search(const att_lexicon *lx, const uint32_t *cp, size_t n, int step,
							   size_t *len);

/* Sets first for the characters that longer words of the list start with, second
 * for those that stand second in one, and alone for words of one, in a table of
 * those below 0x10000. */
extern void att_lexicon_mark_starts(const att_lexicon *lx, uint8_t *table, uint8_t first, uint8_t second,
									uint8_t alone);

static inline bool
att_lexicon_may_start(const att_lexicon *lx, uint32_t c)
{
	return lx->run[c & 1023] < lx->run[(c & 1023) + 1];
}

/* The longest word that cp[0..n) starts with: its row, or -1; *len its length. */
static inline int
att_lexicon_longest(const att_lexicon *lx, const uint32_t *cp, size_t n, size_t *len)
{
	*len = 0;
	/* NOLINTNEXTLINE: callers have set all of cp[0..n) */
	if (n == 0 || !att_lexicon_may_start(lx, cp[0]))
		return -1;
	return att_lexicon_search(lx, cp, n, 1, len);
}

/* The longest word that ends at cp[end), not reaching below cp[lo); lx is a
 * _back list. */
static inline int
att_lexicon_longest_back(const att_lexicon *lx, const uint32_t *cp, size_t lo, size_t end,
						 size_t *len)
{
	*len = 0;
	if (end <= lo || !att_lexicon_may_start(lx, cp[end - 1]))
		return -1;
	return att_lexicon_search(lx, cp + end - 1, end - lo, -1, len);
}

/*
 * One of the lists of words.tsv, which only say whether a word is one of them:
 * every word between its length and a 0, and a 0 behind the last.  first and last
 * are the last six bits of the characters that words start and end with.
 */
typedef struct att_words
{
	uint64_t	first;
	uint64_t	last;
	const uint32_t *word;
} att_words;

/* The words one by one, in the order of the list; w is written as U"…" is. */
#define att_each_word(w, words) \
	for (const uint32_t *w = (words)->word + 1; w[-1] != 0; w += w[-1] + 2)

extern size_t att_words_starts(const uint32_t *cp, size_t n, const att_words *words);
extern size_t att_words_ends(const uint32_t *cp, size_t lo, size_t end, const att_words *words);

/* The longest of the words that cp[0..n) starts with: its length, or 0. */
static inline size_t
att_starts_any(const uint32_t *cp, size_t n, const att_words *words)
{
	if (n == 0 || (words->first >> (cp[0] & 63) & 1) == 0)
		return 0;
	return att_words_starts(cp, n, words);
}

/* The longest of the words that cp[lo..end) ends with: its length, or 0. */
static inline size_t
att_ends_any(const uint32_t *cp, size_t lo, size_t end, const att_words *words)
{
	if (end <= lo || (words->last >> (cp[end - 1] & 63) & 1) == 0)
		return 0;
	return att_words_ends(cp, lo, end, words);
}

/* Where in cp[0..n) the first of the words begins, or n. */
static inline size_t
att_find_any(const uint32_t *cp, size_t n, const att_words *words)
{
	for (size_t i = 0; i < n; i++)
		if (att_starts_any(cp + i, n - i, words) > 0)
			return i;
	return n;
}

/* Is all of cp[0..n) one of the words? */
static inline bool
att_is_any(const uint32_t *cp, size_t n, const att_words *words)
{
	return n > 0 && att_starts_any(cp, n, words) == n;
}

extern bool att_utf8_is_any(const char *utf8, size_t len, const att_words *words);

#endif							/* ATT_LEXICON_H */
