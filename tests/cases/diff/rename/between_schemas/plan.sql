-- Add new schema named "app"
CREATE SCHEMA app;
-- Move table "users" to schema "app"
ALTER TABLE public.users SET SCHEMA app;
-- Rename a table from "users" to "accounts"
ALTER TABLE app.users RENAME TO accounts;
-- Rename a function from "f" to "g"
ALTER FUNCTION public.f(integer) RENAME TO g;
-- Rename a value of enum "status"
ALTER TYPE public.status RENAME VALUE 'sent' TO 'shipped';
-- Rename a column from "full_name" to "name"
ALTER TABLE app.accounts RENAME COLUMN full_name TO name;
-- Rename a column from "user_id" to "account_id"
ALTER TABLE public.orders RENAME COLUMN user_id TO account_id;
-- Rename a sequence from "users_id_seq" to "accounts_id_seq"
ALTER SEQUENCE app.users_id_seq RENAME TO accounts_id_seq;
-- Rename a constraint from "users_full_name_key" to "accounts_name_key"
ALTER TABLE app.accounts RENAME CONSTRAINT users_full_name_key TO accounts_name_key;
-- Rename a constraint from "users_pkey" to "accounts_pkey"
ALTER TABLE app.accounts RENAME CONSTRAINT users_pkey TO accounts_pkey;
-- Rename a constraint from "orders_user_id_fkey" to "orders_account_id_fkey"
ALTER TABLE public.orders RENAME CONSTRAINT orders_user_id_fkey TO orders_account_id_fkey;
-- Rename an index from "users_status_idx" to "accounts_status_idx"
ALTER INDEX app.users_status_idx RENAME TO accounts_status_idx;
-- Drop "v" view
DROP VIEW public.v;
-- Create "v" view
CREATE VIEW public.v AS
 SELECT accounts.name
   FROM app.accounts;
