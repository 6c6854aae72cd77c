\echo Use "CREATE EXTENSION attain" to load this file. \quit
-- What the planner asks: statistics, selectivity, index conditions.

CREATE FUNCTION measure_typanalyze(internal) RETURNS boolean
	AS 'MODULE_PATHNAME', 'attain_typanalyze' LANGUAGE C STABLE STRICT PARALLEL SAFE;
CREATE FUNCTION measure_contsel(internal, oid, internal, int) RETURNS float8
	AS 'MODULE_PATHNAME', 'attain_contsel' LANGUAGE C STABLE STRICT PARALLEL SAFE;
CREATE FUNCTION measure_contjoinsel(internal, oid, internal, smallint, internal) RETURNS float8
	AS 'MODULE_PATHNAME', 'attain_contjoinsel' LANGUAGE C STABLE STRICT PARALLEL SAFE;
CREATE FUNCTION attain_fulfils_support(internal) RETURNS internal
	AS 'MODULE_PATHNAME', 'attain_fulfils_support' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION measure_typanalyze(internal) IS 'statistics of measures and targets: beside the usual ones a sample of each dimension and aspect';
COMMENT ON FUNCTION measure_contsel(internal, oid, internal, int) IS 'restriction selectivity of <@, @> and && on measures and targets';
COMMENT ON FUNCTION measure_contjoinsel(internal, oid, internal, smallint, internal) IS 'join selectivity of <@, @> and && on measures and targets';
COMMENT ON FUNCTION attain_fulfils_support(internal) IS 'planner support for attain_fulfils and attain_fulfilled_by: btree conditions and selectivity';
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
-- target: what was promised.

CREATE TYPE target;

CREATE FUNCTION target_in(cstring) RETURNS target
	AS 'MODULE_PATHNAME', 'attain_target_in' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION target_out(target) RETURNS cstring
	AS 'MODULE_PATHNAME', 'attain_target_out' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION target_recv(internal) RETURNS target
	AS 'MODULE_PATHNAME', 'attain_target_recv' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION target_send(target) RETURNS bytea
	AS 'MODULE_PATHNAME', 'attain_value_send' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE TYPE target (
	INPUT = target_in, OUTPUT = target_out, RECEIVE = target_recv, SEND = target_send,
	ANALYZE = measure_typanalyze,
	INTERNALLENGTH = VARIABLE, ALIGNMENT = int4, STORAGE = main
);
COMMENT ON TYPE target IS
	'what was promised: the measures that fulfil it and how firmly (增长≥6%, ≤4750人, 前5位, 力争≥2000亿元, 高于全市平均水平)';
COMMENT ON FUNCTION target_in(cstring) IS 'text of a target';
COMMENT ON FUNCTION target_out(target) IS 'canonical text; it reads back to an equal target';
COMMENT ON FUNCTION target_recv(internal) IS 'binary form of a target, checked as strictly as text';
COMMENT ON FUNCTION target_send(target) IS 'binary form of a target';

CREATE FUNCTION aspect(target) RETURNS text
	AS 'MODULE_PATHNAME', 'attain_value_aspect' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION aspect(target) IS 'level, growth, change, rank, completion or claim';
CREATE FUNCTION unit(target) RETURNS text
	AS 'MODULE_PATHNAME', 'attain_value_unit' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION unit(target) IS 'unit as written; empty for a bare number, null for a reference';
CREATE FUNCTION lower(target) RETURNS numeric
	AS 'MODULE_PATHNAME', 'attain_value_lower' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION lower(target) IS 'lower end as written in the unit, signed; null where there is none';
CREATE FUNCTION upper(target) RETURNS numeric
	AS 'MODULE_PATHNAME', 'attain_value_upper' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION upper(target) IS 'upper end as written in the unit, signed; null where there is none';
CREATE FUNCTION commitment(target) RETURNS text
	AS 'MODULE_PATHNAME', 'attain_target_commitment' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION commitment(target) IS
	'stretch (力争), firm (确保), binding (约束性), expected (预期性) or plain; it does not change what fulfils the target';
CREATE FUNCTION reference(target) RETURNS text
	AS 'MODULE_PATHNAME', 'attain_value_reference' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION reference(target) IS 'what a target without a number is compared with, such as 全市平均水平; else null';
CREATE FUNCTION resolve(target, measure) RETURNS target
	AS 'MODULE_PATHNAME', 'attain_target_resolve' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION resolve(target, measure) IS
	'the target with a number in place of its reference: 高于全市平均水平 with 增长7.1% is 增长>7.1%; null where that has no sense';

-- Order: dimension, aspect, then the bounds in the dimension's base unit.
CREATE FUNCTION target_eq(target, target) RETURNS boolean
	AS 'MODULE_PATHNAME', 'attain_value_eq' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION target_ne(target, target) RETURNS boolean
	AS 'MODULE_PATHNAME', 'attain_value_ne' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION target_lt(target, target) RETURNS boolean
	AS 'MODULE_PATHNAME', 'attain_value_lt' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION target_le(target, target) RETURNS boolean
	AS 'MODULE_PATHNAME', 'attain_value_le' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION target_gt(target, target) RETURNS boolean
	AS 'MODULE_PATHNAME', 'attain_value_gt' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION target_ge(target, target) RETURNS boolean
	AS 'MODULE_PATHNAME', 'attain_value_ge' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION target_cmp(target, target) RETURNS int
	AS 'MODULE_PATHNAME', 'attain_value_cmp' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION target_hash(target) RETURNS int
	AS 'MODULE_PATHNAME', 'attain_value_hash' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION target_hash_extended(target, bigint) RETURNS bigint
	AS 'MODULE_PATHNAME', 'attain_value_hash_extended' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION target_sortsupport(internal) RETURNS void
	AS 'MODULE_PATHNAME', 'attain_value_sortsupport' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION target_eq(target, target) IS 'implementation of = operator';
COMMENT ON FUNCTION target_ne(target, target) IS 'implementation of <> operator';
COMMENT ON FUNCTION target_lt(target, target) IS 'implementation of < operator';
COMMENT ON FUNCTION target_le(target, target) IS 'implementation of <= operator';
COMMENT ON FUNCTION target_gt(target, target) IS 'implementation of > operator';
COMMENT ON FUNCTION target_ge(target, target) IS 'implementation of >= operator';
COMMENT ON FUNCTION target_cmp(target, target) IS 'less-equal-greater: -1, 0 or 1';
COMMENT ON FUNCTION target_hash(target) IS 'hash; equal targets hash equal whatever unit they are written in';
COMMENT ON FUNCTION target_hash_extended(target, bigint) IS 'hash of 64 bits with a seed';
COMMENT ON FUNCTION target_sortsupport(internal) IS 'sort support: compares by 8 bytes first';

CREATE OPERATOR = (
	LEFTARG = target, RIGHTARG = target, FUNCTION = target_eq, COMMUTATOR = =, NEGATOR = <>,
	RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES
);
CREATE OPERATOR <> (
	LEFTARG = target, RIGHTARG = target, FUNCTION = target_ne, COMMUTATOR = <>, NEGATOR = =,
	RESTRICT = neqsel, JOIN = neqjoinsel
);
CREATE OPERATOR < (
	LEFTARG = target, RIGHTARG = target, FUNCTION = target_lt, COMMUTATOR = >, NEGATOR = >=,
	RESTRICT = scalarltsel, JOIN = scalarltjoinsel
);
CREATE OPERATOR <= (
	LEFTARG = target, RIGHTARG = target, FUNCTION = target_le, COMMUTATOR = >=, NEGATOR = >,
	RESTRICT = scalarlesel, JOIN = scalarlejoinsel
);
CREATE OPERATOR > (
	LEFTARG = target, RIGHTARG = target, FUNCTION = target_gt, COMMUTATOR = <, NEGATOR = <=,
	RESTRICT = scalargtsel, JOIN = scalargtjoinsel
);
CREATE OPERATOR >= (
	LEFTARG = target, RIGHTARG = target, FUNCTION = target_ge, COMMUTATOR = <=, NEGATOR = <,
	RESTRICT = scalargesel, JOIN = scalargejoinsel
);
COMMENT ON OPERATOR = (target, target) IS 'same aspect, dimension, bounds, reference and commitment, whatever the unit';
COMMENT ON OPERATOR <> (target, target) IS 'not equal';
COMMENT ON OPERATOR < (target, target) IS 'less than, in a total order by dimension, aspect and bounds';
COMMENT ON OPERATOR <= (target, target) IS 'less than or equal';
COMMENT ON OPERATOR > (target, target) IS 'greater than';
COMMENT ON OPERATOR >= (target, target) IS 'greater than or equal';

CREATE OPERATOR CLASS target_ops DEFAULT FOR TYPE target USING btree AS
	OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >,
	FUNCTION 1 target_cmp(target, target),
	FUNCTION 2 target_sortsupport(internal);
COMMENT ON OPERATOR CLASS target_ops USING btree IS 'total order of targets';
CREATE OPERATOR CLASS target_ops DEFAULT FOR TYPE target USING hash AS
	OPERATOR 1 =,
	FUNCTION 1 target_hash(target),
	FUNCTION 2 target_hash_extended(target, bigint);
COMMENT ON OPERATOR CLASS target_ops USING hash IS 'equality of targets';

-- Sets of measures: is one promise stricter than another, can both be met?
CREATE FUNCTION attain_target_within(target, target) RETURNS boolean
	AS 'MODULE_PATHNAME', 'attain_target_within' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION attain_target_contains(target, target) RETURNS boolean
	AS 'MODULE_PATHNAME', 'attain_target_contains' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION attain_target_overlaps(target, target) RETURNS boolean
	AS 'MODULE_PATHNAME', 'attain_target_overlaps' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION attain_target_within(target, target) IS 'implementation of <@ operator';
COMMENT ON FUNCTION attain_target_contains(target, target) IS 'implementation of @> operator';
COMMENT ON FUNCTION attain_target_overlaps(target, target) IS 'implementation of && operator';

CREATE OPERATOR <@ (
	LEFTARG = target, RIGHTARG = target, FUNCTION = attain_target_within, COMMUTATOR = @>,
	RESTRICT = measure_contsel, JOIN = measure_contjoinsel
);
CREATE OPERATOR @> (
	LEFTARG = target, RIGHTARG = target, FUNCTION = attain_target_contains, COMMUTATOR = <@,
	RESTRICT = measure_contsel, JOIN = measure_contjoinsel
);
CREATE OPERATOR && (
	LEFTARG = target, RIGHTARG = target, FUNCTION = attain_target_overlaps, COMMUTATOR = &&,
	RESTRICT = measure_contsel, JOIN = measure_contjoinsel
);
COMMENT ON OPERATOR <@ (target, target) IS 'does all that fulfils the left fulfil the right? null where it cannot be told';
COMMENT ON OPERATOR @> (target, target) IS 'does all that fulfils the right fulfil the left? null where it cannot be told';
COMMENT ON OPERATOR && (target, target) IS 'can both be met at once? null where it cannot be told';
-- Is a promise kept?  True, false, or null where it cannot be told.

CREATE FUNCTION attain_fulfils(measure, target) RETURNS boolean
	AS 'MODULE_PATHNAME', 'attain_fulfils' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE SUPPORT attain_fulfils_support;
CREATE FUNCTION attain_fulfilled_by(target, measure) RETURNS boolean
	AS 'MODULE_PATHNAME', 'attain_fulfilled_by' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE SUPPORT attain_fulfils_support;
CREATE FUNCTION attain_ratio(measure, target) RETURNS numeric
	AS 'MODULE_PATHNAME', 'attain_ratio' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION attain_margin(measure, target) RETURNS numeric
	AS 'MODULE_PATHNAME', 'attain_margin' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION attain_why(measure, target) RETURNS text
	AS 'MODULE_PATHNAME', 'attain_why' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION attain_fulfils(measure, target) IS 'implementation of <@ operator';
COMMENT ON FUNCTION attain_fulfilled_by(target, measure) IS 'implementation of @> operator';
COMMENT ON FUNCTION attain_ratio(measure, target) IS 'implementation of / operator';
COMMENT ON FUNCTION attain_margin(measure, target) IS 'implementation of - operator';
COMMENT ON FUNCTION attain_why(measure, target) IS 'why a measure attains a target, misses it, or why it cannot be told, in a sentence';

CREATE OPERATOR <@ (
	LEFTARG = measure, RIGHTARG = target, FUNCTION = attain_fulfils, COMMUTATOR = @>,
	RESTRICT = measure_contsel, JOIN = measure_contjoinsel
);
CREATE OPERATOR @> (
	LEFTARG = target, RIGHTARG = measure, FUNCTION = attain_fulfilled_by, COMMUTATOR = <@,
	RESTRICT = measure_contsel, JOIN = measure_contjoinsel
);
CREATE OPERATOR / (LEFTARG = measure, RIGHTARG = target, FUNCTION = attain_ratio);
CREATE OPERATOR - (LEFTARG = measure, RIGHTARG = target, FUNCTION = attain_margin);
COMMENT ON OPERATOR <@ (measure, target) IS 'does the measure attain the target? null where it cannot be told';
COMMENT ON OPERATOR @> (target, measure) IS 'is the target attained by the measure? null where it cannot be told';
COMMENT ON OPERATOR / (measure, target) IS 'attainment ratio: 1 or more exactly where attained; null where it cannot be told';
COMMENT ON OPERATOR - (measure, target) IS 'margin in the target''s unit (个百分点 for growth): 0 or more exactly where attained; null where it cannot be told';
-- Aggregates of measures, and of measures against targets.

CREATE FUNCTION measure_smaller(measure, measure) RETURNS measure
	AS 'MODULE_PATHNAME', 'attain_measure_smaller' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION measure_larger(measure, measure) RETURNS measure
	AS 'MODULE_PATHNAME', 'attain_measure_larger' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION measure_smaller(measure, measure) IS 'smaller of two measures of one aspect and dimension, else error 22023';
COMMENT ON FUNCTION measure_larger(measure, measure) IS 'larger of two measures of one aspect and dimension, else error 22023';

-- No sort operator: an index would pass over the measures that do not compare.
CREATE AGGREGATE min(measure) (
	SFUNC = measure_smaller, STYPE = measure, COMBINEFUNC = measure_smaller, PARALLEL = SAFE
);
CREATE AGGREGATE max(measure) (
	SFUNC = measure_larger, STYPE = measure, COMBINEFUNC = measure_larger, PARALLEL = SAFE
);
COMMENT ON AGGREGATE min(measure) IS 'smallest measure; error 22023 where aspects or dimensions differ';
COMMENT ON AGGREGATE max(measure) IS 'largest measure; error 22023 where aspects or dimensions differ';

CREATE FUNCTION attain_sum_step(internal, measure) RETURNS internal
	AS 'MODULE_PATHNAME', 'attain_sum_step' LANGUAGE C IMMUTABLE PARALLEL SAFE;
CREATE FUNCTION attain_sum_combine(internal, internal) RETURNS internal
	AS 'MODULE_PATHNAME', 'attain_sum_combine' LANGUAGE C IMMUTABLE PARALLEL SAFE;
CREATE FUNCTION attain_sum_serialize(internal) RETURNS bytea
	AS 'MODULE_PATHNAME', 'attain_sum_serialize' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION attain_sum_deserialize(bytea, internal) RETURNS internal
	AS 'MODULE_PATHNAME', 'attain_sum_deserialize' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION attain_sum_final(internal) RETURNS measure
	AS 'MODULE_PATHNAME', 'attain_sum_final' LANGUAGE C IMMUTABLE PARALLEL SAFE;
CREATE FUNCTION attain_avg_final(internal) RETURNS measure
	AS 'MODULE_PATHNAME', 'attain_avg_final' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION attain_sum_step(internal, measure) IS 'aggregate transition function';
COMMENT ON FUNCTION attain_sum_combine(internal, internal) IS 'aggregate combine function';
COMMENT ON FUNCTION attain_sum_serialize(internal) IS 'aggregate serial function';
COMMENT ON FUNCTION attain_sum_deserialize(bytea, internal) IS 'aggregate deserial function';
COMMENT ON FUNCTION attain_sum_final(internal) IS 'aggregate final function';
COMMENT ON FUNCTION attain_avg_final(internal) IS 'aggregate final function';

