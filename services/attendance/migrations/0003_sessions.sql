-- Sessions: what a record needs to be shown as one. Breaks are derived like every figure and live in their record's row,
-- so that a record is read whole, whatever their number: [{"id", "type", "from", "to", "paid", "note"}], times in
-- microseconds since the Unix epoch.
--
-- The rows' types change, and the functions of the desk take them: attendance of the release before is stopped while this
-- runs.

ALTER TABLE @schema@.record
    ADD COLUMN work_mode text NOT NULL DEFAULT 'office',
    ADD COLUMN breaks jsonb NOT NULL DEFAULT '[]',
    ADD COLUMN on_leave boolean NOT NULL DEFAULT false,
    ADD COLUMN early_checkout_reason text,
    ADD COLUMN after_shift_reason text,
    ADD COLUMN after_shift_note text,
    ADD COLUMN correction_id uuid;
-- Rule 10: one open break per record, none once it is closed.
ALTER TABLE @schema@.record ADD CONSTRAINT record_one_open_break CHECK (
    jsonb_array_length(jsonb_path_query_array(breaks, '$[*] ? (@.to == null)'))
        <= CASE WHEN check_out_at IS NULL THEN 1 ELSE 0 END) NOT VALID;

ALTER TABLE @schema@.punch
    ADD COLUMN break_type text,
    ADD COLUMN note text,
    ADD CONSTRAINT punch_break_has_type CHECK (kind <> 'break_start' OR break_type IN ('dinner', 'prayer', 'other')) NOT VALID;

-- Rule 13. A request that is answered after a clarification stays the same row.
CREATE TABLE @schema@.correction (
    company_id             uuid NOT NULL,
    id                     uuid NOT NULL,
    record_id              uuid NOT NULL,
    user_id                uuid NOT NULL,
    status                 text NOT NULL,
    reason                 text NOT NULL,
    requested_check_in_at  timestamptz,
    requested_check_out_at timestamptz,
    original_check_in_at   timestamptz,
    original_check_out_at  timestamptz,
    requested_by           uuid NOT NULL,
    requested_at           timestamptz NOT NULL,
    resolved_by            uuid,
    resolved_at            timestamptz,
    manager_comment        text,
    self_decided           boolean NOT NULL DEFAULT false,
    PRIMARY KEY (company_id, id),
    CONSTRAINT correction_status CHECK (status IN ('pending', 'approved', 'rejected', 'needs_clarification', 'withdrawn')),
    CONSTRAINT correction_wants_a_time CHECK (requested_check_in_at IS NOT NULL OR requested_check_out_at IS NOT NULL),
    CONSTRAINT correction_in_order CHECK (requested_check_in_at < requested_check_out_at)
);
CREATE UNIQUE INDEX correction_one_pending ON @schema@.correction (company_id, record_id)
    WHERE status IN ('pending', 'needs_clarification');
CREATE INDEX correction_queue ON @schema@.correction (company_id, requested_at DESC, id DESC)
    WHERE status IN ('pending', 'needs_clarification');
CREATE INDEX correction_of_record ON @schema@.correction (company_id, record_id, requested_at);
CALL @schema@.protect('correction', 'SELECT, INSERT, UPDATE');

DROP FUNCTION @schema@.punch_facts(uuid[], @schema@.asked[], date);
DROP FUNCTION @schema@.store_punches(uuid[], @schema@.record[], @schema@.punch[], @schema@.resolution[], @schema@.new_event[], @schema@.new_audit[], @schema@.new_answer[], boolean);
DROP FUNCTION @schema@.read_records(uuid[], uuid[], uuid[]);
DROP TYPE @schema@.asked;
DROP TYPE @schema@.new_audit;

-- starts_after and starts_before are set for a punch that names no shift: which assignments are candidates (rule 3). They
-- are plain columns because arithmetic in the condition would keep the index away.
CREATE TYPE @schema@.desk_asked AS (n integer, company_id uuid, user_id uuid, shift_id uuid, record_id uuid, starts_after timestamptz, starts_before timestamptz, route text, key text, caller_id uuid);

-- One row per asked punch, one per candidate where it names no shift, in no particular order.
CREATE FUNCTION @schema@.desk_facts(companies uuid[], asked @schema@.desk_asked[], today date)
    RETURNS TABLE (
        n integer,
        employee_status text, employee_lead uuid, employee_zone text, employee_name text,
        shift_id uuid, shift_date date, shift_zone text, shift_starts_at timestamptz, shift_ends_at timestamptz,
        shift_grace integer, shift_break integer, shift_cancelled boolean,
        is_assigned boolean, manager_scope text,
        record @schema@.record, open_record @schema@.record, last_record @schema@.record,
        policy_version integer, policy_settings text,
        fingerprint text, answer bytea)
    LANGUAGE plpgsql STABLE ROWS 100
    SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off
    AS $$
