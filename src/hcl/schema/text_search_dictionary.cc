#include "model/text_search_dictionary.h"

#include <fmt/format.h>

#include "base/text.h"
#include "hcl/schema/block_reader.h"
#include "hcl/schema/printer.h"
#include "hcl/schema/sql_text.h"
#include "sql/quote.h"

namespace mercator {
namespace {

void ReadDictionary(BlockReader& reader) {
  reader.RequireSchema();
  reader.Require("template");
  std::string name = reader.SqlName();
  std::string sql =
      "TEMPLATE = " + reader.Object("template", {"text_search_template"}).value_or("");
  for (const auto& [option, value] : reader.Map("options"))
    sql += fmt::format(", {} = {}", QuoteIdentifier(option), QuoteLiteral(value));
  reader.Add(Phase::kTextSearch, fmt::format("CREATE TEXT SEARCH DICTIONARY {} ({})", name, sql));
  ReadRenaming(reader, {Kind::kTextSearchDictionary, reader.SchemaName(), "", reader.Name()});
  ReadCommon(reader, "TEXT SEARCH DICTIONARY " + name);
  reader.Finish();
}

void PrintDictionary(const Object& object, SchemaPrinter& printer) {
  const TextSearchDictionary& dictionary = object.As<TextSearchDictionary>();
  printer.OpenObject(object);
  printer.ObjectIf("template", dictionary.template_name, Kind::kTextSearchTemplate);
  std::vector<std::string> settings;
  for (const std::string& option : dictionary.option_order) {
    const std::string& value = dictionary.options.at(option);
    auto constant = ParseConstant(value);
    settings.push_back(option + "=" + (constant ? constant->text : value));
  }
  printer.Settings("options", settings);
  printer.CloseObject(object);
}

}  // namespace

template <>
KindForm FormOf<TextSearchDictionary>() {
  return {{{"text_search_dictionary", true, ReadDictionary}}, PrintDictionary};
}

}  // namespace mercator
