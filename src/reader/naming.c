/*
 * naming.c
 *	  Cuts and carries the noun phrases that numbers quantify.
 */
#include "naming.h"

#include <string.h>

#include "../language/lexicon.h"

#include "lexicon/indicators.h"
#include "lexicon/name_attr.h"
#include "lexicon/name_carry.h"
#include "lexicon/name_head.h"
#include "lexicon/name_keep.h"
#include "lexicon/name_last.h"
#include "lexicon/name_lead.h"
#include "lexicon/name_pred.h"
#include "lexicon/name_tail.h"
#include "lexicon/name_verb.h"
#include "lexicon/words.h"

#define LIST	0x3001			/* 、 */

void
att_name_set(att_name *name, const uint32_t *cp, size_t from, size_t to)
{
	name->n = 0;
	att_name_add(name, cp, from, to);
}

void
att_name_add(att_name *name, const uint32_t *cp, size_t from, size_t to)
{
	for (size_t i = from; i < to && name->n < ATT_NAME_MAX; i++)
		if (cp[i] != '\n' && cp[i] != '\t')
			name->cp[name->n++] = cp[i];
}

bool
att_name_ends(const att_name *name, const uint32_t *word)
{
	return att_text_ends(name->cp, 0, (size_t) name->n, word) > 0;
}

bool
att_name_starts_with_verb(const att_name *name)
{
	size_t		len;

	return att_lexicon_longest(&att_name_carry, name->cp, (size_t) name->n, &len) >= 0;
}

static bool
whole(const att_lexicon *lx, const uint32_t *cp, size_t from, size_t to)
{
	size_t		len;

	return to > from && att_lexicon_longest(lx, cp + from, to - from, &len) >= 0 &&
		len == to - from;
}

/* A verb, or several: 建成投用, 开工建设 */
static bool
only_verbs(const uint32_t *cp, size_t from, size_t to)
{
	size_t		i = from;

	if (from >= to)
		return false;
	while (i < to)
	{
		size_t		len;

		if (att_lexicon_longest(&att_name_verb, cp + i, to - i, &len) < 0 &&
			att_lexicon_longest(&att_name_carry, cp + i, to - i, &len) < 0)
			return false;
		i += len;
	}
	return true;
}

static bool
opens(uint32_t c)
{
	return c == 0x201C || c == '"' || c == '(' || c == 0x300A || c == 0x2018;
}

/* 占全国, 收入比, 任务未完成: what stands in front holds the last word. */
static bool
tail_belongs(const uint32_t *cp, size_t from, size_t at)
{

	if (at <= from)
		return false;
	if (cp[at - 1] == 0x5360 || cp[at - 1] == 0x672A)	/* 占 未 */
		return true;
	return cp[at] == 0x6BD4 &&	/* 比 */
		att_ends_any(cp, from, at, &att_words_ratio_of) > 0;
}

/* 连续三年, 连续47年: how long, or 0. */
static size_t
run_of_years(const uint32_t *cp, size_t n)
{
	size_t		len = att_text_starts(cp, n, U"连续");
	size_t		end;

	return len > 0 && att_years_at(cp, n, len, &end) > 0 ? end : 0;
}

void
att_naming_trim(const uint32_t *cp, size_t *from, size_t *to)
{
	bool		more = true;

	while (more && *from < *to)
	{
		size_t		len;
		int			level;
		att_time	t;

		more = false;
		if (cp[*from] == 0x201C && att_time_at(cp, *from, *to, *from + 1, 0, 2000, &t) && t.plan)
		{
			*from = t.end;		/* “十三五”期间 */
			more = true;
			continue;
		}
		if (att_time_at(cp, *from, *to, *from, 2000, 2000, &t) && t.end <= *to)
		{
			*from = t.end;
			more = true;
			continue;
		}
		if (cp[*from] == 0x5230 || cp[*from] == 0x81F3 || cp[*from] == 0x81EA || cp[*from] == 0x4ECE)	/* 到2025年, 自 从 */
		{
			if (att_time_at(cp, *from, *to, *from + 1, 0, 2000, &t))
			{
				*from = t.end;
				more = true;
				continue;
			}
		}
		/* 约占全国1/10 */
		if (cp[*from] == 0x7EA6 && *from + 1 < *to && cp[*from + 1] == 0x5360)
			(*from)++;
		len = run_of_years(cp + *from, *to - *from);
		if (len > 0)
		{
			*from += len;
			more = true;
			continue;
		}
		len = att_heading_mark(cp + *from, *to - *from, &level);
		if (len > 0 && len < *to - *from)
		{
			*from += len;
			more = true;
			continue;
		}
		if (att_lexicon_longest(&att_name_lead, cp + *from, *to - *from, &len) >= 0)
		{
			size_t		own;

			/* 在建, 基本医保: a longer word of its own stays whole */
			if (att_lexicon_longest(&att_name_keep, cp + *from, *to - *from, &own) < 0 &&
				(att_lexicon_longest(&att_name_verb, cp + *from, *to - *from, &own) < 0 || own <= len) &&
				(att_lexicon_longest(&att_name_attr, cp + *from, *to - *from, &own) < 0 || own <= len))
			{
				*from += len;
				more = true;
				continue;
			}
		}
		if (cp[*from] == ')' || cp[*from] == 0x201D || cp[*from] == ',' || cp[*from] == ':' ||
			cp[*from] == 0x2014 || cp[*from] == ' ' || cp[*from] == '-' ||
			(cp[*from] >= 0x2460 && cp[*from] <= 0x2473))	/* circled numbers of lists */
		{
			(*from)++;
			more = true;
		}
	}
	more = true;
	while (more && *from < *to)
	{
		size_t		len;
		att_time	t;

		more = false;
		if (att_lexicon_longest_back(&att_name_tail_back, cp, *from, *to, &len) >= 0 &&
			!tail_belongs(cp, *from, *to - len))
		{
			*to -= len;
			more = true;
		}
		else if (opens(cp[*to - 1]) || cp[*to - 1] == ' ' || cp[*to - 1] == ':')
		{
			(*to)--;
			more = true;
		}
		else if (cp[*to - 1] == 0x5E74 && *to >= *from + 7 && att_time_at(cp, *from, *to, *to - 5, 0, 0, &t) &&
				 t.end == *to)
		{
			/* 地区生产总值在2017年 */
			*to -= 5;
			if (*to > *from + 2 && (cp[*to - 1] == 0x5728 || cp[*to - 1] == 0x4E8E || cp[*to - 1] == 0x5230))
				(*to)--;
			more = true;
		}
		else if (cp[*to - 1] == 0x8D77 && *to >= *from + 8 && att_time_at(cp, *from, *to, *to - 6, 0, 0, &t) && t.end == *to)
		{
			*to -= 6;			/* 零售包裹量2012年起跃居第三 */
			more = true;
		}
		else if (cp[*to - 1] == 0x5E74 && *to > *from + 4 && cp[*to - 3] == 0x8FD1 &&
				 att_years_at(cp, *to, *to - 2, &len) > 0)
		{
			*to -= 3;			/* 产值近四年增长6.3倍 */
			more = true;
		}
		else if (cp[*to - 1] == 0x5E74 && *to > *from + 1 && cp[*to - 2] >= '1' && cp[*to - 2] <= '9' &&
				 (*to == *from + 2 || !att_is_digit(cp[*to - 3])))
		{
			*to -= 2;			/* 产值占比、5年提升10个百分点 */
			more = true;
		}
		else if (cp[*to - 1] == 0x5E74 || cp[*to - 1] == 0x5EA6 || cp[*to - 1] == 0x6708 || cp[*to - 1] == 0x6B21)
		{
			/* 连续16年, 连续11个季度 */
			size_t		lo = *to > *from + 9 ? *to - 9 : *from;
			size_t		k = att_find(cp + lo, *to - lo, U"连续");

			if (k < *to - lo)
			{
				*to = lo + k;
				more = true;
			}
		}
	}
}

/* Where the subject of cp[from..to) ends: at the first word of how it goes on. */
static size_t
subject_end(const uint32_t *cp, size_t from, size_t to)
{
	for (size_t i = from + 2; i < to; i++)
	{
		size_t		len;

		if (att_lexicon_longest(&att_name_pred, cp + i, to - i, &len) >= 0)
			return i;
	}
	return from;
}

/* Splits cp[from..to) at 、 和 及 与; returns the number of parts, at most max. */
static int
split_list(const uint32_t *cp, size_t from, size_t to, size_t *start, size_t *end, int max)
{
	int			n = 0;
	size_t		s = from;
	int			depth = 0;

	for (size_t i = from; i <= to; i++)
	{
		size_t		len = 0;

		if (i < to)
		{
			if (cp[i] == '(' || cp[i] == 0x201C)
				depth++;
			else if ((cp[i] == ')' || cp[i] == 0x201D) && depth > 0)
				depth--;
			if (depth > 0)
				continue;
			if (cp[i] == LIST)
				len = 1;
			else if (i > s)
				len = att_conjunction(cp, from, i, to);
			if (len == 0)
				continue;
		}
		if (n == max)
			return max + 1;
		start[n] = s;
		end[n] = i;
		n++;
		s = i + len;
		i = s > i ? s - 1 : i;
	}
	return n;
}

