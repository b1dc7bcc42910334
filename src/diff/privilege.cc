#include "model/privilege.h"

#include <algorithm>

#include "diff/grants.h"
#include "diff/rule.h"

namespace mercator {
namespace {

// Revoking from a table revokes from its columns as well: what stays on those is granted again.
void KeepOnColumns(const Privilege& privilege, const std::vector<std::string>& revoked,
                   Step::Phase phase, const RuleContext& context, const GrantTarget& table,
                   Steps& steps) {
  const std::vector<Object>& objects = context.to.objects();
  ObjectId first{Kind::kPrivilege, privilege.target.schema, privilege.target.name, ""};
  auto it = std::ranges::lower_bound(objects, first, {}, &Object::id);
  for (; it != objects.end() && it->id.kind == first.kind && it->id.schema == first.schema &&
         it->id.table == first.table;
       ++it) {
    const Privilege& column = it->As<Privilege>();
    const Privilege* before = context.from.Find<Privilege>(it->id);
    if (!before || column.grantee != privilege.grantee) continue;
    Grants kept;
    for (const std::string& name : column.privileges) {
      if (!Has(revoked, name) || !Has(before->privileges, name)) continue;
      kept.privileges.push_back(name);
      if (Has(column.grantable, name)) kept.grantable.push_back(name);
    }
    GrantTarget target = TargetOfGrant(column.target, context.to);
    target.id = table.id;
    target.grantee = table.grantee;
    GrantSteps(target, {}, kept, phase, steps);
  }
}

void Set(const Object& object, const Grants& from, const Grants& to, Step::Phase phase,
         const RuleContext& context, Steps& steps) {
  const Privilege& privilege = object.As<Privilege>();
  const Catalog& catalog = phase == Step::kDrop ? context.from : context.to;
  std::string owner;
  if (const Object* parent = catalog.Find(object.parent)) owner = OwnerAfter(*parent, context);
  bool of_owner = privilege.grantee == kOwnerGrantee;
  if (!of_owner && privilege.grantee == owner) return;  // an owner has what owners have
  GrantTarget target = TargetOfGrant(privilege.target, catalog);
  target.id = object.id;
  target.grantee = RoleName(of_owner ? owner : privilege.grantee);
  GrantSteps(target, from, to, phase, steps);
  if (target.rules->sql != "TABLE") return;
  std::vector<std::string> revoked;
  for (const std::string& name : from.privileges) {
    if (!Has(to.privileges, name)) revoked.push_back(name);
  }
  if (!revoked.empty()) KeepOnColumns(privilege, revoked, phase, context, target, steps);
}

Grants Usual(const Object& object, const RuleContext& context) {
  const Privilege& privilege = object.As<Privilege>();
  if (privilege.of_extension) return {privilege.initial, {}};
  return {UsualPrivileges(privilege.target, privilege.grantee, context.from.server_version), {}};
}

Grants Of(const Object& object) {
  return {object.As<Privilege>().privileges, object.As<Privilege>().grantable};
}

}  // namespace

template <>
void Create<Privilege>(const Object& object, const RuleContext& context, Steps& steps) {
  Set(object, Usual(object, context), Of(object), Step::kCreate, context, steps);
}

template <>
void Drop<Privilege>(const Object& object, const RuleContext& context, Steps& steps) {
  Set(object, Of(object), Usual(object, context), Step::kDrop, context, steps);
}

template <>
Way WayToAlter<Privilege>(const Object&, const Object&, const std::vector<std::string>&,
                          const RuleContext&) {
  return Way::kAlter;
}

template <>
void Alter<Privilege>(const Object& from, const Object& to, const std::vector<std::string>&,
                      const RuleContext& context, Steps& steps) {
  Set(to, Of(from), Of(to), Step::kAlter, context, steps);
}

template <>
std::string Subject<Privilege>(const Object&) {
  return "";
}

template <>
std::vector<std::string> TakenNames<Privilege>(const Object&) {
  return {};
}

}  // namespace mercator
