#include "diff/access.h"

#include <algorithm>

#include "model/column.h"
#include "model/default_privilege.h"
#include "model/owner.h"
#include "model/sequence.h"

namespace mercator {
namespace {

std::string SequenceOfIdentity(const ObjectId& column, const Column& attributes) {
  const std::string& name = attributes.identity_sequence[0].name;
  return name.empty() ? column.table + "_" + column.name + "_seq" : name;
}

void Merge(const std::vector<std::string>& more, std::vector<std::string>& names) {
  for (const std::string& name : more) {
    if (!Has(names, name)) names.push_back(name);
  }
}

}  // namespace

Access::Access(const RuleContext& context, std::function<bool(const ObjectId&)> is_made)
    : context_(context), is_made_(std::move(is_made)) {
  const std::vector<Object>& objects = context.from.objects();
  auto it = std::ranges::lower_bound(objects, ObjectId{Kind::kDefaultPrivilege, "", "", ""}, {},
                                     &Object::id);
  for (; it != objects.end() && it->id.kind == Kind::kDefaultPrivilege; ++it) {
    if (it->As<DefaultPrivilege>().role == context.from.user) defaults_.push_back(&*it);
  }
}

void Access::Complete(const Object* from, const Object& to, size_t begin, Steps& steps) const {
  bool compared = context_.to.with.contains("privileges");
  std::string owner = SetOwner(from, to, steps);
  if (to.id.kind == Kind::kSequence) SetOwnerBeforeColumn(to, begin, steps);
  if (!compared && !from) return;
  const Catalog& catalog = compared ? context_.to : context_.from;
  std::map<ObjectId, Acl> unusual;
  if (FindPrivilegeRules(to.id.kind)) unusual[to.id];
  if (to.id.kind == Kind::kColumn && !to.As<Column>().identity.empty() && !defaults_.empty()) {
    unusual[{Kind::kSequence, to.id.schema, "", SequenceOfIdentity(to.id, to.As<Column>())}];
  }
  for (const Object* child : catalog.Children(to.id)) {
    if (child->id.kind != Kind::kPrivilege) continue;
    const Privilege& privilege = child->As<Privilege>();
    if (privilege.of_extension) continue;
    unusual[privilege.target][privilege.grantee] = {privilege.privileges, privilege.grantable};
  }
  for (const auto& [target, acl] : unusual) SetPrivileges(target, to, acl, owner, steps);
}

std::string Access::SetOwner(const Object* from, const Object& to, Steps& steps) const {
  const std::string& creator = context_.from.user;
  if (to.id.kind == Kind::kColumn) return OwnerAfter(to, context_);
  if (!from && !context_.to.with.contains("ownership")) return creator;
  ObjectId id = AboutId(Kind::kOwner, to.id);
  const Owner* wanted = nullptr;
  if (context_.to.with.contains("ownership")) wanted = context_.to.Find<Owner>(id);
  if (!wanted && from) wanted = context_.from.Find<Owner>(id);
  if (!wanted || wanted->role == creator) return creator;
  Step step = OwnerStep(to, wanted->role, Step::kAlter);
  step.uses.emplace({to.id, {Kind::kRole, "", "", wanted->role}});
  steps.push_back(std::move(step));
  return wanted->role;
}

// A column can own a sequence only if both have the same owner.
void Access::SetOwnerBeforeColumn(const Object& to, size_t begin, Steps& steps) const {
  const ObjectId& column = to.As<Sequence>().owner_column;
  ObjectId table{Kind::kTable, column.schema, "", column.table};
  const Owner* owner = column ? context_.from.Find<Owner>(AboutId(Kind::kOwner, table)) : nullptr;
  if (!owner || owner->role == context_.from.user || is_made_(table)) return;
  Step step = OwnerStep(to, owner->role, Step::kAlter);
  step.uses.emplace({to.id});
  step.turn = Step::kUsual;
  auto link = std::find_if(steps.begin() + static_cast<std::ptrdiff_t>(begin), steps.end(),
                           [](const Step& s) { return s.phase == Step::kAlter; });
  steps.insert(link, std::move(step));
}

Access::Acl Access::AtCreation(const ObjectId& target) const {
  Acl acl;
  const PrivilegeRules& rules = *FindPrivilegeRules(target.kind);
  for (const char* grantee : {kOwnerGrantee, kPublic}) {
    acl[grantee].privileges = BuiltinPrivileges(rules, grantee, context_.from.server_version);
  }
  // Those of all schemas come first: their identities have no schema.
  for (const Object* object : defaults_) {
    const DefaultPrivilege& given = object->As<DefaultPrivilege>();
    if (rules.type.empty() || given.type != rules.type) continue;
    Grants& grants = acl[given.grantee];
    if (given.schema.empty()) {
      grants = {given.privileges, given.grantable};
    } else if (given.schema == target.schema) {
      Merge(given.privileges, grants.privileges);
      Merge(given.grantable, grants.grantable);
    }
  }
  return acl;
}

void Access::SetPrivileges(const ObjectId& target, const Object& to, const Acl& unusual,
                           const std::string& owner, Steps& steps) const {
  Acl before = AtCreation(target);
  if (auto it = before.find(owner); it != before.end() && !owner.empty()) before.erase(it);
  Acl after;
  for (const auto& [grantee, grants] : before) {
    after[grantee].privileges = UsualPrivileges(target, grantee, context_.from.server_version);
  }
  for (const auto& [grantee, grants] : unusual) {
    if (grantee.empty() || grantee != owner) after[grantee] = grants;
  }
  GrantTarget about = TargetOfGrant(target, context_.to);
  for (const auto& [grantee, grants] : after) {
    size_t begin = steps.size();
    about.id = PrivilegeId(target, grantee);
    about.grantee = RoleName(grantee == kOwnerGrantee ? owner : grantee);
    GrantSteps(about, before[grantee], grants, Step::kAlter, steps);
    for (size_t i = begin; i < steps.size(); ++i) {
      steps[i].uses.emplace({to.id, {Kind::kRole, "", "", grantee}});
    }
  }
}

void AddUsualAccess(const Catalog& to, Catalog& nothing) {
  ObjectId schema{Kind::kSchema, "", "", "public"};
  const Object* owner = to.Find(AboutId(Kind::kOwner, schema));
  if (owner && owner->As<Owner>().role == "pg_database_owner") {
    nothing.Add(owner->id, owner->parent, owner->attributes, owner->compared);
  }
}

}  // namespace mercator
