#pragma once

#include <set>
#include <string>
#include <vector>

#include "model/catalog.h"
#include "postgres/connection.h"

namespace mercator {

struct InspectOptions {
  // Schemas to read; empty: all of the user's.
  std::vector<std::string> schemas;
  // What is compared besides the schema: roles, privileges, ownership. Privileges and owners are
  // read in any case, to be restored where an object is made again.
  std::set<std::string> with;
  // The user of the session is that of a throw-away server: what it owns has no particular owner.
  bool nobody = false;
  // The URL of the same database, for a second session that reads half of it at the same time;
  // empty: none.
  std::string second_session;
};

// The schema of the connected database, read in one REPEATABLE READ, READ ONLY transaction with a
// fixed number of round trips. The connection's search_path is empty afterwards.
Catalog Inspect(Connection& connection, const InspectOptions& options = {});

}  // namespace mercator
