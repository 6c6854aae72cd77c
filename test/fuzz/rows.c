/*
 * rows.c
 *	  What must be true of every row, section and part of a text.
 */
#include "fuzz.h"

#include "language/pack.h"
#include "language/phrase.h"
#include "reader/naming.h"
#include "reader/reader.h"

#define KEPT	48

typedef struct account
{
	const char *text;
	size_t		len;
	const uint32_t *char_at;	/* which character each byte belongs to; len + 1 of them */
	uint32_t	chars;
	uint32_t	last;
	size_t		n;
	uint64_t	hash;
	/* the first values, for checks that take the environment themselves */
	struct
	{
		att_value	v;
		bool		target;
		att_str		written;
	}			kept[KEPT];
	size_t		nkept;
} account;

ATT_WRAPS static void
add(account *a, const void *p, size_t n)
{
	const unsigned char *c = p;

	for (size_t i = 0; i < n; i++)
		a->hash = (a->hash ^ c[i]) * UINT64_C(0x100000001B3);
	a->hash ^= a->hash >> 29;
}

static void
add_str(account *a, att_str s)
{
	add(a, s.data, s.len);
	add(a, &s.len, sizeof(s.len));
}

static bool
is_date(att_date d)
{
	return d.year >= 0 && d.month <= 12 && d.day <= 31;
}

static int
days(att_date d)
{
	return (d.year * 12 + (d.month ? d.month - 1 : 0)) * 31 + (d.day ? d.day - 1 : 0);
}

/* The characters [from, to) of the given text. */
static att_str
part_of(const account *a, uint32_t from, uint32_t to)
{
	size_t		b = 0;
	size_t		e;

	while (b < a->len && a->char_at[b] < from)
		b++;
	for (e = b; e < a->len && a->char_at[e] < to;)
		e++;
	return (att_str) {a->text + b, e - b};
}

static void
check_row(void *arg, const att_row *w)
{
	static const char *const cmps[] = {"", "=", ">", ">=", "<", "<=", "~", "..", NULL};
	account    *a = arg;
	att_value	v;
	int			k = 0;

	MUST(w->span_from < w->span_to && w->span_to <= a->chars, "[%u, %u) of %u", w->span_from, w->span_to, a->chars);
	if (w->source.len > 0)
	{
		size_t		from = (size_t) (w->source.data - a->text);

		MUST(w->source.data >= a->text && w->source.len <= a->len && from <= a->len - w->source.len, "source");
		MUST(a->char_at[from] <= w->span_from && w->span_to <= a->char_at[from + w->source.len],
			 "[%u, %u) is not in its source [%u, %u)", w->span_from, w->span_to, a->char_at[from],
			 a->char_at[from + w->source.len]);
	}
	MUST(a->n == 0 || a->last <= w->span_from, "%u comes behind %u", w->span_from, a->last);
	a->last = w->span_from;
	a->n++;

	MUST(fuzz_utf8(w->indicator) && w->indicator.len <= 4 * ATT_NAME_MAX, "a name of %zu bytes", w->indicator.len);
	MUST(fuzz_utf8(w->section) && fuzz_utf8(w->unit), "section or unit");
	MUST(w->role <= ATT_TARGET && w->aspect <= ATT_CLAIM && w->polarity >= -1 && w->polarity <= 1, "role %d, aspect %d", w->role, w->aspect);
	while (cmps[k] && strcmp(cmps[k], w->cmp) != 0)
		k++;
	MUST(cmps[k] != NULL, "cmp is %.3s", w->cmp);
	MUST(!w->has_low || !w->has_high || att_decimal_cmp(&w->low, &w->high) <= 0, "low is above high");
	MUST(w->confidence <= 1, "confidence %f", (double) w->confidence);
	MUST(is_date(w->period.from) && is_date(w->period.to), "period");
	MUST(w->period.from.year == 0 || days(w->period.from) < days(w->period.to), "the period goes back");

	add_str(a, w->section);
	add_str(a, w->indicator);
	add_str(a, w->source);
	add_str(a, w->unit);
	add(a, &w->role, 1);
	add(a, &w->aspect, 1);
	add(a, &w->span_from, sizeof(w->span_from));
	add(a, &w->span_to, sizeof(w->span_to));
	add(a, w->cmp, strlen(w->cmp));
	add(a, &w->polarity, 1);
	add(a, &w->confidence, sizeof(w->confidence));
	if (w->has_low)
		add(a, &w->low.coef, sizeof(w->low.coef));
	if (w->has_high)
		add(a, &w->high.coef, sizeof(w->high.coef));
	if (!w->has_value)
		return;
	v = w->value;
	if (att_value_normalise(&v, w->role == ATT_TARGET))
	{
		uint8_t		bytes[ATT_PACK_MAX];
		char		text[ATT_VALUE_TEXT];

		add(a, bytes, att_pack(&v, bytes));
		att_value_print(&v, w->role == ATT_TARGET, text);
		/* what a dump has must come back */
		MUST(att_phrase_reads_back(&v, w->role == ATT_TARGET), "%s of '%.*s' does not read back", text,
			 (int) w->source.len, w->source.data);
		if (a->nkept < KEPT)
		{
			a->kept[a->nkept].v = v;
			a->kept[a->nkept].target = w->role == ATT_TARGET;
			a->kept[a->nkept++].written = part_of(a, w->span_from, w->span_to);
		}
	}
}

/*
 * The words of a span read as a literal: where they are one of the same kind
 * and in the same unit, it is the value of the row.
 */