CREATE AGGREGATE sum(measure) (
	SFUNC = attain_sum_step, STYPE = internal, SSPACE = 1024, FINALFUNC = attain_sum_final,
	COMBINEFUNC = attain_sum_combine, SERIALFUNC = attain_sum_serialize, DESERIALFUNC = attain_sum_deserialize,
	PARALLEL = SAFE
);
CREATE AGGREGATE avg(measure) (
	SFUNC = attain_sum_step, STYPE = internal, SSPACE = 1024, FINALFUNC = attain_avg_final,
	COMBINEFUNC = attain_sum_combine, SERIALFUNC = attain_sum_serialize, DESERIALFUNC = attain_sum_deserialize,
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE sum(measure) IS 'exact sum, in the largest of their units in which all can be written; error 22023 where aspects or dimensions differ';
COMMENT ON AGGREGATE avg(measure) IS 'sum divided by the count, rounded to 20 decimals where it does not end; error 22023 where aspects or dimensions differ';

CREATE TYPE attainment_summary AS (
	pairs bigint, attained bigint, missed bigint, undetermined bigint, rate numeric
);
COMMENT ON TYPE attainment_summary IS 'how many pairs of measure and target, and how many of them attained, missed or undetermined; rate = attained / (attained + missed)';

CREATE FUNCTION attain_attainment_step(internal, measure, target) RETURNS internal
	AS 'MODULE_PATHNAME', 'attain_attainment_step' LANGUAGE C IMMUTABLE PARALLEL SAFE;
CREATE FUNCTION attain_attainment_combine(internal, internal) RETURNS internal
	AS 'MODULE_PATHNAME', 'attain_attainment_combine' LANGUAGE C IMMUTABLE PARALLEL SAFE;
CREATE FUNCTION attain_attainment_serialize(internal) RETURNS bytea
	AS 'MODULE_PATHNAME', 'attain_attainment_serialize' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION attain_attainment_deserialize(bytea, internal) RETURNS internal
	AS 'MODULE_PATHNAME', 'attain_attainment_deserialize' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION attain_attainment_final(internal) RETURNS attainment_summary
	AS 'MODULE_PATHNAME', 'attain_attainment_final' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION attain_attainment_step(internal, measure, target) IS 'aggregate transition function';
COMMENT ON FUNCTION attain_attainment_combine(internal, internal) IS 'aggregate combine function';
COMMENT ON FUNCTION attain_attainment_serialize(internal) IS 'aggregate serial function';
COMMENT ON FUNCTION attain_attainment_deserialize(bytea, internal) IS 'aggregate deserial function';
COMMENT ON FUNCTION attain_attainment_final(internal) IS 'aggregate final function';

CREATE AGGREGATE attainment(measure, target) (
	SFUNC = attain_attainment_step, STYPE = internal, FINALFUNC = attain_attainment_final,
	COMBINEFUNC = attain_attainment_combine, SERIALFUNC = attain_attainment_serialize,
	DESERIALFUNC = attain_attainment_deserialize, PARALLEL = SAFE
);
COMMENT ON AGGREGATE attainment(measure, target) IS 'how many targets are attained, missed or undetermined; pairs with a null are left out';
-- GiST: which measures attain a target, which targets does a measure attain?

CREATE FUNCTION attain_gist_measure_consistent(internal, measure, smallint, oid, internal) RETURNS boolean
	AS 'MODULE_PATHNAME', 'attain_gist_measure_consistent' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION attain_gist_target_consistent(internal, target, smallint, oid, internal) RETURNS boolean
	AS 'MODULE_PATHNAME', 'attain_gist_target_consistent' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION attain_gist_measure_union(internal, internal) RETURNS bytea
	AS 'MODULE_PATHNAME', 'attain_gist_measure_union' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION attain_gist_target_union(internal, internal) RETURNS bytea
	AS 'MODULE_PATHNAME', 'attain_gist_target_union' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION attain_gist_compress(internal) RETURNS internal
	AS 'MODULE_PATHNAME', 'attain_gist_compress' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION attain_gist_fetch(internal) RETURNS internal
	AS 'MODULE_PATHNAME', 'attain_gist_fetch' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION attain_gist_penalty(internal, internal, internal) RETURNS internal
	AS 'MODULE_PATHNAME', 'attain_gist_penalty' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION attain_gist_measure_picksplit(internal, internal) RETURNS internal
	AS 'MODULE_PATHNAME', 'attain_gist_measure_picksplit' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION attain_gist_target_picksplit(internal, internal) RETURNS internal
	AS 'MODULE_PATHNAME', 'attain_gist_target_picksplit' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION attain_gist_same(bytea, bytea, internal) RETURNS internal
	AS 'MODULE_PATHNAME', 'attain_gist_same' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION attain_gist_sortsupport(internal) RETURNS void
	AS 'MODULE_PATHNAME', 'attain_gist_sortsupport' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION attain_gist_measure_consistent(internal, measure, smallint, oid, internal) IS 'GiST support: may a measure below match?';
COMMENT ON FUNCTION attain_gist_target_consistent(internal, target, smallint, oid, internal) IS 'GiST support: may a target below match?';
COMMENT ON FUNCTION attain_gist_measure_union(internal, internal) IS 'GiST support: span of measures';
COMMENT ON FUNCTION attain_gist_target_union(internal, internal) IS 'GiST support: span of targets';
COMMENT ON FUNCTION attain_gist_compress(internal) IS 'GiST support: leaf key of a value';
COMMENT ON FUNCTION attain_gist_fetch(internal) IS 'GiST support: value of a leaf key';
COMMENT ON FUNCTION attain_gist_penalty(internal, internal, internal) IS 'GiST support: how far a value lies outside a span';
COMMENT ON FUNCTION attain_gist_measure_picksplit(internal, internal) IS 'GiST support: halves of a page of measures';
COMMENT ON FUNCTION attain_gist_target_picksplit(internal, internal) IS 'GiST support: halves of a page of targets';
COMMENT ON FUNCTION attain_gist_same(bytea, bytea, internal) IS 'GiST support: equal keys';
COMMENT ON FUNCTION attain_gist_sortsupport(internal) IS 'GiST support: order of leaf keys, for sorted builds';

CREATE OPERATOR CLASS measure_ops DEFAULT FOR TYPE measure USING gist AS
	OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >,
	OPERATOR 8 <@ (measure, target),
	FUNCTION 1 attain_gist_measure_consistent(internal, measure, smallint, oid, internal),
	FUNCTION 2 attain_gist_measure_union(internal, internal),
	FUNCTION 3 attain_gist_compress(internal),
	FUNCTION 5 attain_gist_penalty(internal, internal, internal),
	FUNCTION 6 attain_gist_measure_picksplit(internal, internal),
	FUNCTION 7 attain_gist_same(bytea, bytea, internal),
	FUNCTION 9 attain_gist_fetch(internal),
	FUNCTION 11 (measure, measure) attain_gist_sortsupport(internal),
	STORAGE bytea;
COMMENT ON OPERATOR CLASS measure_ops USING gist IS 'order of measures, and which attain a target';
CREATE OPERATOR CLASS target_ops DEFAULT FOR TYPE target USING gist AS
	OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >,
	OPERATOR 7 @> (target, measure), OPERATOR 8 <@ (target, target), OPERATOR 13 && (target, target),
	OPERATOR 17 @> (target, target),
	FUNCTION 1 attain_gist_target_consistent(internal, target, smallint, oid, internal),
	FUNCTION 2 attain_gist_target_union(internal, internal),
	FUNCTION 3 attain_gist_compress(internal),
	FUNCTION 5 attain_gist_penalty(internal, internal, internal),
	FUNCTION 6 attain_gist_target_picksplit(internal, internal),
	FUNCTION 7 attain_gist_same(bytea, bytea, internal),
	FUNCTION 9 attain_gist_fetch(internal),
	FUNCTION 11 (target, target) attain_gist_sortsupport(internal),
	STORAGE bytea;
COMMENT ON OPERATOR CLASS target_ops USING gist IS 'order of targets, which a measure attains, and which overlap';
-- The report reader.

CREATE FUNCTION attain_version() RETURNS text
	AS 'MODULE_PATHNAME', 'attain_version'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION attain_version() IS
	'version of the extension''s code and word lists; rows read by another version can be read again';

-- Not STRICT, since a null report_year is the usual case; a null report has no rows.
CREATE FUNCTION parse_report(report text, report_year int DEFAULT NULL)
	RETURNS TABLE (seq int, section text, indicator text, role text, period daterange, aspect text,
				   measure measure, target target, cmp text, low numeric, high numeric, unit text,
				   span int4range, source text, polarity int, confidence real)
	AS 'MODULE_PATHNAME', 'attain_parse_report'
	LANGUAGE C IMMUTABLE CALLED ON NULL INPUT PARALLEL SAFE COST 100000 ROWS 200;
COMMENT ON FUNCTION parse_report(text, int) IS
	'one row for each value that a report states: its indicator, role (actual, estimate, target), period, measure or target, and where it stands';

CREATE FUNCTION report_meta(report text,
							OUT title text, OUT region text, OUT issuer text, OUT kind text,
							OUT report_year int, OUT review_year int, OUT delivered_on date)
	AS 'MODULE_PATHNAME', 'attain_report_meta'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10000;
COMMENT ON FUNCTION report_meta(text) IS
	'title, region, issuer, kind and years of a report, read from its content';

CREATE FUNCTION report_sections(report text)
	RETURNS TABLE (seq int, level int, title text, path text, span int4range)
	AS 'MODULE_PATHNAME', 'attain_report_sections'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10000 ROWS 30;
COMMENT ON FUNCTION report_sections(text) IS
	'headings of a report with the headings above them and the text they cover';

CREATE FUNCTION split_reports(page text)
	RETURNS TABLE (seq int, title text, span int4range, body text)
	AS 'MODULE_PATHNAME', 'attain_split_reports'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10000 ROWS 2;
COMMENT ON FUNCTION split_reports(text) IS
	'the reports that a page holds, one row each';

CREATE FUNCTION indicator_key(indicator text) RETURNS text
	AS 'MODULE_PATHNAME', 'attain_indicator_key'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 100;
COMMENT ON FUNCTION indicator_key(text) IS
	'comparison key of an indicator''s name: names with one key mean one indicator';

CREATE FUNCTION indicator_similarity(text, text) RETURNS real
	AS 'MODULE_PATHNAME', 'attain_indicator_similarity'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 50;
COMMENT ON FUNCTION indicator_similarity(text, text) IS
	'how much two indicators'' names have in common, 0 to 1';
-- Reports, the rows read from them, and what users know beyond the text.

CREATE TABLE attain_report (
	id bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
	region text,
	title text,
	kind text,
	report_year int,
	review_year int,
	issuer text,
	delivered_on date,
	body text NOT NULL,
	loaded_at timestamptz NOT NULL DEFAULT now(),
	remark text,
	given text[],
	reader_version text,
	read_at timestamptz,
	edition int NOT NULL CHECK (edition > 0),
	UNIQUE (region, kind, report_year, edition)
);
COMMENT ON TABLE attain_report IS
	'reports as found; a row inserted here has its values read into attain_indicator at once';
COMMENT ON COLUMN attain_report.id IS 'number of the report';
COMMENT ON COLUMN attain_report.region IS 'district, city or province that reports; read from the body where not given';
COMMENT ON COLUMN attain_report.title IS 'title; read from the body where not given';
COMMENT ON COLUMN attain_report.kind IS 'work report, plan report, work plan, news or other; read from the body where not given';
COMMENT ON COLUMN attain_report.report_year IS 'year that the tasks are for; read from the body where not given';
COMMENT ON COLUMN attain_report.edition IS
	'1 for the first report of its region, kind and year, the next number for a further one; give it to say which one is meant: ON CONFLICT (region, kind, report_year, edition) DO UPDATE';
COMMENT ON COLUMN attain_report.review_year IS 'year looked back on; read from the body where not given';
COMMENT ON COLUMN attain_report.issuer IS 'who reports; read from the body where not given';
COMMENT ON COLUMN attain_report.delivered_on IS 'day of the report; read from the body where not given';
COMMENT ON COLUMN attain_report.body IS 'the text as found';
COMMENT ON COLUMN attain_report.loaded_at IS 'when the report was loaded';
COMMENT ON COLUMN attain_report.remark IS 'free text; the extension adds a line where a given year is not the one in the text';
COMMENT ON COLUMN attain_report.given IS 'names of the columns that were given; the others are read from the body, again whenever it changes';
COMMENT ON COLUMN attain_report.reader_version IS 'attain_version() that read the body; set to null to read it again';
COMMENT ON COLUMN attain_report.read_at IS 'when the body was last read';

CREATE TABLE attain_indicator (
	report_id bigint NOT NULL REFERENCES attain_report ON UPDATE CASCADE ON DELETE CASCADE,
	seq int NOT NULL,
	region text NOT NULL,
	section text,
	indicator text NOT NULL,
	key text NOT NULL,
	canonical text NOT NULL,
	role text NOT NULL,
	period daterange,
	year int GENERATED ALWAYS AS (extract(year FROM pg_catalog.upper(period) - 1)::int) STORED,
	aspect text NOT NULL,
	measure measure,
	target target,
	cmp text,
	low numeric,
	high numeric,
	unit text,
	span int4range NOT NULL,
	source text,
	polarity int,
	confidence real,
	from_table boolean NOT NULL GENERATED ALWAYS AS (coalesce(source ~ '\t|^\s*\||<t[dhr]', false)) STORED,
	PRIMARY KEY (report_id, seq)
);
CREATE INDEX attain_indicator_region_idx ON attain_indicator (region, year, canonical);
CREATE INDEX attain_indicator_key_idx ON attain_indicator (key);
COMMENT ON TABLE attain_indicator IS
	'rows of parse_report for each report, made anew whenever the report changes; not to be written by hand';
COMMENT ON COLUMN attain_indicator.report_id IS 'the report';
COMMENT ON COLUMN attain_indicator.seq IS 'number of the row in the order of the text';
COMMENT ON COLUMN attain_indicator.region IS 'region of the report; ''#'' and the report''s number where it is not known';
COMMENT ON COLUMN attain_indicator.section IS 'headings above the value';
COMMENT ON COLUMN attain_indicator.indicator IS 'what is counted or measured, as written';
COMMENT ON COLUMN attain_indicator.key IS 'indicator_key(indicator), without the region''s name in front and, of a growth, without 增速 or the like behind';
COMMENT ON COLUMN attain_indicator.canonical IS 'key of the name that attain_alias has for it, or its own';
COMMENT ON COLUMN attain_indicator.role IS 'actual, estimate or target';
COMMENT ON COLUMN attain_indicator.period IS 'time that the value is about';
COMMENT ON COLUMN attain_indicator.year IS 'year in which the period ends';
COMMENT ON COLUMN attain_indicator.aspect IS 'level, growth, change, rank or completion';
COMMENT ON COLUMN attain_indicator.measure IS 'what was reached or is expected';
COMMENT ON COLUMN attain_indicator.target IS 'what was promised; null where the report says it sets no target';
COMMENT ON COLUMN attain_indicator.cmp IS 'how the number is said or meant: = > >= < <= ~ ..';
COMMENT ON COLUMN attain_indicator.low IS 'the number as written in unit, growth and change signed';
COMMENT ON COLUMN attain_indicator.high IS 'upper end of a range';
COMMENT ON COLUMN attain_indicator.unit IS 'unit as written';
COMMENT ON COLUMN attain_indicator.span IS 'characters of the value in the body, counted from 1, end exclusive';
COMMENT ON COLUMN attain_indicator.source IS 'sentence, table row or list item that states the value';
COMMENT ON COLUMN attain_indicator.polarity IS '1 more is better, -1 less is better';
COMMENT ON COLUMN attain_indicator.confidence IS 'chance that the row is right';
COMMENT ON COLUMN attain_indicator.from_table IS 'the value stands in a table';

CREATE TABLE attain_alias (
	region text,
	alias text NOT NULL,
	indicator text NOT NULL,
	remark text,
	alias_key text NOT NULL GENERATED ALWAYS AS (indicator_key(alias)) STORED,
	indicator_key text NOT NULL GENERATED ALWAYS AS (indicator_key(indicator)) STORED,
	UNIQUE NULLS NOT DISTINCT (region, alias_key)
);
COMMENT ON TABLE attain_alias IS
	'names that mean the same indicator and do not look alike; a region''s own alias stands before one for all regions';
COMMENT ON COLUMN attain_alias.region IS 'region whose reports use the alias; null for all';
COMMENT ON COLUMN attain_alias.alias IS 'the other name';
COMMENT ON COLUMN attain_alias.indicator IS 'the name that it stands for; not itself an alias';
COMMENT ON COLUMN attain_alias.remark IS 'free text, such as who decided it';
COMMENT ON COLUMN attain_alias.alias_key IS 'indicator_key(alias)';
COMMENT ON COLUMN attain_alias.indicator_key IS 'indicator_key(indicator)';

CREATE TABLE attain_reference (
	region text,
	indicator text,
	year int,
	period daterange,
	reference text NOT NULL,
	value measure NOT NULL,
	source text,
	indicator_key text GENERATED ALWAYS AS (indicator_key(indicator)) STORED,
	during daterange NOT NULL GENERATED ALWAYS AS
		(coalesce(period, daterange(make_date(year, 1, 1), make_date(year + 1, 1, 1)))) STORED,
	CHECK (period IS NOT NULL OR (year IS NOT NULL AND year BETWEEN 1 AND 9998)),
	UNIQUE NULLS NOT DISTINCT (region, indicator_key, during, reference)
);
COMMENT ON TABLE attain_reference IS
	'values that targets refer to without a number, such as the city''s average or the figure set from above';
COMMENT ON COLUMN attain_reference.region IS 'region whose targets refer to it; null for all';
COMMENT ON COLUMN attain_reference.indicator IS 'indicator that it is about; null for any';
COMMENT ON COLUMN attain_reference.year IS 'year that it is about, where period is not given';
COMMENT ON COLUMN attain_reference.period IS 'period that it is about';
COMMENT ON COLUMN attain_reference.reference IS 'as targets name it, such as 全市平均水平 or 市下达目标';
COMMENT ON COLUMN attain_reference.value IS 'what was reached or set there, such as 增长7.1%';
COMMENT ON COLUMN attain_reference.source IS 'where the value is published';
COMMENT ON COLUMN attain_reference.indicator_key IS 'indicator_key(indicator)';
COMMENT ON COLUMN attain_reference.during IS 'the period, or the whole year';

-- What is not given is read from the body.  Which columns were given is kept,
-- so that the others follow the body when it changes.
-- It runs as the owner, since a role that may only load must not see how many
-- reports there are.
CREATE FUNCTION attain_report_read() RETURNS trigger
	LANGUAGE plpgsql SECURITY DEFINER
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	meta record;
	reread boolean := true;
	renumber boolean;
BEGIN
	-- the constraint says it better
	IF NEW.body IS NULL THEN
		NEW.edition := coalesce(NEW.edition, 1);
		RETURN NEW;
	END IF;
	IF TG_OP = 'INSERT' THEN
		NEW.given := coalesce(NEW.given,
			ARRAY(SELECT c FROM (VALUES
					('region', NEW.region), ('title', NEW.title), ('kind', NEW.kind),
					('report_year', NEW.report_year::text), ('review_year', NEW.review_year::text),
					('issuer', NEW.issuer), ('delivered_on', NEW.delivered_on::text)) AS v (c, value)
				WHERE value IS NOT NULL));
	ELSE
		IF NEW.given IS NOT DISTINCT FROM OLD.given THEN
			NEW.given := ARRAY(SELECT c FROM (VALUES
					('region', OLD.region, NEW.region), ('title', OLD.title, NEW.title),
					('kind', OLD.kind, NEW.kind),
					('report_year', OLD.report_year::text, NEW.report_year::text),
					('review_year', OLD.review_year::text, NEW.review_year::text),
					('issuer', OLD.issuer, NEW.issuer),
					('delivered_on', OLD.delivered_on::text, NEW.delivered_on::text)) AS v (c, before, value)
				WHERE CASE WHEN value IS NOT DISTINCT FROM before THEN c = ANY (OLD.given)
					ELSE value IS NOT NULL END);
		END IF;
		reread := NEW.reader_version IS NULL OR NEW.body IS DISTINCT FROM OLD.body;
		IF NOT reread AND NEW.given IS NOT DISTINCT FROM OLD.given
			AND NEW.report_year IS NOT DISTINCT FROM OLD.report_year
			AND NEW.review_year IS NOT DISTINCT FROM OLD.review_year
			AND NEW.region IS NOT DISTINCT FROM OLD.region AND NEW.kind IS NOT DISTINCT FROM OLD.kind
			AND NEW.edition IS NOT DISTINCT FROM OLD.edition
		THEN
			NEW.read_at := OLD.read_at;
			RETURN NEW;
		END IF;
	END IF;

	meta := @extschema@.report_meta(NEW.body);
	IF 'region' <> ALL (NEW.given) THEN NEW.region := meta.region; END IF;
	IF 'title' <> ALL (NEW.given) THEN NEW.title := meta.title; END IF;
	IF 'kind' <> ALL (NEW.given) THEN NEW.kind := meta.kind; END IF;
	IF 'report_year' <> ALL (NEW.given) THEN NEW.report_year := meta.report_year; END IF;
	IF 'review_year' <> ALL (NEW.given) THEN NEW.review_year := meta.review_year; END IF;
	IF 'issuer' <> ALL (NEW.given) THEN NEW.issuer := meta.issuer; END IF;
	IF 'delivered_on' <> ALL (NEW.given) THEN NEW.delivered_on := meta.delivered_on; END IF;

	-- reports of one kind and year, such as two work plans, are told apart by a number
	IF TG_OP = 'INSERT' THEN
		renumber := NEW.edition IS NULL;
	ELSE
		renumber := NEW.edition IS NULL OR (NEW.edition = OLD.edition
			AND (NEW.region, NEW.kind, NEW.report_year) IS DISTINCT FROM (OLD.region, OLD.kind, OLD.report_year));
	END IF;
	IF renumber THEN
		NEW.edition := 1 + coalesce((SELECT max(r.edition) FROM @extschema@.attain_report r
			WHERE r.region = NEW.region AND r.kind = NEW.kind AND r.report_year = NEW.report_year
				AND (TG_OP = 'INSERT' OR r.id <> OLD.id)), 0);
	END IF;

	-- a year that differs from the text is said, never put right
	NEW.remark := nullif(concat_ws(E'\n',
		nullif(regexp_replace(NEW.remark,
			'(^|\n)(re(port|view)_year is given as -?\d+, the text reads -?\d+|attain_refresh: [^\n]*)', '', 'g'), ''),
		CASE WHEN NEW.report_year <> meta.report_year THEN
			format('report_year is given as %s, the text reads %s', NEW.report_year, meta.report_year) END,
		CASE WHEN NEW.review_year <> meta.review_year THEN
			format('review_year is given as %s, the text reads %s', NEW.review_year, meta.review_year) END), '');

	IF TG_OP = 'UPDATE' AND NOT reread AND NEW.report_year IS NOT DISTINCT FROM OLD.report_year THEN
		NEW.read_at := OLD.read_at;
	ELSE
		NEW.reader_version := @extschema@.attain_version();
		NEW.read_at := clock_timestamp();
	END IF;
	RETURN NEW;
END
$$;
COMMENT ON FUNCTION attain_report_read() IS
	'trigger: fills the columns of attain_report that were not given from its body';
REVOKE ALL ON FUNCTION attain_report_read() FROM PUBLIC;

-- 甲区地区生产总值增速 is, in a report of 甲区 and as a growth, 地区生产总值.
CREATE FUNCTION attain_row_key(indicator text, aspect text, region text) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN (
		SELECT CASE WHEN aspect = 'growth' AND k ~ '.(增长|增速|增幅|涨幅|增长率|增长速度|增长幅度)$' THEN
				indicator_key(regexp_replace(k, '(增长|增速|增幅|涨幅|增长率|增长速度|增长幅度)$', '')) ELSE k END
		FROM indicator_key(CASE WHEN starts_with(indicator, region) AND length(indicator) > length(region) + 1
			THEN substr(indicator, length(region) + 1) ELSE indicator END) AS k);
COMMENT ON FUNCTION attain_row_key(text, text, text) IS
	'comparison key of a row''s indicator in a region''s report';

CREATE FUNCTION attain_canonical(region text, key text) RETURNS text
	LANGUAGE sql STABLE
	RETURN coalesce(
		(SELECT a.indicator_key FROM attain_alias a
			WHERE a.alias_key = attain_canonical.key AND a.region = attain_canonical.region),
		(SELECT a.indicator_key FROM attain_alias a
			WHERE a.alias_key = attain_canonical.key AND a.region IS NULL),
		key);
COMMENT ON FUNCTION attain_canonical(text, text) IS
	'key of the name that attain_alias has for a key in a region, or the key itself';

-- Rows carry the name after aliases, so that names meet by an index; a changed
-- alias goes to the rows that it is about.
CREATE FUNCTION attain_alias_rows() RETURNS trigger
	LANGUAGE plpgsql SECURITY DEFINER
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	UPDATE @extschema@.attain_indicator i
		SET canonical = @extschema@.attain_canonical(i.region, i.key)
		WHERE key IN (OLD.alias_key, NEW.alias_key)
			AND canonical <> @extschema@.attain_canonical(i.region, i.key);
	RETURN NULL;
END
$$;
-- As one, since TRUNCATE has no rows to tell.
CREATE FUNCTION attain_alias_truncated() RETURNS trigger
	LANGUAGE plpgsql SECURITY DEFINER
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	UPDATE @extschema@.attain_indicator SET canonical = key WHERE canonical <> key;
	RETURN NULL;
END
$$;
COMMENT ON FUNCTION attain_alias_truncated() IS
	'trigger: no aliases, no other names';
REVOKE ALL ON FUNCTION attain_alias_truncated() FROM PUBLIC;
COMMENT ON FUNCTION attain_alias_rows() IS
	'trigger: keeps attain_indicator.canonical in step with attain_alias';
REVOKE ALL ON FUNCTION attain_alias_rows() FROM PUBLIC;

-- Makes the rows of a report.  It runs as the owner, so that a role which may
-- load reports needs no right to write rows by hand.
CREATE FUNCTION attain_report_rows() RETURNS trigger
	LANGUAGE plpgsql SECURITY DEFINER
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	place text;
BEGIN
	IF TG_OP = 'DELETE' THEN
		-- the foreign key does not act where changes are replicated
		DELETE FROM @extschema@.attain_indicator WHERE report_id = OLD.id;
		RETURN NULL;
	END IF;
	place := coalesce(NEW.region, '#' || NEW.id);
	IF TG_OP = 'UPDATE' THEN
		IF NEW.id <> OLD.id THEN
			UPDATE @extschema@.attain_indicator SET report_id = NEW.id WHERE report_id = OLD.id;
		END IF;
		IF NEW.read_at IS NOT DISTINCT FROM OLD.read_at THEN
			IF NEW.region IS DISTINCT FROM OLD.region OR NEW.id <> OLD.id THEN
				LOCK TABLE @extschema@.attain_alias IN SHARE MODE;
				UPDATE @extschema@.attain_indicator
					SET region = place, canonical = @extschema@.attain_canonical(place, key)
					WHERE report_id = NEW.id;
			END IF;
			RETURN NULL;
		END IF;
	END IF;
	-- aliases that another session is changing must be seen, and see these rows
	LOCK TABLE @extschema@.attain_alias IN SHARE MODE;
	DELETE FROM @extschema@.attain_indicator WHERE report_id = NEW.id;
	INSERT INTO @extschema@.attain_indicator (report_id, seq, region, section, indicator, key, canonical, role, period,
			aspect, measure, target, cmp, low, high, unit, span, source, polarity, confidence)
		SELECT NEW.id, p.seq, place, p.section, p.indicator,
			k.key, @extschema@.attain_canonical(place, k.key), p.role, p.period,
			p.aspect, p.measure, p.target, p.cmp, p.low, p.high, p.unit, p.span, p.source, p.polarity, p.confidence
		FROM @extschema@.parse_report(NEW.body, NEW.report_year) AS p,
			LATERAL @extschema@.attain_row_key(p.indicator, p.aspect, NEW.region) AS k (key)
		ON CONFLICT DO NOTHING;
	RETURN NULL;
END
$$;
COMMENT ON FUNCTION attain_report_rows() IS
	'trigger: keeps attain_indicator in step with attain_report';
REVOKE ALL ON FUNCTION attain_report_rows() FROM PUBLIC;

-- Where changes are replicated each server reads its reports itself; rows that
-- come along with a report that is there already are left out.
CREATE FUNCTION attain_indicator_replicated() RETURNS trigger
	LANGUAGE plpgsql SECURITY DEFINER
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF EXISTS (SELECT FROM @extschema@.attain_report
			WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.report_id ELSE NEW.report_id END) THEN
		RETURN NULL;
	END IF;
	RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END
$$;
COMMENT ON FUNCTION attain_indicator_replicated() IS
	'trigger: leaves out replicated rows of a report that this server has read itself';
REVOKE ALL ON FUNCTION attain_indicator_replicated() FROM PUBLIC;

CREATE TRIGGER attain_report_read BEFORE INSERT OR UPDATE ON attain_report
	FOR EACH ROW EXECUTE FUNCTION attain_report_read();
CREATE TRIGGER attain_report_rows AFTER INSERT OR UPDATE OR DELETE ON attain_report
	FOR EACH ROW EXECUTE FUNCTION attain_report_rows();
CREATE TRIGGER attain_indicator_replicated BEFORE INSERT OR UPDATE OR DELETE ON attain_indicator
	FOR EACH ROW WHEN (pg_trigger_depth() = 0)	-- not what our own triggers do
	EXECUTE FUNCTION attain_indicator_replicated();
CREATE TRIGGER attain_alias_rows AFTER INSERT OR UPDATE OR DELETE ON attain_alias
	FOR EACH ROW EXECUTE FUNCTION attain_alias_rows();
CREATE TRIGGER attain_alias_truncated AFTER TRUNCATE ON attain_alias
	FOR EACH STATEMENT EXECUTE FUNCTION attain_alias_truncated();
ALTER TABLE attain_alias ENABLE ALWAYS TRIGGER attain_alias_rows;
ALTER TABLE attain_alias ENABLE ALWAYS TRIGGER attain_alias_truncated;
ALTER TABLE attain_report ENABLE ALWAYS TRIGGER attain_report_read;
ALTER TABLE attain_report ENABLE ALWAYS TRIGGER attain_report_rows;
ALTER TABLE attain_indicator ENABLE REPLICA TRIGGER attain_indicator_replicated;

-- The tables are their installer's, like any other data of a database; the
-- functions that run as the owner must be too, since he may put triggers on them.
ALTER TABLE attain_report OWNER TO @extowner@;
ALTER TABLE attain_indicator OWNER TO @extowner@;
ALTER TABLE attain_alias OWNER TO @extowner@;
ALTER TABLE attain_reference OWNER TO @extowner@;
ALTER FUNCTION attain_alias_rows() OWNER TO @extowner@;
ALTER FUNCTION attain_alias_truncated() OWNER TO @extowner@;
ALTER FUNCTION attain_report_read() OWNER TO @extowner@;
ALTER FUNCTION attain_report_rows() OWNER TO @extowner@;
ALTER FUNCTION attain_indicator_replicated() OWNER TO @extowner@;

-- attain_indicator is left out: restoring a report reads it again.
SELECT pg_catalog.pg_extension_config_dump('attain_report', '');
SELECT pg_catalog.pg_extension_config_dump(pg_get_serial_sequence('attain_report', 'id')::regclass, '');
SELECT pg_catalog.pg_extension_config_dump('attain_alias', '');
SELECT pg_catalog.pg_extension_config_dump('attain_reference', '');
-- Which statement of which report answers which target.  Every view can be
-- asked for one region and year and then reads only their rows.

CREATE FUNCTION attain_similarity_threshold() RETURNS real
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN 0.8::real;
COMMENT ON FUNCTION attain_similarity_threshold() IS
	'indicator_similarity above which two names are taken for one indicator where neither key nor alias tells';

-- A year's target is also answered by what was done in its first eleven
-- months, since reports are written in December.
CREATE FUNCTION attain_period_answers(actual daterange, target daterange) RETURNS boolean
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	-- qualified, since operators of exactly these types in our schema would come first
	RETURN actual OPERATOR(pg_catalog.=) target
		OR (actual OPERATOR(pg_catalog.<@) target AND pg_catalog.lower(actual) = pg_catalog.lower(target)
			AND pg_catalog.upper(target) = (pg_catalog.lower(target) + interval '1 year')::date
			AND pg_catalog.upper(actual) >= (pg_catalog.lower(target) + interval '11 months')::date);
COMMENT ON FUNCTION attain_period_answers(daterange, daterange) IS
	'does a value about the first period answer a target for the second';

-- Numbers that differ are the same news where one is the other rounded.
CREATE FUNCTION measures_agree(measure, measure) RETURNS boolean
	AS 'MODULE_PATHNAME', 'attain_measures_agree'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION measures_agree(measure, measure) IS
	'can both be said of one fact: overlapping, or one the other rounded to its decimals; null where they cannot be compared';

CREATE FUNCTION attain_number_in(measure, unit text) RETURNS numeric
	AS 'MODULE_PATHNAME', 'attain_number_in'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION attain_number_in(measure, text) IS
	'the number of a measure in a unit, of an interval its finite end; null where there is none';

CREATE FUNCTION attain_growth_tolerance() RETURNS numeric
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN 1.0;
COMMENT ON FUNCTION attain_growth_tolerance() IS
	'percentage points by which a stated growth may differ from that of the levels, beside rounding: last year''s level may have been revised since';

-- The growth from one level to the next, in per cent, rounded to four decimals.
CREATE FUNCTION attain_growth_of(measure, measure) RETURNS numeric
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN (
		SELECT CASE WHEN b > 0 THEN pg_catalog.round(100 * (a - b) / b, 4) END
		FROM (SELECT attain_number_in($2, unit($1)), coalesce(lower($1), upper($1))) AS v (b, a)
		WHERE aspect($1) = 'level' AND aspect($2) = 'level');
COMMENT ON FUNCTION attain_growth_of(measure, measure) IS
	'growth in per cent that leads to the first level from the second; null where they cannot be compared';

-- Does a growth fit the levels?  Each level stands for all that are rounded to
-- it, so that small numbers allow for much.  Growth of a product or an added
-- value is told at constant prices, which levels do not have, and that of
-- something new is often told of all there is: null.
CREATE FUNCTION attain_growth_agrees(growth measure, level measure, before measure, indicator text) RETURNS boolean
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN (
		SELECT CASE
			WHEN indicator ~ '(生产总值|增加值)$|^(新增|新|净增|压减|减少)' OR aspect(growth) <> 'growth' OR b <= hb OR lower(growth) IS NULL OR upper(growth) IS NULL
				OR a IS NULL OR lower(level) IS DISTINCT FROM upper(level) OR lower(before) IS DISTINCT FROM upper(before) THEN NULL
			ELSE upper(growth) + hg + attain_growth_tolerance() >= 100 * ((a - ha) / (b + hb) - 1)
				AND lower(growth) - hg - attain_growth_tolerance() <= 100 * ((a + ha) / (b - hb) - 1) END
		FROM (SELECT lower(level), lower(before) * f, 0.5 * pg_catalog.power(10::numeric, -scale(lower(level))),
				0.5 * pg_catalog.power(10::numeric, -scale(lower(before))) * f,
				0.5 * pg_catalog.power(10::numeric, -scale(lower(growth)))
			FROM (SELECT attain_number_in(measure(1, unit(before)), unit(level))) AS u (f)) AS v (a, b, ha, hb, hg));
COMMENT ON FUNCTION attain_growth_agrees(measure, measure, measure, text) IS
	'does a stated growth fit the level of the year and the one before it, up to rounding and attain_growth_tolerance(); null where that cannot be told, as of growth at constant prices';

CREATE VIEW attain_statement WITH (security_invoker) AS
	SELECT i.report_id, i.seq, i.region, i.year, i.period, i.aspect, i.role, i.indicator, i.key, i.canonical,
		i.measure, i.target, i.low, i.high, i.unit, i.source, i.from_table,
		r.report_year, r.delivered_on
	FROM attain_indicator i
	JOIN attain_report r ON r.id = i.report_id;
COMMENT ON VIEW attain_statement IS
	'what reports state, with the reports'' dates';

-- Of several statements of one target that of the period's own report counts,
-- then one made before; a table stands before prose, a later report before an
-- earlier one.
CREATE VIEW attain_promise WITH (security_invoker) AS
	SELECT DISTINCT ON (region, year, canonical, aspect, period) *
	FROM attain_statement
	WHERE role = 'target' AND target IS NOT NULL AND canonical <> ''
	ORDER BY region, year, canonical, aspect, period,
		report_year IS NOT DISTINCT FROM year DESC, coalesce(report_year < year, false) DESC,
		from_table DESC, report_year DESC NULLS LAST, delivered_on DESC NULLS LAST, report_id DESC, seq;
COMMENT ON VIEW attain_promise IS
	'the target that counts for each region, indicator, period and aspect';

-- An estimate is a statement too: most reports are given before the year is out.
CREATE VIEW attain_outcome WITH (security_invoker) AS
	SELECT *
	FROM attain_statement
	WHERE role IN ('actual', 'estimate') AND measure IS NOT NULL AND canonical <> '';
COMMENT ON VIEW attain_outcome IS
	'what reports state as reached or expected';

CREATE VIEW attain_fact WITH (security_invoker) AS
	SELECT DISTINCT ON (region, year, canonical, aspect, period) *
	FROM attain_outcome
	ORDER BY region, year, canonical, aspect, period,
		from_table DESC, report_year DESC NULLS LAST, delivered_on DESC NULLS LAST, role = 'actual' DESC,
		report_id DESC, seq;
COMMENT ON VIEW attain_fact IS
	'the outcome that stands first for each region, indicator, period and aspect';

-- Every target looks up its own answer by region, year and name.  Subqueries
-- with LIMIT keep it so: joined freely, the planner would compare all names of
-- a region with each other where it has no statistics yet.
CREATE VIEW attain_match WITH (security_invoker) AS
	SELECT t.*, coalesce(resolve(t.target, r.value), t.target) AS resolved, r.reference, r.value AS reference_value,
		b.report_id AS actual_report, b.seq AS actual_seq, b.canonical AS actual_canonical,
		b.matched_by, b.similarity
	FROM attain_promise t
	-- what the target refers to: a value that users know, or that the region's
	-- own reports state or quote
	LEFT JOIN LATERAL (
		(SELECT k.reference, k.value
			FROM attain_reference k
			WHERE (k.region = t.region OR k.region IS NULL)
				AND (k.indicator_key IN (t.key, t.canonical) OR k.indicator_key IS NULL)
				AND k.during OPERATOR(pg_catalog.=) t.period
				AND (starts_with(reference(t.target), k.reference) OR starts_with(k.reference, reference(t.target)))
				AND resolve(t.target, k.value) IS NOT NULL
			ORDER BY k.region NULLS LAST, k.indicator_key NULLS LAST, length(k.reference) DESC
			LIMIT 1)
		UNION ALL
		(SELECT f.indicator, f.measure
			FROM attain_fact f
			WHERE f.region = t.region AND f.year = t.year AND f.aspect = t.aspect AND f.period OPERATOR(pg_catalog.=) t.period
				AND f.canonical = attain_canonical(t.region, indicator_key(reference(t.target)))
				AND resolve(t.target, f.measure) IS NOT NULL
			LIMIT 1)
		UNION ALL
		-- the number that was set, as a report tells it: 控制在目标4750人以内
		(SELECT reference(t.target), measure(coalesce(o.low, o.high), o.unit, o.aspect)
			FROM attain_statement o
			WHERE o.region = t.region AND o.year = t.year AND o.canonical = t.canonical AND o.role = 'target'
				AND o.aspect = t.aspect AND o.period OPERATOR(pg_catalog.=) t.period
				AND coalesce(o.low, o.high) IS NOT NULL AND o.unit IS NOT NULL
				AND resolve(t.target, measure(coalesce(o.low, o.high), o.unit, o.aspect)) IS NOT NULL
			ORDER BY o.from_table DESC, o.report_year DESC NULLS LAST, o.report_id DESC, o.seq
			LIMIT 1)
		LIMIT 1) AS r ON reference(t.target) IS NOT NULL
	LEFT JOIN LATERAL (
		(SELECT a.report_id, a.seq, a.canonical,
				CASE WHEN a.key = t.key THEN 'key' ELSE 'alias' END AS matched_by, 1::real AS similarity
			FROM attain_outcome a
			WHERE a.region = t.region AND a.year = t.year AND a.canonical = t.canonical
				AND (a.aspect = t.aspect OR a.aspect = 'completion')
				AND attain_period_answers(a.period, t.period)
			ORDER BY a.measure <@ t.target IS NOT NULL OR a.measure <@ resolve(t.target, r.value) IS NOT NULL DESC,
				a.aspect = t.aspect DESC, a.low IS NOT NULL DESC, a.period OPERATOR(pg_catalog.=) t.period DESC, a.from_table DESC,
				a.report_year DESC NULLS LAST, a.delivered_on DESC NULLS LAST, a.role = 'actual' DESC,
				a.report_id DESC, a.seq
			LIMIT 1)
		UNION ALL
		-- No name or alias meets: the most similar name that no target has,
		-- unless it is more like another target's.
		(SELECT x.report_id, x.seq, x.canonical, 'similarity', x.similarity
			FROM (SELECT a.report_id, a.seq, a.canonical, a.indicator, s.similarity
				FROM attain_outcome a
				CROSS JOIN LATERAL (SELECT indicator_similarity(t.indicator, a.indicator)) AS s (similarity)
				WHERE a.region = t.region AND a.year = t.year AND a.aspect = t.aspect
					AND s.similarity > attain_similarity_threshold()
					AND attain_period_answers(a.period, t.period)
					AND (a.low IS NULL OR t.unit IS NULL OR attain_number_in(a.measure, t.unit) IS NOT NULL)
					AND (SELECT true FROM attain_outcome o
						WHERE o.region = t.region AND o.year = t.year AND o.canonical = t.canonical
							AND (o.aspect = t.aspect OR o.aspect = 'completion')
							AND attain_period_answers(o.period, t.period)
						LIMIT 1) IS NULL
					AND (SELECT true FROM attain_statement p
						WHERE p.region = a.region AND p.year = a.year AND p.canonical = a.canonical
							AND p.role = 'target' AND p.aspect = a.aspect
						LIMIT 1) IS NULL
				ORDER BY s.similarity DESC, a.low IS NOT NULL DESC, a.period OPERATOR(pg_catalog.=) t.period DESC, a.from_table DESC,
					a.report_year DESC NULLS LAST, a.delivered_on DESC NULLS LAST, a.role = 'actual' DESC,
					a.report_id DESC, a.seq
				LIMIT 1) AS x
			WHERE (SELECT true FROM attain_statement p
					WHERE p.region = t.region AND p.year = t.year AND p.canonical <> t.canonical
						AND p.role = 'target' AND p.aspect = t.aspect
						AND indicator_similarity(p.indicator, x.indicator) > x.similarity
					LIMIT 1) IS NULL)) AS b ON true;
COMMENT ON VIEW attain_match IS
	'each target that counts with the statement that answers it, and how their names met';
-- What was promised, what came of it, and where reports contradict each other.

-- Each contradiction is told against the statement that stands first.  What
-- was expected and what a later report says was reached do not contradict.
CREATE VIEW attain_conflict WITH (security_invoker) AS
	SELECT f.region, f.indicator, f.year, f.period, f.aspect,
		f.measure::text AS value_1, o.measure::text AS value_2,
		CASE WHEN f.unit IS NOT DISTINCT FROM o.unit THEN abs(f.low - o.low) END AS difference, f.unit,
		f.role AS role_1, o.role AS role_2,
		f.report_id AS report_1, o.report_id AS report_2,
		f.source AS source_1, o.source AS source_2,
		f.canonical AS key, 'statements' AS kind
	FROM attain_fact f
	CROSS JOIN LATERAL (
		SELECT * FROM attain_outcome a
		WHERE a.region = f.region AND a.year = f.year AND a.canonical = f.canonical
			AND a.aspect = f.aspect AND a.period OPERATOR(pg_catalog.=) f.period
			AND (a.role = f.role OR a.report_id = f.report_id)
			AND a.source IS DISTINCT FROM f.source
		OFFSET 0) AS o	-- looked up for each fact, as in attain_match
	WHERE NOT measures_agree(f.measure, o.measure)
	UNION ALL
	-- a growth that the levels of both years contradict
	SELECT g.region, g.indicator, g.year, g.period, g.aspect,
		g.measure::text, measure(attain_growth_of(a.measure, b.measure), '%', 'growth')::text,
		abs(g.low - attain_growth_of(a.measure, b.measure)), g.unit,
		g.role, a.role, g.report_id, a.report_id, g.source, a.source,
		g.canonical, 'growth and levels'
	FROM attain_fact g
	CROSS JOIN LATERAL (
		SELECT * FROM attain_fact f
		WHERE f.region = g.region AND f.canonical = g.canonical AND f.aspect = 'level' AND f.year = g.year
			AND f.period OPERATOR(pg_catalog.=) g.period
		LIMIT 1) AS a
	CROSS JOIN LATERAL (
		SELECT * FROM attain_fact f
		WHERE f.region = g.region AND f.canonical = g.canonical AND f.aspect = 'level' AND f.year = g.year - 1
			AND f.period OPERATOR(pg_catalog.=) daterange(make_date(g.year - 1, 1, 1), make_date(g.year, 1, 1))
		LIMIT 1) AS b
	WHERE g.aspect = 'growth' AND g.year BETWEEN 2 AND 9998
		AND g.period OPERATOR(pg_catalog.=) daterange(make_date(g.year, 1, 1), make_date(g.year + 1, 1, 1))
		AND NOT attain_growth_agrees(g.measure, a.measure, b.measure, g.canonical);
COMMENT ON VIEW attain_conflict IS
	'one indicator, period and aspect stated with different values, with both sources';
COMMENT ON COLUMN attain_conflict.value_1 IS 'the statement that stands first: a table before prose, a later report before an earlier one';
COMMENT ON COLUMN attain_conflict.kind IS
	'statements: two of them differ; growth and levels: value_2 is the growth that the levels of both years have';
COMMENT ON COLUMN attain_conflict.difference IS 'between both numbers where they are in one unit';

CREATE VIEW attain_scorecard WITH (security_invoker) AS
	SELECT t.region, t.indicator, t.year, t.period, t.aspect,
		t.target::text AS target, a.measure::text AS actual, t.unit,
		coalesce(t.low, t.high) AS target_value,
		CASE WHEN a.unit IS NOT DISTINCT FROM t.unit THEN coalesce(a.low, a.high)
			ELSE attain_number_in(a.measure, t.unit) END AS actual_value,
		-- a claim such as 高于全市平均水平 answers the words, a number their value
		coalesce(a.measure <@ t.resolved, a.measure <@ t.target) AS attained,
		a.measure / t.resolved AS ratio,
		a.measure - t.resolved AS margin,
		CASE WHEN a.measure IS NULL THEN 'no actual value is stated'
			WHEN a.measure <@ t.resolved IS NULL OR t.reference IS NULL THEN attain_why(a.measure, t.target)
			ELSE pg_catalog.format('%s (%s: %s)', attain_why(a.measure, t.resolved), t.reference, t.reference_value)
			END AS why,
		(SELECT true FROM attain_conflict c
			WHERE c.region = t.region AND c.year = t.year AND c.key = t.canonical
				AND c.aspect = t.aspect AND c.period OPERATOR(pg_catalog.=) t.period
			LIMIT 1) IS NOT NULL AS conflict,
		t.report_id AS target_report, a.report_id AS actual_report,
		t.source AS target_source, a.source AS actual_source,
		a.indicator AS actual_indicator, t.matched_by, t.similarity,
		t.canonical AS target_key, t.seq AS target_seq, t.actual_seq
	FROM attain_match t
	LEFT JOIN attain_indicator a ON a.report_id = t.actual_report AND a.seq = t.actual_seq;
COMMENT ON VIEW attain_scorecard IS
	'each target with what came of it: one row per region, indicator, period and aspect that has a target';
COMMENT ON COLUMN attain_scorecard.region IS 'region of the report; ''#'' and the report''s number where it is not known';
COMMENT ON COLUMN attain_scorecard.indicator IS 'name of the indicator as the target has it';
COMMENT ON COLUMN attain_scorecard.year IS 'year in which the period ends';
COMMENT ON COLUMN attain_scorecard.target IS 'the promise as made';
COMMENT ON COLUMN attain_scorecard.actual IS 'what was reached or is expected; null where no report says';
COMMENT ON COLUMN attain_scorecard.unit IS 'unit of target_value, actual_value and margin, as the target is written';
COMMENT ON COLUMN attain_scorecard.attained IS 'null where it cannot be told';
COMMENT ON COLUMN attain_scorecard.ratio IS '1 and above where attained';
COMMENT ON COLUMN attain_scorecard.margin IS '0 and above where attained; percentage points for growth';
COMMENT ON COLUMN attain_scorecard.why IS 'the verdict in a sentence';
COMMENT ON COLUMN attain_scorecard.conflict IS 'reports state different values; see attain_conflict';
COMMENT ON COLUMN attain_scorecard.matched_by IS 'how the names met: key, alias or similarity';
COMMENT ON COLUMN attain_scorecard.target_key IS 'what joins names: attain_indicator.canonical of the target';
COMMENT ON COLUMN attain_scorecard.target_seq IS 'row of target_report in attain_indicator';
COMMENT ON COLUMN attain_scorecard.actual_seq IS 'row of actual_report in attain_indicator';
COMMENT ON COLUMN attain_scorecard.similarity IS 'of the two names; 1 where they met by key or alias';

CREATE VIEW attain_unmatched WITH (security_invoker) AS
	SELECT 'target' AS role, t.region, t.indicator, t.year, t.period, t.aspect,
		t.target::text AS value, s.indicator AS similar_indicator, s.similarity,
		t.report_id, t.source
	FROM attain_match t
	LEFT JOIN LATERAL (
		SELECT a.indicator, indicator_similarity(t.indicator, a.indicator) AS similarity
		FROM attain_outcome a
		WHERE a.region = t.region AND a.year = t.year AND a.aspect = t.aspect
		ORDER BY 2 DESC, a.report_id DESC, a.seq
		LIMIT 1) AS s ON s.similarity > 0
	WHERE t.actual_report IS NULL
	UNION ALL
	SELECT 'actual', a.region, a.indicator, a.year, a.period, a.aspect,
		a.measure::text, s.indicator, s.similarity,
		a.report_id, a.source
	FROM attain_fact a
	LEFT JOIN LATERAL (
		SELECT t.indicator, t.canonical, indicator_similarity(t.indicator, a.indicator) AS similarity
		FROM attain_statement t
		WHERE t.region = a.region AND t.year = a.year AND t.aspect = a.aspect AND t.role = 'target'
		ORDER BY 3 DESC, t.report_id DESC, t.seq
		LIMIT 1) AS s ON s.similarity > 0
	WHERE (SELECT true FROM attain_statement t
			WHERE t.region = a.region AND t.year = a.year AND t.canonical = a.canonical AND t.role = 'target'
				AND (t.aspect = a.aspect OR a.aspect = 'completion')
				AND attain_period_answers(a.period, t.period)
			LIMIT 1) IS NULL
		AND (SELECT true FROM attain_match m
			WHERE m.region = a.region AND m.year = a.year AND m.canonical = s.canonical AND m.aspect = a.aspect
				AND m.actual_canonical = a.canonical
			LIMIT 1) IS NULL;
COMMENT ON VIEW attain_unmatched IS
	'targets without an actual value and actual values without a target, with the most similar name on the other side';
COMMENT ON COLUMN attain_unmatched.role IS 'target: a promise nobody reports on; actual: a value nobody promised';

ALTER VIEW attain_statement OWNER TO @extowner@;
ALTER VIEW attain_promise OWNER TO @extowner@;
ALTER VIEW attain_outcome OWNER TO @extowner@;
ALTER VIEW attain_fact OWNER TO @extowner@;
ALTER VIEW attain_match OWNER TO @extowner@;
ALTER VIEW attain_scorecard OWNER TO @extowner@;
ALTER VIEW attain_conflict OWNER TO @extowner@;
ALTER VIEW attain_unmatched OWNER TO @extowner@;
-- What became of an indicator over the years, whether plans of several years
-- are kept up with, and which names may mean one indicator.

-- One row a year; what counts as a year's statement is decided as in the scorecard.
CREATE VIEW attain_trend WITH (security_invoker) AS
	SELECT k.region, coalesce(a.indicator, g.indicator, tl.indicator, tg.indicator) AS indicator, k.year,
		a.measure::text AS actual, coalesce(a.low, a.high) AS actual_value, a.unit,
		tl.target::text AS target, a.measure <@ tl.target AS attained,
		g.measure::text AS growth, coalesce(g.low, g.high) AS growth_value,
		attain_growth_of(a.measure, b.measure) AS growth_computed,
		attain_growth_agrees(g.measure, a.measure, b.measure, k.canonical) AS growth_agrees,
		tg.target::text AS growth_target, g.measure <@ tg.target AS growth_attained,
		a.report_id AS actual_report, g.report_id AS growth_report, b.report_id AS before_report,
		a.source AS actual_source, g.source AS growth_source, b.source AS before_source,
		k.canonical AS key
	FROM (SELECT i.region, i.canonical, i.year, daterange(make_date(i.year, 1, 1), make_date(i.year + 1, 1, 1)) AS period,
			daterange(make_date(i.year - 1, 1, 1), make_date(i.year, 1, 1)) AS before
		FROM attain_statement i
		WHERE i.aspect IN ('level', 'growth') AND i.canonical <> '' AND i.year BETWEEN 2 AND 9998
			AND i.period OPERATOR(pg_catalog.=) daterange(make_date(i.year, 1, 1), make_date(i.year + 1, 1, 1))
		GROUP BY i.region, i.canonical, i.year) AS k
	LEFT JOIN LATERAL (SELECT * FROM attain_fact f WHERE f.region = k.region AND f.canonical = k.canonical
		AND f.year = k.year AND f.aspect = 'level' AND f.period OPERATOR(pg_catalog.=) k.period LIMIT 1) AS a ON true
	LEFT JOIN LATERAL (SELECT * FROM attain_fact f WHERE f.region = k.region AND f.canonical = k.canonical
		AND f.year = k.year - 1 AND f.aspect = 'level' AND f.period OPERATOR(pg_catalog.=) k.before LIMIT 1) AS b ON true
	LEFT JOIN LATERAL (SELECT * FROM attain_fact f WHERE f.region = k.region AND f.canonical = k.canonical
		AND f.year = k.year AND f.aspect = 'growth' AND f.period OPERATOR(pg_catalog.=) k.period LIMIT 1) AS g ON true
	LEFT JOIN LATERAL (SELECT * FROM attain_promise p WHERE p.region = k.region AND p.canonical = k.canonical
		AND p.year = k.year AND p.aspect = 'level' AND p.period OPERATOR(pg_catalog.=) k.period LIMIT 1) AS tl ON true
	LEFT JOIN LATERAL (SELECT * FROM attain_promise p WHERE p.region = k.region AND p.canonical = k.canonical
		AND p.year = k.year AND p.aspect = 'growth' AND p.period OPERATOR(pg_catalog.=) k.period LIMIT 1) AS tg ON true;
COMMENT ON VIEW attain_trend IS
	'an indicator over the years: levels and growths, reached and promised, and whether the stated growth fits the levels; ask for one region';
COMMENT ON COLUMN attain_trend.growth_computed IS 'growth in per cent from the level of the year before to that of the year';
COMMENT ON COLUMN attain_trend.growth_agrees IS 'does the stated growth fit the levels; null where that cannot be told';
COMMENT ON COLUMN attain_trend.key IS 'what joins names: attain_indicator.canonical';

CREATE AGGREGATE attain_product(numeric) (
	SFUNC = numeric_mul, STYPE = numeric, INITCOND = '1', COMBINEFUNC = numeric_mul, PARALLEL = SAFE
);
COMMENT ON AGGREGATE attain_product(numeric) IS 'product of numbers, as of yearly factors; 1 where there are none';

-- A promise for several years is one of three kinds: a sum over the years, a
-- level at their end, or a growth, each year's on average or of all together.
-- Its path is a straight line from the first year (of a level, from the year
-- before) to the last.
CREATE VIEW attain_plan_progress WITH (security_invoker) AS
	SELECT w.region, w.indicator, w.kind, w.first_year, w.last_year, w.target::text AS target, w.unit, w.target_value,
		w.latest_year, w.years_known,
		CASE w.kind WHEN 'sum' THEN w.total WHEN 'end' THEN w.latest_value
			WHEN 'average' THEN pg_catalog.round(100 * (pg_catalog.power(w.factor, 1.0 / nullif(w.years_known, 0)) - 1), 2)
			ELSE CASE WHEN w.years_known > 0 THEN pg_catalog.round(100 * (w.factor - 1), 2) END END AS value_so_far,
		e.expected AS expected_so_far,
		CASE WHEN w.kind IN ('sum', 'end') AND w.target_value <> 0
			THEN pg_catalog.round(CASE w.kind WHEN 'sum' THEN w.total ELSE w.latest_value END / w.target_value, 4) END AS share,
		CASE
			WHEN w.kind = 'average' AND w.complete THEN
				CASE WHEN w.ceiling THEN w.factor <= pg_catalog.power(1 + w.bound / 100, w.years_known)
					ELSE w.factor >= pg_catalog.power(1 + w.bound / 100, w.years_known) END
			WHEN w.kind = 'total' AND w.complete THEN
				CASE WHEN w.ceiling THEN 100 * (w.factor - 1) <= e.expected ELSE 100 * (w.factor - 1) >= e.expected END
			WHEN w.kind = 'sum' AND w.complete THEN
				CASE WHEN w.ceiling THEN w.total <= e.expected ELSE w.total >= e.expected END
			-- of some years it can only be told that they are enough, or too much
			WHEN w.kind = 'sum' AND NOT w.ceiling AND w.total >= e.expected THEN true
			WHEN w.kind = 'sum' AND w.ceiling AND w.total > w.bound THEN false
			WHEN w.kind = 'end' AND e.expected IS NOT NULL THEN
				CASE WHEN w.ceiling THEN w.latest_value <= e.expected ELSE w.latest_value >= e.expected END
			-- without a beginning only the end can be told
			WHEN w.kind = 'end' AND CASE WHEN w.ceiling THEN w.latest_value <= w.bound ELSE w.latest_value >= w.bound END THEN true
			WHEN w.kind = 'end' AND w.latest_year = w.last_year THEN false
			END AS on_track,
		w.target_report, w.target_source, w.key
	FROM (
		SELECT p.region, p.indicator, p.canonical AS key, p.target, p.unit, p.report_id AS target_report, p.source AS target_source,
			k.kind, k.first_year, k.last_year, coalesce(p.low, p.high) AS target_value,
			lower(p.target) IS NULL AS ceiling,
			-- 左右 is met from 5 % below, or up to 5 % above
			coalesce(lower(p.target), upper(p.target)) *
				CASE WHEN p.target::text !~ '左右$' THEN 1 WHEN lower(p.target) IS NULL THEN 1.05 ELSE 0.95 END AS bound,
			y.years_known, y.latest_year, y.total, y.factor, y.latest_value, b.value AS base,
			y.years_known = y.latest_year - k.first_year + 1 AS complete
		FROM attain_promise p
		CROSS JOIN LATERAL (
			SELECT pg_catalog.lower(p.period), (pg_catalog.upper(p.period) - 1)) AS d (first_day, last_day)
		-- 年均 stands in the clause in front of the value, which the row does not keep
		LEFT JOIN LATERAL (
			SELECT pg_catalog.right(pg_catalog.substr(r.body, 1, pg_catalog.lower(i.span) - 1), 40) AS words
			FROM attain_indicator i JOIN attain_report r ON r.id = i.report_id
			WHERE p.aspect = 'growth' AND i.report_id = p.report_id AND i.seq = p.seq) AS n ON true
		CROSS JOIN LATERAL (
			SELECT CASE WHEN extract(year FROM d.first_day) < extract(year FROM d.last_day)
					THEN CASE WHEN p.aspect = 'level' THEN 'sum' WHEN n.words ~ '(年均|年平均|平均(增|下降|提高|降低))[^，,。；;：:]*$' THEN 'average' ELSE 'total' END
					ELSE 'end' END,
				CASE WHEN extract(year FROM d.first_day) < extract(year FROM d.last_day)
					THEN extract(year FROM d.first_day)::int ELSE p.report_year END,
				extract(year FROM d.last_day)::int) AS k (kind, first_year, last_year)
		LEFT JOIN LATERAL (
			SELECT count(*)::int AS years_known, max(f.year) AS latest_year, sum(v.value) AS total,
				(pg_catalog.array_agg(v.value ORDER BY f.year DESC))[1] AS latest_value,
				attain_product(1 + CASE WHEN p.aspect = 'growth' THEN v.value END / 100) AS factor
			FROM attain_fact f
			CROSS JOIN LATERAL (SELECT attain_number_in(f.measure, coalesce(p.unit, unit(p.target)))) AS v (value)
			WHERE f.region = p.region AND f.canonical = p.canonical AND f.aspect = p.aspect
				AND f.year BETWEEN k.first_year AND k.last_year AND v.value IS NOT NULL
				AND f.period OPERATOR(pg_catalog.=) daterange(make_date(f.year, 1, 1), make_date(f.year + 1, 1, 1))) AS y ON true
		LEFT JOIN LATERAL (
			SELECT attain_number_in(f.measure, coalesce(p.unit, unit(p.target))) AS value
			FROM attain_fact f
			WHERE f.region = p.region AND f.canonical = p.canonical AND f.aspect = p.aspect AND f.year = k.first_year - 1
				AND f.period OPERATOR(pg_catalog.=) daterange(make_date(k.first_year - 1, 1, 1), make_date(k.first_year, 1, 1))
			LIMIT 1) AS b ON k.kind = 'end'
		WHERE p.aspect IN ('level', 'growth') AND coalesce(p.low, p.high) IS NOT NULL
			AND pg_catalog.lower(p.period) >= '0002-01-01' AND pg_catalog.upper(p.period) <= '9998-01-01'
			AND (extract(year FROM d.first_day) < extract(year FROM d.last_day)
				OR (p.aspect = 'level' AND p.report_year < p.year AND d.first_day = make_date(p.year, 1, 1) AND d.last_day = make_date(p.year, 12, 31)))
			AND k.last_year - k.first_year BETWEEN 1 AND 30) AS w
	CROSS JOIN LATERAL (
		SELECT CASE
			WHEN w.latest_year IS NULL THEN NULL
			WHEN w.kind IN ('sum', 'total') THEN pg_catalog.round(w.bound * (w.latest_year - w.first_year + 1) / (w.last_year - w.first_year + 1), 4)
			WHEN w.kind = 'end' THEN pg_catalog.round(w.base + (w.bound - w.base) * (w.latest_year - w.first_year + 1) / (w.last_year - w.first_year + 1), 4)
			ELSE w.bound END) AS e (expected);
COMMENT ON VIEW attain_plan_progress IS
	'targets of several years, such as those of a five-year plan, with what the years so far come to; ask for one region';
COMMENT ON COLUMN attain_plan_progress.kind IS
	'sum: over the years; end: a level in the last year; average: growth of a year on average; total: growth over all the years';
COMMENT ON COLUMN attain_plan_progress.first_year IS 'first year that counts; of a level at the end, the year of the report that promises it';
COMMENT ON COLUMN attain_plan_progress.latest_year IS 'last year whose value is known';
COMMENT ON COLUMN attain_plan_progress.years_known IS 'of how many years the value is known';
COMMENT ON COLUMN attain_plan_progress.value_so_far IS 'sum, latest level, or growth until the latest year';
COMMENT ON COLUMN attain_plan_progress.expected_so_far IS 'what a straight path to the target asks for in the latest year; of an average, the target';
COMMENT ON COLUMN attain_plan_progress.share IS 'value_so_far as a share of the target';
COMMENT ON COLUMN attain_plan_progress.on_track IS 'is that reached? null where a year is missing or the path has no beginning';

CREATE FUNCTION attain_suggest_threshold() RETURNS real
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN 0.5::real;
COMMENT ON FUNCTION attain_suggest_threshold() IS
	'indicator_similarity from which attain_suggest_alias proposes an alias';

-- A promise and a value that found nobody, each the other's most similar name.
CREATE VIEW attain_suggest_alias WITH (security_invoker) AS
	SELECT t.region, a.indicator AS alias, t.indicator, t.similarity,
		count(*) AS times, pg_catalog.array_agg(DISTINCT t.year) AS years,
		min(t.value) AS target, min(a.value) AS actual, min(t.source) AS target_source, min(a.source) AS actual_source,
		pg_catalog.format('INSERT INTO attain_alias (region, alias, indicator) VALUES (%L, %L, %L)', t.region, a.indicator, t.indicator) AS statement
	FROM attain_unmatched t
	JOIN attain_unmatched a ON a.region = t.region AND a.year = t.year AND a.aspect = t.aspect
		AND a.indicator = t.similar_indicator AND a.similar_indicator = t.indicator
	WHERE t.role = 'target' AND a.role = 'actual' AND t.similarity >= attain_suggest_threshold()
		AND attain_period_answers(a.period, t.period)
	GROUP BY t.region, a.indicator, t.indicator, t.similarity;
COMMENT ON VIEW attain_suggest_alias IS
	'aliases that would let targets and values meet which found nobody, the statement that makes each, and what it would join; ask for one region';
COMMENT ON COLUMN attain_suggest_alias.statement IS 'run it if the two names mean one indicator';
COMMENT ON COLUMN attain_suggest_alias.times IS 'in how many places both names are so';

ALTER VIEW attain_trend OWNER TO @extowner@;
ALTER VIEW attain_plan_progress OWNER TO @extowner@;
ALTER VIEW attain_suggest_alias OWNER TO @extowner@;
-- A report as a page to read: every value in its place, with what it is and
-- what came of it.  Plain ASCII here, since the page is made in databases of
-- any encoding.

CREATE FUNCTION attain_html(text) RETURNS text
	AS 'MODULE_PATHNAME', 'attain_html'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION attain_html(text) IS
	'the text as HTML shows it, also inside an attribute: markup in it comes out as characters';

CREATE FUNCTION attain_marked_html(body text, span_from int[], span_to int[], seq int[], state text[], note text[])
	RETURNS text
	AS 'MODULE_PATHNAME', 'attain_marked_html'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION attain_marked_html(text, int[], int[], int[], text[], text[]) IS
	'the text as HTML with links around characters: from (counted from 1), to (exclusive), number of the row, its state and a note; they may overlap';

CREATE FUNCTION attain_evidence_style() RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN $css$
:root {
	color-scheme: light dark;
	--paper: #fdfdfb; --panel: #f4f4f0; --ink: #1d2125; --soft: #5c646c; --line: #dcdcd4; --focus: #1b5fc1;
	--missed: #b23a00; --missed-tint: #fde7db;
	--attained: #00695c; --attained-tint: #d9f1ea;
	--undetermined: #7a5600; --undetermined-tint: #fbf0cf;
	--open: #6a3d9a; --open-tint: #efe6f7;
	--actual: #1f5a96; --actual-tint: #e4eef8;
	--estimate: #1f5a96; --estimate-tint: #f0f5fa;
}
@media screen and (prefers-color-scheme: dark) {
	:root {
		--paper: #16181b; --panel: #1e2125; --ink: #dfe3e6; --soft: #99a2ab; --line: #353a40; --focus: #8ab8f5;
		--missed: #ff9d70; --missed-tint: #452414;
		--attained: #5fd0b8; --attained-tint: #0f3a33;
		--undetermined: #ecc45a; --undetermined-tint: #3d3111;
		--open: #cba9ee; --open-tint: #35264a;
		--actual: #8fc1f2; --actual-tint: #1b3247;
		--estimate: #8fc1f2; --estimate-tint: #1c2935;
	}
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
	margin: 0; background: var(--paper); color: var(--ink);
	font: 15px/1.5 system-ui, "Segoe UI", "Helvetica Neue", Arial, "PingFang SC", "Hiragino Sans GB",
		"Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "WenQuanYi Zen Hei", sans-serif;
}
bdi, h1, blockquote { overflow-wrap: anywhere; }
:lang(zh) {
	font-family: "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC",
		"Source Han Sans SC", "WenQuanYi Zen Hei", sans-serif;
}
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; border-radius: 2px; }
.page { max-width: 82rem; margin: 0 auto; padding: 0 1.5rem; }
header { padding: 2rem 0 1.25rem; border-bottom: 1px solid var(--line); }
h1 { margin: 0 0 .35rem; font-size: 1.6rem; line-height: 1.35; font-weight: 600; }
header p { margin: 0; color: var(--soft); }
.remark { white-space: pre-line; }

