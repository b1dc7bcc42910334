#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "postgres/connection.h"

namespace mercator {

// A session that holds a lock which another one waits for.
struct LockHolder {
  int pid = 0;
  std::string application;
  std::string user;
  std::string client;   // address; empty: a local one
  std::string state;    // `active`, `idle in transaction`, …
  int64_t seconds = 0;  // since its transaction began
  std::string query;    // the running or the last one, in one line
};

// `pid 123 (psql, user app, 10.0.0.5, idle in transaction for 12 s: UPDATE …)`.
std::string Describe(const LockHolder& holder);

// What a session of the server is at.
struct BackendActivity {
  std::string lock;                 // waited for: `AccessExclusiveLock on public.a`; empty: none
  std::vector<LockHolder> holders;  // of that lock (pg_blocking_pids)
  // What pg_stat_progress_create_index, _cluster, _vacuum, _analyze or _copy tell.
  std::string phase;           // `building index: scanning table`; empty: nothing
  std::optional<int> percent;  // of the phase
};

// Looks at the session `pid` of the same server. What the role of the connection may not see is
// empty.
BackendActivity ReadActivity(Connection& connection, int pid);

// `waiting for AccessExclusiveLock on public.a held by pid …`, or phase and percent; empty: nothing
// is known.
std::string Describe(const BackendActivity& activity);

}  // namespace mercator
