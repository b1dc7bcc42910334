CREATE TABLE public."a b" ("x y" integer);
GRANT SELECT ("x y") ON public."a b" TO PUBLIC;
