CREATE FUNCTION public.f() RETURNS void LANGUAGE sql SET search_path TO public SET work_mem TO '8MB' AS '';
