#include <unistd.h>

#include <cstdio>

#include "cli/command.h"
#include "cli/target.h"
#include "migrate/set.h"
#include "migrate/sum.h"
#include "report/status_text.h"

namespace mercator {
namespace {

struct Flags : DirectoryFlags, DatabaseFlags {
  std::string version;
};

int Set(const Flags& flags) {
  Diagnostics diagnostics;
  MigrationDirectory directory = OpenDirectory(flags, diagnostics);
  RequireReadable(diagnostics);
  RequireValidSum(directory);
  std::string url = RequireUrl(flags.url);
  Connection connection(url);
  SetReport report = SetVersion(connection, directory, flags.version,
                                {flags.revisions_schema, ConnectedSchema(url)});
  std::fputs(SetText(report, StyleFor(STDOUT_FILENO)).c_str(), stdout);
  return 0;
}

}  // namespace

void AddMigrateSet(CLI::App& group, Run& run) {
  auto flags = std::make_shared<Flags>();
  CLI::App* command = group.add_subcommand(
      "set", "Make the recorded history say that a database is at a version; nothing is run");
  command->footer(
      "Example:\n  mercator migrate set 20240101000000 -u postgres://app@localhost/app");
  command->add_option("version", flags->version,
                      "the version that the database is at; the last file by default");
  AddDatabaseFlags(*command, *flags);
  AddDirectoryFlags(*command, *flags);
  command->callback([flags, &run] { run = [flags](const Environment&) { return Set(*flags); }; });
}

}  // namespace mercator
