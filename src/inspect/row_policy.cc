#include "model/row_policy.h"

#include "inspect/builder.h"

namespace mercator {
namespace {

std::string Command(char code) {
  switch (code) {
    case 'r':
      return "SELECT";
    case 'a':
      return "INSERT";
    case 'w':
      return "UPDATE";
    case 'd':
      return "DELETE";
    default:
      return "ALL";
  }
}

}  // namespace

template <>
std::string CatalogQuery<RowPolicy>(int) {
  return "SELECT p.oid, p.polrelid, p.polname, p.polcmd, p.polpermissive, "
         "ARRAY(SELECT CASE r WHEN 0 THEN 'public' ELSE pg_catalog.pg_get_userbyid(r)::text END "
         "FROM pg_catalog.unnest(p.polroles) r ORDER BY 1), pg_catalog.pg_get_expr(p.polqual, "
         "p.polrelid), "
         "pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid) FROM pg_catalog.pg_policy p";
}

template <>
void ReadRows<RowPolicy>(const Result& rows, Builder& builder) {
  for (Row row : rows) {
    const ObjectId* relation = builder.Relation(row.Oid(1));
    if (!relation) continue;
    ObjectId table = *relation;
    auto policy = std::make_shared<RowPolicy>();
    policy->command = Command(row.Char(3));
    policy->permissive = row.Bool(4);
    policy->roles = row.Array(5);
    policy->using_expression = row.Text(6);
    policy->check_expression = row.Text(7);
    ObjectId id{Kind::kRowPolicy, table.schema, table.name, row.Text(2)};
    for (const std::string& role : policy->roles)
      builder.catalog.AddDependency(id, {Kind::kRole, "", "", role});
    builder.Add({kPolicyClass, row.Oid(0), 0}, id, table, policy);
  }
}

}  // namespace mercator
