/*
 * reader.c
 *	  Ties the rooms together: blocks become sentences, sentences values,
 *	  values rows.
 */
#include "reader.h"

#include <string.h>

#include "../language/lexicon.h"
#include "../language/numeral.h"
#include "clause.h"
#include "confidence.h"
#include "naming.h"
#include "outline.h"
#include "page.h"
#include "role.h"
#include "sign.h"
#include "table.h"

#include "lexicon/words.h"

#define LIST	0x3001			/* 、 */

typedef struct reader
{
	const att_env *env;
	att_page	page;
	att_meta	meta;
	att_context ctx;
	att_path	path;
	att_str		section;
	bool		section_fresh;
	att_reading *out;			/* rows of the sentence or table row at hand, or all */
	size_t		cap;
	att_row_sink sink;			/* NULL: all are kept */
	void	   *arg;
	att_mentions mentions;
	att_name   *names;
	size_t		names_cap;
	att_topic	topic;			/* what the last sentence was about */
	bool		estimates;		/* 预计(下同): all that follows is expected */
	uint32_t	source_from;	/* the last source of a row */
	uint32_t	source_to;
	att_str		source;
	size_t		planned;		/* where 2020年计划 ends in this sentence, behind 年 */
	bool		some;			/* there was a row */
	bool		glossary;		/* 名词解释: words are explained, nothing is reported */
} reader;

static att_row *
new_row(reader *r)
{
	att_row    *row;

	if (r->out->n == r->cap)
	{
		size_t		cap = r->cap ? r->cap * 2 : 256;

		r->out->row = r->env->resize(r->env->ctx, r->out->row, r->cap * sizeof(att_row),
									 cap * sizeof(att_row));
		r->cap = cap;
	}
	row = &r->out->row[r->out->n++];
	r->some = true;
	memset(row, 0, offsetof(att_row, value));
	att_value_clear(&row->value);
	memset(&row->cmp, 0, sizeof(*row) - offsetof(att_row, cmp));
	row->confidence = -1;
	return row;
}

static void
drop(reader *r, att_str *s)
{
	if (s->data && s->len > 0)
		r->env->release(r->env->ctx, (void *) s->data);
	s->data = NULL;
	s->len = 0;
}

/* Hands the rows on that are complete. */
static void
flush(reader *r)
{
	if (!r->sink)
		return;
	for (size_t i = 0; i < r->out->n; i++)
	{
		att_row    *row = &r->out->row[i];

		r->sink(r->arg, row);
		drop(r, &row->indicator);
		drop(r, &row->unit);
	}
	r->out->n = 0;
}

/* The headings above, as text; made anew only where they changed. */
static att_str
section_of(reader *r)
{
	if (r->section_fresh)
	{
		if (r->sink)
			drop(r, &r->section);
		r->section = att_path_text(&r->page, &r->path);
		r->section_fresh = false;
	}
	return r->section;
}

/* Code points [from, to) as given; the values of a sentence share it. */
static att_str
source_of(reader *r, size_t from, size_t to)
{
	if (r->source_from != from || r->source_to != to || r->source.data == NULL)
	{
		r->source = att_page_source(&r->page, from, to);
		r->source_from = (uint32_t) from;
		r->source_to = (uint32_t) to;
	}
	return r->source;
}

static void
set_cmp(att_row *row, const char *cmp)
{
	size_t		n = strlen(cmp);

	memcpy(row->cmp, cmp, n + 1);
}

/* cmp, low and high as they are written, signed for falls. */
static void
fill_numbers(att_row *row)
{
	const att_value *v = &row->value;
	static const char *const plain[] = {"=", "~", "<", ">", ">", ">=", "<", "<=", "..", "..", "", "~"};
	static const char *const turned[] = {"=", "~", ">", "<", "<", "<=", ">", ">=", "..", "..", "", "~"};

	if (v->form == ATT_NONE)
	{
		switch (v->claim)
		{
			case ATT_CLAIM_ABOVE:
			case ATT_CLAIM_EXCEEDED:
				set_cmp(row, ">");
				break;
			case ATT_CLAIM_NOT_BELOW:
				set_cmp(row, ">=");
				break;
			case ATT_CLAIM_BELOW:
				set_cmp(row, "<");
				break;
			case ATT_CLAIM_NOT_ABOVE:
			case ATT_CLAIM_WITHIN:
				set_cmp(row, "<=");
				break;
			default:
				set_cmp(row, "=");
		}
		return;
	}
	set_cmp(row, v->down ? turned[v->form] : plain[v->form]);
	row->has_low = true;
	row->low = v->low;
	if (v->form == ATT_RANGE || v->form == ATT_BETWEEN)
	{
		row->has_high = true;
		row->high = v->high;
		if (v->down)
		{
			row->low = att_decimal_neg(&v->high);
			row->high = att_decimal_neg(&v->low);
		}
	}
	else if (v->down)
		row->low = att_decimal_neg(&v->low);
}

