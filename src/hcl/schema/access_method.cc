#include "model/access_method.h"

#include <fmt/format.h>

#include "base/text.h"
#include "hcl/schema/block_reader.h"
#include "hcl/schema/printer.h"
#include "sql/quote.h"

namespace mercator {
namespace {

void ReadMethod(BlockReader& reader) {
  reader.Require("handler");
  std::string name = QuoteIdentifier(reader.Name());
  std::string type = reader.OneOf("type", {"INDEX", "TABLE"}).value_or("INDEX");
  std::string handler = reader.Object("handler", {"function"}).value_or("");
  reader.Add(Phase::kLanguage, fmt::format("CREATE ACCESS METHOD {} TYPE {} HANDLER {}", name, type,
                                           handler.substr(0, handler.find('('))));
  ReadRenaming(reader, {Kind::kAccessMethod, "", "", reader.Name()});
  ReadCommon(reader, "ACCESS METHOD " + name, false);
  reader.Finish();
}

void PrintMethod(const Object& object, SchemaPrinter& printer) {
  const AccessMethod& method = object.As<AccessMethod>();
  printer.OpenObject(object);
  printer.Raw("type", method.type);
  printer.ObjectIf("handler", method.handler, Kind::kFunction);
  printer.CloseObject(object);
}

}  // namespace

template <>
KindForm FormOf<AccessMethod>() {
  return {{{"access_method", false, ReadMethod}}, PrintMethod};
}

}  // namespace mercator
