#include "model/transform.h"

#include <fmt/format.h>

#include "base/text.h"
#include "hcl/schema/block_reader.h"
#include "hcl/schema/printer.h"
#include "hcl/schema/sql_text.h"
#include "sql/quote.h"

namespace mercator {
namespace {

void ReadTransform(BlockReader& reader) {
  reader.Require("type");
  reader.Require("lang");
  auto value = reader.Get("lang");
  auto* word = value ? value->As<Word>() : nullptr;
  std::string language = word ? Lower(word->text) : "";
  if (auto* reference = value ? value->As<BlockReference>() : nullptr)
    language = reader.schema().NameOf(*reference->instance);
  if (language.empty()) language = reader.String("lang").value_or("");
  std::string name = fmt::format("TRANSFORM FOR {} LANGUAGE {}", reader.Type("type").value_or(""),
                                 QuoteIdentifier(language));
  std::vector<std::string> parts;
  if (auto function = reader.Object("from_sql", {"function"}))
    parts.push_back("FROM SQL WITH FUNCTION " + *function);
  if (auto function = reader.Object("to_sql", {"function"}))
    parts.push_back("TO SQL WITH FUNCTION " + *function);
  reader.Find("name");
  reader.Add(Phase::kCast, fmt::format("CREATE {} ({})", name, Join(parts, ", ")));
  ReadCommon(reader, name, false);
  reader.Finish();
}

void PrintTransform(const Object& object, SchemaPrinter& printer) {
  const Transform& transform = object.As<Transform>();
  size_t at = object.id.name.rfind(" LANGUAGE ");
  auto language = ParseName(object.id.name.substr(at + 10));
  printer.OpenObject(object);
  printer.Raw("type", printer.Type(object.id.name.substr(0, at)));
  printer.Text("lang", language ? language->back() : "");
  printer.ObjectIf("from_sql", transform.from_sql, Kind::kFunction);
  printer.ObjectIf("to_sql", transform.to_sql, Kind::kFunction);
  printer.CloseObject(object);
}

}  // namespace

template <>
KindForm FormOf<Transform>() {
  return {{{"transform", false, ReadTransform}}, PrintTransform};
}

}  // namespace mercator
