#include "model/operator.h"

#include "inspect/builder.h"
#include "inspect/query.h"

namespace mercator {
namespace {

ObjectId IdOf(const std::string& schema, const std::string& name, const std::string& left,
              const std::string& right) {
  return {Kind::kOperator, schema, "",
          fmt::format("{}({}, {})", name, left.empty() ? "NONE" : left, right)};
}

}  // namespace

template <>
std::string CatalogQuery<Operator>(int) {
  return fmt::format(
      "SELECT o.oid, n.nspname, o.oprname, CASE WHEN o.oprleft <> 0 THEN "
      "pg_catalog.format_type(o.oprleft, NULL) END, "
      "pg_catalog.format_type(o.oprright, NULL), o.oprcode::text, cn.nspname, c.oprname, "
      "nn.nspname, g.oprname, {}, {}, "
      "o.oprcanhash, o.oprcanmerge FROM pg_catalog.pg_operator o "
      "JOIN pg_catalog.pg_namespace n ON n.oid = o.oprnamespace "
      "LEFT JOIN pg_catalog.pg_operator c ON c.oid = o.oprcom LEFT JOIN pg_catalog.pg_namespace cn "
      "ON cn.oid = c.oprnamespace "
      "LEFT JOIN pg_catalog.pg_operator g ON g.oid = o.oprnegate LEFT JOIN pg_catalog.pg_namespace "
      "nn ON nn.oid = g.oprnamespace "
      "WHERE o.oid >= 16384 AND o.oprcode <> 0 AND {}",
      FunctionName("o.oprrest"), FunctionName("o.oprjoin"), kUserSchema);
}

template <>
void ReadRows<Operator>(const Result& rows, Builder& builder) {
  for (Row row : rows) {
    if (builder.IsMember(kOperatorClass, row.Oid(0))) continue;
    auto op = std::make_shared<Operator>();
    op->name = row.Text(2);
    op->left = row.Text(3);
    op->right = row.Text(4);
    op->function = row.Text(5);
    if (!row.IsNull(7)) op->commutator = IdOf(row.Text(6), row.Text(7), op->right, op->left);
    if (!row.IsNull(9)) op->negator = IdOf(row.Text(8), row.Text(9), op->left, op->right);
    op->restrict = row.Text(10);
    op->join = row.Text(11);
    op->hashes = row.Bool(12);
    op->merges = row.Bool(13);
    builder.Add({kOperatorClass, row.Oid(0), 0}, IdOf(row.Text(1), op->name, op->left, op->right),
                {Kind::kSchema, "", "", row.Text(1)}, op);
  }
}

}  // namespace mercator
