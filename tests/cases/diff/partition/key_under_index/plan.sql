-- Drop index "events_kind_id_key" from table: "events"
DROP INDEX public.events_kind_id_key CASCADE;
-- Modify "events" table
ALTER TABLE public.events ADD CONSTRAINT events_kind_id_key UNIQUE (kind, id);
