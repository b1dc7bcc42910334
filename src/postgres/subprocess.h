#pragma once

#include <string>
#include <vector>

#include "postgres/server_user.h"

namespace mercator {

// Arguments and environment as execve wants them. Made before a fork: nothing may be allocated
// after it, as other threads may hold locks.
class Command {
 public:
  // `environment` is `NAME=value`; it replaces variables of this process or comes to them.
  Command(std::vector<std::string> arguments, const std::vector<std::string>& environment = {});
  Command(const Command&) = delete;
  Command& operator=(const Command&) = delete;

  // Runs the program in place of this process; comes back only if that fails, with errno set.
  void Execute() const noexcept;

 private:
  std::vector<std::string> argument_texts_;
  std::vector<std::string> environment_texts_;
  std::vector<char*> arguments_;
  std::vector<char*> environment_;
};

struct CommandResult {
  int status = 0;      // exit code; 128 + signal number where a signal ended it
  std::string output;  // standard output and error together
};

// Runs a program to its end. It dies with this process. Throws Error if it cannot be started.
CommandResult RunCommand(const Command& command, const ServerUser& user);

// As oneself.
CommandResult RunCommand(const Command& command);

}  // namespace mercator
