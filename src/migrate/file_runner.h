#pragma once

#include <optional>

#include "migrate/apply.h"
#include "migrate/planned_file.h"
#include "migrate/revisions.h"
#include "migrate/session_state.h"

namespace mercator {

// Runs one file on a database and keeps its row in the revision table. What goes wrong is put into
// the report and returned; nothing is thrown but for bugs.
class FileRunner {
 public:
  // `known`: the row of the file as it was read before, if there was one.
  FileRunner(Connection& connection, SessionState& session, RevisionTable& table,
             const PlannedFile& plan, const Revision* known, std::string hash, FileReport& report,
             ApplyObserver& observer);

  // The file and its row in one transaction (mode `file`).
  std::optional<ApplyFailure> RunInOwnTransaction();

  // The same within a transaction that the caller has begun and will commit (mode `all`).
  std::optional<ApplyFailure> RunInOpenTransaction();

  // Each statement with its row in a transaction of its own; what cannot run in one runs outside,
  // and its row follows (mode `none`). A failure is recorded in the row.
  std::optional<ApplyFailure> RunLoose();

 private:
  std::optional<ApplyFailure> Begin();
  std::optional<ApplyFailure> Step(size_t i);
  void Send(const MigrationStatement& statement);
  void RunWithRow(size_t i);
  void RunWithoutTransaction(size_t i);
  void RunTransactionCommand(size_t i, TransactionCommand command);
  void CountStatement(size_t i);
  void Finish();
  void WriteRow();
  void WriteRowInTransaction();
  std::optional<ApplyFailure> CheckHistory() const;
  ApplyFailure FailLoose(ApplyFailure failure);
  int64_t Elapsed() const;

  Connection& connection_;
  SessionState& session_;
  RevisionTable& table_;
  const PlannedFile& plan_;
  const Revision* known_;
  FileReport& report_;
  ApplyObserver& observer_;
  Revision row_;
  bool open_ = false;  // the file itself has begun a transaction
  std::chrono::steady_clock::time_point begun_;
};

}  // namespace mercator
