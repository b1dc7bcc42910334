#include "model/domain.h"

#include "inspect/builder.h"

namespace mercator {

template <>
std::string CatalogQuery<Domain>(int) {
  return std::string(
             "SELECT t.oid, n.nspname, t.typname, pg_catalog.format_type(t.typbasetype, "
             "t.typtypmod), "
             "CASE WHEN t.typcollation <> b.typcollation THEN "
             "t.typcollation::pg_catalog.regcollation::text END, "
             "t.typnotnull, pg_catalog.pg_get_expr(t.typdefaultbin, 0) FROM pg_catalog.pg_type t "
             "JOIN pg_catalog.pg_type b ON b.oid = t.typbasetype "
             "JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace WHERE t.typtype = 'd' "
             "AND ") +
         kUserSchema;
}

template <>
void ReadRows<Domain>(const Result& rows, Builder& builder) {
  for (Row row : rows) {
    if (builder.IsMember(kTypeClass, row.Oid(0))) continue;
    auto type = std::make_shared<Domain>();
    type->type = row.Text(3);
    type->collation = row.Text(4);
    type->not_null = row.Bool(5);
    type->default_value = row.Optional(6);
    builder.Add({kTypeClass, row.Oid(0), 0}, {Kind::kDomain, row.Text(1), "", row.Text(2)},
                {Kind::kSchema, "", "", row.Text(1)}, type);
  }
}

}  // namespace mercator
