-- Roles of one installation. Run by a superuser before the first migration, again at any time:
--   psql -v password=... -f roles.sql
-- rollcall_owner owns schemas and tables and runs migrations. Each service has an application role that neither owns a
-- table nor bypasses row-level security, and a relay role that sees its outbox only. The shift service's clock moves
-- shifts of all companies on and has a role of its own.
SELECT format('CREATE ROLE %I LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE', name)
FROM unnest(ARRAY[
    'rollcall_owner',
    'rollcall_identity', 'rollcall_identity_relay',
    'rollcall_shift', 'rollcall_shift_relay', 'rollcall_shift_clock',
    'rollcall_attendance', 'rollcall_attendance_relay', 'rollcall_attendance_timer',
    'rollcall_notification', 'rollcall_notification_relay'
]) AS name
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name)
\gexec
SELECT format('ALTER ROLE %I PASSWORD %L', rolname, :'password') FROM pg_roles WHERE rolname LIKE 'rollcall\_%'
\gexec
