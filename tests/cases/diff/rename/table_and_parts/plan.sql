-- Rename a table from "users" to "accounts"
ALTER TABLE public.users RENAME TO accounts;
-- Rename a column from "full_name" to "name"
ALTER TABLE public.accounts RENAME COLUMN full_name TO name;
-- Rename a constraint from "adult" to "grown_up"
ALTER TABLE public.accounts RENAME CONSTRAINT adult TO grown_up;
-- Rename an index from "users_age_idx" to "by_age"
ALTER INDEX public.users_age_idx RENAME TO by_age;
-- Rename a trigger from "touch" to "touched"
ALTER TRIGGER touch ON public.accounts RENAME TO touched;
-- Rename a policy from "own" to "own_row"
ALTER POLICY own ON public.accounts RENAME TO own_row;
-- Rename a column from "user_id" to "account_id"
ALTER TABLE public.posts RENAME COLUMN user_id TO account_id;
-- Rename a sequence from "users_id_seq" to "accounts_id_seq"
ALTER SEQUENCE public.users_id_seq RENAME TO accounts_id_seq;
-- Rename a constraint from "users_full_name_key" to "accounts_name_key"
ALTER TABLE public.accounts RENAME CONSTRAINT users_full_name_key TO accounts_name_key;
-- Rename a constraint from "users_pkey" to "accounts_pkey"
ALTER TABLE public.accounts RENAME CONSTRAINT users_pkey TO accounts_pkey;
-- Rename a constraint from "posts_user_id_fkey" to "posts_account_id_fkey"
ALTER TABLE public.posts RENAME CONSTRAINT posts_user_id_fkey TO posts_account_id_fkey;
-- Modify "accounts" table
ALTER TABLE public.accounts ADD COLUMN email text;
