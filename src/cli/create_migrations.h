#pragma once

#include <string>

#include "cli/migration_plan.h"

namespace mercator {

struct CreateFlags : MigrationFlags {
  std::string name;
  std::string format;
  std::string lock_timeout = "10s";
  bool dry_run = false;
  bool edit = false;
};

// Writes the migration that leads from the history to the desired schema: `create-migrations`,
// `migrate diff`. Gives the exit code.
int CreateMigrations(const CreateFlags& flags, const Environment& environment);

}  // namespace mercator
