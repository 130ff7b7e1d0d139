-- Terminals on the wall, which push punches: who may be one, and how they are doing.

CREATE TABLE identity.device (
    company_id       uuid NOT NULL REFERENCES identity.company (company_id),
    device_id        uuid NOT NULL,
    serial           text NOT NULL,  -- upper case
    name             text NOT NULL,
    time_zone        text NOT NULL,  -- of its clock
    networks         text[] NOT NULL,
    kinds            text NOT NULL,  -- what a status it sends means: 0=in 1=out
    token_hash       text NOT NULL,  -- SHA-256, hex; the token has ten random bytes and is nowhere
    is_active        boolean NOT NULL,
    created_by       uuid NOT NULL,
    created_at       timestamptz NOT NULL,
    updated_at       timestamptz NOT NULL,
    removed_at       timestamptz,
    -- As it was last reported, not at every call.
    last_seen_at     timestamptz,
    last_upload_at   timestamptz,
    last_punch_at    timestamptz,
    clock_skew       integer,        -- seconds ahead of ours
    backlog          integer,        -- seconds that the oldest punch of the last upload had waited
    received_lines   bigint NOT NULL DEFAULT 0,
    unreadable_lines bigint NOT NULL DEFAULT 0,
    last_unreadable  text,
    stamp            text,
    PRIMARY KEY (company_id, device_id),
    CONSTRAINT device_creator_exists FOREIGN KEY (company_id, created_by) REFERENCES identity.user (company_id, user_id)
);
CREATE UNIQUE INDEX device_serial_taken ON identity.device (company_id, serial) WHERE removed_at IS NULL;
CALL identity.protect('device', 'SELECT, INSERT, UPDATE');

-- The addresses from which a terminal has said its comm key: afterwards it says nothing but its serial number. A lookup
-- before a company is known; it holds nothing but ids, a hash and addresses.
CREATE TABLE identity.device_door (
    company_id  uuid NOT NULL,
    device_id   uuid NOT NULL,
    serial_hash text NOT NULL,
    address     text NOT NULL,
    opened_at   timestamptz NOT NULL,
    PRIMARY KEY (company_id, device_id, address),
    CONSTRAINT device_door_device_exists FOREIGN KEY (company_id, device_id)
        REFERENCES identity.device (company_id, device_id)
);
CREATE INDEX device_door_lookup ON identity.device_door (serial_hash, address, opened_at DESC);
CALL identity.protect('device_door', 'SELECT, INSERT, UPDATE, DELETE');
CREATE POLICY lookup ON identity.device_door FOR SELECT TO rollcall_identity USING (true);