static bool
name_has(const att_name *name, const uint32_t *word)
{
	return att_find(name->cp, (size_t) name->n, word) < (size_t) name->n;
}

static bool
ends_with_one(const att_name *name, const att_words *words)
{
	return att_ends_any(name->cp, 0, (size_t) name->n, words) > 0;
}

/* Is the name one of a rate of growth: 增速, 增幅, 增长率? */
static bool
names_growth(const att_name *name)
{
	return ends_with_one(name, &att_words_growth_rate);
}

/* 连续8年保持: a run of other years than those that are looked back on */
static bool
other_run(const uint32_t *cp, const att_mention *m, int span)
{
	for (size_t i = m->pre_from; i + 3 < m->ph.num_start; i++)
	{
		size_t		end;
		size_t		len = att_text_starts(cp + i, m->ph.num_start - i, U"连续");
		int			n = len > 0 ? att_years_at(cp, m->ph.num_start, i + len, &end) : 0;

		if (n > 0)
			return n != span;
	}
	return false;
}

/* Does a level of a part of several years stand for its last year, or for all? */
static bool
is_stock(const uint32_t *cp, const att_mention *m, const att_name *name)
{
	if (m->existing || att_name_ends(name, U"在建"))
		return true;
	if (m->cumulative || name_has(name, U"新增") || name_has(name, U"累计"))
		return false;
	/* a rate, kept at a level in all the years or reached in the last */
	if (ends_with_one(name, &att_words_share_end))
		return !m->ph.must_hold || m->ph.reached;
	if (att_starts_any(name->cp, (size_t) name->n, &att_words_flow_verb) > 0)
		return false;
	/* kept at a level: all the years */
	if (m->ph.must_hold && !m->ph.reached)
		return false;
	/* 年度产量, 年营业收入: of one year */
	if (ends_with_one(name, &att_words_stock_end) || name_has(name, U"年度") || att_text_starts(name->cp, (size_t) name->n, U"年"))
		return true;
	/* what is completed is counted over the years, even where no word of the name says so */
	if (m->ph.completed)
		return false;
	return m->ph.reached || m->ph.value.form == ATT_GT || att_unit_is_percent(&m->ph.value.unit) ||
		(m->ph.value.form == ATT_NEAR && cp[m->ph.start] == 0x63A5);	/* 接近 */
}

/* 保持动态清零, 始终动态归零: all the time */
static bool
is_kept(const uint32_t *cp, const att_mention *m)
{
	size_t		n = m->ph.start - m->pre_from;

	return m->ph.start > m->pre_from &&
		(att_find(cp + m->pre_from, n, U"保持") < n || att_find(cp + m->pre_from, n, U"始终") < n);
}

/* 稳步推进审计全覆盖, 加快实现清零: under way, not done; 推动…实现全覆盖 is. */
static bool
is_under_way(const uint32_t *cp, const att_mention *m)
{
	for (size_t i = m->ph.start; i > m->pre_from; i--)
	{
		size_t		k = i - 1;

		if (att_starts_any(cp + k, m->ph.start - k, &att_words_done_verb) > 0 &&
			!(k >= m->pre_from + 2 && att_text_starts(cp + k - 2, 2, U"加快") > 0))
			return false;
		if (att_starts_any(cp + k, m->ph.start - k, &att_words_ongoing_verb) > 0)
			return true;
	}
	return false;
}

/* 控制在目标3580人以内: the number is the target's, quoted in the review. */
static bool
quotes_target(const uint32_t *cp, const att_mention *m)
{
	size_t		k = m->ph.num_start;
	size_t		len;

	if (m->ph.qualitative || m->ph.lead < m->pre_from || att_find(cp + m->pre_from, m->ph.num_start - m->pre_from, U"目标") == m->ph.num_start - m->pre_from)
		return false;
	while ((len = att_ends_any(cp, 1, k, &att_words_target_link)) > 0)
		k -= len;
	return k >= m->pre_from + 2 && k >= 2 && att_text_starts(cp + k - 2, 2, U"目标") == 2;
}

/* 计划新开工, 计划新建: a plan to do something; not 计划执行, 计划生育 */
static bool
plans_deed(const uint32_t *cp, size_t n)
{
	size_t		len = att_text_starts(cp, n, U"计划");
	size_t		deed = len > 0 ? att_starts_any(cp + len, n - len, &att_words_planned_deed) : 0;

	return deed > 0 && (len + deed == n || cp[len + deed] != 0x7387);	/* 率 */
}

/* 增长9%,高于全市平均水平: the growth stands above it. */
static bool
grows_in_last_row(const reader *r, const att_name *name)
{
	const att_row *last = r->out->n > 0 ? &r->out->row[r->out->n - 1] : NULL;
	att_str		said;
	bool		same;

	if (!last || last->aspect != ATT_GROWTH)
		return false;
	said = att_text_utf8(r->env, name->cp, (size_t) name->n);
	same = said.len == last->indicator.len && memcmp(said.data, last->indicator.data, said.len) == 0;
	if (said.len > 0)
		r->env->release(r->env->ctx, (void *) said.data);
	return same;
}

