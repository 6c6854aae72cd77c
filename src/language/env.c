/*
 * env.c
 *	  The environment of programs without a server: malloc, no interrupts.
 */
#include "env.h"

#include <stdio.h>
#include <stdlib.h>

static void *
env_alloc(void *ctx, size_t size)
{
	void	   *p = malloc(size ? size : 1);

	if (!p)
	{
		fputs("out of memory\n", stderr);
		abort();
	}
	return p;
}

static void *
env_resize(void *ctx, void *p, size_t old, size_t size)
{
	p = realloc(p, size ? size : 1);
	if (!p)
	{
		fputs("out of memory\n", stderr);
		abort();
	}
	return p;
}

static void
env_release(void *ctx, void *p)
{
	free(p);
}

static void
env_interrupt(void *ctx)
{
}

static void
env_limit(void *ctx, const char *what)
{
	fprintf(stderr, "beyond a limit: %s\n", what);
	exit(3);
}

const att_env att_env_malloc = {
	env_alloc, env_resize, env_release, env_interrupt, env_limit, NULL
};
