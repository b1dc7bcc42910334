#pragma once

#include <fmt/format.h>

#include <string>

namespace mercator {

// Parts of queries. A function of a catalog column by its qualified name; NULL for 0.
inline std::string FunctionName(const char* column) {
  return fmt::format("CASE WHEN {0} <> 0 THEN {0}::pg_catalog.regproc::text END", column);
}

// The same with the types of its arguments.
inline std::string FunctionSignature(const char* column) {
  return fmt::format("CASE WHEN {0} <> 0 THEN {0}::pg_catalog.regprocedure::text END", column);
}

}  // namespace mercator
