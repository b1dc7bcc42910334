CREATE PROCEDURE public.p(a integer, INOUT b text DEFAULT 'x') LANGUAGE plpgsql SECURITY DEFINER SET search_path TO '' AS $$BEGIN b := a::text; END$$;
