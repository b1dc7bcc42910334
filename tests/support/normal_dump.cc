#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "base/text.h"
#include "support/diff_case.h"

namespace mercator {
namespace {

bool IsNoise(std::string_view line) {
  return line.empty() || line.starts_with("--") || line.starts_with("SET ") ||
         line.starts_with("\\") || line.starts_with("SELECT pg_catalog.set_config");
}

bool IsTable(std::string_view line) {
  return line.starts_with("CREATE TABLE") || line.starts_with("CREATE UNLOGGED TABLE") ||
         line.starts_with("CREATE FOREIGN TABLE");
}

// The columns of extended statistics are dumped in their order in the table, which is no part of
// what is compared.
std::string SortStatistics(const std::string& statement) {
  size_t on = statement.find(" ON "), from = statement.rfind(" FROM ");
  bool is = statement.starts_with(" CREATE STATISTICS ") && from != std::string::npos && on < from;
  if (!is) return statement;
  std::string columns = Replace(statement.substr(on + 4, from - on - 4), ", ", "\n");
  std::vector<std::string> parts = Split(columns, '\n');
  std::ranges::sort(parts);
  return statement.substr(0, on + 4) + Join(parts, ", ") + statement.substr(from);
}

}  // namespace

std::string Dump(ThrowawayServer& server, const std::string& database, bool owners) {
  std::string program = (server.binaries().bin / "pg_dump").string();
  if (!std::filesystem::exists(program)) return "";
  std::string command = fmt::format("'{}' --schema-only {} -d '{}' 2>&1", program,
                                    owners ? "" : "--no-owner", server.Url(database));
  std::string text;
  FILE* pipe = popen(command.c_str(), "r");
  char buffer[65536];
  for (size_t n; (n = fread(buffer, 1, sizeof buffer, pipe)) > 0;) text.append(buffer, n);
  pclose(pipe);
  return text;
}

std::string NormalDump(ThrowawayServer& server, const std::string& database) {
  std::vector<std::string> statements, elements;
  std::string statement;
  bool table = false;
  for (const std::string& line : Split(Dump(server, database), '\n')) {
    if (statement.empty() && IsNoise(line)) continue;
    if (statement.empty()) table = IsTable(line);
    if (table && line.starts_with("    ")) {
      elements.push_back(line.ends_with(',') ? line.substr(0, line.size() - 1) : line);
      continue;
    }
    if (table && line.starts_with(")")) {
      std::ranges::sort(elements);
      statement += Join(elements, " ");
      elements.clear();
    }
    statement += " " + line;
    if (line.ends_with(';')) {
      statements.push_back(SortStatistics(statement));
      statement.clear();
    }
  }
  if (!statement.empty()) statements.push_back(statement);
  std::ranges::sort(statements);
  return Join(statements, "\n");
}

}  // namespace mercator
