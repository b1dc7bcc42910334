#include <cstdio>

#include "base/error.h"
#include "cli/command.h"
#include "cli/target.h"
#include "cli/version_argument.h"
#include "migrate/sum.h"

namespace mercator {
namespace {

struct ListFlags : DirectoryFlags {
  bool versions = false;
  bool latest = false;
};

int List(const ListFlags& flags) {
  Diagnostics diagnostics;
  MigrationDirectory directory = OpenDirectory(flags, diagnostics);
  RequireReadable(diagnostics);
  for (const MigrationFile& file : directory.files) {
    if (flags.latest && &file != &directory.files.back()) continue;
    std::puts((flags.versions ? file.version : file.name).c_str());
  }
  if (flags.latest) return 0;
  for (const MigrationFile& file : directory.repeatables)
    std::puts((flags.versions ? file.version : file.name).c_str());
  return 0;
}

struct ShowFlags : DirectoryFlags {
  std::vector<std::string> versions;
};

int Show(const ShowFlags& flags) {
  Diagnostics diagnostics;
  MigrationDirectory directory = OpenDirectory(flags, diagnostics);
  for (const MigrationFile* file : FindFiles(directory, flags.versions)) {
    std::fwrite(file->source->text.data(), 1, file->source->text.size(), stdout);
  }
  return 0;
}

}  // namespace

void AddMigrateLs(CLI::App& group, Run& run) {
  auto flags = std::make_shared<ListFlags>();
  CLI::App* command = group.add_subcommand("ls", "List the files of the migration directory");
  command->footer(
      "Example:\n  mercator migrate ls --short --latest     # the version that the directory is "
      "at");
  AddDirectoryFlags(*command, *flags);
  command->add_flag("-s,--short", flags->versions, "only versions");
  command->add_flag("-l,--latest", flags->latest, "only the last one");
  command->callback([flags, &run] { run = [flags](const Environment&) { return List(*flags); }; });
}

void AddMigrateShow(CLI::App& group, Run& run) {
  auto flags = std::make_shared<ShowFlags>();
  CLI::App* command =
      group.add_subcommand("show", "Print migration files; the last one by default");
  command->footer("Example:\n  mercator migrate show 20240101000000");
  command->add_option("version", flags->versions, "versions or file names");
  AddDirectoryFlags(*command, *flags);
  command->callback([flags, &run] { run = [flags](const Environment&) { return Show(*flags); }; });
}

}  // namespace mercator
