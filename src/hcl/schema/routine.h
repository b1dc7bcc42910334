#pragma once

#include <string>
#include <vector>

#include "hcl/schema/block_reader.h"
#include "hcl/schema/printer.h"

namespace mercator {

// An argument of a function, procedure or aggregate.
struct RoutineArgument {
  std::string mode;  // empty: IN
  std::string name;  // unquoted; empty: none
  std::string type;
  std::string default_value;
  bool ordered = false;  // the first behind ORDER BY, of an aggregate
};

// What pg_get_function_arguments() gives.
std::vector<RoutineArgument> ParseArguments(const std::string& text);
void PrintArguments(const std::string& text, SchemaPrinter& printer);

// Notes that the blocks `arg` are known, and checks them.
void ReadArguments(BlockReader& reader);

}  // namespace mercator
