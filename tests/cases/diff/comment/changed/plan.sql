-- Set comment to table: "t"
COMMENT ON TABLE public.t IS 'it''s b';
-- Set comment to column: "x" on table: "t"
COMMENT ON COLUMN public.t.x IS E'line
break \\ backslash';
-- Set comment to column: "id" on table: "t"
COMMENT ON COLUMN public.t.id IS NULL;
