#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/go_quote.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/environment.h"
#include "cli/flags.h"
#include "cli/format_flag.h"
#include "cli/go_duration.h"
#include "cli/intent.h"
#include "cli/limit_flags.h"
#include "cli/live_plan.h"
#include "cli/live_run.h"
#include "cli/run_plan.h"
#include "cli/target.h"
#include "diff/prove.h"
#include "migrate/revisions.h"
#include "migrate/sum.h"
#include "migrate/undo.h"
#include "postgres/advisory_lock.h"
#include "report/apply_report.h"
#include "sql/quote.h"

namespace mercator {
namespace {

struct Flags : DirectoryFlags, DatabaseFlags {
  std::string amount;
  std::string to_version;
  std::string to_tag;
  bool dry_run = false;
  bool allow_data_loss = false;
  bool allow_drift = false;
  std::string lock_timeout = "10s";
  std::string lock_name = "atlas_migrate_execute";
  std::string format;
  LimitFlags limits;
  DevServerOptions dev;
};

// Which versions go.
struct Reversal {
  std::string current;
  std::string target;               // empty: the beginning
  std::vector<Revision> revisions;  // newest first
};

size_t ReadAmount(const std::string& text) {
  size_t amount = 0;
  auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), amount);
  if (code == std::errc() && end == text.data() + text.size() && amount > 0) return amount;
  throw Error(
      fmt::format("invalid amount argument {}: it is how many versions to revert", GoQuote(text)));
}

std::string VersionOfTag(const MigrationDirectory& directory, const std::string& tag) {
  for (const MigrationFile& file : directory.files) {
    if (file.tag == tag) return file.version;
  }
  throw Error(fmt::format("no file of the directory has the tag {}", GoQuote(tag)),
              "`-- atlas:checkpoint TAG` in a checkpoint file sets one");
}

// How many of the applied versions, newest first, are to go.
size_t CountToRevert(const std::vector<Revision>& applied, const std::string& target) {
  auto it = std::ranges::find(applied, target, &Revision::version);
  if (it != applied.end()) return static_cast<size_t>(applied.end() - it) - 1;
  if (target == "0") return applied.size();
  throw Error(fmt::format("version {} is not applied to this database", GoQuote(target)),
              "`mercator migrate status` shows the history; `--to-version 0` reverts all of it");
}

Reversal FindReversal(const Flags& flags, const MigrationDirectory& directory,
                      const std::vector<Revision>& applied) {
  if ((!flags.amount.empty()) + (!flags.to_version.empty()) + (!flags.to_tag.empty()) > 1) {
    throw Error("give an amount, `--to-version` or `--to-tag`, not several of them");
  }
  Reversal reversal;
  if (applied.empty()) return reversal;
  reversal.current = applied.back().version;
  std::string target =
      flags.to_tag.empty() ? flags.to_version : VersionOfTag(directory, flags.to_tag);
  size_t count = target.empty() ? ReadAmount(flags.amount.empty() ? "1" : flags.amount)
                                : CountToRevert(applied, target);
  if (count > applied.size()) {
    throw Error(
        fmt::format("cannot revert {} versions: only {} are applied", count, applied.size()));
  }
  for (size_t i = 0; i < count; ++i) reversal.revisions.push_back(applied[applied.size() - 1 - i]);
  if (count < applied.size()) reversal.target = applied[applied.size() - 1 - count].version;
  for (const Revision& r : reversal.revisions) {
    if (!(r.type & kRevisionBaseline)) continue;
    throw Error(
        fmt::format("version {} is the baseline of this database: what was before it is not known",
                    GoQuote(r.version)),
        "revert only versions after it");
  }
  return reversal;
}

State LoadVersion(Workbench& bench, MigrationDirectory directory, const std::string& version,
                  Diagnostics& diagnostics) {
  if (version.empty()) directory = EmptyMigrationDirectory(directory.path);
  State state = bench.LoadMigrations(directory, version, diagnostics);
  RequireReadable(diagnostics);
  return state;
}

