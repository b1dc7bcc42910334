#include "model/schema.h"

#include "inspect/builder.h"

namespace mercator {

template <>
std::string CatalogQuery<Schema>(int) {
  return std::string("SELECT n.oid, n.nspname FROM pg_catalog.pg_namespace n WHERE ") + kUserSchema;
}

template <>
void ReadRows<Schema>(const Result& rows, Builder& builder) {
  for (Row row : rows) {
    Address address{kNamespaceClass, row.Oid(0), 0};
    if (builder.IsMember(kNamespaceClass, row.Oid(0))) continue;
    builder.Add(address, {Kind::kSchema, "", "", row.Text(1)}, {}, std::make_shared<Schema>());
  }
}

}  // namespace mercator
