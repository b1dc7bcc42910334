-- Drop trigger "a"
DROP TRIGGER a ON public.t;
-- Create trigger "a"
CREATE TRIGGER a BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW EXECUTE FUNCTION public.f();
-- Set comment to trigger: "a"
COMMENT ON TRIGGER a ON public.t IS 'kept';
-- Drop trigger "c"
DROP TRIGGER c ON public.t;
-- Create trigger "c"
CREATE CONSTRAINT TRIGGER c AFTER INSERT ON public.t DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION public.f();
