-- The two statements of the punch desk: what a batch of punches needs to know, and the writing of what was decided. Both
-- set their scope themselves, to exactly the companies of the batch, so that each is one round trip.

CREATE TYPE @schema@.asked AS (n integer, company_id uuid, user_id uuid, shift_id uuid, record_id uuid, route text, key text, caller_id uuid);

-- Under row-level security an index serves a join only when its condition is known not to leak: = on plain columns and
-- CASE are, coalesce and sub-selects are not.
--
-- One row per asked punch, in no particular order: employee, shift, assignment, the record of that person and shift (or
-- the one named), the open record, the policy in force on the shift's date, a stored answer.
CREATE FUNCTION @schema@.punch_facts(companies uuid[], asked @schema@.asked[], today date)
    RETURNS TABLE (
        n integer,
        employee_status text, employee_lead uuid, employee_zone text,
        shift_date date, shift_zone text, shift_starts_at timestamptz, shift_ends_at timestamptz,
        shift_grace integer, shift_break integer, shift_cancelled boolean,
        is_assigned boolean, manager_scope text,
        record @schema@.record, open_record @schema@.record, last_out timestamptz,
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
           s.shift_date, s.time_zone, s.starts_at, s.ends_at, s.grace_minutes, s.break_minutes, s.is_cancelled,
           EXISTS (SELECT FROM @schema@.assignment x
                    WHERE x.company_id = a.company_id AND x.user_id = a.user_id AND x.shift_id = a.shift_id AND x.is_active),
           c.manager_scope,
           CASE WHEN named.id IS NOT NULL THEN named
                ELSE (SELECT x FROM @schema@.record x WHERE x.company_id = own.company_id AND x.id = own.id) END,
           o,
           (SELECT x.check_out_at FROM @schema@.record x
             WHERE x.company_id = a.company_id AND x.user_id = a.user_id AND x.check_out_at IS NOT NULL
             ORDER BY x.check_out_at DESC LIMIT 1),
           p.version, p.settings,
           i.fingerprint, i.answer
      FROM unnest(asked) a
      LEFT JOIN @schema@.record named ON named.company_id = a.company_id AND named.id = a.record_id
      LEFT JOIN @schema@.company c ON c.company_id = a.company_id
      LEFT JOIN @schema@.employee e
             ON e.company_id = a.company_id
            AND e.user_id = CASE WHEN a.user_id IS NOT NULL THEN a.user_id ELSE named.user_id END
      LEFT JOIN @schema@.shift_instance s
             ON s.company_id = a.company_id
            AND s.shift_id = CASE WHEN a.shift_id IS NOT NULL THEN a.shift_id ELSE named.shift_id END
      -- Whatever date it was made on: a shift may have moved since.
      LEFT JOIN LATERAL (
          SELECT f.* FROM @schema@.record f
           WHERE f.company_id = a.company_id AND f.shift_id = a.shift_id AND f.user_id = a.user_id
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
                       ELSE v.effective_from <= coalesce(s.shift_date, today) END)
           ORDER BY v.effective_from DESC, v.version DESC LIMIT 1) p ON true
      LEFT JOIN @schema@.idempotency i
             ON a.key <> '' AND i.company_id = a.company_id AND i.caller_id = a.caller_id AND i.route = a.route AND i.key = a.key;
END
$$;

CREATE TYPE @schema@.new_event AS (company_id uuid, id uuid, record_id uuid, type text, sequence bigint, at timestamptz, traceparent text, data text);
CREATE TYPE @schema@.new_answer AS (company_id uuid, record_id uuid, caller_id uuid, route text, key text, fingerprint text, answer bytea);
CREATE TYPE @schema@.new_audit AS (company_id uuid, id uuid, record_id uuid, at timestamptz, actor_id uuid, action text, after text, request_id text, client_address text);

-- Rows are whole table rows as text literals; a record with version 1 is new, any other replaces its predecessor. Returns
-- the ids that were stored: a row that lost a race (rule 10, or its version moved on) is left out with all that belongs
-- to it, and its caller decides again. With `together`, one loser means that nothing is stored.
CREATE FUNCTION @schema@.store_punches(
    companies uuid[], records @schema@.record[], punches @schema@.punch[], resolutions @schema@.resolution[],
    events @schema@.new_event[], audits @schema@.new_audit[], answers @schema@.new_answer[], together boolean)
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
               record_version = r.record_version, updated_at = r.updated_at
          FROM unnest(records) r
         WHERE r.record_version > 1 AND t.company_id = r.company_id AND t.id = r.id
           AND t.record_version = r.record_version - 1
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
    INSERT INTO @schema@.audit_entry (company_id, id, at, actor_id, action, entity, entity_id, after, request_id, client_address)
        SELECT u.company_id, u.id, u.at, u.actor_id, u.action, 'attendanceRecord', u.record_id::text, u.after, u.request_id, u.client_address
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
        shift_date date, start_time text, end_time text, location text, department_id uuid, manager_scope text)
    LANGUAGE plpgsql STABLE ROWS 20
    SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off
    AS $$
#variable_conflict use_column
BEGIN
    PERFORM set_config('rollcall.companies', companies::text, true);
    RETURN QUERY
    SELECT a.n, r, e.email, e.full_name, e.avatar, e.lead_id, s.shift_date, s.start_time, s.end_time, s.location,
           s.department_id, c.manager_scope
      FROM unnest(company, wanted) WITH ORDINALITY AS a(company_id, id, n)
      JOIN @schema@.record r ON r.company_id = a.company_id AND r.id = a.id
      LEFT JOIN @schema@.company c ON c.company_id = r.company_id
      LEFT JOIN @schema@.employee e ON e.company_id = r.company_id AND e.user_id = r.user_id
      LEFT JOIN @schema@.shift_instance s ON s.company_id = r.company_id AND s.shift_id = r.shift_id;
END
$$;

-- All punches of some records of one company, in one round trip.
CREATE FUNCTION @schema@.punches_of(company uuid, records uuid[])
    RETURNS SETOF @schema@.punch
    LANGUAGE plpgsql STABLE ROWS 4
    AS $$
#variable_conflict use_column
BEGIN
    PERFORM set_config('rollcall.companies', '{' || company::text || '}', true);
    RETURN QUERY SELECT p.* FROM @schema@.punch p WHERE p.company_id = company AND p.record_id = ANY (records);
END
$$;
