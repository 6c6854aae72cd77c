/*
 * types.c
 *	  Measures and targets as Datums, numbers as numerics.
 */
#include "postgres.h"

#include "fmgr.h"
#include "libpq/pqformat.h"
#include "mb/pg_wchar.h"
#include "utils/builtins.h"
#include "utils/numeric.h"

#include "language/pack.h"
#include "language/phrase.h"
#include "types/compat.h"
#include "types/env_pg.h"
#include "types/types.h"

/* No value is written longer than this, white space and all. */
#define LITERAL_BYTES	4096
/* Input is quoted in errors up to here. */
#define QUOTED_BYTES	120

Datum
att_value_datum(const att_value *v)
{
	uint8_t		buf[ATT_PACK_MAX];
	size_t		len = att_pack(v, buf);
	struct varlena *d = palloc(VARHDRSZ + len);

	SET_VARSIZE(d, VARHDRSZ + len);
	memcpy(VARDATA(d), buf, len);
	return PointerGetDatum(d);
}

void
att_value_damaged(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_DATA_CORRUPTED),
			 errmsg("stored measure or target is damaged")));
}

void
att_value_from_datum(Datum d, att_value *v)
{
	struct varlena *p = PG_DETOAST_DATUM_PACKED(d);

	if (!att_unpack((const uint8_t *) VARDATA_ANY(p), VARSIZE_ANY_EXHDR(p), v))
		att_value_damaged();
	if ((Pointer) p != DatumGetPointer(d))
		pfree(p);
}

const att_prepared *
att_prepared_argument(FunctionCallInfo fcinfo, int n)
{
	struct varlena *v = PG_GETARG_VARLENA_PP(n);
	const uint8_t *bytes = (const uint8_t *) VARDATA_ANY(v);
	att_prepared *p = fcinfo->flinfo->fn_extra;

	if (p == NULL)
	{
		p = MemoryContextAlloc(fcinfo->flinfo->fn_mcxt, sizeof(*p));
		p->len = 0;
		fcinfo->flinfo->fn_extra = p;
	}
	if (!att_prepared_is(p, bytes, VARSIZE_ANY_EXHDR(v)) && !att_prepare(p, bytes, VARSIZE_ANY_EXHDR(v)))
		att_value_damaged();
	return p;
}

bool
att_value_same_bytes(Datum x, Datum y)
{
	struct varlena *a = (struct varlena *) DatumGetPointer(x);
	struct varlena *b = (struct varlena *) DatumGetPointer(y);

	return !VARATT_IS_EXTENDED(a) == !VARATT_IS_EXTENDED(b) &&
		!VARATT_IS_EXTERNAL(a) && !VARATT_IS_COMPRESSED(a) && VARSIZE_ANY(a) == VARSIZE_ANY(b) &&
		memcmp(a, b, VARSIZE_ANY(a)) == 0;
}

/* The beginning of a text for a message. */
static char *
quoted(const char *s, size_t len)
{
	int			clip;

	if (len <= QUOTED_BYTES)
		return pnstrdup(s, len);
	clip = pg_mbcliplen(s, (int) Min(len, QUOTED_BYTES * 2), QUOTED_BYTES);
	return psprintf("%.*s%s", clip, s, att_message("…"));
}

static const char *
type_name(bool target)
{
	return target ? "target" : "measure";
}

static const char *
example(bool target)
{
	return target ? att_translated("Write it as reports do: 500亿元, 增长6%, 控制在4750人以内, 前五.") :
		att_translated("Write it as reports do: 583.1亿元, 增长6.1%, 约100家, 第7位.");
}

