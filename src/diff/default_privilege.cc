#include "model/default_privilege.h"

#include <fmt/format.h>

#include "diff/grants.h"
#include "diff/rule.h"
#include "sql/quote.h"

namespace mercator {
namespace {

const PrivilegeRules& RulesOf(const DefaultPrivilege& privilege) {
  for (char code : {'r', 'S', 'f', 'T', 'n'}) {
    const PrivilegeRules* rules = FindPrivilegeRules(code);
    if (rules->type == privilege.type) return *rules;
  }
  return *FindPrivilegeRules('L');
}

void Set(const Object& object, const Grants& from, const Grants& to, Step::Phase phase,
         const RuleContext& context, Steps& steps) {
  const DefaultPrivilege& privilege = object.As<DefaultPrivilege>();
  GrantTarget target;
  target.id = object.id;
  target.comment = "modify default privileges";
  target.head = "ALTER DEFAULT PRIVILEGES ";
  if (!privilege.role.empty()) target.head += "FOR ROLE " + QuoteIdentifier(privilege.role) + " ";
  if (!privilege.schema.empty())
    target.head += "IN SCHEMA " + QuoteIdentifier(privilege.schema) + " ";
  target.on = privilege.type;
  target.grantee =
      RoleName(privilege.grantee == kOwnerGrantee ? privilege.role : privilege.grantee);
  target.rules = &RulesOf(privilege);
  target.server_version = context.from.server_version;
  GrantSteps(target, from, to, phase, steps);
}

Grants Usual(const Object& object, const RuleContext& context) {
  const DefaultPrivilege& privilege = object.As<DefaultPrivilege>();
  if (!privilege.schema.empty()) return {};
  return {BuiltinPrivileges(RulesOf(privilege), privilege.grantee, context.from.server_version),
          {}};
}

Grants Of(const Object& object) {
  return {object.As<DefaultPrivilege>().privileges, object.As<DefaultPrivilege>().grantable};
}

}  // namespace

template <>
void Create<DefaultPrivilege>(const Object& object, const RuleContext& context, Steps& steps) {
  Set(object, Usual(object, context), Of(object), Step::kCreate, context, steps);
}

template <>
void Drop<DefaultPrivilege>(const Object& object, const RuleContext& context, Steps& steps) {
  Set(object, Of(object), Usual(object, context), Step::kDrop, context, steps);
}

template <>
Way WayToAlter<DefaultPrivilege>(const Object&, const Object&, const std::vector<std::string>&,
                                 const RuleContext&) {
  return Way::kAlter;
}

template <>
void Alter<DefaultPrivilege>(const Object& from, const Object& to, const std::vector<std::string>&,
                             const RuleContext& context, Steps& steps) {
  Set(to, Of(from), Of(to), Step::kAlter, context, steps);
}

template <>
std::string Subject<DefaultPrivilege>(const Object&) {
  return "";
}

template <>
std::vector<std::string> TakenNames<DefaultPrivilege>(const Object&) {
  return {};
}

}  // namespace mercator
