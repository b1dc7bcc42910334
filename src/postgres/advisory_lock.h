#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "postgres/connection.h"

namespace mercator {

// The key that Atlas uses for a lock name: 32-bit FNV-1. `atlas_migrate_execute` gives 2686470616.
int64_t AdvisoryLockKey(std::string_view name);

// A session advisory lock, released on destruction. Behind a pooler of transactions, where no
// session is ours to keep, it is the lock of a transaction that stays open on a second connection:
// the same key, so that both kinds keep each other out.
class AdvisoryLock {
 public:
  // Polls until the lock is ours or `timeout` is over; then throws Error
  // `acquiring database lock: …` with pid, application, state and query of the holder.
  // With a `scope`, the lock is on that part of what the name stands for: it is shared on the name,
  // so that it keeps out those who lock all of it (Atlas does), and ours alone on the scope.
  AdvisoryLock(Connection& connection, const std::string& name, std::chrono::milliseconds timeout,
               const std::string& scope = "");
  ~AdvisoryLock();
  AdvisoryLock(const AdvisoryLock&) = delete;
  AdvisoryLock& operator=(const AdvisoryLock&) = delete;

  // Gives the lock back now. Throws Error if the server says that it was not held by this session,
  // which a destructor could not.
  void Release();

  // Throws Error if the lock has been lost since; asks only where that can happen unseen, which is
  // on a second connection.
  void RequireHeld();

 private:
  bool TryLock(int64_t key, bool shared);
  void Await(int64_t key, bool shared);
  void Unlock(int64_t key, bool shared);

  Connection& connection_;
  std::unique_ptr<Connection> own_;  // with a transaction that holds the lock
  int64_t key_;
  std::optional<int64_t> scope_key_;
  std::chrono::steady_clock::time_point limit_;
  bool released_ = false;
};

}  // namespace mercator
