-- Modify "m" materialized view
ALTER MATERIALIZED VIEW public.m SET (autovacuum_enabled = false);
-- Modify "m" materialized view
ALTER MATERIALIZED VIEW public.m RESET (fillfactor);
