-- Modify composite type "item"
ALTER TYPE public.item ADD ATTRIBUTE price numeric CASCADE;
