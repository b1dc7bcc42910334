#pragma once

#include <string>
#include <vector>

#include "migrate/apply.h"
#include "migrate/revisions.h"

namespace mercator {

struct StatusOptions {
  std::string revisions_schema;
  std::string connected_schema;
};

// What `migrate status` shows. Field names are those of Atlas's JSON.
struct StatusReport {
  std::vector<MigrationInfo> available;
  std::vector<MigrationInfo> out_of_order;
  std::vector<MigrationInfo> pending;
  std::vector<Revision> applied;
  std::string current;  // a version or `No migration applied yet`
  std::string next;     // a version, `Already at latest version`, or `UNKNOWN` (out of order)
  bool next_is_checkpoint = false;
  int64_t count = 0;   // statements applied of a file that stopped midway
  int64_t total = 0;   // statements of that file; 0: there is none
  std::string status;  // `PENDING`, `OK`
  std::string error;   // of the last attempt
  std::string sql;     // the statement that failed then
};

// Reads only. Throws Error when the directory's sum is not valid or its history cannot be told.
StatusReport ReadStatus(Connection& connection, const MigrationDirectory& directory,
                        const StatusOptions& options);

}  // namespace mercator
