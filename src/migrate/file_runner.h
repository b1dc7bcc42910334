#pragma once

#include <optional>

#include "migrate/apply.h"
#include "migrate/planned_file.h"
#include "migrate/revisions.h"
#include "migrate/session_state.h"

namespace mercator {

class LooseStatement;

// Where a file runs.
struct FileContext {
  Connection& connection;
  SessionState& session;
  RevisionTable& table;
  const SessionLimits& limits;
  ApplyObserver& observer;
};

// Runs one file on a database and keeps its row in the revision table. What goes wrong is put into
// the report and returned; nothing is thrown but for bugs.
class FileRunner {
 public:
  // `known`: the row of the file as it was read before, if there was one.
  FileRunner(const FileContext& context, const PlannedFile& plan, const Revision* known,
             std::string hash, FileReport& report);

  // The file and its row in one transaction (mode `file`), which is run again after a conflict of
  // locks.
  std::optional<ApplyFailure> RunInOwnTransaction();

  // The same within a transaction that the caller has begun and will commit (mode `all`).
  std::optional<ApplyFailure> RunInOpenTransaction();

  // Each statement with its row in a transaction of its own; what cannot run in one runs outside,
  // with a marker in the row before and the count after it (mode `none`). After a conflict of locks
  // a transaction is run again, one of the file as well. A failure is recorded in the row.
  std::optional<ApplyFailure> RunLoose();

 private:
  std::optional<ApplyFailure> TryInOwnTransaction();
  void StartAgain();
  std::optional<ApplyFailure> Begin();
  std::optional<ApplyFailure> Step();
  std::optional<ApplyFailure> RepeatStep();
  void Send(const MigrationStatement& statement);
  void RunStatement(size_t i);
  void RunWithRow(size_t i);
  void RunWithoutTransaction(size_t i);
  bool FoundIn(size_t i, LooseStatement& statement);
  void SendLoose(size_t i, LooseStatement& statement);
  void RunTransactionCommand(size_t i, TransactionCommand command);
  void RollBackToBegin();
  bool WasInterrupted(size_t i) const;
  void CountStatement(size_t i);
  void Finish();
  void WriteRow();
  void WriteRowInTransaction();
  std::optional<ApplyFailure> CheckHistory() const;
  ApplyFailure FailureAt(size_t i, const Error& error) const;
  ApplyFailure FailLoose(ApplyFailure failure);
  size_t at() const { return static_cast<size_t>(row_.applied); }
  int64_t Elapsed() const;

  Connection& connection_;
  SessionState& session_;
  RevisionTable& table_;
  const SessionLimits& limits_;
  ApplyObserver& observer_;
  const PlannedFile& plan_;
  const Revision* known_;
  FileReport& report_;
  Revision row_;
  Revision first_row_;
  bool open_ = false;  // the file itself has begun a transaction
  // As they were before it did.
  Revision row_before_;
  size_t reported_before_ = 0;
  bool repeatable_ = true;  // the statement at work does no harm when it runs twice
  bool undecided_ = false;
  std::chrono::steady_clock::time_point begun_;
};

}  // namespace mercator
