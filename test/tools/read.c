/*
 * read.c
 *	  Reads reports with the plain C library, without a server.
 *
 *	  read [--tsv] [--out DIR] [--year N] FILE...
 *
 *	  --tsv prints the columns that accuracy scoring takes; with --out one
 *	  file DIR/<name>.tsv per FILE, and the time of each on the terminal.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "language/env.h"
#include "reader/reader.h"

static const char *const role_name[] = {"actual", "estimate", "target"};
static const char *const aspect_name[] = {"level", "growth", "change", "rank", "completion", "claim"};
static const char *const kind_name[] = {"none", "work report", "plan report", "work plan", "news", "other"};

static char *
slurp(const char *path, size_t *len)
{
	FILE	   *f = fopen(path, "rb");
	char	   *buf = NULL;
	size_t		cap = 0;

	*len = 0;
	if (f == NULL)
		return NULL;
	for (;;)
	{
		size_t		got;

		if (cap - *len < 65536)
		{
			cap = cap ? cap * 2 : 262144;
			buf = realloc(buf, cap);
			if (buf == NULL)
				abort();
		}
		got = fread(buf + *len, 1, cap - *len, f);
		if (got == 0)
			break;
		*len += got;
	}
	fclose(f);
	return buf;
}

/* One line, whatever the text holds. */
static void
put_text(FILE *to, const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++)
	{
		char		c = s[i];

		fputc(c == '\t' || c == '\n' || c == '\r' ? ' ' : c, to);
	}
}

static void
put_date(FILE *to, att_date d)
{
	if (d.year != 0)
		fprintf(to, "%04d-%02d-%02d", d.year, d.month ? d.month : 1, d.day ? d.day : 1);
}

static att_date
day_before(att_date d)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	if (d.year == 0)
		return d;
	if (d.day > 1)
	{
		d.day--;
		return d;
	}
	if (d.month > 1)
		d.month--;
	else
	{
		d.month = 12;
		d.year--;
	}
	d.day = days[d.month - 1];
	if (d.month == 2 && d.year % 4 == 0 && (d.year % 100 != 0 || d.year % 400 == 0))
		d.day = 29;
	return d;
}

static const char *
number(bool has, const att_decimal *d, char *buf)
{
	buf[0] = '\0';
	if (has)
		att_decimal_print(d, buf);
	return buf;
}

static void
put_tsv(FILE *to, const att_reading *r)
{
	char		low[64],
				high[64];

	fputs("start\tend\tindicator\trole\taspect\tperiod_from\tperiod_to\tcmp\tlow\thigh\tunit\tconfidence\tfeatures\n", to);
	for (size_t i = 0; i < r->n; i++)
	{
		const att_row *w = &r->row[i];

		fprintf(to, "%u\t%u\t", w->span_from, w->span_to);
		put_text(to, w->indicator.data, w->indicator.len);
		fprintf(to, "\t%s\t%s\t", role_name[w->role], aspect_name[w->aspect]);
		put_date(to, w->period.from);
		fputc('\t', to);
		put_date(to, day_before(w->period.to));
		fprintf(to, "\t%s\t%s\t%s\t", w->cmp, number(w->has_low, &w->low, low),
				number(w->has_high, &w->high, high));
		put_text(to, w->unit.data, w->unit.len);
		fprintf(to, "\t%.3f\t%llx\n", (double) w->confidence, (unsigned long long) w->features);
	}
}

/* Columns on a terminal that a Han character takes two of. */
static void
put_padded(const char *s, size_t len, int width)
{
	const char *p = s,
			   *end = s + len;

	while (p < end)
	{
		const char *from = p;
		unsigned char c = (unsigned char) *p;
		int			w = c >= 0xE2 ? 2 : 1;

		p++;
		while (p < end && ((unsigned char) *p & 0xC0) == 0x80)
			p++;
		if (w > width)
			break;
		if (c == '\n' || c == '\t' || c == '\r')
			fputc(' ', stdout);
		else
			fwrite(from, 1, (size_t) (p - from), stdout);
		width -= w;
	}
	while (width-- > 0)
		fputc(' ', stdout);
	fputs("  ", stdout);
}

