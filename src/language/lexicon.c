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

bool
att_lexicon_has_start(const att_lexicon *lx, uint32_t c)
{
	for (size_t i = lx->run[c & 1023]; i < lx->run[(c & 1023) + 1]; i++)
		if (lx->chars[lx->word[i].first] == c)
			return true;
	return false;
}
