#include "model/cast.h"

#include <fmt/format.h>

#include "base/text.h"
#include "hcl/schema/block_reader.h"
#include "hcl/schema/printer.h"
#include "hcl/schema/sql_text.h"
#include "sql/quote.h"

namespace mercator {
namespace {

// `function`, or `inout = true`, or neither: binary coercible.
void ReadCast(BlockReader& reader) {
  reader.Require("source");
  reader.Require("target");
  std::string name = fmt::format("CAST ({} AS {})", reader.Type("source").value_or(""),
                                 reader.Type("target").value_or(""));
  std::string sql = "CREATE " + name;
  if (auto function = reader.Object("function", {"function"})) {
    sql += " WITH FUNCTION " + *function;
  } else {
    sql += reader.Flag("inout") ? " WITH INOUT" : " WITHOUT FUNCTION";
  }
  auto context = reader.OneOf("context", {"EXPLICIT", "ASSIGNMENT", "IMPLICIT"});
  if (context && *context != "EXPLICIT") sql += " AS " + *context;
  reader.Find("inout");
  reader.Find("name");
  reader.Add(Phase::kCast, sql);
  ReadCommon(reader, name, false);
  reader.Finish();
}

void PrintCast(const Object& object, SchemaPrinter& printer) {
  const Cast& cast = object.As<Cast>();
  size_t as = object.id.name.find(" AS ");
  printer.OpenObject(object);
  printer.Raw("source", printer.Type(object.id.name.substr(0, as)));
  printer.Raw("target", printer.Type(object.id.name.substr(as + 4)));
  constexpr std::string_view kWith = "WITH FUNCTION ";
  if (cast.method.starts_with(kWith)) {
    printer.ObjectIf("function", cast.method.substr(kWith.size()), Kind::kFunction);
  } else {
    printer.FlagIf("inout", cast.method == "WITH INOUT");
  }
  if (!cast.context.empty()) printer.Raw("context", cast.context);
  printer.CloseObject(object);
}

}  // namespace

template <>
KindForm FormOf<Cast>() {
  return {{{"cast", false, ReadCast}}, PrintCast};
}

}  // namespace mercator
