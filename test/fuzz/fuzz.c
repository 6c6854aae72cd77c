/*
 * fuzz.c
 *	  Memory with an account, and the checks of values that all targets make.
 */
#include "fuzz.h"

#include <stdarg.h>

#include "language/pack.h"
#include "language/phrase.h"

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define HAVE_ASAN
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define HAVE_ASAN
#endif
#ifdef HAVE_ASAN
#include <sanitizer/asan_interface.h>
#else
#define ASAN_POISON_MEMORY_REGION(p, n)		((void) 0)
#define ASAN_UNPOISON_MEMORY_REGION(p, n)	((void) 0)
#endif

void
fuzz_fail(const char *file, int line, const char *cond, const char *format,...)
{
	va_list		args;

	fprintf(stderr, "%s:%d: not %s: ", file, line, cond);
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fputc('\n', stderr);
	abort();
}

/* Stands in front of every piece of memory, out of reach of the library. */
typedef struct block
{
	struct block *before;
	struct block *after;
	size_t		size;
	size_t		unused;			/* keeps what follows aligned to 16 bytes */
} block;

static block blocks = {&blocks, &blocks, 0, 0};
static size_t taken;
static size_t peak;
static size_t interrupts;
static uint8_t fill;

static block *
open_block(void *p)
{
	block	   *b = (block *) p - 1;

	ASAN_UNPOISON_MEMORY_REGION(b, sizeof(*b));
	return b;
}

static void *
take(void *ctx, size_t size)
{
	block	   *b;

	MUST(size < (size_t) 1 << 32, "%zu bytes are asked for at once", size);
	b = malloc(sizeof(*b) + size);
	MUST(b != NULL, "no memory");
	b->size = size;
	/* its neighbours are poisoned but for this moment */
	b->after = blocks.after;
	b->before = &blocks;
	if (b->after != &blocks)
		ASAN_UNPOISON_MEMORY_REGION(b->after, sizeof(*b));
	b->after->before = b;
	if (b->after != &blocks)
		ASAN_POISON_MEMORY_REGION(b->after, sizeof(*b));
	blocks.after = b;
	taken += size;
	if (taken > peak)
		peak = taken;
	memset(b + 1, fill, size);
	ASAN_POISON_MEMORY_REGION(b, sizeof(*b));
	return b + 1;
}

static void
give(void *ctx, void *p)
{
	block	   *b;

	if (p == NULL)
		return;
	b = open_block(p);
	taken -= b->size;
	if (b->before != &blocks)
		ASAN_UNPOISON_MEMORY_REGION(b->before, sizeof(*b));
	if (b->after != &blocks)
		ASAN_UNPOISON_MEMORY_REGION(b->after, sizeof(*b));
	b->before->after = b->after;
	b->after->before = b->before;
	if (b->before != &blocks)
		ASAN_POISON_MEMORY_REGION(b->before, sizeof(*b));
	if (b->after != &blocks)
		ASAN_POISON_MEMORY_REGION(b->after, sizeof(*b));
	free(b);
}

static void *
change(void *ctx, void *p, size_t old, size_t size)
{
	void	   *q = take(ctx, size);

	if (p != NULL)
	{
		block	   *b = open_block(p);
		size_t		had = b->size;

		ASAN_POISON_MEMORY_REGION(b, sizeof(*b));
		MUST(old <= had, "%zu bytes of %zu are to be kept", old, had);
		memcpy(q, p, old < size ? old : size);
		give(ctx, p);
	}
	return q;
}

static void
count_interrupt(void *ctx)
{
	interrupts++;
}

static void
no_limit(void *ctx, const char *what)
{
	fuzz_fail(__FILE__, __LINE__, "within limits", "%s", what);
}

att_env
fuzz_env(uint8_t with)
{
	fuzz_env_end();
	fill = with;
	peak = interrupts = 0;
	return (att_env) {take, change, give, count_interrupt, no_limit, NULL};
}

size_t
fuzz_peak(void)
{
	return peak;
}

size_t
fuzz_interrupts(void)
{
	return interrupts;
}

