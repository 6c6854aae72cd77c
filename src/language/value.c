/*
 * value.c
 *	  What measures and targets mean: intervals, order, fulfilment, text.
 */
#include "value.h"

#include <string.h>

const char *const att_aspect_name[6] = {
	"level", "growth", "change", "rank", "completion", "claim"
};

const char *const att_commitment_name[5] = {
	"plain", "stretch", "firm", "binding", "expected"
};

static const att_ratio one = {1, 1, 0};

static bool
negative(const att_decimal *d)
{
	return d->coef < 0;
}

static bool
is_range(const att_value *v)
{
	return v->form == ATT_RANGE || v->form == ATT_BETWEEN;
}

/* d * percent / 100 */
static bool
part(const att_decimal *d, int percent, att_decimal *out)
{
	att_decimal p = {percent, 2};

	if (!att_decimal_mul(d, &p, out))
		return false;
	*out = att_decimal_trim(out);
	return true;
}

/* d with one more step of its last non-zero digit: 4500 is 4600, 7.2 is 7.3 */
static bool
next_step(const att_decimal *d, att_decimal *out)
{
	att_decimal step = att_decimal_trim(d);
	int			zeros = 0;

	while (step.scale == 0 && step.coef != 0 && step.coef % 10 == 0)
	{
		step.coef /= 10;
		zeros++;
	}
	step.coef = 1;
	return att_decimal_shift(&step, zeros, &step) && att_decimal_add(d, &step, out);
}

static void
set_bound(att_bound *b, const att_decimal *d, bool open)
{
	b->finite = true;
	b->open = open;
	b->d = *d;
}

void
att_interval_turn(att_interval *i)
{
	att_bound	t = i->lo;

	i->lo = i->hi;
	i->hi = t;
	i->lo.d = att_decimal_neg(&i->lo.d);
	i->hi.d = att_decimal_neg(&i->hi.d);
}

/*
 * The interval of a form around low and high as written; for a negative number
 * near, about and over are taken of its magnitude.
 */
static bool
form_interval(int form, const att_decimal *low, const att_decimal *high, att_interval *out)
{
	att_decimal d = *low;
	att_decimal e = *high;
	bool		mirror = negative(low) &&
		(form == ATT_ABOUT || form == ATT_ABOUT_LE || form == ATT_NEAR || form == ATT_OVER);

	memset(out, 0, sizeof(*out));
	out->lo.open = out->hi.open = true;
	if (mirror)
		d = att_decimal_neg(&d);
	switch (form)
	{
		case ATT_POINT:
			set_bound(&out->lo, &d, false);
			set_bound(&out->hi, &d, false);
			break;
		case ATT_ABOUT:
		case ATT_ABOUT_LE:
			if (!part(&d, 95, &e))
				return false;
			set_bound(&out->lo, &e, false);
			if (!part(&d, 105, &e))
				return false;
			set_bound(&out->hi, &e, false);
			break;
		case ATT_NEAR:
			if (!part(&d, 90, &e))
				return false;
			set_bound(&out->lo, &e, false);
			set_bound(&out->hi, &d, true);
			break;
		case ATT_OVER:
			if (!next_step(&d, &e))
				return false;
			set_bound(&out->lo, &d, true);
			set_bound(&out->hi, &e, true);
			break;
		case ATT_GT:
		case ATT_GE:
			set_bound(&out->lo, &d, form == ATT_GT);
			break;
		case ATT_LT:
		case ATT_LE:
			set_bound(&out->hi, &d, form == ATT_LT);
			break;
		case ATT_RANGE:
		case ATT_BETWEEN:
			set_bound(&out->lo, &d, false);
			set_bound(&out->hi, &e, false);
			break;
		default:
			return false;
	}
	if (mirror)
		att_interval_turn(out);
	return true;
}

bool
att_value_interval(const att_value *v, att_interval *out)
{
	if (!form_interval(v->form, &v->low, &v->high, out))
		return false;
	if (v->down)
		att_interval_turn(out);
	return true;
}

bool
att_value_ends(const att_value *v, att_interval *out)
{
	bool		about = v->form == ATT_ABOUT || v->form == ATT_ABOUT_LE;

	if (!form_interval(about ? ATT_POINT : v->form, &v->low, &v->high, out))
		return false;
	if (v->down)
		att_interval_turn(out);
	return true;
}

/*
 * A floor is met from its lower end up, a place from its upper end down: for
 * a place less is better.
 */
