#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "migrate/directory.h"
#include "migrate/hooks.h"
#include "migrate/limits.h"
#include "migrate/pending.h"
#include "postgres/backend_activity.h"
#include "postgres/connection.h"

namespace mercator {

using TimePoint = std::chrono::system_clock::time_point;

struct ApplyOptions {
  TxMode tx_mode = TxMode::kFile;
  ExecOrder order = ExecOrder::kLinear;
  std::string baseline;
  bool allow_dirty = false;
  bool dry_run = false;  // reads only: no lock, no table, no statement
  size_t amount = 0;     // at most so many files; 0: all
  std::string to_version;
  std::string revisions_schema;
  std::string connected_schema;  // of the URL's search_path; empty: the whole database
  std::string lock_name = "atlas_migrate_execute";  // empty: no lock
  std::chrono::milliseconds lock_timeout{10'000};   // of the advisory lock
  SessionLimits limits;
  TransactionHooks hooks;  // around each transaction that a file runs in
};

// What the text and the JSON report of `migrate apply` are made of.
struct MigrationInfo {
  std::string name;
  std::string version;
  std::string description;
};

// Why a statement, a check or a commit failed.
struct ApplyFailure {
  std::string message;    // whole, as Atlas words it
  std::string statement;  // empty: not a statement's failure
  std::string text;       // what the server said
  std::string sqlstate;
  std::string detail;
  std::string server_hint;
  std::string context;
  std::string hint;  // what the user can do
  SourcePtr source;  // null: no place
  size_t begin = 0;  // where in the source
  size_t end = 0;
  bool in_doubt = false;  // the connection broke during COMMIT: nobody knows whether it is in
  bool lost = false;      // the connection broke
  bool undecided =
      false;  // an earlier run was interrupted at it, and nobody knows whether it is in
  std::vector<LockHolder> holders;  // who held the lock that was not to be had
};

struct CheckResult {
  std::string statement;
  std::string error;  // empty: true
};

struct CheckReport {
  std::string name;
  std::vector<CheckResult> statements;
  std::string error;  // of the file of checks; empty: passed
  TimePoint start, end;
};

struct FileReport {
  MigrationInfo file;
  size_t skipped = 0;  // statements that an earlier run has applied
  size_t total = 0;
  std::vector<std::string> applied;  // statements run now, the failed one too
  std::vector<std::string> left;     // after a failure: those that were not tried
  std::vector<CheckReport> checks;
  std::optional<ApplyFailure> failure;
  bool rolled_back = false;  // nothing of this run of the file is in
  TimePoint start, end;
};

struct ApplyReport {
  std::vector<MigrationInfo> pending;
  std::vector<FileReport> applied;
  std::string current;  // version before; empty: none
  std::string target;
  std::optional<ApplyFailure> failure;
  TimePoint start, end;
  size_t ok() const;  // files that are in
};

// A transaction that failed for a lock is about to be run again.
struct Retrial {
  const ApplyFailure* failure = nullptr;
  size_t attempt = 0;   // that comes; from 2
  size_t attempts = 0;  // that there will be at most
  std::chrono::milliseconds delay{0};
};

// Sees an apply while it goes on, in the thread of the caller.
class ApplyObserver {
 public:
  virtual ~ApplyObserver() = default;
  virtual void OnPlan(const ApplyReport&) {}
  virtual void OnFileStart(const FileReport&) {}
  virtual void OnCheckStart(const CheckReport&) {}
  virtual void OnCheckEnd(const CheckReport&) {}
  virtual void OnStatementStart(const std::string& /*statement*/) {}
  virtual void OnStatementEnd(const std::string& /*statement*/, std::chrono::nanoseconds) {}
  virtual void OnNotice(const std::string& /*text*/) {}
  virtual void OnFileEnd(const FileReport&) {}
  virtual void OnRetry(const Retrial&) {}
  // Who held the lock that the statement at work waited for, as far as somebody has looked.
  virtual std::vector<LockHolder> LockHolders() { return {}; }
  // Whether to end instead of waiting for another attempt.
  virtual bool Interrupted() { return false; }
};

// Brings the database up to the directory: Atlas's `migrate apply`. The row in
// atlas_schema_revisions is always written in the transaction of the statements that it counts, so
// that after a crash at any moment the next run goes on where the database is. In mode `none`,
// too, each statement commits together with its row, unless it cannot run in a transaction: then a
// marker in the row says that it has begun, and the next run finds out whether it is in
// (loose_statement.h).
//
// A transaction that fails because a lock was not to be had is run again from its beginning. Where
// nothing is pending, nothing is locked or written.
//
// If files cannot be read, `diagnostics` has errors and nothing was done. Throws Error if it
// cannot begin (sum, lock, history, dirty database); what fails later is in the report, and what
// the report calls applied is in the database.
ApplyReport Apply(Connection& connection, const MigrationDirectory& directory,
                  const ApplyOptions& options, Diagnostics& diagnostics, ApplyObserver& observer);

}  // namespace mercator
