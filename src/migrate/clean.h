#pragma once

#include <string>

#include "postgres/connection.h"

namespace mercator {

// Why a database without history is not empty: `found table "x" in schema "public"`, `found schema
// "auth"`; empty if it is. Only the revision table may be there. `connected_schema` (of the URL)
// limits the search to that schema. What an extension brought along does not count.
std::string FindDirt(Connection& connection, const std::string& connected_schema,
                     const std::string& revisions_schema);

}  // namespace mercator
