#pragma once

#include <string>
#include <vector>

#include "migrate/directory.h"
#include "migrate/revisions.h"
#include "migrate/status.h"

namespace mercator {

// What `migrate set` changed, for its output.
struct SetReport {
  std::string current;  // version now; empty: the history is empty
  std::vector<MigrationInfo> set;
  std::vector<MigrationInfo> removed;
};

// Makes the history say that the database is at `version` (empty: the last file), without running
// anything: later rows are deleted, missing ones up to it written as resolved, a failed one at it
// marked as resolved. In one transaction, under the lock of apply, without waiting for it.
SetReport SetVersion(Connection& connection, const MigrationDirectory& directory,
                     const std::string& version, const StatusOptions& options);

}  // namespace mercator
