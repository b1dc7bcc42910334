-- Create "f" function
CREATE FUNCTION public.f() RETURNS trigger
LANGUAGE plpgsql
AS $$BEGIN RETURN NEW; END$$;
-- Create "p" table
CREATE TABLE public.p (
  a integer,
  b integer
) PARTITION BY LIST (a);
-- Create "p1" table
CREATE TABLE public.p1 PARTITION OF public.p FOR VALUES IN (1) PARTITION BY RANGE (b);
-- Create "p11" table
CREATE TABLE public.p11 PARTITION OF public.p1 FOR VALUES FROM (0) TO (10);
-- Create index "p_b" to table: "p"
CREATE INDEX p_b ON public.p (b);
-- Create trigger "tr"
CREATE TRIGGER tr AFTER INSERT ON public.p FOR EACH ROW EXECUTE FUNCTION public.f();
