#pragma once

#include <string>
#include <vector>

#include "diff/policy.h"
#include "diff/rule.h"
#include "model/catalog.h"

namespace mercator {

struct PlannedStatement {
  std::string sql;      // without `;`
  std::string comment;  // `modify "users" table`
  bool alone = false;   // cannot run in a transaction block
  std::vector<Hazard> hazards;
  std::vector<ObjectId> objects;  // that it creates, alters or drops
};

// What leads from one state to another, in order. Each part is run in a transaction of its own; a
// part with a statement that cannot run in one holds only that.
struct Plan {
  std::vector<std::vector<PlannedStatement>> parts;

  bool empty() const { return parts.empty(); }
  std::vector<PlannedStatement> Statements() const;
};

// The plan from one state to the other. Throws Error when the rules contradict each other (a
// cycle), naming the objects.
Plan MakePlan(const Catalog& from, const Catalog& to, const Policy& policy = {});

// The plan that makes the state from nothing.
Plan MakePlan(const Catalog& to);

// `-- Modify "users" table`, the statement and `;`, each statement with a line end.
std::string Render(const std::vector<PlannedStatement>& statements);
std::string Render(const Plan& plan);

}  // namespace mercator
