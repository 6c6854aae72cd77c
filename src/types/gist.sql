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