// What is in the database but not in its history would go unasked.
void RequireNoDrift(Workbench& bench, const Catalog& live, Catalog expected) {
  const Plan drift = PlanTowards(bench, live, std::move(expected)).plan;
  if (drift.empty()) return;
  std::fprintf(stderr, "-- what would bring the database back to its migrations:\n%s",
               Render(drift).c_str());
  throw Error("the database is not what its migrations make it; nothing was changed",
              "reverting would also undo the differences above: `--allow-drift` permits that");
}

// Tables that lose rows or values, which must be empty: each with the query that tells.
struct EmptinessCheck {
  std::string name;
  std::string query;
};

std::vector<EmptinessCheck> ChecksOf(const LivePlan& plan) {
  std::vector<EmptinessCheck> checks;
  for (const Object& object : plan.live.catalog.objects()) {
    const ObjectId& id = object.id;
    bool table = id.kind == Kind::kTable;
    if ((!table && id.kind != Kind::kColumn) || plan.wanted.Find(id)) continue;
    std::string relation =
        QuoteIdentifier(id.schema) + "." + QuoteIdentifier(table ? id.name : id.table);
    if (!table && !plan.wanted.Find({Kind::kTable, id.schema, "", id.table})) continue;
    std::string condition = table ? "" : " WHERE " + QuoteIdentifier(id.name) + " IS NOT NULL";
    std::string name = table ? fmt::format("table {}.{}", id.schema, id.name)
                             : fmt::format("column {}.{}.{}", id.schema, id.table, id.name);
    checks.push_back({name, fmt::format("SELECT NOT EXISTS (SELECT 1 FROM {}{}) AS is_empty",
                                        relation, condition)});
  }
  return checks;
}

void RunChecks(Connection& connection, const std::vector<EmptinessCheck>& checks) {
  std::string full;
  for (const EmptinessCheck& check : checks) {
    if (connection.Execute(check.query)[0].Bool(0)) continue;
    full += (full.empty() ? "" : ", ") + check.name;
  }
  if (full.empty()) return;
  throw Error(full + " contains data that would be lost; nothing was changed",
              "save what you need, or give `--allow-data-loss`");
}

std::string Header(const Reversal& reversal) {
  Style style = StyleFor(STDOUT_FILENO);
  return fmt::format(
      "Migrating down from version {} to {} ({} migration{} in total):\n\n",
      style.Cyan(reversal.current),
      reversal.target.empty() ? "the beginning" : "version " + style.Cyan(reversal.target),
      reversal.revisions.size(), reversal.revisions.size() > 1 ? "s" : "");
}

std::string Versions(const Reversal& reversal) {
  std::string text;
  for (const Revision& r : reversal.revisions) text += (text.empty() ? "" : ", ") + r.version;
  return text;
}

ReportValue Files(const Reversal& reversal, const PlanRun* run) {
  ReportValue list = ReportValue::array();
  for (const Revision& r : reversal.revisions) {
    ReportValue file = FileValue({"", r.version, r.description});
    bool last = &r == &reversal.revisions.back();
    if (run) {
      ReportValue statements = ReportValue::array();
      // One plan for all of them: its statements are those of the last one.
      if (last) {
        for (const PlannedStatement* statement : run->applied) statements.push_back(statement->sql);
      }
      file["Start"] = TimeValue(run->start);
      file["End"] = TimeValue(run->end);
      file["Applied?"] = statements;
      file["Scope?"] = reversal.revisions.size() > 1 ? "VERSION" : "STATEMENT";
      file["Error?"] = last ? FailureValue(run->failure) : ReportValue();
    }
    list.push_back(std::move(file));
  }
  return list;
}

ReportValue Value(const ReportValue& env, const Reversal& reversal, const PlanRun* run) {
  bool failed = run && run->failure;
  ReportValue value = env;
  value["Planned?"] = Files(reversal, nullptr);
  value["Reverted?"] = run && !failed ? Files(reversal, run) : ReportValue::array();
  value["Current?"] = reversal.current;
  value["Target?"] = reversal.target;
  value["Total?"] = reversal.revisions.size();
  if (run) value["Start"] = TimeValue(run->start);
  if (run) value["End"] = TimeValue(run->end);
  value["Status?"] = failed                       ? "FAILED"
                     : run                        ? "APPLIED"
                     : reversal.revisions.empty() ? ""
                                                  : "PLANNED";
  value["Error?"] = failed ? run->failure->message : "";
  return value;
}

