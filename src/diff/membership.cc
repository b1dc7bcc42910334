#include "model/membership.h"

#include <fmt/format.h>

#include "base/text.h"
#include "diff/rule.h"
#include "model/role.h"
#include "sql/quote.h"

namespace mercator {
namespace {

std::string Comment(const Membership& m) {
  return fmt::format("set membership of \"{}\" in \"{}\"", m.member, m.role);
}

void Push(const Object& object, Step::Phase phase, std::string sql, Steps& steps) {
  steps.push_back(Statement(object, phase, Comment(object.As<Membership>()), std::move(sql)));
}

std::string Grant(const Membership& m, const std::vector<std::string>& options) {
  std::string sql =
      fmt::format("GRANT {} TO {}", QuoteIdentifier(m.role), QuoteIdentifier(m.member));
  return options.empty() ? sql : sql + " WITH " + Join(options, ", ");
}

// Options have values since PostgreSQL 16.
bool HasValues(const RuleContext& context) { return context.from.server_version >= 160000; }

std::string Option(const char* name, bool value) {
  return std::string(name) + (value ? " TRUE" : " FALSE");
}

}  // namespace

template <>
void Create<Membership>(const Object& object, const RuleContext& context, Steps& steps) {
  const Membership& m = object.As<Membership>();
  std::vector<std::string> options;
  if (!HasValues(context)) {
    if (m.admin) options.push_back("ADMIN OPTION");
  } else {
    const Role* member = context.to.Find<Role>({Kind::kRole, "", "", m.member});
    if (m.admin) options.push_back(Option("ADMIN", true));
    if (!member || m.inherit != member->inherit) options.push_back(Option("INHERIT", m.inherit));
    if (!m.set) options.push_back(Option("SET", false));
  }
  Push(object, Step::kCreate, Grant(m, options), steps);
}

// As long as roles that nothing is said of stay, so does what they are members of.
template <>
void Drop<Membership>(const Object& object, const RuleContext& context, Steps& steps) {
  const Membership& m = object.As<Membership>();
  bool declared = context.to.Find({Kind::kRole, "", "", m.member}) &&
                  (m.role.starts_with("pg_") || context.to.Find({Kind::kRole, "", "", m.role}));
  if (!declared && !context.policy.drop_undeclared_roles) return;
  Push(object, Step::kDrop,
       fmt::format("REVOKE {} FROM {}", QuoteIdentifier(m.role), QuoteIdentifier(m.member)), steps);
}

template <>
Way WayToAlter<Membership>(const Object&, const Object&, const std::vector<std::string>&,
                           const RuleContext&) {
  return Way::kAlter;
}

template <>
void Alter<Membership>(const Object&, const Object& to, const std::vector<std::string>& changed,
                       const RuleContext& context, Steps& steps) {
  const Membership& m = to.As<Membership>();
  if (HasValues(context)) {
    std::vector<std::string> options;
    if (Has(changed, "admin")) options.push_back(Option("ADMIN", m.admin));
    if (Has(changed, "inherit")) options.push_back(Option("INHERIT", m.inherit));
    if (Has(changed, "set")) options.push_back(Option("SET", m.set));
    Push(to, Step::kAlter, Grant(m, options), steps);
  } else if (Has(changed, "admin")) {
    std::string revoke = fmt::format("REVOKE ADMIN OPTION FOR {} FROM {}", QuoteIdentifier(m.role),
                                     QuoteIdentifier(m.member));
    Push(to, Step::kAlter, m.admin ? Grant(m, {"ADMIN OPTION"}) : revoke, steps);
  }
}

template <>
std::string Subject<Membership>(const Object&) {
  return "";
}

template <>
std::vector<std::string> TakenNames<Membership>(const Object&) {
  return {};
}

}  // namespace mercator
