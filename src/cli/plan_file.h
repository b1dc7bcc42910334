#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "cli/live_plan.h"
#include "diff/plan.h"
#include "model/catalog.h"

namespace mercator {

// A reviewed plan as a file `<name>.plan.hcl`, bound to the states that it leads from and to:
// `plan "name" { from = "…"  to = "…"  migration = <<-SQL … SQL }`, Atlas's form. In the SQL, a
// line
// `-- mercator:commit` ends a transaction and begins the next one; a statement below
// `-- mercator:alone` runs outside of any.
struct PlanFile {
  std::string name;
  std::string from;  // PlanFingerprint of the state
  std::string to;
  std::string migration;
};

// Base64 of the state's fingerprint.
std::string PlanFingerprint(const Catalog& state);

// The SQL of a plan with its transactions, and back. Statements that are in `known` keep what the
// plan knows of them besides their text. What cannot be read goes to `diagnostics`.
std::string PlanScript(const Plan& plan);
Plan ParsePlanScript(const std::string& script, const Plan& known, Diagnostics& diagnostics);

std::string PlanFileText(const PlanFile& file);

// From `file://x.plan.hcl` or a path. Throws Error; what is wrong in the file is printed first.
PlanFile ReadPlanFile(const std::string& url);

// The statements of a reviewed file in place of those that were computed, proven to lead from the
// live state to the wanted one. Throws Error `The plan "From" hash does not match …` where one of
// the states is not that of the file. `desired`: the fingerprint of the state that was asked for.
void UsePlanFile(const PlanFile& file, const std::string& desired, Workbench& bench, LivePlan& plan,
                 Diagnostics& diagnostics);

// Opens the statements of a plan in the editor; what comes back is proven in their place.
void EditPlan(Workbench& bench, LivePlan& plan, Diagnostics& diagnostics);

}  // namespace mercator
