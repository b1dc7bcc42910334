#include "model/access_method.h"

#include "inspect/builder.h"

namespace mercator {

template <>
std::string CatalogQuery<AccessMethod>(int) {
  return "SELECT a.oid, a.amname, a.amtype, a.amhandler::text FROM pg_catalog.pg_am a WHERE a.oid "
         ">= 16384";
}

template <>
void ReadRows<AccessMethod>(const Result& rows, Builder& builder) {
  for (Row row : rows) {
    if (builder.IsMember(kAccessMethodClass, row.Oid(0))) continue;
    auto method = std::make_shared<AccessMethod>();
    method->type = row.Char(2) == 'i' ? "INDEX" : "TABLE";
    method->handler = row.Text(3);
    builder.Add({kAccessMethodClass, row.Oid(0), 0}, {Kind::kAccessMethod, "", "", row.Text(1)}, {},
                method);
  }
}

}  // namespace mercator
