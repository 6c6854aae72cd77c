/*
 * test_words.c
 *	  The lists of words.tsv: looking a word up finds what trying one by one does.
 */
#include "unit.h"

#include "language/lexicon.h"
#include "language/text.h"

#include "lexicon/words.h"

#define TEXT	24

/* Words of the list among others, at random; returns how many characters. */
static size_t
make_text(const att_words *words, uint32_t *cp)
{
	size_t		n = 0;

	while (n < TEXT)
	{
		const uint32_t *word = U"的";

		att_each_word(w, words)
		{
			if (unit_random() % 5 == 0)
				word = w;
		}
		/* a part of it, often */
		for (size_t left = unit_random() % 2 ? SIZE_MAX : unit_random() % 3; *word != 0 && left > 0 && n < TEXT; left--)
			cp[n++] = *word++;
	}
	return TEXT - unit_random() % TEXT;
}

static void
check_list(const char *name, const att_words *words)
{
	for (int round = 0; round < 2000; round++)
	{
		uint32_t	cp[TEXT];
		size_t		n = make_text(words, cp);
		size_t		at = n;
		size_t		starts = 0;
		size_t		ends = 0;
		bool		is = false;

		att_each_word(w, words)
		{
			size_t		len = att_text_starts(cp, n, w);

			if (len > starts)
				starts = len;
			len = att_text_ends(cp, 0, n, w);
			if (len > ends)
				ends = len;
			is |= att_text_starts(cp, n, w) == n;
			for (size_t i = 0; i < at; i++)
				if (att_text_starts(cp + i, n - i, w) > 0)
					at = i;
		}
		CHECK_MSG(att_starts_any(cp, n, words) == starts, "%s: %zu, not %zu", name, att_starts_any(cp, n, words), starts);
		CHECK_MSG(att_ends_any(cp, 0, n, words) == ends, "%s: %zu, not %zu", name, att_ends_any(cp, 0, n, words), ends);
		CHECK_MSG(att_find_any(cp, n, words) == at, "%s: %zu, not %zu", name, att_find_any(cp, n, words), at);
		CHECK_MSG(att_is_any(cp, n, words) == is, "%s", name);
	}
	CHECK(att_starts_any(NULL, 0, words) == 0);
	CHECK(att_ends_any(NULL, 0, 0, words) == 0);
	CHECK(!att_is_any(NULL, 0, words));
}

/* Characters that stand for others, and those that would make a text far longer. */
static void
check_folding(void)
{
	uint32_t	out[ATT_FOLDED];

	CHECK(att_normalise_cp(0xFF15, out) == 1 && out[0] == '5');	/* ５ */
	CHECK(att_normalise_cp(0x33A1, out) == 2 && out[0] == 'm' && out[1] == '2');	/* ㎡ */
	CHECK(att_normalise_cp(0x3391, out) == 3 && out[0] == 'k');	/* ㎑ */
	CHECK(att_normalise_cp(0x2460, out) == 1 && out[0] == 0x2460);	/* ① */
	CHECK(att_normalise_cp(0xFDFA, out) == 1 && out[0] == 0xFDFA);	/* of 18 letters */
	for (uint32_t cp = 0; cp < 0x110000; cp++)
	{
		int			n = att_normalise_cp(cp, out);

		if (n < 1 || n > ATT_FOLDED)
			CHECK_MSG(false, "U+%04X: %d", cp, n);
	}
}

void
test_words(void)
{
	check_folding();
	check_list("growth_rate", &att_words_growth_rate);
	check_list("circumstance_end", &att_words_circumstance_end);
	check_list("standalone_property", &att_words_standalone_property);
	check_list("new_verb", &att_words_new_verb);
	check_list("not_set_verb", &att_words_not_set_verb);
	check_list("flow_verb", &att_words_flow_verb);
	check_list("record", &att_words_record);
	check_list("counted_noun_end", &att_words_counted_noun_end);
	CHECK(att_utf8_is_any("自治区", strlen("自治区"), &att_words_generic_region));
	CHECK(!att_utf8_is_any("甲区", strlen("甲区"), &att_words_generic_region));
	CHECK(!att_utf8_is_any("", 0, &att_words_generic_region));
}
