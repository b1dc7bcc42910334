#include "model/materialized_view.h"

#include "inspect/builder.h"

namespace mercator {

std::string ViewDefinition(std::string text);  // view.cc

template <>
std::string CatalogQuery<MaterializedView>(int) {
  return std::string(
             "SELECT c.oid, n.nspname, c.relname, pg_catalog.pg_get_viewdef(c.oid), c.reloptions, "
             "ARRAY(SELECT attname FROM pg_catalog.pg_attribute WHERE attrelid = c.oid AND attnum "
             "> 0 AND NOT "
             "attisdropped ORDER BY attnum), CASE WHEN am.amname <> 'heap' THEN am.amname END, "
             "ts.spcname, "
             "c.relispopulated FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid "
             "= c.relnamespace "
             "LEFT JOIN pg_catalog.pg_am am ON am.oid = c.relam "
             "LEFT JOIN pg_catalog.pg_tablespace ts ON ts.oid = c.reltablespace "
             "WHERE c.relkind = 'm' AND c.oid >= 16384 AND ") +
         kUserSchema;
}

template <>
void ReadRows<MaterializedView>(const Result& rows, Builder& builder) {
  for (Row row : rows) {
    if (builder.IsMember(kRelationClass, row.Oid(0))) continue;
    auto view = std::make_shared<MaterializedView>();
    view->definition = ViewDefinition(row.Text(3));
    view->options = ReadOptions(row.Array(4));
    view->columns = row.Array(5);
    view->access_method = row.Text(6);
    view->tablespace = row.Text(7);
    view->populated = row.Bool(8);
    builder.Add({kRelationClass, row.Oid(0), 0},
                {Kind::kMaterializedView, row.Text(1), "", row.Text(2)},
                {Kind::kSchema, "", "", row.Text(1)}, view);
  }
}

}  // namespace mercator