static void
put_table(const char *path, const char *text, size_t len, const att_reading *r)
{
	att_meta	m;

	memset(&m, 0, sizeof m);
	att_read_meta(&att_env_malloc, text, len, &m);
	printf("%s: %s, region %.*s, for %d, looks back on %d, ", path, kind_name[m.kind],
		   (int) m.region.len, m.region.data ? m.region.data : "", m.report_year, m.review_year);
	put_date(stdout, m.delivered_on);
	printf("\n  %.*s\n", (int) m.title.len, m.title.data ? m.title.data : "");
	for (size_t i = 0; i < r->n; i++)
	{
		const att_row *w = &r->row[i];
		char		low[64],
					high[64],
					value[256],
					period[64];
		att_date	to = day_before(w->period.to);

		printf("%5zu  %6u  ", i + 1, w->span_from);
		put_padded(w->indicator.data, w->indicator.len, 36);
		snprintf(period, sizeof period, "%04d%02d-%04d%02d", w->period.from.year,
				 w->period.from.month, to.year, to.month);
		printf("%-8s  %-10s  %-14s ", role_name[w->role], aspect_name[w->aspect], period);
		snprintf(value, sizeof value, "%2s %s%s%s %.*s", w->cmp, number(w->has_low, &w->low, low),
				 w->has_high ? ".." : "", number(w->has_high, &w->high, high),
				 (int) w->unit.len, w->unit.data ? w->unit.data : "");
		put_padded(value, strlen(value), 24);
		put_padded(w->source.data, w->source.len, 60);
		fputc('\n', stdout);
	}
}

int
main(int argc, char **argv)
{
	bool		tsv = false;
	const char *out = NULL;
	int			year = 0;
	int			i,
				bad = 0;

	for (i = 1; i < argc && strncmp(argv[i], "--", 2) == 0; i++)
	{
		if (strcmp(argv[i], "--tsv") == 0)
			tsv = true;
		else if (strcmp(argv[i], "--out") == 0 && i + 1 < argc)
			out = argv[++i];
		else if (strcmp(argv[i], "--year") == 0 && i + 1 < argc)
			year = atoi(argv[++i]);
		else
			i = argc;
	}
	if (i >= argc)
	{
		fprintf(stderr, "usage: read [--tsv] [--out DIR] [--year N] FILE...\n");
		return 2;
	}
	for (; i < argc; i++)
	{
		size_t		len;
		char	   *text = slurp(argv[i], &len);
		att_reading *r;
		struct timespec t0,
					t1;

		if (text == NULL)
		{
			fprintf(stderr, "read: %s: %s\n", argv[i], strerror(errno));
			bad = 1;
			continue;
		}
		clock_gettime(CLOCK_MONOTONIC, &t0);
		r = att_read_report(&att_env_malloc, text, len, year);
		clock_gettime(CLOCK_MONOTONIC, &t1);
		if (out != NULL)
		{
			const char *base = strrchr(argv[i], '/');
			char		path[4096];
			size_t		n;
			FILE	   *to;

			base = base ? base + 1 : argv[i];
			n = strlen(base);
			if (n > 4 && strcmp(base + n - 4, ".txt") == 0)
				n -= 4;
			snprintf(path, sizeof path, "%s/%.*s.tsv", out, (int) n, base);
			to = fopen(path, "w");
			if (to == NULL)
			{
				fprintf(stderr, "read: %s: %s\n", path, strerror(errno));
				return 1;
			}
			put_tsv(to, r);
			fclose(to);
			printf("%-28.*s %5zu rows  %7.1f ms\n", (int) n, base, r->n,
				   (double) (t1.tv_sec - t0.tv_sec) * 1e3 + (double) (t1.tv_nsec - t0.tv_nsec) / 1e6);
		}
		else if (tsv)
			put_tsv(stdout, r);
		else
			put_table(argv[i], text, len, r);
		free(text);
	}
	return bad;
}
