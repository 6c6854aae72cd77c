/*
 * unit.h
 *	  The smallest test harness: CHECK counts, main reports.
 */
#ifndef ATT_TEST_UNIT_H
#define ATT_TEST_UNIT_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

extern int	unit_passed;
extern int	unit_failed;

/* fails with a printf-like message */
#define CHECK_MSG(cond, ...) \
	do { \
		if (cond) \
			unit_passed++; \
		else \
		{ \
			unit_failed++; \
			printf("%s:%d: %s: ", __FILE__, __LINE__, #cond); \
			printf(__VA_ARGS__); \
			printf("\n"); \
		} \
	} while (0)

#define CHECK(cond) CHECK_MSG(cond, "false")

#define CHECK_STR(got, want) \
	do { \
		const char *got_ = (got); \
		const char *want_ = (want); \
		CHECK_MSG(strcmp(got_, want_) == 0, "got '%s', want '%s'", got_, want_); \
	} while (0)

/* UTF-8 to code points; returns how many */
extern size_t unit_cps(const char *utf8, uint32_t *cp, size_t cap);

/* a random number; the seed is printed by main and set by ATT_SEED */
extern uint64_t unit_random(void);

#endif							/* ATT_TEST_UNIT_H */
