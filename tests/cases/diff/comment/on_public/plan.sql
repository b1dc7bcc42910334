-- Set comment to schema: "public"
COMMENT ON SCHEMA public IS 'ours';
