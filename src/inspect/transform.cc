#include "model/transform.h"

#include "inspect/builder.h"
#include "inspect/query.h"

namespace mercator {

template <>
std::string CatalogQuery<Transform>(int) {
  return fmt::format(
      "SELECT t.oid, pg_catalog.format_type(t.trftype, NULL), pg_catalog.quote_ident(l.lanname), "
      "{}, {} "
      "FROM pg_catalog.pg_transform t JOIN pg_catalog.pg_language l ON l.oid = t.trflang WHERE "
      "t.oid >= 16384",
      FunctionSignature("t.trffromsql"), FunctionSignature("t.trftosql"));
}

template <>
void ReadRows<Transform>(const Result& rows, Builder& builder) {
  for (Row row : rows) {
    if (builder.IsMember(kTransformClass, row.Oid(0))) continue;
    auto transform = std::make_shared<Transform>();
    transform->from_sql = row.Text(3);
    transform->to_sql = row.Text(4);
    builder.Add({kTransformClass, row.Oid(0), 0},
                {Kind::kTransform, "", "", row.Text(1) + " LANGUAGE " + row.Text(2)}, {},
                transform);
  }
}

}  // namespace mercator
