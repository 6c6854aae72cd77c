/*
 * prepared.c
 *	  One value that is held against many.
 */
#include "prepared.h"

bool
att_prepare(att_prepared *p, const uint8_t *bytes, size_t len)
{
	p->len = 0;
	if (len > ATT_PACK_MAX || !att_unpack(bytes, len, &p->value))
		return false;
	memcpy(p->bytes, bytes, len);
	p->len = len;
	p->plain = (p->value.unit.n == 0 || p->value.unit.n == 1) &&
		att_value_interval(&p->value, &p->numbers) && att_value_required(&p->value, &p->set);
	return true;
}

/*
 * The single short number that bytes hold, signed, and their head: false unless
 * they have the aspect of p and its very unit.
 */
static inline bool
alike(const att_prepared *p, const uint8_t *bytes, size_t len, att_pack_head *h, att_decimal *d)
{
	att_pack_head own;
	const uint8_t *at = bytes + sizeof(*h);
	int64_t		coef;

	if (!p->plain || len < sizeof(*h))
		return false;
	memcpy(h, bytes, sizeof(*h));
	memcpy(&own, p->bytes, sizeof(own));
	if (h->promise >> 4 != ATT_PACK_VERSION || (h->kind & 7) != (own.kind & 7) ||
		h->layout != (own.layout & ATT_PACK_UNIT) || h->power != own.power)
		return false;
	if (h->layout == 1)
	{
		if (len < sizeof(*h) + sizeof(uint16_t) || memcmp(at, p->bytes + sizeof(*h), sizeof(uint16_t)) != 0)
			return false;
		at += sizeof(uint16_t);
	}
	if (bytes + len - at != 1 + (ptrdiff_t) sizeof(coef) || *at > ATT_DECIMAL_SCALE)
		return false;
	memcpy(&coef, at + 1, sizeof(coef));
	d->scale = *at;
	d->coef = (h->kind & 8) != 0 ? -(att_int128) coef : coef;
	return true;
}

bool
att_prepared_fulfils(const att_prepared *p, const uint8_t *measure, size_t len, att_truth *out)
{
	att_pack_head h;
	att_decimal d;
	int			c;

	if (!alike(p, measure, len, &h, &d) || h.kind >> 4 != ATT_POINT)
		return false;
	*out = ATT_TRUE;
	if (p->set.lo.finite)
	{
		c = att_decimal_cmp(&d, &p->set.lo.d);
		if (c < 0 || (c == 0 && p->set.lo.open))
			*out = ATT_FALSE;
	}
	if (p->set.hi.finite)
	{
		c = att_decimal_cmp(&d, &p->set.hi.d);
		if (c > 0 || (c == 0 && p->set.hi.open))
			*out = ATT_FALSE;
	}
	return true;
}

bool
att_prepared_fulfilled(const att_prepared *p, const uint8_t *target, size_t len, att_truth *out)
{
	att_pack_head h;
	att_decimal d;
	int			c;
	bool		fulfilled;

	if (p->value.form != ATT_POINT || !alike(p, target, len, &h, &d))
		return false;
	c = att_decimal_cmp(&p->numbers.lo.d, &d);
	/* below 下降 the side is turned */
	if ((h.kind & 8) != 0)
		c = -c;
	switch (h.kind >> 4)
	{
		case ATT_GT:
			fulfilled = c > 0;
			break;
		case ATT_GE:
			fulfilled = c >= 0;
			break;
		case ATT_LT:
			fulfilled = c < 0;
			break;
		case ATT_LE:
			fulfilled = c <= 0;
			break;
		default:
			return false;
	}
	*out = fulfilled ? ATT_TRUE : ATT_FALSE;
	return true;
}
