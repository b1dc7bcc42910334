-- Create "events_new" table
CREATE TABLE public.events_new PARTITION OF public.events FOR VALUES IN ('new');
-- Modify "events_old" table
ALTER TABLE public.events ATTACH PARTITION public.events_old FOR VALUES IN ('old');
-- Modify "events_new" table
ALTER TABLE public.events_new ADD CONSTRAINT own_key UNIQUE USING INDEX events_new_kind_id_idx;
-- Create index "later_a_b" to table: "later"
CREATE UNIQUE INDEX later_a_b ON public.later (a, b);
