/*
 * outline.h
 *	  What a report is as a whole: title, issuer, kind, years, sections.
 */
#ifndef ATT_OUTLINE_H
#define ATT_OUTLINE_H

#include "page.h"
#include "reader.h"

extern void att_outline_meta(const att_page *page, att_meta *out);

/* The headings that stand above a place. */
#define ATT_OUTLINE_DEPTH	8
typedef struct att_path
{
	struct
	{
		uint8_t		level;
		uint32_t	from;
		uint32_t	to;
	}			at[ATT_OUTLINE_DEPTH];
	int			n;
} att_path;

extern void att_path_push(att_path *p, int level, size_t from, size_t to);
/* "A > B" in UTF-8, allocated. */
extern att_str att_path_text(const att_page *page, const att_path *p);

/*
 * A heading that starts inside a paragraph (一、2020年工作总结过去一年...):
 * where its title ends, or from.  *words is where the text begins: with the
 * title where nothing parts the two.
 */
extern size_t att_inline_heading(const uint32_t *cp, size_t from, size_t to, int *level,
								 size_t *words);

#endif							/* ATT_OUTLINE_H */
