-- Modify "p" table
ALTER TABLE public.p DROP CONSTRAINT p_pkey;
-- Create index "p1_pkey" to table: "p1"
CREATE UNIQUE INDEX p1_pkey ON public.p1 (a, b);
-- Create index "p_pkey" to table: "p"
CREATE UNIQUE INDEX p_pkey ON public.p (a, b);
