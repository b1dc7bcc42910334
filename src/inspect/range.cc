#include "model/range.h"

#include "inspect/builder.h"

namespace mercator {

template <>
std::string CatalogQuery<Range>(int) {
  return std::string(
             "SELECT t.oid, n.nspname, t.typname, pg_catalog.format_type(r.rngsubtype, NULL), "
             "CASE WHEN NOT o.opcdefault THEN CASE WHEN os.oid <> 11 THEN quote_ident(os.nspname) "
             "|| '.' ELSE '' END || "
             "quote_ident(o.opcname) END, "
             "CASE WHEN r.rngcollation <> s.typcollation THEN "
             "r.rngcollation::pg_catalog.regcollation::text END, "
             "CASE WHEN r.rngcanonical <> 0 THEN r.rngcanonical::text END, "
             "CASE WHEN r.rngsubdiff <> 0 THEN r.rngsubdiff::text END, "
             "r.rngmultitypid::pg_catalog.regtype::text, r.rngmultitypid, m.typarray "
             "FROM pg_catalog.pg_range r JOIN pg_catalog.pg_type t ON t.oid = r.rngtypid "
             "JOIN pg_catalog.pg_type s ON s.oid = r.rngsubtype "
             "JOIN pg_catalog.pg_type m ON m.oid = r.rngmultitypid "
             "JOIN pg_catalog.pg_opclass o ON o.oid = r.rngsubopc "
             "JOIN pg_catalog.pg_namespace os ON os.oid = o.opcnamespace "
             "JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace WHERE ") +
         kUserSchema;
}

template <>
void ReadRows<Range>(const Result& rows, Builder& builder) {
  for (Row row : rows) {
    if (builder.IsMember(kTypeClass, row.Oid(0))) continue;
    auto type = std::make_shared<Range>();
    type->subtype = row.Text(3);
    type->subtype_opclass = row.Text(4);
    type->collation = row.Text(5);
    type->canonical = row.Text(6);
    type->subtype_diff = row.Text(7);
    type->multirange = row.Text(8);
    ObjectId id{Kind::kRange, row.Text(1), "", row.Text(2)};
    builder.Add({kTypeClass, row.Oid(0), 0}, id, {Kind::kSchema, "", "", row.Text(1)}, type);
    builder.Alias({kTypeClass, row.Oid(9), 0}, id);
    builder.Alias({kTypeClass, row.Oid(10), 0}, id);
  }
}

}  // namespace mercator
