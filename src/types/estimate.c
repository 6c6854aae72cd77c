/*
 * estimate.c
 *	  What the planner is told: statistics of measures and targets, how many
 *	  rows <@, @> and && find, and where in a btree they are.
 *
 * Theory of operation
 *
 * Whether a measure attains a target depends on its dimension and aspect (its
 * group) first, and on its number only then; a column holds many groups, some
 * of a few rows, and claims and completions answer every target.  A histogram
 * of a hundred bins over all groups has nothing to say of most of them, and
 * between two of its bounds that are of two groups nothing can be interpolated.
 * So ANALYZE keeps, beside the most common values, a larger sample of the other
 * ones, drawn evenly from the order within each group; a rare group is drawn
 * more densely, and a value's weight says how many it stands for.
 *
 * An estimate is then the share of the most common values and of the sample for
 * which the operator's own function says true: any rule of attainment holds by
 * itself, and null counts as false, as in WHERE.  Where there is no such sample
 * the bounds of the histogram are one, of equal weights.
 */
#include "postgres.h"

#include <math.h>

#include "access/htup_details.h"
#include "access/stratnum.h"
#include "catalog/pg_statistic.h"
#include "catalog/pg_type.h"
#include "commands/vacuum.h"
#include "fmgr.h"
#include "miscadmin.h"
#include "nodes/makefuncs.h"
#include "nodes/nodeFuncs.h"
#include "nodes/pathnodes.h"
#include "nodes/supportnodes.h"
#include "utils/datum.h"
#include "utils/lsyscache.h"
#include "utils/selfuncs.h"
#include "utils/typcache.h"

#include "language/pack.h"
#include "language/sortkey.h"
#include "types/compat.h"
#include "types/types.h"

/* The sample in pg_statistic: values and their weights; from 10000 on kinds are
 * for private use. */
#define STATISTIC_KIND_SAMPLE	16180
/* How many values are kept for each step of the statistics target. */
#define SAMPLE_PER_TARGET		10
/* This part of a group's places is for its first values, and as much for its
 * last ones. */
#define EDGE_PART				8
/* Without statistics. */
#define DEFAULT_ATTAIN_SEL		0.05
/* A join evaluates at most so many values of each side. */
#define JOIN_VALUES				128

/* in attainment.c */
extern Datum attain_fulfils(PG_FUNCTION_ARGS);
extern Datum attain_fulfilled_by(PG_FUNCTION_ARGS);

/* False for bytes that are neither type: these functions may be given to others. */
static bool
unpack(Datum d, att_value *v)
{
	struct varlena *p = PG_DETOAST_DATUM_PACKED(d);
	bool		ok = att_unpack((const uint8_t *) VARDATA_ANY(p), VARSIZE_ANY_EXHDR(p), v);

	if ((Pointer) p != DatumGetPointer(d))
		pfree(p);
	return ok;
}

/* ---- ANALYZE */

typedef struct analyze_state
{
	AnalyzeAttrComputeStatsFunc compute;	/* of the server */
	void	   *extra;
} analyze_state;

typedef struct analyze_item
{
	uint64		key;
	Datum		d;
} analyze_item;

static int
compare_items(const void *a, const void *b)
{
	const analyze_item *x = a;
	const analyze_item *y = b;
	att_value	v;
	att_value	w;

	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	if (!unpack(x->d, &v) || !unpack(y->d, &w))
		return 0;
	return att_value_cmp(&v, &w);
}

static bool
make_item(Datum d, analyze_item *out)
{
	att_value	v;

	if (!unpack(d, &v))
		return false;
	out->d = d;
	out->key = att_sort_key(&v);
	return true;
}

/* Takes those that are among the most common values out of sorted items;
 * returns how many are left. */
