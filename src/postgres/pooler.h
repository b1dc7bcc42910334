#pragma once

#include <string>

struct pg_conn;

namespace mercator {

// What is between here and the server: nothing, a pooler that gives each client a server session of
// its own, or one that gives each transaction another (PgBouncer's `pool_mode = transaction`,
// Supavisor, RDS Proxy, …), so that session settings and session locks are not ours to keep.
enum class Pooling { kNone, kSession, kTransaction };

// Finds out over the connection and, where there is a pooler, a second one to `url`. A pooler has
// keys for cancelling of its own, so that the process id of the session that it tells is not the
// one that the server tells. It pools transactions if a second client is given the server session
// of the first while that is idle, or the first another one.
Pooling FindPooling(pg_conn* handle, const std::string& url);

}  // namespace mercator
