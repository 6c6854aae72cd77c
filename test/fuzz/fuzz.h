/*
 * fuzz.h
 *	  What the fuzz targets share: an environment that keeps account of memory,
 *	  and checks that end the process.
 */
#ifndef ATT_FUZZ_H
#define ATT_FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "language/env.h"
#include "language/text.h"
#include "language/value.h"

/* What must hold for every input; says what did not and dies. */
#define MUST(cond, ...) \
	do { \
		if (!(cond)) \
			fuzz_fail(__FILE__, __LINE__, #cond, __VA_ARGS__); \
	} while (0)

extern void fuzz_fail(const char *file, int line, const char *cond, const char *format,...)
	__attribute__((noreturn, format(printf, 4, 5)));

/*
 * An environment over malloc whose memory starts as the byte fill: what reads it
 * before it is written answers differently for another one.
 */
extern att_env fuzz_env(uint8_t fill);
/* Bytes taken at once since fuzz_env, at most. */
extern size_t fuzz_peak(void);
/* How often the work could have been stopped. */
extern size_t fuzz_interrupts(void);
/* Frees all that is still there. */
extern void fuzz_env_end(void);

/*
 * No more than this for a text of len bytes: the values of one sentence, which
 * has an end, and some places for every character (doc/reliability.md).
 */
#define FUZZ_MEMORY(len)	(FUZZ_MEMORY_BASE + (len) * FUZZ_MEMORY_FACTOR)
#define FUZZ_MEMORY_BASE	((size_t) 8 * 1024 * 1024)
#define FUZZ_MEMORY_FACTOR	((size_t) 32)

/* Is it UTF-8 throughout? */
extern bool fuzz_utf8(att_str s);

/* A normalised value that a door would let in: prints, reads and packs to
 * itself. */
extern void fuzz_value(const att_value *v, bool target);
/* A literal as the types read it; false where they refuse it. */
extern bool fuzz_literal(const char *utf8, size_t len, bool target, att_value *v);

/* All rows of a text and what must be true of them. */
extern void fuzz_rows(const char *utf8, size_t len, int report_year);

typedef void (*fuzz_target) (const uint8_t *data, size_t size);

extern void fuzz_phrase(const uint8_t *data, size_t size);
extern void fuzz_values(const uint8_t *data, size_t size);
extern void fuzz_report(const uint8_t *data, size_t size);
extern void fuzz_table(const uint8_t *data, size_t size);
extern void fuzz_html(const uint8_t *data, size_t size);
extern void fuzz_unpack(const uint8_t *data, size_t size);
extern void fuzz_names(const uint8_t *data, size_t size);
extern void fuzz_repeat(const uint8_t *data, size_t size);

#endif							/* ATT_FUZZ_H */
