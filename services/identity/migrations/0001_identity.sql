-- Companies, people, sessions and the keys that sign their tokens.

CREATE TABLE identity.company (
    company_id           uuid PRIMARY KEY,
    codename             text NOT NULL,
    name                 text NOT NULL,
    time_zone            text NOT NULL,
    demo                 boolean NOT NULL,           -- seeded with known passwords: production refuses to start
    last_employee_number integer NOT NULL DEFAULT 0, -- the last code made up here, EMP001 and on
    record_version       bigint NOT NULL DEFAULT 1,
    created_at           timestamptz NOT NULL,
    updated_at           timestamptz NOT NULL,
    CONSTRAINT company_codename_form CHECK (codename ~ '^[a-z0-9][a-z0-9-]{0,62}$')
);
CALL identity.protect('company', 'SELECT, INSERT, UPDATE');

-- The two lookups before a company is known. Anybody in this service may read them; writing needs the company's scope.
-- They hold nothing but ids, a public name and a hash.
CREATE TABLE identity.company_codename (
    company_id uuid PRIMARY KEY REFERENCES identity.company (company_id),
    codename   text NOT NULL,
    CONSTRAINT company_codename_taken UNIQUE (codename)
);
CALL identity.protect('company_codename', 'SELECT, INSERT');
CREATE POLICY lookup ON identity.company_codename FOR SELECT TO rollcall_identity USING (true);

