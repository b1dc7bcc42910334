#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace mercator {

struct GeneratorOptions {
  int tables = 6;      // about so many, partitions besides
  int max_edits = 12;  // at most; those that find nothing to edit are left out
  // Groups that are left out: "policies", "statistics", … (the names in generator_*.cc).
  std::set<std::string> without;
};

// A random schema and a second one that random edits made of it, as SQL statements in an order that
// loads on PostgreSQL 14 to 18; `edits` says what was done. The same for a seed on every machine.
struct GeneratedSchemas {
  std::vector<std::string> from;
  std::vector<std::string> to;
  std::vector<std::string> edits;
};
GeneratedSchemas GenerateSchemas(uint64_t seed, const GeneratorOptions& options = {});

// The statements as one SQL text, each with its semicolon.
std::string AsSql(const std::vector<std::string>& statements);

}  // namespace mercator
