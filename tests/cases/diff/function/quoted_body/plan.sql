-- Create "Odd Name" function
CREATE FUNCTION public."Odd Name"("An Arg" text) RETURNS text
LANGUAGE plpgsql
AS $body$BEGIN RETURN $$a$$ || $_$b$_$; END$body$;