static int
drop_common(VacAttrStats *stats, analyze_item *item, int n)
{
	analyze_item *common;
	int			slot = 0;
	int			ncommon = 0;
	int			left = 0;
	int			c = 0;

	while (slot < STATISTIC_NUM_SLOTS && stats->stakind[slot] != STATISTIC_KIND_MCV)
		slot++;
	if (slot == STATISTIC_NUM_SLOTS)
		return n;
	common = palloc(sizeof(*common) * stats->numvalues[slot]);
	for (int i = 0; i < stats->numvalues[slot]; i++)
	{
		if (make_item(stats->stavalues[slot][i], &common[ncommon]))
			ncommon++;
	}
	qsort(common, ncommon, sizeof(*common), compare_items);
	for (int i = 0; i < n; i++)
	{
		while (c < ncommon && compare_items(&common[c], &item[i]) < 0)
			c++;
		if (c == ncommon || compare_items(&common[c], &item[i]) != 0)
			item[left++] = item[i];
	}
	pfree(common);
	return left;
}

/* Where in sorted items each group starts; the end comes last. */
static int *
find_groups(const analyze_item *item, int n, int *ngroups)
{
	int		   *start = palloc(sizeof(*start) * (n + 1));
	att_value	v[2];

	*ngroups = 0;
	for (int i = 0; i < n; i++)
	{
		(void) unpack(item[i].d, &v[i % 2]);
		if (i == 0 || att_value_group_cmp(&v[0], &v[1]) != 0)
			start[(*ngroups)++] = i;
	}
	start[*ngroups] = n;
	return start;
}

/*
 * Keeps a sample of sorted items in a slot of the statistics.  One half of the
 * places is dealt out evenly among the groups, the other one by size; at both
 * ends of a group, where its rare values are, each one is kept.
 */
static void
keep_sample(VacAttrStats *stats, const analyze_item *item, int n, int places)
{
	MemoryContext old;
	int			slot = 0;
	int			ngroups;
	int		   *start = find_groups(item, n, &ngroups);
	Datum	   *value;
	float4	   *weight;
	int			kept = 0;

	while (slot < STATISTIC_NUM_SLOTS && stats->stakind[slot] != 0)
		slot++;
	if (slot == STATISTIC_NUM_SLOTS)
		return;
	/* too many to look at each */
	if (ngroups > places / 2)
	{
		ngroups = 1;
		start[1] = n;
	}
	old = MemoryContextSwitchTo(stats->anl_context);
	value = palloc(sizeof(*value) * places);
	weight = palloc(sizeof(*weight) * places);
	for (int g = 0; g < ngroups; g++)
	{
		int			size = start[g + 1] - start[g];
		int			keep = places / 2 / ngroups + (int) ((int64) (places / 2) * size / n);
		int			edge;

		keep = Min(Max(keep, 1), size);
		edge = keep / EDGE_PART;
		for (int i = 0; i < keep; i++)
		{
			bool		inner = i >= edge && i < keep - edge;
			double		step = inner ? (double) (size - 2 * edge) / (keep - 2 * edge) : 1;
			int			at = inner ? edge + (int) ((i - edge + 0.5) * step) :
				i < edge ? i : size - keep + i;

			value[kept] = datumCopy(item[start[g] + at].d, false, -1);
			weight[kept++] = (float4) (step / n);
		}
	}
	MemoryContextSwitchTo(old);
	pfree(start);

	stats->stakind[slot] = STATISTIC_KIND_SAMPLE;
	stats->staop[slot] = InvalidOid;
	stats->stacoll[slot] = InvalidOid;
	stats->stavalues[slot] = value;
	stats->numvalues[slot] = kept;
	stats->stanumbers[slot] = weight;
	stats->numnumbers[slot] = kept;
}

