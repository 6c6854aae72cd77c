/*
 * unpack.c
 *	  Bytes as a client may send them: what is let in is written the same way
 *	  and reads back.
 */
#include "fuzz.h"

#include "language/pack.h"
#include "language/phrase.h"

void
fuzz_unpack(const uint8_t *data, size_t size)
{
	for (int target = 0; target < 2; target++)
	{
		att_value	v;
		uint8_t		again[ATT_PACK_MAX];

		memset(&v, 0xA5, sizeof(v));
		if (!att_unpack_wire(data, size, target, &v))
			continue;
		MUST(att_pack_wire(&v, again) == size && memcmp(again, data, size) == 0, "the bytes are others");
		/* as the doors of the types ask */
		if (att_phrase_reads_back(&v, target))
			fuzz_value(&v, target);
	}
}
