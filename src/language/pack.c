/*
 * pack.c
 *	  Measures and targets as bytes.
 */
#include "pack.h"

#include <string.h>

static bool
is_wide(const att_decimal *d)
{
	return d->coef < INT64_MIN || d->coef > INT64_MAX;
}

/* n bytes of a number; on the wire the highest comes first */
static void
copy(void *to, const void *from, size_t n, bool wire)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	if (wire)
	{
		for (size_t i = 0; i < n; i++)
			((uint8_t *) to)[i] = ((const uint8_t *) from)[n - 1 - i];
		return;
	}
#endif
	memcpy(to, from, n);
}

static size_t
put_number(uint8_t *buf, const att_decimal *d, bool wire)
{
	buf[0] = (uint8_t) d->scale;
	if (is_wide(d))
	{
		copy(buf + 1, &d->coef, sizeof(d->coef), wire);
		return 1 + sizeof(d->coef);
	}
	else
	{
		int64_t		c = (int64_t) d->coef;

		copy(buf + 1, &c, sizeof(c), wire);
		return 1 + sizeof(c);
	}
}

/* code points in 3 bytes each, low byte first */
static size_t
put_words(uint8_t *buf, const uint32_t *cp, int n)
{
	for (int i = 0; i < n; i++)
	{
		buf[3 * i] = (uint8_t) cp[i];
		buf[3 * i + 1] = (uint8_t) (cp[i] >> 8);
		buf[3 * i + 2] = (uint8_t) (cp[i] >> 16);
	}
	return 3 * (size_t) n;
}

static size_t
pack(const att_value *v, uint8_t *buf, bool wire)
{
	att_pack_head h;
	size_t		len = sizeof(h);
	bool		number = v->form != ATT_NONE;
	bool		high = v->form == ATT_RANGE || v->form == ATT_BETWEEN;

	h.promise = (uint8_t) (ATT_PACK_VERSION << 4 | v->commitment);
	h.kind = (uint8_t) (v->form << 4 | (v->down ? 8 : 0) | v->aspect);
	h.layout = 0;
	h.power = number ? v->unit.factor[0].power : 0;
	if (number)
	{
		h.layout = v->unit.n < 0 ? ATT_PACK_WORD : (uint8_t) v->unit.n;
		if (is_wide(&v->low))
			h.layout |= ATT_PACK_WIDE_LOW;
		if (high)
			h.layout |= ATT_PACK_HIGH | (is_wide(&v->high) ? ATT_PACK_WIDE_HIGH : 0);
	}
	memcpy(buf, &h, sizeof(h));

	if (!number)
	{
		buf[len++] = v->claim;
		buf[len++] = v->reflen;
		buf[len++] = v->textlen;
		len += put_words(buf + len, v->ref, v->reflen);
		len += put_words(buf + len, v->text, v->textlen);
		return len;
	}
	if (v->unit.n == 1)
	{
		copy(buf + len, &v->unit.factor[0].code, sizeof(uint16_t), wire);
		len += sizeof(uint16_t);
	}
	for (int i = 0; v->unit.n > 1 && i < v->unit.n; i++)
	{
		att_pack_factor f = {
			v->unit.factor[i].code, i == 0 ? 0 : v->unit.factor[i].power, v->unit.factor[i].link
		};

		memcpy(buf + len, &f, sizeof(f));
		copy(buf + len, &f.code, sizeof(f.code), wire);
		len += sizeof(f);
	}
	len += put_number(buf + len, &v->low, wire);
	if (high)
		len += put_number(buf + len, &v->high, wire);
	if (v->unit.n < 0)
	{
		buf[len++] = v->unit.wordlen;
		len += put_words(buf + len, v->unit.word, v->unit.wordlen);
	}
	return len;
}

size_t
att_pack(const att_value *v, uint8_t *buf)
{
	return pack(v, buf, false);
}

size_t
att_pack_wire(const att_value *v, uint8_t *buf)
{
	return pack(v, buf, true);
}

