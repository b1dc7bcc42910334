#include "migrate/file_runner.h"

#include <fmt/format.h>

#include "base/go_quote.h"
#include "migrate/check.h"
#include "migrate/failure.h"

namespace mercator {
namespace {

// The server refused to run a statement inside of a transaction block, or to end the transaction in
// a procedure that was called in one. In both cases rolling back leaves nothing of it.
bool NeedsNoTransaction(const ServerError& e) {
  return e.sqlstate == "25001" || e.sqlstate == "2D000";
}

}  // namespace

FileRunner::FileRunner(Connection& connection, SessionState& session, RevisionTable& table,
                       const PlannedFile& plan, const Revision* known, std::string hash,
                       FileReport& report, ApplyObserver& observer)
    : connection_(connection),
      session_(session),
      table_(table),
      plan_(plan),
      known_(known),
      report_(report),
      observer_(observer),
      begun_(std::chrono::steady_clock::now()) {
  if (known) row_ = *known;
  row_.version = plan.file->version;
  row_.description = plan.file->description;
  row_.total = static_cast<int64_t>(plan.statements.size());
  row_.hash = std::move(hash);
  row_.operator_version = "Mercator v" MERCATOR_VERSION;
  row_.error.clear();
  row_.error_stmt.clear();
}

int64_t FileRunner::Elapsed() const {
  return std::chrono::nanoseconds(std::chrono::steady_clock::now() - begun_).count();
}

std::optional<ApplyFailure> FileRunner::CheckHistory() const {
  for (size_t i = 0; i < static_cast<size_t>(row_.applied); ++i) {
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

std::optional<ApplyFailure> FileRunner::RunInOpenTransaction() {
  const MigrationStatement* at = nullptr;
  try {
    if (auto failure = Begin()) return failure;
    for (size_t i = static_cast<size_t>(row_.applied); i < plan_.statements.size(); ++i) {
      at = &plan_.statements[i];
      report_.applied.push_back(at->text);
      observer_.OnStatementStart(at->text);
      auto start = std::chrono::steady_clock::now();
      if (!plan_.IsImplied(i)) Send(*at);
      CountStatement(i);
      observer_.OnStatementEnd(at->text, std::chrono::steady_clock::now() - start);
    }
    at = nullptr;
    Finish();
    WriteRow();
  } catch (const Error& e) {
    return at ? StatementFailure(plan_, *at, e) : FileFailure(plan_, "recording", e);
  }
  return std::nullopt;
}

std::optional<ApplyFailure> FileRunner::RunInOwnTransaction() {
  try {
    HookedTransaction transaction(connection_, session_.hooks());
    if (auto failure = RunInOpenTransaction()) return failure;
    transaction.Commit();
  } catch (const Error& e) {
    return FileFailure(plan_, "committing", e);
  }
  return std::nullopt;
}

std::optional<ApplyFailure> FileRunner::RunLoose() {
  try {
    if (auto failure = Begin()) return FailLoose(std::move(*failure));
    row_.execution_time = 0;
    for (size_t i = static_cast<size_t>(row_.applied); i < plan_.statements.size(); ++i) {
      if (auto failure = Step(i)) return FailLoose(std::move(*failure));
    }
    if (open_) {
      Error error("the file begins a transaction and does not end it");
      return FailLoose(FileFailure(plan_, "committing", error));
    }
    Finish();
    WriteRowInTransaction();
  } catch (const Error& e) {
    return FileFailure(plan_, "recording", e);
  }
  return std::nullopt;
}

std::optional<ApplyFailure> FileRunner::Step(size_t i) {
  const MigrationStatement& statement = plan_.statements[i];
  report_.applied.push_back(statement.text);
  observer_.OnStatementStart(statement.text);
  auto start = std::chrono::steady_clock::now();
  TransactionCommand command = ClassifyTransactionCommand(statement.text);
  try {
    if (open_ || command != TransactionCommand::kNone) {
      RunTransactionCommand(i, command);
    } else {
      RunWithRow(i);
    }
  } catch (const Error& e) {
    return StatementFailure(plan_, statement, e);
  }
  observer_.OnStatementEnd(statement.text, std::chrono::steady_clock::now() - start);
  return std::nullopt;
}

// Within a transaction of the file, the row is part of it: what the file rolls back was not run.
void FileRunner::RunTransactionCommand(size_t i, TransactionCommand command) {
  Send(plan_.statements[i]);
  if (command == TransactionCommand::kBegin) open_ = true;
  if (command == TransactionCommand::kCommit || command == TransactionCommand::kRollback)
    open_ = false;
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

void FileRunner::RunWithoutTransaction(size_t i) {
  try {
    Send(plan_.statements[i]);
    CountStatement(i);
    WriteRowInTransaction();
  } catch (const ConnectionLost& e) {
    throw ConnectionLost(
        fmt::format("{}; the statement cannot run in a transaction, so it may be in or not",
                    e.what()),
        true);
  }
}

// The row says how far the file came and why no further; Atlas and the next run go on from there.
ApplyFailure FileRunner::FailLoose(ApplyFailure failure) {
  if (!connection_.is_open()) return failure;
  try {
    if (open_) {
      connection_.Rollback();
      for (Revision& r : table_.Read()) {
        if (r.version == row_.version) row_ = std::move(r);
      }
    }
    row_.error = failure.text;
    row_.error_stmt = failure.statement;
    WriteRowInTransaction();
  } catch (const Error& e) {
    failure.message += fmt::format("\nsql/migrate: write revision: {}", e.what());
  }
  return failure;
}

}  // namespace mercator
