/*
 * unit.c
 *	  Units of lexicon/units.tsv: reading, printing, converting.
 */
#include "unit.h"
#include "lexicon.h"
#include "numeral.h"

#include <string.h>

/*
 * Dimensions are ordered by these numbers, and so are stored values: a new
 * one goes to the end.
 */
enum
{
	ATT_DIM_COUNT = 1,
	ATT_DIM_CNY, ATT_DIM_USD, ATT_DIM_EUR, ATT_DIM_HKD, ATT_DIM_JPY, ATT_DIM_GBP,
	ATT_DIM_KRW, ATT_DIM_TWD, ATT_DIM_AUD, ATT_DIM_CAD, ATT_DIM_SGD, ATT_DIM_CHF,
	ATT_DIM_RUB, ATT_DIM_MOP, ATT_DIM_THB, ATT_DIM_INR, ATT_DIM_SEK, ATT_DIM_NZD,
	ATT_DIM_MYR,
	ATT_DIM_LENGTH, ATT_DIM_AREA, ATT_DIM_VOLUME, ATT_DIM_GAS, ATT_DIM_TONNAGE,
	ATT_DIM_MASS, ATT_DIM_COAL, ATT_DIM_OIL, ATT_DIM_CO2,
	ATT_DIM_ENERGY, ATT_DIM_CALORIE, ATT_DIM_POWER, ATT_DIM_PEAK, ATT_DIM_APPARENT,
	ATT_DIM_VOLTAGE, ATT_DIM_CURRENT, ATT_DIM_STEAM, ATT_DIM_HORSEPOWER,
	ATT_DIM_MONTH, ATT_DIM_SECOND, ATT_DIM_WORKDAY, ATT_DIM_AGE,
	ATT_DIM_SHARE, ATT_DIM_CELSIUS, ATT_DIM_DECIBEL, ATT_DIM_GRADE,
	ATT_DIM_BYTE, ATT_DIM_BITRATE, ATT_DIM_COMPUTE, ATT_DIM_FREQUENCY,
	ATT_DIM_PRESSURE, ATT_DIM_LUMEN, ATT_DIM_LUX, ATT_DIM_TEXTILE, ATT_DIM_PIXEL
};

#include "lexicon/units.h"

#define N_CODES ((int) (sizeof(att_units_rows) / sizeof(att_units_rows[0])))

/* No unit's scale has more digits than this: comparisons count on it. */
#define SCALE_LIMIT INT64_C(1000000000000)

static const struct
{
	uint8_t		power;
	uint8_t		len;
	uint32_t	cp[3];
}			powers[] = {
	/* longest first */
	{13, 3, {0x5341, 0x4E07, 0x4EBF}},	/* 十万亿 */
	{14, 3, {0x767E, 0x4E07, 0x4EBF}},	/* 百万亿 */
	{15, 3, {0x5343, 0x4E07, 0x4EBF}},	/* 千万亿 */
	{5, 2, {0x5341, 0x4E07}},	/* 十万 */
	{6, 2, {0x767E, 0x4E07}},	/* 百万 */
	{7, 2, {0x5343, 0x4E07}},	/* 千万 */
	{9, 2, {0x5341, 0x4EBF}},	/* 十亿 */
	{10, 2, {0x767E, 0x4EBF}},	/* 百亿 */
	{11, 2, {0x5343, 0x4EBF}},	/* 千亿 */
	{12, 2, {0x4E07, 0x4EBF}},	/* 万亿 */
	{2, 1, {0x767E}},			/* 百 */
	{3, 1, {0x5343}},			/* 千 */
	{4, 1, {0x4E07}},			/* 万 */
	{8, 1, {0x4EBF}},			/* 亿 */
};

static size_t
read_power(const uint32_t *cp, size_t n, uint8_t *power)
{
	*power = 0;
	if (n == 0 || att_numeral_power(cp[0]) == 0)
		return 0;
	for (size_t i = 0; i < sizeof(powers) / sizeof(powers[0]); i++)
	{
		if (cp[0] == powers[i].cp[0] && n >= powers[i].len &&
			memcmp(cp, powers[i].cp, powers[i].len * sizeof(uint32_t)) == 0)
		{
			*power = powers[i].power;
			return powers[i].len;
		}
	}
	return 0;
}

