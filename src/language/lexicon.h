/*
 * lexicon.h
 *	  Word lists compiled from src/lexicon/<list>.tsv into constant tables.
 *	  A source file that needs a list includes lexicon/<list>.h, made at build.
 */
#ifndef ATT_LEXICON_H
#define ATT_LEXICON_H

#include <stddef.h>
#include <stdint.h>

typedef struct att_lexicon_word
{
	uint32_t	first;			/* into chars */
	uint16_t	len;			/* code points */
	uint16_t	row;			/* into att_<list>_rows */
} att_lexicon_word;

/* Sorted by code points; the _back twin holds the words reversed. */
typedef struct att_lexicon
{
	const att_lexicon_word *word;
	size_t		n;
	const uint32_t *chars;
} att_lexicon;

/* The longest word that cp[0..n) starts with: its row, or -1; *len its length. */
extern int	att_lexicon_longest(const att_lexicon *lx, const uint32_t *cp, size_t n,
								size_t *len);

/* The longest word that ends at cp[end), not reaching below cp[lo); lx is a
 * _back list. */
extern int	att_lexicon_longest_back(const att_lexicon *lx, const uint32_t *cp,
									 size_t lo, size_t end, size_t *len);

#endif							/* ATT_LEXICON_H */
