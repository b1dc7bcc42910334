#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>
#include <vector>

#include "hcl/project.h"

namespace mercator {

// Which project file and which of its envs a command uses.
struct ProjectFlags {
  std::string config = "file://atlas.hcl";
  bool config_given = false;
  std::string env;
  std::vector<std::string> variables;  // `name=value`
};

// `-c/--config`, `--env`, `--var` for `app`, its groups, and every command below it that has
// anything to do with a schema, a database or a directory: they may stand before the words of a
// command as well as after them.
void AddProjectFlags(CLI::App& app);

// Those given to the chosen command and before it; nothing: it reads no project file. Throws Error
// if there are some nevertheless.
std::optional<ProjectFlags> ProjectFlagsOf(const CLI::App& command);

// `migrate apply`: the words of a command, as the project file names it: `apply` is `migrate
// apply`, `create-migrations` is `migrate diff`, `check-migrations` is `migrate lint`, `upgrade` is
// `migrate apply`, ….
std::string CommandPath(const CLI::App& command);

// Gives the flags that were not set the values of the env, and puts the env's attributes in place
// of `env://` URLs. Gives the values that it set, to tell runs apart. Throws Error for an unknown
// attribute of `env://`.
std::vector<std::string> ApplyEnv(CLI::App& command, const hcl::Env* env);

}  // namespace mercator
