/*
 * phrase.c
 *	  Reads one value phrase: from its number outwards, or from a word that
 *	  says a value without one.
 */
#include "phrase.h"

#include <string.h>

#include "lexicon.h"
#include "numeral.h"

enum
{
	W_CMP = 1,
	W_REACH,
	W_TO,
	W_HOLD,
	W_UP,
	W_DOWN,
	W_COMPARED,
	W_ANNUAL,
	W_COMMIT,
	W_RANK,
	W_FRONT,
	W_SKIP,
	W_STOP
};

enum
{
	F_GROWTH = 1,
	F_LEVEL,
	F_PERCENT,
	F_RANK
};

enum
{
	C_REL = 1,
	C_DONE
};

enum
{
	R_SCOPE = 1,
	R_MEAN,
	R_ECONOMY,
	R_GIVER,
	R_SET,
	R_BASE
};

#include "lexicon/after.h"
#include "lexicon/before.h"
#include "lexicon/claims.h"
#include "lexicon/fixed.h"
#include "lexicon/references.h"
#include "lexicon/words.h"

static void
clear(att_phrase *ph)
{
	memset(ph, 0, offsetof(att_phrase, value));
	att_value_clear(&ph->value);
}

static att_unit
unit_of(const uint32_t *word)
{
	size_t		n = 0;
	att_unit	u;

	while (word[n] != 0)
		n++;
	memset(&u, 0, sizeof(u));
	att_unit_read(word, n, &u);
	return u;
}

static bool
is_range_mark(uint32_t c)
{
	return c == '-' || c == '~' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 ||
		c == 0x301C || c == 0x223C || c == U'至' || c == U'到';
}

static bool
is_over_word(uint32_t c)
{
	return c == U'多' || c == U'余';
}

bool
att_number_starts(const uint32_t *cp, size_t n, size_t pos)
{
	if (pos >= n)
		return false;
	if (att_is_digit(cp[pos]))
		return pos == 0 || !(att_is_digit(cp[pos - 1]) ||
							 (cp[pos - 1] == '.' && pos > 1 && att_is_digit(cp[pos - 2])));
	if (att_numeral_digit(cp[pos]) < 0 && att_numeral_power(cp[pos]) == 0)
		return false;
	return pos == 0 || !(att_is_digit(cp[pos - 1]) || att_numeral_digit(cp[pos - 1]) >= 0 ||
						 att_numeral_power(cp[pos - 1]) > 0);
}

/* A number with its unit: from pos, no further than hi. */
typedef struct quantity
{
	att_decimal value;
	att_unit	unit;
	bool		has_unit;
	bool		over;
	bool		percent;
	bool		chinese;
	size_t		unit_start;
	size_t		end;
} quantity;

static att_phrase_error
read_quantity(const uint32_t *cp, size_t pos, size_t hi, quantity *q)
{
	att_numeral num;
	att_numeral_error e = att_numeral_read(cp, hi, pos, &num);
	size_t		i;
	int			power;
	size_t		len;

	memset(q, 0, sizeof(*q));
	q->end = num.end;
	if (e == ATT_NUMERAL_NONE)
		return ATT_PHRASE_NO_NUMBER;
	if (e == ATT_NUMERAL_TOO_LONG)
		return ATT_PHRASE_TOO_LONG;
	if (e == ATT_NUMERAL_MALFORMED)
		return ATT_PHRASE_BAD_NUMBER;
	q->value = num.value;
	q->over = num.over;
	q->chinese = num.chinese;
	i = num.end;
	power = num.power;
	if (num.percent)
	{
		q->percent = true;
		q->unit = unit_of(U"%");
		q->has_unit = true;
		q->unit_start = i;
		q->end = i;
		return ATT_PHRASE_OK;
	}
	/* 100多万元, 7.2万余处, 3千多万元: 多 stands inside the power of ten */
	if (i < hi && is_over_word(cp[i]))
	{
		q->over = true;
		i++;
	}
	else
	{
		size_t		k = i;
		int			p = 0;

		while (k < hi && att_numeral_power(cp[k]) > 0)
			p += att_numeral_power(cp[k++]);
		if (k > i && k < hi && is_over_word(cp[k]) && p <= 12)
		{
			q->over = true;
			power += p;
			i = k + 1;
		}
	}
	q->unit_start = i;
	len = att_unit_read(cp + i, hi - i, &q->unit);
	if (len > 0)
	{
		q->has_unit = true;
		q->unit.factor[0].power = (uint8_t) (q->unit.factor[0].power + power);
		i += len;
	}
	else
	{
		memset(&q->unit, 0, sizeof(q->unit));
		q->unit.factor[0].power = (uint8_t) power;
		if (power > 0)
			q->has_unit = true;
		/* 100多 without a unit behind is no 'more than' unless the text ends */
	}
	q->end = i;
	return ATT_PHRASE_OK;
}

