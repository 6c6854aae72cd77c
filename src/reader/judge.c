/*
 * judge.c
 *	  Whether a phrase says a value at all.
 */
#include "judge.h"

#include "../language/lexicon.h"
#include "../language/numeral.h"
#include "lexicon/threshold.h"
#include "lexicon/words.h"
#include "mark.h"

/* A number that may be a value, and what stands around it. */
typedef struct number
{
	const uint32_t *cp;
	size_t		from;
	size_t		to;
	const att_phrase *ph;
	const att_value *v;
	size_t		at;				/* the number itself */
	size_t		end;			/* behind the phrase */
	uint32_t	prev;			/* characters beside number and unit; 0 at an end */
	uint32_t	next;
	int			use;			/* of its unit, as att_unit_use says */
	bool		cell;
	bool		chinese;		/* written in characters */
	bool		led;			/* words that lead to a value stand in front */
	bool		noun;			/* a noun may follow the phrase */
} number;

/* Does the word follow the phrase? */
static bool
followed_by(const number *n, const uint32_t *word)
{
	return att_text_starts(n->cp + n->end, n->to - n->end, word) > 0;
}

/* One of words, within so many characters behind the phrase */
static bool
holds_behind(const number *n, size_t most, const att_words *words)
{
	size_t		to = n->to - n->end < most ? n->to : n->end + most;

	return att_has_any(n->cp, n->end, to, words);
}

/* Does the word stand just before the number? */
static bool
preceded_by(const number *n, const uint32_t *word)
{
	return att_text_ends(n->cp, n->from, n->at, word) > 0;
}

/* A count or a share says how many; other units say how much, how far, how heavy. */
static bool
is_amount(const number *n)
{
	return !att_unit_is_count(&n->v->unit) && !att_unit_is_percent(&n->v->unit);
}

static bool
is_bound(const att_value *v)
{
	return v->form == ATT_GE || v->form == ATT_LE;
}

static bool
is_money(const att_unit *u)
{
	static const uint32_t yuan[] = {U'元'};
	att_unit	money;

	att_unit_read(yuan, 1, &money);
	return att_unit_dimension_cmp(u, &money) == 0;
}

/* Is the place among others named before a rank: 全市第七, 位列第三 */
static bool
is_ranked(const uint32_t *cp, size_t from, size_t pos)
{
	return att_has_any(cp, att_back(pos, 14, from), pos, &att_words_rank_ground);
}

static bool
is_rank(const number *n)
{
	if (!att_is_place(n->v))
		return false;
	/* 进入前10; 进入前10强 where nothing goes on */
	if (!n->ph->ordinal)
		return n->led && (!followed_by(n, U"强") || n->end + 1 >= n->to || att_is_pause(n->cp[n->end + 1]));
	if (n->noun && !followed_by(n, U"和"))
		return false;
	/* 一个又一个全国第一 */
	if (n->at > n->from + 4 && att_has(n->cp, n->at - 5, n->at, U"个"))
		return false;
	return n->cell || is_ranked(n->cp, n->from, n->at);
}

/* GDP19亿元, AP300个: letters that name what is measured; not G318, PM2.5, H7N9 */
static bool
is_behind_letters(const number *n)
{
	const att_phrase *ph = n->ph;
	size_t		k = n->at;

	while (k > n->from && att_is_letter(n->cp[k - 1]))
		k--;
	/* RCEP15个成员国: only money is what letters measure, and what they count in front of a pause */
	return n->at - k >= 2 && n->v->unit.n > 0 && ph->unit_end > ph->unit_start && att_is_han(n->cp[ph->unit_start]) &&
		(is_money(&n->v->unit) || n->end >= n->to || att_is_pause(n->cp[n->end])) &&
		!(k > n->from && att_is_digit(n->cp[k - 1]));
}

/* G318, PM2.5, 5G, “1+8”, 7×24, 0.46:77.6: part of a name, or of other figures */
static bool
is_part(const number *n)
{
	const att_phrase *ph = n->ph;
	uint32_t	before = n->at > n->from + 1 ? n->cp[n->at - 2] : 0;
	uint32_t	behind = ph->num_end + 1 < n->to ? n->cp[ph->num_end + 1] : 0;

	if (n->prev == '+' || n->prev == U'×' || n->prev == '/' || n->prev == U'·')
		return true;
	if (n->next == '+' || n->next == U'×')
		return true;
	if ((n->next == ':' && att_is_digit(behind)) || (n->prev == ':' && att_is_digit(before)))
		return true;
	if ((att_is_letter(n->prev) && !is_behind_letters(n)) || (n->prev == '-' && att_is_letter(before)))
		return true;
	return att_is_letter(n->next) && (ph->unit_end == ph->unit_start || att_is_letter(n->cp[ph->unit_end - 1]));
}

