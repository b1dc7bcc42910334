-- Set owner of sequence "q"
ALTER SEQUENCE public.q OWNED BY NONE;
-- Set owner of sequence "r"
ALTER SEQUENCE public.r OWNED BY public.t.other;
-- Set owner of sequence "s"
ALTER SEQUENCE public.s OWNED BY public.t.id;
-- Set owner of sequence: "q"
ALTER SEQUENCE public.q OWNER TO postgres;