/* A growth in per cent, whether written in %, ‰, 成 or 倍. */
bool
att_growth_percent(att_value *v)
{
	att_unit	percent = unit_of(U"%");

	if (att_unit_is_points(&v->unit) || att_unit_dimension_cmp(&v->unit, &percent) != 0)
		return false;
	if (att_unit_is_percent(&v->unit))
		return true;
	if (!att_unit_convert(&v->low, &v->unit, &percent, &v->low))
		return false;
	if ((v->form == ATT_RANGE || v->form == ATT_BETWEEN) &&
		!att_unit_convert(&v->high, &v->unit, &percent, &v->high))
		return false;
	v->unit = percent;
	return true;
}

size_t
att_phrase_change_verb(const uint32_t *cp, size_t n)
{
	size_t		len;
	int			row = att_lexicon_longest(&att_before, cp, n, &len);

	return row >= 0 && len >= 2 && (att_before_rows[row].kind == W_UP || att_before_rows[row].kind == W_DOWN) ? len : 0;
}

/* 降到, 压减至: does the word begin with a verb of falling? */
static bool
starts_with_fall(const uint32_t *cp, size_t n)
{
	for (size_t k = n; --k > 0;)
	{
		size_t		len;
		int			row = att_lexicon_longest(&att_before, cp, k, &len);

		if (row >= 0 && att_before_rows[row].kind == W_DOWN)
			return true;
	}
	return false;
}

/* Does 每立方米 stand at cp[0..4)?  A mass is then one in a cubic metre. */
static size_t
per_cubic_metre(const uint32_t *cp, att_unit *u)
{
	att_unit	metre;
	att_unit	gram;

	if (att_text_starts(cp, 4, U"每立方米") != 4 || u->n != 1)
		return 0;
	gram = unit_of(U"克");
	if (att_unit_dimension_cmp(u, &gram) != 0)
		return 0;
	metre = unit_of(U"立方米");
	u->factor[1] = metre.factor[0];
	u->factor[1].link = ATT_LINK_PER;
	u->factor[1].under = true;
	u->n = 2;
	return 4;
}

/* 从 or 由: what stands behind is where a change starts */
static bool
is_start(const uint32_t *cp, size_t lo, size_t pos)
{
	return pos > lo && (cp[pos - 1] == U'从' || cp[pos - 1] == U'由');
}

/* 9000万至1亿元: the low end in the unit of the high one; false where it has another. */
static bool
in_unit_of_end(const quantity *low, const quantity *high, att_decimal *out)
{
	int			d;

	*out = low->value;
	if (!low->has_unit)
		return true;
	if (!high->has_unit)
		return false;
	if (low->unit.n != 0)
		return att_unit_convert(&low->value, &low->unit, &high->unit, out);
	d = low->unit.factor[0].power - high->unit.factor[0].power;
	if (d == 0)
		return true;
	if (!att_decimal_shift(&low->value, d, out))
		return false;
	*out = att_decimal_trim(out);
	return true;
}

/*
 * Behind the first number, from pos to low->end, a mark and the second of a
 * range: both in the unit of the second then, and true.  *at is where the second
 * stands; *turned where it is not the higher of the two.
 */
static bool
read_range(const uint32_t *cp, size_t lo, size_t hi, size_t pos, quantity *low, quantity *high,
		   size_t *at, bool *turned)
{
	size_t		i = low->end;
	size_t		m = i;
	att_decimal d;

	*turned = false;
	while (m < hi && is_range_mark(cp[m]) && m - i < 2)
		m++;
	if (m == i || is_start(cp, lo, pos))
		return false;
	/* 第3至第5位 */
	if (m + 1 < hi && cp[m] == U'第' && pos > lo && cp[pos - 1] == U'第')
		m++;
	*at = m;
	if (m == hi || !(att_is_digit(cp[m]) || att_numeral_digit(cp[m]) >= 0 || att_numeral_power(cp[m]) > 0) ||
		read_quantity(cp, m, hi, high) != ATT_PHRASE_OK || high->over)
		return false;
	if (low->has_unit && low->unit.n != 0 &&
		!(high->has_unit && att_unit_dimension_cmp(&low->unit, &high->unit) == 0))
		return false;
	if (!in_unit_of_end(low, high, &d))
		return false;
	*turned = att_decimal_cmp(&d, &high->value) >= 0;
	if (*turned)
		return false;
	low->value = d;
	low->unit = high->unit;
	low->has_unit = high->has_unit;
	low->unit_start = high->unit_start;
	low->percent = high->percent;
	low->end = high->end;
	return true;
}

