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
	IF NOT @extschema@.attain_may_refresh() THEN
		RAISE EXCEPTION 'permission denied for attain_refresh'
			USING ERRCODE = 'insufficient_privilege', HINT = 'It needs SELECT and UPDATE on attain_report.';
	END IF;
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
	-- the number is passed over where somebody holds its lock: anybody may
	LOOP
		INSERT INTO @extschema@.attain_job (pid, started_at, batch, total, last_change)
			VALUES (pg_backend_pid(), clock_timestamp(), attain_job_begin.batch, attain_job_begin.total, clock_timestamp())
			RETURNING id INTO job;
		EXIT WHEN pg_try_advisory_lock(1635021921, job::int);
		DELETE FROM @extschema@.attain_job WHERE id = job;
	END LOOP;
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
			WHERE j.id = job AND j.pid = pg_backend_pid() AND j.state = 'running' AND attain_may_refresh();
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
	IF NOT @extschema@.attain_may_refresh() THEN
		RAISE EXCEPTION 'permission denied for attain_job_count'
			USING ERRCODE = 'insufficient_privilege', HINT = 'It needs UPDATE on attain_report.';
	END IF;
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
						AND l.classid = 1635021921::oid AND l.objid::bigint = j.id AND l.objsubid = 2)
				AND NOT EXISTS (SELECT FROM pg_stat_activity a
					WHERE a.pid = j.pid AND (starts_with(a.state, 'idle') OR a.query_start > j.started_at))
				THEN 'running'
			ELSE attain_job_state(j.id) END AS state,
		j.last_change
	FROM attain_job j;
COMMENT ON VIEW attain_progress IS
	'runs of attain_refresh, written with each of their commits; 正在进行的刷新作业及其进度';
COMMENT ON COLUMN attain_progress.started_at IS 'when it began';
COMMENT ON COLUMN attain_progress.batch IS 'reports or summaries per commit';
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
	RETURN pg_catalog.concat_ws(E'\n',
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
	waits boolean;
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
				waits := false;
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
							-- lock_not_available, deadlock_detected: as if it were locked
							waits := SQLSTATE OPERATOR(pg_catalog.=) '55P03' OR SQLSTATE OPERATOR(pg_catalog.=) '40P01';
							problem := SQLERRM;
						END IF;
				END;
				EXIT WHEN stop_state IS NOT NULL;
				last := at;
				at_last := at;
				n := n OPERATOR(pg_catalog.+) 1;
				CONTINUE WHEN waits;
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
CREATE INDEX attain_report_region_year_idx ON attain_report (region, report_year);

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
	-- a title that names an office other than the government itself
	office CONSTANT text := '^(?!.*(政府工作报告|国民经济)).*(局|委|院|政协|办|中心|公司|集团|街道)';
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
		keys[i] := @extschema@.attain_loading_key(regions[i], kinds[i], years[i]);
	END LOOP;
	PERFORM @extschema@.attain_loading_wait(k) FROM (SELECT DISTINCT k FROM unnest(keys) AS k ORDER BY k OFFSET 0) AS o;

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
						AND coalesce(r.title, '') !~ office AND coalesce(titles[i], '') !~ office
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