/* 规模占全市: a property and what it is a share of */
static bool
starts_with_attr(const uint32_t *cp, size_t a, size_t b)
{
	size_t		len;

	return att_lexicon_longest(&att_name_attr, cp + a, b - a, &len) >= 0 && a + len < b &&
		cp[a + len] == 0x5360;
}

/*
 * 引进甲公司、乙公司等66家企业: what stands before 等 are examples; the verb in
 * front of them stays.
 */
static void
drop_examples(const uint32_t *cp, size_t a, size_t *b)
{
	size_t		first = a;
	size_t		keep = a;

	if (*b <= a || cp[*b - 1] != 0x7B49)
		return;
	while (first < *b && cp[first] != LIST)
		first++;
	for (size_t i = a; i < first; i++)
	{
		size_t		len;

		if (att_lexicon_longest(&att_name_carry, cp + i, first - i, &len) >= 0 ||
			att_lexicon_longest(&att_name_verb, cp + i, first - i, &len) >= 0)
		{
			keep = i + len;
			if (i == a)
				break;
			i += len - 1;
		}
	}
	*b = keep;
}

/*
 * What the clause in front of cp[to] is about, where it holds no value: its
 * subject (项目扎实推进) or its object (推进项目建设).  False if it says nothing.
 */
static bool
clause_topic(const uint32_t *cp, size_t from, size_t to, size_t *a, size_t *b)
{
	size_t		s;
	size_t		len;

	if (to <= from)
		return false;
	*a = to;
	while (*a > from && cp[*a - 1] != ',' && cp[*a - 1] != ';' && cp[*a - 1] != ':' && cp[*a - 1] != 0x3002)
		(*a)--;
	*b = to;
	/* 扎实推进项目建设 starts with how */
	att_naming_trim(cp, a, b);
	while (*a < *b && att_lexicon_longest(&att_name_pred, cp + *a, *b - *a, &len) >= 0)
		*a += len;
	att_naming_trim(cp, a, b);
	s = subject_end(cp, *a, *b);
	if (s > *a + 1)
		*b = s;
	att_naming_trim(cp, a, b);
	len = att_ends_any(cp, *a, *b, &att_words_work_noun);
	if (*b > *a + len + 1)
		*b -= len;
	return *b > *a + 1 && *b - *a <= 24;
}

/*
 * 外贸在订单下降2成的情况下增长7%: under what circumstances is no part of the
 * name; what stands in front of 在 is.
 */
static void
drop_circumstance(const uint32_t *cp, size_t from, size_t *a, size_t *b)
{
	uint64_t	chars = att_chars_in(cp + *a, *b - *a);

	att_each_word(w, &att_words_circumstance_end)
	{
		size_t		k = att_may_hold(chars, w) ? *a + att_find(cp + *a, *b - *a, w) : *b;
		size_t		in;
		size_t		x;
		size_t		y;

		if (k >= *b)
			continue;
		/* what follows is the name, if anything does */
		x = k + 3;
		y = *b;
		if (x < y && cp[x] == ',')
			x++;
		att_naming_trim(cp, &x, &y);
		if (y > x + 1)
		{
			*a = x;
			return;
		}
		in = k;
		while (in > from && cp[in - 1] != 0x5728 && cp[in - 1] != ',' && cp[in - 1] != ';')
			in--;
		if (in > from && cp[in - 1] == 0x5728)	/* 在 */
		{
			size_t		s = in - 1;

			while (s > from && cp[s - 1] != ',' && cp[s - 1] != ';' && cp[s - 1] != ':')
				s--;
			*a = s;
			*b = in - 1;
		}
		return;
	}
}

/* Does a quotation that starts in cp[a..i) go on at i? */
static bool
in_quotes(const uint32_t *cp, size_t a, size_t i)
{
	while (i > a)
	{
		i--;
		if (cp[i] == 0x201D || cp[i] == 0x300B)
			return false;
		if (cp[i] == 0x201C || cp[i] == 0x300A)
			return true;
	}
	return false;
}

/* 围绕“减证便民”等领域开展38项改革: what it is done about is no part of the name. */
static void
drop_aim(const uint32_t *cp, size_t *a, size_t b)
{
	size_t		len;

	if (b <= *a || att_starts_any(cp + *a, b - *a, &att_words_aim_verb) == 0)
		return;
	for (size_t i = *a + 3; i < b; i++)
		if (!in_quotes(cp, *a, i) && att_lexicon_longest(&att_name_carry, cp + i, b - i, &len) >= 0 && len > 1)
		{
			*a = i;
			return;
		}
}

/* 新机制推动问题解决率达到94%: what it is that rose; 作为支柱产业的金融业 */
static void
drop_cause(const uint32_t *cp, size_t *a, size_t b)
{
	size_t		len;

	if (att_text_starts(cp + *a, b - *a, U"作为") > 0)
	{
		size_t		k = *a + att_find(cp + *a, b - *a, U"的");

		if (k + 2 < b)
			*a = k + 1;
	}
	if (att_lexicon_longest_back(&att_name_attr_back, cp, *a, b, &len) < 0 && cp[b - 1] != 0x7387)	/* 率 */
		return;
	att_each_word(w, &att_words_cause_verb)
	{
		size_t		k = *a + att_find(cp + *a, b - *a, w);

		if (k < b && k > *a + 2 && k + 6 <= b && !in_quotes(cp, *a, k))
			*a = k + 2;
	}
}

/* 组建联络群、覆盖8万家: of several actions the last is meant. */
static void
last_action(const uint32_t *cp, size_t *a, size_t b)
{
	size_t		k = b;
	size_t		len;
	int			depth = 0;

	while (k > *a)
	{
		uint32_t	c = cp[k - 1];

		if (c == ')' || c == 0x201D)
			depth++;
		else if ((c == '(' || c == 0x201C) && depth > 0)
			depth--;
		else if (c == LIST && depth == 0)
			break;
		k--;
	}
	if (k > *a + 6 && k < b &&
		att_lexicon_longest(&att_name_carry, cp + k, b - k, &len) >= 0 && len < b - k + 1 &&
		att_lexicon_longest(&att_name_carry, cp + *a, b - *a, &len) >= 0)
		*a = k;
}

/* 国家级, 市级: one kind of what stood before */
static bool
only_grade(const uint32_t *cp, size_t a, size_t b)
{
	return b > a && att_is_any(cp + a, b - a, &att_words_grade);
}

/* The name without the verbs at its ends: what the verbs are done to. */
static void
head_of(const att_name *base, att_name *head)
{
	size_t		len;
	int			n = base->n;

	*head = *base;
	while (n > 0 && att_lexicon_longest_back(&att_name_verb_back, head->cp, 0, (size_t) n, &len) >= 0 &&
		   (size_t) n >= len)
		n -= (int) len;
	head->n = n;
	if (n == base->n && att_lexicon_longest(&att_name_carry, head->cp, (size_t) head->n, &len) >= 0 &&
		(size_t) head->n > len)
	{
		memmove(head->cp, head->cp + len, (size_t) (head->n - (int) len) * sizeof(uint32_t));
		head->n -= (int) len;
	}
}

#define LIST_MAX	16

/* Does cp[a..b) end like the name of something measured: 量 率 数 额 值 度? */
static bool
ends_with_measure(const uint32_t *cp, size_t a, size_t b)
{
	return att_ends_any(cp, a, b, &att_words_measure_end) > 0;
}

/*
 * A list of names for a list of values: 签约货款、到账货款分别为9亿、6亿美元.
 * Fills names[first..first+k) and answers true where the lists match.
 */
