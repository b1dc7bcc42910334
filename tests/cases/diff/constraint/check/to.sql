CREATE TABLE public.t (a integer, CONSTRAINT c CHECK (a > 1), CONSTRAINT n CHECK (a > 1), CONSTRAINT d CHECK (a IN (1, 2, 3)));
