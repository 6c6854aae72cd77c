/*
 * libfuzzer.c
 *	  The entry of one target: ATT_FUZZ_TARGET is fuzz_<target>.
 */
#include "fuzz.h"

extern int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	/* exactly as long as it is, so that a byte behind it is seen */
	ATT_FUZZ_TARGET(data, size);
	return 0;
}