static bool
spread(const uint32_t *cp, size_t first, size_t k, size_t from, size_t to, att_name *names)
{
	size_t		start[LIST_MAX + 1];
	size_t		end[LIST_MAX + 1];
	int			n = split_list(cp, from, to, start, end, LIST_MAX);
	size_t		tail_from = 0;
	size_t		tail_to = 0;
	size_t		head_from = 0;
	size_t		head_to = 0;

	if (n != (int) k || n > LIST_MAX)
		return false;
	/* a property that the last one says for all: A、B增速 */
	{
		size_t		len;
		size_t		a = start[n - 1];
		size_t		b = end[n - 1];

		att_naming_trim(cp, &a, &b);
		end[n - 1] = b > start[n - 1] ? b : end[n - 1];
		att_lexicon_longest_back(&att_name_attr_back, cp, start[n - 1], end[n - 1], &len);
		att_lexicon_longest_back(&att_name_last_back, cp, start[n - 1], end[n - 1], &a);
		if (a > len)
			len = a;
		/* 固定资产投资 is one word: its 投资 is its own */
		if (len == 2 && end[n - 1] >= start[n - 1] + 6 && att_text_starts(cp + end[n - 1] - 6, 6, U"固定资产投资") == 6)
			len = 0;
		if (len > 0 && len < end[n - 1] - start[n - 1])
		{
			bool		others = false;

			/* only where no other has one of its own */
			for (int i = 0; i < n - 1 && !others; i++)
				others = end[i] > start[i] &&
					(cp[end[i] - 1] == cp[end[n - 1] - 1] ||
					 att_lexicon_longest_back(&att_name_attr_back, cp, start[i], end[i], &a) >= 0 ||
					 att_lexicon_longest_back(&att_name_last_back, cp, start[i], end[i], &a) >= 0);
			if (!others)
			{
				tail_from = end[n - 1] - len;
				tail_to = end[n - 1];
			}
		}
	}
	/* 甲产业、乙产业增加值占规上工业比重: what is a share of what is said once */
	for (size_t at = start[n - 1] + 3; at + 2 < end[n - 1] && tail_to > tail_from; at++)
		if (cp[at] == 0x5360)
		{
			size_t		len;

			tail_from = at;
			if (att_lexicon_longest_back(&att_name_attr_back, cp, start[n - 1], at, &len) >= 0 && at - len > start[n - 1] + 1)
				tail_from = at - len;
			break;
		}
	/* 肉羊、蛋鸭年出栏量: as long as the first, the other; what follows is said of both */
	if (tail_to == tail_from && n == 2)
	{
		size_t		a = start[0];
		size_t		b = end[0];

		att_naming_trim(cp, &a, &b);
		if ((b - a == 2 || b - a == 3) && end[1] >= start[1] + (b - a) + 3 && end[1] - start[1] <= 14 && !att_is_digit(cp[a]) &&
			ends_with_measure(cp, start[1], end[1]))
		{
			tail_from = start[1] + (b - a);
			tail_to = end[1];
		}
	}
	/* 游客数量和花费: the properties of one thing */
	{
		size_t		len;
		size_t		a = start[0];
		size_t		b = end[0];
		bool		attrs = n > 1;

		att_naming_trim(cp, &a, &b);
		for (int i = 1; i < n && attrs; i++)
		{
			size_t		x = start[i];
			size_t		y = end[i];

			att_naming_trim(cp, &x, &y);
			attrs = whole(&att_name_attr, cp, x, y);
		}
		if (attrs && b > a && att_lexicon_longest_back(&att_name_attr_back, cp, a, b, &len) >= 0 &&
			len + 1 < b - a)
		{
			head_from = a;
			head_to = b - len;
			tail_to = tail_from;
		}
	}
	/* 万元GDP气耗、油耗: per what, for all */
	{
		size_t		len;
		size_t		a = start[0];
		size_t		b = end[0];

		att_naming_trim(cp, &a, &b);
		if (head_to == head_from && att_lexicon_longest(&att_name_head, cp + a, b - a, &len) >= 0 &&
			len < b - a)
		{
			head_from = a;
			head_to = a + len;
			for (int i = 1; i < n; i++)
				if (att_lexicon_longest(&att_name_head, cp + start[i], end[i] - start[i], &len) >= 0)
					head_to = head_from;
		}
	}
	for (int i = 0; i < n; i++)
	{
		size_t		a = start[i];
		size_t		b = end[i];

		if (i == 0)
			att_naming_trim(cp, &a, &b);
		names[first + i].n = 0;
		if (i > 0 && head_to > head_from)
			att_name_add(&names[first + i], cp, head_from, head_to);
		att_name_add(&names[first + i], cp, a, b);
		if (i < n - 1 && tail_to > tail_from)
			att_name_add(&names[first + i], cp, tail_from, tail_to);
	}
	return true;
}

/* The name of the last sentence that was about something. */
static const att_name *
topic_of(const uint32_t *cp, att_topic *topic)
{
	while (topic->n > 0)
	{
		size_t		a;
		size_t		b;

		topic->n--;
		if (clause_topic(cp, topic->waiting[topic->n].from, topic->waiting[topic->n].to, &a, &b))
		{
			att_name_set(&topic->name, cp, a, b);
			topic->n = 0;
		}
	}
	return &topic->name;
}

void
att_naming_topic(const uint32_t *cp, size_t from, size_t to, att_topic *topic)
{
	if (topic->n == ATT_TOPIC_WAITING)
		topic_of(cp, topic);
	topic->waiting[topic->n].from = (uint32_t) from;
	topic->waiting[topic->n].to = (uint32_t) to;
	topic->n++;
}

/*
 * 14所学校、36个班级入选国家计划: what the last of a list did, all did.
 */
static void
share_predicates(const uint32_t *cp, const att_mentions *ms, att_name *names)
{
	for (size_t i = 0; i < ms->n;)
	{
		size_t		k = i + 1;

		while (k < ms->n && (ms->m[k].joint == ATT_JOINT_LIST || ms->m[k].joint == ATT_JOINT_AND) &&
			   ms->m[k].pre_from == ms->m[k].pre_to && ms->m[k].post_to > ms->m[k].post_from)
			k++;
		if (k - i >= 2 && ms->m[i].post_to > ms->m[i].post_from)
		{
			size_t		a = ms->m[k - 1].post_from;
			size_t		b = ms->m[k - 1].post_to;
			size_t		at = b;

			att_each_word(w, &att_words_shared_predicate)
			{
				size_t		f = a + att_find(cp + a, b - a, w);

				if (f < at && f > a + 1)
					at = f;
			}
			for (size_t x = i; x + 1 < k && at < b; x++)
				att_name_add(&names[x], cp, at, b);
		}
		i = k;
	}
}

/*
 * 2家示范性和5家标准性康复中心: the noun behind the last kind is that of all.
 */
static void
share_nouns(const uint32_t *cp, const att_mentions *ms, att_name *names)
{
	for (size_t i = ms->n; i-- > 1;)
	{
		const att_mention *a = &ms->m[i - 1];
		const att_mention *b = &ms->m[i];
		size_t		len = a->post_to - a->post_from;
		uint32_t	kind;

		if ((b->joint != ATT_JOINT_LIST && b->joint != ATT_JOINT_AND) || b->pre_from != b->pre_to ||
			len < 2 || len > 4 || b->post_to < b->post_from + len + 2)
			continue;
		kind = cp[a->post_to - 1];
		if (kind == 0x7EA7 || kind == 0x6027 || kind == 0x5316 || kind == 0x578B || kind == 0x7C7B)	/* 级性化型类 */
			for (size_t k = b->post_from + 1; k < b->post_from + 4 && k + 2 < b->post_to; k++)
				if (cp[k] == kind || (k - b->post_from + 1 == len && cp[k] == 0x5316))
				{
					if (cp[k] != kind && cp[k + 1] == kind)
						k++;
					/* what b took over itself comes from its end */
					att_name_add(&names[i - 1], cp, k + 1, b->post_to);
					break;
				}
	}
}

/* 大类, 批: kinds of what is counted behind them */
static bool
is_grouping(const att_unit *u)
{
	char		text[ATT_UNIT_TEXT];

	return att_utf8_is_any(text, att_unit_print(u, text), &att_words_group_unit);
}

/*
 * 5组12家商会实现联合, 8大类36项127件实事: all count what stands behind the last.
 */
static void
share_counts(const uint32_t *cp, const att_mentions *ms, att_name *names)
{
	for (size_t i = ms->n; i-- > 1;)
	{
		const att_mention *a = &ms->m[i - 1];
		const att_mention *b = &ms->m[i];
		size_t		x = a->pre_from;
		size_t		y = a->pre_to;
		size_t		k = i;

		if (a->ph.qualitative || b->ph.qualitative || b->ph.num_start != a->ph.end || b->ph.value.form != ATT_POINT ||
			a->ph.value.aspect != ATT_LEVEL || b->ph.value.aspect != ATT_LEVEL ||
			!att_unit_is_count(&a->ph.value.unit) || !att_unit_is_count(&b->ph.value.unit))
			continue;
		while (k + 1 < ms->n && ms->m[k + 1].ph.num_start == ms->m[k].ph.end)
			k++;
		if (ms->m[k].post_to < ms->m[k].post_from + 2)
			continue;
		att_naming_trim(cp, &x, &y);
		/* 茶会6场28家商户参加: the first has its own noun */
		if (y > x && !only_verbs(cp, x, y) && !only_verbs(cp, ms->m[k].post_from, ms->m[k].post_to) &&
			!is_grouping(&a->ph.value.unit) && cp[y - 1] != 0x7C7B)	/* 类 */
			continue;
		if (y > x && att_find(cp + x, y - x, U"拟定") < y - x)
			y = x;
		att_name_set(&names[i - 1], cp, x, y);
		att_name_add(&names[i - 1], cp, ms->m[k].post_from, ms->m[k].post_to);
		names[i] = names[i - 1];
	}
}

