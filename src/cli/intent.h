#pragma once

#include "cli/workbench.h"
#include "diff/planner.h"

namespace mercator {

// From a state to what is selected of `wanted`, by the policy of the env, at the fixed point. What
// is not selected, and in the scope of one schema what belongs to the database, stays. Statements
// are not qualified in such a scope. Not proven.
Planned PlanTowards(Workbench& bench, const Catalog& from, Catalog wanted);

// Names of the scope get another schema. REQUIRES: the plan was made with `bench.qualified`.
void QualifyWith(Workbench& bench, const std::string& schema, Plan& plan);

// The plan that makes a state from nothing, or in the scope of one schema from an empty schema.
Plan PlanFromNothing(Workbench& bench, const Catalog& state);

}  // namespace mercator