/* 每10万人溺水事故数, 30万吨级码头: per how many, of which size */
static bool
is_measure_of_noun(const number *n)
{
	if (!n->noun)
		return false;
	return (n->prev == U'每' && !n->led) || followed_by(n, U"吨级") || followed_by(n, U"千瓦级");
}

/*
 * 超80亿元企业, 25户以上自然村, 1平方公里级用地: a bound in front of what is
 * listed to be picked out so says which ones.
 */
static bool
is_threshold(const number *n)
{
	const att_value *v = n->v;
	size_t		len;
	bool		bounds;

	if (!n->noun)
		return false;
	if (v->unit.n == 0)
		bounds = !n->led && v->form == ATT_GE;
	else
		bounds = (is_amount(n) && (v->form != ATT_POINT || followed_by(n, U"级"))) ||
			(!n->led && is_bound(v) && (att_unit_is(&v->unit, U"户") || att_unit_is(&v->unit, U"人")));
	return bounds && att_lexicon_longest(&att_threshold, n->cp + n->end, n->to - n->end, &len) >= 0;
}

/* 500米服务半径, 110米口径, 80米内换乘比例: how near it must be, not how far it is */
static bool
is_reach(const number *n)
{
	size_t		b = n->ph->num_end;

	if (!n->noun || n->led || !(n->use & ATT_UNIT_DISTANCE))
		return false;
	if (n->next == U'内')
		return true;
	if (n->v->form == ATT_POINT)
		return holds_behind(n, 8, &att_words_reach_noun);
	return n->end > b && (n->cp[n->end - 1] == U'内' || att_text_starts(n->cp + b, n->to - b, U"以内") > 0 ||
						  att_text_starts(n->cp + b, n->to - b, U"范围") > 0);
}

/* 5个试点地区之一 */
static bool
is_one_of(const number *n)
{
	size_t		k = n->end;

	if (!n->noun || !att_unit_is_count(&n->v->unit))
		return false;
	while (k < n->to && !att_is_pause(n->cp[k]) && !att_is_digit(n->cp[k]))
		k++;
	return k > n->end + 2 && att_text_ends(n->cp, n->end, k, U"之一") > 0;
}

/* 营业额超3亿元的商户5家: which ones, of which the number follows */
static bool
is_bound_of_next(const number *n)
{
	size_t		k = n->end + 1;

	if (n->v->form != ATT_GT || !followed_by(n, U"的") || !is_amount(n) || n->ph->reached)
		return false;
	while (k < n->to && k < n->end + 14 && att_is_han(n->cp[k]))
		k++;
	return k < n->to && att_is_digit(n->cp[k]) && k > n->end + 2;
}

/* Does the number say which ones are spoken of, not how much or how many? */
static bool
picks_out(const number *n)
{
	const att_value *v = n->v;

	/* 产值3亿元以上农企, 50万元以下账款 */
	if (is_bound(v) && n->noun && !n->led && n->end > n->ph->num_end && is_amount(n))
		return true;
	/* 占比超过15%的有36种 */
	if (v->form != ATT_POINT && followed_by(n, U"的有"))
		return true;
	/* 全球前1%学科, 前千分之一 */
	if (n->noun && n->prev == U'前' && att_unit_is_percent(&v->unit))
		return true;
	/* 时速120公里电车, 300米覆盖率 */
	if (n->noun && (preceded_by(n, U"时速") || followed_by(n, U"覆盖率")))
		return true;
	return is_threshold(n) || is_reach(n) || is_one_of(n) || is_bound_of_next(n);
}

/* Is number and unit the beginning of a name, or of another word? */
static bool
begins_name(const number *n)
{
	const att_value *v = n->v;

	/* (2014卷) */
	if (v->low.scale == 0 && v->low.coef >= 1949 && v->low.coef <= 2100 && att_unit_is(&v->unit, U"卷"))
		return true;
	/* tenths are at most ten: 2021成人技能大赛 */
	if (v->low.scale == 0 && v->low.coef > 10 && att_unit_is(&v->unit, U"成"))
		return true;
	if (!n->noun)
		return false;
	/* 4.0项目 */
	if (v->low.scale > 0 && v->form == ATT_POINT && v->unit.factor[0].power == 0 && att_unit_is_count(&v->unit))
		return true;
	/* 110千伏变电站, 0.3微克攻坚行动 */
	if (att_unit_is(&v->unit, U"千伏") || att_unit_is(&v->unit, U"伏") || att_unit_is(&v->unit, U"kV") ||
		(!n->led && att_unit_is(&v->unit, U"微克")))
		return true;
	/* 8英寸生产线 */
	if (att_unit_is(&v->unit, U"英寸"))
		return true;
	/* 抓好9个方面的事: parts of the text itself; 两位数增长 */
	return (att_unit_is(&v->unit, U"个") && followed_by(n, U"方面")) ||
		(v->aspect == ATT_LEVEL && att_unit_is(&v->unit, U"位") && followed_by(n, U"数"));
}