/*
 * 启动8个、7.5万平方米的改造项目: what stands behind the last 的 is what all
 * count.  72个院落2.9万户水表入户: what the second counts is done for the first.
 */
static void
share_objects(const uint32_t *cp, const att_mentions *ms, att_name *names)
{
	for (size_t i = 0; i + 1 < ms->n; i++)
	{
		const att_mention *a = &ms->m[i];
		const att_mention *b = &ms->m[i + 1];
		size_t		from = b->post_from;
		size_t		to = b->post_to;
		size_t		len;

		if (a->ph.qualitative || b->ph.qualitative || b->joint != ATT_JOINT_LIST ||
			a->ph.value.aspect != ATT_LEVEL || b->ph.value.aspect != ATT_LEVEL ||
			att_unit_is_percent(&a->ph.value.unit) || att_unit_is_percent(&b->ph.value.unit) ||
			to < from + 3)
			continue;
		if (cp[from] == 0x7684 && a->post_from == a->post_to && att_unit_is_count(&a->ph.value.unit) &&
			a->post_to < b->pre_from)
		{
			size_t		x = a->pre_from;
			size_t		y = a->pre_to;

			from++;
			att_naming_trim(cp, &from, &to);
			att_naming_trim(cp, &x, &y);
			/* of what stands in front only a verb stays */
			len = 0;
			if (y > x)
				att_lexicon_longest(&att_name_carry, cp + x, y - x, &len);
			if (y > x && len < y - x)
				continue;
			att_name_set(&names[i], cp, x, x + len);
			att_name_add(&names[i], cp, from, to);
			x = b->pre_from;
			y = b->pre_to;
			att_naming_trim(cp, &x, &y);
			att_name_set(&names[i + 1], cp, from, to);
			att_name_add(&names[i + 1], cp, x, y);
		}
		else if (b->pre_from == a->post_from && b->pre_to == a->post_to && a->post_to > a->post_from &&
				 att_unit_is_count(&a->ph.value.unit) && cp[from] != 0x7684)
		{
			size_t		x = b->pre_from;
			size_t		y = b->pre_to;

			if (cp[y - 1] == 0x4E2D || cp[y - 1] == 0x7684)	/* 中 的 */
				continue;
			if (att_lexicon_longest(&att_name_carry, cp + x, y - x, &len) >= 0 ||
				att_lexicon_longest(&att_name_verb, cp + x, y - x, &len) >= 0 ||
				att_lexicon_longest(&att_name_lead, cp + x, y - x, &len) >= 0)
				continue;
			for (size_t k = x + 1; k < y; k++)
				if (att_lexicon_longest(&att_name_carry, cp + k, y - k, &len) >= 0 && len > 1)
					x = y;
			if (x == y)
				continue;
			att_name_add(&names[i], cp, from, to);
			if (att_unit_is_count(&b->ph.value.unit))
				att_name_set(&names[i + 1], cp, from, to);
		}
	}
}

/* 改造, 低氮燃烧改造: ends with what is done */
static bool
ends_with_deed(const uint32_t *cp, size_t a, size_t b)
{
	return att_ends_any(cp, a, b, &att_words_deed_end) > 0;
}

/* Where the noun ends in cp[a..b) that a deed follows: 锅炉|低氮燃烧改造; b if
 * nothing says so. */
static size_t
deed_behind(const uint32_t *cp, size_t a, size_t b)
{
	for (size_t i = a + 1; i + 2 < b && i - a <= 6 && ends_with_deed(cp, a, b); i++)
		if (att_is_any(cp + i, 1, &att_words_counted_noun_end))
			return i + 1;
	return b;
}

/*
 * 1800万千瓦机组、260台锅炉低氮燃烧改造; 实施34个社区、7个城中村消防管网改造: what
 * is done to the last of a list is done to all.
 */
static void
share_deeds(const uint32_t *cp, const att_mentions *ms, att_name *names)
{
	for (size_t i = 0; i < ms->n;)
	{
		size_t		k = i + 1;
		const att_mention *last;
		size_t		at;

		while (k < ms->n && (ms->m[k].joint == ATT_JOINT_LIST || ms->m[k].joint == ATT_JOINT_AND) &&
			   ms->m[k].pre_from == ms->m[k].pre_to && ms->m[k].post_to > ms->m[k].post_from + 1 &&
			   ms->m[k].ph.value.aspect == ATT_LEVEL && !ms->m[k].ph.qualitative)
			k++;
		last = &ms->m[k - 1];
		if (k - i < 2 || ms->m[i].ph.value.aspect != ATT_LEVEL)
		{
			i = k;
			continue;
		}
		at = deed_behind(cp, last->post_from, last->post_to);
		for (size_t x = i; x + 1 < k && at < last->post_to; x++)
		{
			const att_mention *m = &ms->m[x];
			size_t		n = m->post_to - m->post_from;

			/* what has a deed of its own keeps it */
			if (n < 2 || n > 8 || ends_with_deed(cp, m->post_from, m->post_to) ||
				att_find(cp + m->post_from, n, U"的") < n)
				continue;
			att_name_add(&names[x], cp, at, last->post_to);
		}
		i = k;
	}
}

/* The naming of one sentence: what is remembered, and the value at hand. */
typedef struct naming
{
	const uint32_t *cp;
	size_t		from;
	const att_mentions *ms;
	const att_name *given;
	att_topic  *topic;			/* of the sentence before */
	att_name   *names;

	att_name	base;			/* the last name that stood on its own */
	att_name	last;			/* the last name */
	att_name	carry;			/* 新增: goes on over a list */
	bool		carry_post;		/* the carried words stand before numbers */
	size_t		group;			/* size of the list of names just spread */
	size_t		topic_from;		/* subject of the first clause */
	size_t		topic_to;

	size_t		i;				/* the value at hand */
	const att_mention *m;
	att_name   *name;
	size_t		a;				/* its words in front, trimmed */
	size_t		b;
	size_t		pa;				/* its words behind */
	size_t		pb;
	bool		listed;
	bool		percent;
} naming;

static void
named(naming *s, att_origin origin)
{
	s->name->origin = (uint8_t) origin;
	att_name_copy(&s->last, s->name);
}

/* What the clause in front of the value's own is about. */
static bool
clause_before(const naming *s, size_t *ta, size_t *tb)
{
	size_t		prev = s->i > 0 ? s->ms->m[s->i - 1].ph.end : s->from;

	return s->m->pre_from > prev + 1 &&
		clause_topic(s->cp, prev, s->m->pre_from - 1, ta, tb) && (*ta > prev || s->i == 0);
}

/*
 * 签约货款、到账货款分别为9亿、6亿美元: several values in a row without words
 * between take the names of a list as long.
 */
static bool
name_lists(naming *s)
{
	const att_mention *m = s->ms->m;
	size_t		i = s->i;
	size_t		k = i + 1;
	size_t		a = s->m->pre_from;
	size_t		b = s->m->pre_to;
	size_t		cut;
	bool		attrs;

	while (k < s->ms->n && k - i <= LIST_MAX &&
		   (m[k].joint == ATT_JOINT_LIST || m[k].joint == ATT_JOINT_AND) &&
		   m[k].pre_from == m[k].pre_to && m[k - 1].post_from == m[k - 1].post_to &&
		   !m[k].ph.qualitative)
		k++;
	if (k - i < 2)
		return false;
	/* 取暖占比83.4%、提高1.2个百分点: two things said of one */
	for (size_t x = i + 1; x < k && !s->m->respectively; x++)
		if (m[x].ph.value.aspect != m[i].ph.value.aspect)
			return false;

	/* 分别达8.1万吨、2.3万吨,增长3.7%、6.1%: the same in the same order */
	if (a == b && s->group == k - i && i >= s->group)
	{
		for (size_t x = i; x < k; x++)
			s->names[x] = s->names[x - s->group];
		s->last = s->names[k - 1];
		s->i = k - 1;
		return true;
	}
	cut = att_find(s->cp + a, b - a, U"分别");
	if (!spread(s->cp, i, k - i, a, a + cut, s->names))
		return false;

	/* 总量和增速分别位居第6和第11: of what stood before */
	attrs = s->base.n > 0 && s->m->joint != ATT_JOINT_START;
	for (size_t x = i; x < k && attrs; x++)
		attrs = whole(&att_name_attr, s->names[x].cp, 0, (size_t) s->names[x].n);
	for (size_t x = i; x < k && attrs; x++)
	{
		att_name	own = s->names[x];

		att_name_copy(&s->names[x], &s->base);
		att_name_add(&s->names[x], own.cp, 0, (size_t) own.n);
	}
	/* 项目分别完成总体工程量的42%: what stands behind 分别 is for all */
	if (a + cut + 2 < b)
	{
		size_t		ta = a + cut + 2;
		size_t		tb = b;

		att_naming_trim(s->cp, &ta, &tb);
		for (size_t x = i; x < k; x++)
			att_name_add(&s->names[x], s->cp, ta, tb);
	}
	for (size_t x = i; x < k; x++)
		s->names[x].origin = ATT_FROM_LIST;
	att_name_copy(&s->base, &s->names[k - 1]);
	att_name_copy(&s->last, &s->names[k - 1]);
	s->group = k - i;
	s->i = k - 1;
	return true;
}

