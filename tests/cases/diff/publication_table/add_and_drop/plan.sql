-- Modify publication "p"
ALTER PUBLICATION p ADD TABLE public.b;
-- Modify publication "p"
ALTER PUBLICATION p DROP TABLE public.a;
