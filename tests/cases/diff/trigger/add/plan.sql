-- Create "f" function
CREATE FUNCTION public.f() RETURNS trigger
LANGUAGE plpgsql
AS $$BEGIN RETURN NEW; END$$;
-- Create "v" view
CREATE VIEW public.v AS
 SELECT t.id
   FROM public.t;
-- Create trigger "a"
CREATE TRIGGER a BEFORE INSERT OR UPDATE OF a ON public.t FOR EACH ROW WHEN ((new.a > 0)) EXECUTE FUNCTION public.f('x');
-- Create trigger "b"
CREATE TRIGGER b AFTER UPDATE ON public.t REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.f();
-- Create trigger "c"
CREATE CONSTRAINT TRIGGER c AFTER INSERT ON public.t DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.f();
-- Create trigger "d"
CREATE TRIGGER d INSTEAD OF INSERT ON public.v FOR EACH ROW EXECUTE FUNCTION public.f();
