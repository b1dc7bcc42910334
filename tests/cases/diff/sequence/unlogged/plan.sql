-- Modify sequence "s"
ALTER SEQUENCE public.s SET UNLOGGED;
