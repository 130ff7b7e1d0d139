-- Rosters: who works where and when, and what that is planned from.

-- Projection of identity's companies and of attendance's policy. time_zone is null until identity has told.
CREATE TABLE shift.company (
    company_id     uuid PRIMARY KEY,
    time_zone      text,
    version        bigint NOT NULL DEFAULT 0,
    manager_scope  text CHECK (manager_scope IN ('company', 'team')),
    policy_version bigint NOT NULL DEFAULT 0
);
CALL shift.protect('company');

-- Projection of identity's people. The row is also the lock on a person's roster.
CREATE TABLE shift.employee (
    company_id uuid NOT NULL,
    user_id    uuid NOT NULL,
    role       text NOT NULL,
    status     text NOT NULL,
    manager_id uuid,
    version    bigint NOT NULL,
    PRIMARY KEY (company_id, user_id)
);
CALL shift.protect('employee');

CREATE TABLE shift.site (
    company_id             uuid NOT NULL,
    id                     uuid NOT NULL,
    name                   text NOT NULL,
    client_name            text,
    address                text,
    latitude               double precision CHECK (latitude BETWEEN -90 AND 90),
    longitude              double precision CHECK (longitude BETWEEN -180 AND 180),
    time_zone              text,
    geofence_radius_meters integer CHECK (geofence_radius_meters > 0),
    is_active              boolean NOT NULL DEFAULT true,
    record_version         bigint NOT NULL DEFAULT 1,
    created_at             timestamptz NOT NULL,
    updated_at             timestamptz NOT NULL,
    PRIMARY KEY (company_id, id)
);
CREATE UNIQUE INDEX site_name_taken ON shift.site (company_id, lower(name)) WHERE is_active;
CALL shift.protect('site', 'SELECT, INSERT, UPDATE');

CREATE TABLE shift.department (
    company_id     uuid NOT NULL,
    id             uuid NOT NULL,
    name           text NOT NULL,
    description    text,
    head_id        uuid,
    is_active      boolean NOT NULL DEFAULT true,
    record_version bigint NOT NULL DEFAULT 1,
    created_at     timestamptz NOT NULL,
    updated_at     timestamptz NOT NULL,
    PRIMARY KEY (company_id, id)
);
CREATE UNIQUE INDEX department_name_taken ON shift.department (company_id, lower(name)) WHERE is_active;
CALL shift.protect('department', 'SELECT, INSERT, UPDATE');

-- Local times are minutes since midnight throughout this schema.
CREATE TABLE shift.shift_type (
    company_id     uuid NOT NULL,
    id             uuid NOT NULL,
    name           text NOT NULL,
    start_minute   integer CHECK (start_minute BETWEEN 0 AND 1439),
    end_minute     integer CHECK (end_minute BETWEEN 0 AND 1439),
    color          text,
    break_minutes  integer CHECK (break_minutes BETWEEN 0 AND 1440),
    is_active      boolean NOT NULL DEFAULT true,
    record_version bigint NOT NULL DEFAULT 1,
    created_at     timestamptz NOT NULL,
    updated_at     timestamptz NOT NULL,
    PRIMARY KEY (company_id, id)
);
CREATE UNIQUE INDEX shift_type_name_taken ON shift.shift_type (company_id, lower(name)) WHERE is_active;
CALL shift.protect('shift_type', 'SELECT, INSERT, UPDATE');

CREATE TABLE shift.holiday (
    company_id     uuid NOT NULL,
    id             uuid NOT NULL,
    name           text NOT NULL,
    holiday_date   date NOT NULL,
    description    text,
    site_id        uuid,
    is_active      boolean NOT NULL DEFAULT true,
    record_version bigint NOT NULL DEFAULT 1,
    created_at     timestamptz NOT NULL,
    updated_at     timestamptz NOT NULL,
    PRIMARY KEY (company_id, id),
    FOREIGN KEY (company_id, site_id) REFERENCES shift.site
);
CREATE UNIQUE INDEX holiday_date_taken
    ON shift.holiday (company_id, holiday_date, coalesce(site_id, '00000000-0000-0000-0000-000000000000'))
    WHERE is_active;
CALL shift.protect('holiday', 'SELECT, INSERT, UPDATE');

