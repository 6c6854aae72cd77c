/*
 * lexicon.c
 *	  Longest-match look-up in the compiled word lists.
 */
#include "lexicon.h"

#include <string.h>

#include "text.h"

int
att_lexicon_search(const att_lexicon *lx, const uint32_t *cp, size_t n, int step, size_t *len)
{
	size_t		a = lx->run[cp[0] & 1023];
	size_t		b = lx->run[(cp[0] & 1023) + 1];
	int			row = -1;

	*len = 0;
	for (size_t i = 0; i < n; i++)
	{
		uint32_t	c = cp[(ptrdiff_t) i * step];
		const att_lexicon_node *node;

		/* of many, the half that can hold it */
		while (b - a > 8)
		{
			size_t		mid = a + (b - a) / 2;

			if (lx->node[mid].c <= c)
				a = mid;
			else
				b = mid;
		}
		while (a < b && lx->node[a].c != c)
			a++;
		if (a == b)
			break;
		node = &lx->node[a];
		if (node->row >= 0)
		{
			row = node->row;
			*len = i + 1;
		}
		a = node->down;
		b = a + node->n;
	}
	return row;
}

void
att_lexicon_mark_starts(const att_lexicon *lx, uint8_t *table, uint8_t first, uint8_t second,
						uint8_t alone)
{
	for (size_t i = 0; i < lx->n; i++)
	{
		const uint32_t *c = lx->chars + lx->word[i].first;

		if (c[0] < 0x10000)
			table[c[0]] |= lx->word[i].len > 1 ? first : alone;
		if (lx->word[i].len > 1 && c[1] < 0x10000)
			table[c[1]] |= second;
	}
}

size_t
att_words_starts(const uint32_t *cp, size_t n, const att_words *words)
{
	att_each_word(w, words)
		if (w[0] == cp[0] && w[-1] <= n && memcmp(w, cp, w[-1] * sizeof(uint32_t)) == 0)
			return w[-1];
	return 0;
}

size_t
att_words_ends(const uint32_t *cp, size_t lo, size_t end, const att_words *words)
{
	att_each_word(w, words)
	{
		size_t		n = w[-1];

		if (w[n - 1] == cp[end - 1] && n <= end - lo && memcmp(w, cp + end - n, n * sizeof(uint32_t)) == 0)
			return n;
	}
	return 0;
}

bool
att_utf8_is_any(const char *utf8, size_t len, const att_words *words)
{
	const char *end = utf8 + len;
	uint32_t	cp[16];
	size_t		n = 0;

	while (utf8 < end && n < 16)
		cp[n++] = att_utf8_next(&utf8, end);
	return utf8 == end && att_is_any(cp, n, words);
}