bool
att_value_required(const att_value *v, att_interval *out)
{
	bool		ceiling = v->aspect == ATT_RANK || v->form == ATT_ABOUT_LE;

	if (!form_interval(v->form, &v->low, &v->high, out))
		return false;
	switch (v->form)
	{
		case ATT_POINT:
		case ATT_ABOUT:
		case ATT_ABOUT_LE:
		case ATT_NEAR:
		case ATT_OVER:
		case ATT_RANGE:
			if (ceiling)
			{
				memset(&out->lo, 0, sizeof(out->lo));
				out->lo.open = true;
			}
			else
			{
				memset(&out->hi, 0, sizeof(out->hi));
				out->hi.open = true;
			}
			break;
	}
	if (v->down)
		att_interval_turn(out);
	return true;
}

static void
mirror_form(att_value *v)
{
	v->low = att_decimal_neg(&v->low);
	v->down = !v->down;
	switch (v->form)
	{
		case ATT_GT:
			v->form = ATT_LT;
			break;
		case ATT_GE:
			v->form = ATT_LE;
			break;
		case ATT_LT:
			v->form = ATT_GT;
			break;
		case ATT_LE:
			v->form = ATT_GE;
			break;
	}
}

/* The one unit that prints like v's; a power without a name goes to the number. */
static bool
normalise_unit(att_value *v)
{
	char		buf[ATT_UNIT_TEXT];
	uint32_t	cp[ATT_UNIT_TEXT];
	const char *p = buf;
	const char *end;
	size_t		n = 0;
	att_unit	u = v->unit;
	int			power = u.factor[0].power;

	if (att_unit_valid(&u))
		return true;
	u.factor[0].power = 0;
	if (!att_unit_valid(&u))
		return false;
	/* 千 and 米 are the unit 千米 */
	u.factor[0].power = v->unit.factor[0].power;
	end = buf + att_unit_print(&u, buf);
	while (p < end)
		cp[n++] = att_utf8_next(&p, end);
	v->unit.factor[0].power = 0;
	if (att_unit_word(cp, n, &u) && !att_unit_same(&u, &v->unit) &&
		att_unit_dimension_cmp(&u, &v->unit) == 0)
	{
		v->unit = u;
		return true;
	}
	return att_decimal_shift(&v->low, power, &v->low) &&
		(!is_range(v) || att_decimal_shift(&v->high, power, &v->high));
}

static bool
convert_to(att_value *v, const char *unit)
{
	att_unit	u = att_unit_named(unit);

	if (!att_unit_convert(&v->low, &v->unit, &u, &v->low) ||
		(is_range(v) && !att_unit_convert(&v->high, &v->unit, &u, &v->high)))
		return false;
	v->unit = u;
	return true;
}

bool
att_is_place(const att_value *v)
{
	return v->low.scale == 0 && v->low.coef >= 1 && v->high.scale == 0;
}

bool
att_value_normalise(att_value *v, bool target)
{
	att_interval i;

	if (!target)
		v->commitment = ATT_PLAIN;
	if (v->form == ATT_NONE)
	{
		v->aspect = ATT_CLAIM;
		v->down = false;
		v->low = v->high = att_decimal_int(0);
		memset(&v->unit, 0, sizeof(v->unit));
		return true;
	}
	v->claim = ATT_CLAIM_NONE;
	v->reflen = v->textlen = 0;
	if (!target)
	{
		if (v->form == ATT_ABOUT_LE)
			v->form = ATT_ABOUT;
		if (v->form == ATT_BETWEEN)
			v->form = ATT_RANGE;
	}
	if (!normalise_unit(v))
		return false;

	/* the aspect that the text has when it is read again */
	if (v->aspect == ATT_CHANGE && att_unit_is_share(&v->unit) && !att_unit_is_points(&v->unit))
		v->aspect = ATT_GROWTH;
	if (v->aspect == ATT_GROWTH && !att_unit_is_percent(&v->unit))
	{
		if (!att_unit_is_share(&v->unit) || att_unit_is_points(&v->unit))
			v->aspect = ATT_CHANGE;
		else if (!convert_to(v, "%"))
			return false;
	}
	if (v->aspect == ATT_LEVEL && att_unit_is_points(&v->unit))
		v->aspect = ATT_CHANGE;
	if (v->aspect == ATT_COMPLETION && !att_unit_is_percent(&v->unit))
		v->aspect = ATT_LEVEL;
	if (v->aspect == ATT_RANK)
		v->unit = att_unit_named("位");

	if (v->aspect == ATT_GROWTH || v->aspect == ATT_CHANGE)
	{
		if (negative(&v->low) && !is_range(v))
			mirror_form(v);
	}
	else if (v->down)
	{
		if (is_range(v))
		{
			att_decimal t = v->low;

			v->low = att_decimal_neg(&v->high);
			v->high = att_decimal_neg(&t);
			v->down = false;
		}
		else
			mirror_form(v);
	}
	if (!is_range(v))
		v->high = att_decimal_int(0);
	/* next to nothing has no width, and nothing has no last digit */
	if (v->low.coef == 0 && v->form == ATT_NEAR)
		v->form = ATT_ABOUT;
	if (v->low.coef == 0 && v->form == ATT_OVER)
		v->form = ATT_GT;
	/* about nothing has no direction */
	if (v->low.coef == 0 && (v->form == ATT_ABOUT || v->form == ATT_ABOUT_LE))
		v->down = false;
	return att_value_interval(v, &i);
}

