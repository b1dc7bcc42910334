#include "cli/command.h"
#include "cli/target.h"
#include "migrate/sum.h"

namespace mercator {
namespace {

struct Flags : DirectoryFlags {
  bool force = false;
};

int Hash(const Flags& flags) {
  Diagnostics diagnostics;
  MigrationDirectory directory = OpenDirectory(flags, diagnostics);
  RequireReadable(diagnostics);
  WriteSum(directory);
  return 0;
}

}  // namespace

void AddMigrateHash(CLI::App& group, Run& run) {
  auto flags = std::make_shared<Flags>();
  CLI::App* command =
      group.add_subcommand("hash", "Write atlas.sum anew after a deliberate edit of the directory");
  command->footer("Example:\n  mercator migrate hash");
  AddDirectoryFlags(*command, *flags);
  command->add_flag("--force", flags->force, "accepted for old scripts")->group("");
  command->callback([flags, &run] { run = [flags](const Environment&) { return Hash(*flags); }; });
}

}  // namespace mercator
