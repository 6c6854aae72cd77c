/*
 * plan.c
 *	  What the planner is told about functions that read a report: the cost and
 *	  rows of their catalog entries are those of a report of usual length, and
 *	  others are taken in proportion.
 */
#include "postgres.h"

#include "access/detoast.h"
#include "access/htup_details.h"
#include "access/relation.h"
#include "catalog/pg_attribute.h"
#include "catalog/pg_class.h"
#include "catalog/pg_proc.h"
#include "fmgr.h"
#include "nodes/makefuncs.h"
#include "nodes/nodeFuncs.h"
#include "nodes/pathnodes.h"
#include "nodes/supportnodes.h"
#include "optimizer/cost.h"
#include "optimizer/optimizer.h"
#include "parser/parsetree.h"
#include "storage/bufmgr.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"
#include "utils/syscache.h"

#include "types/compat.h"

/* Bytes of the report that COST and ROWS in reader.sql are about. */
#define USUAL_BYTES		50000.0

/* How much longer a Chinese text is than what pglz makes of it. */
#define COMPRESSED		1.6

/*
 * Bytes of a column's texts on average.  Statistics count what is stored out of
 * line as a pointer, so that is taken from the size of the TOAST table, as if
 * all in it were of this column: beside a report's body the rest is short.
 */
static double
column_bytes(PlannerInfo *root, Var *var)
{
	RangeTblEntry *rte;
	RelOptInfo *rel;
	HeapTuple	tuple;
	Oid			toast;
	char		storage;
	double		bytes;

	if (root == NULL || root->simple_rel_array == NULL || var->varlevelsup > 0 ||
		var->varattno <= 0 || var->varno <= 0 || var->varno >= root->simple_rel_array_size)
		return -1;
	rte = planner_rt_fetch(var->varno, root);
	rel = root->simple_rel_array[var->varno];
	/* a parent's rows are those of its children, its statistics its own */
	if (rte->rtekind != RTE_RELATION || rte->inh || rel == NULL || rel->tuples < 1)
		return -1;

	tuple = SearchSysCache2(ATTNUM, ObjectIdGetDatum(rte->relid), Int16GetDatum(var->varattno));
	if (!HeapTupleIsValid(tuple))
		return -1;
	storage = ((Form_pg_attribute) GETSTRUCT(tuple))->attstorage;
	ReleaseSysCache(tuple);

	tuple = SearchSysCache1(RELOID, ObjectIdGetDatum(rte->relid));
	if (!HeapTupleIsValid(tuple))
		return -1;
	toast = ((Form_pg_class) GETSTRUCT(tuple))->reltoastrelid;
	ReleaseSysCache(tuple);

	bytes = get_attavgwidth(rte->relid, var->varattno);
	if (OidIsValid(toast))
	{
		Relation	out = relation_open(toast, AccessShareLock);

		bytes += (double) RelationGetNumberOfBlocks(out) * BLCKSZ / rel->tuples;
		relation_close(out, AccessShareLock);
		/* a foreign table's are counted as they come */
		if (storage != TYPSTORAGE_EXTERNAL && storage != TYPSTORAGE_PLAIN)
			bytes *= COMPRESSED;
	}
	return bytes > 0 ? bytes : -1;
}

/* Bytes of the text that a call is given, or -1 where nothing is known. */
static double
report_bytes(PlannerInfo *root, Node *call)
{
	Node	   *arg;

	if (call == NULL || !IsA(call, FuncExpr) || ((FuncExpr *) call)->args == NIL)
		return -1;
	arg = linitial(((FuncExpr *) call)->args);
	if (root != NULL)
		arg = estimate_expression_value(root, arg);
	/* the same bytes; what a cast makes that is a function, nobody knows */
	while (IsA(arg, RelabelType))
		arg = (Node *) ((RelabelType *) arg)->arg;
	if (IsA(arg, Const) && ((Const *) arg)->constlen == -1)
	{
		Const	   *c = (Const *) arg;

		return c->constisnull ? 0 : (double) (toast_raw_datum_size(c->constvalue) - VARHDRSZ);
	}
	return IsA(arg, Var) ? column_bytes(root, (Var *) arg) : -1;
}

PG_FUNCTION_INFO_V1(attain_report_support);
Datum
attain_report_support(PG_FUNCTION_ARGS)
{
	Node	   *request = (Node *) PG_GETARG_POINTER(0);
	bool		rows = IsA(request, SupportRequestRows);
	Oid			function;
	HeapTuple	tuple;
	double		bytes;
	double		usual;

	if (rows)
	{
		SupportRequestRows *r = (SupportRequestRows *) request;

		function = r->funcid;
		bytes = report_bytes(r->root, r->node);
	}
	else if (IsA(request, SupportRequestCost))
	{
		SupportRequestCost *r = (SupportRequestCost *) request;

		function = r->funcid;
		bytes = report_bytes(r->root, r->node);
	}
	else
		PG_RETURN_POINTER(NULL);
	if (bytes < 0)
		PG_RETURN_POINTER(NULL);

	tuple = SearchSysCache1(PROCOID, ObjectIdGetDatum(function));
	if (!HeapTupleIsValid(tuple))
		PG_RETURN_POINTER(NULL);
	usual = rows ? ((Form_pg_proc) GETSTRUCT(tuple))->prorows : ((Form_pg_proc) GETSTRUCT(tuple))->procost;
	ReleaseSysCache(tuple);
	if (rows)
		((SupportRequestRows *) request)->rows = Max(1, usual * bytes / USUAL_BYTES);
	else
	{
		((SupportRequestCost *) request)->startup = 0;
		((SupportRequestCost *) request)->per_tuple = cpu_operator_cost * Max(100, usual * bytes / USUAL_BYTES);
	}
	PG_RETURN_POINTER(request);
}
