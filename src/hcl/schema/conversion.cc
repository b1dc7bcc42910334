#include "model/conversion.h"

#include <fmt/format.h>

#include "base/text.h"
#include "hcl/schema/block_reader.h"
#include "hcl/schema/printer.h"
#include "sql/quote.h"

namespace mercator {
namespace {

void ReadConversion(BlockReader& reader) {
  reader.RequireSchema();
  for (const char* needed : {"from", "to", "function"}) reader.Require(needed);
  std::string name = reader.SqlName();
  std::string function = reader.Object("function", {"function"}).value_or("");
  reader.Add(Phase::kCast, fmt::format("CREATE {}CONVERSION {} FOR {} TO {} FROM {}",
                                       reader.Flag("default") ? "DEFAULT " : "", name,
                                       QuoteLiteral(reader.String("from").value_or("")),
                                       QuoteLiteral(reader.String("to").value_or("")),
                                       function.substr(0, function.find('('))));
  ReadCommon(reader, "CONVERSION " + name);
  reader.Finish();
}

void PrintConversion(const Object& object, SchemaPrinter& printer) {
  const Conversion& conversion = object.As<Conversion>();
  printer.OpenObject(object);
  printer.Text("from", conversion.from);
  printer.Text("to", conversion.to);
  printer.ObjectIf("function", conversion.function, Kind::kFunction);
  printer.FlagIf("default", conversion.is_default);
  printer.CloseObject(object);
}

}  // namespace

template <>
KindForm FormOf<Conversion>() {
  return {{{"conversion", true, ReadConversion}}, PrintConversion};
}

}  // namespace mercator
