-- Create rule "r" on table: "t"
CREATE RULE r AS
    ON INSERT TO public.t DO INSTEAD NOTHING;
-- Modify "t" table
ALTER TABLE public.t ENABLE REPLICA RULE r;
