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
#include "lexicon/name_last.h"
#include "lexicon/name_lead.h"
#include "lexicon/name_pred.h"
#include "lexicon/name_tail.h"
#include "lexicon/name_verb.h"

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
att_name_ends(const att_name *name, const char *word)
{
	size_t		n = 0;
	const char *p = word;
	const char *e = word + strlen(word);

	while (p < e)
	{
		att_utf8_next(&p, e);
		n++;
	}
	return (size_t) name->n >= n &&
		att_text_starts(name->cp + name->n - n, n, word) == n;
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
		if (att_time_at(cp, *from, *to, *from, 0, 2000, &t) && t.end <= *to)
		{
			*from = t.end;
			more = true;
			continue;
		}
		if (cp[*from] == 0x5230 || cp[*from] == 0x81F3)	/* 到2025年 */
		{
			if (att_time_at(cp, *from, *to, *from + 1, 0, 2000, &t))
			{
				*from = t.end;
				more = true;
				continue;
			}
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

			/* 在建, 实施: a longer word of its own stays whole */
			if ((att_lexicon_longest(&att_name_verb, cp + *from, *to - *from, &own) < 0 || own <= len) &&
				(att_lexicon_longest(&att_name_attr, cp + *from, *to - *from, &own) < 0 || own <= len))
			{
				*from += len;
				more = true;
				continue;
			}
		}
		if (cp[*from] == ')' || cp[*from] == 0x201D || cp[*from] == ',' || cp[*from] == ':' ||
			cp[*from] == 0x2014 || cp[*from] == ' ' || cp[*from] == '-')
		{
			(*from)++;
			more = true;
		}
	}
	more = true;
	while (more && *from < *to)
	{
		size_t		len;

		more = false;
		if (att_lexicon_longest_back(&att_name_tail_back, cp, *from, *to, &len) >= 0)
		{
			*to -= len;
			more = true;
		}
		else if (opens(cp[*to - 1]) || cp[*to - 1] == ' ' || cp[*to - 1] == ':')
		{
			(*to)--;
			more = true;
		}
		else if (cp[*to - 1] == 0x5E74 || cp[*to - 1] == 0x5EA6 || cp[*to - 1] == 0x6708 || cp[*to - 1] == 0x6B21)
		{
			/* 连续16年, 连续11个季度 */
			size_t		lo = *to > *from + 9 ? *to - 9 : *from;
			size_t		k = att_find(cp + lo, *to - lo, "连续");

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
			else if (att_text_starts(cp + i, to - i, "以及"))
				len = 2;
			else if (i > s && (cp[i] == 0x548C || cp[i] == 0x53CA))	/* 和 及 */
				len = 1;
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
	static const char *const works[] = {"工作", "建设", "改革", "力度", NULL};
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
	for (const char *const *w = works; *w; w++)
	{
		size_t		n = 2;

		if (*b > *a + n + 1 && att_text_starts(cp + *b - n, n, *w) == n)
		{
			*b -= n;
			break;
		}
	}
	return *b > *a + 1 && *b - *a <= 24;
}

/*
 * 外贸在需求下降3成的情况下增长12%: under what circumstances is no part of the
 * name; what stands in front of 在 is.
 */
static void
drop_circumstance(const uint32_t *cp, size_t from, size_t *a, size_t *b)
{
	static const char *const ends[] = {"情况下", "背景下", "基础上", "前提下", "形势下", "条件下", "压力下", "环境下", NULL};

	for (const char *const *w = ends; *w; w++)
	{
		size_t		k = *a + att_find(cp + *a, *b - *a, *w);
		size_t		in;

		if (k >= *b)
			continue;
		/* what follows is the name */
		if (k + 3 < *b)
		{
			*a = k + 3;
			if (cp[*a] == ',')
				(*a)++;
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

/* 组建微信群、覆盖21万家: of several actions the last is meant. */
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
	static const char *const grades[] = {"国家级", "省级", "市级", "区级", "县级", "部级", "世界级", "国际级", "省部级", "地市级",
	"街镇级", "镇级", "村级", "国家", "省级以上", "市级以上", "国家级以上", "区级以上", NULL};

	for (const char *const *w = grades; *w; w++)
	{
		size_t		len = att_text_starts(cp + a, b - a, *w);

		if (len > 0 && len == b - a)
			return true;
	}
	return false;
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

/*
 * A list of names for a list of values: 合同外资、实到外资分别为14亿、8亿美元.
 * Fills names[first..first+k) and answers true where the lists match.
 */
static bool
spread(const uint32_t *cp, const att_mentions *ms, size_t first, size_t k,
	   size_t from, size_t to, att_name *names)
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
		if ((att_lexicon_longest_back(&att_name_attr_back, cp, start[n - 1], end[n - 1], &len) >= 0 ||
			 att_lexicon_longest_back(&att_name_last_back, cp, start[n - 1], end[n - 1], &len) >= 0) &&
			len < end[n - 1] - start[n - 1])
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
	/* 万元GDP电耗、水耗: per what, for all */
	{
		size_t		len;
		size_t		a = start[0];
		size_t		b = end[0];

		att_naming_trim(cp, &a, &b);
		if (att_lexicon_longest(&att_name_head, cp + a, b - a, &len) >= 0 && len < b - a)
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
	(void) ms;
	return true;
}

void
att_naming_topic(const uint32_t *cp, size_t from, size_t to, att_name *topic)
{
	size_t		a;
	size_t		b;

	if (clause_topic(cp, from, to, &a, &b))
		att_name_set(topic, cp, a, b);
}

/*
 * 16所高校、48个学科入选“双一流”: what the last of a list did, all did.
 */
static void
share_predicates(const uint32_t *cp, const att_mentions *ms, att_name *names)
{
	static const char *const did[] = {"入选", "通过", "获评", "获批", "实现", "列入", "纳入", "落户", "开工", "竣工", "建成", "完工",
	"签约", "投产", "投用", "挂牌", "上榜", "获奖", "达到", "成功创建", "创建成", "享受", "完成", NULL};

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

			for (const char *const *w = did; *w; w++)
			{
				size_t		f = a + att_find(cp + a, b - a, *w);

				if (f < at && f > a + 1)
					at = f;
			}
			for (size_t x = i; x + 1 < k && at < b; x++)
				att_name_add(&names[x], cp, at, b);
		}
		i = k;
	}
}

void
att_naming_read(const uint32_t *cp, size_t from, size_t to, const att_mentions *mentions,
				const att_name *given, att_name *topic, att_name *names)
{
	att_name	base = {.n = 0};
	att_name	carry = {.n = 0};
	att_name	last = {.n = 0};
	bool		carry_post = false;
	size_t		group = 0;		/* size of the list of names just spread */
	size_t		topic_from = 0;
	size_t		topic_to = 0;

	if (given)
		base = *given;

	/* the subject of the first clause, for clauses that only say what was done */
	{
		size_t		end = from;
		size_t		s;

		while (end < to && cp[end] != ',' && cp[end] != ';' && cp[end] != ':' && cp[end] != 0x3002)
			end++;
		if (end < to)
		{
			size_t		a = from;

			s = subject_end(cp, a, end);
			if (s > a + 1 && s - a <= 24)
			{
				size_t		b = s;

				att_naming_trim(cp, &a, &b);
				topic_from = a;
				topic_to = b;
			}
		}
	}

	for (size_t i = 0; i < mentions->n; i++)
	{
		const att_mention *m = &mentions->m[i];
		att_name   *name = &names[i];
		size_t		a = m->pre_from;
		size_t		b = m->pre_to;
		size_t		pa = m->post_from;
		size_t		pb = m->post_to;
		bool		listed = m->joint == ATT_JOINT_LIST || m->joint == ATT_JOINT_AND;
		bool		percent = att_unit_is_percent(&m->ph.value.unit) ||
			m->ph.value.aspect == ATT_GROWTH || att_unit_is_points(&m->ph.value.unit);
		size_t		k;

		name->n = 0;

		/* several values in a row without words between */
		for (k = i + 1; k < mentions->n && k - i <= LIST_MAX; k++)
		{
			const att_mention *x = &mentions->m[k];

			if (!(x->joint == ATT_JOINT_LIST || x->joint == ATT_JOINT_AND) ||
				x->pre_from != x->pre_to || mentions->m[k - 1].post_from != mentions->m[k - 1].post_to ||
				x->ph.qualitative)
				break;
		}
		if (k - i >= 2)
		{
			size_t		la = a;
			size_t		lb = b;
			size_t		cut;

			/* 分别达6.9万元、3.4万元,增长4.2%、5.3%: the same in the same order */
			if (la == lb && group == k - i && i >= group)
			{
				for (size_t x = 0; x < group; x++)
					names[i + x] = names[i - group + x];
				last = names[k - 1];
				i = k - 1;
				continue;
			}
			/* 分别 and what follows it is no part of the names */
			cut = att_find(cp + la, lb - la, "分别");
			if (cut < lb - la)
				lb = la + cut;
			if (spread(cp, mentions, i, k - i, la, lb, names))
			{
				bool		attrs = base.n > 0 && m->joint != ATT_JOINT_START;

				/* 总量和增速分别位居第7和第14: of what stood before */
				for (size_t x = i; x < k && attrs; x++)
					attrs = whole(&att_name_attr, names[x].cp, 0, (size_t) names[x].n);
				for (size_t x = i; x < k && attrs; x++)
				{
					att_name	own = names[x];

					names[x] = base;
					att_name_add(&names[x], own.cp, 0, (size_t) own.n);
				}

				/* 项目分别完成总体工程量的39.5%: what stands behind 分别 is for all */
				if (cut < b - a && a + cut + 2 < b)
				{
					size_t		ta = a + cut + 2;
					size_t		tb = b;

					att_naming_trim(cp, &ta, &tb);
					for (size_t x = i; x < k; x++)
						att_name_add(&names[x], cp, ta, tb);
				}
				last = names[k - 1];
				base = names[k - 1];
				group = k - i;
				i = k - 1;
				continue;
			}
		}
		group = 0;

		if (m->respectively)
		{
			size_t		cut = att_find(cp + a, b - a, "分别");

			if (cut < b - a)
				b = a + cut;
		}
		/* 完成治理范围内40%的城中村整治: a share of what stands behind */
		if (percent && pb > pa + 2 && cp[pa] == 0x7684 && m->ph.value.aspect == ATT_LEVEL)
		{
			size_t		x = pa + 1;
			size_t		y = pb;

			att_naming_trim(cp, &x, &y);
			if (y > x + 1)
			{
				att_name_set(name, cp, x, y);
				last = base = *name;
				continue;
			}
		}
		if (pb > pa && !percent)
			drop_examples(cp, a, &b);
		drop_circumstance(cp, from, &a, &b);
		last_action(cp, &a, b);
		att_naming_trim(cp, &a, &b);
		/* 压缩审批时限至137天 is about 审批时限 */
		if (m->ph.changed_to && att_phrase_change_verb(cp + a, b - a) < b - a)
			a += att_phrase_change_verb(cp + a, b - a);
		if (m->ph.value.aspect == ATT_RANK)
			while (b > a && (cp[b - 1] == 0x5C45 || cp[b - 1] == 0x5217 || cp[b - 1] == 0x6392))
				b--;			/* 居 列 排 */
		/* what a percentage says is in the words before it, unless it stands
		 * there without a verb: 事项100%进驻综合窗口 */
		if (percent && !(a == b) &&
			!(m->ph.value.aspect == ATT_LEVEL && m->ph.lead == m->ph.num_start && !m->ph.qualitative &&
			  pb > pa + 1 && cp[pa] != 0x7684))
			pb = pa;
		if (pb > pa)
		{
			size_t		x = pa;
			size_t		y = pb;

			while (x < y && (cp[x] == 0x7684 || cp[x] == ' '))
				x++;
			while (y > x && (cp[y - 1] == ' ' || opens(cp[y - 1]) || cp[y - 1] == LIST))
				y--;
			pa = x;
			pb = y;
		}

		if (a == b && pa == pb)
		{
			/* nothing of its own: 539.5亿元、增长2.1% */
			if (m->pre_to > m->pre_from && listed && carry.n > 0 && !percent &&
				m->ph.value.aspect != ATT_RANK)
				*name = carry;
			else if (last.n > 0)
				*name = percent && base.n > 0 ? last : last;
			else if (given)
				*name = *given;
			if (name->n == 0 && m->joint == ATT_JOINT_COMMA && topic_to > topic_from)
				att_name_set(name, cp, topic_from, topic_to);
			last = *name;
			continue;
		}

		if (base.n == 0 && !given && topic_to == topic_from && topic->n > 0 && i == 0 &&
			whole(&att_name_attr, cp, a, b))
			base = *topic;
		if (pa == pb && a < b && (base.n > 0 || given) && m->joint != ATT_JOINT_START &&
			(cp[a] == 0x5360 || starts_with_attr(cp, a, b)))
		{
			/* 占全国的1/4, 规模占全市: of what stood before */
			*name = base.n > 0 ? base : *given;
			att_name_add(name, cp, a, b);
			last = *name;
			continue;
		}
		if (pa == pb && whole(&att_name_attr, cp, a, b) && (base.n > 0 || given))
		{
			/* 新增营收500亿元、税收10亿元: two of a kind */
			if (listed && carry.n > 0 && !carry_post && i > 0 && base.n > carry.n &&
				att_unit_dimension_cmp(&m->ph.value.unit, &mentions->m[i - 1].ph.value.unit) == 0 &&
				whole(&att_name_attr, base.cp, (size_t) carry.n, (size_t) base.n))
			{
				*name = carry;
				att_name_add(name, cp, a, b);
				last = *name;
				continue;
			}
			/* 面积50.3万平方米: of what stood before */
			*name = base.n > 0 ? base : *given;
			{
				att_name	attr;

				att_name_set(&attr, cp, a, b);
				if (!(name->n >= attr.n && memcmp(name->cp + name->n - attr.n, attr.cp, (size_t) attr.n * sizeof(uint32_t)) == 0))
					att_name_add(name, cp, a, b);
			}
			last = *name;
			continue;
		}

		if (pa == pb && only_verbs(cp, a, b) && m->joint != ATT_JOINT_START)
		{
			size_t		ta;
			size_t		tb;
			size_t		prev = i > 0 ? mentions->m[i - 1].ph.end : from;

			/* the clause in front says of what: 项目加快推进,集中开工5个 */
			if (m->joint == ATT_JOINT_COMMA && m->pre_from > prev + 1 &&
				clause_topic(cp, prev, m->pre_from - 1, &ta, &tb) && ta > prev)
			{
				att_name_set(name, cp, ta, tb);
				att_name_add(name, cp, a, b);
				last = *name;
				base = *name;
				continue;
			}
			/* 竣工2个: of what was begun before */
			if (base.n > 0)
			{
				head_of(&base, name);
				att_name_add(name, cp, a, b);
				last = *name;
				base = *name;
				continue;
			}
			if (topic_to > topic_from)
			{
				att_name_set(name, cp, topic_from, topic_to);
				att_name_add(name, cp, a, b);
				last = *name;
				base = *name;
				continue;
			}
		}

		/* 其中国家级3家、市级10家 */
		if (pa == pb && base.n > 0 && only_grade(cp, a, b))
		{
			att_name	head;

			head_of(&base, &head);
			att_name_set(name, cp, a, b);
			att_name_add(name, head.cp, 0, (size_t) head.n);
			last = *name;
			continue;
		}
		/* 54个项目中25个投用、17个开工; 其中10个已投入使用 */
		if (i > 0 && base.n > 0 && pb > pa && !percent)
		{
			size_t		x = pa;

			if (cp[x] == 0x5DF2 && x + 1 < pb)	/* 已 */
				x++;
			if (a == b && (only_verbs(cp, x, pb) || x > pa))
			{
				head_of(&base, name);
				att_name_add(name, cp, x, pb);
				last = *name;
				continue;
			}
		}
		if (i > 0 && base.n > 0 && a < b && m->pre_from == mentions->m[i - 1].post_from &&
			m->pre_from < m->pre_to)
		{
			size_t		mid = att_find(cp + m->pre_from, m->pre_to - m->pre_from, "中");

			if (mid < m->pre_to - m->pre_from)
			{
				size_t		x = m->pre_from + mid + 1;
				size_t		y = m->pre_to;

				att_naming_trim(cp, &x, &y);
				if (x < y && cp[x] == 0x5DF2)
					x++;
				*name = base;
				att_name_add(name, cp, x, y);
				if (pb > pa)
					att_name_add(name, cp, pa, pb);
				last = *name;
				continue;
			}
		}
		/* 托育服务体系,实现街镇全覆盖: where it covers all is not what does */
		if (m->ph.qualitative && m->ph.value.aspect == ATT_LEVEL && m->joint != ATT_JOINT_START &&
			b - a <= 3 && a < b &&
			att_find(cp + m->pre_from, m->ph.start - m->pre_from, "实现") < m->ph.start - m->pre_from)
		{
			size_t		ta;
			size_t		tb;
			size_t		prev = i > 0 ? mentions->m[i - 1].ph.end : from;

			if (m->pre_from > prev + 1 && clause_topic(cp, prev, m->pre_from - 1, &ta, &tb) && ta > prev)
			{
				att_name_set(name, cp, ta, tb);
				att_name_add(name, cp, a, b);
				last = *name;
				continue;
			}
			if (base.n > 0)
			{
				*name = base;
				att_name_add(name, cp, a, b);
				last = *name;
				continue;
			}
		}

		/* carried verb over a list */
		if (listed && carry.n > 0 && !percent && m->ph.value.aspect != ATT_RANK)
		{
			size_t		len;
			bool		own = a < b && (att_lexicon_longest(&att_name_carry, cp + a, b - a, &len) >= 0 ||
										att_lexicon_longest(&att_name_verb, cp + a, b - a, &len) >= 0);

			if (!own && (carry_post ? a == b : a < b))
				*name = carry;
		}
		att_name_add(name, cp, a, b);
		if (pb > pa)
			att_name_add(name, cp, pa, pb);
		if (given && (m->joint == ATT_JOINT_START) && pa == pb && only_verbs(cp, a, b))
		{
			att_name	own = *name;

			*name = *given;
			att_name_add(name, own.cp, 0, (size_t) own.n);
		}
		if (name->n == 0 && last.n > 0)
			*name = last;

		/* what goes on from here */
		if (!listed || m->joint == ATT_JOINT_COMMA || m->joint == ATT_JOINT_START)
		{
			size_t		len;

			carry.n = 0;
			carry_post = false;
			if (pb > pa && only_verbs(cp, a, b))
			{
				att_name_set(&carry, cp, a, b);
				carry_post = true;
			}
			else if (a < b && att_lexicon_longest(&att_name_carry, cp + a, b - a, &len) >= 0)
			{
				att_name_set(&carry, cp, a, a + len);
				carry_post = a + len == b && pb > pa;
			}
			else if (a < b && pb > pa && !percent)
			{
				/* the verb at the end of what stands before: 示范区新增90个自然村 */
				if (att_lexicon_longest_back(&att_name_carry_back, cp, a, b, &len) >= 0)
				{
					att_name_set(&carry, cp, a, b);
					carry_post = true;
				}
			}
		}
		else if (a < b)
		{
			size_t		len;

			if (att_lexicon_longest(&att_name_carry, cp + a, b - a, &len) >= 0)
			{
				att_name_set(&carry, cp, a, a + len);
				carry_post = a + len == b && pb > pa;
			}
		}
		base = *name;
		last = *name;
	}

	share_predicates(cp, mentions, names);
	if (topic_to > topic_from)
		att_name_set(topic, cp, topic_from, topic_to);
	else if (base.n > 0)
		*topic = base;
	for (size_t i = 0; i < mentions->n; i++)
	{
		size_t		a = 0;
		size_t		b = (size_t) names[i].n;

		/* 新能源产业2015年增速: when is said elsewhere */
		for (size_t x = a + 1; x + 5 < b; x++)
		{
			att_time	t;

			if (names[i].cp[x - 1] != 0x201C && names[i].cp[x - 1] != '(' &&
				att_is_digit(names[i].cp[x]) && att_time_at(names[i].cp, a, b, x, 0, 0, &t) && t.end < b)
			{
				memmove(names[i].cp + x, names[i].cp + t.end, (b - t.end) * sizeof(uint32_t));
				names[i].n -= (int) (t.end - x);
				b -= t.end - x;
			}
		}
		/* quotes that lost their partner */
		while (a < b && (names[i].cp[a] == 0x201D || names[i].cp[a] == LIST || names[i].cp[a] == ')'))
			a++;
		while (b > a && (opens(names[i].cp[b - 1]) || names[i].cp[b - 1] == LIST))
			b--;
		if (a > 0 || b < (size_t) names[i].n)
		{
			memmove(names[i].cp, names[i].cp + a, (b - a) * sizeof(uint32_t));
			names[i].n = (int) (b - a);
		}
	}
}

int
att_indicator_polarity(const uint32_t *cp, size_t n)
{
	size_t		best = 0;
	int			polarity = 0;

	for (size_t i = 0; i < n; i++)
	{
		size_t		len;
		int			row = att_lexicon_longest(&att_indicators, cp + i, n - i, &len);

		if (row >= 0 && len >= best)
		{
			best = len;
			polarity = att_indicators_rows[row].polarity;
		}
	}
	return polarity;
}
