#include "model/comment.h"

#include "inspect/builder.h"

namespace mercator {

// The comments that initdb gives to the schema public and CREATE EXTENSION to the extension are no
// objects.
template <>
std::string CatalogQuery<Comment>(int) {
  return "SELECT d.classoid, d.objoid, d.objsubid, d.description, a.attname FROM "
         "pg_catalog.pg_description d "
         "LEFT JOIN pg_catalog.pg_attribute a ON d.classoid = 1259 AND d.objsubid > 0 AND "
         "a.attrelid = d.objoid AND "
         "a.attnum = d.objsubid WHERE (d.objoid >= 16384 AND (d.classoid <> 3079 OR (d.objoid, "
         "d.description) NOT IN (SELECT "
         "e.oid, x.comment FROM pg_catalog.pg_extension e JOIN pg_catalog.pg_available_extensions "
         "x ON x.name = "
         "e.extname WHERE x.comment IS NOT NULL))) OR (d.classoid = 2615 AND d.objoid = 2200 AND "
         "d.description "
         "<> 'standard public schema') "
         "UNION ALL SELECT s.classoid, s.objoid, 0, s.description, NULL FROM "
         "pg_catalog.pg_shdescription s "
         "WHERE s.classoid = 1260 AND s.objoid >= 16384";
}

template <>
void ReadRows<Comment>(const Result& rows, Builder& builder) {
  for (Row row : rows) {
    Address address{row.Oid(0), row.Oid(1), static_cast<int32_t>(row.Int(2))};
    const ObjectId* found = builder.Find(address);
    if (!found) continue;
    ObjectId parent = *found;
    auto comment = std::make_shared<Comment>();
    comment->text = row.Text(3);
    comment->target = parent;
    // The index of a constraint has a comment of its own.
    if (address.class_id == kRelationClass && address.sub_id == 0 &&
        parent.kind == Kind::kConstraint) {
      comment->target = {Kind::kIndex, parent.schema, "", parent.name};
    }
    // Columns of views and fields of composite types are no objects of their own.
    if (!row.IsNull(4) && parent.kind != Kind::kColumn) {
      comment->target = {Kind::kColumn, parent.schema, parent.name, row.Text(4)};
    }
    builder.catalog.Add(AboutId(Kind::kComment, comment->target), parent, comment);
  }
}

}  // namespace mercator
