#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "cli/workbench.h"
#include "diff/plan.h"
#include "migrate/apply.h"
#include "postgres/connection.h"

namespace mercator {

// A plan for a live database.
struct LivePlan {
  State live;
  Catalog wanted;
  Plan plan;
};

// From the live state to `wanted`, at the fixed point, proven on a copy with rows. What speaks
// against it goes to `diagnostics`.
LivePlan PlanLive(Workbench& bench, State live, Catalog wanted, Diagnostics& diagnostics);

// A warning for each kind of object that changes are not seen of.
void WarnUncovered(const Catalog& catalog, Diagnostics& diagnostics);

// The names of the schemas of a state.
std::vector<std::string> SchemasOf(const Catalog& catalog);

// Asks on stderr and reads a line: true for `y`, `yes`, `apply`. Throws Error where there is nobody
// to answer.
bool Approve(const std::string& question);

// Throws Error if the database is not in the state that the plan starts from any more.
void RequireUnmoved(Connection& connection, const InspectOptions& inspect, const Catalog& expected);

// Atlas's blocks: `  -- modify "users" table`, `    -> ALTER …` for a statement; `  -- ok (…)`, the
// rule and the sums after them.
std::string PlannedStatementText(const PlannedStatement& statement);
struct PlanRun;
std::string PlanRunText(const PlanRun& run);

}  // namespace mercator
