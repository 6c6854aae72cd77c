/*
 * table.c
 *	  Rows of cells: each as a head, as cells and as names; then all of them as
 *	  a report.
 */
#include "fuzz.h"

#include "reader/table.h"

static void
check_cells(const uint32_t *cp, const att_block *k)
{
	att_cell	cell[ATT_TABLE_COLUMNS];
	att_table	head;
	int			n = att_table_cells(cp, k->from, k->to, cell, ATT_TABLE_COLUMNS);

	MUST(n >= 0 && n <= ATT_TABLE_COLUMNS, "%d cells", n);
	for (int c = 0; c < n; c++)
	{
		att_name	name;
		att_unit	unit;
		bool		has_unit = false;

		MUST(k->from <= cell[c].from && cell[c].from <= cell[c].to && cell[c].to <= k->to, "cell [%u, %u) of [%u, %u)",
			 cell[c].from, cell[c].to, k->from, k->to);
		MUST(c == 0 || cell[c - 1].to <= cell[c].from, "cell at %u behind %u", cell[c].from, cell[c - 1].to);
		name.n = 0;
		att_table_name(cp, cell[c].from, cell[c].to, &name, &unit, &has_unit);
		MUST(name.n >= 0 && name.n <= ATT_NAME_MAX, "a name of %d", name.n);
		MUST(!has_unit || att_unit_valid(&unit), "a unit that is none");
	}
	if (att_table_head(cp, cell, n, &head))
	{
		MUST(head.n >= 0 && head.n <= ATT_TABLE_COLUMNS, "%d columns", head.n);
		for (int c = 0; c < head.n; c++)
		{
			const att_column *col = &head.column[c];

			MUST(col->kind <= ATT_COLUMN_IGNORE, "column of kind %d", col->kind);
			MUST(k->from <= col->from && col->from <= col->to && col->to <= k->to, "column [%u, %u)", col->from, col->to);
			MUST(!col->has_unit || att_unit_valid(&col->unit), "a unit that is none");
		}
	}
}

void
fuzz_table(const uint8_t *data, size_t size)
{
	const char *utf8 = (const char *) data;
	att_env		env = fuzz_env(0xA5);
	att_page	page;

	att_page_read(&env, utf8, size, &page);
	for (size_t b = 0; b < page.n; b++)
		check_cells(page.text.cp, &page.block[b]);
	att_page_free(&page);
	fuzz_env_end();
	fuzz_rows(utf8, size, size > 0 && data[0] % 2 ? 2020 : 0);
}
