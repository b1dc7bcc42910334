#include "model/operator_family.h"

#include "inspect/builder.h"

namespace mercator {

template <>
std::string CatalogQuery<OperatorFamily>(int) {
  return std::string(
             "SELECT f.oid, n.nspname, f.opfname, a.amname FROM pg_catalog.pg_opfamily f "
             "JOIN pg_catalog.pg_am a ON a.oid = f.opfmethod "
             "JOIN pg_catalog.pg_namespace n ON n.oid = f.opfnamespace WHERE f.oid >= 16384 AND ") +
         kUserSchema;
}

template <>
void ReadRows<OperatorFamily>(const Result& rows, Builder& builder) {
  for (Row row : rows) {
    if (builder.IsMember(kOperatorFamilyClass, row.Oid(0))) continue;
    auto family = std::make_shared<OperatorFamily>();
    family->name = row.Text(2);
    family->access_method = row.Text(3);
    ObjectId id{Kind::kOperatorFamily, row.Text(1), "",
                family->name + " USING " + family->access_method};
    builder.Add({kOperatorFamilyClass, row.Oid(0), 0}, id, {Kind::kSchema, "", "", row.Text(1)},
                family);
  }
}

}  // namespace mercator
