-- Modify "v" view
ALTER VIEW public.v SET (check_option = local);
-- Modify "v" view
ALTER VIEW public.v RESET (security_barrier);
