#include "migrate/limits.h"

#include <algorithm>
#include <random>

namespace mercator {
namespace {

using Milliseconds = std::chrono::milliseconds;

constexpr Milliseconds kLock(3'000);
constexpr Milliseconds kIdle(60'000);
constexpr const char* kCheckInterval = "2s";

std::string Text(Milliseconds time) { return std::to_string(time.count()) + "ms"; }

}  // namespace

void SetLimits(Connection& connection, const SessionLimits& limits) {
  std::vector<std::pair<std::string, std::string>> settings;
  connection.transaction_pooled();
  Result now = connection.Execute(
      "SELECT pg_catalog.current_setting('lock_timeout'), "
      "pg_catalog.current_setting('idle_in_transaction_session_timeout'), "
      "pg_catalog.current_setting('client_connection_check_interval'), "
      "pg_catalog.version() LIKE '%linux%'");
  auto none = [&](int column) { return now[0].View(column) == "0"; };
  if (limits.lock || none(0))
    settings.emplace_back("lock_timeout", Text(limits.lock.value_or(kLock)));
  if (limits.statement) settings.emplace_back("statement_timeout", Text(*limits.statement));
  if (limits.idle || none(1))
    settings.emplace_back("idle_in_transaction_session_timeout", Text(limits.idle.value_or(kIdle)));
  if (none(2) && now[0].Bool(3))
    settings.emplace_back("client_connection_check_interval", kCheckInterval);
  connection.SetForSession(settings);
}

bool IsLockConflict(std::string_view sqlstate) {
  return sqlstate == "55P03" || sqlstate == "40P01";
}

Milliseconds RetryDelay(size_t attempt) {
  constexpr Milliseconds kFirst(250), kLongest(15'000);
  static thread_local std::minstd_rand random(std::random_device{}());
  Milliseconds delay = kFirst * (int64_t{1} << std::min<size_t>(attempt - 1, 10));
  delay = std::min(delay, kLongest);
  return delay + Milliseconds(std::uniform_int_distribution<long>(0, delay.count() / 2)(random));
}

}  // namespace mercator
