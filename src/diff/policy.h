#pragma once

#include <set>
#include <string>

namespace mercator {

// What the user wants of a plan.
struct Policy {
  bool drop_undeclared_schemas = true;
  bool drop_undeclared_roles = false;  // roles are of the whole cluster: others may need them
  // CREATE and DROP INDEX CONCURRENTLY on tables that were there before.
  bool concurrent_index_create = false;
  bool concurrent_index_drop = false;
};

}  // namespace mercator
