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
