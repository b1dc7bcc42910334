#include "model/enum.h"

#include <fmt/format.h>

#include "base/text.h"
#include "hcl/schema/block_reader.h"
#include "hcl/schema/printer.h"
#include "sql/quote.h"

namespace mercator {
namespace {

void ReadEnum(BlockReader& reader) {
  reader.RequireSchema();
  reader.Require("values");
  std::vector<std::string> values;
  for (const std::string& value : reader.Strings("values")) values.push_back(QuoteLiteral(value));
  std::string name = reader.SqlName();
  reader.Add(Phase::kType, fmt::format("CREATE TYPE {} AS ENUM ({})", name, Join(values, ", ")));
  ReadRenaming(reader, {Kind::kEnum, reader.SchemaName(), "", reader.Name()});
  ReadCommon(reader, "TYPE " + name);
  reader.Finish();
}

void PrintEnum(const Object& object, SchemaPrinter& printer) {
  printer.OpenObject(object);
  printer.Texts("values", object.As<Enum>().values);
  printer.CloseObject(object);
}

}  // namespace

template <>
KindForm FormOf<Enum>() {
  return {{{"enum", true, ReadEnum}}, PrintEnum};
}

}  // namespace mercator
