#include <fmt/format.h>

#include <chrono>
#include <cstdio>

#include "base/error.h"
#include "base/file.h"
#include "base/go_quote.h"
#include "cli/command.h"
#include "cli/editor.h"
#include "cli/environment.h"
#include "cli/target.h"
#include "migrate/foreign_file.h"
#include "migrate/format.h"
#include "migrate/new_file.h"
#include "migrate/sum.h"

namespace mercator {
namespace {

namespace fs = std::filesystem;

struct Flags : DirectoryFlags {
  std::string name;
  bool edit = false;
};

std::vector<fs::path> WriteForeign(const Flags& flags, const MigrationDirectory& directory) {
  std::string version = NextVersion(directory, std::chrono::system_clock::now());
  if (flags.name.find_first_of("/\\\n\r") != std::string::npos) {
    throw Error(fmt::format("{} cannot be the name of a migration", GoQuote(flags.name)),
                "use letters, digits, `_` and `-`");
  }
  fs::create_directories(directory.path);
  std::vector<fs::path> paths;
  for (const ForeignFile& file : ForeignFiles(directory.format, {version, flags.name, {}, {}})) {
    paths.push_back(directory.path / file.name);
    WriteFileAtomically(paths.back(), file.text);
  }
  return paths;
}

void Rehash(const Flags& flags) {
  Diagnostics diagnostics;
  WriteSum(OpenDirectory(flags, diagnostics));
  RequireReadable(diagnostics);
}

int New(const Flags& flags, const Environment& environment) {
  Diagnostics diagnostics;
  MigrationDirectory directory = OpenOrNewDirectory(flags, diagnostics);
  RequireReadable(diagnostics);
  RequireValidSum(directory);
  bool atlas = directory.format == DirectoryFormat::kAtlas;
  if (flags.edit && !atlas) {
    throw Error(fmt::format("--edit flag supports only atlas directories, but got: {}",
                            DirectoryFormatName(directory.format)));
  }
  std::vector<fs::path> paths = atlas ? WriteNewMigrations(directory, {{flags.name, {}, ""}})
                                      : WriteForeign(flags, directory);
  if (flags.edit) EditFiles(paths);
  if (flags.edit || !atlas) Rehash(flags);
  for (const fs::path& path : paths) std::printf("Wrote %s\n", environment.Shown(path).c_str());
  return 0;
}

}  // namespace

void AddMigrateNew(CLI::App& group, Run& run) {
  auto flags = std::make_shared<Flags>();
  CLI::App* command =
      group.add_subcommand("new", "Begin an empty migration file, to be written by hand");
  command->footer("Example:\n  mercator migrate new backfill_emails --edit");
  command->add_option("name", flags->name, "what the migration is called");
  AddDirectoryFlags(*command, *flags);
  command->add_flag("--edit", flags->edit, "open the file in $EDITOR");
  command->callback([flags, &run] {
    run = [flags](const Environment& environment) { return New(*flags, environment); };
  });
}

}  // namespace mercator
