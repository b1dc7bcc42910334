#include <unistd.h>

#include <cstdio>

#include "cli/command.h"
#include "cli/target.h"
#include "migrate/status.h"
#include "migrate/sum.h"
#include "report/status_text.h"

namespace mercator {
namespace {

struct Flags : DirectoryFlags, DatabaseFlags {};

int Status(const Flags& flags) {
  Diagnostics diagnostics;
  MigrationDirectory directory = OpenDirectory(flags, diagnostics);
  RequireReadable(diagnostics);
  RequireValidSum(directory);
  std::string url = RequireUrl(flags.url);
  Connection connection(url);
  StatusReport report =
      ReadStatus(connection, directory, {flags.revisions_schema, ConnectedSchema(url)});
  std::fputs(StatusText(report, StyleFor(STDOUT_FILENO)).c_str(), stdout);
  // Atlas ends without a line end, and scripts compare; a terminal wants one.
  if (isatty(STDOUT_FILENO)) std::fputc('\n', stdout);
  return 0;
}

}  // namespace

void AddMigrateStatus(CLI::App& group, Run& run) {
  auto flags = std::make_shared<Flags>();
  CLI::App* command =
      group.add_subcommand("status", "Show what a database has and what is pending");
  command->footer("Example:\n  mercator migrate status -u postgres://app@localhost/app");
  AddDatabaseFlags(*command, *flags);
  AddDirectoryFlags(*command, *flags);
  command->callback([flags, &run] { run = [flags] { return Status(*flags); }; });
}

}  // namespace mercator
