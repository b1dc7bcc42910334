#include "model/user_mapping.h"

#include <fmt/format.h>

#include "inspect/builder.h"

namespace mercator {

// The view is readable for all; it hides options from those who may not see them.
template <>
std::string CatalogQuery<UserMapping>(int) {
  return "SELECT m.umid, m.srvname, m.usename, m.umuser = 0, m.umoptions, m.umuser, "
         "m.umoptions IS NULL AND NOT (SELECT r.rolsuper FROM pg_catalog.pg_roles r WHERE "
         "r.rolname = current_user) "
         "FROM pg_catalog.pg_user_mappings m WHERE m.umid >= 16384";
}

template <>
void ReadRows<UserMapping>(const Result& rows, Builder& builder) {
  for (Row row : rows) {
    if (builder.IsMember(kUserMappingClass, row.Oid(0))) continue;
    auto mapping = std::make_shared<UserMapping>();
    mapping->everyone = row.Bool(3);
    mapping->options = ReadOptions(row.Array(4));
    if (row.Bool(6)) {
      builder.catalog.uncovered.push_back(fmt::format(
          "options of the user mapping of {} for server {}, if any (hidden from this user)",
          row.View(2), row.View(1)));
    }
    ObjectId id{Kind::kUserMapping, "", row.Text(1), row.Text(2)};
    builder.Add({kUserMappingClass, row.Oid(0), 0}, id, {}, mapping);
    const ObjectId* role = builder.Find({kRoleClass, row.Oid(5), 0});
    if (role) builder.catalog.AddDependency(id, *role);
  }
}

}  // namespace mercator
