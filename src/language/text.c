/*
 * text.c
 *	  UTF-8 in, normalised code points with their places out.
 */
#include "text.h"

#include <string.h>
#include <utf8proc.h>

uint32_t
att_utf8_next_slow(const char **p, const char *end)
{
	const unsigned char *s = (const unsigned char *) *p;
	size_t		left = (size_t) (end - *p);
	uint32_t	c = s[0];
	size_t		len;
	uint32_t	least;

	if (c < 0x80)
	{
		(*p)++;
		return c;
	}
	if (c >= 0xC2 && c < 0xE0)
	{
		len = 2;
		least = 0x80;
		c &= 0x1F;
	}
	else if (c >= 0xE0 && c < 0xF0)
	{
		len = 3;
		least = 0x800;
		c &= 0x0F;
	}
	else if (c >= 0xF0 && c < 0xF5)
	{
		len = 4;
		least = 0x10000;
		c &= 0x07;
	}
	else
	{
		(*p)++;
		return 0xFFFD;
	}
	if (left < len)
	{
		(*p)++;
		return 0xFFFD;
	}
	for (size_t i = 1; i < len; i++)
	{
		if ((s[i] & 0xC0) != 0x80)
		{
			(*p)++;
			return 0xFFFD;
		}
		c = c << 6 | (s[i] & 0x3F);
	}
	if (c < least || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000))
	{
		(*p)++;
		return 0xFFFD;
	}
	*p += len;
	return c;
}

size_t
att_utf8_put(char *buf, uint32_t cp)
{
	if (cp < 0x80)
	{
		buf[0] = (char) cp;
		return 1;
	}
	if (cp < 0x800)
	{
		buf[0] = (char) (0xC0 | cp >> 6);
		buf[1] = (char) (0x80 | (cp & 0x3F));
		return 2;
	}
	if (cp < 0x10000)
	{
		buf[0] = (char) (0xE0 | cp >> 12);
		buf[1] = (char) (0x80 | (cp >> 6 & 0x3F));
		buf[2] = (char) (0x80 | (cp & 0x3F));
		return 3;
	}
	buf[0] = (char) (0xF0 | cp >> 18);
	buf[1] = (char) (0x80 | (cp >> 12 & 0x3F));
	buf[2] = (char) (0x80 | (cp >> 6 & 0x3F));
	buf[3] = (char) (0x80 | (cp & 0x3F));
	return 4;
}

int
att_normalise_cp(uint32_t cp, uint32_t *out)
{
	const utf8proc_property_t *prop;

	out[0] = cp;
	if (cp < 0x80 || (cp >= 0x3001 && cp <= 0x303F) || (cp >= 0x4E00 && cp <= 0x9FFF))
		return 1;
	if (cp >= 0xFF01 && cp <= 0xFF5E)
	{
		out[0] = cp - 0xFEE0;
		return 1;
	}
	if (cp == 0x3000 || cp == 0xA0)
	{
		out[0] = ' ';
		return 1;
	}

	/* List marks (①, ⑴, ㈠) and the ellipsis would turn into numbers and
	 * full stops; they stay what they are. */
	if (cp == 0x2026 || (cp >= 0x2460 && cp <= 0x24FF) ||
		(cp >= 0x2776 && cp <= 0x2793) || (cp >= 0x3220 && cp <= 0x32BF))
		return 1;
	prop = utf8proc_get_property((utf8proc_int32_t) cp);
	/* 0 is a canonical decomposition: nothing that we compare has one */
	if (prop->decomp_type != 0)
	{
		utf8proc_int32_t buf[18];
		int			boundclass = 0;
		utf8proc_ssize_t n = utf8proc_decompose_char((utf8proc_int32_t) cp, buf, 18,
													 UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT |
													 UTF8PROC_STABLE,
													 &boundclass);

		if (n > 0 && n <= ATT_FOLDED)
		{
			for (int i = 0; i < n; i++)
				out[i] = (uint32_t) buf[i];
			return (int) n;
		}
	}
	return 1;
}

void
att_text_grow(const att_env *env, att_text *t)
{
	size_t		cap = t->cap ? t->cap + t->cap / 2 : 64;

	t->cp = env->resize(env->ctx, t->cp, t->cap * sizeof(uint32_t), cap * sizeof(uint32_t));
	t->at = env->resize(env->ctx, t->at, t->cap * sizeof(uint32_t), cap * sizeof(uint32_t));
	t->cap = cap;
}

void
att_text_free(const att_env *env, att_text *t)
{
	if (t->cp)
		env->release(env->ctx, t->cp);
	if (t->at)
		env->release(env->ctx, t->at);
	memset(t, 0, sizeof(*t));
}

static bool
is_space(uint32_t c)
{
	return c == ' ' || (c >= 9 && c <= 13) || c == 0x85 || (c >= 0x2000 && c <= 0x200B) ||
		c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0xFEFF;
}

bool
att_text_keeps(uint32_t cp)
{
	uint32_t	buf[ATT_FOLDED];

	return !is_space(cp) && att_normalise_cp(cp, buf) == 1 && buf[0] == cp;
}

void
att_text_literal(const att_env *env, const char *utf8, size_t len, att_text *out)
{
	const char *p = utf8;
	const char *end = utf8 + len;
	uint32_t	at = 0;
	bool		space = false;

	memset(out, 0, sizeof(*out));
	while (p < end)
	{
		uint32_t	buf[ATT_FOLDED];
		int			n = att_normalise_cp(att_utf8_next(&p, end), buf);

		for (int i = 0; i < n; i++)
		{
			if (is_space(buf[i]))
			{
				space = true;
				continue;
			}
			/* 5 5 are two numbers, not 55 */
			if (space && out->n > 0 && att_is_digit(buf[i]) && att_is_digit(out->cp[out->n - 1]))
				att_text_push(env, out, ' ', at);
			space = false;
			att_text_push(env, out, buf[i], at);
		}
		at++;
		if ((at & 0xFFFF) == 0)
			env->interrupt(env->ctx);
	}
	if (out->n == 0)
	{
		att_text_push(env, out, 0, 0);
		out->n = 0;
	}
	out->at[out->n] = at;
}

att_str
att_text_utf8(const att_env *env, const uint32_t *cp, size_t n)
{
	att_str		s;
	char	   *buf = env->alloc(env->ctx, n * 4 + 1);
	size_t		len = 0;

	for (size_t i = 0; i < n; i++)
		len += att_utf8_put(buf + len, cp[i]);
	buf[len] = '\0';
	s.data = buf;
	s.len = len;
	return s;
}