void
fuzz_env_end(void)
{
	while (blocks.after != &blocks)
		give(NULL, blocks.after + 1);
	MUST(taken == 0, "%zu bytes remain", taken);
}

bool
fuzz_utf8(att_str s)
{
	const char *p = s.len > 0 ? s.data : "";
	const char *end = p + s.len;

	while (p < end)
	{
		const char *at = p;

		if (att_utf8_next(&p, end) == 0xFFFD && p - at < 3)
			return false;
	}
	return true;
}

bool
fuzz_literal(const char *utf8, size_t len, bool target, att_value *v)
{
	att_env		env = fuzz_env(0xA5);
	att_text	t;
	size_t		chars = 0;
	size_t		pos = 0;
	att_phrase_error e;
	bool		ok;

	att_text_literal(&env, utf8, len, &t);
	for (const char *p = utf8; p < utf8 + len; chars++)
		att_utf8_next(&p, utf8 + len);
	for (size_t i = 0; i < t.n; i++)
		MUST(t.at[i] <= t.at[i + 1] && t.at[i] < chars, "character %zu comes from %u, the next from %u of %zu",
			 i, t.at[i], t.at[i + 1], chars);
	MUST(t.at[t.n] == chars, "the end is %u of %zu", t.at[t.n], chars);

	memset(v, 0, sizeof(*v));
	e = att_phrase_literal(t.cp, t.n, target, v, &pos);
	MUST(e == ATT_PHRASE_OK || pos <= t.n, "the trouble %d is at %zu of %zu", e, pos, t.n);
	ok = e == ATT_PHRASE_OK && att_value_normalise(v, target) && att_phrase_reads_back(v, target);
	MUST(fuzz_peak() <= FUZZ_MEMORY(len), "%zu bytes for %zu", fuzz_peak(), len);
	fuzz_env_end();
	return ok;
}

void
fuzz_value(const att_value *v, bool target)
{
	char		text[ATT_VALUE_TEXT];
	char		again[ATT_VALUE_TEXT];
	uint8_t		bytes[ATT_PACK_MAX];
	uint8_t		bytes2[ATT_PACK_MAX];
	size_t		n,
				n2;
	att_value	w,
				u;
	att_interval i;

	n = att_value_print(v, target, text);
	MUST(n < sizeof(text) && text[n] == '\0' && fuzz_utf8((att_str) {text, n}), "%zu bytes are printed", n);
	MUST(fuzz_literal(text, n, target, &w), "%s cannot be read", text);
	MUST(att_value_cmp(v, &w) == 0 && att_value_hash(v) == att_value_hash(&w), "%s is read as something else", text);
	n2 = att_value_print(&w, target, again);
	MUST(n == n2 && memcmp(text, again, n) == 0, "%s becomes %s", text, again);

	/* what is kept is kept once */
	w = *v;
	n = att_pack(v, bytes);
	MUST(n <= sizeof(bytes), "%s is packed in %zu bytes", text, n);
	MUST(att_value_normalise(&w, target) && att_pack(&w, bytes2) == n && memcmp(bytes, bytes2, n) == 0,
		 "%s is not in its one form", text);
	memset(&u, 0xA5, sizeof(u));
	MUST(att_unpack(bytes, n, &u), "%s cannot be unpacked", text);
	MUST(att_value_cmp(v, &u) == 0 && att_pack(&u, bytes2) == n && memcmp(bytes, bytes2, n) == 0,
		 "%s is unpacked as something else", text);
	n = att_pack_wire(v, bytes);
	MUST(n <= sizeof(bytes) && att_unpack_wire(bytes, n, target, &u) && att_value_cmp(v, &u) == 0,
		 "%s cannot be received", text);

	/* the numbers it stands for go up */
	for (int k = 0; k < 3; k++)
	{
		if (!(k == 0 ? att_value_interval(v, &i) : k == 1 ? att_value_ends(v, &i) : target && att_value_required(v, &i)))
			continue;
		MUST(!i.lo.finite || !i.hi.finite || att_decimal_cmp(&i.lo.d, &i.hi.d) <= 0, "%s has its ends turned (%d)", text, k);
	}
}
