/*
 * mutate.c
 *	  Inputs made of sentences: libFuzzer's bytes and words are mixed with
 *	  pieces of real text that are cut, repeated, moved and joined.
 */
#include "fuzz.h"

#include <glob.h>

#include "language/pack.h"
#include "language/phrase.h"

extern int	LLVMFuzzerInitialize(int *argc, char ***argv);
extern size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t max);
extern size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max, unsigned int seed);
extern size_t LLVMFuzzerCustomCrossOver(const uint8_t *a, size_t na, const uint8_t *b, size_t nb,
										uint8_t *out, size_t max, unsigned int seed);

/* Sentences, and what stands between two commas. */
static att_str *piece;
static size_t pieces;

static uint64_t state;

static size_t
below(size_t n)
{
	state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return n ? (size_t) (state >> 33) % n : 0;
}

static void
add_piece(const char *p, size_t len)
{
	if (len == 0 || len > 1500)
		return;
	if ((pieces & (pieces - 1)) == 0)
	{
		att_str    *more = realloc(piece, (pieces ? pieces * 2 : 1) * sizeof(att_str));

		MUST(more != NULL, "no memory");
		piece = more;
	}
	piece[pieces++] = (att_str) {p, len};
}

/* How long is the mark at p that parts pieces? */
static size_t
border(const char *p, const char *end)
{
	static const char *const marks[] = {"。", "，", "、", "；", "：", "\n", "\t", "|", "<", ">", "\\n", "\\t", NULL};

	for (const char *const *m = marks; *m; m++)
	{
		size_t		n = strlen(*m);

		if ((size_t) (end - p) >= n && memcmp(p, *m, n) == 0)
			return n;
	}
	return 0;
}

static void
load(const char *path, bool table)
{
	FILE	   *f = fopen(path, "rb");
	char	   *text;
	char	   *line;
	size_t		n;

	if (f == NULL)
		return;
	text = malloc(1 << 20);
	n = fread(text, 1, (1 << 20) - 1, f);
	fclose(f);
	text[n] = '\0';
	for (line = text; *line;)
	{
		char	   *end = line + strcspn(line, "\n");
		char	   *p = line;
		char	   *from;
		char	   *stop = end;

		/* the third cell of sentences.tsv */
		if (table)
		{
			for (int i = 0; i < 2 && p < end; i++)
				p += strcspn(p, "\t\n") + 1;
			stop = p < end ? p + strcspn(p, "\t\n") : p;
		}
		if (p < stop)
			add_piece(p, (size_t) (stop - p));
		for (from = p; p < stop;)
		{
			size_t		len = border(p, stop);

			if (len == 0)
			{
				p++;
				continue;
			}
			add_piece(from, (size_t) (p - from));
			p += len;
			from = p;
		}
		if (from < stop)
			add_piece(from, (size_t) (stop - from));
		line = *end ? end + 1 : end;
	}
}

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
	glob_t		g;

	load(ATT_FUZZ_TEST "/reader/sentences.tsv", true);
	if (glob(ATT_FUZZ_TEST "/reports/20*", 0, NULL, &g) == 0)
	{
		for (size_t i = 0; i < g.gl_pathc; i++)
			load(g.gl_pathv[i], false);
		globfree(&g);
	}
	MUST(pieces > 1000, "only %zu pieces of sentences in " ATT_FUZZ_TEST, pieces);
	return 0;
}

/* A place between two characters, mostly beside a border. */
static size_t
place(const uint8_t *data, size_t size)
{
	size_t		at = below(size + 1);
	size_t		k;

	while (at < size && (data[at] & 0xC0) == 0x80)
		at++;
	if (below(4) == 0)
		return at;
	for (k = at; k < size && k < at + 200; k++)
	{
		size_t		n = border((const char *) data + k, (const char *) data + size);

		if (n > 0)
			return below(2) ? k : k + n;
	}
	return at;
}

/* data[from..to) becomes p[0..n). */
static size_t
replace(uint8_t *data, size_t size, size_t max, size_t from, size_t to, const void *p, size_t n)
{
	if (size - (to - from) + n > max)
		return size;
	memmove(data + from + n, data + to, size - to);
	memcpy(data + from, p, n);
	return size - (to - from) + n;
}

static size_t
take_piece(uint8_t *out, size_t max)
{
	att_str		s = piece[below(pieces)];
	size_t		n = 0;

	for (size_t i = 0; i < s.len && n < max; i++)
		if (s.data[i] == '\\' && i + 1 < s.len && (s.data[i + 1] == 'n' || s.data[i + 1] == 't'))
			out[n++] = s.data[++i] == 'n' ? '\n' : '\t';
		else
			out[n++] = (uint8_t) s.data[i];
	return n;
}

