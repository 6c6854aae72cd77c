/*
 * test_reader.c
 *	  Reads the sentences of test/reader/sentences.tsv, each in a report that
 *	  its context names, and compares all rows with those expected.
 */
#include "unit.h"

#include <stdlib.h>

#include "language/decimal.h"
#include "language/env.h"
#include "reader/reader.h"

#ifndef ATT_SENTENCES
#define ATT_SENTENCES "test/reader/sentences.tsv"
#endif

#define LINE_MAX_BYTES	16384

static const char *const role_name[] = {"actual", "estimate", "target"};
static const char *const aspect_name[] = {"level", "growth", "change", "rank", "completion", "claim"};

/* 2020, 2016-2020, 2021Q1, 2021-01/2021-11 */
static void
print_period(const att_period *p, char *out, size_t cap)
{
	int			y1 = p->from.year;
	int			m1 = p->from.month;
	int			y2 = p->to.month > 1 ? p->to.year : p->to.year - 1;
	int			m2 = p->to.month > 1 ? p->to.month - 1 : 12;

	if (y1 == 0)
		snprintf(out, cap, "%s", "");
	else if (m1 == 1 && m2 == 12 && y1 == y2)
		snprintf(out, cap, "%d", y1);
	else if (m1 == 1 && m2 == 12)
		snprintf(out, cap, "%d-%d", y1, y2);
	else if (y1 == y2 && m1 % 3 == 1 && m2 == m1 + 2)
		snprintf(out, cap, "%dQ%d", y1, m1 / 3 + 1);
	else
		snprintf(out, cap, "%d-%02d/%d-%02d", y1, m1, y2, m2);
}

typedef struct rows_text
{
	char		text[LINE_MAX_BYTES];
	size_t		n;
} rows_text;

static void
print_row(void *arg, const att_row *w)
{
	rows_text  *out = arg;
	char		low[64] = "";
	char		high[64] = "";
	char		period[64];
	int			n;

	if (out->n + 1 >= sizeof(out->text))
		return;
	if (w->has_low)
		att_decimal_print(&w->low, low);
	if (w->has_high)
		att_decimal_print(&w->high, high);
	print_period(&w->period, period, sizeof(period));
	n = snprintf(out->text + out->n, sizeof(out->text) - out->n, "%s%.*s|%s|%s|%s|%s|%s|%s|%.*s",
				 out->n ? " ;; " : "", (int) w->indicator.len, w->indicator.data, role_name[w->role],
				 aspect_name[w->aspect], period, w->cmp, low, high,
				 (int) w->unit.len, w->unit.len ? w->unit.data : "");
	out->n += (size_t) n;
}

/* The report that a sentence stands in. */
static void
write_report(const char *context, const char *sentence, char *out, size_t cap)
{
	int			year = 0;
	const char *colon = strchr(context, ':');
	size_t		n = 0;

	if (colon)
		year = atoi(colon + 1);
	if (strncmp(context, "review:", 7) == 0)
		n = (size_t) snprintf(out, cap, "%d年政府工作报告\n\n一、%d年工作回顾\n\n", year + 1, year);
	else if (strncmp(context, "task:", 5) == 0)
		n = (size_t) snprintf(out, cap, "%d年政府工作报告\n\n一、%d年工作回顾\n\n二、%d年主要任务\n\n", year, year - 1, year);
	else if (strncmp(context, "five:", 5) == 0)
		n = (size_t) snprintf(out, cap, "%d年政府工作报告\n\n一、过去五年工作回顾\n\n", year + 1);
	else if (strncmp(context, "outlook:", 8) == 0)
		n = (size_t) snprintf(out, cap, "%d年政府工作报告\n\n一、%d年工作回顾\n\n二、今后五年奋斗目标\n\n", year, year - 1);
	else if (strncmp(context, "quarter:", 8) == 0)
		n = (size_t) snprintf(out, cap, "%d年第一季度工作计划\n\n", year);
	/* \n and \t of the file */
	for (const char *p = sentence; *p && n + 2 < cap; p++)
		if (*p == '\\' && (p[1] == 'n' || p[1] == 't'))
			out[n++] = *++p == 'n' ? '\n' : '\t';
		else
			out[n++] = *p;
	out[n] = '\0';
}

void
test_reader(void)
{
	static char line[LINE_MAX_BYTES];
	static char report[LINE_MAX_BYTES];
	static rows_text got;
	FILE	   *f = fopen(ATT_SENTENCES, "r");
	int			read = 0;

	CHECK_MSG(f != NULL, "cannot open %s", ATT_SENTENCES);
	if (f == NULL)
		return;
	while (fgets(line, sizeof(line), f))
	{
		char	   *cell[4];
		char	   *p = line;
		int			n = 0;

		line[strcspn(line, "\r\n")] = '\0';
		if (line[0] == '#' || line[0] == '\0')
			continue;
		while (n < 4 && p)
		{
			cell[n++] = p;
			p = strchr(p, '\t');
			if (p)
				*p++ = '\0';
		}
		CHECK_MSG(n == 4 && p == NULL, "%s: %d cells", cell[0], n);
		if (n != 4)
			continue;
		write_report(cell[1], cell[2], report, sizeof(report));
		got.n = 0;
		strcpy(got.text, "-");
		att_read_rows(&att_env_malloc, report, strlen(report), 0, print_row, &got);
		CHECK_MSG(strcmp(got.text, cell[3]) == 0, "%s: %s\n  want %s\n  got  %s", cell[0], cell[2], cell[3], got.text);
		read++;
	}
	fclose(f);
	CHECK_MSG(read >= 250, "only %d sentences", read);
}
