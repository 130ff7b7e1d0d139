-- Recurring templates: what dated shifts are made from, for some weeks ahead.
CREATE TABLE shift.shift_template (
    company_id     uuid NOT NULL,
    id             uuid NOT NULL,
    name           text NOT NULL,
    description    text,
    start_minute   integer NOT NULL CHECK (start_minute BETWEEN 0 AND 1439),
    end_minute     integer NOT NULL CHECK (end_minute BETWEEN 0 AND 1439),
    time_zone      text,
    grace_minutes  integer NOT NULL CHECK (grace_minutes BETWEEN 0 AND 1440),
    working_days   text NOT NULL CHECK (working_days ~ '^[1-7](,[1-7])*$'),
    skip_holidays  boolean NOT NULL,
    site_id        uuid,
    created_by     uuid NOT NULL,
    is_active      boolean NOT NULL DEFAULT true,
    record_version bigint NOT NULL DEFAULT 1,
    created_at     timestamptz NOT NULL,
    updated_at     timestamptz NOT NULL,
    PRIMARY KEY (company_id, id),
    FOREIGN KEY (company_id, site_id) REFERENCES shift.site
);
CALL shift.protect('shift_template', 'SELECT, INSERT, UPDATE');

-- Who works by which template; one at most. The row is the lock on a person's planning, taken before any shift's. It stays,
-- without a template, when somebody is taken off: its version orders what is published of a person.
CREATE TABLE shift.shift_template_member (
    company_id     uuid NOT NULL,
    user_id        uuid NOT NULL,
    template_id    uuid,
    planned_site   uuid,
    since          timestamptz NOT NULL,
    due_at         timestamptz NOT NULL,
    record_version bigint NOT NULL DEFAULT 1,
    PRIMARY KEY (company_id, user_id),
    FOREIGN KEY (company_id, template_id) REFERENCES shift.shift_template
);
CREATE INDEX shift_template_member_of ON shift.shift_template_member (company_id, template_id, user_id);
CREATE INDEX shift_template_member_due ON shift.shift_template_member (due_at, company_id) WHERE template_id IS NOT NULL;
CALL shift.protect('shift_template_member', 'SELECT, INSERT, UPDATE');

-- The planner looks for due members of all companies as the clock's role, which sees when and whose, not who.
CREATE POLICY clock ON shift.shift_template_member FOR SELECT TO rollcall_shift_clock USING (true);
GRANT SELECT (company_id, template_id, due_at) ON shift.shift_template_member TO rollcall_shift_clock;

-- A dated shift takes its template's place for a site and date, also once somebody has moved or cancelled it; one that a
-- holiday or an edit of the template cancelled gives the place back.
ALTER TABLE shift.shift ADD COLUMN template_id uuid, ADD COLUMN template_site uuid, ADD COLUMN template_date date;
CREATE UNIQUE INDEX shift_of_template_once
    ON shift.shift (company_id, template_id, template_site, template_date) NULLS NOT DISTINCT
    WHERE template_id IS NOT NULL;
CREATE INDEX shift_of_template_by_start ON shift.shift (company_id, template_id, starts_at) WHERE template_id IS NOT NULL;

-- Where a person works, for templates without a site of their own, and what they are called, for heads of departments.
ALTER TABLE shift.employee ADD COLUMN site_id uuid, ADD COLUMN full_name text;
