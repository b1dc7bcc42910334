CREATE PROCEDURE public.p(a integer, OUT b integer) LANGUAGE plpgsql AS $$BEGIN b := 1; END$$;