static void
check_kept(const account *a, size_t i)
{
	const att_value *v = &a->kept[i].v;
	bool		target = a->kept[i].target;
	att_str		s = a->kept[i].written;
	att_value	w;
	char		text[ATT_VALUE_TEXT];
	char		again[ATT_VALUE_TEXT];

	fuzz_value(v, target);
	if (s.len > 4096 || !fuzz_literal(s.data, s.len, target, &w))
		return;
	if (w.aspect != v->aspect || w.down != v->down || w.form == ATT_NONE || v->form == ATT_NONE || !att_unit_same(&w.unit, &v->unit))
		return;
	att_value_print(v, target, text);
	att_value_print(&w, target, again);
	/* what has to be low is promised as a ceiling, and the words around may say
	 * that it is about a number or above it: the numbers are those written */
	MUST(att_decimal_cmp(&v->low, &w.low) == 0 && att_decimal_cmp(&v->high, &w.high) == 0,
		 "%.*s is %s in a report and %s by itself", (int) s.len, s.data, text, again);
}

#define SECTIONS_KEPT	64

typedef struct section_account
{
	const account *a;
	size_t		n;
	struct
	{
		uint32_t	from;
		uint32_t	to;
	}			kept[SECTIONS_KEPT];	/* the first ones */
	uint32_t	last;			/* where the last one begins */
} section_account;

static void
check_section(void *arg, const att_section *s)
{
	section_account *x = arg;

	MUST(s->span_from < s->span_to && s->span_to <= x->a->chars, "section [%u, %u) of %u", s->span_from, s->span_to, x->a->chars);
	MUST(x->n == 0 || x->last < s->span_from, "section %u behind %u", s->span_from, x->last);
	MUST(s->level >= 1 && fuzz_utf8(s->title) && fuzz_utf8(s->path), "section %zu", x->n);
	x->last = s->span_from;
	/* they lie in each other or apart */
	if (x->n < SECTIONS_KEPT)
	{
		for (size_t k = 0; k < x->n; k++)
			MUST(x->kept[k].to <= s->span_from || x->kept[k].to >= s->span_to, "sections [%u, %u) and [%u, %u)",
				 x->kept[k].from, x->kept[k].to, s->span_from, s->span_to);
		x->kept[x->n].from = s->span_from;
		x->kept[x->n].to = s->span_to;
	}
	x->n++;
}

static void
check_sections(const account *a, int year)
{
	att_env		env = fuzz_env(0xA5);
	section_account sections = {a};
	att_part   *part = NULL;
	att_meta	meta;
	size_t		n;

	att_read_sections(&env, a->text, a->len, check_section, &sections);
	MUST(fuzz_peak() <= FUZZ_MEMORY(a->len), "%zu bytes for the sections of %zu", fuzz_peak(), a->len);
	env = fuzz_env(0xA5);
	n = att_split_reports(&env, a->text, a->len, &part);
	MUST(fuzz_peak() <= FUZZ_MEMORY(a->len), "%zu bytes for the parts of %zu", fuzz_peak(), a->len);
	for (size_t i = 0; i < n; i++)
	{
		att_str		s = part_of(a, part[i].span_from, part[i].span_to);

		MUST(part[i].span_from <= part[i].span_to && part[i].span_to <= a->chars, "part [%u, %u) of %u",
			 part[i].span_from, part[i].span_to, a->chars);
		MUST(i == 0 || part[i - 1].span_to <= part[i].span_from, "part %u behind %u", part[i].span_from, part[i - 1].span_to);
		MUST(s.data == part[i].body.data && s.len == part[i].body.len, "the body of part %zu is not at its place", i);
		MUST(fuzz_utf8(part[i].title), "title");
	}
	env = fuzz_env(0xA5);
	memset(&meta, 0, sizeof(meta));
	att_read_meta(&env, a->text, a->len, &meta);
	MUST(fuzz_utf8(meta.title) && fuzz_utf8(meta.region) && fuzz_utf8(meta.issuer), "title, region, issuer");
	MUST(meta.kind <= ATT_KIND_OTHER && is_date(meta.delivered_on), "kind %d", meta.kind);
	MUST(meta.report_year >= 0 && meta.report_year <= 9999 && meta.review_year >= 0 && meta.review_year <= 9999,
		 "years %d, %d", meta.report_year, meta.review_year);
	fuzz_env_end();
}

void
fuzz_rows(const char *utf8, size_t len, int report_year)
{
	account		a = {utf8, len};
	account		b;
	uint32_t   *char_at = malloc((len + 1) * sizeof(uint32_t));
	att_env		env;
	att_reading *all;

	for (const char *p = utf8; p < utf8 + len; a.chars++)
	{
		const char *at = p;

		att_utf8_next(&p, utf8 + len);
		for (; at < p; at++)
			char_at[at - utf8] = a.chars;
	}
	char_at[len] = a.chars;
	a.char_at = char_at;
	b = a;

	env = fuzz_env(0xA5);
	att_read_rows(&env, utf8, len, report_year, check_row, &a);
	MUST(fuzz_peak() <= FUZZ_MEMORY(len), "%zu bytes for %zu", fuzz_peak(), len);
	MUST(fuzz_interrupts() >= len / 65536, "%zu chances to stop in %zu bytes", fuzz_interrupts(), len);

	env = fuzz_env(0x5A);
	all = att_read_report(&env, utf8, len, report_year);
	for (size_t i = 0; i < all->n; i++)
		check_row(&b, &all->row[i]);
	MUST(a.n == b.n && a.hash == b.hash, "%zu rows, then %zu or others", a.n, b.n);

	fuzz_env_end();
	for (size_t i = 0; i < a.nkept; i++)
		check_kept(&a, i);
	check_sections(&a, report_year);
	free(char_at);
}
