#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "postgres/connection.h"

namespace mercator {

// Limits of time under which statements run. What is not given is as the session has it (URL,
// ALTER ROLE … SET), and where that has none, as said here.
struct SessionLimits {
  using Time = std::optional<std::chrono::milliseconds>;
  Time lock;                 // `lock_timeout`, for each attempt; 3 s
  size_t lock_retries = 10;  // attempts after the first one
  Time statement;            // `statement_timeout`; none
  Time idle;                 // `idle_in_transaction_session_timeout`; 1 minute
};

// Sets them for the session. The server also looks after a client that is gone
// (`client_connection_check_interval`), so that what an apply that was killed has begun ends soon.
void SetLimits(Connection& connection, const SessionLimits& limits);

// Whether a transaction that failed so may succeed when it is run again: a lock was not to be had
// in time (55P03), or was a part of a deadlock (40P01).
bool IsLockConflict(std::string_view sqlstate);

// How long to wait after the n-th failed attempt (from 1): a quarter of a second, doubled each time
// up to 15 s, and up to half as much again by chance.
std::chrono::milliseconds RetryDelay(size_t attempt);

}  // namespace mercator
