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
