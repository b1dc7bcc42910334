CREATE TYPE public.r AS RANGE (SUBTYPE = float8);
