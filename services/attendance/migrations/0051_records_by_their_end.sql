-- Somebody's records by when they ended, those that have no end (open ones, absences) last: what a replay begins with, and
-- the latest check-out. An order that no other index has, so that it is the one that is taken however little the planner
-- knows of a company.
DROP INDEX @schema@.record_last_out;
CREATE INDEX record_by_end ON @schema@.record (company_id, user_id, check_out_at);
