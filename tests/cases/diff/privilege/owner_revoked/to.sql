CREATE TABLE public.t (id integer, name text, secret text);
REVOKE DELETE, TRUNCATE ON public.t FROM CURRENT_USER;
