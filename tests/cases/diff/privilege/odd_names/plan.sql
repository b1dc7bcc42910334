-- Set privileges on columns of "a b"
GRANT SELECT ("x y") ON TABLE public."a b" TO PUBLIC;