bool
att_requirement(att_value *v)
{
	if (v->form == ATT_NONE)
		return att_value_normalise(v, true);
	/* the sign first: a floor of 下降 is one of its magnitude */
	if (!att_value_normalise(v, true))
		return false;
	if (v->form == ATT_POINT)
		v->form = v->aspect == ATT_RANK ? ATT_LE : ATT_GE;
	else if (v->form == ATT_OVER)
		v->form = ATT_GT;
	return true;
}

static att_ratio
scale_of(const att_unit *u)
{
	att_ratio	r;

	att_unit_scale(u, &r.num, &r.den, &r.power);
	return r;
}

/* lower ends: without a bound lowest, closed before open */
static int
cmp_lo(const att_bound *a, const att_ratio *x, const att_bound *b, const att_ratio *y)
{
	int			c;

	if (!a->finite || !b->finite)
		return (int) a->finite - (int) b->finite;
	c = att_decimal_cmp_scaled(&a->d, x, &b->d, y);
	return c != 0 ? c : (int) a->open - (int) b->open;
}

/* upper ends: open before closed, without a bound highest */
static int
cmp_hi(const att_bound *a, const att_ratio *x, const att_bound *b, const att_ratio *y)
{
	int			c;

	if (!a->finite || !b->finite)
		return (int) b->finite - (int) a->finite;
	c = att_decimal_cmp_scaled(&a->d, x, &b->d, y);
	return c != 0 ? c : (int) b->open - (int) a->open;
}

/* does everything up to hi lie below everything from lo on? */
static bool
apart(const att_bound *hi, const att_ratio *x, const att_bound *lo, const att_ratio *y)
{
	int			c;

	if (!hi->finite || !lo->finite)
		return false;
	c = att_decimal_cmp_scaled(&hi->d, x, &lo->d, y);
	return c < 0 || (c == 0 && (hi->open || lo->open));
}

/* Equal intervals can still be said differently: 约, 近, 之间. */
static int
flavour(const att_value *v)
{
	switch (v->form)
	{
		case ATT_ABOUT:
			return 1;
		case ATT_NEAR:
			return 2;
		case ATT_BETWEEN:
			return 3;
		case ATT_ABOUT_LE:
			return 4;
	}
	return 0;
}

static int
cmp_words(const uint32_t *a, int n, const uint32_t *b, int m)
{
	for (int i = 0; i < n && i < m; i++)
	{
		if (a[i] != b[i])
			return a[i] < b[i] ? -1 : 1;
	}
	return (n > m) - (n < m);
}

#define CMP(x, y) (((x) > (y)) - ((x) < (y)))

int
att_value_cmp(const att_value *a, const att_value *b)
{
	att_interval i;
	att_interval j;
	att_ratio	x;
	att_ratio	y;
	int			c;

	/* numbers before words */
	if (a->form == ATT_NONE || b->form == ATT_NONE)
	{
		if (a->form != b->form)
			return a->form == ATT_NONE ? 1 : -1;
		if ((c = CMP(a->claim, b->claim)) != 0)
			return c;
		if ((c = cmp_words(a->ref, a->reflen, b->ref, b->reflen)) != 0)
			return c;
		return CMP(a->commitment, b->commitment);
	}
	if ((c = att_unit_dimension_cmp(&a->unit, &b->unit)) != 0)
		return c;
	if ((c = CMP(a->aspect, b->aspect)) != 0)
		return c;
	x = scale_of(&a->unit);
	y = scale_of(&b->unit);
	(void) att_value_interval(a, &i);
	(void) att_value_interval(b, &j);
	if ((c = cmp_lo(&i.lo, &x, &j.lo, &y)) != 0)
		return c;
	if ((c = cmp_hi(&i.hi, &x, &j.hi, &y)) != 0)
		return c;
	if ((c = CMP(flavour(a), flavour(b))) != 0)
		return c;
	return CMP(a->commitment, b->commitment);
}

