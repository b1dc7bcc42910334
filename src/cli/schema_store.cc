#include "cli/schema_store.h"

#include <fmt/format.h>

#include "base/error.h"
#include "cli/workbench.h"
#include "inspect/imports.h"
#include "inspect/schema_files.h"
#include "postgres/url.h"

namespace mercator {

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

std::filesystem::path SchemaStore::MakeFolder() {
  folders_.push_back(std::make_unique<TemporaryDirectory>());
  return folders_.back()->path();
}

}  // namespace mercator
