#include "model/text_search_template.h"

#include <fmt/format.h>

#include "base/text.h"
#include "hcl/schema/block_reader.h"
#include "hcl/schema/printer.h"
#include "sql/quote.h"

namespace mercator {
namespace {

void ReadTemplate(BlockReader& reader) {
  reader.RequireSchema();
  reader.Require("lexize");
  std::string name = reader.SqlName();
  std::vector<std::string> settings;
  for (const char* part : {"init", "lexize"}) {
    if (auto function = reader.Object(part, {"function"}))
      settings.push_back(Upper(part) + " = " + function->substr(0, function->find('(')));
  }
  reader.Add(Phase::kTextSearch,
             fmt::format("CREATE TEXT SEARCH TEMPLATE {} ({})", name, Join(settings, ", ")));
  ReadRenaming(reader, {Kind::kTextSearchTemplate, reader.SchemaName(), "", reader.Name()});
  ReadCommon(reader, "TEXT SEARCH TEMPLATE " + name, false);
  reader.Finish();
}

void PrintTemplate(const Object& object, SchemaPrinter& printer) {
  const TextSearchTemplate& one = object.As<TextSearchTemplate>();
  printer.OpenObject(object);
  printer.ObjectIf("init", one.init, Kind::kFunction);
  printer.ObjectIf("lexize", one.lexize, Kind::kFunction);
  printer.CloseObject(object);
}

}  // namespace

template <>
KindForm FormOf<TextSearchTemplate>() {
  return {{{"text_search_template", true, ReadTemplate}}, PrintTemplate};
}

}  // namespace mercator
