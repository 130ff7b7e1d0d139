-- Mail to be sent. `contents` are what the template is filled with, a secret link among them; they go once the mail is
-- delivered or given up. A mail that is being tried is due again later, so that a crash loses none.
CREATE TABLE notification.mail (
    company_id uuid NOT NULL,
    id         uuid NOT NULL,
    to_email   text NOT NULL,
    to_name    text NOT NULL,
    template   text NOT NULL,
    contents   text,
    status     text NOT NULL DEFAULT 'waiting' CHECK (status IN ('waiting', 'delivered', 'dead')),
    attempts   integer NOT NULL DEFAULT 0,
    due_at     timestamptz NOT NULL,
    failure    text NOT NULL DEFAULT '',
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (company_id, id),
    CONSTRAINT mail_keeps_no_secret CHECK (status = 'waiting' OR contents IS NULL)
);
CREATE INDEX mail_due ON notification.mail (due_at, company_id) WHERE status = 'waiting';
CREATE INDEX mail_of_company_due ON notification.mail (company_id, due_at) WHERE status = 'waiting';
CALL notification.protect('mail', 'SELECT, INSERT, UPDATE');

-- The mailroom looks for due mail of all companies as the relay's role, which sees when and whose, not what or to whom.
CREATE POLICY mailroom ON notification.mail FOR SELECT TO rollcall_notification_relay USING (true);
GRANT SELECT (company_id, due_at, status) ON notification.mail TO rollcall_notification_relay;
