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
  // Statements that also run where the thing is there, or is not there, already.
  bool add_table_if_not_exists = false;
  bool add_column_if_not_exists = false;
  bool add_index_if_not_exists = false;
  bool drop_table_if_exists = false;
  bool drop_table_cascade = false;
  bool materialized_with_no_data = false;  // made empty, to be refreshed later
  // SET NOT NULL through a check that is validated in a transaction of its own.
  bool not_null_lock_safe = false;
};

}  // namespace mercator
