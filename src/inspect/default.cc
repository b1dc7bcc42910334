#include "model/default.h"

#include "inspect/builder.h"

namespace mercator {

// Defaults of view columns are attributes of the view. A default names no column, so that the
// server need not look at the columns of the table to give its text (pg_get_expr with relation 0),
// which is most of the work.
template <>
std::string CatalogQuery<Default>(int) {
  return "SELECT d.oid, d.adrelid, d.adnum, pg_catalog.pg_get_expr(d.adbin, 0), "
         "a.attislocal "
         "FROM pg_catalog.pg_attrdef d JOIN pg_catalog.pg_attribute a ON a.attrelid = d.adrelid "
         "AND a.attnum = d.adnum "
         "WHERE d.adrelid >= 16384 AND a.attgenerated = ''";
}

template <>
void ReadRows<Default>(const Result& rows, Builder& builder) {
  for (Row row : rows) {
    const ObjectId* column = builder.ColumnOf(row.Oid(1), row.Int(2));
    if (!column) continue;
    auto value = std::make_shared<Default>();
    value->expression = row.Text(3);
    value->inherited = !row.Bool(4);
    ObjectId parent = *column;
    builder.Add({kAttributeDefaultClass, row.Oid(0), 0},
                {Kind::kDefault, parent.schema, parent.table, parent.name}, parent, value);
  }
}

}  // namespace mercator
