-- Modify "u" table
ALTER TABLE public.u CLUSTER ON u_pkey;
-- Modify "t" table
ALTER TABLE public.t CLUSTER ON t_b;
