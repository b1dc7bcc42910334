#include "model/role.h"

#include "inspect/builder.h"

namespace mercator {

// Without the roles of the server itself; pg_authid, with the passwords, is not looked at.
template <>
std::string CatalogQuery<Role>(int) {
  return "SELECT r.oid, r.rolname, r.rolsuper, r.rolinherit, r.rolcreaterole, r.rolcreatedb, "
         "r.rolcanlogin, "
         "r.rolreplication, r.rolbypassrls, r.rolconnlimit, CASE WHEN "
         "pg_catalog.isfinite(r.rolvaliduntil) THEN "
         "pg_catalog.to_char(r.rolvaliduntil AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') || "
         "'+00' END, "
         "ARRAY(SELECT c FROM pg_catalog.pg_db_role_setting s, pg_catalog.unnest(s.setconfig) c "
         "WHERE s.setrole = r.oid AND s.setdatabase = 0 ORDER BY 1), "
         "ARRAY(SELECT c FROM pg_catalog.pg_db_role_setting s, pg_catalog.unnest(s.setconfig) c "
         "WHERE s.setrole = r.oid AND s.setdatabase = (SELECT d.oid FROM pg_catalog.pg_database d "
         "WHERE d.datname = pg_catalog.current_database()) ORDER BY 1) "
         "FROM pg_catalog.pg_roles r WHERE r.oid >= 16384 AND r.rolname !~ '^pg_'";
}

template <>
void ReadRows<Role>(const Result& rows, Builder& builder) {
  for (Row row : rows) {
    auto role = std::make_shared<Role>();
    role->superuser = row.Bool(2);
    role->inherit = row.Bool(3);
    role->create_role = row.Bool(4);
    role->create_database = row.Bool(5);
    role->login = row.Bool(6);
    role->replication = row.Bool(7);
    role->bypass_row_security = row.Bool(8);
    role->connection_limit = row.Int(9);
    role->valid_until = row.Text(10);
    role->settings = row.Array(11);
    role->database_settings = row.Array(12);
    builder.Add({kRoleClass, row.Oid(0), 0}, {Kind::kRole, "", "", row.Text(1)}, {}, role);
  }
}

}  // namespace mercator