/* 完成规划范围内35%的旧厂房整治: a share of what stands behind. */
static bool
name_share(naming *s)
{
	size_t		x = s->pa + 1;
	size_t		y = s->pb;

	if (!s->percent || s->pb <= s->pa + 2 || s->cp[s->pa] != 0x7684 ||
		s->m->ph.value.aspect != ATT_LEVEL)
		return false;
	att_naming_trim(s->cp, &x, &y);
	if (y <= x + 1)
		return false;
	att_name_set(s->name, s->cp, x, y);
	named(s, ATT_FROM_BEHIND);
	att_name_copy(&s->base, s->name);
	return true;
}

/*
 * 总投资46亿元的产业园项目开工: a property of what stands behind 的, as far as
 * what it does.
 */
static bool
name_of_head(naming *s)
{
	const uint32_t *cp = s->cp;
	size_t		x = s->m->post_from;
	size_t		y = s->m->post_to;
	size_t		a = s->m->pre_from;
	size_t		b = s->m->pre_to;
	size_t		len;

	if (y < x + 4 || cp[x] != 0x7684 || s->percent || s->m->ph.value.aspect != ATT_LEVEL)
		return false;
	att_naming_trim(cp, &a, &b);
	if (b <= a || att_lexicon_longest_back(&att_name_attr_back, cp, a, b, &len) < 0)
		return false;
	/* 参与设立总规模达: only verbs in front */
	if (len < b - a && !only_verbs(cp, a, b - len) && b - len - a > 4)
		return false;
	x++;
	y = x + 3 + att_find_any(cp + x + 3, y - x - 3, &att_words_head_predicate);
	att_naming_trim(cp, &x, &y);
	if (y < x + 2)
		return false;
	att_name_set(s->name, cp, x, y);
	att_name_add(s->name, cp, b - len, b);
	named(s, ATT_FROM_BOTH);
	att_name_copy(&s->base, s->name);
	return true;
}

/*
 * 制定总体方案和3个行动计划; 水上乐园、温泉旅馆、13条道路开工: what stands
 * before the conjunction at once in front of the number is another object.  Only
 * a verb that all share stays.
 */
static void
drop_other_object(const uint32_t *cp, size_t a, size_t *b)
{
	size_t		x = a;
	size_t		y;
	size_t		len;

	if (*b <= a + 2)
		return;
	y = *b;
	if (cp[y - 1] == LIST)
		y--;
	else if (att_conjunction(cp, a, y - 1, *b) == 1)
		y--;
	else if (att_conjunction(cp, a, y - 2, *b) == 2)
		y -= 2;
	else
		return;
	att_naming_trim(cp, &x, &y);
	y = x;
	while (y + 1 < *b && (att_lexicon_longest(&att_name_carry, cp + y, *b - y, &len) >= 0 ||
						  att_lexicon_longest(&att_name_verb, cp + y, *b - y, &len) >= 0))
		y += len;
	*b = y;
}

/* Does 居 at cp[i] say a place, and not 居民, 安居? */
static bool
says_place(const uint32_t *cp, size_t lo, size_t i, size_t hi)
{
	return cp[i] == 0x5C45 && att_starts_any(cp + i, hi - i, &att_words_dwelling) == 0 &&
		(i == lo || att_starts_any(cp + i - 1, hi - i + 1, &att_words_dwelling) == 0);
}

/*
 * 养殖规模稳居全国第二, 销量连续三年居全国首位: the place that the rank is
 * among is no part of the name.
 */
static void
drop_ranking(const uint32_t *cp, size_t a, size_t *b)
{
	att_each_word(w, &att_words_rank_lead)
	{
		size_t		k = a + att_find(cp + a, *b - a, w);

		if (k < *b && k > a + 1 && *b - k <= 14)
			*b = k;
	}
	for (size_t k = *b; k > a; k--)
		if (says_place(cp, a, k - 1, *b) && *b - k <= 12)
		{
			*b = k - 1;
			while (*b > a && (cp[*b - 1] == 0x8DC3 || cp[*b - 1] == 0x5747 || cp[*b - 1] == 0x4ECD))	/* 跃 均 仍 */
				(*b)--;
			break;
		}
	for (size_t k = a; k < *b; k++)
		if (run_of_years(cp + k, *b - k) > 0 && k + run_of_years(cp + k, *b - k) == *b)
			*b = k;
}

/*
 * 城乡面貌持续改善新建基站320个: a heading runs into the sentence whose verb
 * starts behind it.
 */
static void
drop_run_in(const uint32_t *cp, size_t *a, size_t b)
{
	for (size_t i = *a + 2; i + 4 < b; i++)
	{
		size_t		len;
		size_t		verb;

		if (att_lexicon_longest(&att_name_pred, cp + i, b - i, &len) < 0 || len < 4 || i + len >= b)
			continue;
		if (att_lexicon_longest(&att_name_carry, cp + i + len, b - i - len, &verb) >= 0)
		{
			*a = i + len;
			return;
		}
		i += len - 1;
	}
}

/* Cuts what is no name from the words around the value. */
static void
trim_around(naming *s)
{
	const uint32_t *cp = s->cp;
	const att_mention *m = s->m;
	size_t		len;

	if (m->respectively)
		s->b = s->a + att_find(cp + s->a, s->b - s->a, U"分别");
	if (s->pb > s->pa && !s->percent)
		drop_examples(cp, s->a, &s->b);
	drop_circumstance(cp, s->from, &s->a, &s->b);
	drop_aim(cp, &s->a, s->b);
	if (s->b > s->a)
		drop_cause(cp, &s->a, s->b);
	last_action(cp, &s->a, s->b);
	if (s->pb > s->pa && !s->percent)
		drop_other_object(cp, s->a, &s->b);
	if (m->ph.value.aspect == ATT_RANK)
		drop_ranking(cp, s->a, &s->b);
	drop_run_in(cp, &s->a, s->b);
	/* 渔业产值连跨两个百亿元台阶,年均增长6.3% */
	for (size_t k = s->a + 3; k + 2 < s->b; k++)
		if (att_starts_any(cp + k, s->b - k, &att_words_step_verb) > 0)
			s->b = k;
	/* 培训职工30余期、5万人次: a number that is left out ends the name */
	if (s->b > s->a + 4 && cp[s->b - 1] == LIST && m->pre_to == s->b)
		for (size_t k = s->b - 2; k > s->a + 2 && k + 8 > s->b; k--)
			if (att_is_digit(cp[k]))
			{
				while (k > s->a + 2 && (att_is_digit(cp[k - 1]) || cp[k - 1] == '.'))
					k--;
				s->b = k;
				break;
			}
	att_naming_trim(cp, &s->a, &s->b);
	/* 排名提升5位 */
	if (m->ph.value.aspect == ATT_CHANGE && !s->percent && s->b + 2 <= m->pre_to && s->b > s->a &&
		att_text_starts(cp + s->b, 2, U"排名") == 2)
		s->b += 2;
	/* 压缩审批时限至21天 is about 审批时限 */
	len = m->ph.changed_to ? att_phrase_change_verb(cp + s->a, s->b - s->a) : 0;
	if (len < s->b - s->a)
		s->a += len;
	if (m->ph.value.aspect == ATT_RANK)
	{
		while (s->b > s->a && (cp[s->b - 1] == 0x5217 || cp[s->b - 1] == 0x6392))
			s->b--;				/* 列 排 */
		att_naming_trim(cp, &s->a, &s->b);
	}
	/* what a percentage says is in the words before it, unless it stands
	 * there without a verb: 事项100%进驻便民窗口 */
	if (s->percent && s->b > s->a &&
		!(m->ph.value.aspect == ATT_LEVEL && m->ph.lead == m->ph.num_start && !m->ph.qualitative &&
		  s->pb > s->pa + 1 && cp[s->pa] != 0x7684))
		s->pb = s->pa;
	/* 48个场站中22个投用 */
	if (s->pb > s->pa + 1 && cp[s->pb - 1] == 0x4E2D && s->i + 1 < s->ms->n &&
		s->ms->m[s->i + 1].pre_from == m->post_from && s->ms->m[s->i + 1].pre_to == m->post_to)
		s->pb--;
	/* 迈上6千亿元新台阶, 跨越4个百亿元台阶 */
	if (s->b > s->a && s->pb >= s->pa + 2 && s->pb - s->pa <= 12 &&
		att_find(cp + s->pa, s->pb - s->pa, U"台阶") < s->pb - s->pa)
		s->pb = s->pa;
	/* 稳居全国前八强 */
	if (m->ph.value.aspect == ATT_RANK && s->pb == s->pa + 1 && cp[s->pa] == 0x5F3A)
		s->pb = s->pa;
	/* 缩小至2.52:1 */
	if (s->pb > s->pa + 1 && (cp[s->pa] == 0x2236 || cp[s->pa] == ':') && att_is_digit(cp[s->pa + 1]))
		s->pb = s->pa;
	/* 组建10个专班破解难题, 600万元全部用于助学: what it is for */
	if (!s->percent)
	{
		uint64_t	chars = att_chars_in(cp + s->pa, s->pb - s->pa);

		att_each_word(w, &att_words_purpose_verb)
		{
			size_t		k = !att_may_hold(chars, w) ? s->pb : s->pa + att_find(cp + s->pa, s->pb - s->pa, w);

			if (k < s->pb && !in_quotes(cp, s->pa, k) &&
				(k > s->pa + 1 || (s->b > s->a + 1 && att_text_starts(cp + k, s->pb - k, U"全部用于") > 0)))
				s->pb = k;
		}
	}
	/* 按3%安排 */
	if (s->b > s->a && s->pb == s->pa + 2 &&
		(att_text_starts(cp + s->pa, 2, U"安排") || att_text_starts(cp + s->pa, 2, U"掌握") || att_text_starts(cp + s->pa, 2, U"把握")))
		s->pb = s->pa;
	/* 增速快于城镇居民: whom it is compared with */
	if (m->ph.qualitative && m->ph.value.aspect == ATT_CLAIM && s->b > s->a + 1)
		s->pb = s->pa;
	/* 实现17%的高增长 */
	if (m->ph.value.aspect == ATT_GROWTH && s->percent && s->pb > s->pa && cp[s->pa] == 0x7684)
		s->pb = s->pa;
	while (s->pa < s->pb && (cp[s->pa] == 0x7684 || cp[s->pa] == ' '))
		s->pa++;
	while (s->pb > s->pa && (cp[s->pb - 1] == ' ' || opens(cp[s->pb - 1]) || cp[s->pb - 1] == LIST))
		s->pb--;
}

