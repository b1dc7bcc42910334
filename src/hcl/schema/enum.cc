#include "model/enum.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "hcl/schema/block_reader.h"
#include "hcl/schema/printer.h"
#include "hcl/suggest.h"
#include "sql/quote.h"

namespace mercator {
namespace {

// `value "new" { renamed_from = "old" }`: what `values` alone cannot tell.
void ReadValues(BlockReader& reader, const ObjectId& id, const std::vector<std::string>& values) {
  for (const hcl::Block* block : reader.Blocks("value")) {
    BlockReader value(*block, reader);
    if (std::ranges::find(values, value.Label()) == values.end())
      value.Complain("`values` has no \"" + value.Label() + "\"" +
                     hcl::DidYouMean(hcl::Suggest(value.Label(), values)));
    value.Require("renamed_from");
    ReadRenaming(value, id, value.Label());
    value.Finish();
  }
}

void ReadEnum(BlockReader& reader) {
  reader.RequireSchema();
  reader.Require("values");
  const ObjectId id{Kind::kEnum, reader.SchemaName(), "", reader.Name()};
  ReadValues(reader, id, reader.Strings("values"));
  std::vector<std::string> values;
  for (const std::string& value : reader.Strings("values")) values.push_back(QuoteLiteral(value));
  std::string name = reader.SqlName();
  reader.Add(Phase::kType, fmt::format("CREATE TYPE {} AS ENUM ({})", name, Join(values, ", ")));
  ReadRenaming(reader, id);
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
