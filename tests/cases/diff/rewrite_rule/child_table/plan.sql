-- Drop rule "old" on table: "payment"
DROP RULE old ON public.payment;
-- Modify "payment_old" table
ALTER TABLE public.payment_old DROP CONSTRAINT payment_old_day_check;
-- Drop "payment_old" table
DROP TABLE public.payment_old;
-- Drop "payment" table
DROP TABLE public.payment;