/* what there is, and what is shown of it */
.legend { display: flex; flex-wrap: wrap; gap: .5rem; margin: 1rem 0 0; padding: 0; list-style: none; }
.legend label {
	display: inline-flex; align-items: center; gap: .45rem; padding: .2rem .7rem .2rem .55rem;
	border: 1px solid var(--line); border-radius: 1rem; cursor: pointer;
}
.legend input { margin: 0; accent-color: var(--c); }
.legend b, .legend label > span { font-variant-numeric: tabular-nums; }
.legend b { font-weight: 600; }
.to-values { display: none; }

/* one colour, sign and line for each state */
.missed { --c: var(--missed); --t: var(--missed-tint); --u: double; }
.attained { --c: var(--attained); --t: var(--attained-tint); --u: solid; }
.undetermined { --c: var(--undetermined); --t: var(--undetermined-tint); --u: wavy; }
.open { --c: var(--open); --t: var(--open-tint); --u: dashed; }
.actual { --c: var(--actual); --t: var(--actual-tint); --u: solid; }
.estimate { --c: var(--estimate); --t: var(--estimate-tint); --u: dotted; }
.missed:is(.v:not(.cont), .sign)::before { content: "\2717"; content: "\2717" / "missed"; }
.attained:is(.v:not(.cont), .sign)::before { content: "\2713"; content: "\2713" / "attained"; }
.undetermined:is(.v:not(.cont), .sign)::before { content: "?"; content: "?" / "undetermined"; }
.open:is(.v:not(.cont), .sign)::before { content: "\25CB"; content: "\25CB" / "not yet judged"; }
.sign { display: inline-block; min-width: 1em; color: var(--c); font-weight: 700; text-align: center; }
.sign.actual::before, .sign.estimate::before {
	content: ""; display: inline-block; width: 1em; border-bottom: 2px var(--u) var(--c); vertical-align: .3em;
}

