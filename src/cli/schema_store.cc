#include "cli/schema_store.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "cli/environment.h"
#include "cli/workbench.h"
#include "inspect/imports.h"
#include "inspect/schema_files.h"
#include "migrate/sum.h"
#include "postgres/url.h"

namespace mercator {

namespace fs = std::filesystem;

namespace {

// By their names.
std::map<std::string, std::string> SqlFiles(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.is_regular_file() && entry.path().extension() == ".sql")
      files.emplace(entry.path().filename().string(), ReadFile(entry.path()));
  }
  return files;
}

}  // namespace

void SchemaSources::Append(SchemaSources other) {
  for (SourcePtr& file : other.files) files.push_back(std::move(file));
  for (auto& [name, value] : other.variables) variables.insert_or_assign(name, std::move(value));
}

SchemaSources SchemaStore::Read(const std::string& url) const {
  if (auto found = readers_.find(url); found != readers_.end()) return found->second();
  const size_t scheme = url.find("://");
  if (scheme == std::string::npos || url.starts_with("file://"))
    return {WithImports(ReadSchemaFiles(PathOfUrl(url))), {}};
  throw Error(fmt::format("cannot read a schema from `{}`", RedactUrl(url)),
              "give a database URL (postgres://…), file://path, or a path");
}

fs::path SchemaStore::MakeFolder(const std::string& name,
                                 const std::map<std::string, std::string>& files,
                                 const fs::path& templates) {
  temporary_.push_back(std::make_unique<TemporaryDirectory>());
  const fs::path path = temporary_.back()->path() / name;
  fs::create_directories(path);
  for (const auto& [file, text] : files) WriteFileAtomically(path / file, text);
  Diagnostics ignored;  // whoever reads the directory reports what is wrong in it
  WriteSum(ReadMigrationDirectory(path, ignored));
  folders_.push_back({path, templates, files});
  return path;
}

void SchemaStore::WriteBack() const {
  for (const Folder& folder : folders_) WriteBack(folder);
}

void SchemaStore::WriteBack(const Folder& folder) {
  const std::map<std::string, std::string> now = SqlFiles(folder.path);
  std::map<std::string, std::string> removed, added;
  for (const auto& [name, text] : folder.files) {
    auto found = now.find(name);
    if (found == now.end()) {
      removed.emplace(name, text);
    } else if (found->second != text) {
      throw Error(fmt::format("`{}` is made of a template, and the change of it is lost", name),
                  fmt::format("edit `{}`", (folder.templates / name).string()));
    }
  }
  for (const auto& [name, text] : now) {
    if (!folder.files.contains(name)) added.emplace(name, text);
  }
  if (removed.empty() && added.empty()) return;
  for (const auto& [name, text] : added) {
    auto former = std::ranges::find(removed, text, [](const auto& file) { return file.second; });
    if (former == removed.end()) {
      WriteFileAtomically(folder.templates / name, text);
    } else {
      fs::rename(folder.templates / former->first, folder.templates / name);
      removed.erase(former);
    }
  }
  for (const auto& [name, text] : removed) fs::remove(folder.templates / name);
  Diagnostics ignored;
  WriteSum(ReadMigrationDirectory(folder.templates, ignored));
}

fs::path SchemaStore::Original(const fs::path& path) const {
  for (const Folder& folder : folders_) {
    if (path.parent_path() == folder.path) return folder.templates / path.filename();
  }
  return path;
}

fs::path Environment::Shown(const fs::path& path) const {
  return store ? store->Original(path) : path;
}

}  // namespace mercator