static void
emit(reader *r, size_t i, const att_context *ctx, bool cell, size_t source_from,
	 size_t source_to)
{
	const att_mention *m = &r->mentions.m[i];
	const att_name *name = &r->names[i];
	att_row    *row;
	att_value	v;
	uint8_t		aspect;
	int			polarity;
	att_period	period = ctx->period;
	uint8_t		role = ctx->role;
	bool		several = ctx->several;
	char		unit[ATT_UNIT_TEXT];

	if (name->n == 0)
		return;
	att_value_copy(&v, &m->ph.value);
	polarity = att_indicator_polarity(name->cp, (size_t) name->n);

	/* the role */
	if (m->estimate || r->estimates)
		role = role == ATT_ACTUAL ? ATT_ESTIMATE : role;
	if (!ctx->known && m->promise && role == ATT_ACTUAL)
		role = ATT_TARGET;
	if (m->has_time)
	{
		period = m->time.period;
		several = period.to.year - period.from.year > 1;
		if (m->time.until)
		{
			if (ctx->report_year > 0 && period.from.year >= ctx->report_year)
				role = ATT_TARGET;
			if (!ctx->known && ctx->report_year == 0)
				role = ATT_TARGET;
		}
	}
	else if (role == ATT_TARGET && !ctx->known && ctx->report_year > 0)
		period = att_period_years(ctx->report_year, ctx->report_year);
	/* 2020年计划新开工16个: in a review, what was still to be done then */
	if (m->has_time && role == ATT_ACTUAL && ctx->report_year > 0 && period.from.year == ctx->report_year - 1 && !m->time.part &&
		!m->ph.completed && !m->ph.reached)
	{
		if (m->time.end >= m->pre_from && m->time.end <= m->pre_to &&
			plans_deed(r->page.text.cp + m->time.end, m->pre_to - m->time.end))
			r->planned = m->time.end;
		/* 计划开工50个,完成投资85亿元 goes over to what was done */
		else if (m->pre_to > m->pre_from &&
				 att_find(r->page.text.cp + m->pre_from, m->pre_to - m->pre_from, U"完成") < m->pre_to - m->pre_from)
			r->planned = 0;
		if (r->planned == m->time.end)
			role = ATT_TARGET;
	}
	/* of years to come nothing has been reached */
	if (m->has_time && m->time.plan && role == ATT_ACTUAL && ctx->report_year > 0 && period.from.year >= ctx->report_year)
		role = ATT_TARGET;
	/* a task is not for a time that is over */
	if (m->has_time && !m->time.until && role == ATT_TARGET && ctx->role == ATT_TARGET && ctx->known &&
		ctx->report_year > 0 && period.to.year > 0 &&
		(period.to.year < ctx->report_year || (period.to.year == ctx->report_year && period.to.month <= 1)))
	{
		period = ctx->period;
		several = ctx->several;
	}
	if (role == ATT_ACTUAL && v.aspect == ATT_LEVEL && quotes_target(r->page.text.cp, m))
		role = ATT_TARGET;

	if (role != ATT_TARGET && m->ph.qualitative && v.aspect == ATT_LEVEL && v.form == ATT_POINT && !cell && is_under_way(r->page.text.cp, m))
		return;

	/* the aspect */
	if (v.aspect == ATT_CHANGE && !att_unit_is_points(&v.unit))
	{
		att_unit_print(&v.unit, unit);
		if (!m->ph.compared && !m->subject && strcmp(unit, "位") != 0 && strcmp(unit, "岁") != 0)
		{
			/* 增加床位200张: as much is done */
			v.aspect = ATT_LEVEL;
			v.down = false;
		}
	}
	if (v.aspect == ATT_LEVEL && att_unit_is_percent(&v.unit) && !m->ph.qualitative &&
		names_growth(name))
	{
		v.aspect = ATT_GROWTH;
		if (att_name_ends(name, U"降幅"))
			v.down = true;
	}
	aspect = v.aspect;
	if (v.aspect == ATT_CLAIM)
	{
		aspect = ATT_LEVEL;
		if (names_growth(name) || name_has(name, U"增速") || name_has(name, U"增幅") ||
			(v.claim >= ATT_CLAIM_ABOVE && ends_with_one(name, &att_words_growing_indicator)))
			aspect = ATT_GROWTH;
		if (v.claim == ATT_CLAIM_IN_STEP || (i > 0 && !m->subject && grows_in_last_row(r, name)))
			aspect = ATT_GROWTH;
	}

	/* what of several years a value belongs to */
	if (several && period.to.year > 0 && !(m->has_time && (m->time.as_of || m->time.until)))
	{
		int			y1 = period.from.year;
		int			y2 = period.to.year - 1;

		if (y2 > y1)
		{
			if (aspect == ATT_RANK || other_run(r->page.text.cp, m, y2 - y1 + 1) || (aspect == ATT_LEVEL && is_stock(r->page.text.cp, m, name)) ||
				(m->ph.qualitative && aspect == ATT_LEVEL && v.form != ATT_NONE && !is_kept(r->page.text.cp, m)))
				period = att_period_years(y2, y2);
		}
	}
	if ((m->ph.annual || name_has(name, U"年均")) && aspect == ATT_GROWTH && !several && m->has_time && m->time.until &&
		period.from.year >= ctx->report_year && ctx->report_year > 0)
		period = att_period_years(ctx->report_year, period.from.year);

	/* 2020年生产总值达到…,年均增长14%: over the years that the part looks back on */
	if (m->ph.annual && aspect == ATT_GROWTH && role != ATT_TARGET && ctx->several && !m->time.part &&
		period.to.year == ctx->period.to.year && period.to.year == period.from.year + 1)
		period = ctx->period;
	/* …,年均增长11%;冷库容量、包裹数量分别增长3倍、2倍: over the same years */
	if (aspect == ATT_GROWTH && role != ATT_TARGET && ctx->several && !m->ph.compared && !names_growth(name) && !m->time.part &&
		period.to.year == ctx->period.to.year && period.to.year == period.from.year + 1)
		for (size_t k = 0; k < i; k++)
			if (r->mentions.m[k].ph.annual && m->has_time && m->time.end <= r->mentions.m[k].ph.start)
			{
				period = ctx->period;
				break;
			}
	/* 两年平均增长5.3%: to the end of this year */
	if (m->ph.annual && aspect == ATT_GROWTH && period.from.year > 0 && !m->time.part &&
		period.to.year == period.from.year + 1 && m->ph.num_start >= m->ph.lead + 4)
	{
		static const uint32_t *const spans[] = {U"两年", U"三年", NULL};

		for (int i = 0; spans[i]; i++)
			if (att_find(r->page.text.cp + m->ph.lead, m->ph.num_start - m->ph.lead, spans[i]) <
				m->ph.num_start - m->ph.lead)
				period = att_period_years(period.from.year - 1 - i, period.from.year);
	}
	/* GDP年均增长率达到13%: over years that nobody names, never over one */
	if (m->ph.annual && aspect == ATT_GROWTH && role != ATT_TARGET && m->base_year == 0 && !m->time.part &&
		period.to.year == period.from.year + 1)
	{
		const att_phrase *said = &m->ph;

		for (size_t k = i; k > 0 && said->lead == said->num_start && r->mentions.m[k].same_aspect; k--)
			said = &r->mentions.m[k - 1].ph;
		/* not 平均压缩 */
		if (att_find(r->page.text.cp + said->lead, said->num_start - said->lead, U"年") < said->num_start - said->lead)
			memset(&period, 0, sizeof(period));
	}
	/* 比2012年增长180%: over the years between */
	if ((aspect == ATT_GROWTH || aspect == ATT_CHANGE) && m->base_year > 0 && period.to.year > 0 &&
		m->base_year + 1 < period.to.year - 1 && !m->time.part)
		period = att_period_years(m->base_year + 1, period.to.year - 1);
	/* PM2.5浓度改善16.5% */
	if (aspect == ATT_GROWTH && polarity < 0 && !v.down && !m->ph.qualitative &&
		att_text_starts(r->page.text.cp + m->ph.start, r->page.text.n - m->ph.start, U"改善"))
		v.down = true;
	if (aspect == ATT_LEVEL && m->ph.qualitative && v.form == ATT_GT && name_has(name, U"任务"))
		aspect = v.aspect = ATT_COMPLETION;

	row = new_row(r);
	row->indicator = att_text_utf8(r->env, name->cp, (size_t) name->n);
	row->role = role;
	row->aspect = aspect;
	row->period = period;
	row->polarity = (int8_t) polarity;
	row->features = att_features(m, name, ctx, role, aspect, polarity, cell, i, r->mentions.n);
	row->confidence = att_estimate_confidence(row->features);
	row->has_value = true;

	if (role == ATT_TARGET)
	{
		if (polarity < 0 && aspect == ATT_LEVEL && !m->ph.negated_set)
		{
			/* what should stay low is promised as a ceiling */
			if (v.form == ATT_POINT)
				v.form = ATT_LE;
			else if (v.form == ATT_ABOUT)
				v.form = ATT_ABOUT_LE;
		}
		/* none of it is all that 清零 and 零新增 allow */
		if (aspect == ATT_LEVEL && v.form == ATT_POINT && v.low.coef == 0)
			v.form = ATT_LE;
		att_value_copy(&row->value, &v);
		att_requirement(&row->value);
		fill_numbers(row);
		if (aspect == ATT_LEVEL && v.form == ATT_POINT && att_unit_is_percent(&v.unit) &&
			v.low.scale == 0 && v.low.coef == 100)
			set_cmp(row, "=");
		/* 清零 */
		if (m->ph.negated_set && v.low.coef == 0)
			set_cmp(row, "=");
	}
	else
	{
		if (v.form == ATT_BETWEEN)
			v.form = ATT_RANGE;
		else if (v.form == ATT_ABOUT_LE)
			v.form = ATT_ABOUT;
		att_value_copy(&row->value, &v);
		fill_numbers(row);
	}
	if (m->ph.qualitative && v.aspect == ATT_GROWTH && v.form == ATT_POINT)
		set_cmp(row, "=");
	if (v.form != ATT_NONE)
	{
		size_t		len = att_unit_print(&v.unit, unit);

		/* an empty string would never be released */
		if (len > 0)
		{
			char	   *copy = r->env->alloc(r->env->ctx, len + 1);

			memcpy(copy, unit, len + 1);
			row->unit.data = copy;
			row->unit.len = len;
		}
	}
	row->span_from = (uint32_t) att_page_at(&r->page, m->ph.start);
	row->span_to = (uint32_t) att_page_end(&r->page, m->ph.end - 1);
	row->source = source_of(r, source_from, source_to);
	row->section = section_of(r);
}

