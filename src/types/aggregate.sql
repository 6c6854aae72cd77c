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

CREATE FUNCTION attain_attainment_step(bigint[], measure, target) RETURNS bigint[]
	AS 'MODULE_PATHNAME', 'attain_counts_step' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION attain_attainment_combine(bigint[], bigint[]) RETURNS bigint[]
	AS 'MODULE_PATHNAME', 'attain_counts_combine' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION attain_attainment_final(bigint[]) RETURNS attainment_summary
	AS 'MODULE_PATHNAME', 'attain_counts_final' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION attain_attainment_step(bigint[], measure, target) IS 'aggregate transition function';
COMMENT ON FUNCTION attain_attainment_combine(bigint[], bigint[]) IS 'aggregate combine function';
COMMENT ON FUNCTION attain_attainment_final(bigint[]) IS 'aggregate final function';

CREATE AGGREGATE attainment(measure, target) (
	SFUNC = attain_attainment_step, STYPE = bigint[], INITCOND = '{0,0,0}', FINALFUNC = attain_attainment_final,
	COMBINEFUNC = attain_attainment_combine, PARALLEL = SAFE
);
COMMENT ON AGGREGATE attainment(measure, target) IS 'how many targets are attained, missed or undetermined; pairs with a null are left out';
