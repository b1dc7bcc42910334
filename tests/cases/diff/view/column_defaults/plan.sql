-- Modify "v" view
ALTER VIEW public.v ALTER COLUMN id SET DEFAULT 1;
-- Modify "v" view
ALTER VIEW public.v ALTER COLUMN name DROP DEFAULT;
