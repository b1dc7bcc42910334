#include <algorithm>
#include <cstdio>

#include "base/error.h"
#include "base/file.h"
#include "cli/command.h"
#include "cli/editor.h"
#include "cli/environment.h"
#include "cli/target.h"
#include "cli/version_argument.h"
#include "migrate/sum.h"

namespace mercator {
namespace {

struct Flags : DirectoryFlags {
  std::vector<std::string> versions;
};

MigrationDirectory OpenValid(const Flags& flags) {
  Diagnostics diagnostics;
  MigrationDirectory directory = OpenDirectory(flags, diagnostics);
  RequireReadable(diagnostics);
  RequireValidSum(directory);
  return directory;
}

int Remove(const Flags& flags, const Environment& environment) {
  MigrationDirectory directory = OpenValid(flags);
  std::vector<std::filesystem::path> paths;
  MigrationDirectory after = directory;
  for (const MigrationFile* file : FindFiles(directory, flags.versions)) {
    for (std::filesystem::path& path : PathsOf(directory, *file)) paths.push_back(std::move(path));
    for (auto* files : {&after.files, &after.repeatables})
      std::erase_if(*files, [&](const MigrationFile& f) { return f.name == file->name; });
  }
  for (const auto& path : paths) {
    std::filesystem::remove(path);
    std::printf("Removed %s\n", environment.Shown(path).c_str());
  }
  WriteSum(after);
  return 0;
}

void Rehash(const Flags& flags) {
  Diagnostics diagnostics;
  MigrationDirectory directory = OpenDirectory(flags, diagnostics);
  WriteSum(directory);
  RequireReadable(diagnostics);
}

int Edit(const Flags& flags) {
  MigrationDirectory directory = OpenValid(flags);
  std::vector<std::filesystem::path> paths;
  std::vector<const MigrationFile*> files = FindFiles(directory, flags.versions);
  for (const MigrationFile* file : files) paths.push_back(directory.path / file->name);
  try {
    EditFiles(paths);
  } catch (const Error&) {
    for (size_t i = 0; i < files.size(); ++i) WriteFileAtomically(paths[i], files[i]->source->text);
    throw;
  }
  Rehash(flags);
  return 0;
}

}  // namespace

void AddMigrateRm(CLI::App& group, Run& run) {
  auto flags = std::make_shared<Flags>();
  CLI::App* command = group.add_subcommand(
      "rm", "Remove migration files and write atlas.sum anew; the last by default");
  command->footer("Example:\n  mercator migrate rm 20240101000000");
  command->add_option("version", flags->versions, "versions or file names");
  AddDirectoryFlags(*command, *flags);
  command->callback([flags, &run] {
    run = [flags](const Environment& environment) { return Remove(*flags, environment); };
  });
}

void AddMigrateEdit(CLI::App& group, Run& run) {
  auto flags = std::make_shared<Flags>();
  CLI::App* command = group.add_subcommand(
      "edit", "Open a migration file in $EDITOR and write atlas.sum anew; the last by default");
  command->footer("Example:\n  mercator migrate edit 20240101000000");
  command->add_option("version", flags->versions, "versions or file names");
  AddDirectoryFlags(*command, *flags);
  command->callback([flags, &run] { run = [flags](const Environment&) { return Edit(*flags); }; });
}

}  // namespace mercator
