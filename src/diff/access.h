#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "diff/grants.h"
#include "diff/rule.h"

namespace mercator {

// Owner and privileges of what a plan makes. A new object is to have those of the wanted state, if
// that is what is compared; one that is dropped and made again has those that it had, in any case.
class Access {
 public:
  Access(const RuleContext& context, std::function<bool(const ObjectId&)> is_made);

  // Adds the steps that `to` needs after its creation. `from`: null for what is new; `begin`: where
  // its steps begin.
  void Complete(const Object* from, const Object& to, size_t begin, Steps& steps) const;

 private:
  using Acl = std::map<std::string, Grants>;  // by grantee

  std::string SetOwner(const Object* from, const Object& to, Steps& steps) const;
  void SetOwnerBeforeColumn(const Object& to, size_t begin, Steps& steps) const;
  // What the object has after its creation by the user who runs the plan.
  Acl AtCreation(const ObjectId& target) const;
  void SetPrivileges(const ObjectId& target, const Object& to, const Acl& unusual,
                     const std::string& owner, Steps& steps) const;

  const RuleContext& context_;
  std::function<bool(const ObjectId&)> is_made_;
  std::vector<const Object*> defaults_;  // default privileges of that user
};

Step OwnerStep(const Object& target, const std::string& role, Step::Phase phase);

// What a new database has of owners besides those of who made it, to `nothing`.
void AddUsualAccess(const Catalog& to, Catalog& nothing);

}  // namespace mercator