-- A dated instance. starts_at and ends_at are what the local times meant when they were written (rule 5).
CREATE TABLE shift.shift (
    company_id        uuid NOT NULL,
    id                uuid NOT NULL,
    shift_date        date NOT NULL,
    start_minute      integer NOT NULL CHECK (start_minute BETWEEN 0 AND 1439),
    end_minute        integer NOT NULL CHECK (end_minute BETWEEN 0 AND 1439),
    time_zone         text NOT NULL,
    zone_inherited    boolean NOT NULL,
    starts_at         timestamptz NOT NULL,
    ends_at           timestamptz NOT NULL,
    dst_adjusted      boolean NOT NULL,
    location          text,
    site_id           uuid,
    department_id     uuid,
    shift_type_id     uuid,
    grace_minutes     integer CHECK (grace_minutes >= 0),
    interval_minutes  integer CHECK (interval_minutes > 0),
    tolerance_minutes integer CHECK (tolerance_minutes >= 0),
    break_minutes     integer CHECK (break_minutes >= 0),
    status            text NOT NULL DEFAULT 'scheduled'
        CHECK (status IN ('scheduled', 'in_progress', 'completed', 'missed', 'cancelled')),
    missed_count      integer NOT NULL DEFAULT 0,
    first_punch_at    timestamptz,
    created_by        uuid NOT NULL,
    record_version    bigint NOT NULL DEFAULT 1,
    created_at        timestamptz NOT NULL,
    updated_at        timestamptz NOT NULL,
    PRIMARY KEY (company_id, id),
    CONSTRAINT shift_has_length CHECK (ends_at > starts_at),
    FOREIGN KEY (company_id, site_id) REFERENCES shift.site,
    FOREIGN KEY (company_id, department_id) REFERENCES shift.department,
    FOREIGN KEY (company_id, shift_type_id) REFERENCES shift.shift_type
);
CREATE INDEX shift_by_date ON shift.shift (company_id, shift_date);
CREATE INDEX shift_by_start ON shift.shift (company_id, starts_at);
CREATE INDEX shift_by_site ON shift.shift (company_id, site_id, starts_at);
CALL shift.protect('shift', 'SELECT, INSERT, UPDATE');

-- The clock looks for due shifts of all companies, then moves them company by company in that company's scope.
CREATE INDEX shift_due_to_start ON shift.shift (starts_at, company_id) WHERE status = 'scheduled';
CREATE INDEX shift_due_to_end ON shift.shift (ends_at, company_id) WHERE status = 'in_progress';
CREATE POLICY clock ON shift.shift TO rollcall_shift_clock USING (true) WITH CHECK (true);
GRANT USAGE ON SCHEMA shift TO rollcall_shift_clock;
GRANT SELECT ON shift.shift TO rollcall_shift_clock;
GRANT UPDATE (status, record_version, updated_at) ON shift.shift TO rollcall_shift_clock;
GRANT INSERT ON shift.outbox TO rollcall_shift_clock;

-- Who works a shift. An assignment takes the person's time while it is active and its shift is not cancelled; the shift's
-- instants are repeated here because the exclusion needs them.
CREATE TABLE shift.assignment (
    company_id     uuid NOT NULL,
    id             uuid NOT NULL,
    shift_id       uuid NOT NULL,
    user_id        uuid NOT NULL,
    status         text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'removed')),
    takes_time     boolean NOT NULL DEFAULT true,
    starts_at      timestamptz NOT NULL,
    ends_at        timestamptz NOT NULL,
    created_by     uuid NOT NULL,
    record_version bigint NOT NULL DEFAULT 1,
    created_at     timestamptz NOT NULL,
    updated_at     timestamptz NOT NULL,
    PRIMARY KEY (company_id, id),
    FOREIGN KEY (company_id, shift_id) REFERENCES shift.shift,
    CHECK (status = 'active' OR NOT takes_time),
    CONSTRAINT assignment_overlap EXCLUDE USING gist
        (company_id WITH =, user_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (takes_time)
);
CREATE UNIQUE INDEX assignment_once ON shift.assignment (company_id, shift_id, user_id) WHERE status = 'active';
CREATE INDEX assignment_of_user ON shift.assignment (company_id, user_id, ends_at) WHERE status = 'active';
CALL shift.protect('assignment', 'SELECT, INSERT, UPDATE');
CREATE POLICY clock ON shift.assignment FOR SELECT TO rollcall_shift_clock USING (true);
GRANT SELECT ON shift.assignment TO rollcall_shift_clock;