/* The words behind a number at pos that belong to its value, 以上, 左右, 之间, from i
 * on: where they end, and the form that they give it. */
static size_t
read_suffixes(const uint32_t *cp, size_t lo, size_t hi, size_t pos, size_t i, att_form *form)
{
	size_t		len;
	int			row;

	*form = ATT_POINT;
	while (i < hi && (row = att_lexicon_longest(&att_after, cp + i, hi - i, &len)) >= 0)
	{
		const att_after_row *w = &att_after_rows[row];

		if (w->within)
		{
			/* 控制在3580人内: 内 alone says it only behind such a verb */
			size_t		l;
			int			b = att_lexicon_longest_back(&att_before_back, cp, lo, pos, &l);

			if (b < 0 || att_before_rows[b].kind != W_HOLD)
				break;
		}
		else if (!w->skip)
		{
			/* 余 behind the unit only where nothing goes on: 100亩余 */
			if (w->form == ATT_OVER && i + len < hi && att_is_han(cp[i + len]) && len == 1)
				break;
			*form = w->form;
		}
		i += len;
		if (!w->skip)
			break;
	}
	return i;
}

/* Is the - before i a sign, not a mark between words or numbers? */
static bool
is_minus(const uint32_t *cp, size_t lo, size_t i)
{
	size_t		len;
	int			row;

	if (i <= lo || (cp[i - 1] != '-' && cp[i - 1] != 0x2212))
		return false;
	if (i - 1 == lo || cp[i - 2] == '(' || cp[i - 2] == '\t')
		return true;
	row = att_lexicon_longest_back(&att_before_back, cp, lo, i - 1, &len);
	return row >= 0 && att_before_rows[row].kind != W_STOP;
}

/* What the words in front of a number say of it beside what att_phrase keeps. */
typedef struct prefix
{
	att_form	form;			/* 超过, 不低于 */
	int			direction;		/* 1 up, -1 down: 增长, 减少 */
	bool		held;			/* 控制在 */
	bool		to;				/* 提高到: the level that a change ends at */
	bool		front;			/* 前 in front of a place */
	bool		done;			/* 完成, */
	size_t		done_at;		/* which stands here */
} prefix;

/* One of them, at [i, i + len); true for one that is part of the value itself. */
static bool
read_prefix(const uint32_t *cp, size_t i, size_t len, const att_before_row *w, prefix *pre, att_phrase *out)
{
	switch (w->kind)
	{
		case W_CMP:
			if (pre->form == ATT_POINT)
				pre->form = w->form;
			return true;
		case W_HOLD:
			pre->held = true;
			out->must_hold = true;
			if (w->form == ATT_LE && pre->form == ATT_POINT)
				pre->form = ATT_LE;
			return true;
		case W_REACH:
			out->reached = true;
			if (att_text_ends(cp, i, i + len, U"完成"))
			{
				out->completed = true;
				pre->done = true;
				pre->done_at = i;
			}
			return false;
		case W_TO:
			out->reached = true;
			out->changed_to = true;
			out->fell_to = starts_with_fall(cp + i, len);
			pre->to = true;
			return false;
		case W_UP:
		case W_DOWN:
			if (pre->direction != 0 || pre->to)
				return false;
			pre->direction = w->kind == W_UP ? 1 : -1;
			return true;
		case W_COMPARED:
			out->compared = true;
			return false;
		case W_ANNUAL:
			out->annual = true;
			return false;
		case W_COMMIT:
			out->value.commitment = (uint8_t) w->commitment;
			return false;
		case W_RANK:
			out->ordinal = true;
			return true;
		case W_FRONT:
			pre->front = true;
			return true;
	}
	return false;
}

/*
 * The words in front of i, word by word to the left; sets where they and where
 * the value itself start.  unit: where the number's unit may take 每立方米 from
 * them, or NULL.
 */
static void
read_prefixes(const uint32_t *cp, size_t lo, size_t i, att_unit *unit, prefix *pre, att_phrase *out)
{
	size_t		len;
	int			row;

	memset(pre, 0, sizeof(*pre));
	out->start = i;
	while (i > lo && (row = att_lexicon_longest_back(&att_before_back, cp, lo, i, &len)) >= 0 &&
		   att_before_rows[row].kind != W_STOP)
	{
		i -= len;
		if (read_prefix(cp, i, len, &att_before_rows[row], pre, out))
			out->start = i;
		/* 每立方米约160微克 */
		if (unit && i >= lo + 4 && (len = per_cubic_metre(cp + i - 4, unit)) > 0)
		{
			out->start = i -= len;
			unit = NULL;
		}
	}
	out->lead = i;
}

