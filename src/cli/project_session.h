#pragma once

#include <string>
#include <vector>

#include "cli/environment.h"
#include "cli/project_flags.h"
#include "cli/schema_store.h"

namespace mercator {

// A project file as one command reads it: its envs, and what their data sources made.
class ProjectSession {
 public:
  // Reads the file if it is there or has to be. What is wrong in it is printed, all at once, and
  // throws Error.
  explicit ProjectSession(const ProjectFlags& flags);
  ProjectSession(const ProjectSession&) = delete;
  ProjectSession& operator=(const ProjectSession&) = delete;

  const std::vector<hcl::Env>& envs() const { return project_.envs; }
  // The settings of a run; null: no env is selected.
  Environment MakeEnvironment(const hcl::Env* env, const std::string& command) const;
  // After the command: what it wrote into directories made of templates.
  void WriteBack() const { store_.WriteBack(); }

 private:
  SchemaStore store_;
  hcl::Project project_;
  std::string path_;
  std::vector<std::pair<std::string, std::string>> variable_texts_;  // `--var`
};

}  // namespace mercator