/* What is wrong with a literal, and where. */
static bool
refuse(const char *s, size_t len, bool target, att_phrase_error e, const att_text *t, size_t pos,
	   Node *escontext)
{
	uint32_t	at;
	char		cp[5] = "";

	pos = Min(pos, t->n);
	at = t->at[pos] + 1;
	if (pos < t->n)
		cp[att_utf8_put(cp, t->cp[pos] == ' ' && pos + 1 < t->n ? t->cp[pos + 1] : t->cp[pos])] = '\0';
	switch (e)
	{
		case ATT_PHRASE_TOO_LONG:
			ereturn(escontext, false,
					(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
					 errmsg("number out of range for type %s: \"%s\"", type_name(target), quoted(s, len)),
					 errdetail("A number may have %d digits, %d of them decimals; it ends at character %u.",
							   ATT_DECIMAL_DIGITS, ATT_DECIMAL_SCALE, at)));
		case ATT_PHRASE_LONG_UNIT:
			ereturn(escontext, false,
					(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
					 errmsg("unit is too long for type %s: \"%s\"", type_name(target), quoted(s, len)),
					 errdetail("A unit that attain does not know may have %d characters; it begins at character %u.", ATT_UNIT_WORD, at)));
		case ATT_PHRASE_MANY_FACTORS:
			ereturn(escontext, false,
					(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
					 errmsg("unit has too many factors for type %s: \"%s\"", type_name(target), quoted(s, len)),
					 errdetail("A unit may have %d factors, and a scale of at most 10^12; it begins at character %u.", ATT_UNIT_FACTORS, at)));
		case ATT_PHRASE_LONG_CLAIM:
			ereturn(escontext, false,
					(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
					 errmsg("reference is too long for type %s: \"%s\"", type_name(target), quoted(s, len)),
					 errdetail("A value without a number may have %d characters; it begins at character %u.", ATT_REF_MAX, at)));
		case ATT_PHRASE_EMPTY:
			ereturn(escontext, false,
					(errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
					 errmsg("invalid input syntax for type %s: \"%s\"", type_name(target), quoted(s, len)),
					 errdetail("There is no value at character %u.", at),
					 errhint("%s", example(target))));
		case ATT_PHRASE_NO_NUMBER:
			ereturn(escontext, false,
					(errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
					 errmsg("invalid input syntax for type %s: \"%s\"", type_name(target), quoted(s, len)),
					 errdetail("A number is missing at character %u.", at),
					 errhint("%s", example(target))));
		case ATT_PHRASE_BAD_RANGE:
			ereturn(escontext, false,
					(errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
					 errmsg("invalid input syntax for type %s: \"%s\"", type_name(target), quoted(s, len)),
					 errdetail("The range must go up, but its end at character %u is not above its start.", at),
					 errhint("%s", att_translated("Write the smaller number first: 4~6个."))));
		case ATT_PHRASE_BAD_NUMBER:
			ereturn(escontext, false,
					(errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
					 errmsg("invalid input syntax for type %s: \"%s\"", type_name(target), quoted(s, len)),
					 errdetail("The number is malformed at character %u.", at),
					 errhint("%s", example(target))));
		default:
			ereturn(escontext, false,
					(errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
					 errmsg("invalid input syntax for type %s: \"%s\"", type_name(target), quoted(s, len)),
					 cp[0] == '\0' ? errdetail("The value is not complete at character %u.", at) :
					 errdetail("\"%s\" at character %u is no part of a value.",
							   att_utf8_to_server(cp, strlen(cp)), at),
					 errhint("%s", example(target))));
	}
}

bool
att_value_parse(const char *s, bool target, att_value *v, Node *escontext)
{
	att_env		env = att_env_pg();
	size_t		len = strlen(s);
	size_t		pos = 0;
	att_text	t;
	att_str		utf8;
	att_phrase_error e;
	bool		ok = true;

	if (len > LITERAL_BYTES)
		ereturn(escontext, false,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("text is too long for type %s: \"%s\"", type_name(target), quoted(s, len)),
				 errdetail("It has %zu bytes; at most %d are read.", len, LITERAL_BYTES),
				 errhint("A whole report is read by parse_report().")));
	if (!att_utf8_from_literal(s, len, &utf8, escontext))
		return false;
	att_text_literal(&env, utf8.data, utf8.len, &t);
	memset(v, 0, sizeof(*v));
	e = att_phrase_literal(t.cp, t.n, target, v, &pos);
	if (e == ATT_PHRASE_OK && !att_value_normalise(v, target))
	{
		e = ATT_PHRASE_TOO_LONG;
		pos = t.n;
	}
	/* what would not come back from a dump is not let in */
	if (e == ATT_PHRASE_OK && !att_phrase_reads_back(v, target))
	{
		e = ATT_PHRASE_TRAILING;
		pos = 0;
	}
	if (e != ATT_PHRASE_OK)
		ok = refuse(s, len, target, e, &t, pos, escontext);
	att_text_free(&env, &t);
	return ok;
}

char *
att_value_text(const att_value *v, bool target)
{
	char		buf[ATT_VALUE_TEXT];

	return att_utf8_to_server(buf, att_value_print(v, target, buf));
}

