#include "model/default.h"

#include "inspect/builder.h"

namespace mercator {

// Defaults of view columns are attributes of the view, and the expressions of generated columns
// (the ones that can hold a VAR) attributes of the column. A default names no column, so that the
// server need not look at the table to give its text, which is most of the work: pg_get_expr of
// relation 0.
template <>
std::string CatalogQuery<Default>(int) {
  return "SELECT d.oid, d.adrelid, d.adnum, CASE WHEN pg_catalog.strpos(d.adbin::text, '{VAR ') = "
         "0 "
         "THEN pg_catalog.pg_get_expr(d.adbin, 0) END "
         "FROM pg_catalog.pg_attrdef d WHERE d.adrelid >= 16384";
}

template <>
void ReadRows<Default>(const Result& rows, Builder& builder) {
  for (Row row : rows) {
    Address address{kAttributeDefaultClass, row.Oid(0), 0};
    const ObjectId* column = builder.ColumnOf(row.Oid(1), row.Int(2));
    bool generated = builder.FindExactly(address) != nullptr;
    if (!column || generated) continue;
    auto value = std::make_shared<Default>();
    value->expression = row.Text(3);
    Address of_column{kRelationClass, row.Oid(1), static_cast<int32_t>(row.Int(2))};
    value->inherited = builder.inherited_columns.contains(of_column);
    ObjectId parent = *column;
    builder.Add(address, {Kind::kDefault, parent.schema, parent.table, parent.name}, parent, value);
  }
}

}  // namespace mercator
