/*
 * sign.h
 *	  What a character can begin.  Nine of ten characters of a report begin
 *	  nothing, and one look tells.
 */
#ifndef ATT_SIGN_H
#define ATT_SIGN_H

#include <stdint.h>

enum
{
	ATT_SIGN_NUMBER = 1,		/* a number */
	ATT_SIGN_TIME = 2,			/* a time: 2020年, 上半年, 十三五 */
	ATT_SIGN_OUTLOOK = 4,		/* a word that promises or expects: 力争, 预计 */
	ATT_SIGN_PHRASE = 8,		/* a value in words: 持平, 完成, 与……同步 */
	ATT_SIGN_QUOTE = 16,		/* a quotation: “ ‘ 《 「 */
	ATT_SIGN_MARK = 32,			/* ( ) ; */
	ATT_SIGN_NOT = 64,			/* 没 未 不 暂 */
	ATT_SIGN_END = 128,			/* the end of a sentence */
	ATT_SIGN_WITH = 256,		/* a phrase of one character, or 与 同 和 */
	ATT_SIGN_SECOND = 512		/* not what it begins: goes on with a phrase */
};

#define ATT_SIGN_ANY	(ATT_SIGN_NUMBER | ATT_SIGN_TIME | ATT_SIGN_OUTLOOK | ATT_SIGN_PHRASE | ATT_SIGN_WITH | ATT_SIGN_QUOTE | ATT_SIGN_MARK)

extern uint16_t att_sign_table[0x10000];

/* Fills the table, once; from what the words themselves say. */
extern void att_sign_make(void);

static inline uint16_t
att_sign(uint32_t c)
{
	return c < 0x10000 ? att_sign_table[c] : 0;
}

#endif							/* ATT_SIGN_H */
