CREATE TABLE public.payment (id integer, day date);
CREATE TABLE public.payment_old (CHECK (day < '2020-01-01')) INHERITS (public.payment);
CREATE RULE old AS ON INSERT TO public.payment WHERE new.day < '2020-01-01' DO INSTEAD INSERT INTO public.payment_old (id, day) VALUES (new.id, new.day);