/* Is there a ; since the value before? */
static bool
new_statement(const naming *s)
{
	for (size_t k = s->ms->m[s->i - 1].ph.end; k < s->m->pre_from; k++)
		if (s->cp[k] == ';')
			return true;
	return false;
}

/* 新增连锁药店7家: the name without what says that it is new. */
static bool
without_new(att_name *name)
{
	size_t		len = att_starts_any(name->cp, (size_t) name->n, &att_words_new_verb);

	if (len == 0 || (size_t) name->n < len + 2)
		return false;
	memmove(name->cp, name->cp + len, ((size_t) name->n - len) * sizeof(uint32_t));
	name->n -= (int) len;
	return true;
}

/* 累计达43家, 共41栋, 增至26个: of all there are. */
static bool
says_total(const uint32_t *cp, size_t from, size_t to)
{
	return to > from && att_find_any(cp + from, to - from, &att_words_total_word) < to - from;
}

/* 318.6亿元、增长3%: nothing of its own. */
static bool
name_nothing(naming *s)
{
	if (s->a != s->b || s->pa != s->pb)
		return false;
	/* 门店倍增,达到80家;驿站倍增,达到60家: a clause of its own in front */
	if (s->i > 0 && s->m->joint == ATT_JOINT_COMMA && !s->m->semicolon && new_statement(s) &&
		clause_before(s, &s->a, &s->b))
	{
		att_name_set(s->name, s->cp, s->a, s->b);
		named(s, ATT_FROM_LAST);
		att_name_copy(&s->base, s->name);
		return true;
	}
	if (s->m->pre_to > s->m->pre_from && s->listed && s->carry.n > 0 && !s->percent &&
		s->m->ph.value.aspect != ATT_RANK)
		att_name_copy(s->name, &s->carry);
	else if (s->last.n > 0)
	{
		att_name_copy(s->name, &s->last);
		/* 新增药店7家、累计达43家; not 新增产能5万吨、产值达10亿元 */
		if (s->i > 0 && s->m->ph.value.aspect == ATT_LEVEL && !s->percent &&
			att_unit_dimension_cmp(&s->m->ph.value.unit, &s->ms->m[s->i - 1].ph.value.unit) == 0 &&
			says_total(s->cp, s->m->pre_from, s->m->ph.num_start) && without_new(s->name))
			s->carry.n = 0;		/* 其中 is of all, too */
	}
	else if (s->given)
		att_name_copy(s->name, s->given);
	else if (s->m->joint == ATT_JOINT_COMMA && s->topic_to > s->topic_from)
		att_name_set(s->name, s->cp, s->topic_from, s->topic_to);
	else if (s->m->joint == ATT_JOINT_COMMA && clause_before(s, &s->a, &s->b))
		att_name_set(s->name, s->cp, s->a, s->b);
	named(s, ATT_FROM_LAST);
	return true;
}

/* 全区增加值, 主要目标是:增加值: said of the region, not of what stood before. */
static bool
of_the_whole(const naming *s)
{
	const att_mention *m = s->m;

	return (m->joint == ATT_JOINT_COMMA && s->cp[m->pre_from - 1] == ':') ||
		att_starts_any(s->cp + m->pre_from, m->pre_to - m->pre_from, &att_words_whole_scope) > 0;
}

/* Two names of rates: 办结率, 满意率 are both of the same thing. */
static bool
both_rates(const att_name *base, const uint32_t *cp, size_t b)
{
	return base->n > 0 && base->cp[base->n - 1] == 0x7387 && cp[b - 1] == 0x7387;
}

/* 税收, 投资: also indicators of their own */
static bool
stands_alone(const uint32_t *cp, size_t a, size_t b)
{
	return b > a && att_is_any(cp + a, b - a, &att_words_standalone_property);
}

/* 增速, 占比, 总量: also of what is a property itself */
static bool
of_property(const uint32_t *cp, size_t a, size_t b)
{
	return b > a && att_is_any(cp + a, b - a, &att_words_property_of_property);
}

/* 地区生产总值, 一般公共预算收入: said of the whole region */
static bool
of_economy(const att_name *name)
{
	return att_ends_any(name->cp, 0, (size_t) name->n, &att_words_economy_indicator) > 0;
}

/*
 * 大力发展竹编家具产业,…,实现产业集群规模28亿元: a sentence about one industry
 * says it first.
 */
static bool
name_of_industry(naming *s)
{
	const uint32_t *cp = s->cp;
	size_t		len;
	size_t		a = s->from;
	size_t		b;

	if (s->pa != s->pb || s->m->joint != ATT_JOINT_COMMA ||
		att_starts_any(cp + s->a, s->b - s->a, &att_words_industry_cluster) == 0)
		return false;
	for (b = a; b < s->m->pre_from && cp[b] != ','; b++)
		;
	att_naming_trim(cp, &a, &b);
	len = att_starts_any(cp + a, b - a, &att_words_industry_verb);
	if (len == 0)
		return false;
	a += len;
	att_naming_trim(cp, &a, &b);
	if (b > a + 2 && (att_text_starts(cp + b - 2, 2, U"优势") > 0 || att_text_starts(cp + b - 2, 2, U"规模") > 0))
		b -= 2;
	if (b < a + 2 || b - a > 16)
		return false;
	/* 家具产业 and 产业集群 share a word */
	if (b > a + 3 && att_text_starts(cp + b - 2, 2, U"产业") > 0)
		b -= 2;
	att_name_set(s->name, cp, a, b);
	if (att_text_starts(cp + s->a, s->b - s->a, U"集群") > 0)
	{
		static const uint32_t industry[] = {0x4EA7, 0x4E1A};

		att_name_add(s->name, industry, 0, 2);
	}
	att_name_add(s->name, cp, s->a, s->b);
	named(s, ATT_FROM_PROPERTY);
	return true;
}

