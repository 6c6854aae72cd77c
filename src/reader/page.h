/*
 * page.h
 *	  A text as found (Markdown, HTML, tabs, one line or many) as clean blocks
 *	  of code points, each with its place in the given text.
 */
#ifndef ATT_PAGE_H
#define ATT_PAGE_H

#include "../language/text.h"

typedef enum att_block_kind
{
	ATT_BLOCK_PARAGRAPH = 0,
	ATT_BLOCK_HEADING,
	ATT_BLOCK_ROW				/* of a table: cells with '\t' between */
} att_block_kind;

/* Code points of a sentence, which is read in pieces beyond, and of a row of a
 * table, which is read as sentences beyond. */
#define ATT_SENTENCE_MAX	6000

typedef struct att_block
{
	uint8_t		kind;
	uint8_t		level;			/* of a heading, 1 is the highest */
	bool		title;			/* a heading that is marked as the page's title */
	uint32_t	from;			/* code points of the page's text */
	uint32_t	to;
} att_block;

/* Code points as att_text has them, but for their places. */
typedef struct att_chars
{
	uint32_t   *cp;
	size_t		n;
	size_t		cap;
} att_chars;

/* From cp[from] on, up to the next run, one code point is one given character;
 * the first is the character at, counted from 0. */
typedef struct att_run
{
	uint32_t	from;
	uint32_t	at;
} att_run;

typedef struct att_page
{
	const att_env *env;
	const char *utf8;
	size_t		len;
	size_t		nchars;
	uint32_t   *byte_at;		/* byte offset of every 8th character */
	att_chars	text;
	att_run    *run;
	size_t		runs;
	size_t		runs_cap;
	att_block  *block;
	size_t		n;
	size_t		cap;
} att_page;

extern void att_page_read(const att_env *env, const char *utf8, size_t len, att_page *out);
extern void att_page_free(att_page *page);

/* The given character, counted from 0, that text.cp[i] came from. */
extern size_t att_page_at(const att_page *page, size_t i);

/* Where the given character that text.cp[i] came from ends: an entity such as
 * &#37; is one with all its letters. */
extern size_t att_page_end(const att_page *page, size_t i);

/* The given text behind code points [from, to), without white space around it. */
extern att_str att_page_source(const att_page *page, size_t from, size_t to);

/* Bytes from the start of the given text to a character. */
extern size_t att_page_byte(const att_page *page, size_t at);

/*
 * The mark that a heading or list item starts with: 一、 (一) 1. (1) 第一章.
 * Returns its length (0: none) and its level 1..4.
 */
extern size_t att_heading_mark(const uint32_t *cp, size_t n, int *level);

/* The conjunction (和 及 与 以及) at cp[i] of cp[lo..hi): its length, or 0; those
 * characters also stand inside words, as in 普及 and 和谐. */
extern size_t att_conjunction(const uint32_t *cp, size_t lo, size_t i, size_t hi);

/*
 * The characters of cp[0..n), by their last six bits: a word that att_may_hold
 * denies does not occur there.
 */
static inline uint64_t
att_chars_in(const uint32_t *cp, size_t n)
{
	uint64_t	in = 0;

	for (size_t i = 0; i < n; i++)
		in |= UINT64_C(1) << (cp[i] & 63);
	return in;
}

static inline bool
att_may_hold(uint64_t in, const uint32_t *word)
{
	return in >> (word[0] & 63) & 1 && (word[1] == 0 || in >> (word[1] & 63) & 1);
}

/* Does the word occur in cp[0..n)?  Its index, or n. */
extern size_t att_find(const uint32_t *cp, size_t n, const uint32_t *word);

#endif							/* ATT_PAGE_H */
