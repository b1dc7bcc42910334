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

  // A folder that lives as long as this.
  std::filesystem::path MakeFolder();

 private:
  std::map<std::string, Reader> readers_;
  std::vector<std::unique_ptr<TemporaryDirectory>> folders_;
};

}  // namespace mercator
