-- People whose quarantined punches are to be looked at again (rule 3): something has changed on what they did not fit. A
-- punch may have found nobody in at the very moment that somebody checked in by hand, and neither saw the other; so it is
-- looked at a second time a little later, too.
CREATE TABLE @schema@.second_look (
    company_id uuid NOT NULL,
    user_id    uuid NOT NULL,
    since      timestamptz NOT NULL,  -- punches from here on
    look_at    timestamptz NOT NULL,
    asked      bigint NOT NULL DEFAULT 1,  -- how often: a look is over only if nobody has asked again meanwhile
    first_asked_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (company_id, user_id)
);
CREATE INDEX second_look_due ON @schema@.second_look (look_at, company_id);
CALL @schema@.protect('second_look', 'SELECT, INSERT, UPDATE, DELETE');
CREATE POLICY timer ON @schema@.second_look FOR SELECT TO rollcall_attendance_timer USING (true);
GRANT SELECT (company_id, user_id, look_at) ON @schema@.second_look TO rollcall_attendance_timer;

-- desk_store, for what people do themselves: a second look where punches of theirs wait. Not sooner than asked before, for
-- what the earlier look was asked for may not be committed at its moment; nor put off for ever by who asks again and again.
-- What a plan that may not sort is believed to cost is no reason to compile it.
CREATE FUNCTION @schema@.desk_store_by_hand(
    companies uuid[], records @schema@.record[], expected bigint[], punches @schema@.punch[], resolutions @schema@.resolution[],
    events @schema@.new_event[], audits @schema@.desk_audit[], answers @schema@.new_answer[], together boolean)
    RETURNS SETOF uuid
    LANGUAGE plpgsql
    SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off SET enable_sort = off SET jit = off
    AS $$
#variable_conflict use_column
DECLARE
    stored uuid[];
BEGIN
    SELECT array_agg(s) INTO stored
      FROM @schema@.desk_store(companies, records, expected, punches, resolutions, events, audits, answers, together) s;
    INSERT INTO @schema@.second_look AS l (company_id, user_id, since, look_at)
        SELECT r.company_id, r.user_id, min(r.check_in_at), now()
          FROM unnest(records) r
         CROSS JOIN LATERAL (
              SELECT FROM @schema@.machine_punch m
               WHERE m.company_id = r.company_id AND m.user_id = r.user_id AND m.at >= r.check_in_at
                 AND m.disposition = 'quarantined' AND m.hold = ''
               ORDER BY m.at LIMIT 1) waiting
         WHERE r.id = ANY (stored)
         GROUP BY r.company_id, r.user_id ORDER BY r.company_id, r.user_id
        ON CONFLICT (company_id, user_id) DO UPDATE
            SET since = least(l.since, EXCLUDED.since), asked = l.asked + 1,
                look_at = least(greatest(l.look_at, EXCLUDED.look_at), l.first_asked_at + interval '30 s');
    RETURN QUERY SELECT unnest(stored);
END
$$;
