#include "model/row_policy.h"

#include <fmt/format.h>

#include "base/text.h"
#include "hcl/schema/parts.h"
#include "sql/quote.h"

namespace mercator {
namespace {

void ReadPolicy(BlockReader& reader) {
  reader.Require("on");
  std::string name = QuoteIdentifier(reader.Name());
  std::string table = reader.Object("on", {"table", "partition"}).value_or("");
  std::string sql = fmt::format("CREATE POLICY {} ON {}", name, table);
  if (auto as = reader.OneOf("as", {"PERMISSIVE", "RESTRICTIVE"})) sql += " AS " + *as;
  if (auto command = reader.OneOf("for", {"ALL", "SELECT", "INSERT", "UPDATE", "DELETE"}))
    sql += " FOR " + *command;
  std::vector<std::string> roles = reader.Roles("to");
  if (!roles.empty()) sql += " TO " + Join(roles, ", ");
  if (auto expression = reader.Sql("using")) sql += " USING (" + *expression + ")";
  if (auto expression = reader.Sql("check")) sql += " WITH CHECK (" + *expression + ")";
  reader.Add(Phase::kRule, sql);
  ReadRenaming(reader, reader.PartId(Kind::kRowPolicy, "on"));
  ReadCommon(reader, fmt::format("POLICY {} ON {}", name, table), false);
  reader.Finish();
}

void PrintPolicy(const Object& object, SchemaPrinter& printer) {
  const RowPolicy& policy = object.As<RowPolicy>();
  printer.OpenObject(object);
  printer.Raw("on", printer.ReferenceOr(object.parent,
                                        QualifiedName(object.parent.schema, object.parent.name)));
  if (!policy.permissive) printer.Raw("as", "RESTRICTIVE");
  printer.Raw("for", policy.command);
  std::vector<std::string> roles;
  for (const std::string& role : policy.roles) roles.push_back(printer.Role(role));
  printer.List("to", roles);
  if (!policy.using_expression.empty()) printer.Code("using", policy.using_expression);
  if (!policy.check_expression.empty()) printer.Code("check", policy.check_expression);
  printer.CloseObject(object);
}

}  // namespace

template <>
KindForm FormOf<RowPolicy>() {
  return {{{"policy", false, ReadPolicy}}, PrintPolicy};
}

}  // namespace mercator
