/*
 * evidence.c
 *	  The text of a report as HTML with its values marked, and the escaping
 *	  that everything on such a page goes through.
 *
 *	  Nothing of the report is markup here: what it holds of tags or scripts
 *	  comes out as characters.  With the tags taken out and the character
 *	  references put back, the result is the report again.
 */
#include "postgres.h"

#include "catalog/pg_type.h"
#include "fmgr.h"
#include "lib/stringinfo.h"
#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/builtins.h"

#include "types/compat.h"

/* What a row can be.  Where rows share a place, the first of these gives the
 * mark its looks. */
static const char *const state_name[] = {"missed", "undetermined", "attained", "open", "actual", "estimate"};

#define STATES			lengthof(state_name)

/* Rows named at one mark.  More than a few say nothing to a reader, and a
 * limit keeps the page linear in the rows, however they nest. */
#define ROWS_AT_MARK	8

/* Lines with more cells than this are no table that could be shown. */
#define TABLE_CELLS		64

/* A row to mark.  Rows that are open at a place are chained in the order in
 * which they began. */
typedef struct mark
{
	int			seq;
	int			state;
	text	   *note;
	struct mark *before;
	struct mark *after;
} mark;

typedef struct border
{
	int			at;				/* the character before which it lies, from 1 */
	bool		begins;
	mark	   *m;
} border;

typedef struct page
{
	StringInfoData out;
	mark	   *first;			/* the rows open here */
	mark	   *last;
	int			open[STATES];	/* their number by state */
	int			rows;
	bool		in_mark;		/* a tag is open */
	int			id;				/* the place that the next tag is to be named after, or 0 */
	bool		in_table;
} page;

/*
 * One character.  A carriage return is given by number, since browsers take
 * a plain one for a line feed.
 */
static inline void
put_char(StringInfo out, const char *p, int len)
{
	switch (*p)
	{
		case '&':
			appendBinaryStringInfo(out, "&amp;", 5);
			break;
		case '<':
			appendBinaryStringInfo(out, "&lt;", 4);
			break;
		case '>':
			appendBinaryStringInfo(out, "&gt;", 4);
			break;
		case '"':
			appendBinaryStringInfo(out, "&#34;", 5);
			break;
		case '\'':
			appendBinaryStringInfo(out, "&#39;", 5);
			break;
		case '\r':
			appendBinaryStringInfo(out, "&#13;", 5);
			break;
		default:
			if (len == 1)
				appendStringInfoCharMacro(out, *p);
			else
				appendBinaryStringInfo(out, p, len);
	}
}

/* All bytes of longer characters are above ASCII in a server's encoding. */
static void
put_text(StringInfo out, const text *t)
{
	const char *p = VARDATA_ANY(t);
	const char *end = p + VARSIZE_ANY_EXHDR(t);

	for (; p < end; p++)
		put_char(out, p, 1);
}

PG_FUNCTION_INFO_V1(attain_html);
Datum
attain_html(PG_FUNCTION_ARGS)
{
	StringInfoData out;

	initStringInfo(&out);
	put_text(&out, PG_GETARG_TEXT_PP(0));
	PG_RETURN_TEXT_P(cstring_to_text_with_len(out.data, out.len));
}

static int
compare_borders(const void *a, const void *b)
{
	const border *x = a;
	const border *y = b;

	if (x->at != y->at)
		return x->at < y->at ? -1 : 1;
	if (x->begins != y->begins)
		return x->begins ? 1 : -1;
	return (x->m->seq > y->m->seq) - (x->m->seq < y->m->seq);
}

static void
close_mark(page *g)
{
	if (g->in_mark)
		appendStringInfoString(&g->out, "</a>");
	g->in_mark = false;
}

static void
open_mark(page *g)
{
	mark	   *m = g->last;
	mark	   *link;
	int			state = 0;

	while (state < (int) STATES - 1 && g->open[state] == 0)
		state++;
	for (int n = 1; n < ROWS_AT_MARK && m->before != NULL; n++)
		m = m->before;
	for (link = m; link->state != state && link->after != NULL;)
		link = link->after;

	appendStringInfoString(&g->out, "<a");
	if (g->id != 0)
		appendStringInfo(&g->out, " id=\"c%d\"", g->id);
	appendStringInfo(&g->out, " class=\"v %s%s\" href=\"#r%d\" aria-describedby=\"",
					 state_name[state], g->id != 0 ? "" : " cont", link->seq);
	for (mark *i = m; i != NULL; i = i->after)
		appendStringInfo(&g->out, i == m ? "r%d" : " r%d", i->seq);
	if (g->rows > 1)
		appendStringInfo(&g->out, "\" data-n=\"%d", g->rows);
	appendStringInfoString(&g->out, "\" title=\"");
	for (mark *i = m; i != NULL; i = i->after)
	{
		if (i != m)
			appendStringInfoString(&g->out, "\n\n");
		put_text(&g->out, i->note);
	}
	appendStringInfoString(&g->out, "\">");
	g->id = 0;
	g->in_mark = true;
}

/* A row begins or ends. */
static void
pass_border(page *g, const border *b)
{
	mark	   *m = b->m;

	close_mark(g);
	if (b->begins)
	{
		m->before = g->last;
		m->after = NULL;
		if (g->last)
			g->last->after = m;
		else
			g->first = m;
		g->last = m;
		g->id = b->at;
	}
	else
	{
		if (m->before)
			m->before->after = m->after;
		else
			g->first = m->after;
		if (m->after)
			m->after->before = m->before;
		else
			g->last = m->before;
	}
	g->open[m->state] += b->begins ? 1 : -1;
	g->rows += b->begins ? 1 : -1;
}

