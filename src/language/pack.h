/*
 * pack.h
 *	  Measures and targets as bytes: what stands in a table behind the length
 *	  word.  doc/format.md describes it; it is kept for ever.
 */
#ifndef ATT_PACK_H
#define ATT_PACK_H

#include "value.h"

#define ATT_PACK_VERSION	1

typedef struct att_pack_head
{
	uint8_t		promise;		/* version * 16 + commitment */
	uint8_t		kind;			/* form * 16 + down * 8 + aspect */
	uint8_t		layout;			/* unit kind, widths of the numbers */
	uint8_t		power;			/* power of ten of the unit */
} att_pack_head;

/* layout */
#define ATT_PACK_UNIT		0x07	/* 0 none, 1..4 factors, 7 a word */
#define ATT_PACK_WORD		7
#define ATT_PACK_WIDE_LOW	0x08	/* 16 bytes instead of 8 */
#define ATT_PACK_WIDE_HIGH	0x10
#define ATT_PACK_HIGH		0x20	/* there is a second number */

typedef struct att_pack_factor
{
	uint16_t	code;
	uint8_t		power;			/* of the first factor 0: it is in the head */
	uint8_t		link;			/* att_unit_link; under follows from it */
} att_pack_factor;

_Static_assert(sizeof(att_pack_head) == 4, "head of a value has 4 bytes");
_Static_assert(offsetof(att_pack_head, promise) == 0, "version comes first");
_Static_assert(offsetof(att_pack_head, kind) == 1, "byte 1: form, direction, aspect");
_Static_assert(offsetof(att_pack_head, layout) == 2, "byte 2: layout");
_Static_assert(offsetof(att_pack_head, power) == 3, "byte 3: power of ten");
_Static_assert(sizeof(att_pack_factor) == 4, "factor of a unit has 4 bytes");
_Static_assert(ATT_ABOUT_LE <= 15 && ATT_CLAIM <= 7 && ATT_EXPECTED <= 15,
			   "form, aspect and commitment fit their bits");
_Static_assert(ATT_POINT == 0 && ATT_ABOUT == 1 && ATT_NEAR == 2 && ATT_OVER == 3 &&
			   ATT_GT == 4 && ATT_GE == 5 && ATT_LT == 6 && ATT_LE == 7 && ATT_RANGE == 8 &&
			   ATT_BETWEEN == 9 && ATT_NONE == 10 && ATT_ABOUT_LE == 11,
			   "forms are stored by number");
_Static_assert(ATT_LEVEL == 0 && ATT_GROWTH == 1 && ATT_CHANGE == 2 && ATT_RANK == 3 &&
			   ATT_COMPLETION == 4 && ATT_CLAIM == 5, "aspects are stored by number");
_Static_assert(ATT_PLAIN == 0 && ATT_STRETCH == 1 && ATT_FIRM == 2 && ATT_BINDING == 3 &&
			   ATT_EXPECTED == 4, "commitments are stored by number");
_Static_assert(ATT_CLAIM_DONE == 1 && ATT_CLAIM_EXCEEDED == 2 && ATT_CLAIM_MOSTLY == 3 &&
			   ATT_CLAIM_FAILED == 4 && ATT_CLAIM_WITHIN == 5 && ATT_CLAIM_ABOVE == 6 &&
			   ATT_CLAIM_NOT_BELOW == 7 && ATT_CLAIM_BELOW == 8 && ATT_CLAIM_NOT_ABOVE == 9 &&
			   ATT_CLAIM_IN_STEP == 10, "claims are stored by number");

/* No value takes more. */
#define ATT_PACK_MAX	448

/* A normalised value as bytes; returns how many.  Equal text, equal bytes. */
extern size_t att_pack(const att_value *v, uint8_t *buf);

/* Bytes as a value; false where they are none.  Sets what its form has, and
 * the lengths; nothing of the arrays beyond them. */
extern bool att_unpack(const uint8_t *buf, size_t len, att_value *v);

/* The same for other machines: numbers with the highest byte first. */
extern size_t att_pack_wire(const att_value *v, uint8_t *buf);

/* Bytes from outside: unpacks, and only what att_pack_wire writes passes. */
extern bool att_unpack_wire(const uint8_t *buf, size_t len, bool target, att_value *v);

/* Why bytes are no value: not for the limits of values, or for which. */
typedef enum att_pack_error
{
	ATT_PACK_OK = 0,
	ATT_PACK_MALFORMED,
	ATT_PACK_LONG,				/* beyond ATT_PACK_MAX */
	ATT_PACK_LONG_NUMBER,
	ATT_PACK_MANY_FACTORS,
	ATT_PACK_LONG_UNIT,
	ATT_PACK_LONG_CLAIM
} att_pack_error;

/* Of bytes that att_unpack_wire refuses. */
extern att_pack_error att_wire_beyond(const uint8_t *buf, size_t len);

#endif							/* ATT_PACK_H */
