/*
 * report.c
 *	  parse_report, report_meta, report_sections, split_reports: the report
 *	  reader as functions that return rows.
 */
#include "postgres.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "fmgr.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/datetime.h"
#include "utils/memutils.h"
#include "utils/rangetypes.h"
#include "utils/tuplestore.h"
#include "utils/typcache.h"

#include "functions/encoding.h"
#include "language/phrase.h"
#include "reader/reader.h"
#include "types/compat.h"
#include "types/env_pg.h"
#include "types/types.h"

/* In the order of the enums of reader.h. */
static const char *const role_name[] = {"actual", "estimate", "target"};
static const char *const kind_name[] = {NULL, "work report", "plan report", "work plan", "news", "other"};

#define ROW_COLUMNS		16
#define SECTION_COLUMNS	5
#define PART_COLUMNS	4
#define META_COLUMNS	7

/* A value whose bounds are beyond a type's digits, or that a dump could not
 * bring back, is left to the columns low and high. */
static void
put_value(const att_value *given, bool target, Datum *value, bool *null)
{
	att_value	v;

	att_value_copy(&v, given);
	*null = !att_value_normalise(&v, target);
	/* a number of one unit at most always comes back */
	if (!*null && (v.form == ATT_NONE || v.aspect == ATT_RANK || v.unit.n < 0 || v.unit.n > 1))
		*null = !att_phrase_reads_back(&v, target);
	if (!*null)
		*value = att_value_datum(&v);
}

/* An empty text of the reader is null. */
static void
put_text(att_str s, Datum *value, bool *null)
{
	*null = s.len == 0;
	if (!*null)
		*value = PointerGetDatum(att_utf8_to_text(s));
}

static bool
date_of(att_date d, DateADT *out)
{
	int			month = d.month ? d.month : 1;
	int			day = d.day ? d.day : 1;

	if (d.year <= 0 || month > 12 || day > day_tab[isleap(d.year)][month - 1])
		return false;
	*out = date2j(d.year, month, day) - POSTGRES_EPOCH_JDATE;
	return true;
}

static void
put_period(TypeCacheEntry *tc, att_period p, Datum *value, bool *null)
{
	DateADT		from,
				to;
	RangeBound	lower = {0},
				upper = {0};

	*null = !date_of(p.from, &from) || !date_of(p.to, &to) || to <= from;
	if (*null)
		return;
	lower.val = DateADTGetDatum(from);
	lower.inclusive = true;
	lower.lower = true;
	upper.val = DateADTGetDatum(to);
	*value = RangeTypePGetDatum(att_make_range(tc, &lower, &upper));
}

/* 0-based, half-open positions as the 1-based ones of substr. */
static Datum
span_datum(TypeCacheEntry *tc, uint32_t from, uint32_t to)
{
	RangeBound	lower = {0},
				upper = {0};

	lower.val = Int32GetDatum((int32) from + 1);
	lower.inclusive = true;
	lower.lower = true;
	upper.val = Int32GetDatum((int32) to + 1);
	return RangeTypePGetDatum(att_make_range(tc, &lower, &upper));
}

/*
 * What all of the set-returning functions here share: the text is read in a
 * context of its own, and the memory of a row goes before the next is made.
 */
typedef struct reading
{
	ReturnSetInfo *result;
	MemoryContext read;
	MemoryContext row;
	MemoryContext caller;
	TypeCacheEntry *daterange;
	TypeCacheEntry *int4range;
	att_env		env;			/* allocates in read */
} reading;

static void
reading_begin(FunctionCallInfo fcinfo, reading *r)
{
	/* to look the type up leaks memory of the statement with every call */
	InitMaterializedSRF(fcinfo, MAT_SRF_USE_EXPECTED_DESC);
	r->result = (ReturnSetInfo *) fcinfo->resultinfo;
	r->daterange = lookup_type_cache(DATERANGEOID, TYPECACHE_RANGE_INFO);
	r->int4range = lookup_type_cache(INT4RANGEOID, TYPECACHE_RANGE_INFO);
	r->read = AllocSetContextCreate(CurrentMemoryContext, "attain report",
									ALLOCSET_DEFAULT_SIZES);
	r->row = AllocSetContextCreate(CurrentMemoryContext, "attain row",
								   ALLOCSET_SMALL_SIZES);
	r->caller = MemoryContextSwitchTo(r->read);
	r->env = att_env_pg();
}

