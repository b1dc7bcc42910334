CREATE TABLE public."a b" ("x y" integer);
