#pragma once

#include "model/catalog.h"
#include "postgres/connection.h"

namespace mercator {

struct InspectOptions {
  // Schemas to read; empty: all of the user's.
  std::vector<std::string> schemas;
};

// The schema of the connected database, read in one REPEATABLE READ, READ ONLY transaction with two
// round trips. The connection's search_path is empty afterwards.
Catalog Inspect(Connection& connection, const InspectOptions& options = {});

}  // namespace mercator
