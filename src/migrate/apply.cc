#include "migrate/apply.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "base/go_quote.h"
#include "migrate/clean.h"
#include "migrate/failure.h"
#include "migrate/file_runner.h"
#include "migrate/planned_file.h"
#include "migrate/retry.h"
#include "migrate/revisions.h"
#include "migrate/session_state.h"
#include "migrate/sum.h"
#include "postgres/advisory_lock.h"

namespace mercator {
namespace {

TimePoint Now() { return std::chrono::system_clock::now(); }

MigrationInfo InfoOf(const MigrationFile& file) {
  return {file.name, file.version, file.description};
}

class Applier {
 public:
  Applier(Connection& connection, const MigrationDirectory& directory, const ApplyOptions& options,
          Diagnostics& diagnostics, ApplyObserver& observer)
      : connection_(connection),
        directory_(directory),
        options_(options),
        diagnostics_(diagnostics),
        observer_(observer),
        table_(connection, RevisionsSchema(options.revisions_schema, options.connected_schema)),
        sum_(ComputeSum(directory)) {}

  // Whether the database has all that the directory has: known without a lock.
  bool HasNothingToDo() {
    report_.start = Now();
    RequireUnambiguousTable(connection_, options_.revisions_schema, options_.connected_schema);
    revisions_ = table_.Read();
    if (revisions_.empty()) return false;
    repeatables_ = ComputeRepeatables(directory_, table_.ReadRepeatables());
    FindPending();
    return pending_.files.empty();
  }

  ApplyReport NothingToDo() {
    observer_.OnPlan(report_);
    report_.end = Now();
    return std::move(report_);
  }

  // `lock`: null where none is held.
  ApplyReport Run(AdvisoryLock* lock) {
    lock_ = lock;
    report_.start = Now();
    RequireUnambiguousTable(connection_, options_.revisions_schema, options_.connected_schema);
    revisions_ = table_.Read();
    repeatables_ = ComputeRepeatables(directory_, table_.ReadRepeatables());
    RequireClean();
    Plan();
    if (diagnostics_.HasErrors()) return std::move(report_);
    observer_.OnPlan(report_);
    if (!options_.dry_run) Prepare();
    if (!options_.dry_run) session_.emplace(connection_, options_.hooks);
    Execute();
    report_.end = Now();
    return std::move(report_);
  }

 private:
  void RequireClean() {
    if (!revisions_.empty() || options_.allow_dirty || !options_.baseline.empty()) return;
    std::string dirt = FindDirt(connection_, options_.connected_schema, table_.schema());
    if (dirt.empty()) return;
    throw Error(fmt::format("sql/migrate: connected database is not clean: {}. baseline version or "
                            "allow-dirty is required",
                            dirt),
                "`--baseline VERSION` says which version the database is at; `--allow-dirty` runs "
                "all files on it");
  }

  void FindPending() {
    pending_ = ComputePending(directory_, revisions_, {options_.order, options_.baseline});
    if (!options_.allow_dirty) RequireKnownHistory(directory_, revisions_);
    if (!revisions_.empty()) report_.current = revisions_.back().version;
    if (pending_.baseline) report_.current = pending_.baseline->version;
    const size_t count = pending_.files.size();
    if (!options_.to_version.empty()) CutAtVersion();
    if (options_.amount > 0 && options_.amount < pending_.files.size())
      pending_.files.resize(options_.amount);
    if (pending_.files.size() == count) {
      for (const MigrationFile* file : repeatables_.pending) pending_.files.push_back(file);
    }
  }

  void Plan() {
    FindPending();
    for (const MigrationFile* file : pending_.files) {
      plans_.push_back(PlanFile(*file, options_.tx_mode, diagnostics_));
      report_.pending.push_back(InfoOf(*file));
      if (!file->repeatable || report_.target.empty()) report_.target = file->version;
    }
  }

  void CutAtVersion() {
    auto is_target = [&](const MigrationFile* f) { return f->version == options_.to_version; };
    auto it = std::ranges::find_if(pending_.files, is_target);
    if (it != pending_.files.end()) {
      pending_.files.erase(it + 1, pending_.files.end());
    } else if (Known(options_.to_version)) {
      pending_.files.clear();
    } else {
      throw Error(fmt::format("sql/migrate: migration with version {} not found",
                              GoQuote(options_.to_version)));
    }
  }

  const Revision* Known(const std::string& version) const {
    for (const auto* rows : {&revisions_, &repeatables_.rows}) {
      auto it = std::ranges::find(*rows, version, &Revision::version);
      if (it != rows->end()) return &*it;
    }
    return nullptr;
  }

  std::string HashOf(const MigrationFile& file) const {
    if (file.repeatable) return RepeatableHash(file);
    const std::string* hash = sum_.Find(file.name);
    return hash ? *hash : "";
  }

