#pragma once

#include <set>
#include <string>

namespace mercator {

// What the user wants of a plan.
struct Policy {
  bool drop_undeclared_schemas = true;
  bool concurrent_index = false;  // CREATE and DROP INDEX CONCURRENTLY on tables that were there before
};

}  // namespace mercator
