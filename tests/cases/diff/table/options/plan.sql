-- Modify "t" table
ALTER TABLE public.t
  SET (fillfactor = 80, toast.autovacuum_enabled = false),
  RESET (autovacuum_enabled);
