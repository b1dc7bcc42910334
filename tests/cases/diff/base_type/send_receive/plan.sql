-- Modify base type "b"
ALTER TYPE public.b SET (RECEIVE = public.b_recv, SEND = public.b_send);