/* The form of a single number, by the words before and behind it. */
static att_form
form_of(att_form before, att_form after, bool over)
{
	if (before == ATT_LE && after == ATT_ABOUT)
		return ATT_ABOUT_LE;
	if (before == ATT_GT || before == ATT_GE || before == ATT_LT || before == ATT_NEAR)
		return before;
	if (after != ATT_POINT && after != ATT_BETWEEN)
		return after;
	if (before != ATT_POINT)
		return before;
	return over ? ATT_OVER : ATT_POINT;
}

/* 第5位, 前10名: a place, where the unit is one of places */
static void
become_rank(att_value *v, bool has_unit, bool front, att_form after)
{
	if (has_unit && !((att_unit_use(&v->unit) & ATT_UNIT_PLACE) && v->unit.factor[0].power == 0))
		return;
	v->aspect = ATT_RANK;
	v->unit = unit_of(U"位");
	/* a higher place has the smaller number: 第5位以上; but ≥ is of numbers */
	if (after == ATT_GE)
		v->form = ATT_LE;
	else if (after == ATT_LE)
		v->form = ATT_GE;
	if (front)
		v->form = ATT_LE;
}

/* 增长5%, 减少3个; 增长-5% is a fall by 5% */
static void
become_change(att_value *v, bool down)
{
	v->down = down;
	v->aspect = att_growth_percent(v) ? ATT_GROWTH : ATT_CHANGE;
	if (v->low.coef >= 0 || v->form == ATT_RANGE || v->form == ATT_BETWEEN)
		return;
	v->low = att_decimal_neg(&v->low);
	v->down = !v->down;
	if (v->form == ATT_GT || v->form == ATT_LT)
		v->form = v->form == ATT_GT ? ATT_LT : ATT_GT;
	else if (v->form == ATT_GE || v->form == ATT_LE)
		v->form = v->form == ATT_GE ? ATT_LE : ATT_GE;
}

/* 完成目标的, up to end: where 完成 starts, or end where the words are others. */
static size_t
completed_base(const uint32_t *cp, size_t lo, size_t end)
{
	size_t		k = end;
	size_t		len;
	int			row;

	if (k > lo && cp[k - 1] == U'的')
		k--;
	row = att_lexicon_longest_back(&att_references_back, cp, lo, k, &len);
	if (row < 0 || att_references_rows[row].kind != R_BASE)
		return end;
	k -= len;
	row = att_lexicon_longest_back(&att_claims_back, cp, lo, k, &len);
	if (row < 0 || att_claims_rows[row].kind != C_DONE || !att_text_ends(cp, lo, k, U"完成"))
		return end;
	return k - len;
}

/* 完成105.6%, 完成目标的42%: how much of it is done */
static void
become_completion(const uint32_t *cp, size_t lo, const prefix *pre, att_phrase *out)
{
	size_t		at;

	if (pre->done)
	{
		out->value.aspect = ATT_COMPLETION;
		if (pre->done_at < out->start)
			out->start = pre->done_at;
		return;
	}
	at = completed_base(cp, lo, out->lead);
	if (at < out->lead)
	{
		out->value.aspect = ATT_COMPLETION;
		out->completed = true;
		out->start = out->lead = at;
	}
}

att_phrase_error
att_phrase_at(const uint32_t *cp, size_t lo, size_t hi, size_t pos, att_phrase *out)
{
	quantity	q;
	quantity	high;
	prefix		pre;
	att_value  *v = &out->value;
	att_form	after;
	bool		range;
	bool		turned;
	bool		minus;
	size_t		second;
	size_t		per;
	att_phrase_error e;

	clear(out);
	out->num_start = pos;
	e = read_quantity(cp, pos, hi, &q);
	if (e != ATT_PHRASE_OK)
	{
		out->num_end = q.end;
		return e;
	}
	range = read_range(cp, lo, hi, pos, &q, &high, &second, &turned);
	if (turned && lo == 0 && pos == 0)
	{
		out->num_end = second;
		return ATT_PHRASE_BAD_RANGE;
	}
	out->num_end = q.end;
	out->unit_start = q.unit_start;
	out->unit_end = q.end;
	out->end = read_suffixes(cp, lo, hi, pos, q.end, &after);

	/* 每立方米19微克 */
	per = q.has_unit && pos >= lo + 4 ? per_cubic_metre(cp + pos - 4, &q.unit) : 0;
	minus = !range && is_minus(cp, lo, pos - per);
	read_prefixes(cp, lo, pos - per - minus, q.has_unit && per == 0 ? &q.unit : NULL, &pre, out);

	v->low = minus ? att_decimal_neg(&q.value) : q.value;
	v->high = range ? high.value : att_decimal_int(0);
	v->unit = q.unit;
	if (range)
		v->form = after == ATT_BETWEEN || pre.held ? ATT_BETWEEN : ATT_RANGE;
	else
		v->form = (uint8_t) form_of(pre.form, after, q.over);

	v->aspect = ATT_LEVEL;
	if (out->ordinal || pre.front)
		become_rank(v, q.has_unit, pre.front, after);
	else if (pre.direction != 0 && !pre.to)
		become_change(v, pre.direction < 0);
	else if (att_unit_is_points(&v->unit))
		v->aspect = ATT_CHANGE;
	else if (att_unit_is_percent(&v->unit))
		become_completion(cp, lo, &pre, out);
	return ATT_PHRASE_OK;
}

