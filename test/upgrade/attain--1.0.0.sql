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
	read_at timestamptz
);
COMMENT ON TABLE attain_report IS
	'reports as found; a row inserted here has its values read into attain_indicator at once';
COMMENT ON COLUMN attain_report.id IS 'number of the report';
COMMENT ON COLUMN attain_report.region IS 'district, city or province that reports; read from the body where not given';
COMMENT ON COLUMN attain_report.title IS 'title; read from the body where not given';
COMMENT ON COLUMN attain_report.kind IS 'work report, plan report, work plan, news or other; read from the body where not given';
COMMENT ON COLUMN attain_report.report_year IS 'year that the tasks are for; read from the body where not given';
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
CREATE FUNCTION attain_report_read() RETURNS trigger
	LANGUAGE plpgsql
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	meta record;
	reread boolean := true;
BEGIN
	-- the constraint says it better
	IF NEW.body IS NULL THEN
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

	-- a year that differs from the text is said, never put right
	NEW.remark := nullif(concat_ws(E'\n',
		nullif(regexp_replace(NEW.remark,
			'(^|\n)re(port|view)_year is given as -?\d+, the text reads -?\d+', '', 'g'), ''),
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

-- 甲区地区生产总值增速 is, in a report of 甲区 and as a growth, 地区生产总值.
CREATE FUNCTION attain_row_key(indicator text, aspect text, region text) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN (
		SELECT CASE WHEN aspect = 'growth' THEN
				coalesce(nullif(regexp_replace(k, '(增长|增速|增幅|增长率|增长速度|增长幅度)$', ''), ''), k) ELSE k END
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
	-- own reports state
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
		f.canonical AS key
	FROM attain_fact f
	CROSS JOIN LATERAL (
		SELECT * FROM attain_outcome a
		WHERE a.region = f.region AND a.year = f.year AND a.canonical = f.canonical
			AND a.aspect = f.aspect AND a.period OPERATOR(pg_catalog.=) f.period
			AND (a.role = f.role OR a.report_id = f.report_id)
			AND a.source IS DISTINCT FROM f.source
		OFFSET 0) AS o	-- looked up for each fact, as in attain_match
	WHERE NOT measures_agree(f.measure, o.measure);
COMMENT ON VIEW attain_conflict IS
	'one indicator, period and aspect stated with different values, with both sources';
COMMENT ON COLUMN attain_conflict.value_1 IS 'the statement that stands first: a table before prose, a later report before an earlier one';
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
		a.indicator AS actual_indicator, t.matched_by, t.similarity
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
