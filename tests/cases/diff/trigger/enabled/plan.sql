-- Modify "t" table
ALTER TABLE public.t
  ENABLE REPLICA TRIGGER a,
  ENABLE TRIGGER b;
-- Create trigger "c"
CREATE TRIGGER c BEFORE INSERT ON public.t FOR EACH ROW EXECUTE FUNCTION public.f();
-- Modify "t" table
ALTER TABLE public.t ENABLE ALWAYS TRIGGER c;
