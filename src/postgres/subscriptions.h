#pragma once

#include <functional>
#include <string>

#include "postgres/connection.h"

namespace mercator {

// Subscriptions stand in a catalog that all databases share: a copy of a database has none, and a
// database that has one cannot be dropped. Both functions edit that catalog, which only a server of
// our own may be asked to bear; nothing is replicated there. `admin` is a superuser on another
// database.

// Gives the subscriptions of `from`, with their comments, to its copy `to`. `connect` opens a
// session on `to`; it is called only if there are subscriptions.
void CopySubscriptions(Connection& admin, const std::string& from, const std::string& to,
                       const std::function<Connection()>& connect);
void RemoveSubscriptions(Connection& admin, const std::string& database);

}  // namespace mercator
