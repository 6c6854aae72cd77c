/*
 * confidence.c
 *	  A weighted sum of features, through the logistic function by table.
 */
#include "confidence.h"

#include "../language/numeral.h"
#include "../language/lexicon.h"
#include "lexicon/confidence.h"

static bool
has(const att_name *name, uint32_t c)
{
	for (int i = 0; i < name->n; i++)
		if (name->cp[i] == c)
			return true;
	return false;
}

uint64_t
att_features(const att_mention *m, const att_name *name, const att_context *ctx, int role,
			 int aspect, int polarity, bool cell, size_t index, size_t n)
{
	const att_value *v = &m->ph.value;
	uint64_t	f = 1;

#define FEATURE(x, when) f |= (when) ? (uint64_t) 1 << (x) : 0
	FEATURE(ATT_F_BEHIND, name->origin == ATT_FROM_BEHIND);
	FEATURE(ATT_F_BOTH, name->origin == ATT_FROM_BOTH);
	FEATURE(ATT_F_LAST, name->origin == ATT_FROM_LAST);
	FEATURE(ATT_F_PROPERTY, name->origin == ATT_FROM_PROPERTY);
	FEATURE(ATT_F_ACTION, name->origin == ATT_FROM_ACTION);
	FEATURE(ATT_F_PART, name->origin == ATT_FROM_PART);
	FEATURE(ATT_F_LIST, name->origin == ATT_FROM_LIST);
	FEATURE(ATT_F_CARRY, name->origin == ATT_FROM_CARRY);
	FEATURE(ATT_F_COMMA, m->joint == ATT_JOINT_COMMA);
	FEATURE(ATT_F_LISTED, m->joint == ATT_JOINT_LIST);
	FEATURE(ATT_F_AND, m->joint == ATT_JOINT_AND);
	FEATURE(ATT_F_NAME_1, name->n <= 2);
	FEATURE(ATT_F_NAME_3, name->n == 3 || name->n == 4);
	FEATURE(ATT_F_NAME_13, name->n > 12 && name->n <= 20);
	FEATURE(ATT_F_NAME_21, name->n > 20);
	FEATURE(ATT_F_NAME_PAUSE, has(name, 0x3001));
	FEATURE(ATT_F_NAME_OF, has(name, 0x7684));
	FEATURE(ATT_F_NAME_VERB, att_name_starts_with_verb(name));
	FEATURE(ATT_F_KNOWN, polarity != 0);
	FEATURE(ATT_F_GROWTH, aspect == ATT_GROWTH);
	FEATURE(ATT_F_CHANGE, aspect == ATT_CHANGE);
	FEATURE(ATT_F_RANK, aspect == ATT_RANK);
	FEATURE(ATT_F_COMPLETION, aspect == ATT_COMPLETION);
	FEATURE(ATT_F_CLAIM, v->form == ATT_NONE);
	FEATURE(ATT_F_COVERAGE, m->ph.qualitative && aspect == ATT_LEVEL && v->form != ATT_NONE);
	FEATURE(ATT_F_PERCENT, v->form != ATT_NONE && aspect == ATT_LEVEL && att_unit_is_percent(&v->unit));
	FEATURE(ATT_F_BARE, v->form != ATT_NONE && v->unit.n == 0);
	FEATURE(ATT_F_CHINESE, !m->ph.qualitative && m->chinese);
	FEATURE(ATT_F_BOUND, v->form != ATT_POINT && v->form != ATT_NONE);
	FEATURE(ATT_F_TARGET, role == ATT_TARGET);
	FEATURE(ATT_F_TIME, m->has_time);
	FEATURE(ATT_F_SEVERAL, ctx->several);
	FEATURE(ATT_F_PART_UNKNOWN, !ctx->known);
	FEATURE(ATT_F_CELL, cell);
	FEATURE(ATT_F_BRACKETS, m->in_brackets);
	FEATURE(ATT_F_FIRST, index == 0);
	FEATURE(ATT_F_MANY, n > 8);
	FEATURE(ATT_F_PERCENT_FRONT, aspect == ATT_LEVEL && v->form != ATT_NONE &&
			att_unit_is_percent(&v->unit) && name->origin == ATT_FROM_FRONT);
#undef FEATURE
	return f;
}

float
att_estimate_confidence(uint64_t features)
{
	/* 1000 / (1 + exp(-x)) for x = 0, 0.5, ... 6 */
	static const int logistic[] = {500, 622, 731, 818, 881, 924, 953, 971, 982, 989, 993, 996, 998};
	int			sum = 0;
	int			x;
	int			p;

	for (size_t i = 0; i < sizeof(att_confidence_rows) / sizeof(att_confidence_rows[0]); i++)
		sum += -(int) (features >> att_confidence_rows[i].feature & 1) & att_confidence_rows[i].weight;
	/* sum is in thousandths; between the steps the table is a straight line */
	x = sum < 0 ? -sum : sum;
	if (x >= 6000)
		p = 998;
	else
		p = logistic[x / 500] + (logistic[x / 500 + 1] - logistic[x / 500]) * (x % 500) / 500;
	if (sum < 0)
		p = 1000 - p;
	return (float) p / 1000;
}