int
att_value_group_cmp(const att_value *a, const att_value *b)
{
	int			c;

	if (a->form == ATT_NONE || b->form == ATT_NONE)
		return CMP(a->form == ATT_NONE, b->form == ATT_NONE);
	if ((c = att_unit_dimension_cmp(&a->unit, &b->unit)) != 0)
		return c;
	return CMP(a->aspect, b->aspect);
}

int
att_lower_cmp(const att_bound *a, const att_unit *u, const att_bound *b, const att_unit *v)
{
	att_ratio	x = scale_of(u);
	att_ratio	y = scale_of(v);

	return cmp_lo(a, &x, b, &y);
}

int
att_upper_cmp(const att_bound *a, const att_unit *u, const att_bound *b, const att_unit *v)
{
	att_ratio	x = scale_of(u);
	att_ratio	y = scale_of(v);

	return cmp_hi(a, &x, b, &y);
}

bool
att_ends_apart(const att_bound *hi, const att_unit *u, const att_bound *lo, const att_unit *v)
{
	att_ratio	x = scale_of(u);
	att_ratio	y = scale_of(v);

	return apart(hi, &x, lo, &y);
}

/*
 * Equal numbers in whatever unit are one residue modulo the prime 2^61 - 1,
 * in which every scale that occurs can be divided by.
 */
#define PRIME	((UINT64_C(1) << 61) - 1)

static uint64_t
mod_mul(uint64_t a, uint64_t b)
{
	return (uint64_t) ((att_uint128) a * b % PRIME);
}

static uint64_t
mod_pow(uint64_t a, uint64_t n)
{
	uint64_t	r = 1;

	for (; n > 0; n >>= 1)
	{
		if (n & 1)
			r = mod_mul(r, a);
		a = mod_mul(a, a);
	}
	return r;
}

static uint64_t
residue(const att_decimal *d, const att_ratio *x)
{
	att_uint128 c = (att_uint128) (negative(d) ? -d->coef : d->coef);
	uint64_t	r = (uint64_t) (c % PRIME);
	int			power = x->power - d->scale;

	r = mod_mul(r, (uint64_t) x->num % PRIME);
	if (x->den != 1)
		r = mod_mul(r, mod_pow((uint64_t) x->den % PRIME, PRIME - 2));
	if (power > 0)
		r = mod_mul(r, mod_pow(10, (uint64_t) power));
	else if (power < 0)
		r = mod_mul(r, mod_pow(mod_pow(10, PRIME - 2), (uint64_t) -power));
	return negative(d) ? (PRIME - r) % PRIME : r;
}

ATT_WRAPS static uint64_t
mix(uint64_t h, uint64_t x)
{
	h = (h ^ x) * UINT64_C(0x9E3779B97F4A7C15);
	h ^= h >> 29;
	h *= UINT64_C(0xBF58476D1CE4E5B9);
	return h ^ (h >> 32);
}

static uint64_t
mix_bound(uint64_t h, const att_bound *b, const att_ratio *x)
{
	h = mix(h, b->finite ? (b->open ? 1 : 2) : 3);
	return b->finite ? mix(h, residue(&b->d, x)) : h;
}

uint64_t
att_value_hash(const att_value *v)
{
	uint64_t	h = mix(v->commitment, 17);
	att_interval i;
	att_ratio	x;

	if (v->form == ATT_NONE)
	{
		h = mix(h, v->claim);
		for (int k = 0; k < v->reflen; k++)
			h = mix(h, v->ref[k]);
		return h;
	}
	x = scale_of(&v->unit);
	(void) att_value_interval(v, &i);
	h = mix(h, v->aspect * 16 + flavour(v));
	h = mix(h, att_unit_dimension_hash(&v->unit));
	h = mix_bound(h, &i.lo, &x);
	return mix_bound(h, &i.hi, &x);
}

typedef struct writer
{
	char	   *buf;
	size_t		len;
} writer;

static void
put(writer *w, const char *s)
{
	size_t		n = strlen(s);

	memcpy(w->buf + w->len, s, n);
	w->len += n;
}

static void
put_number(writer *w, const att_decimal *d)
{
	w->len += att_decimal_print(d, w->buf + w->len);
}

static void
put_unit(writer *w, const att_unit *u)
{
	w->len += att_unit_print(u, w->buf + w->len);
}

