#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace mercator {

struct ProgramResult {
  int status = 0;  // exit code; 128 + signal number where a signal ended it
  std::string output;
  std::string errors;  // what it wrote to standard error
};

// Runs a program to its end, without a shell: a name without `/` is looked up in PATH. Standard
// input is empty. It dies with this process. Throws Error if it cannot be started.
ProgramResult RunProgram(const std::vector<std::string>& arguments,
                         const std::filesystem::path& working_directory = {});

}  // namespace mercator
