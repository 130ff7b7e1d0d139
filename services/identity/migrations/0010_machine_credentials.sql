-- What machines prove themselves with: API keys and service accounts.

CREATE TABLE identity.machine_credential (
    company_id    uuid NOT NULL REFERENCES identity.company (company_id),
    credential_id uuid NOT NULL,
    kind          text NOT NULL,
    name          text NOT NULL,
    public_part   text NOT NULL,   -- what a key begins with; a service account's client id
    secret_hash   text NOT NULL,   -- SHA-256, hex; the secret has 32 random bytes and is nowhere
    scopes        text[] NOT NULL,
    created_by    uuid,            -- null: an operator
    created_at    timestamptz NOT NULL,
    expires_at    timestamptz,
    last_used_at  timestamptz,     -- to the minute
    revoked_at    timestamptz,
    PRIMARY KEY (company_id, credential_id),
    CONSTRAINT machine_credential_public_part_taken UNIQUE (company_id, public_part),
    CONSTRAINT machine_credential_secret_taken UNIQUE (company_id, secret_hash),
    CONSTRAINT machine_credential_creator_exists FOREIGN KEY (company_id, created_by)
        REFERENCES identity.user (company_id, user_id),
    CONSTRAINT machine_credential_kind_known CHECK (kind IN ('api_key', 'service_account')),
    CONSTRAINT machine_credential_has_scopes CHECK (cardinality(scopes) > 0)
);
CREATE INDEX machine_credential_living ON identity.machine_credential (company_id, kind, credential_id)
    WHERE revoked_at IS NULL;
CALL identity.protect('machine_credential', 'SELECT, INSERT, UPDATE');

-- Tokens of machines end early too: what is revoked belongs to a user or to a machine's credential.
ALTER TABLE identity.revocation DROP CONSTRAINT revocation_company_id_user_id_fkey;
