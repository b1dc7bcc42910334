CREATE FUNCTION public."Odd Name"("An Arg" text) RETURNS text LANGUAGE plpgsql AS $x$BEGIN RETURN $$a$$ || $_$b$_$; END$x$;
