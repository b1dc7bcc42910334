-- Create "p" procedure
CREATE PROCEDURE public.p(IN a integer, INOUT b text DEFAULT 'x'::text)
LANGUAGE plpgsql SECURITY DEFINER
SET search_path TO ''
AS $$BEGIN b := a::text; END$$;