/* 面积31.6万平方米, 占全国的1/4: a property of what stood before. */
static bool
name_property(naming *s)
{
	const att_name *of;
	att_name	own;
	bool		property = whole(&att_name_attr, s->cp, s->a, s->b);

	if (s->i == 0 && s->base.n == 0 && !s->given && property && !of_the_whole(s) &&
		(s->m->ph.completed || !stands_alone(s->cp, s->a, s->b)))
	{
		size_t		ta;
		size_t		tb;

		/* 项目启动建设,总投资7亿元 */
		if (s->m->joint == ATT_JOINT_COMMA && clause_before(s, &ta, &tb))
			att_name_set(&s->base, s->cp, ta, tb);
		else if (s->topic_to == s->topic_from && topic_of(s->cp, s->topic)->n > 0)
			att_name_copy(&s->base, &s->topic->name);
	}
	if (s->pa != s->pb || s->a == s->b || (s->base.n == 0 && !s->given))
		return false;
	/* 税收收入 behind 地区生产总值: another indicator of the whole */
	if (property && stands_alone(s->cp, s->a, s->b) &&
		(s->m->semicolon || s->m->joint == ATT_JOINT_START || (s->base.n > 0 && of_economy(&s->base))))
		return false;
	/* 全年通车里程 is of all roads */
	if (s->i > 0 && s->m->joint == ATT_JOINT_COMMA && of_the_whole(s))
		return false;
	of = s->base.n > 0 ? &s->base : s->given;
	if (!property && (s->m->joint == ATT_JOINT_START ||
					  !(s->cp[s->a] == 0x5360 || starts_with_attr(s->cp, s->a, s->b))))
		return false;
	att_name_set(&own, s->cp, s->a, s->b);
	if (property && both_rates(of, s->cp, s->b))
	{
		size_t		len;

		/* 投诉回复率100%,满意率97%: of the same 投诉 */
		if (att_lexicon_longest_back(&att_name_attr_back, of->cp, 0, (size_t) of->n, &len) < 0)
			return false;
		att_name_copy(s->name, of);
		s->name->n -= (int) len;
		att_name_add(s->name, own.cp, 0, (size_t) own.n);
		named(s, ATT_FROM_PROPERTY);
		return true;
	}
	/* 企业产值150亿元、税收8亿元: of the firms, not of their output; but 产值增速 */
	if (property && s->i > 0 && of == &s->base && !s->percent && s->m->ph.value.aspect == ATT_LEVEL &&
		!of_property(s->cp, s->a, s->b))
	{
		size_t		len;

		if (att_lexicon_longest_back(&att_name_attr_back, of->cp, 0, (size_t) of->n, &len) >= 0 &&
			(size_t) of->n >= len + 3)
		{
			att_name_copy(s->name, of);
			s->name->n -= (int) len;
			att_name_add(s->name, own.cp, 0, (size_t) own.n);
			named(s, ATT_FROM_PROPERTY);
			return true;
		}
	}
	/* 新增货值300亿元、税收8亿元: two of a kind */
	if (property && s->listed && s->carry.n > 0 && !s->carry_post && s->i > 0 &&
		s->base.n > s->carry.n &&
		att_unit_dimension_cmp(&s->m->ph.value.unit, &s->ms->m[s->i - 1].ph.value.unit) == 0 &&
		whole(&att_name_attr, s->base.cp, (size_t) s->carry.n, (size_t) s->base.n))
		of = &s->carry;
	att_name_copy(s->name, of);
	if ((says_total(own.cp, 0, (size_t) own.n) || (own.n > 0 && own.cp[0] == 0x603B)) && without_new(s->name))	/* 总 */
		s->carry.n = 0;
	if (!(of->n >= own.n && memcmp(of->cp + of->n - own.n, own.cp, (size_t) own.n * sizeof(uint32_t)) == 0))
		att_name_add(s->name, own.cp, 0, (size_t) own.n);
	named(s, ATT_FROM_PROPERTY);
	return true;
}

/* 竣工2个: what is done, to what stood before. */
static bool
name_action(naming *s)
{
	size_t		ta;
	size_t		tb;

	if (s->pa != s->pb || s->m->joint == ATT_JOINT_START || !only_verbs(s->cp, s->a, s->b))
		return false;
	/* 新增就业 is an indicator of its own */
	if (s->b == s->a + 4 && att_text_starts(s->cp + s->a, 4, U"新增就业") == 4)
		return false;
	/* 全年共立案42宗: of all */
	if (of_the_whole(s))
		return false;
	/* the clause in front says to what: 场站加快推进,集中开工6个 */
	if (s->m->joint == ATT_JOINT_COMMA && clause_before(s, &ta, &tb))
		att_name_set(s->name, s->cp, ta, tb);
	else if (s->base.n > 0)
		head_of(&s->base, s->name);
	else if (s->topic_to > s->topic_from)
		att_name_set(s->name, s->cp, s->topic_from, s->topic_to);
	else
		return false;
	att_name_add(s->name, s->cp, s->a, s->b);
	named(s, ATT_FROM_ACTION);
	att_name_copy(&s->base, s->name);
	return true;
}

/* 其中国家级3家; 48个场站中22个投用、19个开工: some of what stood before. */
static bool
name_part(naming *s)
{
	const uint32_t *cp = s->cp;
	const att_mention *m = s->m;
	size_t		x = s->pa;
	size_t		mid;

	if (s->base.n == 0)
		return false;
	if (s->pa == s->pb && only_grade(cp, s->a, s->b))
	{
		att_name	head;

		head_of(&s->base, &head);
		att_name_set(s->name, cp, s->a, s->b);
		att_name_add(s->name, head.cp, 0, (size_t) head.n);
		named(s, ATT_FROM_PART);
		return true;
	}
	if (s->i == 0)
		return false;
	if (s->a == s->b && s->pb > s->pa && !s->percent)
	{
		if (cp[x] == 0x5DF2 && x + 1 < s->pb)	/* 已 */
			x++;
		if (x == s->pa && !only_verbs(cp, x, s->pb))
			return false;
		head_of(&s->base, s->name);
		att_name_add(s->name, cp, x, s->pb);
		named(s, ATT_FROM_PART);
		return true;
	}
	/* the words between stand behind one value and in front of the next */
	if (s->a == s->b || m->pre_from != s->ms->m[s->i - 1].post_from || m->pre_from == m->pre_to)
		return false;
	/* 项目中25个, 项目中已有25个; not 中心 */
	mid = att_find(cp + m->pre_from, m->pre_to - m->pre_from, U"中");
	if (mid == m->pre_to - m->pre_from ||
		(m->pre_from + mid + 1 < m->pre_to && cp[m->pre_from + mid + 1] != 0x5DF2 &&
		 cp[m->pre_from + mid + 1] != ','))
		return false;
	{
		size_t		y = m->pre_to;

		x = m->pre_from + mid + 1;
		att_naming_trim(cp, &x, &y);
		if (x < y && cp[x] == 0x5DF2)
			x++;
		att_name_copy(s->name, &s->base);
		att_name_add(s->name, cp, x, y);
		att_name_add(s->name, cp, s->pa, s->pb);
	}
	named(s, ATT_FROM_PART);
	return true;
}

/* 电梯维保网络,实现街镇全覆盖: where it covers all is not what does. */
static bool
name_coverage(naming *s)
{
	size_t		ta;
	size_t		tb;
	size_t		words = s->m->ph.start - s->m->pre_from;

	if (!s->m->ph.qualitative || s->m->ph.value.aspect != ATT_LEVEL ||
		s->m->joint == ATT_JOINT_START || s->b - s->a > 3 || s->a == s->b ||
		att_find(s->cp + s->m->pre_from, words, U"实现") == words)
		return false;
	if (clause_before(s, &ta, &tb))
		att_name_set(s->name, s->cp, ta, tb);
	else if (s->base.n > 0)
		att_name_copy(s->name, &s->base);
	else
		return false;
	att_name_add(s->name, s->cp, s->a, s->b);
	named(s, ATT_FROM_PROPERTY);
	return true;
}

/* 落实助学贷款政策,惠及86万户家庭: what the clause in front did. */
static bool
name_benefit(naming *s)
{
	const uint32_t *cp = s->cp;
	size_t		ta;
	size_t		tb;
	size_t		len;

	if (s->m->joint != ATT_JOINT_COMMA || s->percent || s->m->semicolon ||
		att_starts_any(cp + s->a, s->b - s->a, &att_words_benefit_verb) == 0 ||
		!clause_before(s, &ta, &tb))
		return false;
	while (ta < tb && (att_lexicon_longest(&att_name_carry, cp + ta, tb - ta, &len) >= 0 ||
					   att_lexicon_longest(&att_name_lead, cp + ta, tb - ta, &len) >= 0))
		ta += len;
	for (size_t k = ta; k < tb; k++)
		if (att_is_digit(cp[k]))
			return false;
	if (tb < ta + 2 || tb - ta > 16)
		return false;
	att_name_set(s->name, cp, ta, tb);
	att_name_add(s->name, cp, s->a, s->b);
	att_name_add(s->name, cp, s->pa, s->pb);
	named(s, ATT_FROM_PROPERTY);
	att_name_copy(&s->base, s->name);
	s->carry.n = 0;
	return true;
}

