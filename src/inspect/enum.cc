#include "model/enum.h"

#include "inspect/builder.h"

namespace mercator {

template <>
std::string CatalogQuery<Enum>(int) {
  return std::string(
             "SELECT t.oid, n.nspname, t.typname, ARRAY(SELECT e.enumlabel FROM pg_catalog.pg_enum "
             "e "
             "WHERE e.enumtypid = t.oid ORDER BY e.enumsortorder) FROM pg_catalog.pg_type t "
             "JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace WHERE t.typtype = 'e' "
             "AND ") +
         kUserSchema;
}

template <>
void ReadRows<Enum>(const Result& rows, Builder& builder) {
  for (Row row : rows) {
    if (builder.IsMember(kTypeClass, row.Oid(0))) continue;
    auto type = std::make_shared<Enum>();
    type->values = row.Array(3);
    builder.Add({kTypeClass, row.Oid(0), 0}, {Kind::kEnum, row.Text(1), "", row.Text(2)},
                {Kind::kSchema, "", "", row.Text(1)}, type);
  }
}

}  // namespace mercator
