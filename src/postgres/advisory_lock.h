#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "postgres/connection.h"

namespace mercator {

// The key that Atlas uses for a lock name: 32-bit FNV-1. `atlas_migrate_execute` gives 2686470616.
int64_t AdvisoryLockKey(std::string_view name);

// A session advisory lock, released on destruction.
class AdvisoryLock {
 public:
  // Polls until the lock is ours or `timeout` is over; then throws Error
  // `acquiring database lock: …` with pid, application, state and query of the holder.
  AdvisoryLock(Connection& connection, const std::string& name, std::chrono::milliseconds timeout);
  ~AdvisoryLock();
  AdvisoryLock(const AdvisoryLock&) = delete;
  AdvisoryLock& operator=(const AdvisoryLock&) = delete;

  // Gives the lock back now. Throws Error if the server says that it was not held by this session,
  // which a destructor could not.
  void Release();

 private:
  Connection& connection_;
  int64_t key_;
  bool released_ = false;
};

}  // namespace mercator
