#pragma once

#include <string>
#include <vector>

#include "diff/rule.h"
#include "model/privilege.h"

namespace mercator {

// What a grantee may do, and what of it it may grant to others.
struct Grants {
  std::vector<std::string> privileges;
  std::vector<std::string> grantable;
};

// What GRANT and REVOKE are about.
struct GrantTarget {
  ObjectId id;  // of the steps
  std::string comment;
  std::string head;     // before the verb: `ALTER DEFAULT PRIVILEGES … `
  std::string on;       // `TABLE public.users`, `TABLES`
  std::string column;   // of `on`; empty: all of it
  std::string grantee;  // as SQL wants it
  const PrivilegeRules* rules = nullptr;
  int server_version = 0;
};

// For an object, a column of a view, or the sequence of an identity of the catalog.
GrantTarget TargetOfGrant(const ObjectId& target, const Catalog& catalog);

// Exactly the statements that lead from one to the other.
void GrantSteps(const GrantTarget& target, const Grants& from, const Grants& to, Step::Phase phase,
                Steps& steps);

// The role as SQL wants it: quoted, PUBLIC; CURRENT_USER if empty.
std::string RoleName(const std::string& role);

// Who owns an object that stays, when the plan is done; empty: whoever runs the plan. `id` may be a
// column.
std::string OwnerAfter(const Object& object, const RuleContext& context);

}  // namespace mercator
