#include "migrate/file_runner.h"

#include <fmt/format.h>

#include "base/go_quote.h"
#include "base/text.h"
#include "migrate/check.h"
#include "migrate/failure.h"
#include "migrate/loose_statement.h"
#include "migrate/retry.h"

namespace mercator {
namespace {

// The server refused to run a statement inside of a transaction block, or to end the transaction in
// a procedure that was called in one. In both cases rolling back leaves nothing of it.
bool NeedsNoTransaction(const ServerError& e) {
  return e.sqlstate == "25001" || e.sqlstate == "2D000";
}

// Thrown for a statement that an earlier run was interrupted at.
class Undecided : public Error {
 public:
  using Error::Error;
};

}  // namespace

FileRunner::FileRunner(const FileContext& context, const PlannedFile& plan, const Revision* known,
                       std::string hash, FileReport& report)
    : connection_(context.connection),
      session_(context.session),
      table_(context.table),
      limits_(context.limits),
      observer_(context.observer),
      plan_(plan),
      known_(known),
      report_(report),
      begun_(std::chrono::steady_clock::now()) {
  if (known) row_ = *known;
  row_.version = plan.file->version;
  row_.description = plan.file->description;
  row_.total = static_cast<int64_t>(plan.statements.size());
  row_.hash = std::move(hash);
  row_.operator_version = "Mercator v" MERCATOR_VERSION;
  row_.error.clear();
  row_.error_stmt.clear();
  first_row_ = row_;
}

int64_t FileRunner::Elapsed() const {
  return std::chrono::nanoseconds(std::chrono::steady_clock::now() - begun_).count();
}

std::optional<ApplyFailure> FileRunner::CheckHistory() const {
  for (size_t i = 0; i < at(); ++i) {
    bool same = i < plan_.hashes.size() && i < row_.partial_hashes.size() &&
                row_.partial_hashes[i] == "h1:" + plan_.hashes[i];
    if (same) continue;
    Error error(fmt::format("statement {} from file {} changed", i + 1, GoQuote(plan_.file->name)));
    ApplyFailure failure = FileFailure(plan_, "history changed", error);
    failure.message = fmt::format("sql/migrate: history changed: {}", error.what());
    failure.hint =
        "statements that are in the database must stay as they were; edit only those after them";
    return failure;
  }
  return std::nullopt;
}

std::optional<ApplyFailure> FileRunner::Begin() {
  if (auto failure = CheckHistory()) return failure;
  session_.Restore();
  if (plan_.mode != TxMode::kNone) RunAfterBegin(connection_, session_.hooks());
  table_.Start(row_, known_);
  if (row_.applied > 0) return std::nullopt;
  std::optional<Transaction> settings;
  if (connection_.transaction_pooled() && !connection_.in_transaction())
    settings.emplace(connection_);
  return RunChecks(connection_, plan_, report_, observer_);
}

void FileRunner::Send(const MigrationStatement& statement) {
  connection_.Execute(statement.text);
  for (const std::string& notice : connection_.TakeNotices()) observer_.OnNotice(notice);
}

void FileRunner::CountStatement(size_t i) {
  row_.partial_hashes.push_back("h1:" + plan_.hashes[i]);
  ++row_.applied;
  row_.execution_time = Elapsed();
  // With the last statement, so that no row of a file that is in looks as if it were not.
  if (at() == plan_.statements.size()) row_.partial_hashes.clear();
}

void FileRunner::Finish() {
  row_.partial_hashes.clear();
  row_.execution_time = Elapsed();
}

void FileRunner::WriteRow() {
  session_.AsOwner([this] { table_.Write(row_); });
}

void FileRunner::WriteRowInTransaction() {
  Transaction transaction(connection_);
  WriteRow();
  transaction.Commit();
}

ApplyFailure FileRunner::FailureAt(size_t i, const Error& error) const {
  ApplyFailure failure = StatementFailure(plan_, plan_.statements[i], error);
  if (IsLockConflict(failure.sqlstate)) failure.holders = observer_.LockHolders();
  failure.undecided = undecided_;
  return failure;
}

std::optional<ApplyFailure> FileRunner::RunInOpenTransaction() {
  std::optional<size_t> running;
  try {
    if (auto failure = Begin()) return failure;
    for (size_t i = at(); i < plan_.statements.size(); ++i) {
      const MigrationStatement& statement = plan_.statements[i];
      running = i;
      report_.applied.push_back(statement.text);
      observer_.OnStatementStart(statement.text);
      auto start = std::chrono::steady_clock::now();
      if (!plan_.IsImplied(i)) Send(statement);
      CountStatement(i);
      observer_.OnStatementEnd(statement.text, std::chrono::steady_clock::now() - start);
    }
    running.reset();
    Finish();
    WriteRow();
  } catch (const Error& e) {
    return running ? FailureAt(*running, e) : FileFailure(plan_, "recording", e);
  }
  return std::nullopt;
}

std::optional<ApplyFailure> FileRunner::TryInOwnTransaction() {
  try {
    HookedTransaction transaction(connection_, session_.hooks());
    if (auto failure = RunInOpenTransaction()) return failure;
    transaction.Commit([this] { session_.Leave(); });
  } catch (const Error& e) {
    return FileFailure(plan_, "committing", e);
  }
  return std::nullopt;
}

void FileRunner::StartAgain() {
  row_ = first_row_;
  report_.applied.clear();
  report_.checks.clear();
}

std::optional<ApplyFailure> FileRunner::RunInOwnTransaction() {
  for (Retry retry(limits_, observer_);;) {
    std::optional<ApplyFailure> failure = TryInOwnTransaction();
    if (!failure || !retry.Again(*failure)) return failure;
    StartAgain();
  }
}

std::optional<ApplyFailure> FileRunner::RunLoose() {
  try {
    if (auto failure = Begin()) return FailLoose(std::move(*failure));
    row_.execution_time = 0;
    bool counted = at() < plan_.statements.size();  // the row of the last one is that of the file
    while (at() < plan_.statements.size()) {
      if (auto failure = RepeatStep()) return FailLoose(std::move(*failure));
    }
    if (counted) return std::nullopt;
    Finish();
    WriteRowInTransaction();
  } catch (const Error& e) {
    return FileFailure(plan_, "recording", e);
  }
  return std::nullopt;
}

// Until it is in, or fails for good. A transaction of the file begins again with its BEGIN.
std::optional<ApplyFailure> FileRunner::RepeatStep() {
  for (Retry retry(limits_, observer_);;) {
    size_t reported = report_.applied.size();
    std::optional<ApplyFailure> failure = Step();
    if (!failure && !open_) return std::nullopt;
    if (!failure) continue;
    if (!connection_.is_open() || !repeatable_ || !retry.Again(*failure)) return failure;
    if (open_) {
      RollBackToBegin();
      reported = reported_before_;
    }
    report_.applied.resize(reported);
  }
}

void FileRunner::RollBackToBegin() {
  connection_.Rollback();
  open_ = false;
  row_ = row_before_;
}

std::optional<ApplyFailure> FileRunner::Step() {
  size_t i = at();
  repeatable_ = true;
  if (i >= plan_.statements.size()) {
    Error error("the file begins a transaction and does not end it");
    return FileFailure(plan_, "committing", error);
  }
  const MigrationStatement& statement = plan_.statements[i];
  report_.applied.push_back(statement.text);
  auto start = std::chrono::steady_clock::now();
  try {
    observer_.OnStatementStart(statement.text);
    RunStatement(i);
  } catch (const Error& e) {
    return FailureAt(i, e);
  }
  observer_.OnStatementEnd(statement.text, std::chrono::steady_clock::now() - start);
  return std::nullopt;
}

void FileRunner::RunStatement(size_t i) {
  TransactionCommand command = ClassifyTransactionCommand(plan_.statements[i].text);
  if (open_ || command != TransactionCommand::kNone) return RunTransactionCommand(i, command);
  if (WasInterrupted(i)) return RunWithoutTransaction(i);
  RunWithRow(i);
}

// Within a transaction of the file, the row is part of it: what the file rolls back was not run.
void FileRunner::RunTransactionCommand(size_t i, TransactionCommand command) {
  if (command == TransactionCommand::kBegin) {
    row_before_ = row_;
    reported_before_ = report_.applied.size() - 1;
  }
  bool ends = command == TransactionCommand::kCommit || command == TransactionCommand::kRollback;
  // With the COMMIT itself, so that a run that is killed between them does not begin it again.
  if (command == TransactionCommand::kCommit && open_) {
    CountStatement(i);
    WriteRow();
    session_.Leave();
  }
  Send(plan_.statements[i]);
  if (command == TransactionCommand::kBegin) {
    open_ = true;
    connection_.ApplySettings();
  }
  if (command == TransactionCommand::kCommit && open_) {
    open_ = false;
    return;
  }
  if (ends) open_ = false;
  CountStatement(i);
  open_ ? WriteRow() : WriteRowInTransaction();
}

void FileRunner::RunWithRow(size_t i) {
  Revision before = row_;
  try {
    Transaction transaction(connection_);
    Send(plan_.statements[i]);
    CountStatement(i);
    WriteRow();
    session_.Leave();
    transaction.Commit();
    return;
  } catch (const ServerError& e) {
    row_ = std::move(before);
    if (!NeedsNoTransaction(e)) throw;
  } catch (...) {
    row_ = std::move(before);
    throw;
  }
  RunWithoutTransaction(i);
}

bool FileRunner::WasInterrupted(size_t i) const {
  return known_ && i == static_cast<size_t>(known_->applied) &&
         LooseStatement::IsMarker(known_->error) && known_->error_stmt == plan_.statements[i].text;
}

// What an earlier run was at when it ended without a word.
bool FileRunner::FoundIn(size_t i, LooseStatement& statement) {
  auto notice = [this](const std::string& text) { observer_.OnNotice(text); };
  auto outcome = statement.FindOutcome(known_->error, notice);
  if (outcome != LooseStatement::Outcome::kUnknown) return outcome == LooseStatement::Outcome::kIn;
  undecided_ = true;
  throw Undecided(
      fmt::format("an earlier run was interrupted at this statement, which cannot run in a "
                  "transaction: it is not known whether statement {} is in",
                  i + 1),
      "look into the database: `mercator migrate resolve --skip` says that it is in, `mercator "
      "migrate resolve --retry` that it is to run again");
}

void FileRunner::RunWithoutTransaction(size_t i) {
  if (connection_.needs_transactions()) {
    throw Error(
        "this statement cannot run in a transaction, and behind a pooler in transaction mode the "
        "`search_path` or `role` of the URL is set in transactions only",
        "connect to the server directly, or to a pool in session mode");
  }
  LooseStatement statement(connection_, plan_.statements[i].text);
  repeatable_ = statement.repeatable();
  bool in = WasInterrupted(i) && FoundIn(i, statement);
  if (!in) SendLoose(i, statement);
  row_.error.clear();
  row_.error_stmt.clear();
  CountStatement(i);
  try {
    WriteRowInTransaction();
  } catch (const ConnectionLost& e) {
    throw ConnectionLost(
        fmt::format("{}; the statement is in, which the next run will find", e.what()), true);
  }
}

void FileRunner::SendLoose(size_t i, LooseStatement& statement) {
  auto drop = [&](std::string_view marker) {
    for (const std::string& name : statement.DropLeftovers(marker))
      observer_.OnNotice(fmt::format("dropped {}, which was INVALID", name));
  };
  drop(WasInterrupted(i) ? known_->error : std::string());
  row_.error = statement.Marker();
  row_.error_stmt = plan_.statements[i].text;
  WriteRowInTransaction();
  try {
    auto send = [&] { Send(plan_.statements[i]); };
    statement.concurrent() ? session_.WithoutTimeouts(send) : send();
  } catch (const ConnectionLost& e) {
    throw ConnectionLost(
        fmt::format("{}; the statement cannot run in a transaction: the next run will look whether "
                    "it is in",
                    e.what()),
        true);
  } catch (const ServerError&) {
    drop("");
    throw;
  }
}

// The row says how far the file came and why no further; Atlas and the next run go on from there.
ApplyFailure FileRunner::FailLoose(ApplyFailure failure) {
  if (!connection_.is_open() || failure.undecided) return failure;
  try {
    if (open_) RollBackToBegin();
    row_.error = failure.text;
    row_.error_stmt = failure.statement;
    WriteRowInTransaction();
  } catch (const Error& e) {
    failure.message += fmt::format("\nsql/migrate: write revision: {}", e.what());
  }
  return failure;
}

}  // namespace mercator
