-- How many periodic check-ins of a shift never came, by attendance record: shift.missed_count is their sum.
CREATE TABLE shift.missed_check_in (
    company_id uuid NOT NULL,
    record_id  uuid NOT NULL,
    shift_id   uuid,              -- null: the record belongs to no shift any more
    missed     integer NOT NULL,
    sequence   bigint NOT NULL,   -- the event's: only higher ones apply
    PRIMARY KEY (company_id, record_id)
);
CREATE INDEX missed_check_in_of_shift ON shift.missed_check_in (company_id, shift_id) WHERE missed > 0;
CALL shift.protect('missed_check_in', 'SELECT, INSERT, UPDATE');
