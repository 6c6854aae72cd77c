/*
 * lexicon.c
 *	  Longest-match look-up in the compiled word lists.
 */
#include "lexicon.h"

/*
 * Each step narrows [a, b) to the words that agree with one more code point;
 * the first word of such a run is the one that ends there, if any does.
 * step is 1 forwards and -1 backwards.
 */
int
att_lexicon_search(const att_lexicon *lx, const uint32_t *cp, size_t n, int step, size_t *len)
{
	size_t		a = lx->run[cp[0] & 1023];
	size_t		b = lx->run[(cp[0] & 1023) + 1];
	int			row = -1;

	*len = 0;
	/* a few words are compared one by one */
	if (b - a <= 8)
	{
		for (; a < b; a++)
		{
			const att_lexicon_word *w = &lx->word[a];
			const uint32_t *word = lx->chars + w->first;
			size_t		i = 0;

			if (w->len > n || w->len <= *len)
				continue;
			while (i < w->len && cp[(ptrdiff_t) i * step] == word[i])
				i++;
			if (i == w->len)
			{
				row = w->row;
				*len = i;
			}
		}
		return row;
	}
	for (size_t i = 0; i < n && a < b; i++)
	{
		uint32_t	c = cp[(ptrdiff_t) i * step];
		size_t		lo = a;
		size_t		hi = b;

		while (lo < hi)
		{
			size_t		mid = lo + (hi - lo) / 2;
			const att_lexicon_word *w = &lx->word[mid];

			if (w->len <= i || lx->chars[w->first + i] < c)
				lo = mid + 1;
			else
				hi = mid;
		}
		a = lo;
		hi = b;
		while (lo < hi)
		{
			size_t		mid = lo + (hi - lo) / 2;
			const att_lexicon_word *w = &lx->word[mid];

			if (lx->chars[w->first + i] <= c)
				lo = mid + 1;
			else
				hi = mid;
		}
		b = lo;
		if (a < b && lx->word[a].len == i + 1)
		{
			row = lx->word[a].row;
			*len = i + 1;
		}
	}
	return row;
}

void
att_lexicon_mark_starts(const att_lexicon *lx, uint8_t *table, uint8_t sign)
{
	for (size_t i = 0; i < lx->n; i++)
	{
		uint32_t	c = lx->chars[lx->word[i].first];

		if (c < 0x10000)
			table[c] |= sign;
	}
}
