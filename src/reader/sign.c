/*
 * sign.c
 *	  The table of what characters can begin.
 */
#include "sign.h"

#include "../language/numeral.h"
#include "../language/phrase.h"
#include "clause.h"
#include "period.h"

uint16_t	att_sign_table[0x10000];

static void
add(const uint32_t *chars, uint16_t sign)
{
	for (; *chars != 0; chars++)
		att_sign_table[*chars] |= sign;
}

void
att_sign_make(void)
{
	static bool made = false;

	if (made)
		return;
	add(U"0123456789" ATT_NUMERAL_CHARS, ATT_SIGN_NUMBER);
	add(U"0123456789" ATT_NUMERAL_DIGITS ATT_TIME_CHARS, ATT_SIGN_TIME);
	att_clause_mark_starts(att_sign_table, ATT_SIGN_OUTLOOK);
	att_phrase_mark_starts(att_sign_table, ATT_SIGN_PHRASE, ATT_SIGN_SECOND, ATT_SIGN_WITH);
	add(ATT_PHRASE_WITH, ATT_SIGN_WITH);
	add(U"“‘《「\"", ATT_SIGN_QUOTE);
	add(U"();", ATT_SIGN_MARK);
	add(U"没未不暂", ATT_SIGN_NOT);
	add(U"。!?\n", ATT_SIGN_END);
	made = true;
}
