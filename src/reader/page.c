/*
 * page.c
 *	  Takes markup away, joins lines that were broken inside sentences, and
 *	  tells headings, paragraphs and table rows apart.
 */
#include "page.h"

#include <string.h>

#include "../language/lexicon.h"
#include "../language/numeral.h"
#include "sign.h"

#include "lexicon/words.h"

#define TAG_MAX 4096			/* bytes of a tag, at most */
#define BYTE_STEP 8				/* characters between the places that byte_at keeps */

/* one line of the page while it is being read */
typedef struct line
{
	uint32_t	from;
	uint8_t		hashes;			/* # marks, or the level of an HTML heading */
	bool		indent;			/* starts with white space of two characters */
	bool		pipe;			/* a Markdown table row */
	bool		item;			/* starts with a bullet */
	bool		tabs;			/* holds some */
} line;

typedef struct reading
{
	att_page   *page;
	const char *p;
	const char *end;
	uint32_t	at;
	uint32_t	delta;			/* place less index of the last character */
	line		cur;
	bool		open;			/* the last block is a paragraph that goes on */
	bool		open_comment;	/* a comment that does not end was seen */
	bool		in_row;			/* between <tr> and </tr> */
	bool		space;			/* white space is pending */
	int			spaces;			/* how many characters, at the start of a line */
	uint32_t	space_at;
} reading;

