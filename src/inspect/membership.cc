#include "model/membership.h"

#include <fmt/format.h>

#include "inspect/builder.h"

namespace mercator {

// Since PostgreSQL 16 several roles may have granted the same; what any of them gave counts.
template <>
std::string CatalogQuery<Membership>(int version) {
  return fmt::format(
      "SELECT g.rolname, m.rolname, pg_catalog.bool_or(a.admin_option), {}, {} FROM "
      "pg_catalog.pg_auth_members a "
      "JOIN pg_catalog.pg_roles g ON g.oid = a.roleid JOIN pg_catalog.pg_roles m ON m.oid = "
      "a.member "
      "WHERE m.oid >= 16384 AND m.rolname !~ '^pg_' GROUP BY 1, 2",
      version >= 160000 ? "pg_catalog.bool_or(a.inherit_option)"
                        : "pg_catalog.bool_or(m.rolinherit)",
      version >= 160000 ? "pg_catalog.bool_or(a.set_option)" : "true");
}

template <>
void ReadRows<Membership>(const Result& rows, Builder& builder) {
  for (Row row : rows) {
    auto membership = std::make_shared<Membership>();
    membership->role = row.Text(0);
    membership->member = row.Text(1);
    membership->admin = row.Bool(2);
    membership->inherit = row.Bool(3);
    membership->set = row.Bool(4);
    ObjectId id{Kind::kMembership, "", membership->role, membership->member};
    ObjectId member{Kind::kRole, "", "", membership->member};
    builder.catalog.AddDependency(id, {Kind::kRole, "", "", membership->role});
    builder.catalog.Add(id, member, membership);
  }
}

}  // namespace mercator