/*
 * 没有提出全年经济增速具体目标, 不设……目标: a target that the report says it
 * does not set, between from and to.  Its start, or to.
 */
static size_t
find_not_set(const uint32_t *cp, size_t from, size_t to, size_t *name_from, size_t *end)
{
	for (size_t i = from; i < to; i++)
	{
		if ((att_sign(cp[i]) & ATT_SIGN_NOT) == 0)
			continue;
		att_each_word(w, &att_words_not_set_verb)
		{
			size_t		len = att_text_starts(cp + i, to - i, w);
			size_t		k;

			if (len == 0)
				continue;
			k = i + len;
			while (k < to && k < i + len + 30 && cp[k] != ',' && cp[k] != ';')
			{
				if (att_text_starts(cp + k, to - k, U"目标") > 0)
				{
					if (k > i + len + 1)
					{
						*name_from = i + len;
						*end = k + 2;
						return i;
					}
					break;
				}
				k++;
			}
		}
	}
	return to;
}

static void
emit_not_set(reader *r, size_t start, size_t name_from, size_t end, const att_context *ctx,
			 size_t source_from, size_t source_to)
{
	const uint32_t *cp = r->page.text.cp;
	size_t		a = name_from;
	size_t		b = end - 2;
	bool		more = true;
	bool		grows;
	att_name	name;
	att_row    *row;
	att_time	t;

	att_naming_trim(cp, &a, &b);
	grows = att_find_any(cp + a, b - a, &att_words_growth_word) < b - a;
	while (more)
	{
		size_t		len = att_ends_any(cp, a, b, &att_words_target_attribute);

		more = len > 0 && b > a + len + 1;
		if (more)
			b -= len;
		if (b > a + 2 && cp[b - 1] == 0x7684)
		{
			b--;
			more = true;
		}
	}
	att_name_set(&name, cp, a, b);
	if (name.n < 2)
		return;
	row = new_row(r);
	row->indicator = att_text_utf8(r->env, name.cp, (size_t) name.n);
	row->role = ATT_TARGET;
	row->aspect = grows ? ATT_GROWTH : ATT_LEVEL;
	row->period = ctx->report_year > 0 ? att_period_years(ctx->report_year, ctx->report_year) : ctx->period;
	for (size_t i = source_from; i < end; i++)
		if (att_time_at(cp, source_from, end, i, 0, ctx->report_year, &t) && !t.base && t.period.from.year > 0)
			row->period = t.period;
	row->polarity = (int8_t) att_indicator_polarity(name.cp, (size_t) name.n);
	row->span_from = (uint32_t) att_page_at(&r->page, start);
	row->span_to = (uint32_t) att_page_end(&r->page, end - 1);
	row->source = source_of(r, source_from, source_to);
	row->section = section_of(r);
}

