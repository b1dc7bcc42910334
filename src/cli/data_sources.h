#pragma once

#include "cli/schema_store.h"
#include "hcl/inputs.h"

namespace mercator {

// The data sources of a project file. Programs are run without a shell; schemas go to the store and
// are read when they are wanted.
class ProjectSources : public hcl::DataSources {
 public:
  explicit ProjectSources(SchemaStore& store) : store_(store) {}
  hcl::Value Read(const hcl::DataRequest& request, Diagnostics& diagnostics) override;

 private:
  hcl::Value ReadSql(const hcl::DataRequest& request);
  hcl::Value ReadExternal(const hcl::DataRequest& request);
  hcl::Value ReadExternalSchema(const hcl::DataRequest& request);
  hcl::Value ReadCompositeSchema(const hcl::DataRequest& request);
  hcl::Value ReadHclSchema(const hcl::DataRequest& request);
  hcl::Value ReadTemplateDir(const hcl::DataRequest& request);
  hcl::Value ReadRuntimeVariable(const hcl::DataRequest& request);
  hcl::Value ReadRdsToken(const hcl::DataRequest& request);

  SchemaStore& store_;
};

// Arguments of a request; what is not given is empty.
std::string StringArgument(const hcl::DataRequest& request, const std::string& name);
std::vector<std::string> StringsArgument(const hcl::DataRequest& request, const std::string& name);

// `{ url = … }`
hcl::Value UrlValue(const std::string& url);

}  // namespace mercator
