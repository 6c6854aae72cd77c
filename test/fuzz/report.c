/*
 * report.c
 *	  A report: its rows, sections and parts.
 */
#include "fuzz.h"

#include "reader/reader.h"

void
fuzz_report(const uint8_t *data, size_t size)
{
	/* with and without a year from outside, told by what stands last */
	int			year = size > 0 && data[size - 1] % 4 == 1 ? 2021 : 0;

	fuzz_rows((const char *) data, size, year);
}
