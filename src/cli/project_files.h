#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace mercator {

// A file that a command is to write.
struct ProjectFile {
  std::filesystem::path path;
  std::string text;
};

// The files of a new project. Either all of them are written, or none, and nothing that is there is
// overwritten.
class ProjectFiles {
 public:
  void Add(std::filesystem::path path, std::string text) {
    files_.push_back({std::move(path), std::move(text)});
  }
  // A folder that must be empty, or not there, before anything is written.
  void RequireEmpty(const std::filesystem::path& folder);

  // Throws Error naming all that is in the way.
  void Check() const;
  // Check(), then writes. Throws Error, and then nothing has been left behind.
  void Write();
  // Takes back what Write() has written.
  void Remove();

  const std::vector<ProjectFile>& files() const { return files_; }

 private:
  std::vector<ProjectFile> files_;
  std::vector<std::filesystem::path> folders_;
  std::vector<std::filesystem::path> written_;  // files and folders, in order
};

// What `env "NAME"` of a new project file says.
struct ProjectEnv {
  std::string name;
  std::string schema_path;
  std::string migrations_path;
  std::string dev;  // empty: none
  std::string revisions_schema;
  std::vector<std::string> with;
  std::vector<std::string> schemas;
  std::vector<std::string> include;
  std::vector<std::string> exclude;
};

// The text of an `atlas.hcl`. The URL comes from the environment variable DATABASE_URL.
std::string ProjectFileText(const ProjectEnv& env);

}  // namespace mercator
