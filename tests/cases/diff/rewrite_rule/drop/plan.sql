-- Drop rule "r" on table: "t"
DROP RULE r ON public.t;