  void Prepare() {
    SetLimits(connection_, options_.limits);
    Transaction transaction(connection_);
    table_.Create();
    if (pending_.baseline) WriteBaseline(*pending_.baseline);
    for (const std::string& version : repeatables_.stale) table_.Delete(version);
    transaction.Commit();
  }

  void WriteBaseline(const MigrationFile& file) {
    Revision row;
    row.version = file.version;
    row.description = file.description;
    row.type = kRevisionBaseline;
    row.hash = HashOf(file);
    row.operator_version = "Mercator v" MERCATOR_VERSION;
    table_.Start(row, nullptr);
  }

  void Execute() {
    if (options_.dry_run || options_.tx_mode != TxMode::kAll || plans_.empty()) return RunFiles();
    for (Retry retry(options_.limits, observer_);;) {
      RunInOneTransaction();
      if (!report_.failure || !retry.Again(*report_.failure)) break;
      report_.applied.clear();
      report_.failure.reset();
    }
    if (!report_.failure) return;
    for (FileReport& file : report_.applied) file.rolled_back = true;
  }

  void RunInOneTransaction() {
    try {
      HookedTransaction transaction(connection_, options_.hooks);
      RunFiles();
      if (report_.failure) return;
      transaction.Commit([this] { session_->Leave(); });
    } catch (const Error& e) {
      report_.failure = FileFailure(plans_.back(), "committing", e);
      if (!report_.applied.empty()) report_.applied.back().failure = report_.failure;
    }
  }

  void RunFiles() {
    for (const PlannedFile& plan : plans_) {
      FileReport& file = report_.applied.emplace_back();
      file.file = InfoOf(*plan.file);
      file.total = plan.statements.size();
      file.start = Now();
      if (const Revision* known = Known(plan.file->version))
        file.skipped = static_cast<size_t>(known->applied);
      observer_.OnFileStart(file);
      file.failure = options_.dry_run ? Pretend(plan, file) : RunFile(plan, file);
      file.rolled_back = file.failure && plan.mode != TxMode::kNone;
      file.end = Now();
      observer_.OnFileEnd(file);
      if (!file.failure) continue;
      for (size_t i = file.skipped + file.applied.size(); i < plan.statements.size(); ++i)
        file.left.push_back(plan.statements[i].text);
      report_.failure = file.failure;
      return;
    }
  }

  std::optional<ApplyFailure> RunFile(const PlannedFile& plan, FileReport& file) {
    try {
      if (lock_) lock_->RequireHeld();
    } catch (const Error& e) {
      return FileFailure(plan, "starting", e);
    }
    FileContext context{connection_, *session_, table_, options_.limits, observer_};
    FileRunner runner(context, plan, Known(plan.file->version), HashOf(*plan.file), file);
    if (plan.mode == TxMode::kNone) return runner.RunLoose();
    return plan.mode == TxMode::kAll ? runner.RunInOpenTransaction() : runner.RunInOwnTransaction();
  }

  std::optional<ApplyFailure> Pretend(const PlannedFile& plan, FileReport& file) {
    for (size_t i = file.skipped; i < plan.statements.size(); ++i) {
      file.applied.push_back(plan.statements[i].text);
      observer_.OnStatementStart(file.applied.back());
      observer_.OnStatementEnd(file.applied.back(), std::chrono::nanoseconds(0));
    }
    return std::nullopt;
  }

  Connection& connection_;
  const MigrationDirectory& directory_;
  const ApplyOptions& options_;
  Diagnostics& diagnostics_;
  ApplyObserver& observer_;
  RevisionTable table_;
  DirectorySum sum_;
  std::vector<Revision> revisions_;
  Pending pending_;
  Repeatables repeatables_;
  std::vector<PlannedFile> plans_;
  std::optional<SessionState> session_;
  ApplyReport report_;
  AdvisoryLock* lock_ = nullptr;
};

}  // namespace

size_t ApplyReport::ok() const {
  return static_cast<size_t>(std::ranges::count_if(
      applied, [](const FileReport& f) { return !f.failure && !f.rolled_back; }));
}

ApplyReport Apply(Connection& connection, const MigrationDirectory& directory,
                  const ApplyOptions& options, Diagnostics& diagnostics, ApplyObserver& observer) {
  RequireValidSum(directory);
  Applier glance(connection, directory, options, diagnostics, observer);
  if (!options.dry_run && glance.HasNothingToDo()) return glance.NothingToDo();
  std::unique_ptr<AdvisoryLock> lock;
  if (!options.dry_run && !options.lock_name.empty()) {
    lock = std::make_unique<AdvisoryLock>(connection, options.lock_name, options.lock_timeout,
                                          options.connected_schema);
  }
  return Applier(connection, directory, options, diagnostics, observer).Run(lock.get());
}

}  // namespace mercator