static void
compute_stats(VacAttrStatsP stats, AnalyzeAttrFetchFunc fetch, int rows, double totalrows)
{
	analyze_state *state = stats->extra_data;
	int			places = Max(att_statistics_target(stats), 1) * SAMPLE_PER_TARGET;
	analyze_item *item;
	int			n = 0;

	stats->extra_data = state->extra;
	state->compute(stats, fetch, rows, totalrows);
	stats->extra_data = state;
	if (!stats->stats_valid)
		return;

	item = palloc(sizeof(*item) * Max(rows, 1));
	for (int i = 0; i < rows; i++)
	{
		bool		isnull;
		Datum		d = fetch(stats, i, &isnull);

		CHECK_FOR_INTERRUPTS();
		if (!isnull && make_item(PointerGetDatum(PG_DETOAST_DATUM_PACKED(d)), &item[n]))
			n++;
	}
	qsort(item, n, sizeof(*item), compare_items);
	n = drop_common(stats, item, n);
	if (n > 0)
		keep_sample(stats, item, n, places);
	pfree(item);
}

/*
 * What the server gathers of any type with an order serves = and <; the sample
 * of values comes beside it.
 */
PG_FUNCTION_INFO_V1(attain_typanalyze);
Datum
attain_typanalyze(PG_FUNCTION_ARGS)
{
	VacAttrStats *stats = (VacAttrStats *) PG_GETARG_POINTER(0);
	analyze_state *state;

	if (!std_typanalyze(stats))
		PG_RETURN_BOOL(false);
	if (stats->attrtype->typlen == -1)
	{
		state = palloc(sizeof(*state));
		state->compute = stats->compute_stats;
		state->extra = stats->extra_data;
		stats->compute_stats = compute_stats;
		stats->extra_data = state;
	}
	PG_RETURN_BOOL(true);
}

/* ---- statistics as a sample with weights */

/* A function of two arguments and their types. */
typedef struct predicate
{
	Oid			function;
	Oid			type[2];
	Oid			collation;
	FmgrInfo	proc;
} predicate;

static bool
predicate_init(Oid function, Oid collation, predicate *out)
{
	Oid		   *types;
	int			n;

	if (!OidIsValid(function))
		return false;
	(void) get_func_signature(function, &types, &n);
	if (n != 2 || get_typlen(types[0]) != -1 || get_typlen(types[1]) != -1)
		return false;
	out->function = function;
	out->type[0] = types[0];
	out->type[1] = types[1];
	out->collation = collation;
	fmgr_info(function, &out->proc);
	return true;
}

/* null is as good as false */
static bool
holds(predicate *p, Datum a, Datum b)
{
	LOCAL_FCINFO(fcinfo, 2);
	Datum		r;

	InitFunctionCallInfoData(*fcinfo, &p->proc, 2, p->collation, NULL, NULL);
	fcinfo->args[0].value = a;
	fcinfo->args[0].isnull = false;
	fcinfo->args[1].value = b;
	fcinfo->args[1].isnull = false;
	r = FunctionCallInvoke(fcinfo);
	return !fcinfo->isnull && DatumGetBool(r);
}

typedef struct sample
{
	int			n;				/* the most common values, then the rest */
	int			ncommon;
	Datum	   *value;
	double	   *weight;			/* share of all rows, null ones too */
	AttStatsSlot slot[2];
} sample;

static bool
is_share(double x)
{
	return x >= 0 && x <= 1;	/* not NaN */
}

/* Statistics may be stale or somebody's own: a slot counts only if its values
 * are of the type. */
static bool
read_slot(HeapTuple tuple, int kind, Oid type, int flags, AttStatsSlot *slot)
{
	if (!get_attstatsslot(slot, tuple, kind, InvalidOid, flags))
		return false;
	if (slot->nvalues > 0 && getBaseType(slot->valuetype) == type)
		return true;
	free_attstatsslot(slot);
	memset(slot, 0, sizeof(*slot));
	return false;
}

/*
 * What is known of a variable; false if nothing, or nothing that this user may
 * see the function run on.
 */
