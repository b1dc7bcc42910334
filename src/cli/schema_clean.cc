#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "cli/command.h"
#include "cli/flags.h"
#include "cli/format_flag.h"
#include "cli/live_plan.h"
#include "cli/live_run.h"
#include "cli/run_plan.h"
#include "cli/target.h"
#include "postgres/advisory_lock.h"
#include "report/apply_report.h"
#include "sql/quote.h"

namespace mercator {
namespace {

struct Flags {
  std::string url;
  bool auto_approve = false;
  bool dry_run = false;
  SelectionFlags selection;
  std::string format;
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

// The statements, and how many of them are in.
ReportValue Value(const ReportValue& env, const Plan& plan, const PlanRun* run) {
  ReportValue applied = ReportValue::array(), pending = ReportValue::array();
  for (const PlannedStatement& statement : plan.Statements())
    (run && applied.size() < run->committed ? applied : pending).push_back(statement.sql);
  ReportValue value = env;
  value["Changes?"] = {{"Applied?", applied},
                       {"Pending?", pending},
                       {"Error?", run ? FailureValue(run->failure) : ReportValue()}};
  value["Error?"] = run && run->failure ? run->failure->message : "";
  return value;
}

void CheckFormat(const Flags& flags) {
  if (flags.format.empty()) return;
  Template checked(flags.format);
  if (!flags.dry_run && !flags.auto_approve)
    throw Error("--log and --format can only be used with --dry-run or --auto-approve");
}

int Clean(const Flags& flags, const Environment& environment) {
  CheckFormat(flags);
  std::string url = RequireUrl(flags.url);
  Connection connection(url);
  Workbench bench(flags.dev, environment, flags.selection);
  bench.ScopeTo(url);
  State live;
  Plan plan = PlanClean(bench, connection, live);
  if (flags.selection.empty()) AddHistory(connection, ConnectedSchema(url), plan);
  const bool formatted = !flags.format.empty();
  const ReportValue env = EnvValue(url, connection.database(), "");
  if (formatted && (plan.empty() || flags.dry_run)) {
    PrintFormatted(flags.format, Value(env, plan, nullptr));
    return 0;
  }
  if (plan.empty()) {
    std::puts("Nothing to drop");
    return 0;
  }
  if (!formatted) std::fputs(("-- Planned Changes:\n" + Render(plan)).c_str(), stdout);
  if (flags.dry_run) return 0;
  if (!flags.auto_approve && !Approve("Are you sure? All of its data will be lost.")) {
    std::puts("Aborted; nothing was changed");
    return 0;
  }
  AdvisoryLock lock(connection, "atlas_migrate_execute", std::chrono::seconds(10));
  RequireUnmoved(connection, bench.inspect, live.catalog);
  LiveRun watch(connection, !formatted && isatty(STDOUT_FILENO));
  PlanRunOptions options;
  options.observer = &watch;
  const PlanRun run = RunPlan(connection, plan, options);
  if (formatted) PrintFormatted(flags.format, Value(env, plan, &run));
  return ReportPlanRun(run, plan);
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
  AddFormatFlag(*command, flags->format);
  AddDevFlags(*command, flags->dev);
  command->callback([flags, &run] {
    run = [flags](const Environment& environment) { return Clean(*flags, environment); };
  });
}

}  // namespace mercator
