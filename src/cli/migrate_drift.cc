#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "cli/command.h"
#include "cli/flags.h"
#include "cli/format_flag.h"
#include "cli/intent.h"
#include "cli/live_plan.h"
#include "cli/target.h"
#include "migrate/status.h"
#include "migrate/sum.h"
#include "report/apply_report.h"
#include "report/style.h"

namespace mercator {
namespace {

struct Flags : DirectoryFlags, DatabaseFlags {
  std::vector<std::string> with;
  SelectionFlags selection;
  std::string format;
  DevServerOptions dev;
};

// What `--format` shows: the status, and the statements that would bring the database back.
ReportValue Value(const ReportValue& env, const StatusReport& status, const Plan& plan) {
  ReportValue pending = ReportValue::array(), changes = ReportValue::array();
  for (const MigrationInfo& file : status.pending) pending.push_back(FileValue(file));
  for (const PlannedStatement& statement : plan.Statements())
    changes.push_back({{"Comment", statement.comment}, {"Cmd", statement.sql}});
  return {{"Env", env},
          {"Status", plan.empty() ? "OK" : "DRIFT"},
          {"Current", status.applied.empty() ? "" : status.current},
          {"Pending?", pending},
          {"Changes?", changes}};
}

std::string Text(const StatusReport& status, bool drifted) {
  Style style = StyleFor(STDOUT_FILENO);
  std::string dashes = "  " + style.Yellow("--") + " ";
  std::string expected =
      status.applied.empty() ? "empty database" : "migrations up to " + status.current;
  return fmt::format(
      "Drift Status: {}\n{}Current Version: {}\n{}Expected State:  {}\n{}Pending Files:   {}\n",
      drifted ? style.Red("DRIFT") : style.Green("OK"), dashes, style.Cyan(status.current), dashes,
      expected, dashes, status.pending.size());
}

int Drift(const Flags& flags, const Environment& environment) {
  if (!flags.format.empty()) Template checked(flags.format);
  Diagnostics diagnostics;
  MigrationDirectory directory = OpenDirectory(flags, diagnostics);
  RequireReadable(diagnostics);
  std::string url = RequireUrl(flags.url);
  Connection connection(url);
  StatusReport status =
      ReadStatus(connection, directory, {flags.revisions_schema, ConnectedSchema(url)});
  if (status.total > 0) {
    throw Error(fmt::format("version {} stopped midway: what the database should hold is not known",
                            status.current),
                "finish it with `mercator apply`, or say how with `mercator migrate resolve`");
  }
  Workbench bench(flags.dev, environment, flags.selection);
  bench.ScopeTo(url);
  bench.inspect.with.insert(flags.with.begin(), flags.with.end());
  bench.Prefer(connection.major());
  if (status.applied.empty()) directory = EmptyMigrationDirectory(directory.path);
  State expected =
      bench.LoadMigrations(directory, status.applied.empty() ? "" : status.current, diagnostics);
  RequireReadable(diagnostics);
  Catalog live = Inspect(connection, bench.inspect);
  WarnUncovered(live, diagnostics);
  const Plan plan = PlanTowards(bench, live, std::move(expected.catalog)).plan;
  bench.WarnUnmatched(diagnostics);
  RequireReadable(diagnostics);
  if (!flags.format.empty()) {
    PrintFormatted(flags.format,
                   Value(EnvValue(url, connection.database(), PathOfUrl(flags.dir)), status, plan));
    return plan.empty() ? 0 : 1;
  }
  std::fputs(Text(status, !plan.empty()).c_str(), stdout);
  if (plan.empty()) return 0;
  std::fputs(
      ("\n-- what would bring the database back to its migrations:\n" + Render(plan)).c_str(),
      stdout);
  std::fflush(stdout);
  std::fputs(
      "Error: the database is not what its migrations make it\n"
      "  write what should stay into a migration, or run the statements above\n",
      stderr);
  return 1;
}

}  // namespace

void AddMigrateDrift(CLI::App& group, Run& run) {
  auto flags = std::make_shared<Flags>();
  CLI::App* command =
      group.add_subcommand("drift", "Compare a database with what its applied migrations make");
  command->footer("Example:\n  mercator migrate drift -u \"$DATABASE_URL\"");
  AddDatabaseFlags(*command, *flags);
  AddDirectoryFlags(*command, *flags);
  AddWithFlag(*command, flags->with);
  AddSelectionFlags(*command, flags->selection);
  AddFormatFlag(*command, flags->format);
  AddDevFlags(*command, flags->dev);
  command->callback([flags, &run] {
    run = [flags](const Environment& environment) { return Drift(*flags, environment); };
  });
}

}  // namespace mercator
