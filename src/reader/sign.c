/*
 * sign.c
 *	  The table of what characters can begin.
 */
#include "sign.h"

#include "../language/numeral.h"
#include "../language/phrase.h"
#include "clause.h"
#include "period.h"

uint8_t		att_sign_table[0x10000];
uint8_t		att_phrase_table[0x10000];

static void
add(uint8_t *table, const uint32_t *chars, uint8_t sign)
{
	for (; *chars != 0; chars++)
		table[*chars] |= sign;
}

void
att_sign_make(void)
{
	static bool made = false;

	if (made)
		return;
	add(att_sign_table, U"0123456789" ATT_NUMERAL_CHARS, ATT_SIGN_NUMBER);
	add(att_sign_table, U"0123456789" ATT_NUMERAL_DIGITS ATT_TIME_CHARS, ATT_SIGN_TIME);
	att_clause_mark_starts(att_sign_table, ATT_SIGN_OUTLOOK);
	att_phrase_mark_starts(att_sign_table, ATT_SIGN_PHRASE, 0, ATT_SIGN_PHRASE);
	att_phrase_mark_starts(att_phrase_table, 0, ATT_PHRASE_SECOND, ATT_PHRASE_ALONE);
	add(att_sign_table, ATT_PHRASE_WITH, ATT_SIGN_PHRASE);
	add(att_phrase_table, ATT_PHRASE_WITH, ATT_PHRASE_ALONE);
	add(att_sign_table, U"“‘《「\"", ATT_SIGN_QUOTE);
	add(att_sign_table, U"();", ATT_SIGN_MARK);
	add(att_sign_table, U"没未不暂", ATT_SIGN_NOT);
	add(att_sign_table, U"。!?\n", ATT_SIGN_END);
	made = true;
}
