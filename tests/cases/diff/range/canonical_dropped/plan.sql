-- Drop range type "r"
DROP TYPE public.r CASCADE;
