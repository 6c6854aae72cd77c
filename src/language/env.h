/*
 * env.h
 *	  What the plain C floors need from their caller: memory and a chance to
 *	  stop.  The caller of the server hands in palloc and CHECK_FOR_INTERRUPTS,
 *	  tests and fuzzers malloc.
 */
#ifndef ATT_ENV_H
#define ATT_ENV_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A function whose unsigned arithmetic wraps on purpose, such as a hash: clang's
 * -fsanitize=integer is to look at all others. */
#ifdef __clang__
#define ATT_WRAPS	__attribute__((no_sanitize("unsigned-integer-overflow")))
#else
#define ATT_WRAPS
#endif

typedef struct att_env
{
	/* never returns NULL: reports failure by not returning */
	void	   *(*alloc) (void *ctx, size_t size);
	/* p may be NULL; keeps the first Min(old, size) bytes */
	void	   *(*resize) (void *ctx, void *p, size_t old, size_t size);
	void		(*release) (void *ctx, void *p);
	/* called every few thousand steps; may leave by longjmp */
	void		(*interrupt) (void *ctx);
	/* the work is beyond a documented limit; does not return */
	void		(*limit) (void *ctx, const char *what);
	void	   *ctx;
} att_env;

/* An environment over malloc for tests, fuzzers and tools. */
extern const att_env att_env_malloc;

/* A string that is not NUL-terminated (UTF-8). */
typedef struct att_str
{
	const char *data;
	size_t		len;
} att_str;

#endif							/* ATT_ENV_H */
