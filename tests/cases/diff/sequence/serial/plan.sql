-- Create "t" table
CREATE TABLE public.t (
  id bigserial NOT NULL,
  small smallserial NOT NULL,
  CONSTRAINT t_pkey PRIMARY KEY (id)
);