/* A number in the place of another. */
static size_t
other_number(uint8_t *data, size_t size, size_t max)
{
	static const char *const numbers[] = {"0", "1", "5", "12", "100", "2020", "2021", "0.5", "1.10", "3/4", "-3", "1,234.5", "99999999999999999",
		"999999999999999999999999999999999999", "0.000000000000000000000000000001", "三", "十二", "三百余", "两万", "三分之一", "百分之六", "1万6千",
		"4~6", "30—35", "1-11", "１２", "六成", "零", "半", "第七", "前五", "近百", "数十", "上千", "10^4", "一百二十三万亿"};
	const char *n = numbers[below(sizeof(numbers) / sizeof(numbers[0]))];
	size_t		from = below(size);
	size_t		to;

	while (from < size && !(data[from] >= '0' && data[from] <= '9'))
		from++;
	for (to = from; to < size && ((data[to] >= '0' && data[to] <= '9') || data[to] == '.'); to++)
		;
	return replace(data, size, max, from, to, n, strlen(n));
}

/* Some pieces as a row of a table, in one of the ways of writing one. */
static size_t
table_row(uint8_t *out, size_t max)
{
	static const char *const way[][3] = {{"", "\t", "\n"}, {"|", "|", "|\n"}, {"<tr><td>", "</td><td>", "</td></tr>\n"},
	{"<tr><th>", "</th><th>", "</th></tr>"}};
	static const char *const heads[] = {"序号", "指标名称", "单位", "2020年实际", "2021年目标", "完成情况", "增长（%）", "投资（万元）", "项目内容", "责任单位",
		"属性", "约束性", "预期性", "年均增长", "备注", "合计", "个", "%", "亿元", "5", "1.2万", "≥30", "完成", ""};
	const char *const *w = way[below(4)];
	size_t		n = 0;

	for (size_t c = 0, cells = 1 + below(below(8) ? 7 : 40); c <= cells && n + 64 < max; c++)
	{
		const char *mark = w[c == 0 ? 0 : c == cells ? 2 : 1];
		const char *head = heads[below(sizeof(heads) / sizeof(heads[0]))];

		memcpy(out + n, mark, strlen(mark));
		n += strlen(mark);
		if (c == cells)
			break;
		if (below(3) == 0)
			n += take_piece(out + n, max - n - 16 < 60 ? max - n - 16 : 60);
		else if (n + strlen(head) + 16 < max)
		{
			memcpy(out + n, head, strlen(head));
			n += strlen(head);
		}
	}
	return n;
}

#define TAKEN	4096

size_t
LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max, unsigned int seed)
{
	static uint8_t taken[TAKEN];
	size_t		n;
	size_t		a;
	size_t		b;

	state = seed * UINT64_C(0x9E3779B97F4A7C15) + size;
	below(2);
	if (strcmp(ATT_FUZZ_NAME, "unpack") == 0)
	{
		att_value	v;
		bool		target = below(2);
		uint8_t		bytes[ATT_PACK_MAX];

		n = take_piece(taken, 120);
		if (below(20) != 0 || !fuzz_literal((const char *) taken, n, target, &v))
			return LLVMFuzzerMutate(data, size, max);
		return replace(data, size, max, 0, size, bytes, att_pack_wire(&v, bytes));
	}
	if (below(5) < 2)
		return LLVMFuzzerMutate(data, size, max);
	a = place(data, size);
	b = place(data, size);
	if (a > b)
	{
		n = a;
		a = b;
		b = n;
	}
	n = b - a < TAKEN ? b - a : TAKEN;
	switch (below(9))
	{
		case 0:					/* cut */
			return size > b - a ? replace(data, size, max, a, b, "", 0) : size;
		case 1:					/* repeat */
			memcpy(taken, data + a, n);
			for (size_t times = 1 + below(below(4) ? 3 : 40); times > 0; times--)
				size = replace(data, size, max, a, a, taken, n);
			return size;
		case 2:					/* move */
			memcpy(taken, data + a, n);
			size = replace(data, size, max, a, a + n, "", 0);
			a = place(data, size);
			return replace(data, size, max, a, a, taken, n);
		case 3:					/* another number */
			return other_number(data, size, max);
		case 4:					/* a row of a table */
			n = table_row(taken, TAKEN);
			return replace(data, size, max, a, a, taken, n);
		case 5:					/* instead of what stands there */
			n = take_piece(taken, TAKEN);
			return replace(data, size, max, a, b, taken, n);
		default:				/* beside it */
			n = take_piece(taken, TAKEN);
			return replace(data, size, max, a, a, taken, n);
	}
}

/* The beginning of one, the end of another. */
size_t
LLVMFuzzerCustomCrossOver(const uint8_t *a, size_t na, const uint8_t *b, size_t nb,
						  uint8_t *out, size_t max, unsigned int seed)
{
	size_t		n;
	size_t		m;

	state = seed * UINT64_C(0x9E3779B97F4A7C15) + na;
	below(2);
	n = place(a, na);
	m = place(b, nb);
	if (n > max)
		n = max;
	memcpy(out, a, n);
	if (nb - m > max - n)
		m = nb - (max - n);
	memcpy(out + n, b + m, nb - m);
	return n + nb - m;
}