/*
 * A reference from pos: 全市平均水平, 经济增长, 市下达目标, 上年.  Returns the
 * index behind it, or pos; *set is true for a target that somebody sets.
 * A figure may stand inside: 全市26%的平均水平.
 */
static size_t
read_reference(const uint32_t *cp, size_t pos, size_t hi, bool *set)
{
	size_t		i = pos;
	size_t		len;
	int			row;
	bool		scope = false;
	bool		whole = false;

	*set = false;
	while (i < hi)
	{
		row = att_lexicon_longest(&att_references, cp + i, hi - i, &len);
		if (row < 0)
		{
			/* 全市26%的平均水平 */
			if (scope && !whole && att_is_digit(cp[i]))
			{
				quantity	q;
				size_t		k;

				if (read_quantity(cp, i, hi, &q) == ATT_PHRASE_OK)
				{
					k = q.end;
					if (k < hi && cp[k] == U'的')
						k++;
					row = att_lexicon_longest(&att_references, cp + k, hi - k, &len);
					if (row >= 0 && att_references_rows[row].kind == R_MEAN)
					{
						i = k + len;
						whole = true;
						continue;
					}
				}
			}
			break;
		}
		switch (att_references_rows[row].kind)
		{
			case R_SCOPE:
			case R_GIVER:
				if (whole)
					return i;
				scope = true;
				i += len;
				continue;
			case R_MEAN:
				if (*set)
					return i;
				whole = true;
				i += len;
				continue;
			case R_ECONOMY:
				if (whole)
					return i;
				whole = true;
				i += len;
				continue;
			case R_SET:
				if (whole)
					return i;
				*set = true;
				return i + len;
			case R_BASE:
				if (whole || scope)
					return scope && !whole ? pos : i;
				return i + len;
		}
	}
	/* a place alone is a reference only as a whole word: 高于全国 */
	if (!whole && !(scope && i - pos >= 2))
		return pos;
	return i;
}

/* A phrase without a number, all of cp[start..end) */
static void
become_words(att_phrase *out, size_t start, size_t end)
{
	out->qualitative = true;
	out->lead = out->start = out->num_start = start;
	out->end = out->num_end = out->unit_start = out->unit_end = end;
}

static void
keep(uint32_t *to, uint8_t *n, const uint32_t *cp, size_t from, size_t end)
{
	size_t		k = 0;

	for (size_t i = from; i < end && k < ATT_REF_MAX; i++)
		to[k++] = cp[i];		/* NOLINT: all of them are set */
	*n = (uint8_t) k;
}

/* False where it is longer than a value keeps: cut, it would say less. */
static bool
claim_of(att_phrase *out, int claim, const uint32_t *cp, size_t start, size_t end,
		 size_t ref, size_t ref_end)
{
	att_value  *v = &out->value;
	size_t		len;
	int			row = att_lexicon_longest(&att_before, cp + start, end - start, &len);

	if (end - start > ATT_REF_MAX)
	{
		out->long_claim = true;
		return false;
	}
	clear(out);
	v->aspect = ATT_CLAIM;
	v->form = ATT_NONE;
	v->claim = (uint8_t) claim;
	keep(v->ref, &v->reflen, cp, ref, ref_end);
	/* 确保完成 is a commitment and its claim, as a literal has them */
	if (row >= 0 && att_before_rows[row].kind == W_COMMIT && len < end - start)
		v->commitment = (uint8_t) att_before_rows[row].commitment;
	else
		len = 0;
	keep(v->text, &v->textlen, cp, start + len, end);
	become_words(out, start, end);
	return true;
}

/* The place behind as many of the words as follow each other. */
static size_t
skip_words(const uint32_t *cp, size_t i, size_t hi, const att_words *words)
{
	size_t		len;

	while ((len = att_starts_any(cp + i, hi - i, words)) > 0)
		i += len;
	return i;
}

/* Is the reference an earlier state: 上年, 去年同期? */
static bool
earlier(const uint32_t *cp, size_t from, size_t end)
{
	size_t		len;
	int			row = att_lexicon_longest(&att_references, cp + from, end - from, &len);

	return row >= 0 && att_references_rows[row].kind == R_BASE;
}

