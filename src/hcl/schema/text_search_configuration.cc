#include "model/text_search_configuration.h"

#include <fmt/format.h>

#include "base/text.h"
#include "hcl/schema/block_reader.h"
#include "hcl/schema/printer.h"
#include "hcl/schema/sql_text.h"
#include "sql/quote.h"

namespace mercator {
namespace {

void ReadConfiguration(BlockReader& reader) {
  reader.RequireSchema();
  reader.Require("parser");
  std::string name = reader.SqlName();
  reader.Add(Phase::kTextSearch,
             fmt::format("CREATE TEXT SEARCH CONFIGURATION {} (PARSER = {})", name,
                         reader.Object("parser", {"text_search_parser"}).value_or("")));
  for (const hcl::Block* block : reader.Blocks("mapping")) {
    BlockReader mapping(*block, reader);
    mapping.Require("dictionaries");
    std::vector<std::string> dictionaries =
        mapping.Objects("dictionaries", {"text_search_dictionary"});
    mapping.Add(Phase::kTextSearch,
                fmt::format("ALTER TEXT SEARCH CONFIGURATION {} ADD MAPPING FOR {} WITH {}", name,
                            QuotedList(mapping.Strings("tokens")), Join(dictionaries, ", ")));
    mapping.Finish();
  }
  ReadRenaming(reader, {Kind::kTextSearchConfiguration, reader.SchemaName(), "", reader.Name()});
  ReadCommon(reader, "TEXT SEARCH CONFIGURATION " + name);
  reader.Finish();
}

void PrintConfiguration(const Object& object, SchemaPrinter& printer) {
  const TextSearchConfiguration& configuration = object.As<TextSearchConfiguration>();
  printer.OpenObject(object);
  printer.ObjectIf("parser", configuration.parser, Kind::kTextSearchParser);
  std::map<std::string, std::vector<std::string>> tokens;
  for (const auto& [token, dictionaries] : configuration.mappings)
    tokens[dictionaries].push_back(token);
  for (const auto& [dictionaries, names] : tokens) {
    std::vector<std::string> references;
    for (const std::string& dictionary : SplitList(dictionaries))
      references.push_back(printer.ObjectByName(dictionary, Kind::kTextSearchDictionary));
    printer.Open("mapping");
    printer.Texts("tokens", names);
    printer.List("dictionaries", references);
    printer.Close();
  }
  printer.CloseObject(object);
}

}  // namespace

template <>
KindForm FormOf<TextSearchConfiguration>() {
  return {{{"text_search_configuration", true, ReadConfiguration}}, PrintConfiguration};
}

}  // namespace mercator