static int
dimension(int code)
{
	return att_units_rows[code].dimension;
}

static bool
is_ascii_letter(uint32_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The unit at cp[0..n) without a power: its code (0 for none), *len its length. */
static int
read_code(const uint32_t *cp, size_t n, size_t *len)
{
	int			row = att_lexicon_longest(&att_units, cp, n, len);

	/* kg is no unit in kgx, P none in PM2.5 */
	/* NOLINTNEXTLINE: a word that was found has a length */
	if (row > 0 && *len < n && is_ascii_letter(cp[*len - 1]) && is_ascii_letter(cp[*len]))
		row = 0;
	return row > 0 ? row : 0;
}

/*
 * Power and unit at cp[0..n): the longer of a unit of its own (千米, 千瓦时)
 * and a power with a unit (千元); the length is 0 if there is neither.
 */
static size_t
read_factor(const uint32_t *cp, size_t n, att_unit_factor *f)
{
	size_t		own;
	size_t		plen;
	size_t		ulen = 0;
	int			code = read_code(cp, n, &own);
	uint8_t		power;

	memset(f, 0, sizeof(*f));
	plen = read_power(cp, n, &power);
	if (plen > 0)
	{
		int			scaled = read_code(cp + plen, n - plen, &ulen);

		if (scaled == 0)
			ulen = 0;
		if (scaled != 0 && (code == 0 || plen + ulen > own))
		{
			f->code = scaled;
			f->power = power;
			return plen + ulen;
		}
	}
	if (code != 0)
	{
		f->code = code;
		return own;
	}
	if (plen > 0)
	{
		f->power = power;
		return plen;
	}
	return 0;
}

static bool
is_times(uint32_t c)
{
	/* middle dots, as many as keyboards have; * and × */
	return c == 0xB7 || c == 0x2022 || c == 0x22C5 || c == 0x2219 || c == 0x30FB ||
		c == 0x2027 || c == '*' || c == 0xD7;
}

static bool
is_per(uint32_t c)
{
	return c == '/' || c == 0x2215 || c == 0x2044;
}

static int64_t
gcd(int64_t a, int64_t b)
{
	while (b != 0)
	{
		int64_t		t = a % b;

		a = b;
		b = t;
	}
	return a;
}

/* False where the numbers leave SCALE_LIMIT. */
static bool
scale_of(const att_unit *u, int64_t *num, int64_t *den, int *power)
{
	int64_t		x = 1;
	int64_t		y = 1;
	int			p = 0;

	if (u->n <= 0)
		p = u->factor[0].power;
	for (int i = 0; i < u->n; i++)
	{
		const att_unit_factor *f = &u->factor[i];
		const att_units_row *r = &att_units_rows[f->code];
		int64_t		a = f->under ? r->den : r->num;
		int64_t		b = f->under ? r->num : r->den;
		int64_t		g;

		if (f->link == ATT_LINK_BESIDE)
			continue;
		p += f->under ? -(r->power + f->power) : r->power + f->power;
		g = gcd(x, b);
		x /= g;
		b /= g;
		g = gcd(a, y);
		a /= g;
		y /= g;
		/* NOLINTNEXTLINE: both are above 0, and so is what is left of them */
		if (x > SCALE_LIMIT / a || y > SCALE_LIMIT / b)
			return false;
		x *= a;
		y *= b;
	}
	*num = x;
	*den = y;
	*power = p;
	return true;
}

void
att_unit_scale(const att_unit *u, int64_t *num, int64_t *den, int *power)
{
	if (!scale_of(u, num, den, power))
	{
		*num = *den = 1;
		*power = 0;
	}
}

size_t
att_unit_read(const uint32_t *cp, size_t n, att_unit *out)
{
	att_unit_factor f;
	size_t		pos = read_factor(cp, n, &f);
	bool		under = false;
	int64_t		num;
	int64_t		den;
	int			power;

	memset(out, 0, sizeof(*out));
	if (pos == 0)
		return 0;
	/* NOLINTNEXTLINE: set where pos is above 0 */
	out->factor[0] = f;
	if (f.code == 0)
		return pos;
	out->n = 1;
	while (out->n < ATT_UNIT_FACTORS && pos + 1 < n)
	{
		uint32_t	c = cp[pos];	/* NOLINT: pos is below n */
		uint8_t		link;
		size_t		len;
		bool		was_under = under;

		if (is_per(c))
			link = ATT_LINK_PER;
		else if (c == 0x6BCF)	/* 每 */
			link = ATT_LINK_PER;
		else if (is_times(c))
			link = ATT_LINK_TIMES;
		else if (c == '(')
			link = ATT_LINK_BESIDE;
		else
			break;
		len = read_factor(cp + pos + 1, n - pos - 1, &f);
		if (len == 0 || f.code == 0)
			break;
		if (link == ATT_LINK_BESIDE)
		{
			/* 条(段), but not 家(其中..) nor 亿元(30家) */
			if (f.power != 0 || dimension(f.code) != ATT_DIM_COUNT ||
				dimension(out->factor[out->n - 1].code) != ATT_DIM_COUNT ||
				pos + 1 + len >= n || cp[pos + 1 + len] != ')')
				break;
			len++;
		}
		else if (c == 0x6BCF)
		{
			/* 元每平方米; but 500家每年.. goes on with the sentence */
			int			d = dimension(f.code);

			if (out->n > 1 || dimension(out->factor[0].code) == ATT_DIM_COUNT ||
				dimension(out->factor[0].code) == ATT_DIM_SHARE ||
				d == ATT_DIM_MONTH || (d == ATT_DIM_SECOND && att_units_rows[f.code].num == 864))
				break;
		}
		if (link == ATT_LINK_PER)
			under = true;
		f.link = link;
		f.under = under && link != ATT_LINK_BESIDE;
		out->factor[out->n++] = f;
		if (!scale_of(out, &num, &den, &power))
		{
			out->n--;
			memset(&out->factor[out->n], 0, sizeof(f));
			under = was_under;
			break;
		}
		pos += 1 + len;
	}
	return pos;
}

/* Characters an unknown unit may have; digits and signs not at its start. */
static bool
is_word_char(uint32_t c, bool first)
{
	if (att_is_han(c))
	{
		/* numerals and 多 余 几 半 belong to the number in front */
		static const uint32_t numeral[] = {
			0x96F6, 0x3007, 0x4E00, 0x4E8C, 0x4E24, 0x4E09, 0x56DB, 0x4E94, 0x516D,
			0x4E03, 0x516B, 0x4E5D, 0x5341, 0x767E, 0x5343, 0x4E07, 0x4EBF, 0x591A,
			0x4F59, 0x51E0, 0x534A
		};

		if (first)
		{
			for (size_t i = 0; i < sizeof(numeral) / sizeof(numeral[0]); i++)
			{
				if (c == numeral[i])
					return false;
			}
		}
		return true;
	}
	if (is_ascii_letter(c))
		return true;
	if (c < 0x80)
		return !first && (att_is_digit(c) || c == '/' || c == '(' || c == ')');
	if (c == 0xB0)				/* ° */
		return true;
	if (c == 0xB7)
		return !first;
	/* letters of other scripts; no space, punctuation, private or stray code */
	return (c >= 0xC0 && c < 0x2000 && c != 0xD7 && c != 0xF7 && c != 0x1680 && c != 0x180E) ||
		(c >= 0x3041 && c <= 0x318E && c != 0x30FB) || (c >= 0xAC00 && c <= 0xD7A3);
}

/* Does reading stop at cp[pos], though another factor follows? */
static bool
factors_end_early(const uint32_t *cp, size_t n, size_t pos)
{
	att_unit_factor f;

	return pos > 0 && pos + 1 < n && (is_per(cp[pos]) || is_times(cp[pos])) &&
		read_factor(cp + pos + 1, n - pos - 1, &f) > 0 && f.code != 0;
}

att_unit_limit
att_unit_beyond(const uint32_t *cp, size_t n)
{
	att_unit	u;
	uint8_t		power;
	size_t		i;
	size_t		pos = att_unit_read(cp, n, &u);

	if (u.n > 0)
		return factors_end_early(cp, n, pos) ? ATT_UNIT_MANY_FACTORS : ATT_UNIT_WITHIN;
	pos = i = read_power(cp, n, &power);
	while (i < n && is_word_char(cp[i], i == pos))
		i++;
	return i == n && n - pos > ATT_UNIT_WORD ? ATT_UNIT_LONG_WORD : ATT_UNIT_WITHIN;
}

bool
att_unit_word(const uint32_t *cp, size_t n, att_unit *out)
{
	size_t		plen;
	uint8_t		power;

	if (n == 0 || n > ATT_UNIT_WORD + 3)
		return false;
	plen = att_unit_read(cp, n, out);
	if (plen == n)
		return true;
	if (out->n > 0 && factors_end_early(cp, n, plen))
		return false;
	memset(out, 0, sizeof(*out));
	plen = read_power(cp, n, &power);
	if (n == plen || n - plen > ATT_UNIT_WORD)
		return false;
	for (size_t i = plen; i < n; i++)
	{
		if (!is_word_char(cp[i], i == plen))
			return false;
		out->word[i - plen] = cp[i];
	}
	out->n = -1;
	out->factor[0].power = power;
	out->wordlen = (uint8_t) (n - plen);
	return true;
}

static size_t
print_power(uint8_t power, char *buf)
{
	size_t		len = 0;

	for (size_t i = 0; power != 0 && i < sizeof(powers) / sizeof(powers[0]); i++)
	{
		if (powers[i].power == power)
		{
			for (int k = 0; k < powers[i].len; k++)
				len += att_utf8_put(buf + len, powers[i].cp[k]);
			break;
		}
	}
	return len;
}

static size_t
print_code(int code, char *buf)
{
	const att_lexicon_word *w = &att_units.word[att_units_spelling[code]];
	size_t		len = 0;

	for (int k = 0; k < w->len; k++)
		len += att_utf8_put(buf + len, att_units.chars[w->first + k]);
	return len;
}

size_t
att_unit_print(const att_unit *u, char *buf)
{
	size_t		len = 0;

	if (u->n <= 0)
	{
		len += print_power(u->factor[0].power, buf);
		for (int k = 0; u->n < 0 && k < u->wordlen; k++)
			len += att_utf8_put(buf + len, u->word[k]);
	}
	for (int i = 0; i < u->n; i++)
	{
		const att_unit_factor *f = &u->factor[i];

		if (f->link == ATT_LINK_TIMES)
			len += att_utf8_put(buf + len, 0xB7);
		else if (f->link == ATT_LINK_PER)
			buf[len++] = '/';
		else if (f->link == ATT_LINK_BESIDE)
			buf[len++] = '(';
		len += print_power(f->power, buf + len);
		len += print_code(f->code, buf + len);
		if (f->link == ATT_LINK_BESIDE)
			buf[len++] = ')';
	}
	buf[len] = '\0';
	return len;
}

att_unit
att_unit_named(const char *spelling)
{
	uint32_t	cp[ATT_UNIT_WORD];
	size_t		n = 0;
	const char *end = spelling + strlen(spelling);
	att_unit	u;

	while (spelling < end && n < ATT_UNIT_WORD)
		cp[n++] = att_utf8_next(&spelling, end);
	(void) att_unit_word(cp, n, &u);
	return u;
}

bool
att_unit_same(const att_unit *a, const att_unit *b)
{
	if (a->n != b->n)
		return false;
	if (a->n <= 0)
		return a->factor[0].power == b->factor[0].power &&
			(a->n == 0 || (a->wordlen == b->wordlen &&
						   memcmp(a->word, b->word, a->wordlen * sizeof(uint32_t)) == 0));
	for (int i = 0; i < a->n; i++)
	{
		if (a->factor[i].code != b->factor[i].code ||
			a->factor[i].power != b->factor[i].power ||
			a->factor[i].link != b->factor[i].link)
			return false;
	}
	return true;
}

/* The dimensions of a known unit with their exponents, sorted, without zeros. */
typedef struct dims
{
	int			n;
	struct
	{
		int			dim;
		int			exp;
	}			d[ATT_UNIT_FACTORS];
} dims;

static void
dims_of(const att_unit *u, dims *out)
{
	out->n = 0;
	if (u->n == 0)
	{
		out->d[0].dim = ATT_DIM_COUNT;
		out->d[0].exp = 1;
		out->n = 1;
		return;
	}
	for (int i = 0; i < u->n; i++)
	{
		const att_unit_factor *f = &u->factor[i];
		int			dim = dimension(f->code);
		int			k = 0;

		if (f->link == ATT_LINK_BESIDE)
			continue;
		while (k < out->n && out->d[k].dim < dim)
			k++;
		if (k == out->n || out->d[k].dim != dim)
		{
			memmove(&out->d[k + 1], &out->d[k], (out->n - k) * sizeof(out->d[0]));
			out->d[k].dim = dim;
			out->d[k].exp = 0;
			out->n++;
		}
		out->d[k].exp += f->under ? -1 : 1;
		if (out->d[k].exp == 0)
		{
			out->n--;
			memmove(&out->d[k], &out->d[k + 1], (out->n - k) * sizeof(out->d[0]));
		}
	}
}

int
att_unit_dimension_cmp(const att_unit *a, const att_unit *b)
{
	dims		x;
	dims		y;

	/* unknown units come last, by their words */
	if (a->n < 0 || b->n < 0)
	{
		if ((a->n < 0) != (b->n < 0))
			return a->n < 0 ? 1 : -1;
		for (int i = 0; i < a->wordlen && i < b->wordlen; i++)
		{
			if (a->word[i] != b->word[i])
				return a->word[i] < b->word[i] ? -1 : 1;
		}
		return (a->wordlen > b->wordlen) - (a->wordlen < b->wordlen);
	}
	if (a->n <= 1 && b->n <= 1)
	{
		int			p = a->n == 0 ? ATT_DIM_COUNT : dimension(a->factor[0].code);
		int			q = b->n == 0 ? ATT_DIM_COUNT : dimension(b->factor[0].code);

		return (p > q) - (p < q);
	}
	dims_of(a, &x);
	dims_of(b, &y);
	for (int i = 0; i < x.n && i < y.n; i++)
	{
		if (x.d[i].dim != y.d[i].dim)
			return x.d[i].dim < y.d[i].dim ? -1 : 1;
		if (x.d[i].exp != y.d[i].exp)
			return x.d[i].exp < y.d[i].exp ? -1 : 1;
	}
	return (x.n > y.n) - (x.n < y.n);
}

uint32_t
att_unit_dimension_rank(const att_unit *u)
{
	dims		d;
	int			exp;

	if (u->n < 0)
		return 0xFFF;
	if (u->n <= 1)
		return (uint32_t) (u->n == 0 ? ATT_DIM_COUNT : dimension(u->factor[0].code)) << 5 | (1 + 8) << 1;
	dims_of(u, &d);
	if (d.n == 0)
		return 0;
	exp = d.d[0].exp;
	return (uint32_t) d.d[0].dim << 5 | (uint32_t) (exp + 8) << 1 | (d.n > 1);
}

bool
att_unit_dimension_whole(const att_unit *u)
{
	dims		d;

	if (u->n < 0)
		return false;
	if (u->n <= 1)
		return true;
	dims_of(u, &d);
	return d.n <= 1;
}

ATT_WRAPS uint32_t
att_unit_dimension_hash(const att_unit *u)
{
	uint32_t	h = 2166136261u;
	dims		d;

	if (u->n < 0)
	{
		for (int i = 0; i < u->wordlen; i++)
			h = (h ^ u->word[i]) * 16777619u;
		return h;
	}
	dims_of(u, &d);
	for (int i = 0; i < d.n; i++)
	{
		h = (h ^ (uint32_t) d.d[i].dim) * 16777619u;
		h = (h ^ (uint32_t) d.d[i].exp) * 16777619u;
	}
	return h;
}

bool
att_unit_is_share(const att_unit *u)
{
	return u->n == 1 && dimension(u->factor[0].code) == ATT_DIM_SHARE;
}

bool
att_unit_is_percent(const att_unit *u)
{
	const att_lexicon_word *w;

	if (!att_unit_is_share(u) || u->factor[0].power != 0)
		return false;
	w = &att_units.word[att_units_spelling[u->factor[0].code]];
	return w->len == 1 && att_units.chars[w->first] == '%';
}

bool
att_unit_is_points(const att_unit *u)
{
	return att_unit_is_share(u) && u->factor[0].power == 0 &&
		att_units_rows[u->factor[0].code].power == 0 && !att_unit_is_percent(u);
}

bool
att_unit_is_count(const att_unit *u)
{
	dims		d;

	if (u->n < 0)
		return false;
	dims_of(u, &d);
	return d.n == 1 && d.d[0].dim == ATT_DIM_COUNT && d.d[0].exp == 1;
}

int
att_unit_use(const att_unit *u)
{
	return u->n == 1 ? att_units_rows[u->factor[0].code].use : 0;
}

bool
att_unit_is(const att_unit *u, const uint32_t *word)
{
	const att_lexicon_word *w;

	if (u->n != 1)
		return false;
	w = &att_units.word[att_units_spelling[u->factor[0].code]];
	return att_text_starts(att_units.chars + w->first, w->len, word) == w->len;
}

bool
att_unit_valid(const att_unit *u)
{
	uint32_t	cp[ATT_UNIT_TEXT];
	char		buf[ATT_UNIT_TEXT];
	size_t		len;
	size_t		n = 0;
	const char *p = buf;
	att_unit	again;
	uint8_t		power;

	if (u->n < -1 || u->n > ATT_UNIT_FACTORS || u->wordlen > ATT_UNIT_WORD)
		return false;
	for (int i = 0; i < u->n; i++)
	{
		if (u->factor[i].code == 0 || u->factor[i].code >= N_CODES ||
			(i == 0) != (u->factor[i].link == ATT_LINK_FIRST) ||
			u->factor[i].link > ATT_LINK_BESIDE)
			return false;
	}
	for (int i = 0; i < u->wordlen; i++)
	{
		if (!is_word_char(u->word[i], i == 0))
			return false;
	}
	/* what prints and reads as something else is not in its one form */
	len = att_unit_print(u, buf);
	while (p < buf + len)
		cp[n++] = att_utf8_next(&p, buf + len);
	if (n == 0)
		return u->n == 0 && u->factor[0].power == 0;
	if (n <= 3 && read_power(cp, n, &power) == n)
		return u->n == 0 && u->factor[0].power == power;
	return att_unit_word(cp, n, &again) && att_unit_same(u, &again);
}

static bool
convert(att_int128 coef, int scale, att_int128 mul, att_int128 div, int power,
		att_decimal *out)
{
	att_int128	a = div;
	att_int128	b = coef < 0 ? -coef : coef;
	att_decimal x;
	att_decimal y;

	if (coef == 0)
	{
		out->coef = 0;
		out->scale = 0;
		return true;
	}
	while (b != 0)
	{
		att_int128	t = a % b;

		a = b;
		b = t;
	}
	coef /= a;
	div /= a;
	/* what is left below must be a product of twos and fives */
	while (div % 10 == 0)
	{
		div /= 10;
		power--;
	}
	while (div % 2 == 0)
	{
		div /= 2;
		mul *= 5;
		power--;
	}
	while (div % 5 == 0)
	{
		div /= 5;
		mul *= 2;
		power--;
	}
	if (div != 1)
		return false;
	x.coef = coef;
	x.scale = scale;
	y.coef = mul;
	y.scale = 0;
	return att_decimal_mul(&x, &y, &x) && att_decimal_shift(&x, power, out);
}

bool
att_unit_convert(const att_decimal *d, const att_unit *from, const att_unit *to,
				 att_decimal *out)
{
	int64_t		fn,
				fd,
				tn,
				td;
	int			fp,
				tp;
	int64_t		g;
	int			scale = d->scale;

	if (att_unit_same(from, to))
	{
		*out = *d;
		return true;
	}
	if (att_unit_dimension_cmp(from, to) != 0)
		return false;
	att_unit_scale(from, &fn, &fd, &fp);
	att_unit_scale(to, &tn, &td, &tp);
	g = gcd(fn, tn);
	fn /= g;
	tn /= g;
	g = gcd(fd, td);
	fd /= g;
	td /= g;
	if (!convert(d->coef, d->scale, (att_int128) fn * td, (att_int128) fd * tn, fp - tp, out))
		return false;
	/* no more zeros than were written */
	while (out->scale > scale && out->coef % 10 == 0)
	{
		out->coef /= 10;
		out->scale--;
	}
	return true;
}
