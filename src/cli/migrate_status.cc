#include <unistd.h>

#include <cstdio>
#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "cli/format_flag.h"
#include "cli/target.h"
#include "cli/workbench.h"
#include "migrate/status.h"
#include "migrate/sum.h"
#include "report/apply_report.h"
#include "report/status_text.h"

namespace mercator {
namespace {

struct Flags : DirectoryFlags, DatabaseFlags {
  std::string format;
};

int Status(const Flags& flags) {
  Diagnostics diagnostics;
  MigrationDirectory directory = OpenDirectory(flags, diagnostics);
  RequireReadable(diagnostics);
  RequireValidSum(directory);
  std::string url = RequireUrl(flags.url);
  Connection connection(url);
  StatusReport report =
      ReadStatus(connection, directory, {flags.revisions_schema, ConnectedSchema(url)});
  if (!flags.format.empty()) {
    ReportValue env = EnvValue(url, connection.database(), PathOfUrl(flags.dir));
    PrintFormatted(flags.format, StatusValue(env, report), StatusMethods(report));
    return 0;
  }
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
  AddFormatFlag(*command, flags->format);
  command->callback(
      [flags, &run] { run = [flags](const Environment&) { return Status(*flags); }; });
}

}  // namespace mercator
