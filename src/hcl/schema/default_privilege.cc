#include "model/default_privilege.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "hcl/schema/block_reader.h"
#include "hcl/schema/printer.h"
#include "model/privilege.h"
#include "sql/quote.h"

namespace mercator {
namespace {

// Those of all schemas stand instead of what the server gives: that is taken away first. Those of
// one schema come to it.
void ReadDefaultPermission(BlockReader& reader) {
  reader.Require("on");
  reader.Require("to");
  reader.Require("privileges");
  std::string head = "ALTER DEFAULT PRIVILEGES ";
  std::string role = reader.Role("role").value_or("");
  if (!role.empty()) head += "FOR ROLE " + role + " ";
  auto schema = reader.Object("schema", {"schema"});
  if (schema) head += "IN SCHEMA " + *schema + " ";
  std::string on =
      reader.OneOf("on", {"TABLES", "SEQUENCES", "FUNCTIONS", "TYPES", "SCHEMAS", "LARGE OBJECTS"})
          .value_or("");
  std::string to = reader.Role("to").value_or("");
  if (to == "OWNER") to = role.empty() ? "CURRENT_USER" : role;
  std::vector<std::string> names = reader.Words("privileges");
  std::string option = reader.Flag("grantable") ? " WITH GRANT OPTION" : "";
  if (!schema && reader.schema().FirstTime(head + on + to))
    reader.Add(Phase::kDefaultPrivilege, fmt::format("{}REVOKE ALL ON {} FROM {}", head, on, to));
  if (!names.empty()) {
    reader.Add(Phase::kDefaultPrivilege,
               fmt::format("{}GRANT {} ON {} TO {}{}", head, Join(names, ", "), on, to, option));
  }
  reader.Finish();
}

void PrintOne(const DefaultPrivilege& privilege, const std::vector<std::string>& names,
              bool grantable, SchemaPrinter& printer) {
  printer.Open("default_permission");
  if (!privilege.role.empty()) printer.Raw("role", printer.Role(privilege.role));
  if (!privilege.schema.empty()) printer.Raw("schema", printer.SchemaReference(privilege.schema));
  printer.Raw("on", SchemaPrinter::Keyword(privilege.type));
  printer.Raw("to", privilege.grantee == kOwnerGrantee ? "OWNER" : printer.Role(privilege.grantee));
  printer.List("privileges", names);
  printer.FlagIf("grantable", grantable);
  printer.Close();
}

void PrintDefaultPermission(const Object& object, SchemaPrinter& printer) {
  const DefaultPrivilege& privilege = object.As<DefaultPrivilege>();
  std::vector<std::string> plain;
  for (const std::string& name : privilege.privileges) {
    bool grantable = std::ranges::find(privilege.grantable, name) != privilege.grantable.end();
    if (!grantable) plain.push_back(name);
  }
  if (!plain.empty() || privilege.grantable.empty()) PrintOne(privilege, plain, false, printer);
  if (!privilege.grantable.empty()) PrintOne(privilege, privilege.grantable, true, printer);
}

}  // namespace

template <>
KindForm FormOf<DefaultPrivilege>() {
  return {{{"default_permission", false, ReadDefaultPermission}}, PrintDefaultPermission};
}

}  // namespace mercator