/* 100余家 after a round number, 7.2万余处 after another */
static void
put_over(writer *w, const att_value *v)
{
	att_unit	power;
	att_unit	rest = v->unit;

	if (v->unit.factor[0].power == 0 || (v->low.scale == 0 && v->low.coef % 10 == 0))
	{
		put(w, "余");
		put_unit(w, &v->unit);
		return;
	}
	memset(&power, 0, sizeof(power));
	power.factor[0].power = v->unit.factor[0].power;
	rest.factor[0].power = 0;
	put_unit(w, &power);
	put(w, "余");
	put_unit(w, &rest);
}

size_t
att_value_print(const att_value *v, bool target, char *buf)
{
	static const char *const promise[] = {"", "力争", "确保", "约束性", "预期性"};
	static const char *const sign[] = {
		[ATT_ABOUT] = "约", [ATT_NEAR] = "近", [ATT_GT] = ">", [ATT_GE] = "≥",
		[ATT_LT] = "<", [ATT_LE] = "≤", [ATT_ABOUT_LE] = "控制在", [ATT_POINT] = "",
		[ATT_OVER] = "", [ATT_RANGE] = "", [ATT_BETWEEN] = "", [ATT_NONE] = ""
	};
	writer		w = {buf, 0};
	bool		front = v->aspect == ATT_RANK && v->form == ATT_LE;
	bool		suffix = target && v->form == ATT_ABOUT;

	if (target)
		put(&w, promise[v->commitment]);
	if (v->form == ATT_NONE)
	{
		for (int i = 0; i < v->textlen; i++)
			w.len += att_utf8_put(buf + w.len, v->text[i]);
		buf[w.len] = '\0';
		return w.len;
	}
	switch (v->aspect)
	{
		case ATT_GROWTH:
			put(&w, v->down ? "下降" : "增长");
			break;
		case ATT_CHANGE:
			put(&w, v->down ? "下降" : "提高");
			break;
		case ATT_RANK:
			put(&w, front ? "前" : "第");
			break;
		case ATT_COMPLETION:
			put(&w, "完成");
			break;
	}
	if (!front && !suffix)
		put(&w, sign[v->form]);
	put_number(&w, &v->low);
	if (is_range(v))
	{
		put(&w, "~");
		put_number(&w, &v->high);
	}
	if (v->form == ATT_OVER)
		put_over(&w, v);
	else
		put_unit(&w, &v->unit);
	if (suffix || v->form == ATT_ABOUT_LE)
		put(&w, "左右");
	if (v->form == ATT_BETWEEN)
		put(&w, "之间");
	buf[w.len] = '\0';
	return w.len;
}

/* m inside s, apart from it, or neither */
static att_truth
within(const att_interval *m, const att_ratio *x, const att_interval *s, const att_ratio *y)
{
	if (cmp_lo(&m->lo, x, &s->lo, y) >= 0 && cmp_hi(&m->hi, x, &s->hi, y) <= 0)
		return ATT_TRUE;
	if (apart(&m->hi, x, &s->lo, y) || apart(&s->hi, y, &m->lo, x))
		return ATT_FALSE;
	return ATT_UNKNOWN;
}

/* A relation to a reference as the interval of the difference to it. */
static bool
relation_interval(int claim, bool target, att_interval *out)
{
	att_decimal zero = att_decimal_int(0);
	int			form;

	switch (claim)
	{
		case ATT_CLAIM_ABOVE:
			form = ATT_GT;
			break;
		case ATT_CLAIM_NOT_BELOW:
			form = ATT_GE;
			break;
		case ATT_CLAIM_BELOW:
			form = ATT_LT;
			break;
		case ATT_CLAIM_NOT_ABOVE:
			form = ATT_LE;
			break;
		case ATT_CLAIM_IN_STEP:
			/* promised it is a floor, reported it is as much */
			form = target ? ATT_GE : ATT_POINT;
			break;
		default:
			return false;
	}
	return form_interval(form, &zero, &zero, out);
}

/* Up to 下达 where there is one: a 目标 set from above is the 指标, 任务 or 计划. */
static int
reference_length(const att_value *v)
{
	for (int i = 0; i + 1 < v->reflen; i++)
		if (v->ref[i] == 0x4E0B && v->ref[i + 1] == 0x8FBE)
			return i + 2;
	return v->reflen;
}

static bool
same_reference(const att_value *a, const att_value *b)
{
	return cmp_words(a->ref, reference_length(a), b->ref, reference_length(b)) == 0;
}

