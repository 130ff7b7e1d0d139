-- Punches of machines: devices, and other systems by their keys. They come late, twice and in any order; where they count is
-- found by replays, so what machines punched can move from record to record (decision 26).
--
-- The rows' types change, and the functions of the desk take them: attendance of the release before is stopped while this
-- runs.

-- Whom a code or a badge names, which sites have a geofence, and what shifts ask for.
ALTER TABLE @schema@.employee ADD COLUMN employee_code text, ADD COLUMN badge_number text;
CREATE INDEX employee_by_code ON @schema@.employee (company_id, employee_code) WHERE employee_code IS NOT NULL;
CREATE INDEX employee_by_badge ON @schema@.employee (company_id, badge_number) WHERE badge_number IS NOT NULL;
ALTER TABLE @schema@.site
    ADD COLUMN latitude double precision,
    ADD COLUMN longitude double precision,
    ADD COLUMN geofence_radius integer,
    ADD COLUMN is_active boolean NOT NULL DEFAULT true;
ALTER TABLE @schema@.shift_instance
    ADD COLUMN site_id uuid,
    ADD COLUMN check_in_interval integer,
    ADD COLUMN check_in_tolerance integer;

ALTER TABLE @schema@.record
    ADD COLUMN check_in_interval integer NOT NULL DEFAULT 0,
    ADD COLUMN check_in_tolerance integer NOT NULL DEFAULT 0,
    ADD COLUMN missed_check_ins integer NOT NULL DEFAULT 0;

-- by_machine: a machine_punch has said it, and `kind` is what it resolved to.
ALTER TABLE @schema@.punch
    ADD COLUMN by_machine boolean NOT NULL DEFAULT false,
    ADD COLUMN sequence bigint NOT NULL DEFAULT 0,
    ADD COLUMN place_verdict text NOT NULL DEFAULT '';
-- What machines and the system said of a record may turn out to belong elsewhere; what people said stays.
CREATE POLICY moved ON @schema@.punch AS RESTRICTIVE FOR DELETE TO rollcall_attendance
    USING (by_machine OR source = 'system');
GRANT DELETE ON @schema@.punch, @schema@.resolution TO rollcall_attendance;

-- What a machine said, once and for all (the first part), and where the last replay left it (the second).
CREATE TABLE @schema@.machine_punch (
    company_id    uuid NOT NULL,
    id            uuid NOT NULL,
    code          text NOT NULL,
    code_kind     text NOT NULL,
    kind          text NOT NULL,
    at            timestamptz NOT NULL,
    received_at   timestamptz NOT NULL,
    source        text NOT NULL,
    sender_id     uuid NOT NULL,
    source_seq    text,
    sequence      bigint NOT NULL,
    lat           double precision,
    lng           double precision,
    accuracy      double precision,

    user_id       uuid,
    place_verdict text NOT NULL,
    hold          text NOT NULL,
    disposition   text NOT NULL,
    resolved      text NOT NULL,
    record_id     uuid,
    why           text NOT NULL,
    decided_by    uuid,
    decided_at    timestamptz,
    PRIMARY KEY (company_id, id),
    CONSTRAINT machine_punch_code_kind CHECK (code_kind IN ('employee', 'badge')),
    CONSTRAINT machine_punch_kind CHECK (kind IN ('in', 'out', 'break_start', 'break_end', 'checkpoint', 'auto')),
    CONSTRAINT machine_punch_hold CHECK (hold IN
        ('', 'unknown_employee', 'inactive_employee', 'in_future', 'too_old', 'outside_geofence', 'dismissed')),
    CONSTRAINT machine_punch_unknown CHECK ((user_id IS NULL) <= (hold IN ('unknown_employee', 'dismissed'))),
    CONSTRAINT machine_punch_applied CHECK ((disposition = 'applied') = (record_id IS NOT NULL)),
    CONSTRAINT machine_punch_disposition CHECK (disposition IN ('applied', 'duplicate', 'quarantined'))
);
-- The other natural key: what a sender counted.
CREATE UNIQUE INDEX machine_punch_sequence ON @schema@.machine_punch (company_id, sender_id, source_seq)
    WHERE source_seq IS NOT NULL;
CREATE INDEX machine_punch_person ON @schema@.machine_punch (company_id, user_id, at) WHERE user_id IS NOT NULL;
CREATE INDEX machine_punch_unknown ON @schema@.machine_punch (company_id, code) WHERE user_id IS NULL;
CREATE INDEX machine_punch_queue ON @schema@.machine_punch (company_id, received_at DESC, id DESC)
    WHERE disposition = 'quarantined' AND hold <> 'dismissed';
CALL @schema@.protect('machine_punch', 'SELECT, INSERT, UPDATE');

