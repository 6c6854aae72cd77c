/*
 * sort.h
 *	  Sort support that compares by 8 bytes first.
 */
#ifndef ATT_SORT_H
#define ATT_SORT_H

#include "postgres.h"
#include "utils/sortsupport.h"

/* Sorts by the Datums of 64 bits that shorten makes, where the server lets it;
 * ssup->comparator must be set already. */
extern void att_sort_abbreviate(SortSupport ssup, Datum (*converter) (Datum original, SortSupport ssup));

#endif							/* ATT_SORT_H */