#variable_conflict use_column
BEGIN
    PERFORM set_config('rollcall.companies', companies::text, true);
    RETURN QUERY
    SELECT a.n,
           e.status, e.lead_id,
           coalesce(e.time_zone, (SELECT t.time_zone FROM @schema@.site t WHERE t.company_id = e.company_id AND t.site_id = e.site_id),
                    c.time_zone, 'UTC'),
           e.full_name,
           s.shift_id, s.shift_date, s.time_zone, s.starts_at, s.ends_at, s.grace_minutes, s.break_minutes, s.is_cancelled,
           near.shift_id IS NOT NULL OR
           EXISTS (SELECT FROM @schema@.assignment x
                    WHERE x.company_id = a.company_id AND x.user_id = a.user_id AND x.shift_id = a.shift_id AND x.is_active),
           c.manager_scope,
           CASE WHEN named.id IS NOT NULL THEN named
                ELSE (SELECT x FROM @schema@.record x WHERE x.company_id = own.company_id AND x.id = own.id) END,
           o,
           (SELECT x FROM @schema@.record x
             WHERE x.company_id = a.company_id AND x.check_out_at IS NOT NULL
               AND x.user_id = CASE WHEN a.user_id IS NOT NULL THEN a.user_id ELSE named.user_id END
             ORDER BY x.check_out_at DESC LIMIT 1),
           p.version, p.settings,
           i.fingerprint, i.answer
      FROM unnest(asked) a
      LEFT JOIN @schema@.record named ON named.company_id = a.company_id AND named.id = a.record_id
      LEFT JOIN @schema@.company c ON c.company_id = a.company_id
      LEFT JOIN @schema@.employee e
             ON e.company_id = a.company_id
            AND e.user_id = CASE WHEN a.user_id IS NOT NULL THEN a.user_id ELSE named.user_id END
      LEFT JOIN LATERAL (
          SELECT x.shift_id FROM @schema@.assignment x
           WHERE a.starts_before IS NOT NULL AND x.company_id = a.company_id AND x.user_id = a.user_id AND x.is_active
             AND x.starts_at > a.starts_after AND x.starts_at <= a.starts_before
           ORDER BY x.starts_at DESC LIMIT 8) near ON true
      LEFT JOIN @schema@.shift_instance s
             ON s.company_id = a.company_id
            AND s.shift_id = CASE WHEN a.shift_id IS NOT NULL THEN a.shift_id
                                  WHEN near.shift_id IS NOT NULL THEN near.shift_id
                                  ELSE named.shift_id END
      -- Whatever date it was made on: a shift may have moved since.
      LEFT JOIN LATERAL (
          SELECT f.* FROM @schema@.record f
           WHERE f.company_id = a.company_id AND f.user_id = a.user_id
             AND f.shift_id = CASE WHEN a.shift_id IS NOT NULL THEN a.shift_id ELSE near.shift_id END
           ORDER BY f.business_date DESC LIMIT 1) own ON true
      LEFT JOIN @schema@.record o
             ON o.company_id = a.company_id
            AND o.user_id = CASE WHEN a.user_id IS NOT NULL THEN a.user_id ELSE named.user_id END
            AND o.check_in_at IS NOT NULL AND o.check_out_at IS NULL
      LEFT JOIN LATERAL (
          SELECT v.version, v.settings FROM @schema@.policy_version v
           WHERE v.company_id = a.company_id
             AND (CASE WHEN named.check_in_at IS NOT NULL
                       THEN v.version = named.policy_version
                       WHEN near.shift_id IS NOT NULL AND own.check_in_at IS NOT NULL
                       THEN v.version = own.policy_version
                       ELSE v.effective_from <= coalesce(s.shift_date, today) END)
           ORDER BY v.effective_from DESC, v.version DESC LIMIT 1) p ON true
      LEFT JOIN @schema@.idempotency i
             ON a.key <> '' AND i.company_id = a.company_id AND i.caller_id = a.caller_id AND i.route = a.route AND i.key = a.key;
END
$$;

CREATE TYPE @schema@.desk_audit AS (company_id uuid, id uuid, record_id uuid, at timestamptz, actor_id uuid, action text, before text, after text, request_id text, client_address text);

-- As store_punches was (0002), with the versions that the records are expected to have still: events may raise a version
-- by more than one, for their sequences rise one by one.
CREATE FUNCTION @schema@.desk_store(
    companies uuid[], records @schema@.record[], expected bigint[], punches @schema@.punch[], resolutions @schema@.resolution[],
    events @schema@.new_event[], audits @schema@.desk_audit[], answers @schema@.new_answer[], together boolean)
    RETURNS SETOF uuid
    LANGUAGE plpgsql
    SET enable_hashjoin = off SET enable_mergejoin = off
    AS $$
#variable_conflict use_column
DECLARE
    won uuid[];
    changed uuid[];