static bool
sample_open(VariableStatData *var, Oid type, Oid function, sample *s)
{
	const int	both = ATTSTATSSLOT_VALUES | ATTSTATSSLOT_NUMBERS;
	AttStatsSlot *common = &s->slot[0];
	AttStatsSlot *rest = &s->slot[1];
	double		nullfrac;
	double		left;
	double		sum = 0;
	bool		weighted;

	memset(s, 0, sizeof(*s));
	if (!HeapTupleIsValid(var->statsTuple) || !statistic_proc_security_check(var, function))
		return false;
	nullfrac = ((Form_pg_statistic) GETSTRUCT(var->statsTuple))->stanullfrac;
	left = is_share(nullfrac) ? 1 - nullfrac : 1;

	if (read_slot(var->statsTuple, STATISTIC_KIND_MCV, type, both, common))
		s->ncommon = Min(common->nvalues, common->nnumbers);
	if (!read_slot(var->statsTuple, STATISTIC_KIND_SAMPLE, type, both, rest))
		(void) read_slot(var->statsTuple, STATISTIC_KIND_HISTOGRAM, type, ATTSTATSSLOT_VALUES, rest);
	s->n = s->ncommon + rest->nvalues;
	/* nothing but nulls: an empty sample */
	if (s->n == 0)
		return left <= 0;
	weighted = rest->nvalues > 0 && rest->nnumbers == rest->nvalues;

	s->value = palloc(sizeof(*s->value) * s->n);
	s->weight = palloc(sizeof(*s->weight) * s->n);
	for (int i = 0; i < s->ncommon; i++)
	{
		s->value[i] = common->values[i];
		s->weight[i] = is_share(common->numbers[i]) ? Min(common->numbers[i], left) : 0;
		left -= s->weight[i];
	}
	for (int i = 0; weighted && i < rest->nvalues; i++)
	{
		weighted = is_share(rest->numbers[i]);
		sum += rest->numbers[i];
	}
	weighted = weighted && sum > 0;
	for (int i = 0; i < rest->nvalues; i++)
	{
		s->value[s->ncommon + i] = rest->values[i];
		s->weight[s->ncommon + i] = left * (weighted ? rest->numbers[i] / sum : 1.0 / rest->nvalues);
	}
	return true;
}

static void
sample_close(sample *s)
{
	free_attstatsslot(&s->slot[0]);
	free_attstatsslot(&s->slot[1]);
	if (s->value)
	{
		pfree(s->value);
		pfree(s->weight);
	}
	memset(s, 0, sizeof(*s));
}

/*
 * At most n values that stand for all, each for the same share of the rows:
 * those at even steps of the weights added up.
 */
static void
sample_thin(sample *s, int n)
{
	double		total = 0;
	double		sum = 0;
	int			drawn = 0;
	int			kept = 0;

	if (s->n <= n)
		return;
	for (int i = 0; i < s->n; i++)
		total += s->weight[i];
	for (int i = 0; i < s->n; i++)
	{
		int			first = drawn;

		sum += s->weight[i];
		while (drawn < n && (drawn + 0.5) * total / n < sum)
			drawn++;
		if (drawn == first)
			continue;
		s->value[kept] = s->value[i];
		s->weight[kept++] = (drawn - first) * total / n;
	}
	s->n = kept;
}

/* ---- selectivity */

/*
 * Nothing in the sample fulfils it, yet there may be some between the values
 * where a set has two ends: a part of what one stands for.  Beyond the values of
 * a group, or in one that was not seen, there is next to nothing.
 */
static double
unseen(const predicate *p, const sample *s, Datum constant)
{
	double		least = 1;
	double		most = 0;
	att_value	c;
	att_value	v;
	att_interval i;
	bool		between;

	if (s->n == s->ncommon || !unpack(constant, &c))
		return 0;
	between = p->type[0] != p->type[1] && att_value_required(&c, &i) && i.lo.finite && i.hi.finite;
	for (int k = s->ncommon; k < s->n; k++)
	{
		least = Min(least, s->weight[k]);
		if (between && unpack(s->value[k], &v) && att_value_group_cmp(&v, &c) == 0)
			most = Max(most, s->weight[k]);
	}
	return Max(least / 2, most / 4);
}

