CREATE PROCEDURE public.p(b integer) LANGUAGE plpgsql AS $$BEGIN NULL; END$$;
CREATE PROCEDURE public.q(a integer) LANGUAGE plpgsql AS $$BEGIN NULL; END$$;
