-- Which attendance record a row is about: a withdrawn absence is told to whoever was told of it.
ALTER TABLE notification.notification ADD COLUMN record_id uuid;
CREATE INDEX notification_of_record ON notification.notification (company_id, record_id, type) WHERE record_id IS NOT NULL;
