-- Lists are newest first within a day, too: by check-in, which an id does not follow (what is entered later or corrected).
-- An absence has none and comes last. CASE, because coalesce is not known not to leak (see 0002).
DROP INDEX @schema@.record_by_date;
CREATE INDEX record_by_date ON @schema@.record
    (company_id, business_date DESC, (CASE WHEN check_in_at IS NULL THEN '-infinity' ELSE check_in_at END) DESC, id DESC)
    INCLUDE (user_id, check_in_at, shift_id, shift_starts_at, grace_minutes, status, classification, work_mode, worked_minutes,
             overtime_minutes);
DROP INDEX @schema@.record_by_person;
CREATE INDEX record_by_person ON @schema@.record
    (company_id, user_id, business_date DESC, (CASE WHEN check_in_at IS NULL THEN '-infinity' ELSE check_in_at END) DESC,
     id DESC);
