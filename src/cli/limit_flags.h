#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "migrate/limits.h"

namespace mercator {

// Limits of time of commands that change a database. Empty: as the session has it, see
// SessionLimits.
struct LimitFlags {
  std::string ddl_lock_timeout;
  size_t ddl_lock_retries = SessionLimits().lock_retries;
  std::string statement_timeout;
  std::string idle_timeout;
};

// `--ddl-lock-timeout`, `--ddl-lock-retries`, `--statement-timeout`,
// `--idle-in-transaction-timeout`.
void AddLimitFlags(CLI::App& command, LimitFlags& flags);

// Throws Error for what is not a duration.
SessionLimits ReadLimits(const LimitFlags& flags);

}  // namespace mercator
