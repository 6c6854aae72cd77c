-- measure: what was reached.

CREATE TYPE measure;

CREATE FUNCTION measure_in(cstring) RETURNS measure
	AS 'MODULE_PATHNAME', 'attain_measure_in' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION measure_out(measure) RETURNS cstring
	AS 'MODULE_PATHNAME', 'attain_measure_out' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION measure_recv(internal) RETURNS measure
	AS 'MODULE_PATHNAME', 'attain_measure_recv' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION measure_send(measure) RETURNS bytea
	AS 'MODULE_PATHNAME', 'attain_value_send' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE TYPE measure (
	INPUT = measure_in, OUTPUT = measure_out, RECEIVE = measure_recv, SEND = measure_send,
	ANALYZE = measure_typanalyze,
	INTERNALLENGTH = VARIABLE, ALIGNMENT = int4, STORAGE = main
);
COMMENT ON TYPE measure IS
	'what was reached: an aspect, an interval of exact decimal numbers and a unit (583.1亿元, 增长6.1%, 约100家, 第7位)';
COMMENT ON FUNCTION measure_in(cstring) IS 'text of a measure';
COMMENT ON FUNCTION measure_out(measure) IS 'canonical text; it reads back to an equal measure';
COMMENT ON FUNCTION measure_recv(internal) IS 'binary form of a measure, checked as strictly as text';
COMMENT ON FUNCTION measure_send(measure) IS 'binary form of a measure';

CREATE FUNCTION measure(number numeric, unit text, aspect text DEFAULT 'level') RETURNS measure
	AS 'MODULE_PATHNAME', 'attain_measure_make' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION measure(numeric, text, text) IS
	'a measure from a number, a unit and an aspect: level, growth, change, rank or completion';

CREATE FUNCTION aspect(measure) RETURNS text
	AS 'MODULE_PATHNAME', 'attain_value_aspect' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION aspect(measure) IS 'level, growth, change, rank, completion or claim';
CREATE FUNCTION unit(measure) RETURNS text
	AS 'MODULE_PATHNAME', 'attain_value_unit' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION unit(measure) IS 'unit as written; empty for a bare number, null for a claim';
CREATE FUNCTION lower(measure) RETURNS numeric
	AS 'MODULE_PATHNAME', 'attain_value_lower' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION lower(measure) IS 'lower end in the unit as written, signed; null where unbounded';
CREATE FUNCTION upper(measure) RETURNS numeric
	AS 'MODULE_PATHNAME', 'attain_value_upper' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION upper(measure) IS 'upper end in the unit as written, signed; null where unbounded';
CREATE FUNCTION reference(measure) RETURNS text
	AS 'MODULE_PATHNAME', 'attain_value_reference' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION reference(measure) IS 'what a claim compares with, such as 全市平均水平; null for a number';
CREATE FUNCTION in_unit(measure, unit text) RETURNS numeric
	AS 'MODULE_PATHNAME', 'attain_measure_in_unit' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION in_unit(measure, text) IS
	'lower end in another unit of the dimension, rounded only where it does not end; error 22023 for another dimension';
CREATE FUNCTION is_about(measure) RETURNS boolean
	AS 'MODULE_PATHNAME', 'attain_measure_is_about' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION is_about(measure) IS 'said with 约, 左右 or the like?';

CREATE FUNCTION measure_to_numeric(measure) RETURNS numeric
	AS 'MODULE_PATHNAME', 'attain_measure_numeric' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION measure_to_numeric(measure) IS 'the single number of a measure in its unit; error 22023 for an interval or a claim';
CREATE FUNCTION measure_to_numrange(measure) RETURNS numrange
	AS 'MODULE_PATHNAME', 'attain_measure_numrange' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION measure_to_numrange(measure) IS 'the numbers that a measure stands for, in its unit; null for a claim';