/* A number without a unit, or with 万 亿 only */
static bool
is_bare_measure(const number *n)
{
	const att_value *v = n->v;
	bool		large = v->unit.factor[0].power >= 4;

	if (n->cell && !n->chinese)
		return true;
	/* 突破千亿, 超万亿 */
	if (n->chinese)
		return large && n->led && v->form != ATT_POINT && !n->noun;
	if (large)
		return !is_threshold(n) && !(n->noun && followed_by(n, U"级"));
	/* list marks and years have been seen to before */
	if (n->noun || !n->led || !n->ph->reached || n->next == U'、')
		return false;
	return !(n->ph->num_end - n->at >= 5 && v->low.scale == 0 && v->low.coef > 99999);
}

/* 近三成, 占全市三成; not 三成 in front of a noun or far from what it is a share of */
static bool
is_tenths_measure(const number *n)
{
	size_t		k = n->at;

	if (n->led || n->v->form != ATT_POINT)
		return true;
	if (n->noun)
		return false;
	if (n->at == n->from)
		return true;
	while (k > att_back(n->at, 16, n->from) && !att_is_pause(n->cp[k - 1]) && n->cp[k - 1] != U'占')
		k--;
	return k > n->from && n->cp[k - 1] == U'占' && n->ph->num_end - n->at <= 2;
}

/* 三百二十, not 三, 十二 or 百 */
static bool
has_hundreds(const number *n)
{
	for (size_t i = n->at + 1; i < n->ph->num_end && i < n->ph->unit_start; i++)
		if (att_numeral_power(n->cp[i]) >= 2)
			return true;
	return false;
}

/* Does a list of names, or 等, end in front of the number? */
static bool
is_behind_names(const number *n)
{
	const uint32_t *cp = n->cp;
	size_t		a = n->at;
	size_t		k = a;

	if (a > n->from + 4 && n->prev == U'等')
		return true;
	/* “甲法、乙法”四个: parts of a slogan */
	if (a > n->from && att_is_closing(n->prev))
		return false;
	while (k > att_back(a, 14, n->from) && !att_is_pause(cp[k - 1]) && !att_is_digit(cp[k - 1]))
		k--;
	return k > n->from + 2 && cp[k - 1] == U'、' && a - k >= 2 && a - k <= 8;
}

/* 甲、乙两个消防站, 甲等三个水厂, 新设两个: what is named or new is counted */
static bool
counts_named(const number *n)
{
	const att_unit *u = &n->v->unit;
	bool		body = att_unit_is(u, U"个") || att_unit_is(u, U"家") || att_unit_is(u, U"所");

	if (!n->noun || !(body || att_unit_is(u, U"座")))
		return false;
	/* but for 甲、乙三个方面, parts of a thought */
	if (is_behind_names(n))
		return !holds_behind(n, 6, &att_words_abstract_noun);
	return body && att_has(n->cp, att_back(n->at, 4, n->from), n->at, U"新");
}

/* A number in characters, with a unit: few of them measure anything. */
static bool
is_numeral_measure(const number *n)
{
	const att_value *v = n->v;

	if (n->use & ATT_UNIT_CALENDAR)
		return false;
	/* 百分之六, 一半 */
	if (att_unit_is_percent(&v->unit))
		return true;
	if (att_unit_is(&v->unit, U"成"))
		return is_tenths_measure(n);
	if (att_unit_is(&v->unit, U"倍"))
		return n->led;
	/* 十件民生实事 */
	if (v->low.coef > 1 && att_unit_is(&v->unit, U"件") &&
		(followed_by(n, U"民生实事") || followed_by(n, U"实事")))
		return true;
	/* 超千亿元, 百余家, 近百个; not 千家万户, 百日 */
	if (att_numeral_power(n->cp[n->at]) > 0)
		return v->form != ATT_POINT && (!is_bound(v) || n->ph->start < n->at);
	/* not 三个, 一批, 两翼, 二十大 */
	return v->unit.factor[0].power >= 4 || has_hundreds(n) || counts_named(n);
}

/* 使用年限70年, 平均寿命80岁, 办结时间5天; other times and dates measure nothing */
static bool
is_time_measure(const number *n)
{
	if (n->use & ATT_UNIT_SPAN)
		return !n->noun && (n->v->unit.factor[0].power >= 4 /* 1.2万小时 */ || n->ph->reached ||
							att_has_any(n->cp, n->from, n->at, &att_words_span_noun));
	if (att_unit_is(&n->v->unit, U"年"))
		return !n->noun && att_has_any(n->cp, n->from, n->at, &att_words_term_noun);
	if (att_unit_is(&n->v->unit, U"岁"))
		return att_has_any(n->cp, n->from, n->at, &att_words_age_noun);
	/* 培训2000期, 举办活动12期; not 轨道交通2期 */
	if (att_unit_is(&n->v->unit, U"期"))
		return !n->noun && (n->v->low.coef >= 10 || preceded_by(n, U"活动") || preceded_by(n, U"培训"));
	return !(n->use & ATT_UNIT_NAMES);
}