/*
 * Is the line a row of a table, its cells parted by tabs?  A tab that only
 * indents, or ends a line, does not make one.
 */
static bool
line_is_row(const char *p, const char *end)
{
	int			tabs = 0;
	bool		cell = false;	/* there was something before a tab */
	bool		parted = false; /* and something after it */
	bool		text = false;

	for (; p < end && *p != '\n'; p++)
	{
		if (*p == '\t')
		{
			tabs++;
			cell |= text;
		}
		else if (*p != ' ' && *p != '\r')
		{
			text = true;
			parted |= cell;
		}
	}
	return (parted || (cell && tabs > 1)) && tabs < TABLE_CELLS;
}

/* Rows one under the other are shown as a table. */
static void
begin_line(page *g, const char *p, const char *end)
{
	bool		row = line_is_row(p, end);

	if (g->in_table && !row)
	{
		close_mark(g);
		appendStringInfoString(&g->out, "</tbody></table></div>");
		g->in_table = false;
	}
	else if (!g->in_table && row)
	{
		const char *next = memchr(p, '\n', end - p);

		if (next == NULL || !line_is_row(next + 1, end))
			return;
		close_mark(g);
		appendStringInfoString(&g->out, "<div class=\"table\"><table><tbody>");
		g->in_table = true;
	}
	if (g->in_table)
		appendStringInfoString(&g->out, "<tr><td>");
}

/* Elements of one of the arrays of attain_marked_html. */
static int
take_array(ArrayType *a, Oid type, int typlen, char typalign, Datum **values, int expected)
{
	bool	   *nulls;
	int			n;

	deconstruct_array(a, type, typlen, typlen > 0, typalign, values, &nulls, &n);
	for (int i = 0; i < n; i++)
		if (nulls[i])
			ereport(ERROR,
					(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
					 errmsg("marks must not be null")));
	if (expected >= 0 && n != expected)
		ereport(ERROR,
				(errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
				 errmsg("arrays of marks differ in length"),
				 errhint("Give from, to, row, state and note of each mark.")));
	return n;
}

PG_FUNCTION_INFO_V1(attain_marked_html);
Datum
attain_marked_html(PG_FUNCTION_ARGS)
{
	text	   *body = PG_GETARG_TEXT_PP(0);
	const char *p = VARDATA_ANY(body);
	const char *end = p + VARSIZE_ANY_EXHDR(body);
	int			encoding = GetDatabaseEncoding();
	page		g;
	Datum	   *from,
			   *to,
			   *seq,
			   *state,
			   *note;
	int			n;
	mark	   *marks;
	border	   *borders;
	int			nborders = 0;
	int			next = 0;
	bool		line_start = true;

	n = take_array(PG_GETARG_ARRAYTYPE_P(1), INT4OID, sizeof(int32), TYPALIGN_INT, &from, -1);
	take_array(PG_GETARG_ARRAYTYPE_P(2), INT4OID, sizeof(int32), TYPALIGN_INT, &to, n);
	take_array(PG_GETARG_ARRAYTYPE_P(3), INT4OID, sizeof(int32), TYPALIGN_INT, &seq, n);
	take_array(PG_GETARG_ARRAYTYPE_P(4), TEXTOID, -1, TYPALIGN_INT, &state, n);
	take_array(PG_GETARG_ARRAYTYPE_P(5), TEXTOID, -1, TYPALIGN_INT, &note, n);

	marks = palloc0(sizeof(mark) * (Size) n);
	borders = palloc(sizeof(border) * 2 * (Size) n);
	for (int i = 0; i < n; i++)
	{
		char	   *name = TextDatumGetCString(state[i]);
		int			k = 0;

		while (k < (int) STATES && strcmp(name, state_name[k]) != 0)
			k++;
		if (k == STATES)
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("unknown state of a mark: \"%s\"", name),
					 errhint("One of missed, undetermined, attained, open, actual, estimate.")));
		pfree(name);
		marks[i].seq = DatumGetInt32(seq[i]);
		marks[i].state = k;
		marks[i].note = DatumGetTextPP(note[i]);
		if (DatumGetInt32(from[i]) < 1 || DatumGetInt32(from[i]) >= DatumGetInt32(to[i]))
			continue;			/* nothing to be seen */
		borders[nborders++] = (border) {DatumGetInt32(from[i]), true, &marks[i]};
		borders[nborders++] = (border) {DatumGetInt32(to[i]), false, &marks[i]};
	}
	qsort(borders, nborders, sizeof(border), compare_borders);

	memset(&g, 0, sizeof g);
	initStringInfo(&g.out);
	for (int at = 1; p < end; at++)
	{
		int			len = Min(pg_encoding_mblen(encoding, p), (int) (end - p));

		if ((at & 0xfff) == 0)
			CHECK_FOR_INTERRUPTS();
		for (; next < nborders && borders[next].at <= at; next++)
			pass_border(&g, &borders[next]);
		if (line_start)
			begin_line(&g, p, end);
		line_start = *p == '\n';

		if (g.in_table && (*p == '\t' || *p == '\n'))
		{
			close_mark(&g);
			appendStringInfoString(&g.out, *p == '\t' ? "</td>\t<td>" : "</td></tr>\n");
		}
		else
		{
			if (g.rows > 0 && !g.in_mark)
				open_mark(&g);
			put_char(&g.out, p, len);
		}
		p += len;
	}
	close_mark(&g);
	if (g.in_table)
		appendStringInfoString(&g.out, line_start ? "</tbody></table></div>" : "</td></tr></tbody></table></div>");
	PG_RETURN_TEXT_P(cstring_to_text_with_len(g.out.data, g.out.len));
}
