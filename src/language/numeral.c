/*
 * numeral.c
 *	  Numbers in digits, in characters, and in both.
 */
#include "numeral.h"

#include <string.h>

int
att_numeral_digit_slow(uint32_t c)
{
	switch (c)
	{
		case 0x96F6:			/* 零 */
		case 0x3007:			/* 〇 */
			return 0;
		case 0x4E00:			/* 一 */
			return 1;
		case 0x4E8C:			/* 二 */
		case 0x4E24:			/* 两 */
			return 2;
		case 0x4E09:			/* 三 */
			return 3;
		case 0x56DB:			/* 四 */
			return 4;
		case 0x4E94:			/* 五 */
			return 5;
		case 0x516D:			/* 六 */
			return 6;
		case 0x4E03:			/* 七 */
			return 7;
		case 0x516B:			/* 八 */
			return 8;
		case 0x4E5D:			/* 九 */
			return 9;
	}
	return -1;
}

static bool
is_over(uint32_t c)
{
	return c == 0x591A || c == 0x4F59;	/* 多 余 */
}

/* Digits with thousands separators and decimals, from pos; *end behind them. */
static att_numeral_error
read_digits(const uint32_t *cp, size_t n, size_t pos, att_decimal *out, size_t *end)
{
	char		buf[ATT_DECIMAL_DIGITS + ATT_DECIMAL_SCALE + 4];
	size_t		len = 0;
	size_t		i = pos;
	bool		point = false;
	bool		comma = false;
	size_t		whole = 0;

	while (i < n)
	{
		if (att_is_digit(cp[i]))
		{
			if (len + 2 >= sizeof(buf))
			{
				/* longer than any number is: find its end for the message */
				while (i < n && att_is_digit(cp[i]))
					i++;
				*end = i;
				return ATT_NUMERAL_TOO_LONG;
			}
			buf[len++] = (char) cp[i];
			if (!point)
				whole++;
			i++;
		}
		else if (cp[i] == '.' && i + 1 < n && att_is_digit(cp[i + 1]))
		{
			if (point)
			{
				*end = i;
				return ATT_NUMERAL_MALFORMED;
			}
			point = true;
			buf[len++] = '.';
			i++;
		}
		else if (cp[i] == ',' && !point && (comma || whole <= 3) && i + 3 < n &&
				 att_is_digit(cp[i + 1]) && att_is_digit(cp[i + 2]) &&
				 att_is_digit(cp[i + 3]) && (i + 4 >= n || !att_is_digit(cp[i + 4])))
		{
			comma = true;
			i++;
		}
		else
			break;
	}
	*end = i;
	if (!att_decimal_parse(buf, len, out))
		return ATT_NUMERAL_TOO_LONG;
	return ATT_NUMERAL_OK;
}

/* Adds a * 10^power to *sum. */
static bool
add_shifted(att_decimal *sum, const att_decimal *a, int power)
{
	att_decimal d;

	return att_decimal_shift(a, power, &d) && att_decimal_add(sum, &d, sum);
}

/* 二三十, 三五家: the digits at i - 1 and i name a number between them, which no
 * single number is. */
static bool
is_about_pair(const uint32_t *cp, size_t n, size_t pos, size_t i)
{
	int			a = att_numeral_digit(cp[i - 1]);
	int			b = att_numeral_digit(cp[i]);

	if (a < 1 || !(b == a + 1 || (a == 3 && b == 5)))
		return false;
	return (i - 1 == pos || att_numeral_digit(cp[i - 2]) < 0) &&
		(i + 1 >= n || att_numeral_digit(cp[i + 1]) < 0);
}

/*
 * A numeral of parts: atoms (digits or a character) each with 十 百 千, in
 * sections closed by 万 and 亿.  Stops in front of a last lone 万 or 亿, which
 * the unit takes.
 */
