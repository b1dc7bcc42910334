#include "model/foreign_data_wrapper.h"

#include "inspect/builder.h"
#include "inspect/query.h"

namespace mercator {

template <>
std::string CatalogQuery<ForeignDataWrapper>(int) {
  return fmt::format(
      "SELECT w.oid, w.fdwname, {}, {}, w.fdwoptions FROM pg_catalog.pg_foreign_data_wrapper w "
      "WHERE w.oid >= 16384",
      FunctionName("w.fdwhandler"), FunctionName("w.fdwvalidator"));
}

template <>
void ReadRows<ForeignDataWrapper>(const Result& rows, Builder& builder) {
  for (Row row : rows) {
    if (builder.IsMember(kForeignDataWrapperClass, row.Oid(0))) continue;
    auto wrapper = std::make_shared<ForeignDataWrapper>();
    wrapper->handler = row.Text(2);
    wrapper->validator = row.Text(3);
    wrapper->options = ReadOptions(row.Array(4));
    builder.Add({kForeignDataWrapperClass, row.Oid(0), 0},
                {Kind::kForeignDataWrapper, "", "", row.Text(1)}, {}, wrapper);
  }
}

}  // namespace mercator