static void
reading_put(reading *r, Datum *values, bool *nulls)
{
	tuplestore_putvalues(r->result->setResult, r->result->setDesc, values, nulls);
	MemoryContextReset(r->row);
	CHECK_FOR_INTERRUPTS();
}

static void
reading_end(reading *r)
{
	MemoryContextSwitchTo(r->caller);
	MemoryContextDelete(r->row);
	MemoryContextDelete(r->read);
}

/* Rows are put into the result as they are read. */
typedef struct row_sink
{
	reading    *r;
	int32		n;
	Datum		role[lengthof(role_name)];
	Datum		aspect[lengthof(att_aspect_name)];
	att_period	period;			/* of the last row, and as a range */
	Datum		range;
	bool		no_range;
} row_sink;

static void
row_sink_begin(row_sink *sink, reading *r)
{
	memset(sink, 0, sizeof(*sink));
	sink->r = r;
	sink->no_range = true;
	for (size_t i = 0; i < lengthof(role_name); i++)
		sink->role[i] = CStringGetTextDatum(role_name[i]);
	for (size_t i = 0; i < lengthof(att_aspect_name); i++)
		sink->aspect[i] = CStringGetTextDatum(att_aspect_name[i]);
}

/* Most rows are of the year of the row before. */
static void
put_last_period(row_sink *sink, att_period p, Datum *value, bool *null)
{
	if (memcmp(&p, &sink->period, sizeof(p)) != 0)
	{
		MemoryContext row = MemoryContextSwitchTo(sink->r->read);

		if (!sink->no_range)
			pfree(DatumGetPointer(sink->range));
		put_period(sink->r->daterange, p, &sink->range, &sink->no_range);
		sink->period = p;
		MemoryContextSwitchTo(row);
	}
	*value = sink->range;
	*null = sink->no_range;
}

static void
put_row(void *arg, const att_row *w)
{
	row_sink   *sink = arg;
	reading    *r = sink->r;
	Datum		values[ROW_COLUMNS] = {0};
	bool		nulls[ROW_COLUMNS] = {0};
	MemoryContext read = MemoryContextSwitchTo(r->row);

	values[0] = Int32GetDatum(++sink->n);
	put_text(w->section, &values[1], &nulls[1]);
	/* a row always has a name, be it an empty one */
	values[2] = PointerGetDatum(att_utf8_to_text(w->indicator));
	values[3] = sink->role[w->role];
	put_last_period(sink, w->period, &values[4], &nulls[4]);
	values[5] = sink->aspect[w->aspect];
	nulls[6] = nulls[7] = true;
	if (w->has_value && w->role == ATT_TARGET)
		put_value(&w->value, true, &values[7], &nulls[7]);
	else if (w->has_value)
		put_value(&w->value, false, &values[6], &nulls[6]);
	nulls[8] = w->cmp[0] == '\0';
	if (!nulls[8])
		values[8] = CStringGetTextDatum(w->cmp);
	nulls[9] = !w->has_low;
	if (!nulls[9])
		values[9] = att_decimal_numeric(&w->low);
	nulls[10] = !w->has_high;
	if (!nulls[10])
		values[10] = att_decimal_numeric(&w->high);
	put_text(w->unit, &values[11], &nulls[11]);
	values[12] = span_datum(r->int4range, w->span_from, w->span_to);
	put_text(w->source, &values[13], &nulls[13]);
	nulls[14] = w->polarity == 0;
	values[14] = Int32GetDatum(w->polarity);
	nulls[15] = w->confidence < 0;
	values[15] = Float4GetDatum(w->confidence);
	reading_put(r, values, nulls);
	MemoryContextSwitchTo(read);
}

PG_FUNCTION_INFO_V1(attain_parse_report);
Datum
attain_parse_report(PG_FUNCTION_ARGS)
{
	reading		r;
	row_sink	sink;
	att_str		text;
	int			year = 0;

	if (!PG_ARGISNULL(1))
	{
		year = PG_GETARG_INT32(1);
		if (year < 1 || year > 9999)
			ereport(ERROR,
					(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
					 errmsg("report year %d is out of range", year),
					 errhint("Give a year between 1 and 9999, or null.")));
	}
	reading_begin(fcinfo, &r);
	if (!PG_ARGISNULL(0))
	{
		text = att_report_to_utf8(PG_GETARG_DATUM(0));
		row_sink_begin(&sink, &r);
		att_read_rows(&r.env, text.data, text.len, year, put_row, &sink);
	}
	reading_end(&r);
	return (Datum) 0;
}