typedef struct cursor
{
	const uint8_t *p;
	const uint8_t *end;
	bool		wire;
} cursor;

static bool
get(cursor *c, void *to, size_t n)
{
	if ((size_t) (c->end - c->p) < n)
		return false;
	memcpy(to, c->p, n);
	c->p += n;
	return true;
}

/* a number of n bytes */
static bool
get_int(cursor *c, void *to, size_t n)
{
	if ((size_t) (c->end - c->p) < n)
		return false;
	copy(to, c->p, n, c->wire);
	c->p += n;
	return true;
}

static att_pack_error
get_number(cursor *c, bool wide, att_decimal *d)
{
	uint8_t		scale;

	if (!get(c, &scale, 1))
		return ATT_PACK_MALFORMED;
	if (scale > ATT_DECIMAL_SCALE)
		return ATT_PACK_LONG_NUMBER;
	d->scale = scale;
	if (wide)
		return get_int(c, &d->coef, sizeof(d->coef)) ? ATT_PACK_OK : ATT_PACK_MALFORMED;
	else
	{
		int64_t		coef;

		if (!get_int(c, &coef, sizeof(coef)))
			return ATT_PACK_MALFORMED;
		d->coef = coef;
		return ATT_PACK_OK;
	}
}

static bool
get_words(cursor *c, uint32_t *cp, int n)
{
	uint8_t		b[3];

	for (int i = 0; i < n; i++)
	{
		if (!get(c, b, 3))
			return false;
		cp[i] = b[0] | (uint32_t) b[1] << 8 | (uint32_t) b[2] << 16;
	}
	return true;
}

static att_pack_error
unpack(const uint8_t *buf, size_t len, bool wire, att_value *v)
{
	att_pack_head h;
	cursor		c = {buf, buf + len, wire};
	att_pack_error e;
	int			unit;

	if (!get(&c, &h, sizeof(h)) || h.promise >> 4 != ATT_PACK_VERSION)
		return ATT_PACK_MALFORMED;
	v->commitment = h.promise & 15;
	v->form = h.kind >> 4;
	v->down = (h.kind & 8) != 0;
	v->aspect = h.kind & 7;
	v->claim = v->reflen = v->textlen = 0;
	v->low.coef = v->high.coef = 0;
	v->low.scale = v->high.scale = 0;
	v->unit.n = 0;
	v->unit.wordlen = 0;
	v->unit.factor[0] = (att_unit_factor) {0, h.power, ATT_LINK_FIRST, false};
	if (v->form == ATT_NONE)
	{
		if (!get(&c, &v->claim, 1) || !get(&c, &v->reflen, 1) || !get(&c, &v->textlen, 1))
			return ATT_PACK_MALFORMED;
		if (v->reflen > ATT_REF_MAX || v->textlen > ATT_REF_MAX)
			return ATT_PACK_LONG_CLAIM;
		if (!get_words(&c, v->ref, v->reflen) || !get_words(&c, v->text, v->textlen))
			return ATT_PACK_MALFORMED;
		return c.p == c.end ? ATT_PACK_OK : ATT_PACK_MALFORMED;
	}
	unit = h.layout & ATT_PACK_UNIT;
	if (unit == 1)
	{
		if (!get_int(&c, &v->unit.factor[0].code, sizeof(uint16_t)))
			return ATT_PACK_MALFORMED;
		v->unit.n = 1;
	}
	else if (unit > 1 && unit <= ATT_UNIT_FACTORS)
	{
		bool		under = false;

		for (int i = 0; i < unit; i++)
		{
			att_pack_factor f;

			if (!get_int(&c, &f.code, sizeof(f.code)) || !get(&c, &f.power, 1) || !get(&c, &f.link, 1))
				return ATT_PACK_MALFORMED;
			if (f.link == ATT_LINK_PER)
				under = true;
			v->unit.factor[i] = (att_unit_factor) {
				f.code, i == 0 ? h.power : f.power, f.link, under && f.link != ATT_LINK_BESIDE
			};
			if (i == 0 && f.power != 0)
				return ATT_PACK_MALFORMED;
		}
		v->unit.n = (int8_t) unit;
	}
	else if (unit == ATT_PACK_WORD)
		v->unit.n = -1;
	else if (unit != 0)
		return ATT_PACK_MANY_FACTORS;
	e = get_number(&c, (h.layout & ATT_PACK_WIDE_LOW) != 0, &v->low);
	if (e == ATT_PACK_OK && (h.layout & ATT_PACK_HIGH) != 0)
		e = get_number(&c, (h.layout & ATT_PACK_WIDE_HIGH) != 0, &v->high);
	if (e != ATT_PACK_OK)
		return e;
	if (unit == ATT_PACK_WORD)
	{
		if (!get(&c, &v->unit.wordlen, 1))
			return ATT_PACK_MALFORMED;
		if (v->unit.wordlen > ATT_UNIT_WORD)
			return ATT_PACK_LONG_UNIT;
		if (!get_words(&c, v->unit.word, v->unit.wordlen))
			return ATT_PACK_MALFORMED;
	}
	return c.p == c.end ? ATT_PACK_OK : ATT_PACK_MALFORMED;
}

