-- A name to log in with besides the e-mail, chosen at registration; its company's own, in lower case.
ALTER TABLE identity.user
    ADD COLUMN username text,
    ADD CONSTRAINT user_username_taken UNIQUE (company_id, username),
    ADD CONSTRAINT user_username_plain CHECK (username ~ '^[a-z0-9][a-z0-9._-]{2,63}$');