// What somebody wrote to undo the versions, each in a transaction of its own. Nothing where one of
// them has none: the way back is computed then.
std::optional<Plan> WrittenUndo(const MigrationDirectory& directory, const Reversal& reversal) {
  Diagnostics diagnostics;
  Plan plan;
  for (const Revision& revision : reversal.revisions) {
    const MigrationFile* file = directory.Find(revision.version);
    if (!file || !revision.IsComplete()) return std::nullopt;
    const auto statements = ReadUndo(directory, *file, diagnostics);
    RequireReadable(diagnostics);
    if (!statements) return std::nullopt;
    for (const MigrationStatement& statement : *statements) {
      PlannedStatement planned;
      planned.sql = Trim(statement.text);
      if (planned.sql.ends_with(';')) planned.sql.pop_back();
      planned.alone = file->tx_mode == TxMode::kNone;
      const bool first = &statement == &statements->front();
      if (first) planned.comment = "undo version " + revision.version;
      if (first || planned.alone) plan.parts.emplace_back();
      plan.parts.back().push_back(std::move(planned));
    }
  }
  return plan;
}

// Computes the plan; the live state must be what the history makes.
LivePlan PlanReversal(const Flags& flags, Workbench& bench, Connection& connection,
                      const MigrationDirectory& directory, const Reversal& reversal) {
  Diagnostics diagnostics;
  State target = LoadVersion(bench, directory, reversal.target, diagnostics);
  Catalog live = Inspect(connection, bench.inspect);
  bool midway = !reversal.revisions.front().IsComplete();
  if (!flags.allow_drift && !midway) {
    State expected = LoadVersion(bench, directory, reversal.current, diagnostics);
    RequireNoDrift(bench, live, std::move(expected.catalog));
  }
  LivePlan plan = PlanLive(bench, {std::move(live), ""}, std::move(target.catalog), diagnostics);
  if (std::optional<Plan> written = WrittenUndo(directory, reversal)) {
    plan.plan = std::move(*written);
    bench.Materialize(plan.live);
    diagnostics = Diagnostics();
    Prove(bench.server(), plan.live.database, plan.live.catalog, plan.wanted, plan.plan,
          diagnostics);
  }
  std::fputs(Render(diagnostics).c_str(), stderr);
  if (diagnostics.HasErrors()) throw Error("the plan is not proven; nothing was changed");
  return plan;
}

PlanRun Execute(const Flags& flags, const LivePlan& plan, const Reversal& reversal,
                RevisionTable& table, Connection& connection, const TransactionHooks& hooks) {
  bool text = flags.format.empty();
  LiveRun live(connection, text && isatty(STDOUT_FILENO));
  PlanRunOptions options;
  options.observer = &live;
  options.limits = ReadLimits(flags.limits);
  options.hooks = hooks;
  options.before = [&](const PlannedStatement& statement) {
    if (text) std::fputs(PlannedStatementText(statement).c_str(), stdout);
    std::fflush(stdout);
  };
  options.check = [&] {
    if (!flags.allow_data_loss) RunChecks(connection, ChecksOf(plan));
  };
  options.finish = [&] {
    for (const Revision& r : reversal.revisions) table.Delete(r.version);
    // What the way back took from them comes with the next apply.
    for (const Revision& r : table.ReadRepeatables()) table.Delete(r.version);
  };
  return RunPlan(connection, plan.plan, options);
}

int Show(const Flags& flags, const ReportValue& env, const Reversal& reversal,
         const LivePlan& plan) {
  if (!flags.format.empty()) {
    PrintFormatted(flags.format, Value(env, reversal, nullptr));
    return 0;
  }
  std::fputs(Header(reversal).c_str(), stdout);
  for (const PlannedStatement& statement : plan.plan.Statements()) {
    std::fputs(PlannedStatementText(statement).c_str(), stdout);
  }
  if (flags.allow_data_loss) return 0;
  for (const EmptinessCheck& check : ChecksOf(plan))
    std::printf("  -- %s must be empty\n", check.name.c_str());
  return 0;
}

