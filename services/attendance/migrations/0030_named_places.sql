-- Where a punch was made, in the words of whoever made it. The rows' type changes, and the functions of the desk take it.
ALTER TABLE @schema@.punch ADD COLUMN place_name text;
