#include "model/composite.h"

#include "inspect/builder.h"

namespace mercator {

template <>
std::string CatalogQuery<Composite>(int) {
  return std::string(
             "SELECT t.oid, c.oid, n.nspname, t.typname, a.attname, "
             "pg_catalog.format_type(a.atttypid, a.atttypmod), "
             "CASE WHEN a.attcollation <> at.typcollation THEN "
             "a.attcollation::pg_catalog.regcollation::text END, "
             "a.attnum FROM pg_catalog.pg_type t JOIN pg_catalog.pg_class c ON c.oid = t.typrelid "
             "JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace "
             "LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT "
             "a.attisdropped "
             "LEFT JOIN pg_catalog.pg_type at ON at.oid = a.atttypid WHERE c.relkind = 'c' AND ") +
         kUserSchema + " ORDER BY t.oid, a.attnum";
}

template <>
void ReadRows<Composite>(const Result& rows, Builder& builder) {
  for (int i = 0; i < rows.size();) {
    uint32_t oid = rows[i].Oid(0), relation = rows[i].Oid(1);
    ObjectId id{Kind::kComposite, rows[i].Text(2), "", rows[i].Text(3)};
    auto type = std::make_shared<Composite>();
    for (; i < rows.size() && rows[i].Oid(0) == oid; ++i) {
      if (rows[i].IsNull(4)) continue;
      type->fields.push_back({rows[i].Text(4), rows[i].Text(5), rows[i].Text(6)});
    }
    if (builder.IsMember(kTypeClass, oid) || builder.IsMember(kRelationClass, relation)) continue;
    ObjectId schema{Kind::kSchema, "", "", id.schema};
    builder.Add({kTypeClass, oid, 0}, id, schema, type);
    builder.Alias({kRelationClass, relation, 0}, id);
  }
}

}  // namespace mercator
