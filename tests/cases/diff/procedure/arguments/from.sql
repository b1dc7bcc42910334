CREATE PROCEDURE public.p(a integer) LANGUAGE plpgsql AS $$BEGIN NULL; END$$;
CREATE PROCEDURE public.q(INOUT a integer) LANGUAGE plpgsql AS $$BEGIN NULL; END$$;
