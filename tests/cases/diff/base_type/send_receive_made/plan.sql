-- Create "b_recv" function
CREATE FUNCTION public.b_recv(internal) RETURNS public.b
LANGUAGE internal STABLE STRICT
AS 'textrecv';
-- Create "b_send" function
CREATE FUNCTION public.b_send(public.b) RETURNS bytea
LANGUAGE internal STABLE STRICT
AS 'textsend';
-- Modify base type "b"
ALTER TYPE public.b SET (RECEIVE = public.b_recv, SEND = public.b_send);
