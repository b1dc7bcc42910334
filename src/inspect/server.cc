#include "model/server.h"

#include "inspect/builder.h"

namespace mercator {

template <>
std::string CatalogQuery<Server>(int) {
  return "SELECT s.oid, s.srvname, w.fdwname, s.srvtype, s.srvversion, s.srvoptions "
         "FROM pg_catalog.pg_foreign_server s JOIN pg_catalog.pg_foreign_data_wrapper w "
         "ON w.oid = s.srvfdw WHERE s.oid >= 16384";
}

template <>
void ReadRows<Server>(const Result& rows, Builder& builder) {
  for (Row row : rows) {
    if (builder.IsMember(kForeignServerClass, row.Oid(0))) continue;
    auto server = std::make_shared<Server>();
    server->wrapper = row.Text(2);
    server->type = row.Optional(3);
    server->version = row.Optional(4);
    server->options = ReadOptions(row.Array(5));
    builder.Add({kForeignServerClass, row.Oid(0), 0}, {Kind::kServer, "", "", row.Text(1)}, {},
                server);
  }
}

}  // namespace mercator