/* What the characters of cp[from..to) can begin. */
static uint8_t
signs_of(const uint32_t *cp, size_t from, size_t to)
{
	uint8_t		signs = 0;

	for (size_t i = from; i < to; i++)
		signs |= att_sign(cp[i]);
	return signs;
}

/*
 * The values of cp[from..to), whose signs are given or more, as rows.  given
 * names the row of a table.
 */
static void
read_words(reader *r, size_t from, size_t to, uint8_t signs, const att_context *ctx, const att_name *given,
		   bool cell, size_t source_from, size_t source_to)
{
	const uint32_t *cp = r->page.text.cp;
	size_t		name_from = 0;
	size_t		end = 0;
	size_t		not_set = signs & ATT_SIGN_NOT ? find_not_set(cp, from, to, &name_from, &end) : to;

	r->planned = 0;
	att_clause_read(r->env, cp, from, to, ctx, cell, &r->mentions);
	if (r->mentions.n == 0)
	{
		if (not_set < to)
			emit_not_set(r, not_set, name_from, end, ctx, source_from, source_to);
		if (!given)
			att_naming_topic(cp, from, to, &r->topic);
		return;
	}
	if (r->mentions.n > r->names_cap)
	{
		size_t		cap = r->mentions.cap;

		r->names = r->env->resize(r->env->ctx, r->names, r->names_cap * sizeof(att_name),
								  cap * sizeof(att_name));
		r->names_cap = cap;
	}
	{
		att_topic	own;

		own.name.n = own.n = 0;

		att_naming_read(cp, from, to, &r->mentions, given, given ? &own : &r->topic, r->names);
	}
	for (size_t i = 0; i < r->mentions.n; i++)
	{
		if (not_set < to && not_set < r->mentions.m[i].ph.start)
		{
			emit_not_set(r, not_set, name_from, end, ctx, source_from, source_to);
			not_set = to;
		}
		emit(r, i, ctx, cell, source_from, source_to);
	}
	if (not_set < to)
		emit_not_set(r, not_set, name_from, end, ctx, source_from, source_to);
}