-- As before (0003, 0010, 0011), with the new columns. A record is new when no version of it is expected: one upload can
-- bring more than one event of it.
DROP FUNCTION @schema@.desk_facts(uuid[], @schema@.desk_asked[], date);
CREATE FUNCTION @schema@.desk_facts(companies uuid[], asked @schema@.desk_asked[], today date)
    RETURNS TABLE (
        n integer,
        employee_status text, employee_lead uuid, employee_zone text, employee_name text,
        shift_id uuid, shift_date date, shift_zone text, shift_starts_at timestamptz, shift_ends_at timestamptz,
        shift_grace integer, shift_break integer, shift_cancelled boolean, shift_interval integer, shift_tolerance integer,
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
           s.check_in_interval, s.check_in_tolerance,
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

CREATE OR REPLACE FUNCTION @schema@.desk_store(
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
    fresh uuid[];
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
               after_shift_note = r.after_shift_note, correction_id = r.correction_id, overdue_at = r.overdue_at,
               check_in_interval = r.check_in_interval, check_in_tolerance = r.check_in_tolerance,
               missed_check_ins = r.missed_check_ins,
               record_version = r.record_version, updated_at = r.updated_at
          FROM ROWS FROM (unnest(records), unnest(expected)) r
         WHERE r.unnest > 0 AND t.company_id = r.company_id AND t.id = r.id AND t.record_version = r.unnest
        RETURNING t.id)
    SELECT array_agg(id) INTO changed FROM made;
    SELECT array_agg(r.id) INTO fresh FROM ROWS FROM (unnest(records), unnest(expected)) r WHERE r.unnest = 0;
    WITH made AS (
        INSERT INTO @schema@.record SELECT * FROM unnest(records) r WHERE r.id = ANY (fresh)
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

DROP FUNCTION @schema@.duties(uuid, uuid[]);
CREATE FUNCTION @schema@.duties(company uuid, wanted uuid[])
    RETURNS TABLE (
        assignment_id uuid, user_id uuid, shift_id uuid, reminded_for timestamptz, suspected_for timestamptz,
        absence_record uuid, timers_fired bigint,
        shift_date date, shift_zone text, starts_at timestamptz, ends_at timestamptz, grace_minutes integer,
        break_minutes integer, is_cancelled boolean, check_in_interval integer, check_in_tolerance integer,
        is_assigned boolean, employee_status text, record_id uuid, check_in_at timestamptz, is_working boolean,
        policy_version integer)
    LANGUAGE plpgsql STABLE ROWS 500
    SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off
    AS $$
#variable_conflict use_column
BEGIN
    -- Look-ups by LIMIT 1, so that each is one probe of an index however little the planner knows of the
    -- tables; a company taken from the row makes it prefer the longest key.
    RETURN QUERY
    SELECT a.assignment_id, a.user_id, a.shift_id, a.reminded_for, a.suspected_for, a.absence_record, a.timers_fired,
           s.shift_date, s.time_zone, s.starts_at, s.ends_at, s.grace_minutes, s.break_minutes, s.is_cancelled,
           s.check_in_interval, s.check_in_tolerance,
           (SELECT true FROM @schema@.assignment x
             WHERE x.company_id = a.company_id AND x.user_id = a.user_id AND x.shift_id = a.shift_id AND x.is_active LIMIT 1),
           e.status, own.id, own.check_in_at,
           -- Rule 4: an open record that overlaps the shift, or time worked during it outside any shift.
           CASE WHEN (SELECT true FROM @schema@.record o
                       WHERE o.company_id = a.company_id AND o.user_id = a.user_id
                         AND o.check_in_at IS NOT NULL AND o.check_out_at IS NULL AND o.check_in_at < s.ends_at LIMIT 1)
                THEN true
                ELSE (SELECT true FROM @schema@.record c
                       WHERE c.company_id = a.company_id AND c.user_id = a.user_id AND c.check_out_at > s.starts_at
                         AND c.check_in_at < s.ends_at AND c.shift_id IS NULL LIMIT 1) END,
           p.version
      FROM unnest(wanted) w(id)
     CROSS JOIN LATERAL (
          SELECT x.* FROM @schema@.assignment x WHERE x.company_id = company AND x.assignment_id = w.id LIMIT 1) a
      LEFT JOIN LATERAL (
          SELECT x.* FROM @schema@.shift_instance x
           WHERE x.company_id = a.company_id AND x.shift_id = a.shift_id LIMIT 1) s ON true
      LEFT JOIN LATERAL (
          SELECT x.status FROM @schema@.employee x WHERE x.company_id = a.company_id AND x.user_id = a.user_id LIMIT 1) e ON true
      -- The company comes from the scope alone: named twice, the planner takes it for rarer than it is.
      LEFT JOIN LATERAL (
          SELECT f.id, f.check_in_at FROM @schema@.record f
           WHERE f.shift_id = a.shift_id AND f.user_id = a.user_id LIMIT 1) own ON true
      LEFT JOIN LATERAL (
          SELECT v.version FROM @schema@.policy_version v
           WHERE v.company_id = a.company_id AND v.effective_from <= s.shift_date
           ORDER BY v.effective_from DESC, v.version DESC LIMIT 1) p ON true;
END
$$;
