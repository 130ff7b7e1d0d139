-- Whose recurring shift is whose belongs to shift; identity shows it with the person. `shift_sequence` is the event's that
-- told of it: only higher ones apply.
ALTER TABLE identity.user ADD COLUMN shift_sequence bigint NOT NULL DEFAULT 0;
