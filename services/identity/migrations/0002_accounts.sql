-- What was mailed to people so that they can choose a password, and what they may do besides their role.

CREATE TABLE identity.account_token (
    company_id uuid NOT NULL,
    token_hash text NOT NULL, -- SHA-256, hex; the token itself is nowhere
    user_id    uuid NOT NULL,
    purpose    text NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    PRIMARY KEY (company_id, token_hash),
    CONSTRAINT account_token_one_per_purpose UNIQUE (company_id, user_id, purpose), -- a new one ends the former
    FOREIGN KEY (company_id, user_id) REFERENCES identity.user (company_id, user_id),
    CONSTRAINT account_token_purpose_known CHECK (purpose IN ('activation', 'password_reset'))
);
CALL identity.protect('account_token');
CREATE POLICY sweep ON identity.account_token TO rollcall_identity_relay USING (expires_at < now());
GRANT SELECT, DELETE ON identity.account_token TO rollcall_identity_relay;

CREATE TABLE identity.permission_override (
    company_id     uuid NOT NULL,
    user_id        uuid NOT NULL,
    permission_key text NOT NULL,
    granted        boolean NOT NULL, -- else denied
    PRIMARY KEY (company_id, user_id, permission_key),
    FOREIGN KEY (company_id, user_id) REFERENCES identity.user (company_id, user_id)
);
CALL identity.protect('permission_override');