BEGIN
    PERFORM set_config('rollcall.companies', companies::text, true);
    -- Changes before additions: closing a forgotten record makes room for the next.
    WITH made AS (
        UPDATE @schema@.record t
           SET shift_id = r.shift_id, business_date = r.business_date, zone = r.zone,
               shift_starts_at = r.shift_starts_at, shift_ends_at = r.shift_ends_at, grace_minutes = r.grace_minutes,
               break_allowance = r.break_allowance, policy_version = r.policy_version, check_in_at = r.check_in_at,
               check_out_at = r.check_out_at, status = r.status, session_status = r.session_status,
               late_minutes = r.late_minutes, early_checkout_minutes = r.early_checkout_minutes,
               duration_minutes = r.duration_minutes, worked_minutes = r.worked_minutes, paid_minutes = r.paid_minutes,
               overtime_minutes = r.overtime_minutes, classification = r.classification, flags = r.flags,
               absence_reason = r.absence_reason, manager_note = r.manager_note, marked_absent = r.marked_absent,
               work_mode = r.work_mode, breaks = r.breaks, on_leave = r.on_leave,
               early_checkout_reason = r.early_checkout_reason, after_shift_reason = r.after_shift_reason,
               after_shift_note = r.after_shift_note, correction_id = r.correction_id,
               record_version = r.record_version, updated_at = r.updated_at
          FROM ROWS FROM (unnest(records), unnest(expected)) r
         WHERE r.record_version > 1 AND t.company_id = r.company_id AND t.id = r.id AND t.record_version = r.unnest
        RETURNING t.id)
    SELECT array_agg(id) INTO changed FROM made;
    WITH made AS (
        INSERT INTO @schema@.record SELECT * FROM unnest(records) r WHERE r.record_version = 1
        ON CONFLICT DO NOTHING RETURNING id)
    SELECT array_agg(id) INTO won FROM made;
    won := coalesce(won, '{}') || coalesce(changed, '{}');
    IF together AND cardinality(won) < cardinality(records) THEN
        RAISE EXCEPTION 'another change came first' USING ERRCODE = 'RC001';
    END IF;
    INSERT INTO @schema@.punch SELECT * FROM unnest(punches) p WHERE p.record_id = ANY (won);
    INSERT INTO @schema@.resolution SELECT * FROM unnest(resolutions) x WHERE x.record_id = ANY (won)
        ON CONFLICT (company_id, record_id, punch_id)
        DO UPDATE SET kind = EXCLUDED.kind, disposition = EXCLUDED.disposition, why = EXCLUDED.why;
    INSERT INTO @schema@.outbox (company_id, id, type, subject, sequence, at, traceparent, data)
        SELECT e.company_id, e.id, e.type, e.record_id::text, e.sequence, e.at, e.traceparent, e.data
          FROM unnest(events) e WHERE e.record_id = ANY (won);
    INSERT INTO @schema@.audit_entry (company_id, id, at, actor_id, action, entity, entity_id, before, after, request_id, client_address)
        SELECT u.company_id, u.id, u.at, u.actor_id, u.action, 'attendanceRecord', u.record_id::text, u.before, u.after, u.request_id, u.client_address
          FROM unnest(audits) u WHERE u.record_id = ANY (won);
    INSERT INTO @schema@.idempotency (company_id, caller_id, route, key, fingerprint, answer)
        SELECT w.company_id, w.caller_id, w.route, w.key, w.fingerprint, w.answer
          FROM unnest(answers) w WHERE w.record_id = ANY (won);
    RETURN QUERY SELECT unnest(won);
END
$$;

-- Records with what their pages show, as many as are asked for together. The caller's reach is the caller's business.
CREATE FUNCTION @schema@.read_records(companies uuid[], company uuid[], wanted uuid[])
    RETURNS TABLE (
        n bigint, record @schema@.record, email text, full_name text, avatar text, lead_id uuid,
        shift_date date, start_time text, end_time text, location text, department_id uuid, manager_scope text,
        correction @schema@.correction)
    LANGUAGE plpgsql STABLE ROWS 20
    SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off
    AS $$
#variable_conflict use_column
BEGIN
    PERFORM set_config('rollcall.companies', companies::text, true);
    RETURN QUERY
    SELECT a.n, r, e.email, e.full_name, e.avatar, e.lead_id, s.shift_date, s.start_time, s.end_time, s.location,
           s.department_id, c.manager_scope, k
      FROM unnest(company, wanted) WITH ORDINALITY AS a(company_id, id, n)
      JOIN @schema@.record r ON r.company_id = a.company_id AND r.id = a.id
      LEFT JOIN @schema@.company c ON c.company_id = r.company_id
      LEFT JOIN @schema@.employee e ON e.company_id = r.company_id AND e.user_id = r.user_id
      LEFT JOIN @schema@.shift_instance s ON s.company_id = r.company_id AND s.shift_id = r.shift_id
      LEFT JOIN @schema@.correction k ON k.company_id = r.company_id AND k.id = r.correction_id;
END
$$;
