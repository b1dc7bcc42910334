#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "cli/workbench.h"
#include "diff/plan.h"
#include "migrate/directory.h"

namespace mercator {

// Flags that `create-migrations` and `check-migrations` share.
struct MigrationFlags {
  std::vector<std::string> to = {"file://schema"};
  std::string dir = "file://migrations";
  std::string dir_format;
  std::string qualifier;  // instead of the schema of the scope
  std::vector<std::string> with;
  SelectionFlags selection;
  bool strict = false;
  DevServerOptions dev;
};

// What leads from the end of the history to the desired schema.
struct MigrationPlan {
  MigrationDirectory directory;
  Plan plan;
  Plan reverse;                        // the way back, for directories of tools that want one
  bool unchanged_since_check = false;  // known to be in sync without looking
};

// Reads the directory (its sum must be valid), replays it, loads the desired schema, plans and, if
// `prove`, proves. What is wrong in files, and a plan that is not proven, are errors in
// `diagnostics`. Being in sync is remembered.
MigrationPlan PlanMigration(const MigrationFlags& flags, const Environment& environment, bool prove,
                            Diagnostics& diagnostics);

}  // namespace mercator