/* What a claim says about a target. */
static att_truth
claim_fulfils(const att_value *m, const att_value *t)
{
	att_interval i;
	att_interval j;

	if (relation_interval(m->claim, false, &i))
	{
		if (t->form != ATT_NONE || !same_reference(m, t) ||
			!relation_interval(t->claim, true, &j))
			return ATT_UNKNOWN;
		return within(&i, &one, &j, &one);
	}
	/* done with something else than what was promised */
	if (t->form == ATT_NONE && m->reflen > 0 && t->reflen > 0 && !same_reference(m, t))
		return ATT_UNKNOWN;
	switch (m->claim)
	{
		case ATT_CLAIM_EXCEEDED:
			return ATT_TRUE;
		case ATT_CLAIM_DONE:
			/* 完成 may be just that where 超额完成 was promised */
			return t->claim == ATT_CLAIM_EXCEEDED ? ATT_UNKNOWN : ATT_TRUE;
		case ATT_CLAIM_FAILED:
			return t->claim == ATT_CLAIM_MOSTLY ? ATT_UNKNOWN : ATT_FALSE;
		case ATT_CLAIM_MOSTLY:
			return t->claim == ATT_CLAIM_MOSTLY ? ATT_TRUE : ATT_UNKNOWN;
		case ATT_CLAIM_WITHIN:
			return t->claim == ATT_CLAIM_WITHIN || t->claim == ATT_CLAIM_DONE ||
				t->claim == ATT_CLAIM_NOT_ABOVE ? ATT_TRUE : ATT_UNKNOWN;
	}
	return ATT_UNKNOWN;
}

att_truth
att_fulfils(const att_value *m, const att_value *t, att_reason *why)
{
	att_interval i;
	att_interval j;
	att_ratio	x;
	att_ratio	y;
	att_truth	r;
	att_reason	ignored;

	if (!why)
		why = &ignored;
	if (m->form == ATT_NONE)
	{
		r = claim_fulfils(m, t);
		*why = r == ATT_UNKNOWN && t->form == ATT_NONE ? ATT_UNRESOLVED : ATT_BY_CLAIM;
		return r;
	}
	if (m->aspect == ATT_COMPLETION && t->aspect != ATT_COMPLETION)
	{
		att_decimal hundred = att_decimal_int(100);
		bool		more = t->form == ATT_NONE && t->claim == ATT_CLAIM_EXCEEDED;

		(void) att_value_interval(m, &i);
		(void) form_interval(more ? ATT_GT : ATT_GE, &hundred, &hundred, &j);
		r = within(&i, &one, &j, &one);
		*why = r == ATT_UNKNOWN ? ATT_PARTLY : ATT_BY_COMPLETION;
		return r;
	}
	if (t->form == ATT_NONE)
	{
		*why = ATT_UNRESOLVED;
		return ATT_UNKNOWN;
	}
	if (m->aspect != t->aspect)
	{
		*why = ATT_OTHER_ASPECT;
		return ATT_UNKNOWN;
	}
	if (att_unit_dimension_cmp(&m->unit, &t->unit) != 0)
	{
		*why = ATT_OTHER_UNIT;
		return ATT_UNKNOWN;
	}
	x = scale_of(&m->unit);
	y = scale_of(&t->unit);
	(void) att_value_interval(m, &i);
	(void) att_value_required(t, &j);
	r = within(&i, &x, &j, &y);
	*why = r == ATT_UNKNOWN ? ATT_PARTLY : ATT_BY_NUMBER;
	return r;
}

/* Is what a claim promises done, to some degree? */
static bool
promises_completion(int claim)
{
	return claim == ATT_CLAIM_DONE || claim == ATT_CLAIM_EXCEEDED || claim == ATT_CLAIM_MOSTLY ||
		claim == ATT_CLAIM_WITHIN;
}

/* The sets of two targets with numbers; false where they are of other kinds. */
static bool
comparable_sets(const att_value *a, att_interval *i, att_ratio *x,
				const att_value *b, att_interval *j, att_ratio *y)
{
	if (a->aspect != b->aspect || att_unit_dimension_cmp(&a->unit, &b->unit) != 0)
		return false;
	*x = scale_of(&a->unit);
	*y = scale_of(&b->unit);
	return att_value_required(a, i) && att_value_required(b, j);
}

att_truth
att_stricter(const att_value *a, const att_value *b)
{
	att_interval i;
	att_interval j;
	att_ratio	x;
	att_ratio	y;

	if (a->form == ATT_NONE || b->form == ATT_NONE)
	{
		if (a->form != b->form || !same_reference(a, b))
			return ATT_UNKNOWN;
		if (a->claim == b->claim)
			return ATT_TRUE;
		if (relation_interval(a->claim, true, &i) && relation_interval(b->claim, true, &j))
			return within(&i, &one, &j, &one) == ATT_TRUE ? ATT_TRUE : ATT_FALSE;
		if (a->claim == ATT_CLAIM_EXCEEDED && b->claim == ATT_CLAIM_DONE)
			return ATT_TRUE;
		if (a->claim == ATT_CLAIM_DONE && b->claim == ATT_CLAIM_EXCEEDED)
			return ATT_FALSE;
		return ATT_UNKNOWN;
	}
	if (!comparable_sets(a, &i, &x, b, &j, &y))
		return ATT_UNKNOWN;
	return within(&i, &x, &j, &y) == ATT_TRUE ? ATT_TRUE : ATT_FALSE;
}