.columns { display: grid; grid-template-columns: minmax(0, 1fr) 25rem; gap: 2.5rem; align-items: start; }
main {
	padding: 1.5rem 0 4rem; font-size: 17px; line-height: 1.95; white-space: pre-wrap;
	overflow-wrap: anywhere; tab-size: 4; max-width: 46em;
}
.v {
	padding: .08em .12em; border-radius: .2em; background: var(--t); color: inherit; unicode-bidi: isolate;
	text-decoration: underline var(--u) var(--c); text-decoration-thickness: 1.5px; text-underline-offset: .24em;
	text-decoration-skip-ink: none; scroll-margin: 35vh 0;
	-webkit-box-decoration-break: clone; box-decoration-break: clone;
}
.v:hover { box-shadow: 0 0 0 1.5px var(--c); }
.v:target, .v.here { box-shadow: 0 0 0 2.5px var(--c); }
.v:not(.cont)::before {
	display: inline-block; margin: 0 .1em 0 0; color: var(--c); font-weight: 700; font-size: .85em; line-height: 1;
}
.v[data-n]:not(.cont)::after {
	content: "\D7" attr(data-n); margin-left: .15em; color: var(--c); font-size: .65em; vertical-align: .5em; line-height: 1;
}
.table { overflow-x: auto; margin: .6rem 0; white-space: normal; }
table { border-collapse: collapse; font-size: 14.5px; line-height: 1.6; }
td {
	padding: .35rem .6rem; border: 1px solid var(--line); vertical-align: top; min-width: 4em; white-space: pre-wrap;
	overflow-wrap: break-word;
}
tr:first-child > td { background: var(--panel); }