Datum
att_value_send(const att_value *v)
{
	uint8_t		bytes[ATT_PACK_MAX];
	StringInfoData buf;

	pq_begintypsend(&buf);
	pq_sendbytes(&buf, (const char *) bytes, (int) att_pack_wire(v, bytes));
	return PointerGetDatum(pq_endtypsend(&buf));
}

static void
refuse_bytes(const uint8_t *bytes, size_t len, bool target)
{
	att_pack_error e = att_wire_beyond(bytes, len);

	ereport(ERROR,
			(errcode(e == ATT_PACK_MALFORMED ? ERRCODE_INVALID_BINARY_REPRESENTATION :
					 e == ATT_PACK_LONG_NUMBER ? ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE :
					 ERRCODE_PROGRAM_LIMIT_EXCEEDED),
			 errmsg("invalid binary representation of type %s", type_name(target)),
			 e == ATT_PACK_LONG ? errdetail("It has %zu bytes; at most %d are read.", len, ATT_PACK_MAX) :
			 e == ATT_PACK_LONG_NUMBER ? errdetail("A number may have %d digits, %d of them decimals.", ATT_DECIMAL_DIGITS, ATT_DECIMAL_SCALE) :
			 e == ATT_PACK_MANY_FACTORS ? errdetail("A unit may have %d factors, and a scale of at most 10^12.", ATT_UNIT_FACTORS) :
			 e == ATT_PACK_LONG_UNIT ? errdetail("A unit that attain does not know may have %d characters.", ATT_UNIT_WORD) :
			 e == ATT_PACK_LONG_CLAIM ? errdetail("A value without a number may have %d characters.", ATT_REF_MAX) : 0));
}

void
att_value_recv(StringInfo buf, bool target, att_value *v)
{
	int			len = buf->len - buf->cursor;
	const char *bytes = pq_getmsgbytes(buf, len);

	if (!att_unpack_wire((const uint8_t *) bytes, (size_t) len, target, v))
		refuse_bytes((const uint8_t *) bytes, (size_t) len, target);
	if (!att_phrase_reads_back(v, target))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
				 errmsg("invalid binary representation of type %s", type_name(target))));
	/* a word that the server's encoding does not have could never be printed */
	pfree(att_value_text(v, target));
}

static Datum
numeric_of(const char *s)
{
	return DirectFunctionCall3(numeric_in, CStringGetDatum(s), ObjectIdGetDatum(InvalidOid), Int32GetDatum(-1));
}

Datum
att_decimal_numeric(const att_decimal *d)
{
	char		buf[64];

	if (d->coef <= PG_INT64_MAX && d->coef >= -PG_INT64_MAX)
		return NumericGetDatum(int64_div_fast_to_numeric((int64) d->coef, d->scale));
	att_decimal_print(d, buf);
	return numeric_of(buf);
}

bool
att_numeric_decimal(Datum numeric, att_decimal *d)
{
	char	   *s = DatumGetCString(DirectFunctionCall1(numeric_out, numeric));

	if (att_decimal_parse(s, strlen(s), d))
		return true;
	/* zeros at the end may be what is too long */
	numeric = DirectFunctionCall1(numeric_trim_scale, numeric);
	s = DatumGetCString(DirectFunctionCall1(numeric_out, numeric));
	return att_decimal_parse(s, strlen(s), d);
}

void
att_numeric_argument(Datum numeric, att_decimal *d)
{
	if (!att_numeric_decimal(numeric, d))
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("number out of range for type measure"),
				 errdetail("A number may have %d digits, %d of them decimals; NaN and infinity are none.",
						   ATT_DECIMAL_DIGITS, ATT_DECIMAL_SCALE)));
}

static Datum
power_of_ten(int power)
{
	return numeric_of(psprintf("1e%d", power));
}

static Datum
times(Datum a, Datum b)
{
	return DirectFunctionCall2(numeric_mul, a, b);
}

static Datum
minus(Datum a, Datum b)
{
	return DirectFunctionCall2(numeric_sub, a, b);
}

/* a / b, which is not 0; as exact as numeric divides, without zeros at the end.
 * Small quotients keep 16 digits, so none but 0 becomes 0. */
static Datum
quotient(Datum a, Datum b)
{
	return DirectFunctionCall1(numeric_trim_scale, DirectFunctionCall2(numeric_div, a, b));
}

static Datum
whole(int64 i)
{
	return NumericGetDatum(int64_to_numeric(i));
}

