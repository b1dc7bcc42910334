-- Drop base type "b"
DROP TYPE public.b;
