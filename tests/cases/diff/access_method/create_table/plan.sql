-- Create access method "heap2"
CREATE ACCESS METHOD heap2 TYPE TABLE HANDLER heap_tableam_handler;
-- Create "t" table
CREATE TABLE public.t (
  a integer
) USING heap2;
