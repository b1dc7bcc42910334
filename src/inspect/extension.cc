#include "model/extension.h"

#include "inspect/builder.h"

namespace mercator {

// A version that CREATE EXTENSION takes by itself is not said: it differs from server to server.
// plpgsql is there in every database that initdb made.
template <>
std::string CatalogQuery<Extension>(int) {
  return "SELECT e.oid, e.extname, n.nspname, NULLIF(e.extversion, a.default_version), "
         "CASE WHEN a.name IS NOT NULL AND e.extversion <> a.default_version THEN "
         "ARRAY(SELECT p.target FROM pg_catalog.pg_extension_update_paths(e.extname) p "
         "WHERE p.source = e.extversion AND p.path IS NOT NULL) END "
         "FROM pg_catalog.pg_extension e "
         "JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace "
         "LEFT JOIN pg_catalog.pg_available_extensions a ON a.name = e.extname "
         "WHERE e.oid >= 16384";
}

template <>
void ReadRows<Extension>(const Result& rows, Builder& builder) {
  for (Row row : rows) {
    auto extension = std::make_shared<Extension>();
    extension->schema = row.Text(2);
    extension->version = row.Text(3);
    extension->updates = row.Array(4);
    builder.Add({kExtensionClass, row.Oid(0), 0}, {Kind::kExtension, "", "", row.Text(1)}, {},
                extension);
  }
}

}  // namespace mercator
