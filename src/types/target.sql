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
