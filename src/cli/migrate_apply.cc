#include <fmt/format.h>
#include <unistd.h>

#include <charconv>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/go_quote.h"
#include "cli/command.h"
#include "cli/environment.h"
#include "cli/format_flag.h"
#include "cli/go_duration.h"
#include "cli/limit_flags.h"
#include "cli/live_run.h"
#include "cli/target.h"
#include "cli/target_report.h"
#include "cli/workbench.h"
#include "migrate/apply.h"
#include "migrate/failure.h"
#include "migrate/sum.h"
#include "report/apply_outcome.h"
#include "report/apply_report.h"
#include "report/apply_text.h"

namespace mercator {
namespace {

struct Flags : DirectoryFlags, DatabaseFlags {
  std::string amount;
  std::string lock_timeout = "10s";
  std::string lock_name = "atlas_migrate_execute";
  bool skip_lock = false;
  bool dry_run = false;
  std::string baseline;
  bool allow_dirty = false;
  std::string tx_mode = "file";
  std::string exec_order = "linear";
  std::string to_version;
  std::string format;
  LimitFlags limits;
};

size_t ReadAmount(const std::string& text) {
  if (text.empty()) return 0;
  size_t amount = 0;
  auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), amount);
  if (code != std::errc() || end != text.data() + text.size()) {
    throw Error(
        fmt::format("invalid amount argument {} (not a whole number). Omit the argument or pass a "
                    "valid integer instead",
                    GoQuote(text)));
  }
  if (amount == 0)
    throw Error("cannot apply '0' migration files", "omit the argument to apply all pending files");
  return amount;
}

TxMode ReadTxMode(const std::string& text) {
  if (text == "file") return TxMode::kFile;
  if (text == "all") return TxMode::kAll;
  if (text == "none") return TxMode::kNone;
  throw Error(fmt::format("unknown tx-mode {}", GoQuote(text)), "it is one of file, all, none");
}

ExecOrder ReadOrder(const std::string& text) {
  if (text == "linear") return ExecOrder::kLinear;
  if (text == "linear-skip") return ExecOrder::kLinearSkip;
  if (text == "non-linear") return ExecOrder::kNonLinear;
  throw Error(fmt::format("unknown execution order: {}", GoQuote(text)),
              "it is one of linear, linear-skip, non-linear");
}

ApplyOptions ReadOptions(const Flags& flags) {
  ApplyOptions options;
  options.amount = ReadAmount(flags.amount);
  options.tx_mode = ReadTxMode(flags.tx_mode);
  options.order = ReadOrder(flags.exec_order);
  options.lock_timeout =
      std::chrono::duration_cast<std::chrono::milliseconds>(ParseGoDuration(flags.lock_timeout));
  options.lock_name = flags.skip_lock ? "" : flags.lock_name;
  options.baseline = flags.baseline;
  options.allow_dirty = flags.allow_dirty;
  options.dry_run = flags.dry_run;
  options.to_version = flags.to_version;
  options.revisions_schema = flags.revisions_schema;
  options.limits = ReadLimits(flags.limits);
  if (!flags.baseline.empty() && flags.allow_dirty) {
    throw Error(
        "if any flags in the group [baseline allow-dirty] are set none of the others can be",
        "`--baseline` says that the database is at a version, `--allow-dirty` that all files are "
        "to run");
  }
  return options;
}

// The report while it goes on, and what takes long.
class LiveText : public ApplyText {
 public:
  LiveText(Style style, Write write, LiveRun& live)
      : ApplyText(style, std::move(write)), live_(live) {}
  void OnStatementStart(const std::string& statement) override {
    ApplyText::OnStatementStart(statement);
    live_.OnStatementStart(statement);
  }
  void OnStatementEnd(const std::string& statement, std::chrono::nanoseconds took) override {
    live_.OnStatementEnd(statement, took);
  }
  void OnFileEnd(const FileReport& file) override {
    live_.OnFileEnd(file);
    ApplyText::OnFileEnd(file);
  }
  void OnRetry(const Retrial& retrial) override {
    live_.OnRetry(retrial);
    ApplyText::OnRetry(retrial);
  }
  void OnNotice(const std::string& text) override { live_.OnNotice(text); }
  std::vector<LockHolder> LockHolders() override { return live_.LockHolders(); }
  bool Interrupted() override { return live_.Interrupted(); }

 private:
  LiveRun& live_;
};

