#include "model/publication_table.h"

#include "inspect/builder.h"
#include "inspect/query.h"

namespace mercator {

template <>
std::string CatalogQuery<PublicationTable>(int version) {
  return fmt::format(
      "SELECT r.oid, r.prpubid, r.prrelid, c.relkind = 'r' AND c.relhassubclass, {} "
      "FROM pg_catalog.pg_publication_rel r JOIN pg_catalog.pg_class c ON c.oid = r.prrelid",
      version >= 150000
          ? "ARRAY(SELECT a.attname FROM pg_catalog.pg_attribute a WHERE a.attrelid = r.prrelid "
            "AND a.attnum = ANY (r.prattrs) ORDER BY a.attnum), pg_catalog.pg_get_expr(r.prqual, "
            "r.prrelid)"
          : "NULL, NULL");
}

template <>
void ReadRows<PublicationTable>(const Result& rows, Builder& builder) {
  for (Row row : rows) {
    const ObjectId* publication = builder.Find({kPublicationClass, row.Oid(1), 0});
    const ObjectId* table = builder.Relation(row.Oid(2));
    if (!publication || !table) continue;
    auto member = std::make_shared<PublicationTable>();
    member->table = *table;
    member->only = row.Bool(3);
    member->columns = row.Array(4);
    member->filter = row.Text(5);
    ObjectId id{Kind::kPublicationTable, table->schema, table->name, publication->name};
    builder.Add({kPublicationRelClass, row.Oid(0), 0}, id, ObjectId(*publication), member);
  }
}

}  // namespace mercator
