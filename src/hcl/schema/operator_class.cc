#include "model/operator_class.h"

#include <fmt/format.h>

#include "base/text.h"
#include "hcl/schema/block_reader.h"
#include "hcl/schema/printer.h"
#include "sql/quote.h"

namespace mercator {
namespace {

// A class without members names its type as storage, as something must be named.
void ReadClass(BlockReader& reader) {
  reader.RequireSchema();
  reader.Require("type");
  reader.Require("for");
  std::string method = QuoteIdentifier(Lower(Join(reader.Words("type"), "")));
  std::string type = reader.Type("for").value_or("");
  std::vector<std::string> members = reader.Strings("members");
  auto storage = reader.Type("storage");
  if (storage || members.empty()) members.push_back("STORAGE " + storage.value_or(type));
  auto family = reader.Object("family", {"operator_family"});
  std::string name = reader.SqlName();
  reader.Add(Phase::kOperatorClass,
             fmt::format("CREATE OPERATOR CLASS {}{} FOR TYPE {} USING {}{} AS\n  {}", name,
                         reader.Flag("default") ? " DEFAULT" : "", type, method,
                         family ? " FAMILY " + *family : "", Join(members, ",\n  ")));
  ReadCommon(reader, fmt::format("OPERATOR CLASS {} USING {}", name, method));
  reader.Finish();
}

void PrintClass(const Object& object, SchemaPrinter& printer) {
  const OperatorClass& one = object.As<OperatorClass>();
  printer.OpenObject(object);
  printer.Text("type", one.access_method);
  printer.Raw("for", printer.Type(one.type));
  printer.FlagIf("default", one.is_default);
  printer.ObjectIf("family", one.family, Kind::kOperatorFamily);
  if (!one.members.empty()) printer.Texts("members", one.members);
  if (!one.storage.empty()) printer.Raw("storage", printer.Type(one.storage));
  printer.CloseObject(object);
}

}  // namespace

template <>
KindForm FormOf<OperatorClass>() {
  return {{{"operator_class", true, ReadClass}}, PrintClass};
}

}  // namespace mercator
