#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "cli/command.h"
#include "cli/environment.h"
#include "cli/flags.h"
#include "cli/format_flag.h"
#include "cli/go_duration.h"
#include "cli/limit_flags.h"
#include "cli/live_plan.h"
#include "cli/live_run.h"
#include "cli/plan_file.h"
#include "cli/run_plan.h"
#include "cli/target.h"
#include "cli/target_report.h"
#include "postgres/advisory_lock.h"
#include "postgres/url.h"
#include "report/apply_report.h"

namespace mercator {
namespace {

struct Flags {
  std::string url;
  std::vector<std::string> to = {"file://schema"};
  std::vector<std::string> with;
  SelectionFlags selection;
  bool drop_undeclared_schemas = false;
  bool dry_run = false;
  bool auto_approve = false;
  std::string tx_mode = "file";
  std::string lock_timeout = "10s";
  std::string lock_name = "atlas_migrate_execute";
  std::string format;
  std::string plan;
  bool edit = false;
  LimitFlags limits;
  DevServerOptions dev;
};

void CheckFlags(const Flags& flags) {
  if (flags.tx_mode != "file" && flags.tx_mode != "none") {
    throw Error("unknown tx-mode \"" + flags.tx_mode + "\"", "it is one of file, none");
  }
  if (!flags.format.empty() && !flags.dry_run && !flags.auto_approve) {
    throw Error("--log and --format can only be used with --dry-run or --auto-approve");
  }
  if (!flags.format.empty()) Template checked(flags.format);
  if (!flags.plan.empty() && flags.edit)
    throw Error("--plan and --edit exclude each other", "a plan that was reviewed runs as it is");
}

std::string RequireDatabase(const std::string& url) {
  if (!url.empty() && !IsDatabaseUrl(url)) {
    throw Error("--url must be a database connection",
                "write `-u postgres://user@host:5432/database`");
  }
  return RequireUrl(url);
}

ReportValue Statements(const std::vector<PlannedStatement>& statements, size_t begin, size_t end) {
  ReportValue list = ReportValue::array();
  for (size_t i = begin; i < end; ++i) list.push_back(statements[i].sql);
  return list;
}

ReportValue Value(const ReportValue& env, const Plan& plan, const PlanRun* run) {
  std::vector<PlannedStatement> statements = plan.Statements();
  size_t done = run ? run->committed : 0;
  ReportValue error = run ? FailureValue(run->failure) : ReportValue();
  ReportValue changes = {{"Applied?", Statements(statements, 0, done)},
                         {"Pending?", Statements(statements, done, statements.size())},
                         {"Error?", error}};
  ReportValue value = env;
  value["Changes?"] = changes;
  value["Error?"] = run && run->failure ? run->failure->message : "";
  return value;
}

LivePlan MakeLivePlan(Workbench& bench, const Flags& flags, Connection& connection,
                      Diagnostics& diagnostics) {
  bench.inspect.with.insert(flags.with.begin(), flags.with.end());
  bench.Prefer(connection.major());
  State wanted = bench.Load(flags.to, diagnostics);
  RequireReadable(diagnostics);
  // Only what is managed is dropped.
  if (bench.inspect.schemas.empty() && !flags.drop_undeclared_schemas) {
    bench.inspect.schemas = SchemasOf(wanted.catalog);
  }
  Diagnostics proof;
  State live{Inspect(connection, bench.inspect), ""};
  const std::string desired = PlanFingerprint(wanted.catalog);
  LivePlan plan = PlanLive(bench, std::move(live), std::move(wanted.catalog), proof);
  if (!flags.plan.empty()) UsePlanFile(ReadPlanFile(flags.plan), desired, bench, plan, proof);
  if (flags.edit && !plan.plan.empty() && !proof.HasErrors()) EditPlan(bench, plan, proof);
  std::fputs(Render(proof).c_str(), stderr);
  if (proof.HasErrors()) throw Error("the plan is not proven; nothing was changed");
  return plan;
}

PlanRun Execute(const Flags& flags, const LivePlan& plan, const InspectOptions& inspect,
                Connection& connection, const TransactionHooks& hooks) {
  bool text = flags.format.empty();
  LiveRun live(connection, text && isatty(STDOUT_FILENO));
  AdvisoryLock lock(
      connection, flags.lock_name,
      std::chrono::duration_cast<std::chrono::milliseconds>(ParseGoDuration(flags.lock_timeout)),
      ConnectedSchema(flags.url));
  RequireUnmoved(connection, inspect, plan.live.catalog);
  PlanRunOptions options;
  options.observer = &live;
  options.limits = ReadLimits(flags.limits);
  options.transactions = flags.tx_mode == "file";
  options.hooks = hooks;
  options.before = [&](const PlannedStatement& statement) {
    if (text) std::fputs(PlannedStatementText(statement).c_str(), stdout);
    std::fflush(stdout);
  };
  PlanRun run = RunPlan(connection, plan.plan, options);
  if (text) std::fputs(PlanRunText(run).c_str(), stdout);
  return run;
}

int Apply(const Flags& flags, const Environment& environment) {
  CheckFlags(flags);
  std::string url = RequireDatabase(flags.url);
  Connection connection(url);
  Workbench bench(flags.dev, environment, flags.selection);
  bench.ScopeTo(url);
  Diagnostics diagnostics;
  LivePlan plan = MakeLivePlan(bench, flags, connection, diagnostics);
  ReportValue env = EnvValue(url, connection.database(), "");
  bool formatted = !flags.format.empty();
  if (plan.plan.empty() && !formatted) std::puts("Schema is synced, no changes to be made");
  if (plan.plan.empty() || flags.dry_run) {
    if (WantsReport()) HandOverReport(GoJson(Value(env, plan.plan, nullptr)));
    if (formatted) {
      PrintFormatted(flags.format, Value(env, plan.plan, nullptr));
    } else if (!plan.plan.empty()) {
      std::fputs(("-- Planned Changes:\n" + Render(plan.plan)).c_str(), stdout);
      PrintHazards(plan.plan);
    }
    return 0;
  }
  size_t total = plan.plan.Statements().size();
  if (!formatted) {
    std::fputs(("-- Planned Changes:\n" + Render(plan.plan)).c_str(), stdout);
    PrintHazards(plan.plan);
  }
  if (!flags.auto_approve && !Approve("Are you sure?")) {
    std::puts("Aborted; nothing was changed");
    return 0;
  }
  if (!formatted) {
    std::fputs(fmt::format("\nApplying approved migration ({} statement{} in total):\n\n", total,
                           total > 1 ? "s" : "")
                   .c_str(),
               stdout);
  }
  PlanRun run = Execute(flags, plan, bench.inspect, connection, environment.hooks);
  if (formatted) PrintFormatted(flags.format, Value(env, plan.plan, &run));
  if (WantsReport()) HandOverReport(GoJson(Value(env, plan.plan, &run)));
  return ReportPlanRun(run, plan.plan);
}

}  // namespace

void AddSchemaApply(CLI::App& group, Run& run) {
  auto flags = std::make_shared<Flags>();
  CLI::App* command = group.add_subcommand(
      "apply", "Bring a database to the desired schema without migration files");
  command->footer(
      "Examples:\n"
      "  mercator schema apply -u \"$DATABASE_URL\" --to file://schema\n"
      "  mercator schema apply -u \"$DATABASE_URL\" --to file://schema --dry-run");
  command->add_option("-u,--url", flags->url, "the database");
  command
      ->add_option("--to,-f,--file", flags->to,
                   "the desired schema: file://…, a path or a database URL; repeatable")
      ->capture_default_str();
  AddWithFlag(*command, flags->with);
  AddSelectionFlags(*command, flags->selection);
  command->add_flag("--drop-undeclared-schemas", flags->drop_undeclared_schemas,
                    "drop the schemas of the database that the desired schema does not name");
  command->add_flag("--dry-run", flags->dry_run, "show the plan and change nothing");
  command->add_option("--plan", flags->plan,
                      "run the statements of this plan file (`schema plan`); refused where the "
                      "database or the desired schema is not the one that it was made for");
  command->add_flag("--edit", flags->edit, "open the statements in $EDITOR first");
  command->add_flag("--auto-approve", flags->auto_approve, "do not ask");
  command
      ->add_option("--tx-mode", flags->tx_mode,
                   "transactions where possible (file), or every statement by itself (none)")
      ->capture_default_str();
  command
      ->add_option("--lock-timeout", flags->lock_timeout,
                   "how long to wait for another apply to end")
      ->capture_default_str();
  command->add_option("--lock-name", flags->lock_name, "name of the advisory lock")
      ->capture_default_str();
  AddLimitFlags(*command, flags->limits);
  AddFormatFlag(*command, flags->format);
  AddDevFlags(*command, flags->dev);
  command->callback([flags, &run] {
    run = [flags](const Environment& environment) { return Apply(*flags, environment); };
  });
}

}  // namespace mercator
