#include "model/collation.h"

#include "inspect/builder.h"
#include "inspect/query.h"

namespace mercator {
namespace {

std::string Provider(char code) { return code == 'i' ? "icu" : code == 'b' ? "builtin" : "libc"; }

}  // namespace

// Where the locale of another provider than libc stands has changed twice.
template <>
std::string CatalogQuery<Collation>(int version) {
  const char* locale = version >= 170000 ? "c.colllocale"
                       : version >= 150000
                           ? "c.colliculocale"
                           : "CASE WHEN c.collprovider <> 'c' THEN c.collcollate END";
  return fmt::format(
      "SELECT c.oid, n.nspname, c.collname, c.collprovider, {}, c.collcollate, c.collctype, "
      "c.collisdeterministic, {} FROM pg_catalog.pg_collation c "
      "JOIN pg_catalog.pg_namespace n ON n.oid = c.collnamespace WHERE c.oid >= 16384 "
      "AND c.collencoding IN (-1, (SELECT d.encoding FROM pg_catalog.pg_database d "
      "WHERE d.datname = pg_catalog.current_database())) AND {}",
      locale, version >= 160000 ? "c.collicurules" : "NULL", kUserSchema);
}

template <>
void ReadRows<Collation>(const Result& rows, Builder& builder) {
  for (Row row : rows) {
    if (builder.IsMember(kCollationClass, row.Oid(0))) continue;
    auto collation = std::make_shared<Collation>();
    collation->provider = Provider(row.Char(3));
    if (!row.IsNull(4)) {
      collation->locale = row.Text(4);
    } else if (row.View(5) == row.View(6)) {
      collation->locale = row.Text(5);
    } else {
      collation->lc_collate = row.Text(5);
      collation->lc_ctype = row.Text(6);
    }
    collation->deterministic = row.Bool(7);
    collation->rules = row.Text(8);
    builder.Add({kCollationClass, row.Oid(0), 0}, {Kind::kCollation, row.Text(1), "", row.Text(2)},
                {Kind::kSchema, "", "", row.Text(1)}, collation);
  }
}

}  // namespace mercator
