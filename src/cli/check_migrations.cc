#include <cstdio>

#include "cli/command.h"
#include "cli/flags.h"
#include "cli/migration_plan.h"
#include "migrate/sum.h"

namespace mercator {
namespace {

int Check(const MigrationFlags& flags, const Environment& environment) {
  Diagnostics diagnostics;
  MigrationPlan result = PlanMigration(flags, environment, false, diagnostics);
  std::fputs(Render(diagnostics).c_str(), stderr);
  if (diagnostics.HasErrors()) return 1;
  if (!result.plan.empty()) {
    std::fputs(
        "Error: the schema and the migrations are not in sync; these statements are missing:\n\n",
        stderr);
    std::fputs(Render(result.plan).c_str(), stdout);
    std::fputs("\n  run `mercator create-migrations NAME` to write them\n", stderr);
    return 1;
  }
  std::puts("The migration directory is valid and in sync with the desired state");
  return 0;
}

}  // namespace

void AddCheckMigrations(CLI::App& group, const std::string& name, Run& run) {
  auto flags = std::make_shared<MigrationFlags>();
  CLI::App* command = group.add_subcommand(
      name, "Check the migration directory: integrity, replay, in sync with the schema");
  AddMigrationFlags(*command, *flags);
  command->callback([flags, &run] {
    run = [flags](const Environment& environment) { return Check(*flags, environment); };
  });
}

}  // namespace mercator
