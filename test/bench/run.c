/*
 * run.c
 *	  What reading costs, measured on the plain C library, without a server.
 *
 *	  run stages FILE...		time of each stage of the reader, as COPY takes it
 *	  run read FILE...			only reads, for callgrind
 *	  run growth [MB] [SHAPE]	cost by the length of the text, for texts of all shapes
 *
 *	  The library is linked as it is shipped: calls between its files that begin
 *	  a stage come here first (ld --wrap), where the clock is read.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "language/env.h"
#include "reader/naming.h"
#include "reader/outline.h"
#include "reader/page.h"
#include "reader/reader.h"

#define ROUNDS	5

typedef enum stage
{
	STAGE_REST = 0,
	STAGE_PAGE,
	STAGE_OUTLINE,
	STAGE_CLAUSE,
	STAGE_NAMING,
	STAGES
} stage;

static const char *const stage_name[STAGES] = {
	"rows, sections, periods and roles",
	"page: clean blocks of code points",
	"outline: title, issuer, years",
	"sentences and their values",
	"naming",
};

static double spent[STAGES];
static stage at = STAGE_REST;
static double since;

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double) t.tv_sec * 1e3 + (double) t.tv_nsec / 1e6;
}

/* Processor time in milliseconds, whatever else the machine does; dearer to ask. */
static double
processor(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double) t.tv_sec * 1e3 + (double) t.tv_nsec / 1e6;
}

static stage
enter(stage to)
{
	stage		from = at;
	double		t = now();

	spent[from] += t - since;
	since = t;
	at = to;
	return from;
}

/* What the linker makes of the names. */
#define WRAPPED(result, name, arguments) \
	extern result __real_##name arguments; \
	extern result __wrap_##name arguments; \
	result __wrap_##name arguments

WRAPPED(void, att_page_read, (const att_env *env, const char *utf8, size_t len, att_page *out))
{
	stage		from = enter(STAGE_PAGE);

	__real_att_page_read(env, utf8, len, out);
	enter(from);
}

WRAPPED(void, att_outline_meta, (const att_page *page, att_meta *out))
{
	stage		from = enter(STAGE_OUTLINE);

	__real_att_outline_meta(page, out);
	enter(from);
}

WRAPPED(void, att_clause_read, (const att_env *env, const uint32_t *cp, size_t from, size_t to,
								const att_context *ctx, bool cell, att_mentions *out))
{
	stage		before = enter(STAGE_CLAUSE);

	__real_att_clause_read(env, cp, from, to, ctx, cell, out);
	enter(before);
}

WRAPPED(void, att_naming_read, (const uint32_t *cp, size_t from, size_t to, const att_mentions *mentions,
								const att_name *given, att_name *topic, att_name *names))
{
	stage		before = enter(STAGE_NAMING);

	__real_att_naming_read(cp, from, to, mentions, given, topic, names);
	enter(before);
}

WRAPPED(void, att_naming_topic, (const uint32_t *cp, size_t from, size_t to, att_name *topic))
{
	stage		before = enter(STAGE_NAMING);

	__real_att_naming_topic(cp, from, to, topic);
	enter(before);
}

static size_t rows;

static void
count_row(void *arg, const att_row *row)
{
	(void) arg;
	(void) row;
	rows++;
}

static char *
slurp(const char *path, size_t *len)
{
	FILE	   *f = fopen(path, "rb");
	char	   *text;
	long		size;

	if (f == NULL || fseek(f, 0, SEEK_END) != 0 || (size = ftell(f)) < 0 || (text = malloc((size_t) size + 1)) == NULL)
	{
		perror(path);
		exit(1);
	}
	rewind(f);
	*len = fread(text, 1, (size_t) size, f);
	fclose(f);
	return text;
}

static int
by_size(const void *a, const void *b)
{
	double		x = *(const double *) a;
	double		y = *(const double *) b;

	return (x > y) - (x < y);
}

static double
median(double *x, int n)
{
	qsort(x, (size_t) n, sizeof(*x), by_size);
	return n % 2 ? x[n / 2] : (x[n / 2 - 1] + x[n / 2]) / 2;
}