att_truth
att_compatible(const att_value *a, const att_value *b)
{
	att_interval i;
	att_interval j;
	att_ratio	x;
	att_ratio	y;

	if (a->form == ATT_NONE || b->form == ATT_NONE)
	{
		if (a->form != b->form || !same_reference(a, b))
			return ATT_UNKNOWN;
		if (relation_interval(a->claim, true, &i) && relation_interval(b->claim, true, &j))
			return apart(&i.hi, &one, &j.lo, &one) || apart(&j.hi, &one, &i.lo, &one) ? ATT_FALSE : ATT_TRUE;
		if (a->claim == b->claim || (promises_completion(a->claim) && promises_completion(b->claim)))
			return ATT_TRUE;
		return ATT_UNKNOWN;
	}
	if (!comparable_sets(a, &i, &x, b, &j, &y))
		return ATT_UNKNOWN;
	return apart(&i.hi, &x, &j.lo, &y) || apart(&j.hi, &y, &i.lo, &x) ? ATT_FALSE : ATT_TRUE;
}

bool
att_resolve(const att_value *t, const att_value *m, att_value *out)
{
	int			form;
	bool		flip;

	*out = *t;
	if (t->form != ATT_NONE)
		return true;
	if (m->form == ATT_NONE)
		return true;
	switch (t->claim)
	{
		case ATT_CLAIM_ABOVE:
		case ATT_CLAIM_EXCEEDED:
			form = ATT_GT;
			break;
		case ATT_CLAIM_NOT_BELOW:
		case ATT_CLAIM_IN_STEP:
		case ATT_CLAIM_DONE:
			form = ATT_GE;
			break;
		case ATT_CLAIM_BELOW:
			form = ATT_LT;
			break;
		case ATT_CLAIM_NOT_ABOVE:
		case ATT_CLAIM_WITHIN:
			form = ATT_LE;
			break;
		default:
			return false;
	}
	*out = *m;
	out->commitment = t->commitment;
	if (is_range(m))
	{
		/* above a range is above its top */
		bool		top = (form == ATT_GT || form == ATT_GE) != m->down;

		if (top)
			out->low = m->high;
	}
	/* 完成 of a ceiling is to stay below it; a relation to a place or to a fall
	 * is one of the better side, which has the smaller number */
	if (t->claim == ATT_CLAIM_DONE || t->claim == ATT_CLAIM_EXCEEDED)
		flip = m->form == ATT_LT || m->form == ATT_LE || m->aspect == ATT_RANK;
	else if (t->claim == ATT_CLAIM_WITHIN)
		flip = m->down;
	else
		flip = m->down || m->aspect == ATT_RANK;
	if (flip)
		form = form == ATT_GT ? ATT_LT : form == ATT_GE ? ATT_LE :
			form == ATT_LT ? ATT_GT : ATT_GE;
	out->form = (uint8_t) form;
	return att_value_normalise(out, true);
}

/*
 * The number that stands for a measure against a target: the point, or of an
 * interval the number as written; of a range the end that is further from
 * fulfilling it.
 */
static att_decimal
representative(const att_value *m, bool ceiling)
{
	att_decimal d = m->low;

	if (is_range(m) && ceiling != m->down)
		d = m->high;
	return m->down ? att_decimal_neg(&d) : d;
}

typedef struct comparison
{
	att_decimal d;				/* the measure */
	att_ratio	x;
	att_ratio	y;				/* of the target's bounds */
	att_interval set;
	att_truth	truth;
} comparison;

static bool
compare(const att_value *m, const att_value *t, comparison *c)
{
	att_reason	why;

	c->truth = att_fulfils(m, t, &why);
	if (c->truth == ATT_UNKNOWN || why != ATT_BY_NUMBER || !att_value_required(t, &c->set))
		return false;
	c->x = scale_of(&m->unit);
	c->y = scale_of(&t->unit);
	c->d = representative(m, !c->set.lo.finite);
	return true;
}

