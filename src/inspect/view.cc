#include "model/view.h"

#include "inspect/builder.h"

namespace mercator {

std::string ViewDefinition(std::string text) {
  if (text.ends_with(';')) text.pop_back();
  return text;
}

template <>
std::string CatalogQuery<View>(int) {
  return std::string(
             "SELECT c.oid, n.nspname, c.relname, pg_catalog.pg_get_viewdef(c.oid), c.reloptions, "
             "a.names, a.types, "
             "d.names, d.expressions FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON "
             "n.oid = c.relnamespace "
             "LEFT JOIN LATERAL (SELECT pg_catalog.array_agg(attname ORDER BY attnum) AS names, "
             "pg_catalog.array_agg(pg_catalog.format_type(atttypid, atttypmod) ORDER BY attnum) AS "
             "types "
             "FROM pg_catalog.pg_attribute WHERE attrelid = c.oid AND attnum > 0 AND NOT "
             "attisdropped) a ON true "
             "LEFT JOIN LATERAL (SELECT pg_catalog.array_agg(v.attname ORDER BY v.attnum) AS "
             "names, "
             "pg_catalog.array_agg(pg_catalog.pg_get_expr(adbin, adrelid) ORDER BY adnum) AS "
             "expressions "
             "FROM pg_catalog.pg_attrdef JOIN pg_catalog.pg_attribute v ON v.attrelid = adrelid "
             "AND v.attnum = adnum "
             "WHERE adrelid = c.oid) d ON true WHERE c.relkind = 'v' AND c.relpersistence <> 't' "
             "AND c.oid >= 16384 AND ") +
         kUserSchema;
}

template <>
void ReadRows<View>(const Result& rows, Builder& builder) {
  for (Row row : rows) {
    if (builder.IsMember(kRelationClass, row.Oid(0))) continue;
    auto view = std::make_shared<View>();
    view->definition = ViewDefinition(row.Text(3));
    view->options = ReadOptions(row.Array(4));
    view->columns = row.Array(5);
    view->column_types = row.Array(6);
    std::vector<std::string> names = row.Array(7), expressions = row.Array(8);
    for (size_t i = 0; i < names.size(); ++i) view->column_defaults[names[i]] = expressions[i];
    builder.Add({kRelationClass, row.Oid(0), 0}, {Kind::kView, row.Text(1), "", row.Text(2)},
                {Kind::kSchema, "", "", row.Text(1)}, view);
  }
}

}  // namespace mercator
