#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include "base/error.h"
#include "cli/command.h"
#include "cli/flags.h"
#include "cli/live_plan.h"
#include "cli/live_run.h"
#include "cli/run_plan.h"
#include "cli/target.h"
#include "postgres/advisory_lock.h"
#include "sql/quote.h"

namespace mercator {
namespace {

struct Flags {
  std::string url;
  bool auto_approve = false;
  bool dry_run = false;
  SelectionFlags selection;
  DevServerOptions dev;
};

// The history is not part of a schema, but a database that is empty must not have one.
void AddHistory(Connection& connection, const std::string& schema, Plan& plan) {
  Result tables = connection.Query(
      "SELECT n.nspname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = "
      "c.relnamespace "
      "WHERE c.relname = 'atlas_schema_revisions' AND c.relkind = 'r' AND ($1 = '' OR n.nspname = "
      "$1)",
      {schema});
  for (Row row : tables) {
    bool own = row.View(0) == "atlas_schema_revisions";
    PlannedStatement statement;
    statement.comment =
        own ? "drop the history of migrations" : "drop the table of the history of migrations";
    statement.sql = own ? "DROP SCHEMA IF EXISTS \"atlas_schema_revisions\" CASCADE"
                        : fmt::format("DROP TABLE IF EXISTS {}.\"atlas_schema_revisions\"",
                                      QuoteIdentifier(row.Text(0)));
    if (plan.parts.empty() || plan.parts.back().back().alone) plan.parts.emplace_back();
    plan.parts.back().push_back(std::move(statement));
  }
}

Plan PlanClean(Workbench& bench, Connection& connection, State& live) {
  bench.Prefer(connection.major());
  Connection empty(bench.server().Url(bench.server().CreateDatabase()));
  InspectOptions inspect = bench.inspect;
  Catalog nothing = Inspect(empty, inspect);
  live = {Inspect(connection, bench.inspect), ""};
  Diagnostics diagnostics;
  LivePlan plan = PlanLive(bench, live, std::move(nothing), diagnostics);
  std::fputs(Render(diagnostics).c_str(), stderr);
  if (diagnostics.HasErrors()) throw Error("the plan is not proven; nothing was changed");
  return plan.plan;
}

int Clean(const Flags& flags, const Environment& environment) {
  std::string url = RequireUrl(flags.url);
  Connection connection(url);
  Workbench bench(flags.dev, environment, flags.selection);
  bench.ScopeTo(url);
  State live;
  Plan plan = PlanClean(bench, connection, live);
  if (flags.selection.empty()) AddHistory(connection, ConnectedSchema(url), plan);
  if (plan.empty()) {
    std::puts("Nothing to drop");
    return 0;
  }
  std::fputs(("-- Planned Changes:\n" + Render(plan)).c_str(), stdout);
  if (flags.dry_run) return 0;
  if (!flags.auto_approve && !Approve("Are you sure? All of its data will be lost.")) {
    std::puts("Aborted; nothing was changed");
    return 0;
  }
  AdvisoryLock lock(connection, "atlas_migrate_execute", std::chrono::seconds(10));
  RequireUnmoved(connection, bench.inspect, live.catalog);
  LiveRun watch(connection, isatty(STDOUT_FILENO));
  PlanRunOptions options;
  options.observer = &watch;
  return ReportPlanRun(RunPlan(connection, plan, options), plan);
}

}  // namespace

void AddSchemaClean(CLI::App& group, Run& run) {
  auto flags = std::make_shared<Flags>();
  CLI::App* command =
      group.add_subcommand("clean",
                           "Drop everything in a database, its migration history too, or "
                           "what is selected of it");
  command->footer("Example:\n  mercator schema clean -u postgres://localhost/scratch --dry-run");
  command->add_option("-u,--url", flags->url, "the database");
  command->add_flag("--auto-approve", flags->auto_approve, "do not ask");
  command->add_flag("--dry-run", flags->dry_run, "show what would be dropped");
  AddSelectionFlags(*command, flags->selection);
  AddDevFlags(*command, flags->dev);
  command->callback([flags, &run] {
    run = [flags](const Environment& environment) { return Clean(*flags, environment); };
  });
}

}  // namespace mercator