void
att_phrase_mark_starts(uint8_t *table, uint8_t first, uint8_t second, uint8_t alone)
{
	att_lexicon_mark_starts(&att_fixed, table, first, second, alone);
	att_lexicon_mark_starts(&att_claims, table, first, second, alone);
}

/* 翻番, 全覆盖, 首位, 清零: a number in words */
static void
read_fixed(const att_fixed_row *f, size_t start, size_t end, att_phrase *out)
{
	att_value  *v = &out->value;

	clear(out);
	v->low = att_decimal_int(f->number);
	v->form = (uint8_t) f->form;
	switch (f->what)
	{
		case F_GROWTH:
			v->aspect = ATT_GROWTH;
			v->unit = unit_of(U"%");
			break;
		case F_PERCENT:
			v->aspect = ATT_LEVEL;
			v->unit = unit_of(U"%");
			break;
		case F_RANK:
			v->aspect = ATT_RANK;
			v->unit = unit_of(U"位");
			break;
		default:
			v->aspect = ATT_LEVEL;
	}
	out->negated_set = f->clear;
	become_words(out, start, end);
}

/* 与经济增长同步, 与上年持平: with what something is in step, or level */
static bool
read_in_step(const uint32_t *cp, size_t hi, size_t pos, att_phrase *out)
{
	bool		set;
	size_t		ref = pos + 1;
	size_t		end = read_reference(cp, ref, hi, &set);
	size_t		i;
	size_t		len;

	if (end == ref || set)
		return false;
	i = skip_words(cp, end, hi, &att_words_step_manner);
	len = att_starts_any(cp + i, hi - i, &att_words_in_step);
	if (len > 0)
		return claim_of(out, ATT_CLAIM_IN_STEP, cp, pos, i + len, ref, end);
	len = att_text_starts(cp + i, hi - i, U"持平");
	if (len == 0)
		return false;
	/* level with another is in step with it, level with an earlier self no change */
	if (!earlier(cp, ref, end))
		return claim_of(out, ATT_CLAIM_IN_STEP, cp, pos, i + len, ref, end);
	clear(out);
	out->value.aspect = ATT_GROWTH;
	out->value.form = ATT_POINT;
	out->value.low = att_decimal_int(0);
	out->value.unit = unit_of(U"%");
	become_words(out, pos, i + len);
	return true;
}

/* What a relation to a target that somebody sets claims: 超过市下达目标 exceeds it. */
static int
claim_on_target(const att_claims_row *c)
{
	if (c->kind != C_REL)
		return c->claim;
	switch (c->claim)
	{
		case ATT_CLAIM_ABOVE:
			return ATT_CLAIM_EXCEEDED;
		case ATT_CLAIM_NOT_BELOW:
			return ATT_CLAIM_DONE;
		case ATT_CLAIM_NOT_ABOVE:
			return ATT_CLAIM_WITHIN;
	}
	return c->claim;
}

/* 完成市下达目标, 高于全市平均水平: the words at [pos, ref) claim something of a reference. */
static bool
read_claim(const uint32_t *cp, size_t hi, size_t pos, size_t ref, const att_claims_row *c, att_phrase *out)
{
	bool		set;
	size_t		end = read_reference(cp, ref, hi, &set);

	if (end == ref)
		return false;
	if (set)
	{
		size_t		within = att_starts_any(cp + end, hi - end, &att_words_target_within);

		return claim_of(out, claim_on_target(c), cp, pos, end + within, ref, end);
	}
	if (c->kind != C_REL)
		return false;
	/* 高于全市26%的平均水平 has its figure inside; 高于渔业产值
	 * 7个百分点 is a number's phrase */
	if (end < hi && att_is_digit(cp[end]))
	{
		quantity	q;

		if (read_quantity(cp, end, hi, &q) != ATT_PHRASE_OK || !att_unit_is_percent(&q.unit))
			return false;
	}
	return claim_of(out, c->claim, cp, pos, end, ref, end);
}

bool
att_phrase_word_at(const uint32_t *cp, size_t lo, size_t hi, size_t pos, att_phrase *out)
{
	size_t		len;
	int			row;

	out->long_claim = false;
	if (pos >= hi)
		return false;
	row = att_lexicon_longest(&att_fixed, cp + pos, hi - pos, &len);
	if (row >= 0)
	{
		read_fixed(&att_fixed_rows[row], pos, pos + len, out);
		return true;
	}
	if (cp[pos] == U'与' || cp[pos] == U'同' || cp[pos] == U'和')
		return read_in_step(cp, hi, pos, out);
	row = att_lexicon_longest(&att_claims, cp + pos, hi - pos, &len);
	return row >= 0 && read_claim(cp, hi, pos, pos + len, &att_claims_rows[row], out);
}

