#include "postgres/subscriptions.h"

#include <fmt/format.h>

namespace mercator {
namespace {

constexpr const char* kOf =
    " pg_catalog.pg_subscription WHERE subdbid = (SELECT oid FROM pg_catalog.pg_database WHERE "
    "datname = $1)";

constexpr const char* kColumns =
    "SELECT pg_catalog.string_agg(pg_catalog.quote_ident(attname), ', ') FROM "
    "pg_catalog.pg_attribute WHERE attrelid = 'pg_catalog.pg_subscription'::pg_catalog.regclass "
    "AND "
    "attnum > 0 AND NOT attisdropped AND attname NOT IN ('oid', 'subdbid')";

constexpr const char* kComments =
    "UPDATE pg_catalog.pg_description d SET objoid = copy.oid FROM pg_catalog.pg_subscription copy "
    "JOIN pg_catalog.pg_subscription source USING (subname) JOIN pg_catalog.pg_database a ON a.oid "
    "= "
    "source.subdbid JOIN pg_catalog.pg_database b ON b.oid = copy.subdbid WHERE a.datname = $1 AND "
    "b.datname = $2 AND d.classoid = 6100 AND d.objoid = source.oid";

bool HasSubscriptions(Connection& admin, const std::string& database) {
  return !admin.Query(std::string("SELECT 1 FROM") + kOf, {database}).empty();
}

}  // namespace

void CopySubscriptions(Connection& admin, const std::string& from, const std::string& to,
                       const std::function<Connection()>& connect) {
  if (!HasSubscriptions(admin, from)) return;
  std::string columns = admin.Execute(kColumns)[0].Text(0);
  admin.Execute("SET allow_system_table_mods = on");
  admin.Query(fmt::format("INSERT INTO pg_catalog.pg_subscription (oid, subdbid, {0}) SELECT "
                          "pg_catalog.pg_nextoid('pg_catalog.pg_subscription', 'oid', "
                          "'pg_catalog.pg_subscription_oid_index'), (SELECT oid FROM "
                          "pg_catalog.pg_database WHERE datname = $2), {0} FROM{1}",
                          columns, kOf),
              {from, to});
  admin.Execute("RESET allow_system_table_mods");
  Connection copy = connect();
  copy.Execute("SET allow_system_table_mods = on");
  copy.Query(kComments, {from, to});
}

void RemoveSubscriptions(Connection& admin, const std::string& database) {
  if (!HasSubscriptions(admin, database)) return;
  admin.Execute("SET allow_system_table_mods = on");
  admin.Query(std::string("DELETE FROM") + kOf, {database});
  admin.Execute("RESET allow_system_table_mods");
}

}  // namespace mercator