/* stage, milliseconds and megabytes of text; five rounds after one that warms up */
static void
stages(int n, char **path)
{
	char	  **text = malloc(sizeof(*text) * (size_t) n);
	size_t	   *len = malloc(sizeof(*len) * (size_t) n);
	double		took[STAGES][ROUNDS];
	size_t		bytes = 0;
	int			repeat;

	for (int i = 0; i < n; i++)
	{
		text[i] = slurp(path[i], &len[i]);
		bytes += len[i];
	}
	/* 20 MB, as the server is given */
	repeat = (int) (20000000 / bytes) + 1;
	for (int round = -1; round < ROUNDS; round++)
	{
		double		begun = processor();
		double		all = 0;

		memset(spent, 0, sizeof(spent));
		since = now();
		for (int k = 0; k < repeat; k++)
			for (int i = 0; i < n; i++)
				att_read_rows(&att_env_malloc, text[i], len[i], 0, count_row, NULL);
		enter(STAGE_REST);
		begun = processor() - begun;
		for (int s = 0; s < STAGES; s++)
			all += spent[s];
		/* parts by the clock, of the processor's time */
		for (int s = 0; s < STAGES && round >= 0; s++)
			took[s][round] = begun * spent[s] / all;
	}
	for (int s = 1; s <= STAGES; s++)
		printf("%s\t%.1f\t%.3f\n", stage_name[s % STAGES], median(took[s % STAGES], ROUNDS), (double) bytes * repeat / 1e6);
}

/* ---- texts of all shapes */

typedef struct buffer
{
	char	   *s;
	size_t		n;
	size_t		want;
} buffer;

static bool
put(buffer *b, const char *s)
{
	size_t		len = strlen(s);

	if (b->n + len > b->want)
		return false;
	memcpy(b->s + b->n, s, len);
	b->n += len;
	return true;
}

/* The opening half, the closing half. */
static void
nest(buffer *b, const char *open, const char *close)
{
	size_t		times = b->want / (strlen(open) + strlen(close));

	for (size_t i = 0; i < times; i++)
		put(b, open);
	for (size_t i = 0; i < times; i++)
		put(b, close);
}

static void
numbered(buffer *b, const char *before, const char *behind)
{
	char		piece[256];

	for (unsigned i = 1;; i++)
	{
		snprintf(piece, sizeof piece, "%s%u%s", before, i, behind);
		if (!put(b, piece))
			break;
	}
}

typedef struct shape
{
	const char *name;
	const char *head;			/* once, or null */
	const char *piece;			/* again and again */
	const char *close;			/* nested: what closes it; numbered: what is behind the number */
	char		how;			/* 0, 'n'ested, '#': numbered */
} shape;

static const shape all_shapes[] = {
	{"report: sentences of two values", "一、2020年工作回顾\n", "地区生产总值增长6.1%，新建5G基站1514个。全市新增就业岗位18000个，城镇登记失业人数控制在4750人以内。\n"},
	{"report, no line break", "2020年工作回顾。", "地区生产总值增长6.1%，新建5G基站1514个。全市新增就业岗位18000个，城镇登记失业人数控制在4750人以内。"},
	{"report, no punctuation", NULL, "地区生产总值增长6.1%新建5G基站1514个全市新增就业岗位18000个城镇登记失业人数控制在4750人以内"},
	{"words, no punctuation, no number", NULL, "坚持稳中求进工作总基调统筹推进各项工作"},
	{"one table", "指标\t单位\t2020年实际\t2021年目标\n", "地区生产总值\t亿元\t583.1\t增长6%\n"},
	{"one Markdown table", "| 指标 | 单位 | 2020年实际 | 2021年目标 |\n|---|---|---|---|\n", "| 地区生产总值 | 亿元 | 583.1 | 增长6% |\n"},
	{"one HTML table", "<table><tr><td>指标</td><td>2020年实际</td></tr>\n", "<tr><td>地区生产总值</td><td>583.1亿元</td></tr>\n"},
	{"one row of a table", "指标\t", "583.1亿元\t"},
	{"headings, numbered", NULL, "、工作\n", NULL, 'h'},
	{"headings in Markdown", NULL, "## 工作回顾\n新建公园5个。\n"},
	{"one heading over all", "# ", "工作回顾新建公园5个"},
	{"a row in a line", NULL, "新建公园5个。\n"},
	{"a list with 分别", NULL, "甲项、乙项、丙项、丁项分别增长1%、2%、3%、4%，"},
	{"a list, no end", "完成", "项目5个、"},
	{"clauses, no end", NULL, "新增项目5个，"},
	{"all digits", NULL, "1234567890"},
	{"all nines and points", NULL, "9.9,"},
	{"digits and letters in turn", NULL, "1a"},
	{"digits and Han in turn", NULL, "1个"},
	{"Chinese numerals", NULL, "一百二十三万四千五百六十七亿"},
	{"powers of ten", NULL, "万"},
	{"percent signs", NULL, "%"},
	{"years", NULL, "2021年"},
	{"years and dashes", NULL, "2021-"},
	{"growth, no number", NULL, "同比增长"},
	{"verbs, no number", NULL, "完成新建达到控制在"},
	{"claims, no punctuation", NULL, "高于全市平均水平"},
	{"brackets open", NULL, "("},
	{"brackets nested", NULL, "（", "）", 'n'},
	{"brackets nested with numbers", NULL, "5个（", "）6个", 'n'},
	{"book titles open", NULL, "《"},
	{"quotes nested", NULL, "“", "”", 'n'},
	{"list marks", NULL, "（一）"},
	{"commas", NULL, "，"},
	{"full stops", NULL, "。"},
	{"enumeration commas", NULL, "、"},
	{"spaces", NULL, " "},
	{"wide spaces", NULL, "　"},
	{"tabs", NULL, "\t"},
	{"line breaks", NULL, "\n"},
	{"bars", NULL, "|"},
	{"one character", NULL, "增"},
	{"one letter", NULL, "a"},
	{"HTML nested", NULL, "<div>", "</div>", 'n'},
	{"HTML tables nested", NULL, "<table><tr><td>", "</td></tr></table>", 'n'},
	{"HTML tables open", NULL, "<table><tr><td>1亿元"},
	{"tags that do not end", NULL, "<a "},
	{"comments that do not end", NULL, "<!-- "},
	{"scripts that do not end", NULL, "<script> "},
	{"less-than signs", NULL, "<"},
	{"entities", NULL, "&#37;"},
	{"entities nested", NULL, "&amp;#37;"},
	{"ampersands", NULL, "&"},
	{"asterisks", NULL, "*"},
	{"bold", NULL, "**1亿元**"},
	{"hashes", NULL, "#"},
	{"underscores", NULL, "_{"},
	{"footnotes", NULL, "[1]"},
	{"links", NULL, "[a](b"},
	{"combining marks", "e", "\xCC\x81\xCC\x96"},
	{"ligatures", NULL, "ﷺ"},
	{"bytes that are no UTF-8", NULL, "\xE5\xA2"},
	{"annexes", NULL, "附件1：\n新建公园5个。\n"},
	{"glossaries", NULL, "名词解释\n"},
	{"titles", NULL, "2021年政府工作报告\n"},
	{"issuers", NULL, "甲区人民政府\n"},
	{"dates", NULL, "2021年1月5日\n"},
	{"targets not set", NULL, "没有提出具体，"},
};

