-- What a dated shift is called: after its recurring shift or its shift type, when it was planned. Older ones have no name.
ALTER TABLE shift.shift ADD COLUMN name text;
