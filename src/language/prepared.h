/*
 * prepared.h
 *	  A target that many measures are held against, or a measure held against
 *	  many targets: what follows from it is worked out once, and most of the
 *	  others are answered from their bytes.
 */
#ifndef ATT_PREPARED_H
#define ATT_PREPARED_H

#include <string.h>

#include "pack.h"

typedef struct att_prepared
{
	size_t		len;			/* 0: none yet */
	uint8_t		bytes[ATT_PACK_MAX];
	att_value	value;
	bool		plain;			/* a number in one known unit, or in none */
	att_interval numbers;		/* of a measure */
	att_interval set;			/* of a target */
} att_prepared;

/* Takes packed bytes; false where they are damaged. */
extern bool att_prepare(att_prepared *p, const uint8_t *bytes, size_t len);

static inline bool
att_prepared_is(const att_prepared *p, const uint8_t *bytes, size_t len)
{
	return len > 0 && p->len == len && memcmp(p->bytes, bytes, len) == 0;
}

/*
 * measure <@ target from the packed bytes of the measure; false where that takes
 * more than a comparison of numbers: then unpack it and ask att_fulfils.
 */
extern bool att_prepared_fulfils(const att_prepared *p, const uint8_t *measure, size_t len,
								 att_truth *out);

/* The same for a prepared measure and the packed bytes of a target. */
extern bool att_prepared_fulfilled(const att_prepared *p, const uint8_t *target, size_t len,
								   att_truth *out);

#endif							/* ATT_PREPARED_H */
