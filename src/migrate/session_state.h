#pragma once

#include <functional>
#include <string>

#include "migrate/hooks.h"
#include "postgres/connection.h"

namespace mercator {

// The run-time settings and the role with which a session came. Restored before each file, so that
// what a file does never depends on which files ran before it in the same session (pg_dump output
// empties search_path, for instance).
class SessionState {
 public:
  explicit SessionState(Connection& connection, TransactionHooks hooks = {});
  void Restore();
  const TransactionHooks& hooks() const { return hooks_; }

  // Behind a pooler, at the end of a transaction: takes back what files have set in it.
  void Leave();

  // Calls `run` without lock_timeout and statement_timeout, unless they have been changed since the
  // session came: for statements that are made to wait, and leave something behind when they are
  // cancelled (CONCURRENTLY).
  void WithoutTimeouts(const std::function<void()>& run);

  // Calls `write` with the role that the session came with, whatever role a file has taken since,
  // which may not write to the revision table. Must be called in a transaction.
  void AsOwner(const std::function<void()>& write);

 private:
  struct Roles {
    std::string session_user;
    std::string role;
    bool operator==(const Roles&) const = default;
  };
  Roles CurrentRoles();
  void SetLocalRoles(const Roles& from, const Roles& to);

  void Read();
  std::string Timeouts();

  Connection& connection_;
  TransactionHooks hooks_;
  bool pooled_;
  Roles roles_;
  std::string timeouts_;
  std::string restore_;  // SQL
};

}  // namespace mercator
