/*
 * main.c
 *	  Runs every test file of the library.
 */
#include "unit.h"

#include <stdlib.h>
#include <time.h>

#include "language/text.h"

int			unit_passed;
int			unit_failed;

static uint64_t state;

ATT_WRAPS uint64_t
unit_random(void)
{
	/* splitmix64 */
	uint64_t	z = (state += UINT64_C(0x9E3779B97F4A7C15));

	z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
	return z ^ (z >> 31);
}

size_t
unit_cps(const char *utf8, uint32_t *cp, size_t cap)
{
	const char *end = utf8 + strlen(utf8);
	size_t		n = 0;

	while (utf8 < end && n < cap)
		cp[n++] = att_utf8_next(&utf8, end);
	return n;
}

/* One line here for each file. */
extern void test_decimal(void);
extern void test_unit(void);
extern void test_value(void);
extern void test_phrase(void);
extern void test_reader(void);
extern void test_names(void);
extern void test_words(void);

static const struct
{
	const char *name;
	void		(*run) (void);
}			tests[] = {
	{"decimal", test_decimal},
	{"unit", test_unit},
	{"value", test_value},
	{"phrase", test_phrase},
	{"reader", test_reader},
	{"names", test_names},
	{"words", test_words},
};

/* run [NAME]: all tests, or one */
int
main(int argc, char **argv)
{
	const char *seed = getenv("ATT_SEED");

	state = seed ? strtoull(seed, NULL, 10) : (uint64_t) time(NULL);
	printf("seed %llu\n", (unsigned long long) state);
	for (size_t i = 0; i < sizeof(tests) / sizeof(tests[0]); i++)
		if (argc < 2 || strcmp(argv[1], tests[i].name) == 0)
			tests[i].run();
	printf("%d passed, %d failed\n", unit_passed, unit_failed);
	return unit_failed != 0;
}
