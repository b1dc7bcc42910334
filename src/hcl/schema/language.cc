#include "model/language.h"

#include <fmt/format.h>

#include "base/text.h"
#include "hcl/schema/block_reader.h"
#include "hcl/schema/printer.h"
#include "sql/quote.h"

namespace mercator {
namespace {

void ReadLanguage(BlockReader& reader) {
  reader.Require("handler");
  std::string name = QuoteIdentifier(reader.Name());
  std::string sql =
      fmt::format("CREATE {}LANGUAGE {}", reader.Flag("trusted") ? "TRUSTED " : "", name);
  for (const char* part : {"handler", "inline", "validator"}) {
    if (auto function = reader.Object(part, {"function"}))
      sql += " " + Upper(part) + " " + function->substr(0, function->find('('));
  }
  reader.Add(Phase::kLanguage, sql);
  ReadRenaming(reader, {Kind::kLanguage, "", "", reader.Name()});
  ReadCommon(reader, "LANGUAGE " + name);
  reader.Finish();
}

void PrintLanguage(const Object& object, SchemaPrinter& printer) {
  const Language& language = object.As<Language>();
  printer.OpenObject(object);
  printer.FlagIf("trusted", language.trusted);
  printer.ObjectIf("handler", language.handler, Kind::kFunction);
  printer.ObjectIf("inline", language.inline_handler, Kind::kFunction);
  printer.ObjectIf("validator", language.validator, Kind::kFunction);
  printer.CloseObject(object);
}

}  // namespace

template <>
KindForm FormOf<Language>() {
  return {{{"language", false, ReadLanguage}}, PrintLanguage};
}

}  // namespace mercator
