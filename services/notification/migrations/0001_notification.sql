-- The inbox: who was told what.

-- Projection of identity's people: names for the words, roles and managers for who is told.
CREATE TABLE notification.person (
    company_id uuid NOT NULL,
    user_id    uuid NOT NULL,
    full_name  text NOT NULL,
    role       text NOT NULL,
    status     text NOT NULL,
    manager_id uuid,
    version    bigint NOT NULL,
    PRIMARY KEY (company_id, user_id)
);
CREATE INDEX person_by_role ON notification.person (company_id, role) WHERE status = 'active';
CALL notification.protect('person', 'SELECT, INSERT, UPDATE');

-- Companies of which every person was read once: without a row, the absence of hr people proves nothing.
CREATE TABLE notification.known_company (
    company_id uuid PRIMARY KEY,
    known_at   timestamptz NOT NULL
);
CALL notification.protect('known_company', 'SELECT, INSERT');

CREATE TABLE notification.notification (
    company_id uuid NOT NULL,
    id         uuid NOT NULL,
    user_id    uuid NOT NULL,
    event_id   text NOT NULL,
    type       text NOT NULL,
    title      text NOT NULL,
    message    text NOT NULL,
    data       text NOT NULL,
    read_at    timestamptz,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (company_id, id),
    CONSTRAINT notification_once UNIQUE (company_id, user_id, event_id)
);
CREATE INDEX notification_newest ON notification.notification (company_id, user_id, created_at DESC, id DESC);
CREATE INDEX notification_unread ON notification.notification (company_id, user_id) WHERE read_at IS NULL;
CALL notification.protect('notification', 'SELECT, INSERT, UPDATE');
