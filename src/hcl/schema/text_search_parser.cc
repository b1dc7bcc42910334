#include "model/text_search_parser.h"

#include <fmt/format.h>

#include "base/text.h"
#include "hcl/schema/block_reader.h"
#include "hcl/schema/printer.h"
#include "sql/quote.h"

namespace mercator {
namespace {

constexpr const char* kFunctions[] = {"start", "gettoken", "end", "lextypes", "headline"};

void ReadParser(BlockReader& reader) {
  reader.RequireSchema();
  std::string name = reader.SqlName();
  std::vector<std::string> settings;
  for (const char* part : kFunctions) {
    if (auto function = reader.Object(part, {"function"}))
      settings.push_back(Upper(part) + " = " + function->substr(0, function->find('(')));
  }
  reader.Add(Phase::kTextSearch,
             fmt::format("CREATE TEXT SEARCH PARSER {} ({})", name, Join(settings, ", ")));
  ReadRenaming(reader, {Kind::kTextSearchParser, reader.SchemaName(), "", reader.Name()});
  ReadCommon(reader, "TEXT SEARCH PARSER " + name, false);
  reader.Finish();
}

void PrintParser(const Object& object, SchemaPrinter& printer) {
  const TextSearchParser& parser = object.As<TextSearchParser>();
  printer.OpenObject(object);
  printer.ObjectIf("start", parser.start, Kind::kFunction);
  printer.ObjectIf("gettoken", parser.get_token, Kind::kFunction);
  printer.ObjectIf("end", parser.end, Kind::kFunction);
  printer.ObjectIf("lextypes", parser.lex_types, Kind::kFunction);
  printer.ObjectIf("headline", parser.headline, Kind::kFunction);
  printer.CloseObject(object);
}

}  // namespace

template <>
KindForm FormOf<TextSearchParser>() {
  return {{{"text_search_parser", true, ReadParser}}, PrintParser};
}

}  // namespace mercator
