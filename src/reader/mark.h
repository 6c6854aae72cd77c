/*
 * mark.h
 *	  Characters that part words, and the words of a clause between them.
 */
#ifndef ATT_MARK_H
#define ATT_MARK_H

#include "../language/lexicon.h"
#include "page.h"

/* Does the clause end here? */
static inline bool
att_is_boundary(uint32_t c)
{
	return c == ',' || c == ';' || c == ':' || c == '\t' || c == '\n' || c == U'。' ||
		c == '!' || c == '?' || c == U'—' || c == U'…';
}

/* Or at least one item of its list? */
static inline bool
att_is_pause(uint32_t c)
{
	return c == U'、' || att_is_boundary(c);
}

static inline bool
att_is_closing(uint32_t c)
{
	return c == U'”' || c == U'’' || c == '"' || c == ')' || c == U'》' || c == U'】';
}

static inline bool
att_is_letter(uint32_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Can a noun begin with it?  A name may be quoted. */
static inline bool
att_begins_noun(uint32_t c)
{
	return att_is_han(c) || c == U'“';
}

/* 从63家, 由第5位: what stands behind is a start */
static inline bool
att_is_from(uint32_t c)
{
	return c == U'从' || c == U'由';
}

/* The place n characters before i, but not before from. */
static inline size_t
att_back(size_t i, size_t n, size_t from)
{
	return i > from + n ? i - n : from;
}

/* Where the words begin that reach up to i without a boundary; from at the earliest. */
static inline size_t
att_clause_start(const uint32_t *cp, size_t from, size_t i)
{
	while (i > from && !att_is_boundary(cp[i - 1]))
		i--;
	return i;
}

/* Does the word occur in cp[from..to)? */
static inline bool
att_has(const uint32_t *cp, size_t from, size_t to, const uint32_t *word)
{
	return to > from && att_find(cp + from, to - from, word) < to - from;
}

/* Or one of the words? */
static inline bool
att_has_any(const uint32_t *cp, size_t from, size_t to, const att_words *words)
{
	return to > from && att_find_any(cp + from, to - from, words) < to - from;
}

#endif							/* ATT_MARK_H */