static double
sel_constant(predicate *p, const sample *s, Datum constant, bool varonleft)
{
	double		sel = 0;

	for (int i = 0; i < s->n; i++)
	{
		if (varonleft ? holds(p, s->value[i], constant) : holds(p, constant, s->value[i]))
			sel += s->weight[i];
	}
	return sel > 0 ? sel : unseen(p, s, constant);
}

/* Joins: every value of one sample against every one of the other. */
static double
sel_pairs(predicate *p, sample *left, sample *right)
{
	double		sel = 0;
	double		least = 1;

	sample_thin(left, JOIN_VALUES);
	sample_thin(right, JOIN_VALUES);
	for (int i = 0; i < left->n; i++)
	{
		for (int j = 0; j < right->n; j++)
		{
			double		weight = left->weight[i] * right->weight[j];

			if (holds(p, left->value[i], right->value[j]))
				sel += weight;
			least = Min(least, weight);
		}
	}
	if (left->n == 0 || right->n == 0)
		return 0;
	return sel > 0 ? sel : least / 4;
}

/* Semijoins: the share of outer rows with at least one match among inner_rows,
 * each of them a draw from the sample. */
static double
sel_semi(predicate *p, sample *left, sample *right, bool outer_is_left, double inner_rows)
{
	sample	   *outer = outer_is_left ? left : right;
	sample	   *inner = outer_is_left ? right : left;
	double		sel = 0;

	sample_thin(outer, JOIN_VALUES);
	sample_thin(inner, JOIN_VALUES);
	for (int i = 0; i < outer->n; i++)
	{
		double		match = 0;

		for (int j = 0; j < inner->n; j++)
		{
			if (outer_is_left ? holds(p, outer->value[i], inner->value[j]) :
				holds(p, inner->value[j], outer->value[i]))
				match += inner->weight[j];
		}
		sel += outer->weight[i] * (1 - pow(1 - Min(match, 1), Max(inner_rows, 1)));
	}
	return sel;
}

/*
 * Theory of operation: the share of rows that the column's sample says, value by
 * value, against the constant; rows that are null have no share.  What is no
 * constant (the outer column of a nested loop) is a sample itself if there are
 * statistics of it; of anything else a guess is all there is.
 */
static double
restriction(PlannerInfo *root, predicate *p, List *args, int varRelid)
{
	VariableStatData var;
	VariableStatData othervar;
	Node	   *other;
	bool		varonleft;
	sample		s;
	sample		o;
	double		sel = DEFAULT_ATTAIN_SEL;

	if (!get_restriction_variable(root, args, varRelid, &var, &other, &varonleft))
		return sel;
	if (IsA(other, Const) && ((Const *) other)->constisnull)
		sel = 0;
	else if (IsA(other, Const))
	{
		Const	   *c = (Const *) other;

		if (getBaseType(c->consttype) == p->type[varonleft ? 1 : 0] &&
			sample_open(&var, p->type[varonleft ? 0 : 1], p->function, &s))
		{
			sel = sel_constant(p, &s, c->constvalue, varonleft);
			sample_close(&s);
		}
	}
	else
	{
		examine_variable(root, other, 0, &othervar);
		if (sample_open(&var, p->type[varonleft ? 0 : 1], p->function, &s))
		{
			if (sample_open(&othervar, p->type[varonleft ? 1 : 0], p->function, &o))
			{
				sel = varonleft ? sel_pairs(p, &s, &o) : sel_pairs(p, &o, &s);
				sample_close(&o);
			}
			sample_close(&s);
		}
		ReleaseVariableStats(othervar);
	}
	ReleaseVariableStats(var);
	CLAMP_PROBABILITY(sel);
	return sel;
}

/*
 * Theory of operation: both sides are samples, thinned to JOIN_VALUES values of
 * even weights, and every pair is evaluated; the weights of the pairs that hold
 * add up to the share of the product.  A side without statistics is no sample.
 */
