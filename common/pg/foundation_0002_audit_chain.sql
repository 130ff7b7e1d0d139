-- Audit entries become links of one hash chain per company. They are written unsealed, with the change they tell of;
-- one writer per service seals them afterwards, in order, under the relay's role.
ALTER TABLE @schema@.audit_entry
    ADD COLUMN chain_position bigint, -- 1, 2, 3, ... per company; null until sealed
    ADD COLUMN chain_hash     text;   -- SHA-256 over the entry and the link before it, hex
CREATE INDEX audit_unsealed ON @schema@.audit_entry (at, id) WHERE chain_position IS NULL;
CREATE UNIQUE INDEX audit_links ON @schema@.audit_entry (company_id, chain_position) WHERE chain_position IS NOT NULL;

-- The last link of each chain: cutting a chain's end off shows.
CREATE TABLE @schema@.audit_head (
    company_id uuid PRIMARY KEY,
    position   bigint NOT NULL,
    hash       text NOT NULL,
    sealed_at  timestamptz NOT NULL DEFAULT now()
);
CALL @schema@.protect('audit_head', 'SELECT');
CREATE POLICY seal ON @schema@.audit_head TO rollcall_@schema@_relay USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON @schema@.audit_head TO rollcall_@schema@_relay;

CREATE POLICY seal ON @schema@.audit_entry TO rollcall_@schema@_relay USING (true) WITH CHECK (true);
GRANT SELECT, UPDATE (chain_position, chain_hash) ON @schema@.audit_entry TO rollcall_@schema@_relay;
-- Who writes entries does not seal them.
REVOKE INSERT ON @schema@.audit_entry FROM rollcall_@schema@;
GRANT INSERT (company_id, id, at, actor_id, action, entity, entity_id, before, after, request_id, client_address)
    ON @schema@.audit_entry TO rollcall_@schema@;