/* the list */
aside {
	position: sticky; top: 0; max-height: 100vh; overflow: auto; padding: 1.25rem .5rem 2rem 0;
	scrollbar-width: thin; scrollbar-gutter: stable;
}
.find { display: block; width: 100%; margin: 0 0 .75rem; padding: .45rem .7rem; font: inherit; color: inherit;
	background: var(--paper); border: 1px solid var(--line); border-radius: .4rem; }
.none { color: var(--soft); }
.group { margin: 0 0 .75rem; }
.group > summary {
	position: sticky; top: -1.25rem; z-index: 1; padding: .35rem .5rem; border-radius: .3rem; cursor: pointer;
	background: var(--panel); font-weight: 600;
}
.group > summary .n { float: right; color: var(--soft); font-weight: 400; font-variant-numeric: tabular-nums; }
.group ol { margin: 0; padding: 0; list-style: none; }
.row { padding: .5rem .5rem .55rem .65rem; border-left: 3px var(--u) var(--c); border-bottom: 1px solid var(--line); scroll-margin: 3rem 0; }
.row:target { background: var(--t); }
.row > a { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 .75rem; color: inherit; text-decoration: none; }
.row > a:hover .name { text-decoration: underline; }
.row .value { margin-left: auto; font-weight: 600; color: var(--c); text-align: right; }
.row p { margin: .1rem 0 0; font-size: 13px; color: var(--soft); }
.why, .said bdi:first-child { color: var(--ink); }
.period, .state { margin-right: .5em; }
.said { margin-top: .35rem; }
blockquote {
	margin: .25rem 0 0; padding: .05rem 0 .05rem .6rem; border-left: 2px solid var(--line); color: var(--soft);
	font-size: 13px; line-height: 1.6; white-space: pre-wrap;
}
.row p.from { padding-left: .75rem; font-size: 12px; }
p.from > bdi:first-child { color: var(--soft); }

/* what is told of a value that is pointed at */
.tip {
	position: fixed; z-index: 3; width: max-content; max-width: min(27rem, calc(100vw - 2rem)); max-height: 60vh; overflow: auto;
	background: var(--paper); border: 1px solid var(--line); border-radius: .5rem; box-shadow: 0 .4rem 1.6rem rgb(0 0 0 / .22);
}
.tip .row { border-bottom: 0; padding: .6rem .8rem; background: none; }
.tip .row + .row { border-top: 1px solid var(--line); }
.state { display: none; color: var(--c); font-weight: 600; }
.tip .state { display: inline; }
/* without the script: what the title says, also for the keyboard */
html:not(.js) .v:focus-visible::after {
	content: attr(title); position: fixed; z-index: 3; left: 1rem; right: 1rem; bottom: 1rem; max-width: 46rem; padding: .7rem 1rem;
	background: var(--paper); color: var(--ink); border: 1px solid var(--c); border-radius: .5rem;
	font-size: 14px; line-height: 1.6; white-space: pre-line; vertical-align: baseline;
}
html:not(.js) .find { display: none; }

