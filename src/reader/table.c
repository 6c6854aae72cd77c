/*
 * table.c
 *	  Reads the head of a table and cuts its rows.
 */
#include "table.h"

#include <string.h>

#include "../language/lexicon.h"
#include "lexicon/columns.h"
#include "lexicon/words.h"

int
att_table_cells(const uint32_t *cp, size_t from, size_t to, att_cell *cell, int max)
{
	int			n = 0;
	size_t		s = from;

	for (size_t i = from; i <= to && n < max; i++)
		if (i == to || cp[i] == '\t')
		{
			size_t		a = s;
			size_t		b = i;

			while (a < b && cp[a] == ' ')
				a++;
			while (b > a && cp[b - 1] == ' ')
				b--;
			cell[n].from = (uint32_t) a;
			cell[n].to = (uint32_t) b;
			n++;
			s = i + 1;
		}
	return n;
}

/* (亿元) at the end of cp[from..*to): cut off and read. */
static bool
bracketed_unit(const uint32_t *cp, size_t from, size_t *to, att_unit *unit)
{
	size_t		close = *to;
	size_t		open;
	size_t		len;

	if (close <= from || cp[close - 1] != ')')
		return false;
	close--;
	open = close;
	while (open > from && cp[open - 1] != '(')
		open--;
	if (open == from)
		return false;
	if (att_text_starts(cp + open, close - open, U"单位:"))
		open += 3;
	len = att_unit_read(cp + open, close - open, unit);
	if (len == 0 || len != close - open)
		return false;
	while (open > from && cp[open - 1] != '(')
		open--;
	*to = open - 1;
	return true;
}

bool
att_table_head(const uint32_t *cp, const att_cell *cell, int n, att_table *out)
{
	int			known = 0;
	bool		content = false;

	memset(out, 0, sizeof(*out));
	for (int i = 0; i < n && i < ATT_TABLE_COLUMNS; i++)
	{
		att_column *c = &out->column[i];
		size_t		a = cell[i].from;
		size_t		b = cell[i].to;
		size_t		best = 0;

		c->from = cell[i].from;
		c->to = cell[i].to;
		out->n = i + 1;
		if (b - a > 30)
			return false;
		c->has_unit = bracketed_unit(cp, a, &b, &c->unit);
		/* figures in a head are years */
		for (size_t k = a; k < b; k++)
		{
			size_t		end;
			int			y = att_year_at(cp, b, k, &end);

			if (y > 0)
			{
				c->year = y;
				k = end - 1;
			}
			else if (att_is_digit(cp[k]))
				return false;
		}
		/* the longest word of the head decides, the later of equals */
		for (size_t k = a; k < b; k++)
		{
			size_t		len;
			int			row = att_lexicon_longest(&att_columns, cp + k, b - k, &len);

			if (row >= 0 && len >= best)
			{
				best = len;
				c->kind = (uint8_t) att_columns_rows[row].kind;
			}
		}
		if (best > 0)
			known++;
		c->estimate = att_find(cp + a, b - a, U"预计") < b - a;
		c->growth = att_find_any(cp + a, b - a, &att_words_growth_word) < b - a;
		if (c->kind == ATT_COLUMN_UNKNOWN && c->year > 0)
			known++;
		content |= c->kind == ATT_COLUMN_CONTENT;
	}
	if (known < 2 && !(known == 1 && out->n <= 2))
		return false;
	/* 完成情况 beside a target's figures holds figures; beside prose a status */
	for (int i = 0; i < out->n; i++)
		if (out->column[i].kind == ATT_COLUMN_STATUS && !content)
			out->column[i].kind = ATT_COLUMN_ACTUAL;
	out->project_list = content;
	out->has_head = true;
	return true;
}

void
att_table_name(const uint32_t *cp, size_t from, size_t to, att_name *name, att_unit *unit,
			   bool *has_unit)
{
	size_t		a = from;
	size_t		b = to;

	*has_unit = bracketed_unit(cp, a, &b, unit);
	/* a list mark, as in 1.地区生产总值 */
	{
		int			level;
		size_t		len = att_heading_mark(cp + a, b - a, &level);

		if (len < b - a)
			a += len;
	}
	att_name_set(name, cp, a, b);
}
