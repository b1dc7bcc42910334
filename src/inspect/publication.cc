#include "model/publication.h"

#include "inspect/builder.h"
#include "inspect/query.h"

namespace mercator {

template <>
std::string CatalogQuery<Publication>(int version) {
  return fmt::format(
      "SELECT p.oid, p.pubname, p.puballtables, pg_catalog.concat_ws(', ', "
      "CASE WHEN p.pubinsert THEN 'insert' END, CASE WHEN p.pubupdate THEN 'update' END, "
      "CASE WHEN p.pubdelete THEN 'delete' END, CASE WHEN p.pubtruncate THEN 'truncate' END), "
      "p.pubviaroot, {} FROM pg_catalog.pg_publication p WHERE p.oid >= 16384",
      version >= 180000 ? "CASE WHEN p.pubgencols = 's' THEN 'stored' ELSE 'none' END" : "'none'");
}

template <>
void ReadRows<Publication>(const Result& rows, Builder& builder) {
  for (Row row : rows) {
    if (builder.IsMember(kPublicationClass, row.Oid(0))) continue;
    auto publication = std::make_shared<Publication>();
    publication->all_tables = row.Bool(2);
    publication->publish = row.Text(3);
    publication->via_partition_root = row.Bool(4);
    publication->generated_columns = row.Text(5);
    builder.Add({kPublicationClass, row.Oid(0), 0}, {Kind::kPublication, "", "", row.Text(1)}, {},
                publication);
  }
}

}  // namespace mercator
