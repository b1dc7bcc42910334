-- Create "people" table
CREATE TABLE public.people (
  name text,
  team integer
);
-- Modify policy "own" on table: "t"
ALTER POLICY own ON public.t USING (EXISTS ( SELECT 1
   FROM public.people m
  WHERE (m.name = t.owner)));
-- Drop "members" table
DROP TABLE public.members;
