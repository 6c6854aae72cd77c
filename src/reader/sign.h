/*
 * sign.h
 *	  What a character can begin.  Nine of ten characters of a report begin
 *	  nothing, and one look tells.
 */
#ifndef ATT_SIGN_H
#define ATT_SIGN_H

#include <stdbool.h>
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
	ATT_SIGN_END = 128			/* the end of a sentence */
};

/* Of a character that can begin a value in words */
enum
{
	ATT_PHRASE_ALONE = 1,		/* whatever follows it */
	ATT_PHRASE_SECOND = 2		/* only behind another: its second character */
};

#define ATT_SIGN_ANY	(ATT_SIGN_NUMBER | ATT_SIGN_TIME | ATT_SIGN_OUTLOOK | ATT_SIGN_PHRASE | ATT_SIGN_QUOTE | ATT_SIGN_MARK)

extern uint8_t att_sign_table[0x10000];
extern uint8_t att_phrase_table[0x10000];

/* Fills the tables, once; from what the words themselves say. */
extern void att_sign_make(void);

static inline uint8_t
att_sign(uint32_t c)
{
	return c < 0x10000 ? att_sign_table[c] : 0;
}

/* Can a value in words begin with c and go on with next? */
static inline bool
att_sign_phrase(uint32_t c, uint32_t next)
{
	return c < 0x10000 && att_sign_table[c] & ATT_SIGN_PHRASE &&
		(att_phrase_table[c] & ATT_PHRASE_ALONE || (next < 0x10000 && att_phrase_table[next] & ATT_PHRASE_SECOND));
}

#endif							/* ATT_SIGN_H */
