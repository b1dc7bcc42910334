#include "model/extension.h"

#include "inspect/builder.h"

namespace mercator {

// A version that CREATE EXTENSION takes by itself is not said: it differs from server to server.
// plpgsql is there in every database that initdb made.
template <>
std::string CatalogQuery<Extension>(int) {
  return "SELECT e.oid, e.extname, n.nspname, NULLIF(e.extversion, (SELECT a.default_version FROM "
         "pg_catalog.pg_available_extensions a WHERE a.name = e.extname)) FROM "
         "pg_catalog.pg_extension e "
         "JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace WHERE e.oid >= 16384";
}

template <>
void ReadRows<Extension>(const Result& rows, Builder& builder) {
  for (Row row : rows) {
    auto extension = std::make_shared<Extension>();
    extension->schema = row.Text(2);
    extension->version = row.Text(3);
    builder.Add({kExtensionClass, row.Oid(0), 0}, {Kind::kExtension, "", "", row.Text(1)}, {},
                extension);
  }
}

}  // namespace mercator