/* states that are not ticked: their values are plain text again */
body:has(#s-missed:not(:checked)) :is(.v.missed, .group.missed),
body:has(#s-attained:not(:checked)) :is(.v.attained, .group.attained),
body:has(#s-undetermined:not(:checked)) :is(.v.undetermined, .group.undetermined),
body:has(#s-open:not(:checked)) :is(.v.open, .group.open),
body:has(#s-actual:not(:checked)) :is(.v.actual, .group.actual),
body:has(#s-estimate:not(:checked)) :is(.v.estimate, .group.estimate) {
	--t: transparent; text-decoration: none;
}
body:has(#s-missed:not(:checked)) .group.missed,
body:has(#s-attained:not(:checked)) .group.attained,
body:has(#s-undetermined:not(:checked)) .group.undetermined,
body:has(#s-open:not(:checked)) .group.open,
body:has(#s-actual:not(:checked)) .group.actual,
body:has(#s-estimate:not(:checked)) .group.estimate { display: none; }
body:has(#s-missed:not(:checked)) .v.missed::before,
body:has(#s-attained:not(:checked)) .v.attained::before,
body:has(#s-undetermined:not(:checked)) .v.undetermined::before,
body:has(#s-open:not(:checked)) .v.open::before { content: none; }
[hidden] { display: none !important; }

@media (max-width: 60rem) {
	.columns { grid-template-columns: minmax(0, 1fr); gap: 0; }
	main { max-width: none; padding-bottom: 2rem; }
	aside { position: static; max-height: none; overflow: visible; padding: 1.5rem 0 4rem; border-top: 1px solid var(--line); }
	.group > summary { top: 0; }
	.to-values { display: inline-block; margin-top: .75rem; color: var(--focus); }
}
@media (max-width: 40rem) {
	.page { padding: 0 1rem; }
	header { padding: 1.25rem 0 1rem; }
	h1 { font-size: 1.3rem; }
	main { padding-top: 1rem; font-size: 16px; line-height: 1.9; }
	.legend { gap: .35rem; }
	.legend label { padding: .1rem .55rem .1rem .4rem; font-size: 14px; }
	.tip { left: 0 !important; right: 0; top: auto !important; bottom: 0; width: auto; max-width: none; border-width: 1px 0 0; border-radius: .75rem .75rem 0 0; }
}
@media print {
	body { font-size: 9.5pt; background: none; }
	.page { max-width: none; padding: 0; }
	.columns { display: block; }
	main { max-width: none; font-size: 10.5pt; line-height: 1.75; padding: 1rem 0; }
	aside { position: static; max-height: none; overflow: visible; break-before: page; padding: 0; }
	.group > summary { position: static; }
	.group ol { columns: 2; column-gap: 1.25rem; }
	.row, tr { break-inside: avoid; }
	.find, .to-values, .tip, .legend input { display: none !important; }
	.v { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
	.table { overflow: visible; }
}
$css$;
COMMENT ON FUNCTION attain_evidence_style() IS
	'style sheet of attain_evidence_html';

-- The page is whole without it: this shows a value's rows beside it and
-- filters the list by name.  It makes elements by cloning what is there, never
-- from text.
CREATE FUNCTION attain_evidence_script() RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN $js$
'use strict';
(() => {
	const text = document.getElementById('text');
	const list = document.getElementById('values');
	const narrow = matchMedia('(max-width: 60rem)');
	const tip = document.createElement('div');
	let shown = null;

	document.documentElement.classList.add('js');
	tip.className = 'tip';
	tip.id = 'tip';
	tip.setAttribute('role', 'tooltip');
	tip.hidden = true;
	document.body.append(tip);
	for (const v of text.querySelectorAll('.v'))
		v.removeAttribute('title');

	const rowsOf = v => v.getAttribute('aria-describedby').split(' ').map(id => document.getElementById(id)).filter(Boolean);

	function show(v)
	{
		if (v === shown)
			return;
		hide();
		shown = v;
		v.classList.add('here');
		tip.replaceChildren(...rowsOf(v).map(row => {
			const copy = document.createElement('div');
			copy.className = row.className;
			copy.append(...[...row.childNodes].map(n => n.cloneNode(true)));
			const link = copy.querySelector('a');
			link.href = '#' + row.id;
			link.tabIndex = -1;
			return copy;
		}));
		tip.hidden = false;
		place();
	}

	function place()
	{
		tip.style.left = '0';
		const at = shown.getClientRects()[0];
		const box = tip.getBoundingClientRect();
		const below = at.bottom + 8;
		tip.style.left = Math.max(16, Math.min(at.left, innerWidth - box.width - 24)) + 'px';
		tip.style.top = (below + box.height < innerHeight ? below : Math.max(8, at.top - box.height - 8)) + 'px';
	}

	function hide()
	{
		if (shown)
			shown.classList.remove('here');
		shown = null;
		tip.hidden = true;
	}

	/* from the value to the tooltip the pointer may take its time */
	let leaving = 0;
	function leave()
	{
		clearTimeout(leaving);
		leaving = setTimeout(hide, 150);
	}
	const stay = () => clearTimeout(leaving);
	text.addEventListener('mouseover', e => {
		const v = e.target.closest('.v');
		if (!v)
			return;
		stay();
		show(v);
	});
	text.addEventListener('mouseout', leave);
	tip.addEventListener('mouseenter', stay);
	tip.addEventListener('mouseleave', leave);
	text.addEventListener('focusin', e => {
		const v = e.target.closest('.v');
		if (!v)
			return;
		stay();
		show(v);
	});
	text.addEventListener('focusout', leave);
	document.addEventListener('keydown', e => {
		if (e.key === 'Escape')
			hide();
	});
	document.addEventListener('scroll', () => {
		if (shown)
			place();
	}, { passive: true, capture: true });

	/* where the list is far from the text, a tap only tells */
	document.addEventListener('click', e => {
		const v = e.target.closest('main .v');
		if (v && narrow.matches && e.detail > 0)
		{
			e.preventDefault();
			stay();
			show(v);
		}
		else if (!v && !(tip.contains(e.target) && !e.target.closest('a')))
			hide();
	});

	const find = list.querySelector('.find');
	const none = list.querySelector('.none');
	find.addEventListener('input', () => {
		const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
		let found = 0;

		for (const group of list.querySelectorAll('.group'))
		{
			let n = 0;
			for (const row of group.querySelectorAll('.row'))
			{
				const said = row.textContent.toLowerCase();
				row.hidden = !words.every(w => said.includes(w));
				n += row.hidden ? 0 : 1;
			}
			group.hidden = n === 0;
			group.querySelector('.n').textContent = n;
			found += n;
		}
		none.hidden = found > 0;
	});
})();
$js$;
COMMENT ON FUNCTION attain_evidence_script() IS
	'script of attain_evidence_html';

CREATE FUNCTION attain_evidence_period(period daterange) RETURNS text
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN (
		SELECT CASE
			WHEN a IS NULL THEN 'until ' || to_char(b, 'YYYY-MM-DD')
			WHEN b IS NULL THEN 'from ' || to_char(a, 'YYYY-MM-DD')
			WHEN to_char(a, 'MMDD') = '0101' AND to_char(b, 'MMDD') = '1231' THEN
				concat_ws('-', to_char(a, 'YYYY'), nullif(to_char(b, 'YYYY'), to_char(a, 'YYYY')))
			WHEN extract(day FROM a) = 1 AND extract(day FROM b + 1) = 1 THEN
				concat_ws(' to ', to_char(a, 'YYYY-MM'), nullif(to_char(b, 'YYYY-MM'), to_char(a, 'YYYY-MM')))
			ELSE concat_ws(' to ', to_char(a, 'YYYY-MM-DD'), nullif(to_char(b, 'YYYY-MM-DD'), to_char(a, 'YYYY-MM-DD'))) END
		FROM (SELECT pg_catalog.lower(period), pg_catalog.upper(period) - 1) AS d (a, b));
COMMENT ON FUNCTION attain_evidence_period(daterange) IS
	'a period as a page shows it: 2021, 2021-2025, 2021-01 to 2021-03';

CREATE FUNCTION attain_evidence_html(report_id bigint) RETURNS text
	LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
	SET jit = off	-- it would take longer than what it speeds up
	SET plan_cache_mode = force_custom_plan		-- plans that know how long the arrays are
AS $$
#variable_conflict use_column
DECLARE
	report @extschema@.attain_report;
	own @extschema@.attain_indicator[];
	card @extschema@.attain_scorecard[] := '{}';
	promise @extschema@.attain_promise[] := '{}';
	asked record;
	characters int;
	style text := @extschema@.attain_evidence_style();
	script text := @extschema@.attain_evidence_script();
	heading text;
	marked text;
	number int;
	legend text;
	groups text;
BEGIN
	SELECT r.* INTO report FROM @extschema@.attain_report r WHERE r.id = attain_evidence_html.report_id;
	IF NOT FOUND THEN
		RETURN NULL;
	END IF;
	characters := length(report.body);
	heading := @extschema@.attain_html(coalesce(nullif(report.title, ''), 'Report ' || report.id));
	own := ARRAY(SELECT i FROM @extschema@.attain_indicator i WHERE i.report_id = report.id ORDER BY i.seq);

	-- one region and year at a time, as the views want to be asked
	FOR asked IN SELECT DISTINCT o.region, o.year FROM unnest(own) AS o WHERE o.year IS NOT NULL LOOP
		card := card || ARRAY(SELECT c FROM @extschema@.attain_scorecard c WHERE c.region = asked.region AND c.year = asked.year);
		promise := promise || ARRAY(SELECT c FROM @extschema@.attain_promise c WHERE c.region = asked.region AND c.year = asked.year);
	END LOOP;

	WITH own AS MATERIALIZED (
		SELECT o.*, o.span * int4range(1, characters + 1) AS place,
			coalesce(o.measure::text, o.target::text, nullif(concat(o.low, o.unit), ''), '-') AS value
		FROM unnest(own) AS o
	), card AS MATERIALIZED (
		-- the promise knows by which key rows are of the scorecard's row
		SELECT c.*, p.canonical, t.title AS target_title, a.title AS actual_title
		FROM unnest(card) AS c
		JOIN unnest(promise) AS p ON p.indicator = c.indicator AND p.region = c.region AND p.aspect = c.aspect
			AND p.period = c.period AND p.report_id = c.target_report
		LEFT JOIN @extschema@.attain_report t ON t.id = c.target_report
		LEFT JOIN @extschema@.attain_report a ON a.id = c.actual_report
	), other AS (
		-- what stands on the other side: of a target its outcome, of a value the
		-- targets that it answers
		SELECT o.seq, o.indicator AS own_indicator, o.report_id, 'Outcome' AS what, c.actual AS value, c.actual_indicator AS indicator,
			NULL AS why, c.matched_by, c.similarity, c.conflict,
			c.actual_report AS report, c.actual_title AS title, c.actual_source AS source
		FROM own o
		JOIN card c ON c.year = o.year AND c.canonical = o.canonical AND c.aspect = o.aspect AND c.period = o.period
		WHERE o.role = 'target' AND c.target = o.value AND c.actual IS NOT NULL
		UNION ALL
		SELECT o.seq, o.indicator, o.report_id,
			CASE WHEN c.attained THEN 'Attains' WHEN NOT c.attained THEN 'Misses' ELSE 'Answers' END, c.target, c.indicator,
			c.why, c.matched_by, c.similarity, c.conflict,
			c.target_report, c.target_title, c.target_source
		FROM own o
		JOIN card c ON c.actual_report = o.report_id AND c.year = o.year AND c.actual_indicator = o.indicator
			AND c.actual = o.value AND c.actual_source = o.source
		WHERE o.role <> 'target' AND @extschema@.attain_period_answers(o.period, c.period)
	), others AS (
		SELECT t.seq,
			string_agg(concat(t.what, ': ', t.name, t.remark, E'\n' || t.why, E'\n' || t.place, E'\n' || t.sentence), E'\n') AS note,
			string_agg(concat('<div class="said"><p>', t.what, ': <bdi lang="zh-CN">', @extschema@.attain_html(t.name), '</bdi>', t.remark, '</p>',
				'<p><bdi class="why">' || @extschema@.attain_html(t.why) || '</bdi></p>',
				'<blockquote lang="zh-CN">' || @extschema@.attain_html(t.sentence) || '</blockquote>',
				'<p class="from"><bdi lang="zh-CN">' || @extschema@.attain_html(t.place) || '</bdi></p></div>'), '') AS html
		FROM (SELECT x.seq, x.what, concat_ws(' ', nullif(x.indicator, x.own_indicator), x.value) AS name, x.why,
				CASE WHEN x.report <> x.report_id THEN coalesce(nullif(x.title, ''), 'Report ' || x.report) END AS place,
				replace(btrim(left(x.source, 300), E' \t\r\n'), E'\t', '   ') || CASE WHEN length(x.source) > 300 THEN ' ...' ELSE '' END AS sentence,
				concat(CASE x.matched_by WHEN 'alias' THEN ' (by an alias)'
						WHEN 'similarity' THEN format(' (by similarity, %s)', round(x.similarity::numeric, 2)) END,
					CASE WHEN x.conflict THEN '; reports differ' END) AS remark
			FROM other x) AS t
		GROUP BY t.seq
	), judged AS (
		SELECT o.seq, o.indicator, o.value, o.place, @extschema@.attain_evidence_period(o.period) AS period,
			CASE WHEN o.role <> 'target' THEN o.role
				WHEN c.actual IS NULL OR c.target <> o.value THEN 'open'
				WHEN c.attained THEN 'attained'
				WHEN NOT c.attained THEN 'missed'
				ELSE 'undetermined' END AS state,
			CASE WHEN o.role <> 'target' THEN NULL
				WHEN o.target IS NULL THEN 'no target is set'
				WHEN c.target IS NULL THEN 'not on the scorecard'
				WHEN c.target <> o.value THEN
					format('another statement of this target counts: %s, %s', c.target,
						coalesce(nullif(c.target_title, ''), 'report ' || c.target_report))
				ELSE c.why END AS why
		FROM own o
		LEFT JOIN card c ON o.role = 'target' AND c.year = o.year AND c.canonical = o.canonical
			AND c.aspect = o.aspect AND c.period = o.period
	), told AS (
		SELECT j.seq, j.place, j.state, s.ord, s.short, s.label,
			concat_ws(E'\n', concat(s.label, ': ', j.indicator, ' ', j.value), j.period, j.why, x.note) AS note,
			concat('<li id="r', j.seq, '" class="row ', j.state, '"><a',
				CASE WHEN NOT isempty(j.place) THEN concat(' href="#c', lower(j.place), '"') END,
				'><bdi class="name" lang="zh-CN">', @extschema@.attain_html(coalesce(nullif(j.indicator, ''), '-')),
				'</bdi> <bdi class="value" lang="zh-CN">', @extschema@.attain_html(j.value), '</bdi></a>',
				'<p><span class="state">', s.label, ' </span><span class="period">', j.period, '</span> <bdi class="why">',
				@extschema@.attain_html(j.why), '</bdi></p>', x.html, '</li>') AS entry
		FROM judged j
		JOIN (VALUES (1, 'missed', 'Missed', 'Target missed'), (2, 'attained', 'Attained', 'Target attained'),
				(3, 'undetermined', 'Undetermined', 'Target undetermined'), (4, 'open', 'Not yet judged', 'Target not yet judged'),
				(5, 'actual', 'Actual', 'Actual value'), (6, 'estimate', 'Estimate', 'Estimate')) AS s (ord, state, short, label)
			ON s.state = j.state
		LEFT JOIN others x ON x.seq = j.seq
	), grouped AS (
		SELECT t.ord, t.state, t.short, t.label, count(*) AS n, string_agg(t.entry, E'\n' ORDER BY t.seq) AS entries
		FROM told t
		GROUP BY t.ord, t.state, t.short, t.label
	), marks AS (
		SELECT array_agg(lower(t.place)) AS span_from, array_agg(upper(t.place)) AS span_to,
			array_agg(t.seq) AS seq, array_agg(t.state) AS state, array_agg(t.note) AS note
		FROM told t
		WHERE NOT isempty(t.place)
	)
	SELECT @extschema@.attain_marked_html(report.body, coalesce(m.span_from, '{}'), coalesce(m.span_to, '{}'),
			coalesce(m.seq, '{}'), coalesce(m.state, '{}'), coalesce(m.note, '{}')),
		(SELECT count(*) FROM own),
		(SELECT string_agg(format('<li><label><input type="checkbox" id="s-%1$s" class="%1$s" checked> '
				'<span class="sign %1$s"></span> <span>%2$s</span> <b>%3$s</b></label></li>', g.state, g.short, g.n), E'\n' ORDER BY g.ord)
			FROM grouped g),
		(SELECT string_agg(format(E'<details open class="group %s"><summary><span class="sign %1$s"></span> %s '
				'<span class="n">%s</span></summary>\n<ol>\n%s\n</ol>\n</details>', g.state, g.label, g.n, g.entries), E'\n' ORDER BY g.ord)
			FROM grouped g)
		INTO marked, number, legend, groups
		FROM marks m;

	RETURN concat(
		E'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n',
		format(E'<meta http-equiv="Content-Security-Policy" content="default-src ''none''; style-src ''sha256-%s''; '
			'script-src ''sha256-%s''; base-uri ''none''; form-action ''none''">\n',
			encode(sha256(convert_to(style, 'UTF8')), 'base64'), encode(sha256(convert_to(script, 'UTF8')), 'base64')),
		E'<meta name="referrer" content="no-referrer">\n',
		E'<meta name="viewport" content="width=device-width, initial-scale=1">\n',
		E'<meta name="color-scheme" content="light dark">\n',
		'<title>', heading, E'</title>\n<style>', style, E'</style>\n</head>\n<body>\n<div class="page">\n<header>\n',
		'<h1 lang="zh-CN">', heading, E'</h1>\n<p>',
		@extschema@.attain_html(concat_ws(', ', report.region, report.kind, report.report_year, to_char(report.delivered_on, 'YYYY-MM-DD'),
			number || CASE number WHEN 1 THEN ' value' ELSE ' values' END)), E'</p>\n',
		'<p class="remark">' || @extschema@.attain_html(nullif(report.remark, '')) || E'</p>\n',
		E'<ul class="legend" aria-label="Values to show">\n' || legend || E'\n</ul>\n',
		E'<a class="to-values" href="#values">List of values</a>\n</header>\n<div class="columns">\n',
		'<main id="text" lang="zh-CN">', marked, E'</main>\n<aside id="values" aria-label="List of values">\n',
		E'<input class="find" type="search" placeholder="Find in the list" aria-label="Find in the list">\n',
		'<p class="none"', CASE WHEN number > 0 THEN ' hidden' END, E'>No values.</p>\n',
		groups, E'\n</aside>\n</div>\n</div>\n<script>', script, E'</script>\n</body>\n</html>\n');
END
$$;
COMMENT ON FUNCTION attain_evidence_html(bigint) IS
	'a page of its own that shows a report with every value marked by what it is and what came of it; null where there is no such report to see';
-- Counts of the scorecard per region and year.  They are kept, so that a
-- summary of all regions does not make all their scorecards.
--
-- Who changes something that a scorecard is made of adds a mark to
-- attain_region_mark; who counts removes the marks that his snapshot has.  A
-- mark is seen by exactly those who see the change it stands for, so kept
-- counts without a mark are right for every snapshot.  Marks are only added,
-- never updated: sessions that load reports of one region neither wait for
-- each other nor deadlock.

CREATE TABLE attain_region_year (
	region text,
	year int,
	targets bigint NOT NULL,
	attained bigint NOT NULL,
	missed bigint NOT NULL,
	undetermined bigint NOT NULL,
	version text NOT NULL,
	refreshed_at timestamptz NOT NULL,
	PRIMARY KEY (region, year)
);
COMMENT ON TABLE attain_region_year IS
	'kept counts of attain_scorecard; ask attain_scorecard_summary, which knows whether they still hold';
COMMENT ON COLUMN attain_region_year.region IS 'region as in attain_scorecard';
COMMENT ON COLUMN attain_region_year.year IS 'year as in attain_scorecard';
COMMENT ON COLUMN attain_region_year.targets IS 'rows of the scorecard';
COMMENT ON COLUMN attain_region_year.attained IS 'targets attained';
COMMENT ON COLUMN attain_region_year.missed IS 'targets missed';
COMMENT ON COLUMN attain_region_year.undetermined IS 'targets of which it cannot be told';
COMMENT ON COLUMN attain_region_year.version IS 'attain_version() that counted';
COMMENT ON COLUMN attain_region_year.refreshed_at IS 'when it was counted';

CREATE TABLE attain_region_mark (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	region text,
	year int
);
CREATE INDEX attain_region_mark_idx ON attain_region_mark (region, year);
COMMENT ON TABLE attain_region_mark IS
	'regions and years whose kept counts no longer hold; attain_refresh counts them again';
COMMENT ON COLUMN attain_region_mark.id IS 'number of the mark';
COMMENT ON COLUMN attain_region_mark.region IS 'region; null for all';
COMMENT ON COLUMN attain_region_mark.year IS 'year; null for all, with all regions only';

-- An alias may change what 与甲产业增长同步 is compared with.
CREATE INDEX attain_indicator_reference_idx ON attain_indicator (indicator_key(reference(target)))
	WHERE reference(target) IS NOT NULL;

CREATE FUNCTION attain_unrestricted() RETURNS boolean
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN NOT (row_security_active('attain_report'::regclass) OR row_security_active('attain_indicator'::regclass)
		OR row_security_active('attain_alias'::regclass) OR row_security_active('attain_reference'::regclass));
COMMENT ON FUNCTION attain_unrestricted() IS
	'does the current role see all reports, rows, aliases and references, since no row-level security holds it back?';

-- The counts are of all reports.
ALTER TABLE attain_region_year ENABLE ROW LEVEL SECURITY;
ALTER TABLE attain_region_mark ENABLE ROW LEVEL SECURITY;
CREATE POLICY attain_unrestricted ON attain_region_year USING (attain_unrestricted());
CREATE POLICY attain_unrestricted ON attain_region_mark USING (attain_unrestricted());

-- Statements, not rows: a report has hundreds of rows and few years.
CREATE FUNCTION attain_indicator_mark() RETURNS trigger
	LANGUAGE plpgsql SECURITY DEFINER
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF TG_OP = 'TRUNCATE' THEN
		INSERT INTO @extschema@.attain_region_mark (region, year) VALUES (NULL, NULL);
	ELSIF TG_OP = 'UPDATE' THEN
		INSERT INTO @extschema@.attain_region_mark (region, year)
			SELECT region, year FROM before WHERE year IS NOT NULL
			UNION
			SELECT region, year FROM after WHERE year IS NOT NULL;
	ELSE
		INSERT INTO @extschema@.attain_region_mark (region, year)
			SELECT DISTINCT region, year FROM changed WHERE year IS NOT NULL;
	END IF;
	RETURN NULL;
END
$$;
COMMENT ON FUNCTION attain_indicator_mark() IS
	'trigger: marks the regions and years of rows that change';

-- The day of a report tells which of two statements counts; what else does is
-- read anew or moves the rows.
CREATE FUNCTION attain_report_mark() RETURNS trigger
	LANGUAGE plpgsql SECURITY DEFINER
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	INSERT INTO @extschema@.attain_region_mark (region, year)
		SELECT DISTINCT region, year FROM @extschema@.attain_indicator
		WHERE report_id IN (OLD.id, NEW.id) AND year IS NOT NULL;
	RETURN NULL;
END
$$;
COMMENT ON FUNCTION attain_report_mark() IS
	'trigger: marks the regions and years of a report whose day changes';

-- Rows that take another name mark themselves; a reference has no name of its
-- own.  No report is being read meanwhile: reading locks attain_alias.
CREATE FUNCTION attain_alias_mark() RETURNS trigger
	LANGUAGE plpgsql SECURITY DEFINER
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF TG_OP = 'TRUNCATE' THEN
		INSERT INTO @extschema@.attain_region_mark (region, year) VALUES (NULL, NULL);
	ELSE
		INSERT INTO @extschema@.attain_region_mark (region, year)
			SELECT DISTINCT region, year FROM @extschema@.attain_indicator
			WHERE @extschema@.indicator_key(@extschema@.reference(target)) IN (OLD.alias_key, NEW.alias_key)
				AND @extschema@.reference(target) IS NOT NULL AND year IS NOT NULL;
	END IF;
	RETURN NULL;
END
$$;
COMMENT ON FUNCTION attain_alias_mark() IS
	'trigger: marks the regions and years of targets that refer to an indicator whose alias changes';

-- Marked without a look at the targets there are, since another session may
-- be loading one that refers to this value.
CREATE FUNCTION attain_reference_mark() RETURNS trigger
	LANGUAGE plpgsql SECURITY DEFINER
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF TG_OP = 'TRUNCATE' THEN
		INSERT INTO @extschema@.attain_region_mark (region, year) VALUES (NULL, NULL);
		RETURN NULL;
	END IF;
	INSERT INTO @extschema@.attain_region_mark (region, year)
		SELECT r.region, extract(year FROM upper(r.during) - 1)::int
		FROM (VALUES (OLD.region, OLD.during), (NEW.region, NEW.during)) AS r (region, during)
		WHERE upper(r.during) IS NOT NULL AND isfinite(upper(r.during))
		GROUP BY 1, 2;
	RETURN NULL;
END
$$;
COMMENT ON FUNCTION attain_reference_mark() IS
	'trigger: marks the region and year of a value that targets refer to';

-- Counts and marks are each server's own.
CREATE FUNCTION attain_not_replicated() RETURNS trigger
	LANGUAGE plpgsql
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	RETURN NULL;
END
$$;
COMMENT ON FUNCTION attain_not_replicated() IS
	'trigger: leaves out what a publisher sends of its own counts and jobs';

REVOKE ALL ON FUNCTION attain_indicator_mark() FROM PUBLIC;
REVOKE ALL ON FUNCTION attain_report_mark() FROM PUBLIC;
REVOKE ALL ON FUNCTION attain_alias_mark() FROM PUBLIC;
REVOKE ALL ON FUNCTION attain_reference_mark() FROM PUBLIC;

CREATE TRIGGER attain_indicator_mark_insert AFTER INSERT ON attain_indicator
	REFERENCING NEW TABLE AS changed EXECUTE FUNCTION attain_indicator_mark();
CREATE TRIGGER attain_indicator_mark_delete AFTER DELETE ON attain_indicator
	REFERENCING OLD TABLE AS changed EXECUTE FUNCTION attain_indicator_mark();
CREATE TRIGGER attain_indicator_mark_update AFTER UPDATE ON attain_indicator
	REFERENCING OLD TABLE AS before NEW TABLE AS after EXECUTE FUNCTION attain_indicator_mark();
CREATE TRIGGER attain_indicator_mark_truncate AFTER TRUNCATE ON attain_indicator
	EXECUTE FUNCTION attain_indicator_mark();
CREATE TRIGGER attain_report_mark AFTER UPDATE ON attain_report
	FOR EACH ROW WHEN (OLD.delivered_on IS DISTINCT FROM NEW.delivered_on)
	EXECUTE FUNCTION attain_report_mark();
CREATE TRIGGER attain_alias_mark AFTER INSERT OR UPDATE OR DELETE ON attain_alias
	FOR EACH ROW EXECUTE FUNCTION attain_alias_mark();
CREATE TRIGGER attain_alias_mark_truncate AFTER TRUNCATE ON attain_alias
	EXECUTE FUNCTION attain_alias_mark();
CREATE TRIGGER attain_reference_mark AFTER INSERT OR UPDATE OR DELETE ON attain_reference
	FOR EACH ROW EXECUTE FUNCTION attain_reference_mark();
CREATE TRIGGER attain_reference_mark_truncate AFTER TRUNCATE ON attain_reference
	EXECUTE FUNCTION attain_reference_mark();
CREATE TRIGGER attain_not_replicated BEFORE INSERT OR UPDATE OR DELETE ON attain_region_year
	FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION attain_not_replicated();
CREATE TRIGGER attain_not_replicated BEFORE INSERT OR UPDATE OR DELETE ON attain_region_mark
	FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION attain_not_replicated();
ALTER TABLE attain_indicator ENABLE ALWAYS TRIGGER attain_indicator_mark_insert;
ALTER TABLE attain_indicator ENABLE ALWAYS TRIGGER attain_indicator_mark_delete;
ALTER TABLE attain_indicator ENABLE ALWAYS TRIGGER attain_indicator_mark_update;
ALTER TABLE attain_indicator ENABLE ALWAYS TRIGGER attain_indicator_mark_truncate;
ALTER TABLE attain_report ENABLE ALWAYS TRIGGER attain_report_mark;
ALTER TABLE attain_alias ENABLE ALWAYS TRIGGER attain_alias_mark;
ALTER TABLE attain_alias ENABLE ALWAYS TRIGGER attain_alias_mark_truncate;
ALTER TABLE attain_reference ENABLE ALWAYS TRIGGER attain_reference_mark;
ALTER TABLE attain_reference ENABLE ALWAYS TRIGGER attain_reference_mark_truncate;
ALTER TABLE attain_region_year ENABLE REPLICA TRIGGER attain_not_replicated;
ALTER TABLE attain_region_mark ENABLE REPLICA TRIGGER attain_not_replicated;

-- Counts one region and year, unless another session is at it.  First the
-- lock, which is held until the end of the transaction, then one statement:
-- under READ COMMITTED its snapshot is younger than whatever was counted
-- before, and it removes just those marks whose changes it counts.  The mark
-- of a report that commits meanwhile is not in the snapshot and stays.
CREATE FUNCTION attain_region_count(region text, year int) RETURNS boolean
	LANGUAGE plpgsql
	SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
	-- an owner whom row-level security holds back would count too few
	IF NOT @extschema@.attain_unrestricted()
		OR NOT pg_try_advisory_xact_lock(hashtextextended(
			format('attain_region_count %s %s', attain_region_count.year, attain_region_count.region), 0))
	THEN
		RETURN false;
	END IF;
	WITH seen AS (
		DELETE FROM @extschema@.attain_region_mark m
			WHERE m.region = attain_region_count.region AND m.year = attain_region_count.year)
	INSERT INTO @extschema@.attain_region_year AS k
			(region, year, targets, attained, missed, undetermined, version, refreshed_at)
		SELECT attain_region_count.region, attain_region_count.year, count(*),
			count(*) FILTER (WHERE s.attained), count(*) FILTER (WHERE NOT s.attained),
			count(*) FILTER (WHERE s.attained IS NULL), @extschema@.attain_version(), clock_timestamp()
		FROM @extschema@.attain_scorecard s
		WHERE s.region = attain_region_count.region AND s.year = attain_region_count.year
		ON CONFLICT (region, year) DO UPDATE
			SET targets = EXCLUDED.targets, attained = EXCLUDED.attained, missed = EXCLUDED.missed,
				undetermined = EXCLUDED.undetermined, version = EXCLUDED.version, refreshed_at = EXCLUDED.refreshed_at;
	DELETE FROM @extschema@.attain_region_year k
		WHERE k.region = attain_region_count.region AND k.year = attain_region_count.year AND k.targets = 0;
	RETURN true;
END
$$;
COMMENT ON FUNCTION attain_region_count(text, int) IS
	'counts the scorecard of a region and year anew; false where another session is counting it';
REVOKE ALL ON FUNCTION attain_region_count(text, int) FROM PUBLIC;

-- A mark for all regions becomes one for each, so that they can be counted in
-- batches.  Regions whose marks another session is just removing have theirs
-- in this snapshot and get a new one.
CREATE FUNCTION attain_mark_each() RETURNS void
	LANGUAGE plpgsql SECURITY DEFINER
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	WITH every AS (
		DELETE FROM @extschema@.attain_region_mark
			WHERE id IN (SELECT id FROM @extschema@.attain_region_mark WHERE region IS NULL FOR UPDATE SKIP LOCKED)
			RETURNING year)
	INSERT INTO @extschema@.attain_region_mark (region, year)
		SELECT p.region, p.year
		FROM (SELECT region, year FROM @extschema@.attain_region_year
			UNION SELECT region, year FROM @extschema@.attain_region_mark WHERE region IS NOT NULL) AS p
		WHERE EXISTS (SELECT FROM every WHERE every.year = p.year OR every.year IS NULL)
		UNION
		SELECT region, year FROM @extschema@.attain_region_year
		WHERE version <> @extschema@.attain_version();
END
$$;
COMMENT ON FUNCTION attain_mark_each() IS
	'turns marks for all regions into marks for each, and marks what another version has counted';

CREATE VIEW attain_scorecard_summary WITH (security_invoker) AS
	SELECT region, year, targets, attained, missed, undetermined,
		attained::numeric / nullif(attained + missed, 0) AS rate
	FROM (
		-- kept counts that still hold
		SELECT k.region, k.year, k.targets, k.attained, k.missed, k.undetermined
		FROM attain_region_year k
		WHERE attain_unrestricted()
			AND k.version = attain_version()
			AND NOT EXISTS (SELECT FROM attain_region_mark m WHERE m.region = k.region AND m.year = k.year)
			AND NOT EXISTS (SELECT FROM attain_region_mark m WHERE m.region IS NULL AND coalesce(m.year, k.year) = k.year)
		UNION ALL
		-- the others, and all for those who may not see every report
		SELECT p.region, p.year, s.*
		FROM (
			SELECT m.region, m.year FROM attain_region_mark m
			WHERE attain_unrestricted() AND m.region IS NOT NULL
			UNION
			SELECT k.region, k.year FROM attain_region_year k
			WHERE attain_unrestricted()
				AND (k.version <> attain_version() OR EXISTS (
					SELECT FROM attain_region_mark m WHERE m.region IS NULL AND coalesce(m.year, k.year) = k.year))
			UNION
			SELECT t.region, t.year FROM attain_statement t
			WHERE NOT attain_unrestricted() AND t.role = 'target' AND t.year IS NOT NULL) AS p
		CROSS JOIN LATERAL (
			SELECT count(*) AS targets, count(*) FILTER (WHERE c.attained) AS attained,
				count(*) FILTER (WHERE NOT c.attained) AS missed,
				count(*) FILTER (WHERE c.attained IS NULL) AS undetermined
			FROM attain_scorecard c
			WHERE c.region = p.region AND c.year = p.year) AS s) AS u
	WHERE targets > 0;
COMMENT ON VIEW attain_scorecard_summary IS
	'how many targets of each region and year were attained; kept counts where they hold, counted at once where not';
COMMENT ON COLUMN attain_scorecard_summary.region IS 'region as in attain_scorecard';
COMMENT ON COLUMN attain_scorecard_summary.year IS 'year as in attain_scorecard; targets without a year are left out';
COMMENT ON COLUMN attain_scorecard_summary.targets IS 'rows of attain_scorecard';
COMMENT ON COLUMN attain_scorecard_summary.attained IS 'targets attained';
COMMENT ON COLUMN attain_scorecard_summary.missed IS 'targets missed';
COMMENT ON COLUMN attain_scorecard_summary.undetermined IS 'targets of which it cannot be told';
COMMENT ON COLUMN attain_scorecard_summary.rate IS 'attained of those of which it can be told; null where there is none';

ALTER TABLE attain_region_year OWNER TO @extowner@;
ALTER TABLE attain_region_mark OWNER TO @extowner@;
ALTER FUNCTION attain_indicator_mark() OWNER TO @extowner@;
ALTER FUNCTION attain_report_mark() OWNER TO @extowner@;
ALTER FUNCTION attain_alias_mark() OWNER TO @extowner@;
ALTER FUNCTION attain_reference_mark() OWNER TO @extowner@;
ALTER FUNCTION attain_not_replicated() OWNER TO @extowner@;
ALTER FUNCTION attain_region_count(text, int) OWNER TO @extowner@;
ALTER FUNCTION attain_mark_each() OWNER TO @extowner@;
ALTER VIEW attain_scorecard_summary OWNER TO @extowner@;
-- Reading reports again, in batches that other sessions can watch, and loading
-- pages.

CREATE TABLE attain_job (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	pid int NOT NULL,
	started_at timestamptz NOT NULL,
	batch int NOT NULL,
	total bigint NOT NULL,
	done bigint NOT NULL DEFAULT 0,
	failed bigint NOT NULL DEFAULT 0,
	summaries bigint NOT NULL DEFAULT 0,
	current_report bigint,
	failed_report bigint,
	error text,
	state text NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'finished', 'cancelled', 'failed', 'interrupted')),
	last_change timestamptz NOT NULL,
	at_region text,
	at_year int
);
COMMENT ON TABLE attain_job IS
	'runs of attain_refresh, the last hundred; ask attain_progress, which knows whether they still run';
COMMENT ON COLUMN attain_job.id IS 'number of the run';
COMMENT ON COLUMN attain_job.pid IS 'server process that runs it';
COMMENT ON COLUMN attain_job.started_at IS 'when it began';
COMMENT ON COLUMN attain_job.batch IS 'reports or summaries per commit';
COMMENT ON COLUMN attain_job.total IS 'reports to be read when it began';
COMMENT ON COLUMN attain_job.done IS 'reports read so far';
COMMENT ON COLUMN attain_job.failed IS 'reports that could not be read';
COMMENT ON COLUMN attain_job.summaries IS 'regions and years counted anew';
COMMENT ON COLUMN attain_job.current_report IS 'report at which the last commit was';
COMMENT ON COLUMN attain_job.failed_report IS 'report that could not be read last';
COMMENT ON COLUMN attain_job.error IS 'what was wrong with it, or why the run ended';
COMMENT ON COLUMN attain_job.state IS 'running, finished, cancelled, failed or interrupted, as far as it was written';
COMMENT ON COLUMN attain_job.last_change IS 'when this was written';
COMMENT ON COLUMN attain_job.at_region IS 'region counted last';
COMMENT ON COLUMN attain_job.at_year IS 'year counted last';
CREATE TRIGGER attain_not_replicated BEFORE INSERT OR UPDATE OR DELETE ON attain_job
	FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION attain_not_replicated();
ALTER TABLE attain_job ENABLE REPLICA TRIGGER attain_not_replicated;

-- The functions that write a run do so for their own session only, as the
-- owner: who may update reports can refresh them, without further rights.
-- While it runs the session holds an advisory lock.  Unlike pg_stat_activity
-- everybody may read pg_locks, and no later process of the same number has it.
CREATE FUNCTION attain_job_begin(batch int, total bigint) RETURNS bigint
	LANGUAGE plpgsql SECURITY DEFINER
	SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	job bigint;
BEGIN
	-- what this session, or an earlier process of its number, left behind
	FOR job IN
		UPDATE @extschema@.attain_job SET state = 'interrupted'
			WHERE pid = pg_backend_pid() AND state = 'running' RETURNING id
	LOOP
		IF EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()
				AND classid = 1635021921 AND objid::bigint = job AND objsubid = 2) THEN
			PERFORM pg_advisory_unlock(1635021921, job::int);
		END IF;
	END LOOP;
	DELETE FROM @extschema@.attain_job
		WHERE id IN (SELECT j.id FROM @extschema@.attain_job j
			WHERE j.id <= (SELECT o.id FROM @extschema@.attain_job o ORDER BY o.id DESC OFFSET 99 LIMIT 1)
				AND (j.state <> 'running' OR NOT EXISTS (SELECT FROM pg_stat_activity a WHERE a.pid = j.pid))
			FOR UPDATE SKIP LOCKED);
	INSERT INTO @extschema@.attain_job (pid, started_at, batch, total, last_change)
		VALUES (pg_backend_pid(), clock_timestamp(), attain_job_begin.batch, attain_job_begin.total, clock_timestamp())
		RETURNING id INTO job;
	PERFORM pg_advisory_lock(1635021921, job::int);
	RETURN job;
END
$$;
COMMENT ON FUNCTION attain_job_begin(int, bigint) IS
	'for attain_refresh: a new run of this session';

CREATE FUNCTION attain_job_note(job bigint, done bigint, failed bigint, current_report bigint,
								failed_report bigint, error text, state text) RETURNS void
	LANGUAGE sql VOLATILE SECURITY DEFINER
	SET search_path = pg_catalog, pg_temp
	BEGIN ATOMIC
		UPDATE attain_job j
			SET done = attain_job_note.done, failed = attain_job_note.failed,
				current_report = attain_job_note.current_report,
				failed_report = attain_job_note.failed_report, error = attain_job_note.error,
				state = attain_job_note.state, last_change = clock_timestamp()
			WHERE j.id = job AND j.pid = pg_backend_pid() AND j.state = 'running';
	END;
COMMENT ON FUNCTION attain_job_note(bigint, bigint, bigint, bigint, bigint, text, text) IS
	'for attain_refresh: how far this session''s run is';

CREATE FUNCTION attain_job_count(job bigint, batch int) RETURNS int
	LANGUAGE plpgsql SECURITY DEFINER
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	at record;
	p record;
	seen int := 0;
	counted int := 0;
BEGIN
	SELECT j.at_region, j.at_year INTO at
		FROM @extschema@.attain_job j
		WHERE j.id = job AND j.pid = pg_backend_pid() AND j.state = 'running';
	IF NOT FOUND THEN
		RETURN NULL;
	END IF;
	FOR p IN
		SELECT m.region, m.year FROM @extschema@.attain_region_mark m
			WHERE (m.region, m.year) > (coalesce(at.at_region, ''), coalesce(at.at_year, -2147483648))
			GROUP BY m.region, m.year
			ORDER BY m.region, m.year
			LIMIT batch
	LOOP
		BEGIN
			IF @extschema@.attain_region_count(p.region, p.year) THEN
				counted := counted + 1;
			END IF;
		EXCEPTION WHEN OTHERS THEN
			-- it stays marked, and is counted whenever it is asked for
			RAISE WARNING 'attain_refresh: region % year % cannot be counted: %', p.region, p.year, SQLERRM;
		END;
		seen := seen + 1;
	END LOOP;
	IF seen = 0 THEN
		RETURN NULL;
	END IF;
	UPDATE @extschema@.attain_job j
		SET at_region = p.region, at_year = p.year, summaries = summaries + counted, last_change = clock_timestamp()
		WHERE j.id = job;
	RETURN counted;
END
$$;
COMMENT ON FUNCTION attain_job_count(bigint, int) IS
	'for attain_refresh: counts the next marked regions and years of this session''s run; null after the last';

-- A run whose session is gone, or does something else by now, was interrupted
-- unless it ended after the caller began to look.
CREATE FUNCTION attain_job_state(job bigint) RETURNS text
	LANGUAGE sql VOLATILE
	RETURN (SELECT CASE j.state WHEN 'running' THEN 'interrupted' ELSE j.state END FROM attain_job j WHERE j.id = job);
COMMENT ON FUNCTION attain_job_state(bigint) IS
	'state of a run of attain_refresh that no session is at any more';

CREATE VIEW attain_progress WITH (security_invoker) AS
	SELECT j.id AS job, j.pid, j.started_at, j.batch, j.total, j.done, j.failed,
		j.summaries, j.current_report, j.failed_report, j.error,
		CASE WHEN j.state <> 'running' THEN j.state
			WHEN EXISTS (SELECT FROM pg_locks l
					WHERE l.locktype = 'advisory' AND l.pid = j.pid AND l.granted
						AND l.database = (SELECT d.oid FROM pg_database d WHERE d.datname = current_database())
						AND l.classid = 1635021921 AND l.objid::bigint = j.id AND l.objsubid = 2)
				AND NOT EXISTS (SELECT FROM pg_stat_activity a
					WHERE a.pid = j.pid AND (starts_with(a.state, 'idle') OR a.query_start > j.started_at))
				THEN 'running'
			ELSE attain_job_state(j.id) END AS state,
		j.last_change
	FROM attain_job j;
COMMENT ON VIEW attain_progress IS
	'runs of attain_refresh, written with each of their commits';
COMMENT ON COLUMN attain_progress.job IS 'number of the run';
COMMENT ON COLUMN attain_progress.pid IS 'server process that runs it; pg_cancel_backend stops it';
COMMENT ON COLUMN attain_progress.total IS 'reports to be read when it began; another run may read some of them';
COMMENT ON COLUMN attain_progress.done IS 'reports read so far';
COMMENT ON COLUMN attain_progress.failed IS 'reports that could not be read; their remark says why';
COMMENT ON COLUMN attain_progress.summaries IS 'regions and years counted anew';
COMMENT ON COLUMN attain_progress.current_report IS 'report at which the last commit was';
COMMENT ON COLUMN attain_progress.failed_report IS 'report that could not be read last';
COMMENT ON COLUMN attain_progress.error IS 'what was wrong with it, or why the run ended';
COMMENT ON COLUMN attain_progress.state IS 'running, finished, cancelled, failed, or interrupted where its session ended';
COMMENT ON COLUMN attain_progress.last_change IS 'when the run last committed';

CREATE FUNCTION attain_failure(remark text, message text) RETURNS text
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN concat_ws(E'\n',
		nullif(ltrim(regexp_replace(remark, '(^|\n)attain_refresh: [^\n]*', '', 'g'), E'\n'), ''),
		'attain_refresh: ' || translate(message, E'\n\r', '  '));
COMMENT ON FUNCTION attain_failure(text, text) IS
	'a remark with a line that says why the report could not be read; reading it takes the line away';

-- A procedure that commits can have no search_path of its own, and the
-- caller's is what his own triggers expect: everything is qualified, operators
-- too, and IS DISTINCT FROM, which takes its operator from the search_path, is
-- not used.
CREATE PROCEDURE attain_refresh(batch int DEFAULT 50)
	LANGUAGE plpgsql
AS $$
DECLARE
	version CONSTANT pg_catalog.text := @extschema@.attain_version();
	job bigint;
	total bigint;
	remaining bigint;
	done bigint := 0;
	failures bigint[] := '{}';
	failed bigint := 0;
	failed_report bigint;
	error pg_catalog.text;
	last bigint;
	at bigint;
	at_last bigint;
	n int;
	now_read pg_catalog.text;
	problem pg_catalog.text;
	stop_state pg_catalog.text;
	stop_code pg_catalog.text;
	summaries bigint := 0;
BEGIN
	IF batch IS NULL OR batch OPERATOR(pg_catalog.<) 1 THEN
		RAISE EXCEPTION 'batch must be at least 1'
			USING ERRCODE = 'invalid_parameter_value', HINT = 'It is the number of reports per commit.';
	END IF;
	-- each statement its own snapshot, whatever the session's default
	COMMIT;
	SET TRANSACTION ISOLATION LEVEL READ COMMITTED;
	SELECT pg_catalog.count(*) INTO total FROM @extschema@.attain_report r
		WHERE r.reader_version IS NULL OR r.reader_version OPERATOR(pg_catalog.<>) version;
	job := @extschema@.attain_job_begin(batch, total);
	COMMIT;
	SET TRANSACTION ISOLATION LEVEL READ COMMITTED;

	-- The second pass is for reports that others had locked.
	FOR pass IN 1..2 LOOP
		last := '-9223372036854775808';
		LOOP
			-- a user's deferred trigger shall fail here, not at the commit
			SET CONSTRAINTS ALL IMMEDIATE;
			n := 0;
			WHILE n OPERATOR(pg_catalog.<) batch LOOP
				at := NULL;
				problem := NULL;
				-- a commit is not possible in here, so it is around one report only
				BEGIN
					SELECT r.id INTO at FROM @extschema@.attain_report r
						WHERE r.id OPERATOR(pg_catalog.>) last
							AND (r.reader_version IS NULL OR r.reader_version OPERATOR(pg_catalog.<>) version)
							AND r.id OPERATOR(pg_catalog.<>) ALL (failures)
						ORDER BY r.id LIMIT 1 FOR UPDATE SKIP LOCKED;
					EXIT WHEN at IS NULL;
					UPDATE @extschema@.attain_report r SET reader_version = NULL
						WHERE r.id OPERATOR(pg_catalog.=) at
						RETURNING r.reader_version INTO now_read;
					IF now_read IS NULL OR now_read OPERATOR(pg_catalog.<>) version THEN
						RAISE EXCEPTION 'the triggers of attain_report did not read it'
							USING ERRCODE = 'triggered_action_exception';
					END IF;
				EXCEPTION
					WHEN query_canceled THEN
						stop_state := 'cancelled';
						stop_code := SQLSTATE;
						error := SQLERRM;
					WHEN OTHERS THEN
						IF at IS NULL THEN
							stop_state := 'failed';
							stop_code := SQLSTATE;
							error := SQLERRM;
						ELSE
							problem := SQLERRM;
						END IF;
				END;
				EXIT WHEN stop_state IS NOT NULL;
				last := at;
				at_last := at;
				n := n OPERATOR(pg_catalog.+) 1;
				IF problem IS NULL THEN
					done := done OPERATOR(pg_catalog.+) 1;
					CONTINUE;
				END IF;
				failed := failed OPERATOR(pg_catalog.+) 1;
				failures := pg_catalog.array_append(failures, at);
				failed_report := at;
				error := problem;
				RAISE WARNING 'attain_refresh: report % cannot be read: %', at, problem;
				BEGIN
					-- a version that is null would have it read again
					UPDATE @extschema@.attain_report r
						SET remark = @extschema@.attain_failure(r.remark, problem),
							reader_version = COALESCE(r.reader_version, '')
						WHERE r.id OPERATOR(pg_catalog.=) at;
				EXCEPTION
					WHEN query_canceled THEN
						stop_state := 'cancelled';
						stop_code := SQLSTATE;
						error := SQLERRM;
					WHEN OTHERS THEN
						NULL;	-- what keeps it from being read keeps the remark out too
				END;
				EXIT WHEN stop_state IS NOT NULL;
			END LOOP;
			PERFORM @extschema@.attain_job_note(job, done, failed, at_last, failed_report, error,
				COALESCE(stop_state, 'running'));
			COMMIT;
			SET TRANSACTION ISOLATION LEVEL READ COMMITTED;
			IF n OPERATOR(pg_catalog.>) 0 THEN
				RAISE NOTICE 'attain_refresh: % of % reports read, % failed', done, total, failed;
			END IF;
			EXIT WHEN stop_state IS NOT NULL OR n OPERATOR(pg_catalog.<) batch;
		END LOOP;
		EXIT WHEN stop_state IS NOT NULL;
		SELECT pg_catalog.count(*) INTO remaining FROM @extschema@.attain_report r
			WHERE r.reader_version IS NULL OR r.reader_version OPERATOR(pg_catalog.<>) version;
		EXIT WHEN remaining OPERATOR(pg_catalog.<=) failed;
	END LOOP;

	-- Counts are of all reports: who may not see all leaves them alone.
	IF stop_state IS NULL AND @extschema@.attain_unrestricted() THEN
		PERFORM @extschema@.attain_mark_each();
		COMMIT;
		SET TRANSACTION ISOLATION LEVEL READ COMMITTED;
		LOOP
			BEGIN
				n := @extschema@.attain_job_count(job, batch);
			EXCEPTION WHEN query_canceled THEN
				stop_state := 'cancelled';
				stop_code := SQLSTATE;
				error := SQLERRM;
			END;
			EXIT WHEN stop_state IS NOT NULL OR n IS NULL;
			COMMIT;
			SET TRANSACTION ISOLATION LEVEL READ COMMITTED;
			summaries := summaries OPERATOR(pg_catalog.+) n;
			RAISE NOTICE 'attain_refresh: % summaries counted', summaries;
		END LOOP;
	END IF;

	PERFORM @extschema@.attain_job_note(job, done, failed, at_last, failed_report, error,
		COALESCE(stop_state, 'finished'));
	COMMIT;
	PERFORM pg_catalog.pg_advisory_unlock(1635021921, job::int);
	IF stop_state IS NOT NULL THEN
		RAISE EXCEPTION '%', error USING ERRCODE = stop_code,
			HINT = 'What was committed stays; call attain_refresh again to go on.';
	END IF;
	IF remaining OPERATOR(pg_catalog.>) failed THEN
		RAISE NOTICE 'attain_refresh: % reports are left, which others have locked or which you may not update',
			remaining OPERATOR(pg_catalog.-) failed;
	END IF;
END
$$;
COMMENT ON PROCEDURE attain_refresh(int) IS
	'reads reports again that another version has read, then counts what attain_scorecard_summary keeps; commits per batch, can be cancelled and called again';

-- What is loaded again replaces what was loaded before.
CREATE INDEX attain_report_region_idx ON attain_report (region, report_year);

CREATE FUNCTION attain_load(OUT report_id bigint, body text,
							INOUT region text DEFAULT NULL, INOUT title text DEFAULT NULL,
							INOUT kind text DEFAULT NULL, INOUT report_year int DEFAULT NULL,
							OUT "rows" bigint, OUT targets bigint, OUT replaced boolean, OUT remark text)
	RETURNS SETOF record
	LANGUAGE plpgsql
	SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	for_region CONSTANT text := region;
	for_title CONSTANT text := title;
	for_kind CONSTANT text := kind;
	for_year CONSTANT int := report_year;
	passed CONSTANT text[] := array_remove(ARRAY[
		CASE WHEN for_region IS NOT NULL THEN 'region' END, CASE WHEN for_title IS NOT NULL THEN 'title' END,
		CASE WHEN for_kind IS NOT NULL THEN 'kind' END, CASE WHEN for_year IS NOT NULL THEN 'report_year' END], NULL);
	loaded bigint[] := '{}';
	parts int;
	keys bigint[];
	bodies text[];
	regions text[];
	titles text[];
	kinds text[];
	years int[];
	known boolean;
BEGIN
	-- a report that another session loads meanwhile would not be seen
	IF current_setting('transaction_isolation') = 'repeatable read' THEN
		RAISE EXCEPTION 'attain_load cannot be used at isolation level repeatable read'
			USING ERRCODE = 'active_sql_transaction', HINT = 'Use read committed or serializable.';
	END IF;
	SELECT count(*),
			array_agg(CASE WHEN s.n = 1 THEN attain_load.body ELSE s.body END ORDER BY s.seq),
			array_agg(coalesce(for_region, m.region) ORDER BY s.seq), array_agg(coalesce(for_title, m.title) ORDER BY s.seq),
			array_agg(coalesce(for_kind, m.kind) ORDER BY s.seq), array_agg(coalesce(for_year, m.report_year) ORDER BY s.seq)
		INTO parts, bodies, regions, titles, kinds, years
		FROM (SELECT p.*, count(*) OVER () AS n FROM @extschema@.split_reports(attain_load.body) AS p) AS s
		CROSS JOIN LATERAL @extschema@.report_meta(s.body) AS m;
	IF parts > 1 AND (for_title IS NOT NULL OR for_kind IS NOT NULL OR for_year IS NOT NULL) THEN
		RAISE EXCEPTION 'the page holds % reports: title, kind and report_year cannot be given for all of them', parts
			USING ERRCODE = 'invalid_parameter_value',
				HINT = 'Leave them out, or call attain_load for each body of split_reports().';
	END IF;

	-- Of two sessions that load one report the second waits here, then sees
	-- what the first has loaded.  In order, so that two pages do not deadlock.
	FOR i IN 1 .. parts LOOP
		keys[i] := hashtextextended(format('attain_load %L %L %L', regions[i], kinds[i], years[i]), 0);
	END LOOP;
	PERFORM pg_advisory_xact_lock(k) FROM (SELECT DISTINCT k FROM unnest(keys) AS k ORDER BY k OFFSET 0) AS o;

	FOR i IN 1 .. parts LOOP
		-- neither a report by its title nor a value in it
		IF titles[i] IS NULL AND (kinds[i] IS NULL OR kinds[i] = 'other')
			AND NOT EXISTS (SELECT FROM @extschema@.parse_report(bodies[i], years[i]))
		THEN
			CONTINUE;
		END IF;
		-- a report of which less is known is the same only where its text is
		known := regions[i] IS NOT NULL AND kinds[i] IS NOT NULL AND years[i] IS NOT NULL;
		SELECT r.id INTO report_id FROM @extschema@.attain_report r
			WHERE (r.region = regions[i] OR regions[i] IS NULL AND r.region IS NULL)
				AND (r.report_year = years[i] OR years[i] IS NULL AND r.report_year IS NULL)
				AND r.kind IS NOT DISTINCT FROM kinds[i]
				AND (known AND kinds[i] IN ('work report', 'plan report')
					OR r.title IS NOT DISTINCT FROM titles[i] AND (known OR r.body = bodies[i]))
				-- two of one page are two
				AND r.id <> ALL (loaded)
			ORDER BY r.title IS NOT DISTINCT FROM titles[i] DESC, r.id DESC
			LIMIT 1 FOR UPDATE;
		replaced := FOUND;
		IF replaced THEN
			UPDATE @extschema@.attain_report r
				SET body = bodies[i], region = coalesce(for_region, r.region), title = coalesce(for_title, r.title),
					kind = coalesce(for_kind, r.kind), report_year = coalesce(for_year, r.report_year),
					given = ARRAY(SELECT unnest(r.given) UNION SELECT unnest(passed)), loaded_at = now()
				WHERE r.id = attain_load.report_id
				RETURNING r.region, r.title, r.kind, r.report_year, r.remark
				INTO region, title, kind, report_year, remark;
		ELSE
			INSERT INTO @extschema@.attain_report AS r (region, title, kind, report_year, body)
				VALUES (for_region, for_title, for_kind, for_year, bodies[i])
				RETURNING r.id, r.region, r.title, r.kind, r.report_year, r.remark
				INTO report_id, region, title, kind, report_year, remark;
		END IF;
		loaded := loaded || report_id;
		-- who may load need not be one who may read
		IF has_table_privilege('@extschema@.attain_indicator', 'SELECT') THEN
			SELECT count(*), count(*) FILTER (WHERE i.role = 'target') INTO "rows", targets
				FROM @extschema@.attain_indicator i WHERE i.report_id = attain_load.report_id;
		END IF;
		RETURN NEXT;
	END LOOP;
	IF loaded = '{}' THEN
		RAISE NOTICE 'the page holds no report';
	END IF;
END
$$;
COMMENT ON FUNCTION attain_load(text, text, text, text, int) IS
	'loads the reports of a page; the same region, kind and year again replaces the earlier report';

ALTER TABLE attain_job OWNER TO @extowner@;
ALTER FUNCTION attain_job_begin(int, bigint) OWNER TO @extowner@;
ALTER FUNCTION attain_job_note(bigint, bigint, bigint, bigint, bigint, text, text) OWNER TO @extowner@;
ALTER FUNCTION attain_job_count(bigint, int) OWNER TO @extowner@;
ALTER VIEW attain_progress OWNER TO @extowner@;
