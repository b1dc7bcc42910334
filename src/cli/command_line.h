#pragma once

#include "cli/command.h"

namespace mercator {

// All commands with their flags, and the one that the arguments choose.
class CommandLine {
 public:
  CommandLine();

  // Throws CLI::ParseError.
  void Parse(int argc, char** argv);

  CLI::App& app() { return app_; }
  CLI::App& command() { return *command_; }
  int Run(const Environment& environment) { return run_(environment); }

 private:
  void AddCommands();

  CLI::App app_{
      "Mercator keeps a PostgreSQL schema in files: edit it, and the migration is written, proven "
      "and applied",
      "mercator"};
  CLI::App* command_ = &app_;
  mercator::Run run_;
};

}  // namespace mercator