bool
att_is_measure(const uint32_t *cp, size_t from, size_t to, const att_phrase *ph, bool cell)
{
	number		n = {cp, from, to, ph, &ph->value, ph->num_start, ph->end};

	n.prev = n.at > from ? cp[n.at - 1] : 0;
	n.next = ph->num_end < to ? cp[ph->num_end] : 0;
	n.use = att_unit_use(&ph->value.unit);
	n.cell = cell;
	n.chinese = !att_is_digit(cp[n.at]);
	n.led = ph->lead < n.at;
	n.noun = n.end < to && (att_begins_noun(cp[n.end]) || att_is_letter(cp[n.end]));

	if (n.v->aspect == ATT_RANK)
		return is_rank(&n);
	if (ph->ordinal || is_part(&n) || is_measure_of_noun(&n))
		return false;
	if (n.v->unit.n == 0)
		return is_bare_measure(&n);
	if (n.chinese)
		return is_numeral_measure(&n);
	return !picks_out(&n) && !begins_name(&n) && is_time_measure(&n);
}

/* 坚持小步快走、全面覆盖 says how, not what was reached */
static bool
is_manner(const uint32_t *cp, size_t from, const att_phrase *ph)
{
	return ph->start > from && cp[ph->start - 1] == U'、' &&
		att_has_any(cp, att_clause_start(cp, from, ph->start), ph->start, &att_words_manner_verb);
}

/* 健全全覆盖、长效化的办法: of what kind something is */
static bool
is_kind(const uint32_t *cp, size_t to, const att_phrase *ph)
{
	size_t		e = ph->end;

	if (e >= to || cp[e] != U'、')
		return false;
	for (size_t k = e + 1; k + 1 < to && k < e + 8 && !att_is_pause(cp[k]); k++)
		if (cp[k] == U'化' && cp[k + 1] == U'的')
			return true;
	return false;
}

bool
att_is_statement(const uint32_t *cp, size_t from, size_t to, const att_phrase *ph, bool cell)
{
	const att_value *v = &ph->value;
	size_t		e = ph->end;
	bool		open = e >= to || att_is_pause(cp[e]) || cp[e] == ')' || cp[e] == U'等' || cp[e] == U'的' ||
		cp[e] == U'并' || att_conjunction(cp, from, e, to) > 0;

	if (cell)
		return open;
	switch (v->aspect)
	{
		case ATT_CLAIM:
			return v->claim != ATT_CLAIM_IN_STEP || open;
		case ATT_RANK:
			return (open || cp[e] == U'“') && is_ranked(cp, from, ph->start);
		case ATT_GROWTH:
			/* 0.2%的正增长 has its number */
			if (ph->start > from + 1 && cp[ph->start - 1] == U'的' && cp[ph->start - 2] == '%')
				return false;
			break;
		case ATT_LEVEL:
			if (is_manner(cp, from, ph) || is_kind(cp, to, ph))
				return false;
			/* 过半 */
			if (v->form == ATT_GT && ph->start > from && cp[ph->start - 1] == U'过')
				return false;
			break;
	}
	/* a growth or a level is one of something */
	return open && ph->start > from;
}

/* 1000, 30000: a bound, not a figure that was found */
static bool
is_round(const att_decimal *d)
{
	if (d->scale > 0)
		return false;
	for (int64_t c = d->coef; c > 9; c /= 10)
		if (c % 10 != 0)
			return false;
	return true;
}

bool
att_bounds_count(const uint32_t *cp, const att_phrase *count, const att_phrase *amount)
{
	const att_value *c = &count->value;
	const att_value *v = &amount->value;
	size_t		a = count->end;
	size_t		b = amount->lead < amount->start ? amount->lead : amount->start;

	if (count->qualitative || c->aspect != ATT_LEVEL || count->lead < count->num_start || !att_unit_is_count(&c->unit))
		return false;
	if ((v->form != ATT_GT && v->form != ATT_GE) || v->aspect != ATT_LEVEL || att_unit_is_percent(&v->unit) ||
		!is_round(&v->low))
		return false;
	if (b < a + 3 || b > a + 18)
		return false;
	for (size_t i = a; i < b; i++)
		if (att_is_pause(cp[i]) || cp[i] == '(' || cp[i] == ')' || att_is_digit(cp[i]))
			return false;
	if (cp[b - 1] == U'均' || cp[b - 1] == U'都')
		b--;
	return att_ends_any(cp, a, b, &att_words_size_property);
}