CREATE CAST (measure AS numeric) WITH FUNCTION measure_to_numeric(measure);
COMMENT ON CAST (measure AS numeric) IS 'the single number in the unit as written';
CREATE CAST (measure AS numrange) WITH FUNCTION measure_to_numrange(measure);
COMMENT ON CAST (measure AS numrange) IS 'the interval in the unit as written';

-- Order: dimension, aspect, then the interval in the dimension's base unit.
CREATE FUNCTION measure_eq(measure, measure) RETURNS boolean
	AS 'MODULE_PATHNAME', 'attain_value_eq' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION measure_ne(measure, measure) RETURNS boolean
	AS 'MODULE_PATHNAME', 'attain_value_ne' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION measure_lt(measure, measure) RETURNS boolean
	AS 'MODULE_PATHNAME', 'attain_value_lt' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION measure_le(measure, measure) RETURNS boolean
	AS 'MODULE_PATHNAME', 'attain_value_le' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION measure_gt(measure, measure) RETURNS boolean
	AS 'MODULE_PATHNAME', 'attain_value_gt' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION measure_ge(measure, measure) RETURNS boolean
	AS 'MODULE_PATHNAME', 'attain_value_ge' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION measure_cmp(measure, measure) RETURNS int
	AS 'MODULE_PATHNAME', 'attain_value_cmp' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION measure_hash(measure) RETURNS int
	AS 'MODULE_PATHNAME', 'attain_value_hash' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION measure_hash_extended(measure, bigint) RETURNS bigint
	AS 'MODULE_PATHNAME', 'attain_value_hash_extended' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION measure_sortsupport(internal) RETURNS void
	AS 'MODULE_PATHNAME', 'attain_value_sortsupport' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION measure_eq(measure, measure) IS 'implementation of = operator';
COMMENT ON FUNCTION measure_ne(measure, measure) IS 'implementation of <> operator';
COMMENT ON FUNCTION measure_lt(measure, measure) IS 'implementation of < operator';
COMMENT ON FUNCTION measure_le(measure, measure) IS 'implementation of <= operator';
COMMENT ON FUNCTION measure_gt(measure, measure) IS 'implementation of > operator';
COMMENT ON FUNCTION measure_ge(measure, measure) IS 'implementation of >= operator';
COMMENT ON FUNCTION measure_cmp(measure, measure) IS 'less-equal-greater: -1, 0 or 1';
COMMENT ON FUNCTION measure_hash(measure) IS 'hash; equal measures hash equal whatever unit they are written in';
COMMENT ON FUNCTION measure_hash_extended(measure, bigint) IS 'hash of 64 bits with a seed';
COMMENT ON FUNCTION measure_sortsupport(internal) IS 'sort support: compares by 8 bytes first';

CREATE OPERATOR = (
	LEFTARG = measure, RIGHTARG = measure, FUNCTION = measure_eq, COMMUTATOR = =, NEGATOR = <>,
	RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES
);
CREATE OPERATOR <> (
	LEFTARG = measure, RIGHTARG = measure, FUNCTION = measure_ne, COMMUTATOR = <>, NEGATOR = =,
	RESTRICT = neqsel, JOIN = neqjoinsel
);
CREATE OPERATOR < (
	LEFTARG = measure, RIGHTARG = measure, FUNCTION = measure_lt, COMMUTATOR = >, NEGATOR = >=,
	RESTRICT = scalarltsel, JOIN = scalarltjoinsel
);
CREATE OPERATOR <= (
	LEFTARG = measure, RIGHTARG = measure, FUNCTION = measure_le, COMMUTATOR = >=, NEGATOR = >,
	RESTRICT = scalarlesel, JOIN = scalarlejoinsel
);
CREATE OPERATOR > (
	LEFTARG = measure, RIGHTARG = measure, FUNCTION = measure_gt, COMMUTATOR = <, NEGATOR = <=,
	RESTRICT = scalargtsel, JOIN = scalargtjoinsel
);
CREATE OPERATOR >= (
	LEFTARG = measure, RIGHTARG = measure, FUNCTION = measure_ge, COMMUTATOR = <=, NEGATOR = <,
	RESTRICT = scalargesel, JOIN = scalargejoinsel
);
COMMENT ON OPERATOR = (measure, measure) IS 'same aspect, dimension, bounds and flag, whatever the unit';
COMMENT ON OPERATOR <> (measure, measure) IS 'not equal';
COMMENT ON OPERATOR < (measure, measure) IS 'less than, in a total order by dimension, aspect and value';
COMMENT ON OPERATOR <= (measure, measure) IS 'less than or equal';
COMMENT ON OPERATOR > (measure, measure) IS 'greater than';
COMMENT ON OPERATOR >= (measure, measure) IS 'greater than or equal';

