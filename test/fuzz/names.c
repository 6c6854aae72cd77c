/*
 * names.c
 *	  Names of indicators, one in a line: keys, likeness, what the text around
 *	  a value adds.
 */
#include "fuzz.h"

#include <math.h>

#include "reader/reader.h"

#define NAMES	4

static att_str
key_of(const att_env *env, att_str s)
{
	att_str		k = att_indicator_key(env, s.data, s.len);
	att_str		again;

	MUST(fuzz_utf8(k), "the key is not UTF-8");
	again = att_indicator_key(env, k.data, k.len);
	MUST(again.len == k.len && memcmp(again.data, k.data, k.len) == 0, "%.*s has the key %.*s, and that %.*s",
		 (int) s.len, s.data, (int) k.len, k.data, (int) again.len, again.data);
	return k;
}

void
fuzz_names(const uint8_t *data, size_t size)
{
	const char *p = (const char *) data;
	const char *end = p + size;
	att_str		name[NAMES];
	att_str		key[NAMES];
	static att_key taken[NAMES];
	att_key		of_name;
	int			n = 0;
	att_env		env = fuzz_env(0xA5);

	while (p < end && n < NAMES)
	{
		const char *stop = memchr(p, '\n', (size_t) (end - p));

		if (stop == NULL)
			stop = end;
		name[n++] = (att_str) {p, (size_t) (stop - p)};
		p = stop < end ? stop + 1 : end;
	}
	for (int i = 0; i < n; i++)
	{
		uint32_t	cp[ATT_KEY_MAX];
		size_t		len = 0;
		int			polarity;

		key[i] = key_of(&env, name[i]);
		memset(&taken[i], 0xA5, sizeof(taken[i]));
		att_key_take(key[i].data, key[i].len, &taken[i]);
		memset(&of_name, 0x5A, sizeof(of_name));
		att_key_read(&env, name[i].data, name[i].len, &of_name);
		MUST(of_name.n <= ATT_KEY_MAX && of_name.n == taken[i].n &&
			 memcmp(of_name.key, taken[i].key, of_name.n * sizeof(uint32_t)) == 0, "the key of %.*s by its name and by itself",
			 (int) name[i].len, name[i].data);
		for (const char *q = name[i].data; q < name[i].data + name[i].len && len < ATT_KEY_MAX;)
			cp[len++] = att_utf8_next(&q, name[i].data + name[i].len);
		polarity = att_indicator_polarity(cp, len);
		MUST(polarity >= -1 && polarity <= 1, "polarity %d", polarity);
	}
	for (int i = 0; i < n; i++)
		for (int k = 0; k < n; k++)
		{
			double		s = att_indicator_similarity(&env, name[i], name[k]);
			double		back = att_indicator_similarity(&env, name[k], name[i]);
			float		f = att_key_similarity(&taken[i], &taken[k], 0);
			bool		same = key[i].len == key[k].len && memcmp(key[i].data, key[k].data, key[i].len) == 0;

			MUST(s >= 0 && s <= 1, "likeness %f", s);
			MUST(s == back, "%.*s and %.*s: %f and %f", (int) name[i].len, name[i].data, (int) name[k].len, name[k].data, s, back);
			MUST(f == (float) s, "of keys %f, of names %f", (double) f, s);
			MUST(!same || key[i].len == 0 || s == 1, "equal keys, likeness %f", s);
			for (float above = 0.25f; above < 1; above += 0.25f)
			{
				float		g = att_key_similarity(&taken[i], &taken[k], above);

				MUST(g == (f > above ? f : 0), "above %f it is %f, not %f", (double) above, (double) g, (double) f);
			}
		}
	if (n == NAMES)
	{
		char		words[ATT_ROW_WORDS];

		for (int stock = 0; stock < 2; stock++)
		{
			size_t		len = att_row_words(name[0], name[1], name[2], name[3], stock, words);

			MUST(len <= ATT_ROW_WORDS && fuzz_utf8((att_str) {words, len}), "%zu bytes of words", len);
		}
	}
	MUST(fuzz_peak() <= FUZZ_MEMORY(size) + 16 * ATT_KEY_MAX * sizeof(uint32_t), "%zu bytes for %zu", fuzz_peak(), size);
	fuzz_env_end();
}