/* Which end binds: of two the one that the measure is nearer to or beyond. */
static bool
binding_is_floor(const comparison *c)
{
	att_decimal middle;

	if (!c->set.lo.finite || !c->set.hi.finite)
		return c->set.lo.finite;
	if (!att_decimal_add(&c->set.lo.d, &c->set.hi.d, &middle))
		return true;
	/* 2 d against lo + hi */
	{
		att_ratio	twice = c->x;

		twice.num *= 2;
		return att_decimal_cmp_scaled(&c->d, &twice, &middle, &c->y) <= 0;
	}
}

/* does the relation say what <@ says? */
static bool
agrees(const att_relation *r, att_truth truth, bool ratio)
{
	int			c = att_decimal_cmp_scaled(&r->a, &r->x, &r->b, &r->y);

	/* a negative divisor turns the side */
	if (ratio && negative(&r->b))
		c = -c;
	if (r->minus)
		c = -c;
	return (c >= 0) == (truth == ATT_TRUE);
}

/* one side per hundred to compare with: 100 + g, in per cent */
static bool
index_of(const att_decimal *g, att_decimal *out)
{
	att_decimal hundred = att_decimal_int(100);

	return att_decimal_add(g, &hundred, out) && out->coef >= 0;
}

/* a / b against the end of the set that lo tells */
static bool
ratio_to(const comparison *c, const att_value *t, bool lo, att_relation *out)
{
	const att_decimal *b = lo ? &c->set.lo.d : &c->set.hi.d;
	bool		natural;		/* measure / bound; otherwise bound / measure */

	memset(out, 0, sizeof(*out));
	out->a = c->d;
	out->x = c->x;
	out->b = *b;
	out->y = c->y;
	if (t->aspect == ATT_GROWTH && (lo ? b->coef <= 0 : b->coef >= 0))
	{
		/* both are in per cent */
		if (!index_of(&c->d, &out->a) || !index_of(b, &out->b))
			return false;
		natural = lo;
	}
	else if (lo ? b->coef > 0 : b->coef < 0)
		natural = true;
	else if (b->coef == 0)
	{
		/* against nothing only a miss has a share */
		if (lo || c->d.coef <= 0)
			return false;
		natural = false;
	}
	else
	{
		/* a ceiling above 0, or a floor below 0, against its own side of 0 */
		if (c->d.coef == 0 || negative(&c->d) != negative(b))
			return false;
		natural = false;
	}
	if (!natural)
	{
		att_decimal d = out->a;
		att_ratio	r = out->x;

		out->a = out->b;
		out->x = out->y;
		out->b = d;
		out->y = r;
	}
	return out->b.coef != 0;
}

bool
att_attainment_ratio(const att_value *m, const att_value *t, att_relation *out)
{
	comparison	c;
	att_reason	why;
	att_truth	truth = att_fulfils(m, t, &why);

	if (truth != ATT_UNKNOWN && why == ATT_BY_COMPLETION)
	{
		out->a = m->low;
		out->b = att_decimal_int(100);
		out->x = out->y = one;
		out->minus = false;
		if (is_range(m) && truth == ATT_FALSE)
			out->a = m->high;
		return agrees(out, truth, true);
	}
	if (!compare(m, t, &c))
		return false;
	if (!ratio_to(&c, t, binding_is_floor(&c), out))
		return false;
	return agrees(out, truth, true);
}

/* x / y as a ratio of its own */
static att_ratio
over(const att_ratio *x, const att_ratio *y)
{
	att_ratio	r = {x->num, x->den, x->power - y->power};
	int64_t		a = y->num;
	int64_t		b = y->den;

	/* lowest terms keep it small */
	for (int64_t d = 2; d <= 5; d++)
	{
		while (r.num % d == 0 && a % d == 0)
		{
			r.num /= d;
			a /= d;
		}
		while (r.den % d == 0 && b % d == 0)
		{
			r.den /= d;
			b /= d;
		}
	}
	if (r.num == a)
		r.num = a = 1;
	if (r.den == b)
		r.den = b = 1;
	if (__builtin_mul_overflow(r.num, b, &r.num) || __builtin_mul_overflow(r.den, a, &r.den))
		r.num = r.den = 0;
	return r;
}

bool
att_attainment_margin(const att_value *m, const att_value *t, att_relation *out)
{
	comparison	c;
	bool		lo;

	if (!compare(m, t, &c))
		return false;
	lo = binding_is_floor(&c);
	out->a = c.d;
	out->x = over(&c.x, &c.y);
	out->b = lo ? c.set.lo.d : c.set.hi.d;
	out->y = one;
	out->minus = !lo;
	if (out->x.num == 0)
		return false;
	return agrees(out, c.truth, false);
}
