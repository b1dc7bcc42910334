#pragma once

#include <CLI/CLI.hpp>

#include "cli/migration_plan.h"

namespace mercator {

// `--dev-url`, `--postgres-bin`.
void AddDevFlags(CLI::App& command, DevServerOptions& options);
// Those, `--to`, `--dir`, and what follows.
void AddMigrationFlags(CLI::App& command, MigrationFlags& flags);

// `--with roles,privileges,ownership`.
void AddWithFlag(CLI::App& command, std::vector<std::string>& with);

// `-s/--schema`, `--include`, `--exclude`.
void AddSelectionFlags(CLI::App& command, SelectionFlags& flags);

// What the statements can do besides what they are for, on stderr.
void PrintHazards(const Plan& plan);

}  // namespace mercator
