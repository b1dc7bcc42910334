#include "model/conversion.h"

#include "inspect/builder.h"

namespace mercator {

template <>
std::string CatalogQuery<Conversion>(int) {
  return std::string(
             "SELECT c.oid, n.nspname, c.conname, "
             "pg_catalog.pg_encoding_to_char(c.conforencoding), "
             "pg_catalog.pg_encoding_to_char(c.contoencoding), c.conproc::text, c.condefault "
             "FROM pg_catalog.pg_conversion c JOIN pg_catalog.pg_namespace n ON n.oid = "
             "c.connamespace "
             "WHERE c.oid >= 16384 AND ") +
         kUserSchema;
}

template <>
void ReadRows<Conversion>(const Result& rows, Builder& builder) {
  for (Row row : rows) {
    if (builder.IsMember(kConversionClass, row.Oid(0))) continue;
    auto conversion = std::make_shared<Conversion>();
    conversion->from = row.Text(3);
    conversion->to = row.Text(4);
    conversion->function = row.Text(5);
    conversion->is_default = row.Bool(6);
    builder.Add({kConversionClass, row.Oid(0), 0},
                {Kind::kConversion, row.Text(1), "", row.Text(2)},
                {Kind::kSchema, "", "", row.Text(1)}, conversion);
  }
}

}  // namespace mercator