static void
make(buffer *b, const shape *s, size_t want)
{
	b->want = want;
	b->n = 0;
	if (s->head)
		put(b, s->head);
	if (s->how == 'n')
		nest(b, s->piece, s->close);
	else if (s->how == 'h')
		numbered(b, "", s->piece);
	else
		while (put(b, s->piece))
			;
}

/* How long reading takes; the median where it is short. */
static double
reading(const buffer *b)
{
	double		took[ROUNDS];
	int			n = 0;

	do
	{
		int			times = 0;
		double		t = processor();

		do
		{
			rows = 0;
			att_read_rows(&att_env_malloc, b->s, b->n, 2021, count_row, NULL);
			times++;
		} while (processor() - t < 2);
		took[n++] = (processor() - t) / times;
	} while (n < ROUNDS && took[n - 1] < 500);
	return median(took, n);
}

/* shape, bytes wanted, bytes, milliseconds, rows, for each length from 1 kB in steps of 10 */
static void
growth(double mb, const char *only)
{
	buffer		b = {malloc((size_t) (mb * 1e6)), 0, 0};

	for (size_t i = 0; i < sizeof(all_shapes) / sizeof(all_shapes[0]); i++)
	{
		if (only && strstr(all_shapes[i].name, only) == NULL)
			continue;
		for (double size = 1e3; size <= mb * 1e6; size *= 10)
		{
			double		ms;

			make(&b, &all_shapes[i], (size_t) size);
			ms = reading(&b);
			printf("%s\t%.0f\t%zu\t%.4f\t%zu\n", all_shapes[i].name, size, b.n, ms, rows);
			fflush(stdout);
			/* what is this slow shows its growth already */
			if (ms > 60000)
				break;
		}
	}
	free(b.s);
}

int
main(int argc, char **argv)
{
	if (argc > 2 && strcmp(argv[1], "stages") == 0)
		stages(argc - 2, argv + 2);
	else if (argc > 2 && strcmp(argv[1], "read") == 0)
		for (int i = 2; i < argc; i++)
		{
			size_t		len;
			char	   *text = slurp(argv[i], &len);

			att_read_rows(&att_env_malloc, text, len, 0, count_row, NULL);
			free(text);
		}
	else if (argc > 1 && strcmp(argv[1], "growth") == 0)
		growth(argc > 2 ? atof(argv[2]) : 10, argc > 3 ? argv[3] : NULL);
	else
	{
		fprintf(stderr, "usage: run stages FILE... | run read FILE... | run growth [MB] [SHAPE]\n");
		return 2;
	}
	return 0;
}