static att_numeral_error
read_parts(const uint32_t *cp, size_t n, size_t pos, att_numeral *out)
{
	att_decimal total = att_decimal_int(0); /* closed sections */
	att_decimal section = att_decimal_int(0);
	att_decimal atom = att_decimal_int(0);
	bool		have_atom = false;
	bool		have_section = false;
	bool		have_total = false;
	int			top = 0;		/* power of the first 万 or 亿 */
	int			last_small = 9;
	int			last_big = 99;
	size_t		i = pos;

	memset(out, 0, sizeof(*out));
	while (i < n)
	{
		int			digit = att_numeral_digit(cp[i]);
		int			power = att_numeral_power(cp[i]);

		if (att_is_digit(cp[i]))
		{
			att_numeral_error e;

			if (have_atom)
				break;
			e = read_digits(cp, n, i, &atom, &i);
			if (e != ATT_NUMERAL_OK)
			{
				out->end = i;
				return e;
			}
			have_atom = true;
		}
		else if (digit >= 0)
		{
			out->chinese = true;
			if (have_atom)
			{
				att_decimal ten = att_decimal_int(10);
				att_decimal d = att_decimal_int(digit);

				/* 二〇二六: digits in a row; but not 12一 */
				if (atom.scale != 0 || i == pos || att_is_digit(cp[i - 1]))
					break;
				if (is_about_pair(cp, n, pos, i))
				{
					out->end = i;
					return ATT_NUMERAL_MALFORMED;
				}
				if (!att_decimal_mul(&atom, &ten, &atom) || !att_decimal_add(&atom, &d, &atom))
				{
					out->end = i;
					return ATT_NUMERAL_TOO_LONG;
				}
			}
			else
			{
				atom = att_decimal_int(digit);
				have_atom = true;
			}
			i++;
		}
		else if (power >= 1 && power <= 3)
		{
			if (power >= last_small)
				break;
			/* 5千瓦: the unit's letter, not a thousand */
			if (!have_atom)
			{
				if (i != pos && !(power == 1 && have_section))
					break;
				atom = att_decimal_int(1);
				if (i == pos)
					out->bare = power != 1;
				out->chinese = true;
			}
			if (!add_shifted(&section, &atom, power))
			{
				out->end = i;
				return ATT_NUMERAL_TOO_LONG;
			}
			have_atom = false;
			have_section = true;
			last_small = power;
			i++;
			if (i < n && is_over(cp[i]) && i + 1 < n && att_numeral_power(cp[i + 1]) >= 4)
			{
				out->over = true;
				i++;
			}
		}
		else if (power >= 4)
		{
			size_t		next = i + 1;

			if (power >= last_big)
				break;
			/* only a part that goes on makes this one part of the number */
			if (!have_atom && !have_section)
			{
				if (i != pos)
					break;
				/* 万亿, 亿: 1 of that unit */
				out->bare = true;
				out->chinese = true;
				out->value = att_decimal_int(1);
				out->end = i;
				return ATT_NUMERAL_OK;
			}
			if (!have_total)
			{
				bool		goes_on = false;

				if (next < n && (att_numeral_digit(cp[next]) >= 0 || att_is_digit(cp[next])))
				{
					/* 1万6千 goes on, 3万2016年 and 5亿3号 do not */
					size_t		k = next;

					while (k < n && (att_is_digit(cp[k]) || att_numeral_digit(cp[k]) >= 0))
						k++;
					goes_on = k < n && att_numeral_power(cp[k]) > 0 &&
						att_numeral_power(cp[k]) < power;
				}
				if (!goes_on)
					break;
			}
			if (have_atom)
			{
				if (!att_decimal_add(&section, &atom, &section))
				{
					out->end = i;
					return ATT_NUMERAL_TOO_LONG;
				}
			}
			if (!add_shifted(&total, &section, power))
			{
				out->end = i;
				return ATT_NUMERAL_TOO_LONG;
			}
			section = att_decimal_int(0);
			have_atom = have_section = false;
			have_total = true;
			last_big = power;
			last_small = 9;
			if (!top)
				top = power;
			i = next;
		}
		else
			break;
	}
	out->end = i;
	if (have_atom && !have_section && !have_total)
	{
		out->value = atom;
		return ATT_NUMERAL_OK;
	}
	if (have_atom)
	{
		/* 一百五 is 150, 一百零五 is 105 */
		int			short_of = have_section && i >= pos + 2 && att_numeral_digit(cp[i - 1]) > 0 &&
			att_numeral_power(cp[i - 2]) == last_small && last_small > 1 && last_small <= 3 ?
			last_small - 1 : 0;

		if (!add_shifted(&section, &atom, short_of))
			return ATT_NUMERAL_TOO_LONG;
		have_section = true;
	}
	if (!have_section && !have_total)
		return ATT_NUMERAL_NONE;
	if (!att_decimal_add(&total, &section, &total))
		return ATT_NUMERAL_TOO_LONG;
	if (top)
	{
		/* in the power of its first part: 1万6千 is 1.6 万 */
		att_decimal d;

		if (!att_decimal_shift(&total, -top, &d))
			return ATT_NUMERAL_TOO_LONG;
		out->value = att_decimal_trim(&d);
		out->power = top;
	}
	else
		out->value = total;
	return ATT_NUMERAL_OK;
}

/* numerator / denominator in per cent, four decimals where it does not end */
static bool
fraction_percent(const att_decimal *num, const att_decimal *den, att_decimal *out)
{
	att_decimal hundred = att_decimal_int(100);
	att_decimal n100;
	bool		exact;

	if (den->coef == 0 || !att_decimal_mul(num, &hundred, &n100) ||
		!att_decimal_div(&n100, den, 4, out, &exact))
		return false;
	if (exact)
		*out = att_decimal_trim(out);
	return true;
}

