#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string>

namespace mercator {

struct Environment;

// The command that the arguments chose; gives the exit code. Every command has a file of its name
// with its flags and what it does.
using Run = std::function<int(const Environment&)>;

void AddCreateMigrations(CLI::App& group, const std::string& name, Run& run);
void AddCheckMigrations(CLI::App& group, const std::string& name, Run& run);
void AddApply(CLI::App& group, Run& run);
void AddMigrateStatus(CLI::App& group, Run& run);
void AddMigrateSet(CLI::App& group, Run& run);
void AddMigrateHash(CLI::App& group, Run& run);
void AddMigrateValidate(CLI::App& group, Run& run);
void AddMigrateNew(CLI::App& group, Run& run);
void AddMigrateLs(CLI::App& group, Run& run);
void AddMigrateShow(CLI::App& group, Run& run);
void AddMigrateRm(CLI::App& group, Run& run);
void AddMigrateEdit(CLI::App& group, Run& run);
void AddMigrateRebase(CLI::App& group, Run& run);
void AddMigrateImport(CLI::App& group, Run& run);
void AddMigrateResolve(CLI::App& group, Run& run);
void AddMigrateDown(CLI::App& group, Run& run);
void AddMigrateCheckpoint(CLI::App& group, Run& run);
void AddMigrateDrift(CLI::App& group, Run& run);
void AddMigrateTest(CLI::App& group, Run& run);
void AddSchemaTest(CLI::App& group, Run& run);
void AddSchemaPlanTest(CLI::App& group, Run& run);
void AddSchemaApply(CLI::App& group, Run& run);
void AddSchemaPlan(CLI::App& group, Run& run);
void AddSchemaClean(CLI::App& group, Run& run);
void AddSchemaValidate(CLI::App& group, Run& run);
void AddInit(CLI::App& app, Run& run);
// Alembic's words, over the same directory.
void AddUpgrade(CLI::App& app, Run& run);
void AddDowngrade(CLI::App& app, Run& run);
void AddStamp(CLI::App& app, Run& run);
void AddRevision(CLI::App& app, Run& run);
void AddCurrent(CLI::App& app, Run& run);
void AddHistory(CLI::App& app, Run& run);
void AddVersion(CLI::App& app, Run& run);
void AddCompletion(CLI::App& app, Run& run);
void AddDevUrl(CLI::App& group, Run& run);
void AddSchemaInspect(CLI::App& group, Run& run);
void AddSchemaFmt(CLI::App& group, Run& run);
void AddSchemaDiff(CLI::App& group, Run& run);

}  // namespace mercator
