#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "postgres/throwaway_server.h"

namespace mercator {

// A transition of a schema: a directory with from.sql and to.sql.
struct DiffCase {
  std::filesystem::path path;
  bool reverse = false;
  std::string Name() const;  // `<area>/<case>`, with ` reverse` if it is
};

struct DiffCaseResult {
  bool passed = false;
  std::string why;   // it did not
  std::string plan;  // the SQL
  std::string skipped;  // reason: the case itself does not load on this server
};

// Loads both sides, plans, applies the plan with rows in the tables (without, where the rows alone
// make it fail), and compares the result with the other side: by the inspector and by pg_dump, the
// independent witness. Then a second plan must be empty.
DiffCaseResult RunDiffCase(ThrowawayServer& server, const DiffCase& test);

// All directories below `root` with a from.sql and a to.sql, sorted.
std::vector<std::filesystem::path> FindDiffCases(const std::filesystem::path& root);

// One server for all tests of the process, started at its first use.
ThrowawayServer& SharedServer();

// A schema dump in normal form: statements sorted, elements of a CREATE TABLE sorted.
std::string NormalDump(ThrowawayServer& server, const std::string& database);

}  // namespace mercator
