/*
 * repeat.c
 *	  A few bytes over and over: time and memory must grow with the text, not
 *	  with its square.
 */
#include <time.h>

#include "fuzz.h"

#include "reader/reader.h"

#define SHORT	(24 * 1024)
#define LONG	(4 * SHORT)

static void
no_row(void *arg, const att_row *w)
{
}

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
	return (double) t.tv_sec + (double) t.tv_nsec / 1e9;
}

static void
no_section(void *arg, const att_section *section)
{
}

/* Everything that takes a whole text. */
static double
read_all(const char *text, size_t len)
{
	double		start = now();
	att_env		env = fuzz_env(0xA5);
	att_part   *part;
	att_meta	meta;
	att_str		key;

	att_read_rows(&env, text, len, 0, no_row, NULL);
	MUST(fuzz_peak() <= FUZZ_MEMORY(len), "%zu bytes for %zu", fuzz_peak(), len);
	MUST(fuzz_interrupts() >= len / 65536, "%zu chances to stop in %zu bytes", fuzz_interrupts(), len);
	env = fuzz_env(0xA5);
	att_read_sections(&env, text, len, no_section, NULL);
	MUST(fuzz_peak() <= FUZZ_MEMORY(len), "%zu bytes for the sections of %zu", fuzz_peak(), len);
	env = fuzz_env(0xA5);
	att_split_reports(&env, text, len, &part);
	MUST(fuzz_peak() <= FUZZ_MEMORY(len), "%zu bytes for the parts of %zu", fuzz_peak(), len);
	env = fuzz_env(0xA5);
	att_read_meta(&env, text, len, &meta);
	env = fuzz_env(0xA5);
	key = att_indicator_key(&env, text, len);
	MUST(fuzz_utf8(key), "the key is not UTF-8");
	fuzz_env_end();
	return now() - start;
}

static size_t
fill(char *text, size_t room, att_str head, att_str pattern, att_str tail)
{
	size_t		len = head.len;

	memcpy(text, head.data, head.len);
	for (; len + pattern.len <= room; len += pattern.len)
		memcpy(text + len, pattern.data, pattern.len);
	memcpy(text + len, tail.data, tail.len);
	return len + tail.len;
}

/* head \n pattern \n tail: the pattern fills what is left. */
void
fuzz_repeat(const uint8_t *data, size_t size)
{
	const char *p = (const char *) data;
	const char *end = p + size;
	att_str		part[3] = {{"", 0}, {"", 0}, {"", 0}};
	char	   *text;
	double		few = 0;
	double		many = 0;

	if (size > 256)
		return;
	for (int i = 0; i < 3 && p < end; i++)
	{
		const char *stop = i < 2 ? memchr(p, '\n', (size_t) (end - p)) : NULL;

		if (stop == NULL)
			stop = end;
		part[i] = (att_str) {p, (size_t) (stop - p)};
		p = stop < end ? stop + 1 : end;
	}
	if (part[1].len == 0)
		return;
	text = malloc(LONG + 512);
	/* the clock of a busy machine is not to be trusted once */
	for (int i = 0; i < 5; i++)
	{
		double		t = read_all(text, fill(text, LONG, part[0], part[1], part[2]));

		if (i == 0 || t < many)
			many = t;
		/* a linear reader takes far less */
		if (i == 0 && t < 0.05)
			break;
		t = read_all(text, fill(text, SHORT, part[0], part[1], part[2]));
		if (i == 0 || t < few)
			few = t;
		if (many < 8 * few)
			break;
		MUST(i < 4, "four times the text takes %.3f s instead of %.3f s", many, few);
	}
	free(text);
}