static double
join(PlannerInfo *root, predicate *p, List *args, SpecialJoinInfo *sjinfo)
{
	VariableStatData var[2];
	bool		reversed;
	sample		left;
	sample		right;
	double		sel = DEFAULT_ATTAIN_SEL;

	if (list_length(args) != 2)
		return sel;
	get_join_variables(root, args, sjinfo, &var[0], &var[1], &reversed);
	if (sample_open(&var[0], p->type[0], p->function, &left))
	{
		if (sample_open(&var[1], p->type[1], p->function, &right))
		{
			if (sjinfo->jointype == JOIN_SEMI || sjinfo->jointype == JOIN_ANTI)
			{
				RelOptInfo *inner = var[reversed ? 0 : 1].rel;

				sel = sel_semi(p, &left, &right, !reversed, inner ? inner->rows : 1);
			}
			else
				sel = sel_pairs(p, &left, &right);
			sample_close(&right);
		}
		sample_close(&left);
	}
	ReleaseVariableStats(var[0]);
	ReleaseVariableStats(var[1]);
	CLAMP_PROBABILITY(sel);
	return sel;
}

PG_FUNCTION_INFO_V1(attain_contsel);
Datum
attain_contsel(PG_FUNCTION_ARGS)
{
	PlannerInfo *root = (PlannerInfo *) PG_GETARG_POINTER(0);
	Oid			operator = PG_GETARG_OID(1);
	List	   *args = (List *) PG_GETARG_POINTER(2);
	int			varRelid = PG_GETARG_INT32(3);
	predicate	p;

	if (!predicate_init(get_opcode(operator), PG_GET_COLLATION(), &p))
		PG_RETURN_FLOAT8(DEFAULT_ATTAIN_SEL);
	PG_RETURN_FLOAT8(restriction(root, &p, args, varRelid));
}

PG_FUNCTION_INFO_V1(attain_contjoinsel);
Datum
attain_contjoinsel(PG_FUNCTION_ARGS)
{
	PlannerInfo *root = (PlannerInfo *) PG_GETARG_POINTER(0);
	Oid			operator = PG_GETARG_OID(1);
	List	   *args = (List *) PG_GETARG_POINTER(2);
	SpecialJoinInfo *sjinfo = (SpecialJoinInfo *) PG_GETARG_POINTER(4);
	predicate	p;

	if (!predicate_init(get_opcode(operator), PG_GET_COLLATION(), &p))
		PG_RETURN_FLOAT8(DEFAULT_ATTAIN_SEL);
	PG_RETURN_FLOAT8(join(root, &p, args, sjinfo));
}

/* ---- where in a btree the measures are that attain a target */

/* A number so great that little of its group comes after it. */
static att_value
far_value(int aspect, const att_unit *u)
{
	att_value	v;

	memset(&v, 0, sizeof(v));
	v.aspect = (uint8_t) aspect;
	v.form = ATT_GT;
	v.low = att_decimal_int(INT64_C(1000000000000000000));
	v.unit = *u;
	return v;
}

/*
 * A measure that no number of the target's own group which fulfils it comes
 * before: the point where its set starts, or, of a set without a lower end,
 * some value of an earlier group.
 */
static bool
start_of_set(const att_value *t, att_value *out)
{
	att_interval set;
	att_unit	place = att_unit_named("位");

	if (!att_value_required(t, &set))
		return false;
	if (set.lo.finite)
	{
		memset(out, 0, sizeof(*out));
		out->aspect = t->aspect;
		out->form = ATT_POINT;
		out->low = set.lo.d;
		out->unit = t->unit;
		return att_value_normalise(out, false) && att_value_group_cmp(out, t) == 0;
	}
	*out = far_value(ATT_LEVEL, &t->unit);
	if (att_value_group_cmp(out, t) < 0)
		return true;
	*out = far_value(ATT_RANK, &place);
	return att_value_group_cmp(out, t) < 0;
}

