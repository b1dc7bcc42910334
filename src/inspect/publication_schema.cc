#include "model/publication_schema.h"

#include "inspect/builder.h"

namespace mercator {

template <>
std::string CatalogQuery<PublicationSchema>(int version) {
  if (version < 150000) return "";
  return "SELECT r.oid, r.pnpubid, n.nspname FROM pg_catalog.pg_publication_namespace r "
         "JOIN pg_catalog.pg_namespace n ON n.oid = r.pnnspid";
}

template <>
void ReadRows<PublicationSchema>(const Result& rows, Builder& builder) {
  for (Row row : rows) {
    const ObjectId* publication = builder.Find({kPublicationClass, row.Oid(1), 0});
    if (!publication) continue;
    auto member = std::make_shared<PublicationSchema>();
    member->schema = row.Text(2);
    ObjectId id{Kind::kPublicationSchema, "", member->schema, publication->name};
    builder.Add({kPublicationNamespaceClass, row.Oid(0), 0}, id, ObjectId(*publication), member);
  }
}

}  // namespace mercator
