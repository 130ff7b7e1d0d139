-- What every service's schema starts with. @schema@ is the service's name. Run by the migrator before the service's own
-- migrations, as rollcall_owner; the roles exist already (deploy/postgres/roles.sql).

CREATE SCHEMA @schema@;
GRANT USAGE ON SCHEMA @schema@ TO rollcall_@schema@, rollcall_@schema@_relay;

-- The companies this transaction is about: set by rollcall.companies, transaction-local; unset means none.
CREATE FUNCTION @schema@.scope() RETURNS uuid[]
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT nullif(current_setting('rollcall.companies', true), '')::uuid[] $$;

-- Tenancy of one table (rule 18): row-level security, forced for the owner too, and the application role's grants.
-- Every table of a service goes through here; a test walks the catalogue and fails on one that did not.
CREATE PROCEDURE @schema@.protect(name text, privileges text DEFAULT 'SELECT, INSERT, UPDATE, DELETE')
    LANGUAGE plpgsql
    AS $$
BEGIN
    EXECUTE format('ALTER TABLE @schema@.%I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE @schema@.%I FORCE ROW LEVEL SECURITY', name);
    -- The scope is a sub-select so that it is computed once a statement, not once a row.
    EXECUTE format(
        'CREATE POLICY company ON @schema@.%I USING (company_id = ANY ((SELECT @schema@.scope())::uuid[]))
         WITH CHECK (company_id = ANY ((SELECT @schema@.scope())::uuid[]))', name);
    EXECUTE format('GRANT %s ON @schema@.%I TO rollcall_@schema@', privileges, name);
END
$$;

-- Events to publish, written with the change they tell of. seq gives the relay its order.
CREATE TABLE @schema@.outbox (
    company_id   uuid NOT NULL,
    id           uuid NOT NULL,
    seq          bigint GENERATED ALWAYS AS IDENTITY,
    type         text NOT NULL,
    subject      text NOT NULL,
    sequence     bigint NOT NULL,
    at           timestamptz NOT NULL,
    traceparent  text NOT NULL DEFAULT '',
    data         text NOT NULL,
    published_at timestamptz,
    PRIMARY KEY (company_id, id)
);
CREATE INDEX outbox_unpublished ON @schema@.outbox (seq) WHERE published_at IS NULL;
CREATE INDEX outbox_published ON @schema@.outbox (published_at) WHERE published_at IS NOT NULL;
CALL @schema@.protect('outbox', 'SELECT, INSERT');
CREATE POLICY relay ON @schema@.outbox TO rollcall_@schema@_relay USING (true) WITH CHECK (true);
GRANT SELECT, UPDATE, DELETE ON @schema@.outbox TO rollcall_@schema@_relay;

-- What the relay remembers of Redis: a different epoch there means that Redis lost its data.
CREATE TABLE @schema@.relay_epoch (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    epoch    uuid NOT NULL
);
ALTER TABLE @schema@.relay_epoch ENABLE ROW LEVEL SECURITY;
ALTER TABLE @schema@.relay_epoch FORCE ROW LEVEL SECURITY;
CREATE POLICY relay ON @schema@.relay_epoch TO rollcall_@schema@_relay USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON @schema@.relay_epoch TO rollcall_@schema@_relay;

-- Event ids whose effect is in this schema: the other half of exactly once.
CREATE TABLE @schema@.inbox (
    company_id uuid NOT NULL,
    stream     text NOT NULL,
    event_id   text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (company_id, stream, event_id)
);
CREATE INDEX inbox_age ON @schema@.inbox (applied_at);
CALL @schema@.protect('inbox', 'SELECT, INSERT');
CREATE POLICY sweep ON @schema@.inbox TO rollcall_@schema@_relay USING (true);
GRANT SELECT, DELETE ON @schema@.inbox TO rollcall_@schema@_relay;

-- Events this service gave up on, kept for an operator.
CREATE TABLE @schema@.dead_letter (
    company_id uuid NOT NULL,
    event_id   text NOT NULL,
    stream     text NOT NULL,
    type       text NOT NULL,
    subject    text NOT NULL,
    sequence   bigint NOT NULL,
    at         timestamptz NOT NULL,
    data       text NOT NULL,
    failure    text NOT NULL,
    attempts   integer NOT NULL,
    died_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (company_id, stream, event_id)
);
CALL @schema@.protect('dead_letter');
CREATE POLICY operator ON @schema@.dead_letter TO rollcall_@schema@_relay USING (true);
GRANT SELECT, DELETE ON @schema@.dead_letter TO rollcall_@schema@_relay;

-- Answers given under an Idempotency-Key, kept 24 h.
CREATE TABLE @schema@.idempotency (
    company_id  uuid NOT NULL,
    caller_id   uuid NOT NULL,
    route       text NOT NULL,
    key         text NOT NULL,
    fingerprint text NOT NULL,
    answer      bytea NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (company_id, caller_id, route, key)
);
CREATE INDEX idempotency_age ON @schema@.idempotency (created_at);
CALL @schema@.protect('idempotency', 'SELECT, INSERT');
CREATE POLICY sweep ON @schema@.idempotency TO rollcall_@schema@_relay USING (true);
GRANT SELECT, DELETE ON @schema@.idempotency TO rollcall_@schema@_relay;

-- Who changed what, append only.
CREATE TABLE @schema@.audit_entry (
    company_id     uuid NOT NULL,
    id             uuid NOT NULL,
    at             timestamptz NOT NULL,
    actor_id       uuid NOT NULL,
    action         text NOT NULL,
    entity         text NOT NULL,
    entity_id      text NOT NULL,
    before         text NOT NULL DEFAULT '',
    after          text NOT NULL DEFAULT '',
    request_id     text NOT NULL DEFAULT '',
    client_address text NOT NULL DEFAULT '',
    PRIMARY KEY (company_id, id)
);
CREATE INDEX audit_entity ON @schema@.audit_entry (company_id, entity, entity_id, at);
CALL @schema@.protect('audit_entry', 'SELECT, INSERT');
