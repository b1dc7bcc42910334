#pragma once

#include <map>
#include <string>
#include <vector>

#include "postgres/connection.h"

namespace mercator {

// Puts two rows into each of these empty tables (qualified names) and those that their foreign keys
// refer to, as far as their constraints let it.
void AddSampleRows(Connection& connection, const std::vector<std::string>& tables);

// Rows of each table that has some, by qualified name; partitions count for themselves.
std::map<std::string, int64_t> CountRows(Connection& connection,
                                         const std::vector<std::string>& tables);

}  // namespace mercator
