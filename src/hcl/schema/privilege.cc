#include "model/privilege.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "hcl/schema/block_reader.h"
#include "hcl/schema/printer.h"
#include "model/function.h"
#include "sql/quote.h"

namespace mercator {
namespace {

// How GRANT calls what a block makes: `FUNCTION public.f(integer)`.
std::string GrantWord(const Instance& instance) {
  if (instance.form->type == "procedure") return "PROCEDURE";
  if (instance.form->type == "fdw") return "FOREIGN DATA WRAPPER";
  const PrivilegeRules* rules = FindPrivilegeRules(KindOfBlock(instance.form->type));
  return rules ? std::string(rules->word) : "";
}

struct GrantTarget {
  std::string on;      // `TABLE public.users`
  std::string column;  // quoted; empty: none
};

GrantTarget ReadTarget(BlockReader& reader) {
  auto value = reader.Get("for");
  if (!value) return {};
  if (auto* raw = value->As<hcl::RawSql>()) return {raw->sql, ""};
  auto* reference = value->As<BlockReference>();
  if (reference == nullptr || GrantWord(*reference->instance).empty()) {
    reader.Complain("for", "`for`: a reference to something with privileges is required");
    return {};
  }
  GrantTarget target;
  BlockReference whole = *reference;
  if (reference->part == "column") {
    target.column = QuoteIdentifier(reference->part_name);
    whole.part.clear();
  }
  std::string name = ReferredName(whole, reader.schema());
  if (name.ends_with("(*)")) name.replace(name.size() - 3, 3, "()");
  target.on = GrantWord(*reference->instance) + " " + name;
  return target;
}

// What a grantee has is what its blocks say: what the server gives by itself is taken away first.
void ReadPermission(BlockReader& reader) {
  reader.Require("for");
  reader.Require("to");
  reader.Require("privileges");
  GrantTarget target = ReadTarget(reader);
  std::string role = reader.Role("to").value_or("");
  if (role == "OWNER")
    role = reader.Has("owner") ? reader.Role("owner").value_or("") : "CURRENT_USER";
  std::string option = reader.Flag("grantable") ? " WITH GRANT OPTION" : "";
  std::vector<std::string> names = reader.Words("privileges");
  bool has_by_itself = role == "PUBLIC" || reader.Has("owner") || role == "CURRENT_USER";
  if (has_by_itself && target.column.empty() && reader.schema().FirstTime(target.on + role)) {
    reader.Add(Phase::kRevoke, fmt::format("REVOKE ALL ON {} FROM {}", target.on, role));
  }
  std::vector<std::string> words;
  for (const std::string& name : names)
    words.push_back(target.column.empty() ? name : name + " (" + target.column + ")");
  if (!words.empty()) {
    reader.Add(Phase::kGrant,
               fmt::format("GRANT {} ON {} TO {}{}", Join(words, ", "), target.on, role, option));
  }
  reader.Finish();
}

// Of what has no block: a member of an extension, the sequence of an identity.
std::string SqlOf(const ObjectId& target) {
  const PrivilegeRules* rules = FindPrivilegeRules(target.kind);
  std::string word = rules ? std::string(rules->word) : "TABLE";
  std::string name = target.name, arguments;
  if (word == "FUNCTION" && name.ends_with(')')) {
    arguments = name.substr(name.find('('));
    name.resize(name.find('('));
  }
  return word + " " + QualifiedName(target.schema, name) + arguments;
}

void PrintOne(const Object& object, const std::vector<std::string>& names, bool grantable,
              SchemaPrinter& printer) {
  const Privilege& privilege = object.As<Privilege>();
  printer.Open("permission");
  printer.Raw("for", printer.ReferenceOr(privilege.target, SqlOf(privilege.target)));
  bool of_owner = privilege.grantee == kOwnerGrantee;
  printer.Raw("to", of_owner ? "OWNER" : printer.Role(privilege.grantee));
  if (of_owner) {
    ObjectId owned = privilege.target;
    if (owned.kind == Kind::kColumn) owned = {Kind::kTable, owned.schema, "", owned.table};
    const Object* owner = printer.OwnerOf(owned);
    if (owner != nullptr) printer.Raw("owner", printer.OwnerRole(*owner));
  }
  printer.List("privileges", names);
  printer.FlagIf("grantable", grantable);
  printer.Close();
}

void PrintPermission(const Object& object, SchemaPrinter& printer) {
  const Privilege& privilege = object.As<Privilege>();
  std::vector<std::string> plain;
  for (const std::string& name : privilege.privileges) {
    bool grantable = std::ranges::find(privilege.grantable, name) != privilege.grantable.end();
    if (!grantable) plain.push_back(name);
  }
  if (!plain.empty() || privilege.grantable.empty()) PrintOne(object, plain, false, printer);
  if (!privilege.grantable.empty()) PrintOne(object, privilege.grantable, true, printer);
}

}  // namespace

template <>
KindForm FormOf<Privilege>() {
  return {{{"permission", false, ReadPermission}}, PrintPermission};
}

}  // namespace mercator
