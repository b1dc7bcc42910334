#include <cstdio>

#include "base/error.h"
#include "cli/command.h"
#include "cli/flags.h"
#include "cli/target.h"
#include "cli/workbench.h"
#include "migrate/sum.h"

namespace mercator {
namespace {

struct Flags : DirectoryFlags {
  DevServerOptions dev;
  bool checksum_only = false;
};

int Validate(const Flags& flags, const Environment& environment) {
  Diagnostics diagnostics;
  MigrationDirectory directory = OpenDirectory(flags, diagnostics);
  RequireReadable(diagnostics);
  RequireValidSum(directory);
  const bool empty = directory.files.empty() && directory.repeatables.empty();
  if (flags.checksum_only || empty) return 0;
  Workbench(flags.dev, environment).LoadMigrations(directory, "", diagnostics);
  std::fputs(Render(diagnostics).c_str(), stderr);
  if (!diagnostics.HasErrors()) return 0;
  throw Error("replaying the migration directory: " + diagnostics.all().back().message,
              "correct the file and run `mercator migrate hash`");
}

}  // namespace

void AddMigrateValidate(CLI::App& group, Run& run) {
  auto flags = std::make_shared<Flags>();
  CLI::App* command = group.add_subcommand(
      "validate", "Check atlas.sum, and that the directory replays on an empty database");
  command->footer(
      "Example:\n  mercator migrate validate\n  mercator migrate validate --checksum-only");
  AddDirectoryFlags(*command, *flags);
  AddDevFlags(*command, flags->dev);
  command->add_flag("--checksum-only", flags->checksum_only,
                    "only atlas.sum: no server is started");
  command->callback([flags, &run] {
    run = [flags](const Environment& environment) { return Validate(*flags, environment); };
  });
}

}  // namespace mercator