CREATE FUNCTION identity.email_hash(email_key text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT encode(sha256(convert_to(email_key, 'UTF8')), 'hex') $$;

CREATE TABLE identity.email_company (
    company_id uuid NOT NULL REFERENCES identity.company (company_id),
    email_hash text NOT NULL, -- of the e-mail in lower case
    PRIMARY KEY (company_id, email_hash)
);
CREATE INDEX email_company_lookup ON identity.email_company (email_hash);
CALL identity.protect('email_company', 'SELECT, INSERT, DELETE');
CREATE POLICY lookup ON identity.email_company FOR SELECT TO rollcall_identity USING (true);

CREATE TABLE identity.user (
    company_id     uuid NOT NULL REFERENCES identity.company (company_id),
    user_id        uuid NOT NULL,
    email          text NOT NULL, -- as it was given
    email_key      text NOT NULL, -- in lower case: what makes it one person's
    full_name      text NOT NULL,
    avatar         text NOT NULL,
    role           text NOT NULL,
    status         text NOT NULL,
    manager_id     uuid,
    department_id  uuid,
    site_id        uuid,
    shift_id       uuid,
    employee_code  text NOT NULL,
    badge_number   text,
    time_zone      text,
    phone          text,
    designation    text,
    password_hash  text, -- Argon2id with its parameters; null until the person has chosen one
    record_version bigint NOT NULL DEFAULT 1,
    created_at     timestamptz NOT NULL,
    updated_at     timestamptz NOT NULL,
    PRIMARY KEY (company_id, user_id),
    CONSTRAINT user_email_taken UNIQUE (company_id, email_key),
    CONSTRAINT user_employee_code_taken UNIQUE (company_id, employee_code),
    CONSTRAINT user_badge_number_taken UNIQUE (company_id, badge_number),
    CONSTRAINT user_manager_exists FOREIGN KEY (company_id, manager_id)
        REFERENCES identity.user (company_id, user_id),
    CONSTRAINT user_not_own_manager CHECK (manager_id <> user_id),
    CONSTRAINT user_role_known CHECK (role IN (
        'admin', 'hr_operations', 'manager', 'team_lead', 'employee', 'intern', 'junior_employee')),
    CONSTRAINT user_status_known CHECK (status IN ('active', 'inactive', 'suspended', 'invited'))
);
CREATE INDEX user_reports ON identity.user (company_id, manager_id);
CALL identity.protect('user', 'SELECT, INSERT, UPDATE');

-- A user with what is read along with them.
CREATE VIEW identity.person WITH (security_invoker = true) AS
SELECT u.company_id, u.user_id, u.email, u.email_key, u.full_name, u.avatar, u.role, u.status, u.manager_id,
       u.department_id, u.site_id, u.shift_id, u.employee_code, u.badge_number, u.time_zone, u.phone, u.designation,
       u.record_version, u.created_at, u.updated_at, c.codename AS company_codename,
       c.time_zone AS company_time_zone, m.full_name AS manager_name
FROM identity.user u
JOIN identity.company c ON c.company_id = u.company_id
LEFT JOIN identity.user m ON m.company_id = u.company_id AND m.user_id = u.manager_id;
GRANT SELECT ON identity.person TO rollcall_identity;

-- A login and all that was refreshed from it: the family of its refresh tokens.
CREATE TABLE identity.session (
    company_id     uuid NOT NULL,
    session_id     uuid NOT NULL,
    user_id        uuid NOT NULL,
    created_at     timestamptz NOT NULL,
    expires_at     timestamptz NOT NULL, -- however often it is refreshed
    ended_at       timestamptz,
    client_address text NOT NULL,
    PRIMARY KEY (company_id, session_id),
    FOREIGN KEY (company_id, user_id) REFERENCES identity.user (company_id, user_id)
);
CREATE INDEX session_living ON identity.session (company_id, user_id) WHERE ended_at IS NULL;
CALL identity.protect('session');
CREATE POLICY sweep ON identity.session TO rollcall_identity_relay USING (expires_at < now());
GRANT SELECT, DELETE ON identity.session TO rollcall_identity_relay;

CREATE TABLE identity.refresh_token (
    company_id uuid NOT NULL,
    token_hash text NOT NULL, -- SHA-256, hex; the token itself is nowhere
    session_id uuid NOT NULL,
    issued_at  timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    spent_at   timestamptz,
    -- With the spent token itself it makes the successor again, so that a lost answer logs nobody out.
    salt       text,
    PRIMARY KEY (company_id, token_hash),
    FOREIGN KEY (company_id, session_id) REFERENCES identity.session (company_id, session_id) ON DELETE CASCADE
);
CREATE INDEX refresh_token_session ON identity.refresh_token (company_id, session_id);
CALL identity.protect('refresh_token');
CREATE POLICY sweep ON identity.refresh_token TO rollcall_identity_relay USING (expires_at < now());
GRANT SELECT, DELETE ON identity.refresh_token TO rollcall_identity_relay;

-- Access tokens that are over before they expire: of one session, or of a user's sessions but the spared one. The relay's
-- role reads it for all companies, for the feed that every process follows.
CREATE TABLE identity.revocation (
    company_id         uuid NOT NULL,
    sequence           bigint GENERATED ALWAYS AS IDENTITY,
    user_id            uuid NOT NULL,
    session_id         uuid,
    spared_session_id  uuid,
    -- The database's clock while the user's or session's row is locked, as for tokens: no token slips between.
    issued_before      timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (company_id, sequence),
    FOREIGN KEY (company_id, user_id) REFERENCES identity.user (company_id, user_id)
);
CREATE INDEX revocation_feed ON identity.revocation (issued_before, sequence);
CALL identity.protect('revocation', 'SELECT, INSERT');
CREATE POLICY feed ON identity.revocation TO rollcall_identity_relay USING (true);
GRANT SELECT, DELETE ON identity.revocation TO rollcall_identity_relay;

-- The installation's own, of no company. Only this service's role sees it; not even its owner does.
CREATE TABLE identity.signing_key (
    kid         text PRIMARY KEY,
    private_pem text NOT NULL,
    public_pem  text NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    retires_at  timestamptz -- replaced: published until then, for the tokens it has signed
);
ALTER TABLE identity.signing_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE identity.signing_key FORCE ROW LEVEL SECURITY;
CREATE POLICY installation ON identity.signing_key TO rollcall_identity USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON identity.signing_key TO rollcall_identity;

-- Makes the key the signing one, unless another process was first.
CREATE FUNCTION identity.add_first_signing_key(new_kid text, new_private text, new_public text) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('identity.signing_key'));
    INSERT INTO identity.signing_key (kid, private_pem, public_pem)
    SELECT new_kid, new_private, new_public
    WHERE NOT EXISTS (SELECT FROM identity.signing_key WHERE retires_at IS NULL);
END
$$;

CREATE FUNCTION identity.rotate_signing_key(new_kid text, new_private text, new_public text, keep interval) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('identity.signing_key'));
    DELETE FROM identity.signing_key WHERE retires_at < now();
    UPDATE identity.signing_key SET retires_at = now() + keep WHERE retires_at IS NULL;
    INSERT INTO identity.signing_key (kid, private_pem, public_pem) VALUES (new_kid, new_private, new_public);
END
$$;

-- For operators and for the check at start: a scope of all companies, in a transaction that does nothing else.
CREATE FUNCTION identity.list_companies() RETURNS SETOF identity.company
    LANGUAGE plpgsql
    AS $$
BEGIN
    PERFORM set_config(
        'rollcall.companies', coalesce((SELECT array_agg(company_id)::text FROM identity.company_codename), ''), true);
    RETURN QUERY SELECT * FROM identity.company ORDER BY codename;
END
$$;
