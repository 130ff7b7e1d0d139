-- What 0003 demands of new rows holds for the old ones too; checked without keeping writers out.
ALTER TABLE @schema@.record VALIDATE CONSTRAINT record_one_open_break;
ALTER TABLE @schema@.punch VALIDATE CONSTRAINT punch_break_has_type;