/* The words around the value, with a verb carried from the values before. */
static void
name_own(naming *s)
{
	const uint32_t *cp = s->cp;
	size_t		a = s->a;
	size_t		b = s->b;
	size_t		len;
	att_origin	origin = s->pb == s->pa ? ATT_FROM_FRONT : a == b ? ATT_FROM_BEHIND : ATT_FROM_BOTH;

	if ((s->listed || (s->m->pre_to > s->m->pre_from + 2 && att_text_starts(cp + s->m->pre_from, 2, U"其中") == 2)) &&
		s->carry.n > 0 && !s->percent && s->m->ph.value.aspect != ATT_RANK)
	{
		bool		own = a < b && (att_lexicon_longest(&att_name_carry, cp + a, b - a, &len) >= 0 ||
									att_lexicon_longest(&att_name_verb, cp + a, b - a, &len) >= 0);

		if (!own && (s->carry_post ? a == b : a < b))
		{
			att_name_copy(s->name, &s->carry);
			origin = ATT_FROM_CARRY;
		}
	}
	/* the row's name says to what: 开工 in a cell */
	else if (s->given && s->m->joint == ATT_JOINT_START && s->pa == s->pb && only_verbs(cp, a, b))
		att_name_copy(s->name, s->given);
	att_name_add(s->name, cp, a, b);
	att_name_add(s->name, cp, s->pa, s->pb);
	if (s->name->n == 0)
		att_name_copy(s->name, &s->last);
	named(s, origin);
	att_name_copy(&s->base, s->name);

	/* the verb that goes on from here */
	if (!s->listed)
	{
		s->carry.n = 0;
		s->carry_post = false;
	}
	if (a == b)
		return;
	if (s->pb > s->pa && only_verbs(cp, a, b))
	{
		att_name_set(&s->carry, cp, a, b);
		s->carry_post = true;
	}
	else if (att_lexicon_longest(&att_name_carry, cp + a, b - a, &len) >= 0)
	{
		att_name_set(&s->carry, cp, a, a + len);
		s->carry_post = a + len == b && s->pb > s->pa;
	}
	else if (!s->listed && s->pb > s->pa && !s->percent &&
			 att_lexicon_longest_back(&att_name_carry_back, cp, a, b, &len) >= 0)
	{
		/* 示范区新增90个自然村: the verb at the end of what stands before */
		att_name_set(&s->carry, cp, a, b);
		s->carry_post = true;
	}
}

/* Times inside a name, and marks that lost their partner. */
static void
tidy(att_name *name)
{
	size_t		a = 0;
	size_t		b = (size_t) name->n;
	uint32_t   *cp = name->cp;

	/* 动漫产业2014年增速: when is said elsewhere */
	for (size_t x = 1; x + 5 < b; x++)
	{
		att_time	t;

		if (cp[x - 1] != 0x201C && cp[x - 1] != '(' && att_is_digit(cp[x]) &&
			att_time_at(cp, 0, b, x, 0, 0, &t) && t.end < b)
		{
			memmove(cp + x, cp + t.end, (b - t.end) * sizeof(uint32_t));
			b -= t.end - x;
		}
	}
	while (a < b && (cp[a] == 0x201D || cp[a] == LIST || cp[a] == ')'))
		a++;
	while (b > a && (opens(cp[b - 1]) || cp[b - 1] == LIST))
		b--;
	memmove(cp, cp + a, (b - a) * sizeof(uint32_t));
	name->n = (int) (b - a);
}

void
att_naming_read(const uint32_t *cp, size_t from, size_t to, const att_mentions *mentions,
				const att_name *given, att_topic *topic, att_name *names)
{
	naming		s;
	size_t		end = from;

	memset(&s, 0, offsetof(naming, base));
	s.base.n = s.last.n = s.carry.n = 0;
	s.base.origin = s.last.origin = s.carry.origin = 0;
	memset(&s.carry_post, 0, sizeof(s) - offsetof(naming, carry_post));
	s.cp = cp;
	s.from = from;
	s.ms = mentions;
	s.given = given;
	s.topic = topic;
	s.names = names;
	if (given)
		att_name_copy(&s.base, given);

	/* the subject of the first clause, for clauses that only say what was done */
	while (end < to && cp[end] != ',' && cp[end] != ';' && cp[end] != ':' && cp[end] != 0x3002)
		end++;
	if (end < to)
	{
		size_t		b = subject_end(cp, from, end);
		size_t		a = from;

		if (b > a + 1 && b - a <= 24)
		{
			att_naming_trim(cp, &a, &b);
			s.topic_from = a;
			s.topic_to = b;
		}
	}

	for (s.i = 0; s.i < mentions->n; s.i++)
	{
		const att_mention *m = &mentions->m[s.i];

		s.m = m;
		s.name = &names[s.i];
		s.name->n = 0;
		s.name->origin = 0;
		s.a = m->pre_from;
		s.b = m->pre_to;
		s.pa = m->post_from;
		s.pb = m->post_to;
		s.listed = m->joint == ATT_JOINT_LIST || m->joint == ATT_JOINT_AND;
		s.percent = att_unit_is_percent(&m->ph.value.unit) ||
			m->ph.value.aspect == ATT_GROWTH || att_unit_is_points(&m->ph.value.unit);
		if (m->industry > 0)
		{
			static const uint32_t ordinal[] = {0x4E00, 0x4E8C, 0x4E09};
			const uint32_t share[] = {0x7B2C, ordinal[m->industry - 1], 0x4EA7, 0x4E1A, 0x6BD4, 0x91CD};

			/* 第一产业比重 */
			att_name_set(s.name, share, 0, 6);
			named(&s, ATT_FROM_LIST);
			continue;
		}
		if (name_lists(&s))
			continue;
		s.group = 0;
		if (name_share(&s) || name_of_head(&s))
			continue;
		trim_around(&s);
		if (!name_nothing(&s) && !name_of_industry(&s) && !name_property(&s) && !name_action(&s) && !name_part(&s) &&
			!name_coverage(&s) && !name_benefit(&s))
			name_own(&s);
	}
	share_counts(cp, mentions, names);
	share_predicates(cp, mentions, names);
	share_nouns(cp, mentions, names);
	share_objects(cp, mentions, names);
	share_deeds(cp, mentions, names);
	if (s.topic_to > s.topic_from)
	{
		att_name_set(&topic->name, cp, s.topic_from, s.topic_to);
		topic->n = 0;
	}
	else if (s.base.n > 0)
	{
		att_name_copy(&topic->name, &s.base);
		topic->n = 0;
	}
	for (size_t i = 0; i < mentions->n; i++)
	{
		tidy(&names[i]);
		/* 工程完成总工程量的42% */
		if (mentions->m[i].ph.value.aspect == ATT_COMPLETION && names[i].n > 4)
		{
			size_t		n = (size_t) names[i].n;
			size_t		k = att_find(names[i].cp, n, U"完成");

			if (k > 0 && k + 2 < n && names[i].cp[k + 2] != 0x7387)
			{
				memmove(names[i].cp + k, names[i].cp + k + 2, (n - k - 2) * sizeof(uint32_t));
				names[i].n -= 2;
			}
		}
	}
}

/* 投诉件数, 能耗: the name is of something measured, whatever is done about it. */
static bool
measures_itself(const uint32_t *cp, size_t n)
{
	size_t		len = att_ends_any(cp, 0, n, &att_words_quantity_end);

	return len > 0 && len < n;
}

/* 违建, 事故起数: the name ends in what is bad, or in how much there is of it. */
static bool
ends_in_bad(const uint32_t *cp, size_t n)
{
	if (cp[n - 1] == U'数' || cp[n - 1] == U'量')
		return true;
	for (size_t i = n > 8 ? n - 8 : 0; i < n; i++)
	{
		size_t		len;
		int			row = att_lexicon_longest(&att_indicators, cp + i, n - i, &len);

		if (row >= 0 && i + len == n)
			return att_indicators_rows[row].polarity < 0;
	}
	return false;
}

int
att_indicator_polarity(const uint32_t *cp, size_t n)
{
	size_t		best = 0;
	int			polarity = 0;
	bool		quoted = false;

	for (size_t i = 0; i < n; i++)
	{
		size_t		len;
		int			row = att_lexicon_longest(&att_indicators, cp + i, n - i, &len);

		if (row >= 0 && !quoted)
		{
			int			deed = att_indicators_rows[row].deed;

			/* 消除黑臭水体, 违法建筑整治: what is done about it is counted; 压降不良率 is
			 * not.  Of what is built nothing is known. */
			if (deed != 0 && (i == 0 || i + len == n) && !measures_itself(cp, n) && (deed == 1 || i > 0 || !ends_in_bad(cp, n)))
				return deed == 1;
			if (len >= best && deed != 2)
			{
				best = len;
				polarity = att_indicators_rows[row].polarity;
				/* 防事故, 无违建, 零投诉 */
				if (i > 0 && (cp[i - 1] == U'无' || cp[i - 1] == U'零' || cp[i - 1] == U'防' || cp[i - 1] == U'抗'))
					polarity = 1;
			}
		}
		if (cp[i] == U'“' || cp[i] == U'”')
			quoted = cp[i] == U'“';
	}
	return polarity;
}