/*
 * Theory of operation: in a btree a group is one stretch, ordered by lower
 * ends, and a measure within a set does not start before it.  Completions of
 * 100 % and more answer any target, and so do claims, which come last of all;
 * hence the first of the two starts is a bound, and there is none above.  The
 * operator is evaluated on what is found.
 */
static bool
least_that_fulfils(const att_value *t, att_value *out)
{
	att_value	whole;

	memset(&whole, 0, sizeof(whole));
	whole.aspect = ATT_COMPLETION;
	whole.form = ATT_POINT;
	whole.low = att_decimal_int(100);
	whole.unit = att_unit_named("%");
	*out = whole;
	if (t->form == ATT_NONE)
		return true;
	if (!start_of_set(t, out))
	{
		/* whatever comes of the group comes after 完成100% */
		*out = whole;
		return t->aspect != ATT_COMPLETION && att_value_group_cmp(&whole, t) < 0;
	}
	if (t->aspect != ATT_COMPLETION && att_value_cmp(&whole, out) < 0)
		*out = whole;
	return true;
}

static Node *
index_condition(SupportRequestIndexCondition *req)
{
	FmgrInfo	proc;
	Oid		   *types;
	int			nargs;
	int			measure;
	List	   *args;
	Const	   *constant;
	Oid			ge;
	att_value	t;
	att_value	least;

	/* which argument is the measure: the function itself says */
	fmgr_info(req->funcid, &proc);
	if (proc.fn_addr == attain_fulfils)
		measure = 0;
	else if (proc.fn_addr == attain_fulfilled_by)
		measure = 1;
	else
		return NULL;
	if (req->indexarg != measure)
		return NULL;
	if (IsA(req->node, OpExpr))
		args = ((OpExpr *) req->node)->args;
	else if (IsA(req->node, FuncExpr))
		args = ((FuncExpr *) req->node)->args;
	else
		return NULL;
	(void) get_func_signature(req->funcid, &types, &nargs);
	if (list_length(args) != 2 || nargs != 2)
		return NULL;

	/* only the order that the bound is of */
	if (lookup_type_cache(types[measure], TYPECACHE_BTREE_OPFAMILY)->btree_opf != req->opfamily)
		return NULL;
	ge = get_opfamily_member(req->opfamily, types[measure], types[measure], BTGreaterEqualStrategyNumber);
	if (!OidIsValid(ge))
		return NULL;

	constant = (Const *) list_nth(args, 1 - measure);
	if (!IsA(constant, Const) || constant->constisnull ||
		getBaseType(constant->consttype) != types[1 - measure])
		return NULL;
	att_value_from_datum(constant->constvalue, &t);
	if (!least_that_fulfils(&t, &least))
		return NULL;
	req->lossy = true;
	return (Node *) list_make1(make_opclause(ge, BOOLOID, false, list_nth(args, measure),
											 (Expr *) makeConst(types[measure], -1, InvalidOid, -1,
																att_value_datum(&least), false, false),
											 InvalidOid, InvalidOid));
}

/* What the planner asks of <@ and @> written as functions or as operators. */
PG_FUNCTION_INFO_V1(attain_fulfils_support);
Datum
attain_fulfils_support(PG_FUNCTION_ARGS)
{
	Node	   *request = (Node *) PG_GETARG_POINTER(0);
	Node	   *answer = NULL;

	if (IsA(request, SupportRequestIndexCondition))
		answer = index_condition((SupportRequestIndexCondition *) request);
	else if (IsA(request, SupportRequestSelectivity))
	{
		SupportRequestSelectivity *req = (SupportRequestSelectivity *) request;
		predicate	p;

		if (predicate_init(req->funcid, req->inputcollid, &p))
		{
			req->selectivity = req->is_join ? join(req->root, &p, req->args, req->sjinfo) :
				restriction(req->root, &p, req->args, req->varRelid);
			answer = request;
		}
	}
	PG_RETURN_POINTER(answer);
}