static void
push_section(reader *r, int level, size_t from, size_t to)
{
	flush(r);
	att_path_push(&r->path, level, from, to);
	r->section_fresh = true;
}

static void
read_paragraph(reader *r, const att_block *b)
{
	const uint32_t *cp = r->page.text.cp;
	size_t		s = b->from;
	bool		first = true;
	att_context local;

	while (s < b->to)
	{
		size_t		e = s;
		size_t		h;
		size_t		words;
		int			level;
		uint8_t		signs = 0;

		r->env->interrupt(r->env->ctx);
		for (; e < b->to && e - s < ATT_SENTENCE_MAX; e++)
		{
			uint8_t		sign = att_sign(cp[e]);

			if (sign & ATT_SIGN_END)
				break;
			signs |= sign;
		}
		h = att_inline_heading(cp, s, e < b->to ? e + 1 : e, &level, &words);
		if (h > s)
		{
			push_section(r, level, s, h);
			if (level <= 2)
				att_context_heading(&r->ctx, cp + s, h - s, level);
			first = true;
		}
		local = r->ctx;
		{
			size_t		start = h > s && level <= 2 ? words : s;
			bool		lead;

			if (start > e)
				start = e;
			lead = att_context_lead(&local, cp + start, e - start, first);
			/* a lead-in that is a sentence of its own holds for those behind, and so
			 * does one that goes over to another time */
			if (lead && (first || e - start < 40 || (r->ctx.several != local.several && r->ctx.role == local.role)))
				r->ctx = local;
			if ((signs & ATT_SIGN_MARK) && att_find(cp + start, e - start, U"(下同)") < e - start &&
				att_find(cp + start, e - start, U"预计") < e - start)
				r->estimates = true;
			read_words(r, start, e, signs, &local, NULL, false, s, e < b->to ? e + 1 : e);
			flush(r);
		}
		first = false;
		s = e < b->to && (att_sign(cp[e]) & ATT_SIGN_END) ? e + 1 : e;
		/* a closing quote belongs to the sentence before */
		while (s < b->to && (cp[s] == 0x201D || cp[s] == ')' || cp[s] == ' '))
			s++;
	}
}

/*
 * 完成 in the status cell of a project: said of all that its row promises,
 * which are the rows from first on.  False where the cell says something else.
 */
static bool
read_status(reader *r, const att_cell *cell, size_t first, int year, bool estimate)
{
	att_value	v;
	size_t		n = r->out->n;
	size_t		to = cell->to;
	size_t		pos;

	memset(&v, 0, sizeof(v));
	if (to > cell->from && r->page.text.cp[to - 1] == 0x3002)	/* 。 */
		to--;
	if (att_phrase_literal(r->page.text.cp + cell->from, to - cell->from, false, &v, &pos) != ATT_PHRASE_OK ||
		v.form != ATT_NONE || !att_value_normalise(&v, false))
		return false;
	for (size_t i = first; i < n; i++)
	{
		att_row    *row;
		att_row		of = r->out->row[i];
		char	   *name;

		if (of.role != ATT_TARGET || !of.has_value)
			continue;
		row = new_row(r);
		*row = of;
		name = r->env->alloc(r->env->ctx, of.indicator.len + 1);
		memcpy(name, of.indicator.data, of.indicator.len);
		row->indicator.data = name;
		row->role = estimate ? ATT_ESTIMATE : ATT_ACTUAL;
		/* of the time that was promised, unless the column has one of its own */
		if (year > 0)
			row->period = att_period_years(year, year);
		row->value = v;
		row->has_low = row->has_high = false;
		row->unit = (att_str) {NULL, 0};
		row->span_from = (uint32_t) att_page_at(&r->page, cell->from);
		row->span_to = (uint32_t) att_page_end(&r->page, cell->to - 1);
		fill_numbers(row);
	}
	return true;
}

