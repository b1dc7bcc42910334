-- Drop "p" procedure
DROP PROCEDURE public.p(integer);
-- Create "p" procedure
CREATE PROCEDURE public.p(IN b integer)
LANGUAGE plpgsql
AS $$BEGIN NULL; END$$;
-- Drop "q" procedure
DROP PROCEDURE public.q(integer);
-- Create "q" procedure
CREATE PROCEDURE public.q(IN a integer)
LANGUAGE plpgsql
AS $$BEGIN NULL; END$$;
