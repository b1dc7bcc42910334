CREATE TABLE public.parent (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, code text UNIQUE);
CREATE TABLE public.child (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  parent_id bigint NOT NULL REFERENCES public.parent ON DELETE CASCADE,
  at timestamptz DEFAULT now() NOT NULL,
  amount numeric(10,2) DEFAULT 0 CHECK (amount >= 0),
  total numeric GENERATED ALWAYS AS (amount * 2) STORED
);
CREATE INDEX child_parent ON public.child (parent_id);
