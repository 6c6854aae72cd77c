/*
 * text.h
 *	  Text as code points, normalised (NFKC: full-width digits and letters,
 *	  compatibility forms), each with the place it came from.
 */
#ifndef ATT_TEXT_H
#define ATT_TEXT_H

#include "env.h"

/*
 * cp[i] is a normalised code point, at[i] the 0-based character position in
 * the given text that it came from; at[n] is the length of the given text in
 * characters.  One given character may become several, or none.
 */
typedef struct att_text
{
	uint32_t   *cp;
	uint32_t   *at;
	size_t		n;
	size_t		cap;
} att_text;

/* One UTF-8 character at *p, which must be before end; moves *p on.  A byte
 * that is not UTF-8 is read as U+FFFD, one byte long. */
extern uint32_t att_utf8_next_slow(const char **p, const char *end);

static inline uint32_t
att_utf8_next(const char **p, const char *end)
{
	const unsigned char *s = (const unsigned char *) *p;

	if (s[0] < 0x80)
	{
		(*p)++;
		return s[0];
	}
	/* Han and its marks, but for the first and last blocks of three bytes */
	if (s[0] > 0xE0 && s[0] < 0xED && end - *p >= 3 && (s[1] & 0xC0) == 0x80 && (s[2] & 0xC0) == 0x80)
	{
		*p += 3;
		return (s[0] & 0x0Fu) << 12 | (s[1] & 0x3Fu) << 6 | (s[2] & 0x3Fu);
	}
	return att_utf8_next_slow(p, end);
}

/* Writes one code point to buf (4 bytes at least); returns the bytes used. */
extern size_t att_utf8_put(char *buf, uint32_t cp);

/* NFKC of one code point into out[ATT_FOLDED]; returns how many.  One that is
 * made of more (a phrase of another script) stays what it is: a text shall not
 * take many times its size. */
#define ATT_FOLDED		4
extern int	att_normalise_cp(uint32_t cp, uint32_t *out);
/* Does the character stand for itself in a literal, neither folded nor dropped? */
extern bool att_text_keeps(uint32_t cp);

/* Text of a literal: normalised, white space dropped but for one space, at the
 * place of what follows it, between two digits. */
extern void att_text_literal(const att_env *env, const char *utf8, size_t len,
							 att_text *out);
extern void att_text_grow(const att_env *env, att_text *t);

static inline void
att_text_push(const att_env *env, att_text *t, uint32_t cp, uint32_t at)
{
	if (t->n + 1 >= t->cap)
		att_text_grow(env, t);
	t->cp[t->n] = cp;
	t->at[t->n] = at;
	t->n++;
	/* the place after the last one is always there to be asked for */
	t->at[t->n] = at + 1;
}

extern void att_text_free(const att_env *env, att_text *t);

/* cp[0..n) as UTF-8, allocated. */
extern att_str att_text_utf8(const att_env *env, const uint32_t *cp, size_t n);

/*
 * Does cp[0..n) start with the word, which is written U"…"?  Its length in code
 * points, or 0.
 */
static inline size_t
att_text_starts(const uint32_t *cp, size_t n, const uint32_t *word)
{
	size_t		i = 0;

	if (n == 0 || cp[0] != word[0])
		return 0;
	while (i < n && word[i] != 0 && cp[i] == word[i])
		i++;
	return word[i] == 0 ? i : 0;
}

/* Does cp[lo..end) end with the word?  Its length, or 0. */
static inline size_t
att_text_ends(const uint32_t *cp, size_t lo, size_t end, const uint32_t *word)
{
	size_t		n = 0;

	while (word[n] != 0)
		n++;
	return end >= lo + n ? att_text_starts(cp + end - n, n, word) : 0;
}

static inline bool
att_is_digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

static inline bool
att_is_han(uint32_t c)
{
	return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) ||
		(c >= 0x20000 && c <= 0x3FFFF) || c == 0x3007;
}

#endif							/* ATT_TEXT_H */
