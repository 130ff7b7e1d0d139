-- What a dated shift is called, as shift tells it.
ALTER TABLE @schema@.shift_instance ADD COLUMN name text;