att_numeral_error
att_numeral_read(const uint32_t *cp, size_t n, size_t pos, att_numeral *out)
{
	att_numeral_error e;

	memset(out, 0, sizeof(*out));
	if (pos >= n)
		return ATT_NUMERAL_NONE;
	if (cp[pos] == 0x4E00 && pos + 1 < n && cp[pos + 1] == 0x534A)	/* 一半 */
	{
		out->value = att_decimal_int(50);
		out->percent = true;
		out->chinese = true;
		out->end = pos + 2;
		return ATT_NUMERAL_OK;
	}
	if (att_is_digit(cp[pos]))
	{
		att_decimal d;
		size_t		end;

		e = read_digits(cp, n, pos, &d, &end);
		if (e != ATT_NUMERAL_OK)
		{
			out->end = end;
			return e;
		}
		/* 1/15, but neither a date nor a route 5/6/7 */
		if (end + 1 < n && (cp[end] == '/' || cp[end] == 0x2044) && att_is_digit(cp[end + 1]) &&
			d.scale == 0)
		{
			att_decimal den;
			size_t		dend;

			if (read_digits(cp, n, end + 1, &den, &dend) == ATT_NUMERAL_OK &&
				den.scale == 0 && att_decimal_cmp(&d, &den) < 0 && d.coef > 0 &&
				(dend >= n || (cp[dend] != '/' && cp[dend] != 0x2044)) &&
				fraction_percent(&d, &den, &out->value))
			{
				out->percent = true;
				out->end = dend;
				return ATT_NUMERAL_OK;
			}
		}
		/* one number of digits leaves 十 百 千 万 亿 to the unit */
		if (end < n && att_numeral_power(cp[end]) >= 1)
		{
			size_t		k = end + 1;
			bool		over = false;

			if (k < n && is_over(cp[k]))
				over = true;
			if (!over && k < n && (att_is_digit(cp[k]) || att_numeral_digit(cp[k]) >= 0))
			{
				e = read_parts(cp, n, pos, out);
				if ((e == ATT_NUMERAL_OK && out->power > 0) || e == ATT_NUMERAL_TOO_LONG)
					return e;
				memset(out, 0, sizeof(*out));
			}
		}
		out->value = d;
		out->end = end;
		return ATT_NUMERAL_OK;
	}

	e = read_parts(cp, n, pos, out);
	if (e != ATT_NUMERAL_OK)
		return e;
	/* 三分之一, 百分之六点五 */
	if (out->end + 2 < n && cp[out->end] == 0x5206 && cp[out->end + 1] == 0x4E4B)
	{
		att_numeral up;

		if ((att_is_digit(cp[out->end + 2]) || att_numeral_digit(cp[out->end + 2]) >= 0 ||
			 att_numeral_power(cp[out->end + 2]) > 0) &&
			read_parts(cp, n, out->end + 2, &up) == ATT_NUMERAL_OK)
		{
			att_decimal num = up.value;
			size_t		end = up.end;

			if (end + 1 < n && cp[end] == 0x70B9 && att_numeral_digit(cp[end + 1]) >= 0)	/* 点 */
			{
				int			places = 0;

				end++;
				while (end < n && att_numeral_digit(cp[end]) >= 0 && places < ATT_DECIMAL_SCALE)
				{
					att_decimal d = att_decimal_int(att_numeral_digit(cp[end]));

					d.scale = (int16_t) ++places;
					if (!att_decimal_add(&num, &d, &num))
					{
						out->end = end;
						return ATT_NUMERAL_TOO_LONG;
					}
					end++;
				}
			}
			if (fraction_percent(&num, &out->value, &num))
			{
				out->value = num;
				out->power = 0;
				out->percent = true;
				out->bare = false;
				out->chinese = true;
				out->end = end;
				return ATT_NUMERAL_OK;
			}
			if (out->value.coef != 0)
			{
				out->end = end;
				return ATT_NUMERAL_TOO_LONG;
			}
		}
	}
	/* 三点五 */
	if (out->chinese && !out->bare && out->power == 0 && out->end + 1 < n &&
		cp[out->end] == 0x70B9 && att_numeral_digit(cp[out->end + 1]) >= 0)
	{
		size_t		end = out->end + 1;
		int			places = 0;

		while (end < n && att_numeral_digit(cp[end]) >= 0 && places < ATT_DECIMAL_SCALE)
		{
			att_decimal d = att_decimal_int(att_numeral_digit(cp[end]));

			d.scale = (int16_t) ++places;
			if (!att_decimal_add(&out->value, &d, &out->value))
				return ATT_NUMERAL_TOO_LONG;
			end++;
		}
		out->end = end;
	}
	return ATT_NUMERAL_OK;
}
