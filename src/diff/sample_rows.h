#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "postgres/connection.h"

namespace mercator {

// Puts two rows into each of these empty tables (qualified names) and those that their foreign keys
// refer to, as far as their constraints let it.
void AddSampleRows(Connection& connection, const std::vector<std::string>& tables);

// The rows of a table at a time; partitions count for themselves.
struct TableRows {
  std::string oid;
  std::string name;
  int64_t rows = 0;
};

// The rows of each of the tables (qualified names) that has some.
std::vector<TableRows> CountRows(Connection& connection, const std::vector<std::string>& tables);

// The names of the tables that have fewer rows by now, or are gone, whatever they are called now.
std::vector<std::string> LostRows(Connection& connection, const std::vector<TableRows>& before);

}  // namespace mercator