int Report(const ApplyReport& report) {
  if (!report.failure) return 0;
  std::fflush(stdout);
  std::fprintf(stderr, "Error: %s\n", report.failure->message.c_str());
  HandOverError(report.failure->message);
  Diagnostic place = ToDiagnostic(*report.failure);
  if (place.source && !report.failure->statement.empty())
    std::fputs(Render(place).c_str(), stderr);
  else if (!report.failure->hint.empty())
    std::fprintf(stderr, "  %s\n", report.failure->hint.c_str());
  std::fputs(ApplyOutcome(report).c_str(), stderr);
  return 1;
}

void Write(const std::string& text) {
  std::fputs(text.c_str(), stdout);
  std::fflush(stdout);
}

// With a template the report is also printed where apply could not begin, as scripts read it.
ApplyReport RunFormatted(const Flags& flags, const std::string& url, Connection& connection,
                         const std::function<ApplyReport()>& run) {
  ReportValue env = EnvValue(url, connection.database(), PathOfUrl(flags.dir));
  Style style = StyleFor(STDOUT_FILENO);
  TimePoint start = std::chrono::system_clock::now();
  try {
    ApplyReport report = run();
    PrintFormatted(flags.format, ApplyValue(env, report), ApplyMethods(report, style));
    return report;
  } catch (const Error& e) {
    ApplyReport report;
    report.start = start;
    report.end = std::chrono::system_clock::now();
    PrintFormatted(flags.format, ApplyValue(env, report, e.what()), ApplyMethods(report, style));
    throw;
  }
}

int Apply(const Flags& flags, const Environment& environment) {
  ApplyOptions options = ReadOptions(flags);
  options.hooks = environment.hooks;
  if (!flags.format.empty()) Template checked(flags.format);
  Diagnostics diagnostics;
  MigrationDirectory directory = OpenDirectory(flags, diagnostics);
  RequireReadable(diagnostics);
  RequireValidSum(directory);
  std::string url = RequireUrl(flags.url);
  options.connected_schema = ConnectedSchema(url);
  Connection connection(url);
  bool formatted = !flags.format.empty();
  LiveRun live(connection, !formatted && isatty(STDOUT_FILENO));
  LiveText text(StyleFor(STDOUT_FILENO),
                formatted ? ApplyText::Write([](const std::string&) {}) : Write, live);
  auto run = [&] {
    ApplyReport report = mercator::Apply(connection, directory, options, diagnostics, text);
    RequireReadable(diagnostics);
    text.Finish(report);
    if (WantsReport()) {
      ReportValue env = EnvValue(url, connection.database(), PathOfUrl(flags.dir));
      HandOverReport(GoJson(ApplyValue(env, report)));
    }
    return report;
  };
  return Report(formatted ? RunFormatted(flags, url, connection, run) : run());
}

}  // namespace

void AddApply(CLI::App& group, Run& run) {
  auto flags = std::make_shared<Flags>();
  CLI::App* command = group.add_subcommand("apply", "Run the pending migrations on a database");
  command->footer(
      "Examples:\n"
      "  mercator apply -u postgres://app@localhost/app\n"
      "  mercator apply 1 --dry-run -u \"$DATABASE_URL\"\n"
      "  mercator apply --baseline 20240101000000 -u \"$DATABASE_URL\"    # the database has that "
      "version already");
  command->add_option("amount", flags->amount, "how many files at most; all by default");
  AddDatabaseFlags(*command, *flags);
  AddDirectoryFlags(*command, *flags);
  command->add_flag("--dry-run", flags->dry_run, "show what would run, and change nothing");
  command->add_option("--to-version", flags->to_version, "the last version to apply");
  command
      ->add_option("--tx-mode", flags->tx_mode,
                   "a transaction for each file (file), one for all (all), none (none)")
      ->capture_default_str();
  command
      ->add_option("--exec-order", flags->exec_order,
                   "files older than the last applied one: an error (linear), left out "
                   "(linear-skip), run (non-linear)")
      ->capture_default_str();
  command->add_option("--baseline", flags->baseline,
                      "first run: the version that the database has already; later ones are run");
  command->add_flag("--allow-dirty", flags->allow_dirty,
                    "first run: start although the database is not empty");
  command
      ->add_option("--lock-timeout", flags->lock_timeout,
                   "how long to wait for another apply to end")
      ->capture_default_str();
  command->add_option("--lock-name", flags->lock_name, "name of the advisory lock")
      ->capture_default_str();
  AddLimitFlags(*command, flags->limits);
  AddFormatFlag(*command, flags->format);
  command->add_flag("--skip-lock", flags->skip_lock, "take no advisory lock");
  command->callback([flags, &run] {
    run = [flags](const Environment& environment) { return Apply(*flags, environment); };
  });
}

}  // namespace mercator
