#pragma once

#include <string>

#include "base/diagnostic.h"
#include "migrate/directory.h"
#include "postgres/connection.h"

namespace mercator {

// Runs the files (from the last checkpoint on, up to `to_version` if given) and then the
// repeatables on a database that nobody else uses and that may be thrown away: no revision table,
// no lock, no checks. Repeatables that do not fit an earlier version than the last one are left
// out. A statement that fails is an error in `diagnostics` with its place and the server's message;
// nothing runs after it. True if all went well. Throws Error if the connection fails or the version
// is not there.
bool Replay(Connection& connection, const MigrationDirectory& directory, Diagnostics& diagnostics,
            const std::string& to_version = "");

}  // namespace mercator
