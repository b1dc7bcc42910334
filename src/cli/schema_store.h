#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/file.h"
#include "base/source.h"
#include "hcl/value.h"

namespace mercator {

// The files of a schema, and the values of the variables in those that are HCL.
struct SchemaSources {
  std::vector<SourcePtr> files;
  hcl::Value::Attributes variables;

  void Append(SchemaSources other);
};

// What the data sources of a project file made: schemas under `mem://` URLs, and folders.
class SchemaStore {
 public:
  using Reader = std::function<SchemaSources()>;

  // `reader` is called when the schema is wanted: a command that does not need it does not run the
  // program behind it.
  void Add(const std::string& url, Reader reader) { readers_[url] = std::move(reader); }

  // A schema by its `mem://` URL, or by file://… and paths. Throws Error.
  SchemaSources Read(const std::string& url) const;

  // A migration directory that lives as long as this, with these files; each was made of the
  // template of its name in `templates`.
  std::filesystem::path MakeFolder(const std::string& name,
                                   const std::map<std::string, std::string>& files,
                                   const std::filesystem::path& templates);

  // What a command wrote, renamed and removed in such a directory is done to the templates as well,
  // and their atlas.sum is written anew. Throws Error for a file that was edited: its template is
  // what must be.
  void WriteBack() const;

  // The path among the templates, for a path in a directory made of them; else the path.
  std::filesystem::path Original(const std::filesystem::path& path) const;

 private:
  struct Folder {
    std::filesystem::path path, templates;
    std::map<std::string, std::string> files;
  };
  static void WriteBack(const Folder& folder);

  std::map<std::string, Reader> readers_;
  std::vector<std::unique_ptr<TemporaryDirectory>> temporary_;
  std::vector<Folder> folders_;
};

}  // namespace mercator
