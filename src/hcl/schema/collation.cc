#include "model/collation.h"

#include <fmt/format.h>

#include "base/text.h"
#include "hcl/schema/block_reader.h"
#include "hcl/schema/printer.h"
#include "sql/quote.h"

namespace mercator {
namespace {

void ReadCollation(BlockReader& reader) {
  reader.RequireSchema();
  std::string name = reader.SqlName();
  std::vector<std::string> settings;
  if (auto provider = reader.OneOf("provider", {"libc", "icu", "builtin"}))
    settings.push_back("provider = " + *provider);
  for (const char* text : {"locale", "lc_collate", "lc_ctype", "rules"}) {
    if (auto value = reader.String(text))
      settings.push_back(fmt::format("{} = {}", text, QuoteLiteral(*value)));
  }
  if (!reader.Bool("deterministic").value_or(true)) settings.push_back("deterministic = false");
  reader.Add(Phase::kCollation,
             fmt::format("CREATE COLLATION {} ({})", name, Join(settings, ", ")));
  ReadRenaming(reader, {Kind::kCollation, reader.SchemaName(), "", reader.Name()});
  ReadCommon(reader, "COLLATION " + name);
  reader.Finish();
}

void PrintCollation(const Object& object, SchemaPrinter& printer) {
  const Collation& collation = object.As<Collation>();
  printer.OpenObject(object);
  printer.Raw("provider", collation.provider);
  printer.TextIf("locale", collation.locale);
  printer.TextIf("lc_collate", collation.lc_collate);
  printer.TextIf("lc_ctype", collation.lc_ctype);
  if (!collation.deterministic) printer.Flag("deterministic", false);
  printer.TextIf("rules", collation.rules);
  printer.CloseObject(object);
}

}  // namespace

template <>
KindForm FormOf<Collation>() {
  return {{{"collation", true, ReadCollation}}, PrintCollation};
}

}  // namespace mercator
