-- Modify base type "b"
ALTER TYPE public.b SET (RECEIVE = NONE, SEND = NONE);
-- Drop "b_recv" function
DROP FUNCTION public.b_recv(internal);
-- Drop "b_send" function
DROP FUNCTION public.b_send(public.b);
