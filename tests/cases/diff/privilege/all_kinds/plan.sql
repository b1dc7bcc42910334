-- Set privileges on enum: "e"
REVOKE USAGE ON TYPE s.e FROM PUBLIC;
-- Set privileges on function: "f(integer)"
REVOKE EXECUTE ON FUNCTION s.f(integer) FROM PUBLIC;
-- Set privileges on foreign_data_wrapper: "w"
GRANT USAGE ON FOREIGN DATA WRAPPER w TO pg_monitor;
-- Set privileges on schema: "s"
GRANT USAGE ON SCHEMA s TO pg_monitor;
-- Set privileges on server: "r"
GRANT USAGE ON FOREIGN SERVER r TO pg_monitor;
-- Set privileges on aggregate: "total(integer)"
GRANT EXECUTE ON FUNCTION s.total(integer) TO pg_monitor;
-- Set privileges on composite: "c"
GRANT USAGE ON TYPE s.c TO pg_monitor WITH GRANT OPTION;
-- Set privileges on domain: "d"
GRANT USAGE ON DOMAIN s.d TO pg_monitor;
-- Set privileges on function: "f(integer)"
GRANT EXECUTE ON FUNCTION s.f(integer) TO pg_monitor;
-- Set privileges on function: "p(integer)"
GRANT EXECUTE ON PROCEDURE s.p(integer) TO pg_monitor;
-- Set privileges on materialized_view: "m"
GRANT SELECT ON TABLE s.m TO pg_monitor;
-- Set privileges on sequence: "q"
GRANT USAGE ON SEQUENCE s.q TO pg_monitor;
-- Set privileges on sequence: "t_id_seq"
GRANT SELECT ON SEQUENCE s.t_id_seq TO pg_monitor;
-- Set privileges on view: "v"
GRANT SELECT ON TABLE s.v TO pg_monitor;
-- Set privileges on columns of "v"
GRANT SELECT (id) ON TABLE s.v TO PUBLIC;