/* 完成, 超额完成, 基本完成, 未完成, each with or without what: a whole literal. */
static bool
completion_literal(const uint32_t *cp, size_t pos, size_t n, att_phrase *out)
{
	size_t		len;
	int			row = att_lexicon_longest(&att_claims, cp + pos, n - pos, &len);
	size_t		end;

	if (row < 0 || att_claims_rows[row].kind != C_DONE ||
		att_claims_rows[row].claim == ATT_CLAIM_WITHIN)
		return false;
	if (!att_text_ends(cp, pos, pos + len, U"完成"))
		return false;
	end = skip_words(cp, pos + len, n, &att_words_task_whole);
	if (end != n)
		return false;
	return claim_of(out, att_claims_rows[row].claim, cp, pos, n, pos + len, n);
}

/* Behind words such as 位列全市, 居, 排名全省: where a rank may stand. */
static size_t
rank_scope(const uint32_t *cp, size_t start, size_t n)
{
	size_t		i = skip_words(cp, start, n, &att_words_place_verb);
	size_t		len;
	int			row;

	while (i < n && (row = att_lexicon_longest(&att_references, cp + i, n - i, &len)) >= 0 &&
		   att_references_rows[row].kind == R_SCOPE)
		i += len;
	return skip_words(cp, i, n, &att_words_place_verb);
}

/* A unit that is not in the list, and words behind it that belong to the value:
 * 5某物以上.  power stood in front of 余: 5万余某物. */
static att_phrase_error
unknown_unit(const uint32_t *cp, size_t pos, size_t n, int power, att_value *v)
{
	size_t		end = n;
	size_t		word;
	size_t		len;

	for (size_t k = pos + 1; k < n && end == n; k++)
	{
		int			row = att_lexicon_longest(&att_after, cp + k, n - k, &len);
		const att_after_row *w = row >= 0 ? &att_after_rows[row] : NULL;

		if (!w || len != n - k || w->within || w->skip)
			continue;
		if (v->form == ATT_RANGE && w->form == ATT_BETWEEN)
			v->form = ATT_BETWEEN;
		else if (v->form == ATT_LE && w->form == ATT_ABOUT)
			v->form = ATT_ABOUT_LE;
		else if (v->form == ATT_POINT && w->form != ATT_BETWEEN)
			v->form = (uint8_t) w->form;
		else if (v->form != w->form)
			return ATT_PHRASE_TRAILING;
		end = k;
	}
	/* what has numbers or comparators in it is a value that was not understood */
	word = pos;
	while (word < end && att_numeral_power(cp[word]) > 1)
		word++;
	for (size_t k = word; k < end; k++)
	{
		int			row = att_lexicon_longest(&att_before, cp + k, end - k, &len);

		if (att_is_digit(cp[k]) || att_numeral_digit(cp[k]) >= 0 || att_numeral_power(cp[k]) > 0 ||
			is_range_mark(cp[k]) || att_text_starts(cp + k, end - k, U"分之") > 0 ||
			(row >= 0 && att_before_rows[row].kind == W_CMP))
			return ATT_PHRASE_TRAILING;
	}
	if (!att_unit_word(cp + pos, end - pos, &v->unit))
		return att_unit_beyond(cp + pos, end - pos) == ATT_UNIT_LONG_WORD ? ATT_PHRASE_LONG_UNIT : ATT_PHRASE_TRAILING;
	if (power > 0 && v->unit.factor[0].power > 0)
		return ATT_PHRASE_TRAILING;
	v->unit.factor[0].power += (uint8_t) power;
	return ATT_PHRASE_OK;
}

/* Where the words in a text without a number end that mean something. */
static size_t
end_of_prefixes(const uint32_t *cp, size_t start, size_t n)
{
	size_t		len;

	while (start < n && att_lexicon_longest(&att_before, cp + start, n - start, &len) >= 0)
		start += len;
	return start;
}

/* What stands behind the value of a literal can only be a unit. */
static att_phrase_error
read_rest(const uint32_t *cp, size_t n, att_phrase *ph)
{
	/* one that is not in the list stands for itself */
	if (ph->end == ph->num_end && ph->value.unit.n == 0)
		return unknown_unit(cp, ph->unit_start, n,
							ph->unit_end == ph->unit_start ? ph->value.unit.factor[0].power : 0, &ph->value);
	return att_unit_beyond(cp + ph->unit_start, n - ph->unit_start) == ATT_UNIT_MANY_FACTORS ?
		ATT_PHRASE_MANY_FACTORS : ATT_PHRASE_TRAILING;
}