int Down(const Flags& flags, const Environment& environment) {
  Diagnostics diagnostics;
  if (!flags.format.empty()) Template checked(flags.format);
  MigrationDirectory directory = OpenDirectory(flags, diagnostics);
  RequireReadable(diagnostics);
  RequireValidSum(directory);
  std::string url = RequireUrl(flags.url);
  std::string schema = ConnectedSchema(url);
  Connection connection(url);
  auto timeout =
      std::chrono::duration_cast<std::chrono::milliseconds>(ParseGoDuration(flags.lock_timeout));
  std::optional<AdvisoryLock> lock;
  if (!flags.dry_run) lock.emplace(connection, flags.lock_name, timeout);
  RequireUnambiguousTable(connection, flags.revisions_schema, schema);
  RevisionTable table(connection, RevisionsSchema(flags.revisions_schema, schema));
  Reversal reversal = FindReversal(flags, directory, table.Read());
  ReportValue env = EnvValue(url, connection.database(), "");
  if (reversal.revisions.empty()) {
    if (flags.format.empty()) std::puts("Nothing to revert");
    if (!flags.format.empty()) PrintFormatted(flags.format, Value(env, reversal, nullptr));
    return 0;
  }
  Workbench bench(flags.dev, environment);
  bench.ScopeTo(url);
  bench.Prefer(connection.major());
  LivePlan plan = PlanReversal(flags, bench, connection, directory, reversal);
  if (flags.dry_run) return Show(flags, env, reversal, plan);
  bool text = flags.format.empty();
  if (text) std::fputs(Header(reversal).c_str(), stdout);
  if (text)
    std::printf("  -- reverting version%s %s\n", reversal.revisions.size() > 1 ? "s" : "",
                Versions(reversal).c_str());
  PlanRun run = Execute(flags, plan, reversal, table, connection, environment.hooks);
  if (text) std::fputs(PlanRunText(run).c_str(), stdout);
  if (!text) PrintFormatted(flags.format, Value(env, reversal, &run));
  return ReportPlanRun(run, plan.plan);
}

}  // namespace

void AddMigrateDown(CLI::App& group, Run& run) {
  auto flags = std::make_shared<Flags>();
  CLI::App* command = group.add_subcommand("down",
                                           "Revert applied versions: the way back is computed, "
                                           "proven, and run only if it loses no data");
  command->footer(
      "Examples:\n"
      "  mercator migrate down -u \"$DATABASE_URL\" --dry-run       # the last version\n"
      "  mercator migrate down 2 -u \"$DATABASE_URL\"\n"
      "  mercator migrate down --to-version 20240101000000 -u \"$DATABASE_URL\"");
  command->add_option("amount", flags->amount, "how many versions; one by default");
  AddDatabaseFlags(*command, *flags);
  AddDirectoryFlags(*command, *flags);
  AddDevFlags(*command, flags->dev);
  command->add_option("--to-version", flags->to_version,
                      "the version to go back to; 0: the beginning");
  command->add_option("--to-tag", flags->to_tag, "the checkpoint with this tag to go back to");
  command->add_flag("--dry-run", flags->dry_run, "show the plan and change nothing");
  command->add_flag("--allow-data-loss", flags->allow_data_loss,
                    "also where tables and columns that go are not empty");
  command->add_flag("--allow-drift", flags->allow_drift,
                    "also where the database is not what its migrations make it");
  command
      ->add_option("--lock-timeout", flags->lock_timeout,
                   "how long to wait for another apply to end")
      ->capture_default_str();
  command->add_option("--lock-name", flags->lock_name, "name of the advisory lock")
      ->capture_default_str();
  AddLimitFlags(*command, flags->limits);
  AddFormatFlag(*command, flags->format);
  command->callback([flags, &run] {
    run = [flags](const Environment& environment) { return Down(*flags, environment); };
  });
}

}  // namespace mercator