/* A table: consecutive row blocks [b, e). */
static void
read_table(reader *r, size_t b, size_t e)
{
	const uint32_t *cp = r->page.text.cp;
	att_cell	cell[ATT_TABLE_COLUMNS];
	att_table	table;
	att_context base = r->ctx;
	bool		estimate_caption = false;

	memset(&table, 0, sizeof(table));
	/* the caption above: 表1 2021年……目标预计完成情况 */
	if (b > 0)
	{
		const att_block *k = &r->page.block[b - 1];
		size_t		n = k->to - k->from;

		if (k->kind != ATT_BLOCK_ROW && n < 60)
		{
			const uint32_t *t = cp + k->from;
			int			year = 0;

			for (size_t i = 0; i < n; i++)
			{
				size_t		end;
				int			y = att_year_at(t, n, i, &end);

				if (y > 0)
					year = y;
			}
			if (year > 0)
				base.period = att_period_years(year, year);
			estimate_caption = att_find(t, n, U"预计") < n;
			if (att_words_review(t, n))
			{
				base.role = ATT_ACTUAL;
				base.known = true;
			}
			else if (att_words_task(t, n) || att_find(t, n, U"计划") < n)
			{
				base.role = ATT_TARGET;
				base.known = true;
			}
			base.several = false;
		}
	}
	for (size_t k = b; k < e; k++)
	{
		const att_block *block = &r->page.block[k];
		int			n = att_table_cells(cp, block->from, block->to, cell, ATT_TABLE_COLUMNS);
		att_name	name = {.n = 0};
		att_unit	unit;
		bool		has_unit = false;
		int			name_column = -1;
		size_t		first;

		flush(r);
		first = r->out->n;
		r->env->interrupt(r->env->ctx);
		{
			att_table	head;

			if (att_table_head(cp, cell, n, &head))
			{
				table = head;
				continue;
			}
		}
		if (table.has_head)
		{
			for (int c = 0; c < n && c < table.n && name_column < 0; c++)
				if (table.column[c].kind == ATT_COLUMN_NAME)
					name_column = c;
		}
		if (name_column < 0)
			for (int c = 0; c < n && name_column < 0; c++)
			{
				bool		words = false;

				if (table.has_head && c < table.n && (table.column[c].kind == ATT_COLUMN_INDEX || table.column[c].kind == ATT_COLUMN_GROUP))
					continue;
				for (size_t x = cell[c].from; x < cell[c].to && !words; x++)
					words = att_is_han(cp[x]);
				if (words)
					name_column = c;
			}
		if (name_column >= 0)
			att_table_name(cp, cell[name_column].from, cell[name_column].to, &name, &unit, &has_unit);
		/* a column of units */
		for (int c = 0; table.has_head && !has_unit && c < n && c < table.n; c++)
			if (table.column[c].kind == ATT_COLUMN_UNIT && cell[c].to > cell[c].from)
				has_unit = att_unit_read(cp + cell[c].from, cell[c].to - cell[c].from, &unit) ==
					cell[c].to - cell[c].from;
		/* totals: 合计 */
		for (int c = 0; c < n; c++)
		{
			att_context ctx = base;
			const att_column *col = table.has_head && c < table.n ? &table.column[c] : NULL;
			uint8_t		kind = col ? col->kind : ATT_COLUMN_UNKNOWN;
			size_t		before = r->out->n;
			att_name	given = name;

			if (c == name_column || cell[c].from == cell[c].to)
				continue;
			if (kind == ATT_COLUMN_INDEX || kind == ATT_COLUMN_GROUP || kind == ATT_COLUMN_UNIT ||
				kind == ATT_COLUMN_IGNORE || kind == ATT_COLUMN_NAME)
				continue;
			if (!col && c < name_column)
				continue;
			if ((kind == ATT_COLUMN_STATUS || kind == ATT_COLUMN_ACTUAL) &&
				read_status(r, &cell[c], first, col->year, col->estimate || estimate_caption))
				continue;
			if (kind == ATT_COLUMN_TARGET || kind == ATT_COLUMN_CONTENT)
			{
				ctx.role = ATT_TARGET;
				ctx.known = true;
			}
			else if (kind == ATT_COLUMN_ACTUAL || kind == ATT_COLUMN_STATUS)
			{
				ctx.role = col->estimate || estimate_caption ? ATT_ESTIMATE : ATT_ACTUAL;
				ctx.known = true;
			}
			if (col && col->year > 0)
			{
				ctx.period = att_period_years(col->year, col->year);
				if (kind == ATT_COLUMN_UNKNOWN && ctx.report_year > 0)
				{
					ctx.role = col->year >= ctx.report_year ? ATT_TARGET : ATT_ACTUAL;
					ctx.known = true;
				}
			}
			if (kind == ATT_COLUMN_CONTENT)
			{
				size_t		s = cell[c].from;

				/* prose: one item after another */
				while (s < cell[c].to)
				{
					size_t		x = s;

					while (x < cell[c].to && cp[x] != ';' && cp[x] != 0x3002)
						x++;
					read_words(r, s, x, signs_of(cp, s, x), &ctx, &given, false, block->from, block->to);
					s = x + 1;
				}
				continue;
			}
			if (kind == ATT_COLUMN_MONEY)
				att_name_add(&given, cp, col->from, col->from + 2);
			read_words(r, cell[c].from, cell[c].to, signs_of(cp, cell[c].from, cell[c].to), &ctx, &given, table.has_head, block->from, block->to);
			/* a bare number takes the unit of its row or column */
			for (size_t i = before; i < r->out->n; i++)
			{
				att_row    *row = &r->out->row[i];
				const att_unit *u = col && col->has_unit ? &col->unit : has_unit ? &unit : NULL;

				if (kind == ATT_COLUMN_MONEY)
					set_cmp(row, "=");
				if (u && row->has_value && row->value.form != ATT_NONE &&
					row->value.aspect == ATT_LEVEL && row->value.unit.n == 0 && row->unit.len == 0)
				{
					char		text[ATT_UNIT_TEXT];
					size_t		len = att_unit_print(u, text);
					char	   *copy = r->env->alloc(r->env->ctx, len + 1);

					memcpy(copy, text, len + 1);
					row->value.unit = *u;
					row->unit.data = copy;
					row->unit.len = len;
				}
			}
		}
	}
	flush(r);
}

