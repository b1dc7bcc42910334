#include "cli/limit_flags.h"

#include "cli/go_duration.h"

namespace mercator {
namespace {

SessionLimits::Time ReadTime(const std::string& text) {
  if (text.empty()) return std::nullopt;
  return std::chrono::duration_cast<std::chrono::milliseconds>(ParseGoDuration(text));
}

}  // namespace

void AddLimitFlags(CLI::App& command, LimitFlags& flags) {
  command.add_option(
      "--ddl-lock-timeout", flags.ddl_lock_timeout,
      "how long a statement waits for a lock before its transaction is run again; 0: "
      "as long as it takes; 3s unless the session has a lock_timeout");
  command
      .add_option("--ddl-lock-retries", flags.ddl_lock_retries,
                  "how often a transaction that got a lock not in time is run again")
      ->capture_default_str();
  command.add_option("--statement-timeout", flags.statement_timeout,
                     "how long a statement may run; no limit by default");
  command.add_option("--idle-in-transaction-timeout", flags.idle_timeout,
                     "when the server ends a transaction that nothing comes from; 1m unless the "
                     "session has a limit");
}

SessionLimits ReadLimits(const LimitFlags& flags) {
  SessionLimits limits;
  limits.lock = ReadTime(flags.ddl_lock_timeout);
  limits.lock_retries = flags.ddl_lock_retries;
  limits.statement = ReadTime(flags.statement_timeout);
  limits.idle = ReadTime(flags.idle_timeout);
  return limits;
}

}  // namespace mercator
