#include "model/row_policy.h"

#include <fmt/format.h>

#include "base/text.h"
#include "diff/rule.h"
#include "sql/quote.h"

namespace mercator {
namespace {

std::string Roles(const RowPolicy& policy) {
  std::vector<std::string> names;
  for (const std::string& role : policy.roles)
    names.push_back(role == "public" ? "PUBLIC" : QuoteIdentifier(role));
  return Join(names, ", ");
}

std::string Name(const Object& object) {
  return fmt::format("POLICY {} ON {}", QuoteIdentifier(object.id.name), SqlName(object.parent));
}

std::string Words(const char* verb, const Object& object) {
  return fmt::format("{} policy \"{}\" on table: \"{}\"", verb, object.id.name, object.parent.name);
}

}  // namespace

template <>
void Create<RowPolicy>(const Object& object, const RuleContext&, Steps& steps) {
  const RowPolicy& policy = object.As<RowPolicy>();
  std::string sql = "CREATE " + Name(object);
  if (!policy.permissive) sql += " AS RESTRICTIVE";
  if (policy.command != "ALL") sql += " FOR " + policy.command;
  if (policy.roles != std::vector<std::string>{"public"}) sql += " TO " + Roles(policy);
  if (!policy.using_expression.empty()) sql += " USING " + Bracketed(policy.using_expression);
  if (!policy.check_expression.empty()) sql += " WITH CHECK " + Bracketed(policy.check_expression);
  steps.push_back(Statement(object, Step::kCreate, Words("create", object), sql));
}

template <>
void Drop<RowPolicy>(const Object& object, const RuleContext&, Steps& steps) {
  steps.push_back(Statement(object, Step::kDrop, Words("drop", object), "DROP " + Name(object)));
}

// ALTER POLICY cannot take an expression away.
template <>
Way WayToAlter<RowPolicy>(const Object& from, const Object& to,
                          const std::vector<std::string>& changed, const RuleContext&) {
  const RowPolicy& before = from.As<RowPolicy>();
  const RowPolicy& after = to.As<RowPolicy>();
  if (Has(changed, "command") || Has(changed, "permissive")) return Way::kReplace;
  bool loses_using = !before.using_expression.empty() && after.using_expression.empty();
  bool loses_check = !before.check_expression.empty() && after.check_expression.empty();
  return loses_using || loses_check ? Way::kReplace : Way::kAlter;
}

template <>
void Alter<RowPolicy>(const Object&, const Object& to, const std::vector<std::string>& changed,
                      const RuleContext&, Steps& steps) {
  const RowPolicy& policy = to.As<RowPolicy>();
  std::string sql = "ALTER " + Name(to);
  if (Has(changed, "roles")) sql += " TO " + Roles(policy);
  if (Has(changed, "using")) sql += " USING " + Bracketed(policy.using_expression);
  if (Has(changed, "check")) sql += " WITH CHECK " + Bracketed(policy.check_expression);
  steps.push_back(Statement(to, Step::kAlter, Words("modify", to), sql));
}

template <>
std::string Subject<RowPolicy>(const Object& object) {
  return Name(object);
}

template <>
std::vector<std::string> TakenNames<RowPolicy>(const Object&) {
  return {};
}

}  // namespace mercator