/* 附件, 附件2:, 附表一: the mark of an annex, its length, or 0. */
static size_t
annex_mark(const uint32_t *cp, size_t n)
{
	size_t		i = att_text_starts(cp, n, U"附件");

	if (i == 0)
		i = att_text_starts(cp, n, U"附表");
	if (i == 0)
		i = att_text_starts(cp, n, U"附:");
	while (i > 0 && i < n && (att_number_may_start(cp[i]) || cp[i] == ':' || cp[i] == ' ' || cp[i] == LIST))
		i++;
	return i;
}

/* Does another annex start here? */
static bool
opens_annex(const uint32_t *cp, size_t n)
{
	return n <= 40 && annex_mark(cp, n) > 0;
}

/* Is the line 名词解释 or the like and no more, behind which terms are explained? */
static bool
opens_glossary(const uint32_t *cp, size_t n)
{
	size_t		i = annex_mark(cp, n);
	size_t		len;

	while ((len = att_starts_any(cp + i, n - i, &att_words_glossary_lead)) > 0)
		i += len;
	len = att_starts_any(cp + i, n - i, &att_words_glossary_title);
	return len > 0 && (i + len == n || (i + len + 1 == n && (cp[n - 1] == ':' || cp[n - 1] == ')')));
}

static void
read_all(reader *r, const att_env *env, const char *utf8, size_t len, int report_year)
{
	r->env = env;
	r->out = env->alloc(env->ctx, sizeof(att_reading));
	memset(r->out, 0, sizeof(*r->out));
	att_page_read(env, utf8, len, &r->page);
	att_outline_meta(&r->page, &r->meta);
	att_context_start(&r->ctx, &r->meta, report_year);
	drop(r, &r->meta.title);
	drop(r, &r->meta.region);
	drop(r, &r->meta.issuer);
	for (size_t b = 0; b < r->page.n; b++)
	{
		const att_block *k = &r->page.block[b];

		if (k->kind != ATT_BLOCK_ROW && (r->some || r->glossary))
		{
			if (opens_glossary(r->page.text.cp + k->from, k->to - k->from))
				r->glossary = true;
			else if (opens_annex(r->page.text.cp + k->from, k->to - k->from))
				r->glossary = false;
		}
		if (r->glossary && k->kind != ATT_BLOCK_HEADING)
			continue;
		if (k->kind == ATT_BLOCK_HEADING)
		{
			push_section(r, k->level, k->from, k->to);
			if (!k->title)
				att_context_heading(&r->ctx, r->page.text.cp + k->from, k->to - k->from, k->level);
		}
		else if (k->kind == ATT_BLOCK_ROW)
		{
			size_t		e = b;

			while (e < r->page.n && r->page.block[e].kind == ATT_BLOCK_ROW)
				e++;
			read_table(r, b, e);
			b = e - 1;
		}
		else
			read_paragraph(r, k);
	}
	if (r->mentions.m)
		env->release(env->ctx, r->mentions.m);
	if (r->names)
		env->release(env->ctx, r->names);
	att_page_free(&r->page);
}

void
att_read_rows(const att_env *env, const char *utf8, size_t len, int report_year,
			  att_row_sink sink, void *arg)
{
	reader		r;

	memset(&r, 0, sizeof(r));
	r.sink = sink;
	r.arg = arg;
	read_all(&r, env, utf8, len, report_year);
	drop(&r, &r.section);
	if (r.out->row)
		env->release(env->ctx, r.out->row);
	env->release(env->ctx, r.out);
}

att_reading *
att_read_report(const att_env *env, const char *utf8, size_t len, int report_year)
{
	reader		r;

	memset(&r, 0, sizeof(r));
	read_all(&r, env, utf8, len, report_year);
	return r.out;
}
