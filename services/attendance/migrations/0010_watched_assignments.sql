-- Rule 12's timers for people who are expected: columns of the assignment they hang on. What is due is found by a partial
-- index; a timer fires in the transaction that moves its row on, hence once, on whichever replica locks the row first.

-- look_at: when the assignment is to be looked at next; null: nothing is left to happen. Whatever may move its moments
-- sets it to now, and the look decides. *_for: the moment for which people were told already. absence_record: the absence
-- that the timer made.
ALTER TABLE @schema@.assignment
    ADD COLUMN look_at        timestamptz DEFAULT now(),
    ADD COLUMN reminded_for   timestamptz,
    ADD COLUMN suspected_for  timestamptz,
    ADD COLUMN absence_record uuid,
    ADD COLUMN timers_fired   bigint NOT NULL DEFAULT 0;
CREATE INDEX assignment_due ON @schema@.assignment (look_at, company_id) WHERE look_at IS NOT NULL;
CREATE INDEX assignment_shift ON @schema@.assignment (company_id, shift_id, user_id) WHERE is_active;

-- The timers look for what is due across companies, then fire it company by company in that company's scope, as the
-- application.
GRANT USAGE ON SCHEMA @schema@ TO rollcall_attendance_timer;
CREATE POLICY timer ON @schema@.assignment FOR SELECT TO rollcall_attendance_timer USING (true);
GRANT SELECT (company_id, assignment_id, look_at) ON @schema@.assignment TO rollcall_attendance_timer;

-- An absence that the timer made is withdrawn when its shift or assignment goes.
GRANT DELETE ON @schema@.record TO rollcall_attendance;

-- What a look needs to know of each of these assignments, which the caller has locked.
CREATE FUNCTION @schema@.duties(company uuid, wanted uuid[])
    RETURNS TABLE (
        assignment_id uuid, user_id uuid, shift_id uuid, reminded_for timestamptz, suspected_for timestamptz,
        absence_record uuid, timers_fired bigint,
        shift_date date, shift_zone text, starts_at timestamptz, ends_at timestamptz, grace_minutes integer,
        break_minutes integer, is_cancelled boolean,
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
