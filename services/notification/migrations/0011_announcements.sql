-- Bulletins. told_at: when its inbox rows were made; the crier looks for active ones that have begun and are not told.
CREATE TABLE notification.announcement (
    company_id     uuid NOT NULL,
    id             uuid NOT NULL,
    title          text NOT NULL,
    content        text NOT NULL,
    audience       text NOT NULL CHECK (audience IN ('all', 'admin', 'hr_operations', 'manager', 'team_lead', 'employee',
                                                     'intern', 'junior_employee')),
    starts_at      timestamptz,
    ends_at        timestamptz,
    created_by     uuid NOT NULL,
    is_active      boolean NOT NULL DEFAULT true,
    due_at         timestamptz NOT NULL,
    told_at        timestamptz,
    record_version bigint NOT NULL DEFAULT 1,
    created_at     timestamptz NOT NULL,
    updated_at     timestamptz NOT NULL,
    PRIMARY KEY (company_id, id),
    CONSTRAINT announcement_has_length CHECK (ends_at > starts_at)
);
CREATE INDEX announcement_newest ON notification.announcement (company_id, created_at DESC, id DESC);
CREATE INDEX announcement_due ON notification.announcement (due_at, company_id) WHERE told_at IS NULL AND is_active;
CALL notification.protect('announcement', 'SELECT, INSERT, UPDATE');

-- The crier looks across companies as the relay's role, which sees when and whose, not what.
CREATE POLICY crier ON notification.announcement FOR SELECT TO rollcall_notification_relay USING (true);
GRANT SELECT (company_id, due_at, told_at, is_active) ON notification.announcement TO rollcall_notification_relay;