bool
att_unpack(const uint8_t *buf, size_t len, att_value *v)
{
	return unpack(buf, len, false, v) == ATT_PACK_OK;
}

static bool
is_number(const att_decimal *d)
{
	att_decimal again;
	char		buf[64];

	return att_decimal_digits_fit(d->coef) && att_decimal_parse(buf, att_decimal_print(d, buf), &again);
}

static bool
are_characters(const uint32_t *cp, int n)
{
	for (int i = 0; i < n; i++)
	{
		/* what reading would fold or drop cannot have been read */
		if (cp[i] <= ' ' || cp[i] > 0x10FFFF || (cp[i] >= 0xD800 && cp[i] < 0xE000) || !att_text_keeps(cp[i]))
			return false;
	}
	return true;
}

bool
att_unpack_wire(const uint8_t *buf, size_t len, bool target, att_value *v)
{
	uint8_t		again[ATT_PACK_MAX];
	att_value	w;

	memset(v, 0, sizeof(*v));
	if (len > ATT_PACK_MAX || unpack(buf, len, true, v) != ATT_PACK_OK)
		return false;
	if (v->aspect > ATT_CLAIM || v->form > ATT_ABOUT_LE || v->commitment > ATT_EXPECTED ||
		(v->aspect == ATT_CLAIM) != (v->form == ATT_NONE))
		return false;
	if (v->form == ATT_NONE)
	{
		if (v->claim < ATT_CLAIM_DONE || v->claim > ATT_CLAIM_IN_STEP || v->textlen == 0 ||
			!are_characters(v->ref, v->reflen) || !are_characters(v->text, v->textlen))
			return false;
	}
	else if (!is_number(&v->low) || !is_number(&v->high) || !att_unit_valid(&v->unit) ||
			 !are_characters(v->unit.word, v->unit.wordlen))
		return false;
	if ((v->form == ATT_RANGE || v->form == ATT_BETWEEN) &&
		att_decimal_cmp(&v->low, &v->high) >= 0)
		return false;
	/* there is one way to write a value */
	w = *v;
	if (!(target ? att_requirement(&w) : att_value_normalise(&w, false)))
		return false;
	return att_pack_wire(&w, again) == len && memcmp(again, buf, len) == 0;
}

att_pack_error
att_wire_beyond(const uint8_t *buf, size_t len)
{
	att_value	v;
	att_pack_error e = unpack(buf, len, true, &v);

	if (e == ATT_PACK_OK && v.form != ATT_NONE && !(att_decimal_digits_fit(v.low.coef) && att_decimal_digits_fit(v.high.coef)))
		return ATT_PACK_LONG_NUMBER;
	if (e <= ATT_PACK_MALFORMED)
		return len > ATT_PACK_MAX ? ATT_PACK_LONG : ATT_PACK_MALFORMED;
	return e;
}
