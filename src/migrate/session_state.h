#pragma once

#include <string>

#include "postgres/connection.h"

namespace mercator {

// The run-time settings and the role with which a session came. Restored before each file, so that
// what a file does never depends on which files ran before it in the same session (pg_dump output
// empties search_path, for instance).
class SessionState {
 public:
  explicit SessionState(Connection& connection);
  void Restore();

 private:
  Connection& connection_;
  std::string restore_;  // SQL
};

}  // namespace mercator
