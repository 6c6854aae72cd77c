/*
 * phrase.c
 *	  Literals of both types, and the phrase around every number of a text.
 */
#include "fuzz.h"

#include "language/numeral.h"
#include "language/phrase.h"
#include "language/unit.h"

static void
check_phrase(const att_phrase *ph, size_t lo, size_t hi)
{
	MUST(lo <= ph->lead && ph->lead <= ph->start && ph->start <= ph->end && ph->end <= hi,
		 "%zu <= %zu <= %zu <= %zu <= %zu", lo, ph->lead, ph->start, ph->end, hi);
	if (!ph->qualitative)
	{
		MUST(ph->start <= ph->num_start && ph->num_start < ph->num_end && ph->num_end <= ph->end,
			 "%zu <= %zu < %zu <= %zu", ph->start, ph->num_start, ph->num_end, ph->end);
		MUST(ph->unit_start <= ph->unit_end && ph->unit_end <= ph->end && ph->unit_start >= ph->start,
			 "the unit is %zu to %zu of %zu to %zu", ph->unit_start, ph->unit_end, ph->start, ph->end);
	}
}

void
fuzz_phrase(const uint8_t *data, size_t size)
{
	const char *utf8 = (const char *) data;
	att_value	v;
	att_env		env;
	att_text	t;

	for (int target = 0; target < 2; target++)
		if (fuzz_literal(utf8, size, target, &v))
			fuzz_value(&v, target);

	env = fuzz_env(0x5A);
	att_text_literal(&env, utf8, size, &t);
	for (size_t pos = 0; pos < t.n && pos < 512; pos++)
	{
		att_phrase	ph;
		att_unit	u;
		size_t		len = att_unit_read(t.cp + pos, t.n - pos, &u);

		MUST(len <= t.n - pos, "a unit of %zu in %zu", len, t.n - pos);
		if (len > 0)
		{
			char		text[ATT_UNIT_TEXT];

			MUST(att_unit_valid(&u), "a unit that is none was read at %zu", pos);
			MUST(att_unit_print(&u, text) < sizeof(text), "a long unit");
			MUST(att_unit_dimension_cmp(&u, &u) == 0 && att_unit_same(&u, &u), "%s is not itself", text);
		}
		memset(&ph, 0xA5, sizeof(ph));
		if (att_number_starts(t.cp, t.n, pos) && att_phrase_at(t.cp, 0, t.n, pos, &ph) == ATT_PHRASE_OK)
			check_phrase(&ph, 0, t.n);
		memset(&ph, 0xA5, sizeof(ph));
		if (att_phrase_word_at(t.cp, 0, t.n, pos, &ph))
			check_phrase(&ph, 0, t.n);
		/* nothing outside of its bounds is looked at */
		if (pos > 0 && t.n - pos > 1)
		{
			uint32_t   *part = env.alloc(env.ctx, (t.n - pos) * sizeof(uint32_t));

			memcpy(part, t.cp + pos, (t.n - pos) * sizeof(uint32_t));
			if (att_number_starts(part, t.n - pos, 0) && att_phrase_at(part, 0, t.n - pos, 0, &ph) == ATT_PHRASE_OK)
				check_phrase(&ph, 0, t.n - pos);
			if (att_phrase_word_at(part, 0, t.n - pos, 0, &ph))
				check_phrase(&ph, 0, t.n - pos);
			env.release(env.ctx, part);
		}
	}
	fuzz_env_end();
}
