-- Create collation "c"
CREATE COLLATION public.c (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
