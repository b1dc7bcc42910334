#include "model/cast.h"

#include "inspect/builder.h"
#include "inspect/query.h"

namespace mercator {

// The cast of a range type to its multirange comes with the type.
template <>
std::string CatalogQuery<Cast>(int) {
  return fmt::format(
      "SELECT c.oid, pg_catalog.format_type(c.castsource, NULL), "
      "pg_catalog.format_type(c.casttarget, NULL), "
      "c.castmethod, {}, c.castcontext FROM pg_catalog.pg_cast c WHERE c.oid >= 16384 AND NOT "
      "EXISTS (SELECT 1 FROM "
      "pg_catalog.pg_range r WHERE r.rngtypid = c.castsource AND r.rngmultitypid = c.casttarget)",
      FunctionSignature("c.castfunc"));
}

template <>
void ReadRows<Cast>(const Result& rows, Builder& builder) {
  for (Row row : rows) {
    if (builder.IsMember(kCastClass, row.Oid(0))) continue;
    auto cast = std::make_shared<Cast>();
    char method = row.Char(3), context = row.Char(5);
    cast->method = method == 'f'   ? "WITH FUNCTION " + row.Text(4)
                   : method == 'i' ? "WITH INOUT"
                                   : "WITHOUT FUNCTION";
    cast->context = context == 'a' ? "ASSIGNMENT" : context == 'i' ? "IMPLICIT" : "";
    builder.Add({kCastClass, row.Oid(0), 0},
                {Kind::kCast, "", "", row.Text(1) + " AS " + row.Text(2)}, {}, cast);
  }
}

}  // namespace mercator