typedef struct section_sink
{
	reading    *r;
	int32		n;
} section_sink;

static void
put_section(void *arg, const att_section *section)
{
	section_sink *sink = arg;
	reading    *r = sink->r;
	Datum		values[SECTION_COLUMNS] = {0};
	bool		nulls[SECTION_COLUMNS] = {0};
	MemoryContext read = MemoryContextSwitchTo(r->row);

	values[0] = Int32GetDatum(++sink->n);
	values[1] = Int32GetDatum(section->level);
	put_text(section->title, &values[2], &nulls[2]);
	put_text(section->path, &values[3], &nulls[3]);
	values[4] = span_datum(r->int4range, section->span_from, section->span_to);
	reading_put(r, values, nulls);
	MemoryContextSwitchTo(read);
}

PG_FUNCTION_INFO_V1(attain_report_sections);
Datum
attain_report_sections(PG_FUNCTION_ARGS)
{
	reading		r;
	section_sink sink = {&r, 0};
	att_str		text;

	reading_begin(fcinfo, &r);
	text = att_report_to_utf8(PG_GETARG_DATUM(0));
	att_read_sections(&r.env, text.data, text.len, put_section, &sink);
	reading_end(&r);
	return (Datum) 0;
}

PG_FUNCTION_INFO_V1(attain_split_reports);
Datum
attain_split_reports(PG_FUNCTION_ARGS)
{
	reading		r;
	att_str		text;
	att_part   *part = NULL;
	size_t		n;

	reading_begin(fcinfo, &r);
	text = att_report_to_utf8(PG_GETARG_DATUM(0));
	n = att_split_reports(&r.env, text.data, text.len, &part);
	MemoryContextSwitchTo(r.row);
	for (size_t i = 0; i < n; i++)
	{
		Datum		values[PART_COLUMNS] = {0};
		bool		nulls[PART_COLUMNS] = {0};

		values[0] = Int32GetDatum((int32) i + 1);
		put_text(part[i].title, &values[1], &nulls[1]);
		values[2] = span_datum(r.int4range, part[i].span_from, part[i].span_to);
		values[3] = PointerGetDatum(att_utf8_to_text(part[i].body));
		reading_put(&r, values, nulls);
	}
	reading_end(&r);
	return (Datum) 0;
}

PG_FUNCTION_INFO_V1(attain_report_meta);
Datum
attain_report_meta(PG_FUNCTION_ARGS)
{
	TupleDesc	desc;
	MemoryContext read,
				caller;
	att_env		env;
	att_str		text;
	att_meta	m;
	DateADT		day;
	Datum		values[META_COLUMNS] = {0};
	bool		nulls[META_COLUMNS] = {0};

	if (get_call_result_type(fcinfo, NULL, &desc) != TYPEFUNC_COMPOSITE)
		elog(ERROR, "return type must be a row type");
	desc = BlessTupleDesc(desc);

	read = AllocSetContextCreate(CurrentMemoryContext, "attain report",
								 ALLOCSET_DEFAULT_SIZES);
	caller = MemoryContextSwitchTo(read);
	env = att_env_pg();
	memset(&m, 0, sizeof m);
	text = att_report_to_utf8(PG_GETARG_DATUM(0));
	att_read_meta(&env, text.data, text.len, &m);
	MemoryContextSwitchTo(caller);

	put_text(m.title, &values[0], &nulls[0]);
	put_text(m.region, &values[1], &nulls[1]);
	put_text(m.issuer, &values[2], &nulls[2]);
	nulls[3] = kind_name[m.kind] == NULL;
	if (!nulls[3])
		values[3] = CStringGetTextDatum(kind_name[m.kind]);
	nulls[4] = m.report_year == 0;
	values[4] = Int32GetDatum(m.report_year);
	nulls[5] = m.review_year == 0;
	values[5] = Int32GetDatum(m.review_year);
	nulls[6] = !date_of(m.delivered_on, &day);
	if (!nulls[6])
		values[6] = DateADTGetDatum(day);
	MemoryContextDelete(read);
	PG_RETURN_DATUM(HeapTupleGetDatum(heap_form_tuple(desc, values, nulls)));
}
