-- Set privileges on schema: "public"
REVOKE USAGE ON SCHEMA public FROM PUBLIC;
-- Set privileges on schema: "public"
GRANT CREATE ON SCHEMA public TO pg_monitor;
