CREATE TABLE public.t (id integer, x integer);
COMMENT ON TABLE public.t IS 'it''s b';
COMMENT ON COLUMN public.t.x IS 'line
break \ backslash';
