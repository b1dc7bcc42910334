-- Create "parent" table
CREATE TABLE public.parent (
  id bigint GENERATED ALWAYS AS IDENTITY,
  code text,
  CONSTRAINT parent_pkey PRIMARY KEY (id),
  CONSTRAINT parent_code_key UNIQUE (code)
);
-- Create "child" table
CREATE TABLE public.child (
  id bigint GENERATED ALWAYS AS IDENTITY,
  parent_id bigint NOT NULL,
  at timestamp with time zone DEFAULT now() NOT NULL,
  amount numeric(10,2) DEFAULT 0,
  total numeric GENERATED ALWAYS AS (amount * (2)::numeric) STORED,
  CONSTRAINT child_pkey PRIMARY KEY (id),
  CONSTRAINT child_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES public.parent (id) ON DELETE CASCADE,
  CONSTRAINT child_amount_check CHECK (amount >= (0)::numeric)
);
-- Create index "child_parent" to table: "child"
CREATE INDEX child_parent ON public.child (parent_id);