/* A literal with a number: all of cp[start..n). */
static att_phrase_error
number_literal(const uint32_t *cp, size_t start, size_t n, att_phrase *ph, size_t *pos)
{
	att_phrase_error e;
	size_t		i = start;

	while (i < n && !att_number_starts(cp, n, i))
		i++;
	if (i == n)
	{
		*pos = end_of_prefixes(cp, start, n);
		return *pos == n ? ATT_PHRASE_NO_NUMBER : ATT_PHRASE_TRAILING;
	}
	e = att_phrase_at(cp, start, n, i, ph);
	if (e != ATT_PHRASE_OK)
	{
		*pos = ph->num_end;
		return e;
	}
	if (ph->lead > start)
	{
		*pos = start;
		return ATT_PHRASE_TRAILING;
	}
	if (ph->end < n)
	{
		e = read_rest(cp, n, ph);
		if (e != ATT_PHRASE_OK)
		{
			*pos = e == ATT_PHRASE_TRAILING ? ph->end : ph->unit_start;
			return e;
		}
	}
	if (ph->ordinal && ph->value.aspect != ATT_RANK)
	{
		*pos = ph->unit_start;
		return ATT_PHRASE_TRAILING;
	}
	if (ph->value.aspect == ATT_RANK && !att_is_place(&ph->value))
	{
		*pos = ph->num_start;
		return ATT_PHRASE_BAD_NUMBER;
	}
	return ATT_PHRASE_OK;
}

/* A literal: words that say a value, or a number with words around it. */
static att_phrase_error
read_literal(const uint32_t *cp, size_t start, size_t n, att_phrase *ph, size_t *pos)
{
	size_t		rank;

	if ((att_phrase_word_at(cp, start, n, start, ph) && ph->end == n) || completion_literal(cp, start, n, ph))
		return ATT_PHRASE_OK;
	if (ph->long_claim)
	{
		*pos = start;
		return ATT_PHRASE_LONG_CLAIM;
	}
	/* 全市第一, 位列全省第三: where the place is held is no part of it */
	rank = rank_scope(cp, start, n);
	if (rank > start)
	{
		if (att_phrase_word_at(cp, rank, n, rank, ph) && ph->end == n && ph->value.aspect == ATT_RANK)
			return ATT_PHRASE_OK;
		if (rank < n && (cp[rank] == U'第' || cp[rank] == U'前'))
			start = rank;
	}
	return number_literal(cp, start, n, ph, pos);
}

att_phrase_error
att_phrase_literal(const uint32_t *cp, size_t n, bool target, att_value *out, size_t *pos)
{
	att_phrase	ph;
	att_phrase_error e;
	uint8_t		commitment = ATT_PLAIN;
	size_t		len;
	int			row;

	*pos = 0;
	if (n == 0)
		return ATT_PHRASE_EMPTY;
	row = att_lexicon_longest(&att_before, cp, n, &len);
	if (row >= 0 && att_before_rows[row].kind == W_COMMIT)
		commitment = (uint8_t) att_before_rows[row].commitment;
	if (commitment == ATT_PLAIN)
		len = 0;
	if (len == n)
	{
		*pos = n;
		return ATT_PHRASE_NO_NUMBER;
	}
	e = read_literal(cp, len, n, &ph, pos);
	if (e != ATT_PHRASE_OK)
		return e;
	*out = ph.value;
	if (ph.qualitative || commitment != ATT_PLAIN)
		out->commitment = commitment;
	if (target)
	{
		/* 清零 promises that nothing is left, and what is to fall to a level shall
		 * not stay above it */
		if (ph.negated_set || (ph.fell_to && out->form == ATT_POINT))
			out->form = ATT_LE;
		return att_requirement(out) ? ATT_PHRASE_OK : ATT_PHRASE_TOO_LONG;
	}
	if (out->form == ATT_BETWEEN)
		out->form = ATT_RANGE;
	else if (out->form == ATT_ABOUT_LE)
		out->form = ATT_ABOUT;
	return ATT_PHRASE_OK;
}

bool
att_phrase_reads_back(const att_value *v, bool target)
{
	char		buf[ATT_VALUE_TEXT];
	uint32_t	cp[ATT_VALUE_TEXT];
	const char *p = buf;
	const char *end = buf + att_value_print(v, target, buf);
	size_t		n = 0;
	size_t		at;
	att_value	again;

	while (p < end)
		cp[n++] = att_utf8_next(&p, end);
	memset(&again, 0, sizeof(again));
	return att_phrase_literal(cp, n, target, &again, &at) == ATT_PHRASE_OK &&
		att_value_normalise(&again, target) && att_value_cmp(v, &again) == 0;
}
