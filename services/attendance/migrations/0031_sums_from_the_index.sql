-- Sums and musters read the records of a month from the index alone: a month of 500 people lies on 250 pages of it, and on
-- 4 800 of the table. One index takes the place of the other, so a punch writes as many as before. It takes a second for
-- every 500 000 records to build, and punches wait meanwhile.
DROP INDEX @schema@.record_by_date;
CREATE INDEX record_by_date ON @schema@.record (company_id, business_date DESC, id DESC)
    INCLUDE (user_id, check_in_at, shift_id, shift_starts_at, grace_minutes, status, classification, work_mode, worked_minutes,
             overtime_minutes);
