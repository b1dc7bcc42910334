-- Drop range type "r"
DROP TYPE public.r;
-- Create range type "r"
CREATE TYPE public.r AS RANGE (SUBTYPE = text, COLLATION = "POSIX");
-- Set owner of range: "r"
ALTER TYPE public.r OWNER TO pg_monitor;
-- Set privileges on range: "r"
REVOKE USAGE ON TYPE public.r FROM PUBLIC;
