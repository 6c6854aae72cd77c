/*
 * sortkey.h
 *	  The order of values in 64 bits, as far as they reach.
 */
#ifndef ATT_SORTKEY_H
#define ATT_SORTKEY_H

#include "value.h"

/* a before b: att_sort_key(a) <= att_sort_key(b).  Equal keys say nothing. */
extern uint64_t att_sort_key(const att_value *v);

#endif							/* ATT_SORTKEY_H */
