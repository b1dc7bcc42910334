-- Modify "p" procedure
CREATE OR REPLACE PROCEDURE public.p(IN a integer)
LANGUAGE plpgsql
AS $$BEGIN COMMIT; END$$;
