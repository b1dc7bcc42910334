#include "model/operator_family.h"

#include <fmt/format.h>

#include "base/text.h"
#include "hcl/schema/block_reader.h"
#include "hcl/schema/printer.h"
#include "model/operator_family_member.h"
#include "sql/quote.h"

namespace mercator {
namespace {

void ReadFamily(BlockReader& reader) {
  reader.RequireSchema();
  reader.Require("type");
  std::string method = Lower(Join(reader.Words("type"), ""));
  std::string name =
      fmt::format("OPERATOR FAMILY {} USING {}", reader.SqlName(), QuoteIdentifier(method));
  reader.Add(Phase::kOperator, "CREATE " + name);
  for (const std::string& member : reader.Strings("members"))
    reader.Add(Phase::kCast, fmt::format("ALTER {} ADD {}", name, member));
  ReadCommon(reader, name);
  reader.Finish();
}

void PrintFamily(const Object& object, SchemaPrinter& printer) {
  printer.OpenObject(object);
  printer.Text("type", object.As<OperatorFamily>().access_method);
  std::vector<std::string> members;
  for (const Object* member : printer.Children(object.id, Kind::kOperatorFamilyMember))
    members.push_back(member->As<OperatorFamilyMember>().member);
  if (!members.empty()) printer.Texts("members", members);
  printer.CloseObject(object);
}

}  // namespace

template <>
KindForm FormOf<OperatorFamily>() {
  return {{{"operator_family", true, ReadFamily}}, PrintFamily};
}

}  // namespace mercator