CREATE OPERATOR CLASS measure_ops DEFAULT FOR TYPE measure USING btree AS
	OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >,
	FUNCTION 1 measure_cmp(measure, measure),
	FUNCTION 2 measure_sortsupport(internal);
COMMENT ON OPERATOR CLASS measure_ops USING btree IS 'total order of measures';
CREATE OPERATOR CLASS measure_ops DEFAULT FOR TYPE measure USING hash AS
	OPERATOR 1 =,
	FUNCTION 1 measure_hash(measure),
	FUNCTION 2 measure_hash_extended(measure, bigint);
COMMENT ON OPERATOR CLASS measure_ops USING hash IS 'equality of measures';

-- Arithmetic.
CREATE FUNCTION measure_add(measure, measure) RETURNS measure
	AS 'MODULE_PATHNAME', 'attain_measure_add' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION measure_sub(measure, measure) RETURNS measure
	AS 'MODULE_PATHNAME', 'attain_measure_sub' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION measure_mul(measure, numeric) RETURNS measure
	AS 'MODULE_PATHNAME', 'attain_measure_mul' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION numeric_mul(numeric, measure) RETURNS measure
	AS 'MODULE_PATHNAME', 'attain_numeric_mul' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION measure_div(measure, numeric) RETURNS measure
	AS 'MODULE_PATHNAME', 'attain_measure_div' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION measure_div(measure, measure) RETURNS numeric
	AS 'MODULE_PATHNAME', 'attain_measure_quotient' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION measure_add(measure, measure) IS 'implementation of + operator';
COMMENT ON FUNCTION measure_sub(measure, measure) IS 'implementation of - operator';
COMMENT ON FUNCTION measure_mul(measure, numeric) IS 'implementation of * operator';
COMMENT ON FUNCTION numeric_mul(numeric, measure) IS 'implementation of * operator';
COMMENT ON FUNCTION measure_div(measure, numeric) IS 'implementation of / operator';
COMMENT ON FUNCTION measure_div(measure, measure) IS 'implementation of / operator';

-- No commutator of +: the result is in the unit of the left operand.
CREATE OPERATOR + (LEFTARG = measure, RIGHTARG = measure, FUNCTION = measure_add);
CREATE OPERATOR - (LEFTARG = measure, RIGHTARG = measure, FUNCTION = measure_sub);
CREATE OPERATOR * (LEFTARG = measure, RIGHTARG = numeric, FUNCTION = measure_mul, COMMUTATOR = *);
CREATE OPERATOR * (LEFTARG = numeric, RIGHTARG = measure, FUNCTION = numeric_mul, COMMUTATOR = *);
CREATE OPERATOR / (LEFTARG = measure, RIGHTARG = numeric, FUNCTION = measure_div);
CREATE OPERATOR / (LEFTARG = measure, RIGHTARG = measure, FUNCTION = measure_div);
COMMENT ON OPERATOR + (measure, measure) IS 'sum in the unit of the left operand';
COMMENT ON OPERATOR - (measure, measure) IS 'difference in the unit of the left operand';
COMMENT ON OPERATOR * (measure, numeric) IS 'multiple';
COMMENT ON OPERATOR * (numeric, measure) IS 'multiple';
COMMENT ON OPERATOR / (measure, numeric) IS 'part';
COMMENT ON OPERATOR / (measure, measure) IS 'how many times the one number is the other';
