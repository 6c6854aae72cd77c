-- What the planner asks: statistics and selectivity.

CREATE FUNCTION measure_typanalyze(internal) RETURNS boolean
	AS 'MODULE_PATHNAME', 'attain_typanalyze' LANGUAGE C STABLE STRICT PARALLEL SAFE;
CREATE FUNCTION measure_contsel(internal, oid, internal, int) RETURNS float8
	AS 'MODULE_PATHNAME', 'attain_contsel' LANGUAGE C STABLE STRICT PARALLEL SAFE;
CREATE FUNCTION measure_contjoinsel(internal, oid, internal, smallint, internal) RETURNS float8
	AS 'MODULE_PATHNAME', 'attain_contjoinsel' LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION measure_typanalyze(internal) IS 'statistics of measures and targets: beside the usual ones a sample of each dimension and aspect';
COMMENT ON FUNCTION measure_contsel(internal, oid, internal, int) IS 'restriction selectivity of <@, @> and && on measures and targets';
COMMENT ON FUNCTION measure_contjoinsel(internal, oid, internal, smallint, internal) IS 'join selectivity of <@, @> and && on measures and targets';
