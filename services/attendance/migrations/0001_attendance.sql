-- Facts of siblings, as their events told them (projections). `sequence` is the event's: only higher ones apply.

-- manager_scope is ours: the newest policy's, which decides access at once.
CREATE TABLE @schema@.company (
    company_id    uuid PRIMARY KEY,
    time_zone     text NOT NULL,
    manager_scope text NOT NULL,
    sequence      bigint NOT NULL
);
CALL @schema@.protect('company');

CREATE TABLE @schema@.employee (
    company_id uuid NOT NULL,
    user_id    uuid NOT NULL,
    email      text NOT NULL,
    full_name  text NOT NULL,
    avatar     text NOT NULL DEFAULT '',
    role       text NOT NULL,
    status     text NOT NULL,
    lead_id    uuid,
    site_id    uuid,
    time_zone  text,
    sequence   bigint NOT NULL,
    PRIMARY KEY (company_id, user_id)
);
CREATE INDEX employee_lead ON @schema@.employee (company_id, lead_id, user_id) WHERE lead_id IS NOT NULL;
CALL @schema@.protect('employee');

CREATE TABLE @schema@.site (
    company_id uuid NOT NULL,
    site_id    uuid NOT NULL,
    time_zone  text,
    sequence   bigint NOT NULL,
    PRIMARY KEY (company_id, site_id)
);
CALL @schema@.protect('site');

CREATE TABLE @schema@.shift_instance (
    company_id    uuid NOT NULL,
    shift_id      uuid NOT NULL,
    shift_date    date NOT NULL,
    start_time    text NOT NULL,
    end_time      text NOT NULL,
    time_zone     text NOT NULL,
    starts_at     timestamptz NOT NULL,
    ends_at       timestamptz NOT NULL,
    location      text,
    department_id uuid,
    grace_minutes integer,
    break_minutes integer,
    is_cancelled  boolean NOT NULL DEFAULT false,
    sequence      bigint NOT NULL,
    PRIMARY KEY (company_id, shift_id),
    CONSTRAINT shift_instance_lasts CHECK (ends_at > starts_at)
);
CALL @schema@.protect('shift_instance');

CREATE TABLE @schema@.assignment (
    company_id    uuid NOT NULL,
    assignment_id uuid NOT NULL,
    shift_id      uuid NOT NULL,
    user_id       uuid NOT NULL,
    starts_at     timestamptz NOT NULL,
    ends_at       timestamptz NOT NULL,
    is_active     boolean NOT NULL,
    sequence      bigint NOT NULL,
    PRIMARY KEY (company_id, assignment_id)
);
CREATE INDEX assignment_person ON @schema@.assignment (company_id, user_id, shift_id) WHERE is_active;
CREATE INDEX assignment_window ON @schema@.assignment (company_id, user_id, starts_at) WHERE is_active;
CALL @schema@.protect('assignment');

-- Rule 16: versions are written once and never change.
CREATE TABLE @schema@.policy_version (
    company_id     uuid NOT NULL,
    version        integer NOT NULL CHECK (version > 0),
    effective_from date NOT NULL,
    settings       text NOT NULL,
    changed        text NOT NULL,
    changed_by     uuid NOT NULL,
    changed_at     timestamptz NOT NULL,
    PRIMARY KEY (company_id, version)
);
CREATE INDEX policy_version_in_force ON @schema@.policy_version (company_id, effective_from DESC, version DESC);
CALL @schema@.protect('policy_version', 'SELECT, INSERT');

