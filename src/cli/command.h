#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string>

namespace mercator {

// The command that the arguments chose; gives the exit code. Every command has a file of its name
// with its flags and what it does.
using Run = std::function<int()>;

void AddCreateMigrations(CLI::App& group, const std::string& name, Run& run);
void AddCheckMigrations(CLI::App& group, const std::string& name, Run& run);
void AddApply(CLI::App& group, Run& run);
void AddMigrateStatus(CLI::App& group, Run& run);
void AddMigrateSet(CLI::App& group, Run& run);
void AddMigrateHash(CLI::App& group, Run& run);
void AddMigrateValidate(CLI::App& group, Run& run);
void AddMigrateNew(CLI::App& group, Run& run);
void AddDevUrl(CLI::App& group, Run& run);
void AddSchemaInspect(CLI::App& group, Run& run);
void AddSchemaDiff(CLI::App& group, Run& run);

}  // namespace mercator
