-- The exceptions centre. What is exceptional is computed from records and roster whenever it is asked for; only what
-- somebody decided about it is kept, by what an exception is: a person, a date and a type.
CREATE TABLE @schema@.exception_decision (
    company_id    uuid NOT NULL,
    user_id       uuid NOT NULL,
    business_date date NOT NULL,
    type          text NOT NULL,
    status        text NOT NULL,
    note          text,
    decided_by    uuid NOT NULL,
    decided_at    timestamptz NOT NULL,
    PRIMARY KEY (company_id, business_date, user_id, type),
    CONSTRAINT exception_type CHECK (type IN
        ('late', 'early', 'overtime', 'missing_checkout', 'active_too_long', 'absent', 'correction_request')),
    CONSTRAINT exception_status CHECK (status IN ('resolved', 'dismissed'))
);
CALL @schema@.protect('exception_decision', 'SELECT, INSERT, UPDATE');

-- Where people belong, for its filter.
ALTER TABLE @schema@.employee ADD COLUMN department_id uuid;
CREATE TABLE @schema@.department (
    company_id    uuid NOT NULL,
    department_id uuid NOT NULL,
    name          text NOT NULL,
    sequence      bigint NOT NULL,
    PRIMARY KEY (company_id, department_id)
);
CALL @schema@.protect('department');

CREATE INDEX shift_instance_by_start ON @schema@.shift_instance (company_id, starts_at);
