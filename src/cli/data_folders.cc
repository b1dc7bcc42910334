// Data sources that are files of this machine: hcl_schema and template_dir.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/file.h"
#include "cli/data_sources.h"
#include "cli/workbench.h"
#include "hcl/json.h"
#include "report/template.h"

namespace mercator {

using hcl::DataRequest;
using hcl::Value;

namespace fs = std::filesystem;

namespace {

ReportValue TemplateData(const DataRequest& request) {
  auto found = request.arguments.find("vars");
  if (found == request.arguments.end() || !found->second.has_content())
    return ReportValue::object();
  return ReportValue::parse(hcl::EncodeJson(found->second));
}

bool IsTemplate(const fs::path& path) {
  const std::string name = path.filename().string();
  return name != "atlas.sum" && !name.starts_with('.') && path.extension() != ".md";
}

// All files are templates, and can use each other by their names and by what they `define`; those
// of the folder itself that end in .sql are the migrations.
std::map<std::string, std::string> RenderFolder(const fs::path& folder, const ReportValue& data) {
  TemplateSet set;
  std::vector<fs::path> paths;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file() && IsTemplate(entry.path())) paths.push_back(entry.path());
  }
  std::ranges::sort(paths);
  std::vector<std::string> migrations;
  for (const fs::path& path : paths) {
    const std::string name = path.filename().string();
    const bool top = path.parent_path() == folder;
    if (top && path.extension() == ".sql") migrations.push_back(name);
    if (top || !set.Has(name)) set.Add(name, ReadFile(path));
    if (!top) set.Add(fs::relative(path, folder).string(), ReadFile(path));
  }
  std::map<std::string, std::string> files;
  for (const std::string& name : migrations) files[name] = set.Execute(name, data, {});
  return files;
}

}  // namespace

// The folder with its templates filled in, and the sum of what came out. Atlas: template_dir.
Value ProjectSources::ReadTemplateDir(const DataRequest& request) {
  const fs::path path = PathOfUrl(StringArgument(request, "path"));
  if (!fs::is_directory(path)) throw Error(fmt::format("`{}` is no directory", path.string()));
  const auto files = RenderFolder(path, TemplateData(request));
  return UrlValue("file://" + store_.MakeFolder(request.name, files, path).string());
}

Value ProjectSources::ReadHclSchema(const DataRequest& request) {
  std::vector<std::string> paths = StringsArgument(request, "paths");
  if (const std::string path = StringArgument(request, "path"); !path.empty()) {
    if (!paths.empty())
      throw Error(fmt::format("`data.hcl_schema.{}` has both `path` and `paths`", request.name));
    paths.push_back(path);
  }
  if (paths.empty())
    throw Error(fmt::format("`data.hcl_schema.{}` needs `path` or `paths`", request.name));
  const std::string url = "mem://hcl_schema/" + request.name;
  Value::Attributes variables;
  if (auto vars = request.arguments.find("vars");
      vars != request.arguments.end() && vars->second.IsAttributed() && vars->second.has_content())
    variables = vars->second.attributes();
  store_.Add(url, [&store = store_, paths, variables] {
    SchemaSources all{{}, variables};
    for (const std::string& path : paths) all.Append(store.Read(path));
    return all;
  });
  return UrlValue(url);
}

}  // namespace mercator
