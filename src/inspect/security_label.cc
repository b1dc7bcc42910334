#include "model/security_label.h"

#include "inspect/builder.h"

namespace mercator {

template <>
std::string CatalogQuery<SecurityLabel>(int) {
  return "SELECT l.classoid, l.objoid, l.objsubid, l.provider, l.label, a.attname FROM "
         "pg_catalog.pg_seclabel l "
         "LEFT JOIN pg_catalog.pg_attribute a ON l.classoid = 1259 AND l.objsubid > 0 AND "
         "a.attrelid = l.objoid AND "
         "a.attnum = l.objsubid UNION ALL SELECT s.classoid, s.objoid, 0, s.provider, s.label, "
         "NULL "
         "FROM pg_catalog.pg_shseclabel s WHERE s.classoid = 1260";
}

template <>
void ReadRows<SecurityLabel>(const Result& rows, Builder& builder) {
  for (Row row : rows) {
    const ObjectId* found =
        builder.Find({row.Oid(0), row.Oid(1), static_cast<int32_t>(row.Int(2))});
    if (!found) continue;
    ObjectId parent = *found;
    auto label = std::make_shared<SecurityLabel>();
    label->target = parent;
    label->provider = row.Text(3);
    label->label = row.Text(4);
    // Columns of views are no objects of their own.
    if (!row.IsNull(5) && parent.kind != Kind::kColumn) {
      label->target = {Kind::kColumn, parent.schema, parent.name, row.Text(5)};
    }
    builder.catalog.Add(AboutId(Kind::kSecurityLabel, label->target, label->provider), parent,
                        label);
  }
}

}  // namespace mercator
