-- Create collation "c"
CREATE COLLATION public.c (provider = libc, lc_collate = 'C', lc_ctype = 'POSIX');
