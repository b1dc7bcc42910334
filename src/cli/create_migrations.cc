#include <fmt/format.h>

#include <cstdio>

#include "cli/command.h"
#include "cli/environment.h"
#include "cli/flags.h"
#include "cli/migration_plan.h"
#include "migrate/new_file.h"

namespace mercator {
namespace {

struct Flags : MigrationFlags {
  std::string name;
  bool dry_run = false;
};

std::vector<NewMigration> Files(const Flags& flags, const Plan& plan) {
  std::vector<NewMigration> files;
  for (const auto& part : plan.parts) {
    NewMigration file{flags.name, {}, Render(part)};
    if (part.size() == 1 && part[0].alone) file.directives.push_back("-- atlas:txmode none");
    files.push_back(std::move(file));
  }
  return files;
}

int Create(const Flags& flags, const Environment& environment) {
  Diagnostics diagnostics;
  MigrationPlan result = PlanMigration(flags, environment, true, diagnostics);
  std::fputs(Render(diagnostics).c_str(), stderr);
  if (diagnostics.HasErrors()) {
    std::fputs("Error: no migration was written\n", stderr);
    return 1;
  }
  if (result.plan.empty()) {
    std::puts("The migration directory is synced with the desired state, no changes to be made");
    return 0;
  }
  if (flags.dry_run) {
    std::fputs(Render(result.plan).c_str(), stdout);
    return 0;
  }
  for (const auto& path : WriteNewMigrations(result.directory, Files(flags, result.plan))) {
    std::printf("Wrote %s\n", environment.Shown(path).c_str());
  }
  PrintHazards(result.plan);
  return 0;
}

}  // namespace

void AddCreateMigrations(CLI::App& group, const std::string& name, Run& run) {
  auto flags = std::make_shared<Flags>();
  CLI::App* command = group.add_subcommand(
      name, "Write the migration that leads from the history to the desired schema");
  command->add_option("name", flags->name, "what the migration is called");
  AddMigrationFlags(*command, *flags);
  command->add_flag("--dry-run", flags->dry_run, "print the migration and write nothing");
  command->callback([flags, &run] {
    run = [flags](const Environment& environment) { return Create(*flags, environment); };
  });
}

}  // namespace mercator
