/*
 * attainment.c
 *	  Is a promise kept, by how much, and why: <@, /, - and attain_why.
 */
#include "postgres.h"

#include "fmgr.h"
#include "lib/stringinfo.h"
#include "utils/builtins.h"

#include "types/compat.h"
#include "types/env_pg.h"
#include "types/types.h"

static Datum
fulfils(FunctionCallInfo fcinfo, int measure, int target)
{
	struct varlena *m = PG_GETARG_VARLENA_PP(measure);
	const att_prepared *t = att_prepared_argument(fcinfo, target);
	att_value	v;
	att_truth	r;

	if (!att_prepared_fulfils(t, (const uint8_t *) VARDATA_ANY(m), VARSIZE_ANY_EXHDR(m), &r))
	{
		ATT_GETARG(measure, &v);
		r = att_fulfils(&v, &t->value, NULL);
	}
	if (r == ATT_UNKNOWN)
		PG_RETURN_NULL();
	PG_RETURN_BOOL(r == ATT_TRUE);
}

PG_FUNCTION_INFO_V1(attain_fulfils);
Datum
attain_fulfils(PG_FUNCTION_ARGS)
{
	return fulfils(fcinfo, 0, 1);
}

PG_FUNCTION_INFO_V1(attain_fulfilled_by);
Datum
attain_fulfilled_by(PG_FUNCTION_ARGS)
{
	return fulfils(fcinfo, 1, 0);
}

PG_FUNCTION_INFO_V1(attain_ratio);
Datum
attain_ratio(PG_FUNCTION_ARGS)
{
	att_value	m;
	att_value	t;
	att_relation r;

	ATT_GETARG(0, &m);
	ATT_GETARG(1, &t);
	if (!att_attainment_ratio(&m, &t, &r))
		PG_RETURN_NULL();
	return att_numeric_ratio(&r, att_fulfils(&m, &t, NULL) == ATT_TRUE);
}

PG_FUNCTION_INFO_V1(attain_margin);
Datum
attain_margin(PG_FUNCTION_ARGS)
{
	att_value	m;
	att_value	t;
	att_relation r;

	ATT_GETARG(0, &m);
	ATT_GETARG(1, &t);
	if (!att_attainment_margin(&m, &t, &r))
		PG_RETURN_NULL();
	return att_numeric_margin(&r);
}

/* A signed number with its unit: -17.1%, 583.1亿元. */
static void
put_number(StringInfo s, const att_decimal *d, const att_unit *u)
{
	char		buf[64];

	att_decimal_print(d, buf);
	appendStringInfo(s, "%s%s", buf, att_unit_cstring(u));
}

/*
 * 6.1% < 6.5%: short by 0.4个百分点.  Which bound it is that binds, and by how
 * much, is what the margin says.
 */
static void
put_verdict(StringInfo s, const att_value *m, const att_value *t, bool attained)
{
	att_relation r;
	att_interval i;
	att_unit	unit = t->unit;
	Datum		margin;
	char	   *by;
	bool		exactly;

	if (m->form != ATT_POINT || !att_attainment_margin(m, t, &r))
	{
		appendStringInfo(s, "%s %s %s", att_value_text(m, false),
						 attained ? "is within" : "is outside of", att_value_text(t, true));
		return;
	}
	margin = att_numeric_margin(&r);
	by = DatumGetCString(DirectFunctionCall1(numeric_out, DirectFunctionCall1(numeric_abs, margin)));
	exactly = strspn(by, "0.") == strlen(by);
	/* between shares lie points */
	if (att_unit_is_percent(&unit))
		unit = att_unit_named("个百分点");

	(void) att_value_ends(m, &i);
	put_number(s, &i.lo.d, &m->unit);
	if (exactly)
		appendStringInfoString(s, " = ");
	else
		appendStringInfoString(s, r.minus == attained ? " < " : " > ");
	put_number(s, &r.b, &t->unit);
	if (exactly)
		appendStringInfoString(s, ": just met");
	else if (attained)
		appendStringInfo(s, ": met with %s%s to spare", by, att_unit_cstring(&unit));
	else
		appendStringInfo(s, ": %s by %s%s", r.minus && r.b.coef >= 0 && !t->down ? "over" : "short",
						 by, att_unit_cstring(&unit));
}

PG_FUNCTION_INFO_V1(attain_why);
Datum
attain_why(PG_FUNCTION_ARGS)
{
	att_value	m;
	att_value	t;
	att_reason	why;
	att_truth	r;
	StringInfoData s;

	ATT_GETARG(0, &m);
	ATT_GETARG(1, &t);
	r = att_fulfils(&m, &t, &why);
	initStringInfo(&s);
	switch (why)
	{
		case ATT_BY_NUMBER:
			put_verdict(&s, &m, &t, r == ATT_TRUE);
			break;
		case ATT_BY_COMPLETION:
			appendStringInfo(&s, "%s: %s", att_value_text(&m, false),
							 r == ATT_TRUE ? "the target is reached" : "less than the whole target");
			break;
		case ATT_BY_CLAIM:
			appendStringInfo(&s, "the report says %s: %s", att_value_text(&m, false),
							 r == ATT_TRUE ? "attained" : r == ATT_FALSE ? "not attained" :
							 "whether that attains the target cannot be told");
			break;
		case ATT_OTHER_ASPECT:
			appendStringInfo(&s, "aspects differ: %s / %s", att_aspect_name[m.aspect], att_aspect_name[t.aspect]);
			break;
		case ATT_OTHER_UNIT:
			appendStringInfo(&s, "units differ: %s / %s", att_unit_cstring(&m.unit), att_unit_cstring(&t.unit));
			break;
		case ATT_PARTLY:
			appendStringInfo(&s, "%s lies only partly in %s", att_value_text(&m, false),
							 m.aspect == ATT_COMPLETION && t.aspect != ATT_COMPLETION ? att_message("完成≥100%") :
							 att_value_text(&t, true));
			break;
		case ATT_UNRESOLVED:
			appendStringInfo(&s, "the target refers to a value that is not given: %s", att_value_text(&t, true));
			break;
	}
	PG_RETURN_TEXT_P(cstring_to_text_with_len(s.data, s.len));
}
