#pragma once

#include <functional>
#include <string>
#include <vector>

#include "postgres/connection.h"

namespace mercator {

// Runs the queries in one REPEATABLE READ, READ ONLY transaction and gives `use` their results in
// the order of the queries, while the server is at work on the next ones. With `second_session`, a
// URL, those that are marked in `beside` run at the same time in a session of its own that sees the
// same snapshot; if it cannot be had (no connection is free, a pooler is between), the first one
// does all. `settings` is a query that begins the transaction of each session. Throws what
// Connection throws.
void ReadInSnapshot(Connection& connection, const std::string& second_session,
                    const std::string& settings, const std::vector<std::string>& queries,
                    const std::vector<bool>& beside,
                    const std::function<void(size_t query, const Result& rows)>& use);

}  // namespace mercator