-- Rule 10, all of it: one record per person, shift and date; one open record per person; closed ones never overlap.
CREATE TABLE @schema@.record (
    company_id             uuid NOT NULL,
    id                     uuid NOT NULL,
    user_id                uuid NOT NULL,
    shift_id               uuid,
    business_date          date NOT NULL,
    zone                   text NOT NULL,
    shift_starts_at        timestamptz,
    shift_ends_at          timestamptz,
    grace_minutes          integer NOT NULL,
    break_allowance        integer NOT NULL,
    policy_version         integer NOT NULL,
    check_in_at            timestamptz,
    check_out_at           timestamptz,
    status                 text NOT NULL,
    session_status         text NOT NULL,
    late_minutes           integer NOT NULL,
    early_checkout_minutes integer NOT NULL,
    duration_minutes       integer NOT NULL,
    worked_minutes         integer NOT NULL,
    paid_minutes           integer NOT NULL,
    overtime_minutes       integer NOT NULL,
    classification         text NOT NULL,
    flags                  text NOT NULL,
    absence_reason         text,
    manager_note           text,
    marked_absent          boolean NOT NULL,
    record_version         bigint NOT NULL,
    created_at             timestamptz NOT NULL,
    updated_at             timestamptz NOT NULL,
    PRIMARY KEY (company_id, id),
    CONSTRAINT record_status CHECK (status IN ('pending', 'present', 'absent', 'late', 'leftEarly')),
    CONSTRAINT record_out_after_in CHECK (check_out_at IS NULL OR check_out_at >= check_in_at),
    CONSTRAINT record_absent_or_in CHECK ((status = 'absent') = (check_in_at IS NULL)),
    CONSTRAINT record_shift_has_window CHECK (shift_id IS NULL OR (shift_starts_at IS NOT NULL AND shift_ends_at IS NOT NULL)),
    CONSTRAINT record_no_overlap EXCLUDE USING gist (
        company_id WITH =, user_id WITH =, tstzrange(check_in_at, check_out_at) WITH &&
    ) WHERE (check_in_at IS NOT NULL AND check_out_at IS NOT NULL)
);
CREATE UNIQUE INDEX record_one_per_shift ON @schema@.record (company_id, shift_id, user_id, business_date)
    WHERE shift_id IS NOT NULL;
CREATE UNIQUE INDEX record_one_open ON @schema@.record (company_id, user_id)
    WHERE check_in_at IS NOT NULL AND check_out_at IS NULL;
CREATE INDEX record_by_date ON @schema@.record (company_id, business_date DESC, id DESC);
CREATE INDEX record_by_person ON @schema@.record (company_id, user_id, business_date DESC, id DESC);
CREATE INDEX record_last_out ON @schema@.record (company_id, user_id, check_out_at) WHERE check_out_at IS NOT NULL;
CALL @schema@.protect('record', 'SELECT, INSERT, UPDATE');

CREATE TABLE @schema@.punch (
    company_id  uuid NOT NULL,
    id          uuid NOT NULL,
    record_id   uuid NOT NULL,
    user_id     uuid NOT NULL,
    kind        text NOT NULL,
    at          timestamptz NOT NULL,
    claimed_at  timestamptz,
    received_at timestamptz NOT NULL,
    source      text NOT NULL,
    actor_id    uuid NOT NULL,
    shift_id    uuid,
    lat         double precision,
    lng         double precision,
    accuracy    double precision,
    work_mode   text NOT NULL,
    PRIMARY KEY (company_id, record_id, id),
    CONSTRAINT punch_kind CHECK (kind IN ('in', 'out', 'break_start', 'break_end', 'checkpoint', 'auto'))
);
CALL @schema@.protect('punch', 'SELECT, INSERT');

CREATE TABLE @schema@.resolution (
    company_id  uuid NOT NULL,
    record_id   uuid NOT NULL,
    punch_id    uuid NOT NULL,
    kind        text NOT NULL,
    disposition text NOT NULL,
    why         text NOT NULL,
    PRIMARY KEY (company_id, record_id, punch_id),
    CONSTRAINT resolution_disposition CHECK (disposition IN ('applied', 'duplicate', 'superseded', 'quarantined'))
);
CALL @schema@.protect('resolution', 'SELECT, INSERT, UPDATE');
