-- Rule 12's timer of people who forgot to check out: an open record says when the system closes it. It comes from the fold,
-- like every figure; what is due is found by a partial index that closed records are not in.
ALTER TABLE @schema@.record ADD COLUMN overdue_at timestamptz;
ALTER TABLE @schema@.record
    ADD CONSTRAINT record_overdue_while_open CHECK (overdue_at IS NULL OR (check_in_at IS NOT NULL AND check_out_at IS NULL))
    NOT VALID;
CREATE INDEX record_overdue ON @schema@.record (overdue_at, company_id) WHERE overdue_at IS NOT NULL;

CREATE POLICY timer ON @schema@.record FOR SELECT TO rollcall_attendance_timer USING (true);
GRANT SELECT (company_id, id, overdue_at) ON @schema@.record TO rollcall_attendance_timer;

-- Records that are open now are closed by the default policy's numbers, or by their own at their next change.
ALTER TABLE @schema@.record NO FORCE ROW LEVEL SECURITY;
UPDATE @schema@.record
   SET overdue_at = CASE WHEN shift_id IS NULL THEN check_in_at + interval '16 hours' ELSE shift_ends_at + interval '4 hours' END
 WHERE check_in_at IS NOT NULL AND check_out_at IS NULL;
ALTER TABLE @schema@.record FORCE ROW LEVEL SECURITY;

-- As before (0003), with the new column.
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