static bool
is_alnum(uint32_t c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool
is_space(uint32_t c)
{
	return c == ' ' || c == '\t' || c == 0xB || c == 0xC || c == 0x85 ||
		(c >= 0x2000 && c <= 0x200F) || c == 0x2028 || c == 0x202F || c == 0x205F ||
		c == 0xFEFF || c == 0x3000 || c == 0xA0;
}

static void
grow_text(reading *r)
{
	att_chars  *t = &r->page->text;
	const att_env *env = r->page->env;
	size_t		left = (size_t) (r->end - r->p);
	size_t		read = (size_t) (r->p - r->page->utf8) + 1;
	/* what is left has as many characters as what was read had, at most one a byte */
	size_t		more = t->n * left / read;
	size_t		cap = t->n + (more + more / 16 < left ? more + more / 16 : left) + 1024;

	if (cap < t->cap + t->cap / 8)
		cap = t->cap + t->cap / 8;
	t->cp = env->resize(env->ctx, t->cp, t->cap * sizeof(uint32_t), cap * sizeof(uint32_t));
	t->cap = cap;
}

/* From index i on characters stand at at, at + 1 ... */
static void
add_run(reading *r, size_t i, uint32_t at)
{
	att_page   *page = r->page;

	if (page->runs == page->runs_cap)
	{
		size_t		cap = page->runs_cap ? page->runs_cap + page->runs_cap / 2 : 256;

		page->run = page->env->resize(page->env->ctx, page->run, page->runs_cap * sizeof(att_run), cap * sizeof(att_run));
		page->runs_cap = cap;
	}
	page->run[page->runs++] = (att_run) {(uint32_t) i, at};
	r->delta = at - (uint32_t) i;
}

static void
push(reading *r, uint32_t c, uint32_t at)
{
	att_chars  *t = &r->page->text;

	if (t->n + 2 >= t->cap)
		grow_text(r);
	if (at - (uint32_t) t->n != r->delta)
		add_run(r, t->n, at);
	t->cp[t->n++] = c;
	if (c == '\t')
		r->cur.tabs = true;
}

/* The text is cut off at index n. */
static void
cut(reading *r, size_t n)
{
	att_page   *page = r->page;

	page->text.n = n;
	while (page->runs > 1 && page->run[page->runs - 1].from >= n)
		page->runs--;
	r->delta = page->run[page->runs - 1].at - page->run[page->runs - 1].from;
}

/* The characters from index from on move to index to, which is before it. */
static void
move_back(reading *r, size_t from, size_t to)
{
	att_page   *page = r->page;
	att_chars  *t = &page->text;
	uint32_t	at = (uint32_t) att_page_at(page, from);
	uint32_t	shift = (uint32_t) (from - to);
	size_t		first = page->runs;
	size_t		keep = page->runs;

	while (first > 0 && page->run[first - 1].from > from)
		first--;
	while (keep > 0 && page->run[keep - 1].from >= to)
		keep--;
	/* a run may have begun in front of what moves */
	if (keep == first)
	{
		add_run(r, 0, 0);
		memmove(page->run + first + 1, page->run + first, (page->runs - first - 1) * sizeof(att_run));
		first++;
	}
	page->run[keep] = (att_run) {(uint32_t) to, at};
	for (size_t k = first; k < page->runs; k++)
		page->run[keep + 1 + k - first] = (att_run) {page->run[k].from - shift, page->run[k].at};
	page->runs = keep + 1 + page->runs - first;
	memmove(t->cp + to, t->cp + from, (t->n - from) * sizeof(uint32_t));
	cut(r, t->n - shift);
}

static void add_line(reading *r);

static void
end_line(reading *r)
{
	att_chars  *t = &r->page->text;

	r->space = false;
	/* blank lines mean nothing */
	if (t->n > r->cur.from)
		add_line(r);
	memset(&r->cur, 0, sizeof(r->cur));
	r->cur.from = (uint32_t) t->n;
	r->spaces = 0;
}

static void
put(reading *r, uint32_t c, uint32_t at)
{
	att_chars  *t = &r->page->text;
	bool		first = t->n == r->cur.from;

	if (r->space)
	{
		r->space = false;
		if (first)
			r->cur.indent = r->spaces >= 2;
		else if (is_alnum(c) && is_alnum(t->cp[t->n - 1]))
			push(r, ' ', r->space_at);
	}
	push(r, c, at);
}

/* The next character; keeps where every 8th is. */
static inline uint32_t
next_char(reading *r)
{
	if (r->at % BYTE_STEP == 0)
		r->page->byte_at[r->at / BYTE_STEP] = (uint32_t) (r->p - r->page->utf8);
	r->at++;
	return att_utf8_next(&r->p, r->end);
}

/* Moves over the characters up to stop. */
static void
skip_to(reading *r, const char *stop)
{
	while (r->p < stop)
	{
		if ((r->at & 0x3FFF) == 0)
			r->page->env->interrupt(r->page->env->ctx);
		next_char(r);
	}
}

static bool
tag_is(const char *name, size_t n, const char *word)
{
	size_t		len = strlen(word);

	if (n != len)
		return false;
	for (size_t i = 0; i < n; i++)
		if ((name[i] | 0x20) != word[i])
			return false;
	return true;
}

/* The tag that starts at p ('<'): what it does to the text.  False: no tag. */
static bool
read_tag(reading *r, const char *p)
{
	const char *name = p + 1;
	const char *q;
	const char *stop;
	bool		closing = false;
	size_t		n = 0;
	size_t		left = (size_t) (r->end - p);

	if (left >= 4 && memcmp(p, "<!--", 4) == 0)
	{
		/* looked for once: where none ends, no later one does */
		if (r->open_comment)
			return false;
		for (q = p + 4; q + 3 <= r->end && memcmp(q, "-->", 3) != 0; q++)
			;
		if (q + 3 > r->end)
		{
			r->open_comment = true;
			return false;
		}
		skip_to(r, q + 3);
		return true;
	}
	if (name < r->end && *name == '/')
	{
		closing = true;
		name++;
	}
	while (name + n < r->end && is_alnum((unsigned char) name[n]))
		n++;
	if (n == 0 && !(name < r->end && *name == '!'))
		return false;
	for (q = name + n; q < r->end && *q != '>' && *q != '<' && q - p < TAG_MAX; q++)
		;
	if (q >= r->end || *q != '>')
		return false;
	stop = q + 1;

	if (!closing && (tag_is(name, n, "script") || tag_is(name, n, "style")))
	{
		const char *word = tag_is(name, n, "script") ? "</script" : "</style";
		size_t		len = strlen(word);

		for (q = stop; q + len <= r->end; q++)
			if (*q == '<' && tag_is(q + 1, len - 1, word + 1))
				break;
		if (q + len > r->end)
			q = r->end;
		skip_to(r, q);
		return true;
	}
	if (!closing && tag_is(name, n, "sup"))
	{
		const char *s = stop;
		att_chars  *t = &r->page->text;

		/* a footnote's mark, unless it is an exponent */
		while (s < r->end && s - stop < 8 && *s != '<')
			s++;
		if (s < r->end && *s == '<' && !(t->n > 0 && t->cp[t->n - 1] == 'm'))
			stop = s;
	}
	skip_to(r, stop);
	if (tag_is(name, n, "td") || tag_is(name, n, "th"))
	{
		if (closing)
			put(r, '\t', r->at - 1);
	}
	else if (n == 2 && (name[0] | 0x20) == 'h' && name[1] >= '1' && name[1] <= '6')
	{
		end_line(r);
		if (!closing)
			r->cur.hashes = (uint8_t) (name[1] - '0');
	}
	else if (tag_is(name, n, "tr") || tag_is(name, n, "p") || tag_is(name, n, "div") ||
			 tag_is(name, n, "br") || tag_is(name, n, "li") || tag_is(name, n, "table") ||
			 tag_is(name, n, "ul") || tag_is(name, n, "ol") || tag_is(name, n, "section") ||
			 tag_is(name, n, "article") || tag_is(name, n, "title"))
	{
		/* paragraphs inside a cell do not end its row */
		if (tag_is(name, n, "tr") || tag_is(name, n, "table"))
			r->in_row = !closing && !tag_is(name, n, "table");
		if (!r->in_row || tag_is(name, n, "tr"))
		{
			end_line(r);
			r->cur.indent = true;
			r->cur.item = !closing && tag_is(name, n, "li");
		}
	}
	return true;
}

static uint32_t
entity(const char *p, const char *end, size_t *len)
{
	static const struct
	{
		const char *name;
		uint32_t	c;
	}			known[] = {
		{"&nbsp;", ' '}, {"&lt;", '<'}, {"&gt;", '>'}, {"&amp;", '&'}, {"&quot;", '"'},
		{"&ldquo;", 0x201C}, {"&rdquo;", 0x201D}, {"&mdash;", 0x2014}, {"&middot;", 0xB7},
		{"&ensp;", ' '}, {"&emsp;", ' '}, {"&hellip;", 0x2026}, {"&ndash;", 0x2013},
		{"&lsquo;", 0x2018}, {"&rsquo;", 0x2019},
	};

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
	{
		size_t		n = strlen(known[i].name);

		if ((size_t) (end - p) >= n && memcmp(p, known[i].name, n) == 0)
		{
			*len = n;
			return known[i].c;
		}
	}
	if (end - p > 3 && p[1] == '#')
	{
		const char *q = p + 2;
		uint32_t	c = 0;
		int			base = 10;

		if (*q == 'x' || *q == 'X')
		{
			base = 16;
			q++;
		}
		for (; q < end && q - p < 10 && *q != ';'; q++)
		{
			int			d;

			if (*q >= '0' && *q <= '9')
				d = *q - '0';
			else if (base == 16 && (*q | 0x20) >= 'a' && (*q | 0x20) <= 'f')
				d = (*q | 0x20) - 'a' + 10;
			else
				return 0;
			c = c * (uint32_t) base + (uint32_t) d;
		}
		if (q < end && *q == ';' && c > 0 && c <= 0x10FFFF && !(c >= 0xD800 && c < 0xE000))
		{
			*len = (size_t) (q + 1 - p);
			return c;
		}
	}
	return 0;
}

/* A footnote mark [3] at p, in half or full width: its end, or NULL. */
static const char *
footnote(const char *p, const char *end)
{
	uint32_t	c = att_utf8_next(&p, end);
	int			digits = 0;

	if (c != '[' && c != 0xFF3B)
		return NULL;
	while (p < end && digits <= 3)
	{
		c = att_utf8_next(&p, end);
		if ((c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19))
			digits++;
		else if ((c == ']' || c == 0xFF3D) && digits > 0)
			return p;
		else
			return NULL;
	}
	return NULL;
}

static bool
is_superscript(uint32_t c)
{
	return c == 0xB9 || c == 0xB2 || c == 0xB3 || c == 0x2070 || (c >= 0x2074 && c <= 0x2079);
}

/* Letters, digits and marks that stand for themselves wherever they are. */
static bool
is_plain(uint32_t c)
{
	static const uint32_t plain[4] = {0, 0xEFFFDBB6, 0x77FFFFFF, 0x6FFFFFFF};

	return plain[c >> 5] >> (c & 31) & 1;
}

/* Four bytes, the first one lowest. */
static inline uint32_t
bytes_at(const unsigned char *p)
{
	return p[0] | (uint32_t) p[1] << 8 | (uint32_t) p[2] << 16 | (uint32_t) p[3] << 24;
}

/*
 * Takes over what most of a report is made of, as far as it goes: Han
 * characters, letters, digits and marks that need nothing done but to make
 * full-width ones narrow.
 */
static void
read_plain(reading *r)
{
	att_page   *page = r->page;
	att_chars  *t = &page->text;
	const unsigned char *p = (const unsigned char *) r->p;
	const unsigned char *end;
	uint32_t	at = r->at;
	uint32_t   *cp;
	uint32_t   *last;

	/* as long as four bytes can be looked at */
	if (r->end - r->p < 4)
		return;
	end = (const unsigned char *) r->end - 3;
	do
	{
		/* up to the next place that byte_at keeps */
		if (at % BYTE_STEP == 0)
		{
			page->byte_at[at / BYTE_STEP] = (uint32_t) ((const char *) p - page->utf8);
			if (at % 0x4000 == 0)
				page->env->interrupt(page->env->ctx);
		}
		if (t->n + BYTE_STEP + 2 >= t->cap)
		{
			r->p = (const char *) p;
			grow_text(r);
		}
		cp = t->cp + t->n;
		last = cp + (BYTE_STEP - at % BYTE_STEP);
		while (cp < last && p < end)
		{
			uint32_t	v = bytes_at(p);
			uint32_t	c;

			if ((v & 0xC0C0F0) == 0x8080E0)
			{
				c = (v & 0x0F) << 12 | (v >> 2 & 0xFC0) | (v >> 16 & 0x3F);
				if (c < 0x4E00 || c > 0x9FFF)
				{
					if (c >= 0xFF01 && c <= 0xFF5E && c != 0xFF3B)
						c -= 0xFEE0;
					else if (c != 0x3001 && c != 0x3002 && c != 0x201C && c != 0x201D)
						break;
				}
				p += 3;
			}
			else if ((v & 0x80) == 0 && is_plain(v & 0x7F))
			{
				c = v & 0x7F;
				p++;
			}
			else
				break;
			*cp++ = c;
		}
		if (cp > t->cp + t->n)
		{
			size_t		n = (size_t) (cp - (t->cp + t->n));

			if (at - (uint32_t) t->n != r->delta)
				add_run(r, t->n, at);
			t->n += n;
			at += (uint32_t) n;
		}
	} while (cp == last);
	r->p = (const char *) p;
	r->at = at;
}

static void
read_lines(reading *r)
{
	att_page   *page = r->page;
	att_chars  *t = &page->text;

	while (r->p < r->end)
	{
		const char *start;
		uint32_t	at;
		uint32_t	c;
		uint32_t	buf[ATT_FOLDED];
		int			n;
		bool		first = t->n == r->cur.from;
		const char *stop;

		/* most of a report needs nothing done */
		if (!r->space)
		{
			read_plain(r);
			if (r->p >= r->end)
				break;
			first = t->n == r->cur.from;
		}
		start = r->p;
		at = r->at;
		if ((at & 0x3FF) == 0)
			page->env->interrupt(page->env->ctx);
		c = next_char(r);
		if (c == '\n' || c == '\r' || c == 0x2029)
		{
			end_line(r);
			continue;
		}
		if (c == '\t')
		{
			r->space = false;
			push(r, '\t', at);
			continue;
		}
		if (is_space(c))
		{
			if (!r->space)
				r->space_at = at;
			r->space = true;
			r->spaces += c == 0x3000 ? 2 : 1;
			continue;
		}
		if (c == '<')
		{
			r->p = start;
			r->at = at;
			if (read_tag(r, start))
				continue;
			r->p = start + 1;
			r->at = at + 1;
		}
		else if (c == '&')
		{
			size_t		len;
			uint32_t	e = entity(start, r->end, &len);

			if (e != 0)
			{
				skip_to(r, start + len);
				if (e == ' ')
				{
					r->space = true;
					r->spaces++;
					r->space_at = at;
				}
				else
					put(r, e, at);
				continue;
			}
		}
		else if (c == '*')
		{
			/* bold, or a bullet */
			if (first)
				r->cur.item = true;
			continue;
		}
		else if (c == '-' && first && r->p < r->end && *r->p == ' ')
		{
			r->cur.item = true;
			continue;
		}
		else if (c == '#' && first)
		{
			r->cur.hashes++;
			continue;
		}
		else if (c == '|' && (first || r->cur.pipe))
		{
			if (first && !r->cur.pipe)
				r->cur.pipe = true;
			else
			{
				r->space = false;
				push(r, '\t', at);
			}
			continue;
		}
		else if ((c == 0x2022 || c == 0x25CF || c == 0x25A0 || c == 0x25C6 || c == 0x2666 || c == 0xB7) && first)
		{
			r->cur.item = true;
			continue;
		}
		else if (c == '_' && !first && is_alnum(t->cp[t->n - 1]))
		{
			/* PM_{2.5}, PM_2.5 */
			if (r->p < r->end && *r->p == '{')
			{
				const char *q = r->p + 1;

				skip_to(r, r->p + 1);
				while (q < r->end && q - r->p < 8 && *q != '}')
					q++;
				while (r->p < q)
				{
					at = r->at;
					c = next_char(r);
					put(r, c, at);
				}
				if (r->p < r->end && *r->p == '}')
					skip_to(r, r->p + 1);
			}
			continue;
		}
		else if ((c == '[' || c == 0xFF3B) && !first &&
				 (stop = footnote(start, r->end)) != NULL)
		{
			skip_to(r, stop);
			continue;
		}
		else if (is_superscript(c) && !(t->n > 0 && t->cp[t->n - 1] == 'm'))
			continue;
		else if (c == 0x200B || c == 0xAD || c < 0x20 || c == 0xFFFD)
			continue;

		n = att_normalise_cp(c, buf);
		for (int i = 0; i < n; i++)
		{
			if (buf[i] == ' ')
			{
				r->space = true;
				r->space_at = at;
			}
			else
				put(r, buf[i], at);
		}
	}
	end_line(r);
}

static bool
is_han_numeral(uint32_t c)
{
	return att_numeral_digit(c) > 0 || c == 0x5341;
}

size_t
att_heading_mark(const uint32_t *cp, size_t n, int *level)
{
	size_t		i = 0;

	*level = 0;
	if (n < 2)
		return 0;
	if (cp[0] == 0x7B2C)		/* 第一章 第二部分 */
	{
		i = 1;
		while (i < n && i < 5 && (is_han_numeral(cp[i]) || att_is_digit(cp[i])))
			i++;
		if (i > 1 && i < n && (cp[i] == 0x7AE0 || cp[i] == 0x8282 || cp[i] == 0x7BC7))
		{
			*level = 1;
			return i + 1;
		}
		if (i > 1 && i + 1 < n && cp[i] == 0x90E8 && cp[i + 1] == 0x5206)
		{
			*level = 1;
			return i + 2;
		}
		return 0;
	}
	if (cp[0] == '(')
	{
		i = 1;
		while (i < n && i < 5 && (is_han_numeral(cp[i]) || att_is_digit(cp[i])))
			i++;
		if (i > 1 && i < n && cp[i] == ')')
		{
			*level = att_is_digit(cp[1]) ? 4 : 2;
			return i + 1;
		}
		return 0;
	}
	while (i < n && i < 4 && is_han_numeral(cp[i]))
		i++;
	if (i > 0)
	{
		if (i < n && (cp[i] == 0x3001 || cp[i] == '.' || cp[i] == ','))
		{
			*level = 1;
			return i + 1;
		}
		return 0;
	}
	while (i < n && i < 3 && att_is_digit(cp[i]))
		i++;
	if (i > 0 && i < 3 && i < n && (cp[i] == '.' || cp[i] == 0x3001) &&
		!(i + 1 < n && att_is_digit(cp[i + 1])))
	{
		*level = 3;
		return i + 1;
	}
	return 0;
}

size_t
att_conjunction(const uint32_t *cp, size_t lo, size_t i, size_t hi)
{
	size_t		len;

	if (i >= hi)
		return 0;
	len = att_text_starts(cp + i, hi - i, U"以及");
	if (len > 0)
		return len;
	if (cp[i] != 0x548C && cp[i] != 0x53CA && cp[i] != 0x4E0E)	/* 和 及 与 */
		return 0;
	if (att_starts_any(cp + i, hi - i, &att_words_no_conjunction) > 0 ||
		(i > lo && att_starts_any(cp + i - 1, hi - i + 1, &att_words_no_conjunction) > 0))
		return 0;
	return 1;
}

size_t
att_find(const uint32_t *cp, size_t n, const uint32_t *word)
{
	for (size_t i = 0; i < n; i++)
		if (cp[i] == word[0] && att_text_starts(cp + i, n - i, word) > 0)
			return i;
	return n;
}

/* Does a sentence or its lead-in end here? */
static bool
ends_sentence(const uint32_t *cp, size_t n)
{
	while (n > 0 && (cp[n - 1] == 0x201D || cp[n - 1] == 0x2019 || cp[n - 1] == ')' ||
					 cp[n - 1] == '"' || cp[n - 1] == 0x300B))
		n--;
	if (n == 0)
		return false;
	switch (cp[n - 1])
	{
		case 0x3002:			/* 。 */
		case '!':
		case '?':
		case ';':
		case ':':
		case 0x2026:
			return true;
	}
	return false;
}

static bool
has_pause(const uint32_t *cp, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (cp[i] == ',' || cp[i] == 0x3002 || cp[i] == ';')
			return true;
	return false;
}

/* ——2021年1月18日在……: a line below the title, not the rest of it */
static bool
is_dash(uint32_t c)
{
	return c == 0x2014 || c == 0x2015 || c == 0x2500;
}

static bool
has_digit(const uint32_t *cp, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (att_is_digit(cp[i]))
			return true;
	return false;
}

/*
 * Does a short line state a value: a share, money, or a number behind 增长?  A
 * heading may count things (办好10件实事), but has none of these.
 */
static bool
states_value(const uint32_t *cp, size_t n)
{
	for (size_t i = 0; i + 1 < n; i++)
	{
		if (!att_is_digit(cp[i]) || att_is_digit(cp[i + 1]))
			continue;
		if (att_starts_any(cp + i + 1, n - i - 1, &att_words_value_unit) > 0)
			return true;
	}
	return false;
}

static void
add_block(att_page *page, att_block b)
{
	if (page->n == page->cap)
	{
		size_t		cap = page->cap ? page->cap * 2 : 128;

		page->block = page->env->resize(page->env->ctx, page->block,
										page->cap * sizeof(att_block), cap * sizeof(att_block));
		page->cap = cap;
	}
	page->block[page->n++] = b;
}

/* |---|:--:| below a Markdown table's head */
static bool
is_rule(const uint32_t *cp, size_t n)
{
	if (n == 0)
		return false;
	for (size_t i = 0; i < n; i++)
		if (cp[i] != '-' && cp[i] != ':' && cp[i] != '\t' && cp[i] != '=')
			return false;
	return true;
}

/*
 * A line becomes a block, or goes on with the last one.  The text is packed as
 * it is read: '\n' stands between blocks, nothing where a line was only broken.
 */
static void
add_line(reading *r)
{
	att_page   *page = r->page;
	att_chars  *t = &page->text;
	line	   *l = &r->cur;
	const uint32_t *cp = t->cp + l->from;
	size_t		n = t->n - l->from;
	size_t		mark;
	int			level;
	size_t		inner;
	bool		tab = false;
	bool		join = false;
	att_block	b;

	/* tabs around a line only indent it; a row has one between words */
	if (l->tabs)
	{
		while (n > 0 && cp[n - 1] == '\t' && !l->pipe)
			n--;
		for (inner = 0; inner < n && cp[inner] == '\t'; inner++)
			;
		for (size_t i = inner; i < n && !tab; i++)
			tab = cp[i] == '\t';
		cut(r, l->from + n);
		if (!tab && !l->pipe && inner > 0)
		{
			if (inner < n)
				move_back(r, l->from + inner, l->from);
			n -= inner;
			l->indent = true;
		}
	}
	if (n == 0 || (l->pipe && is_rule(cp, n)))
	{
		cut(r, l->from);
		return;
	}
	memset(&b, 0, sizeof(b));
	mark = att_heading_mark(cp, n, &level);
	if (tab || l->pipe)
	{
		/* every value of a row has all of it as its source */
		b.kind = n <= ATT_SENTENCE_MAX ? ATT_BLOCK_ROW : ATT_BLOCK_PARAGRAPH;
		r->open = false;
	}
	else if (l->hashes > 0)
	{
		b.kind = ATT_BLOCK_HEADING;
		b.level = (uint8_t) (mark > 0 ? level : l->hashes);
		b.title = l->hashes == 1 && mark == 0;
		if (n > 80)
			b.kind = ATT_BLOCK_PARAGRAPH;
		r->open = false;
	}
	else if (n <= 45 && !r->open && (l->item ? has_digit(cp, n) : states_value(cp + mark, n - mark)))
	{
		/* an item of a list: a line of its own, whatever ends it */
		r->open = l->item && n >= 12 && !ends_sentence(cp, n) && !states_value(cp, n);
	}
	else if (mark > 0)
	{
		if (n <= 45 && !ends_sentence(cp, n) && !has_pause(cp + mark, n - mark))
		{
			b.kind = ATT_BLOCK_HEADING;
			b.level = (uint8_t) level;
			r->open = false;
		}
		else if (n <= 45 && level <= 2 && att_find(cp, n, U"。") == n && !ends_sentence(cp, n))
		{
			b.kind = ATT_BLOCK_HEADING;
			b.level = (uint8_t) level;
			r->open = false;
		}
		else
			r->open = !ends_sentence(cp, n);
	}
	else if (r->open && !l->item && !(l->indent && cp[0] != ',' && page->n > 0 && n > 60) &&
			 !(page->n < 10 && is_dash(cp[0])))
		join = true;
	else if (n <= 40 && !ends_sentence(cp, n) && !has_pause(cp, n) && !l->item)
	{
		b.kind = ATT_BLOCK_HEADING;
		b.level = 5;
		r->open = false;
	}
	else
		r->open = n >= 12 && !ends_sentence(cp, n);

	if (join)
	{
		/* over the '\n' that stood ready for another block */
		move_back(r, l->from, l->from - 1);
		page->block[page->n - 1].to = (uint32_t) t->n;
		r->open = !ends_sentence(t->cp + t->n - n, n);
	}
	else
	{
		b.from = l->from;
		b.to = (uint32_t) t->n;
		add_block(page, b);
	}
	push(r, '\n', (uint32_t) t->n + r->delta);
}

void
att_page_read(const att_env *env, const char *utf8, size_t len, att_page *out)
{
	reading		r;
	size_t		slots;

	att_sign_make();
	memset(out, 0, sizeof(*out));
	memset(&r, 0, sizeof(r));
	out->env = env;
	out->utf8 = utf8;
	out->len = len;
	slots = len / BYTE_STEP + 2;
	out->byte_at = env->alloc(env->ctx, slots * sizeof(uint32_t));
	/* a quarter more than characters of three bytes need */
	out->text.cap = len / 3 + len / 12 + 64;
	out->text.cp = env->alloc(env->ctx, out->text.cap * sizeof(uint32_t));
	r.page = out;
	r.p = utf8;
	r.end = utf8 + len;
	add_run(&r, 0, 0);
	read_lines(&r);
	out->nchars = r.at;
	/* no block follows the last one */
	if (out->text.n > 0)
		cut(&r, out->text.n - 1);
}

void
att_page_free(att_page *page)
{
	page->env->release(page->env->ctx, page->text.cp);
	page->env->release(page->env->ctx, page->run);
	page->env->release(page->env->ctx, page->byte_at);
	if (page->block)
		page->env->release(page->env->ctx, page->block);
	memset(page, 0, sizeof(*page));
}

size_t
att_page_at(const att_page *page, size_t i)
{
	size_t		lo = 0;
	size_t		hi = page->runs;

	/* the last run that starts no later */
	while (hi - lo > 1)
	{
		size_t		mid = lo + (hi - lo) / 2;

		if (page->run[mid].from <= i)
			lo = mid;
		else
			hi = mid;
	}
	return (uint32_t) (page->run[lo].at + ((uint32_t) i - page->run[lo].from));
}

size_t
att_page_byte(const att_page *page, size_t at)
{
	const char *p;
	const char *end = page->utf8 + page->len;

	if (at >= page->nchars)
		return page->len;
	p = page->utf8 + page->byte_at[at / BYTE_STEP];
	for (size_t i = at - at % BYTE_STEP; i < at; i++)
		att_utf8_next(&p, end);
	return (size_t) (p - page->utf8);
}

size_t
att_page_end(const att_page *page, size_t i)
{
	size_t		at = att_page_at(page, i);
	const char *p = page->utf8 + att_page_byte(page, at);
	size_t		len;

	if (*p == '&' && page->text.cp[i] != '&' && entity(p, page->utf8 + page->len, &len) != 0)
		return at + len;
	return at + 1;
}

/* Where the bar stands that, but for spaces, is before byte at; or at. */
static size_t
bar_before(const att_page *page, size_t at)
{
	size_t		k = at;

	while (k > 0 && page->utf8[k - 1] == ' ')
		k--;
	return k > 0 && page->utf8[k - 1] == '|' ? k - 1 : at;
}

att_str
att_page_source(const att_page *page, size_t from, size_t to)
{
	att_str		s = {page->utf8, 0};
	size_t		a;
	size_t		b;

	if (from >= to)
		return s;
	a = att_page_byte(page, att_page_at(page, from));
	b = att_page_byte(page, att_page_end(page, to - 1));
	/* a Markdown row begins with the bar that its last one answers */
	if (page->utf8[b - 1] == '|')
		a = bar_before(page, a);
	while (a < b && (page->utf8[a] == ' ' || page->utf8[a] == '\n' || page->utf8[a] == '\r'))
		a++;
	while (b > a && (page->utf8[b - 1] == ' ' || page->utf8[b - 1] == '\n' || page->utf8[b - 1] == '\r'))
		b--;
	s.data = page->utf8 + a;
	s.len = b - a;
	return s;
}