static int
compare(Datum a, Datum b)
{
	return DatumGetInt32(DirectFunctionCall2(numeric_cmp, a, b));
}

Datum
att_numeric_in_unit(const att_decimal *d, const att_unit *from, const att_unit *to)
{
	att_decimal exact;
	int64_t		fn,
				fd,
				tn,
				td;
	int			fp,
				tp;

	if (att_unit_convert(d, from, to, &exact))
		return att_decimal_numeric(&exact);
	att_unit_scale(from, &fn, &fd, &fp);
	att_unit_scale(to, &tn, &td, &tp);
	return quotient(times(times(att_decimal_numeric(d), times(whole(fn), whole(td))), power_of_ten(fp - tp)),
					times(whole(fd), whole(tn)));
}

/* d * x without its divisor, times 10^extra */
static Datum
dividend(const att_decimal *d, const att_ratio *x, int extra)
{
	return times(times(att_decimal_numeric(d), whole(x->num)), power_of_ten(x->power + extra));
}

Datum
att_numeric_ratio(const att_relation *r, bool attained)
{
	/* both sides times the same power, so that none is a fraction */
	int			extra = -Min(r->x.power, r->y.power);
	Datum		a = times(dividend(&r->a, &r->x, extra), whole(r->y.den));
	Datum		b = times(dividend(&r->b, &r->y, extra), whole(r->x.den));
	Datum		one = whole(1);
	Datum		q = quotient(a, b);

	/* rounded up to 1, it would say what is not so */
	if (!attained && compare(q, one) >= 0)
		q = minus(one, power_of_ten(-20));
	return q;
}

Datum
att_numeric_margin(const att_relation *r)
{
	Datum		a = dividend(&r->a, &r->x, 0);
	Datum		b = times(att_decimal_numeric(&r->b), whole(r->x.den));
	Datum		d = r->minus ? minus(b, a) : minus(a, b);

	return quotient(d, whole(r->x.den));
}

char *
att_unit_cstring(const att_unit *u)
{
	char		buf[ATT_UNIT_TEXT];

	return att_utf8_to_server(buf, att_unit_print(u, buf));
}

/* The unit of that name; else false, and which limit it is beyond. */
static bool
read_unit(const text *t, att_unit *u, att_unit_limit *beyond)
{
	att_env		env = att_env_pg();
	size_t		len = VARSIZE_ANY_EXHDR(t);
	att_str		utf8;
	att_text	cps;
	bool		ok;

	*beyond = ATT_UNIT_WITHIN;
	if (len > LITERAL_BYTES)
		return false;
	utf8 = att_utf8_from_server(VARDATA_ANY(t), len);
	att_text_literal(&env, utf8.data, utf8.len, &cps);
	memset(u, 0, sizeof(*u));
	ok = cps.n == 0 || att_unit_word(cps.cp, cps.n, u);
	if (!ok)
		*beyond = att_unit_beyond(cps.cp, cps.n);
	att_text_free(&env, &cps);
	return ok;
}

bool
att_unit_named_by(const text *t, att_unit *u)
{
	att_unit_limit beyond;

	return read_unit(t, u, &beyond);
}

void
att_unit_argument(const text *t, att_unit *u)
{
	size_t		len = VARSIZE_ANY_EXHDR(t);
	att_unit_limit beyond;

	if (len > LITERAL_BYTES)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("invalid unit: \"%s\"", quoted(VARDATA_ANY(t), len)),
				 errdetail("It has %zu bytes; at most %d are read.", len, LITERAL_BYTES)));
	if (!read_unit(t, u, &beyond))
		ereport(ERROR,
				(errcode(beyond == ATT_UNIT_WITHIN ? ERRCODE_INVALID_PARAMETER_VALUE : ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("invalid unit: \"%s\"", quoted(VARDATA_ANY(t), len)),
				 beyond == ATT_UNIT_LONG_WORD ? errdetail("A unit that attain does not know may have %d characters.", ATT_UNIT_WORD) :
				 beyond == ATT_UNIT_MANY_FACTORS ? errdetail("A unit may have %d factors, and a scale of at most 10^12.", ATT_UNIT_FACTORS) : 0,
				 beyond != ATT_UNIT_WITHIN ? 0 :
				 errhint("%s", att_translated("Name a unit as it is written behind a number, such as 亿元 or 微克/立方米."))));
}
