// Data sources that are files of this machine: hcl_schema and template_dir.
#include <fmt/format.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/file.h"
#include "cli/data_sources.h"
#include "cli/workbench.h"
#include "hcl/json.h"
#include "migrate/sum.h"
#include "report/template.h"

namespace mercator {

using hcl::DataRequest;
using hcl::Value;

namespace {

ReportValue TemplateData(const DataRequest& request) {
  auto found = request.arguments.find("vars");
  if (found == request.arguments.end() || !found->second.has_content())
    return ReportValue::object();
  return ReportValue::parse(hcl::EncodeJson(found->second));
}

void RenderFolder(const std::filesystem::path& from, const ReportValue& data,
                  const std::filesystem::path& to) {
  for (const auto& entry : std::filesystem::recursive_directory_iterator(from)) {
    if (!entry.is_regular_file() || entry.path().filename() == "atlas.sum") continue;
    const std::filesystem::path relative = std::filesystem::relative(entry.path(), from);
    std::string text = ReadFile(entry.path());
    if (entry.path().extension() == ".sql") {
      try {
        text = Template(text).Execute(data, {});
      } catch (const Error& e) {
        throw Error(fmt::format("`{}`: {}", entry.path().string(), e.what()), e.hint());
      }
    }
    std::filesystem::create_directories((to / relative).parent_path());
    WriteFileAtomically(to / relative, text);
  }
}

}  // namespace

// The folder with its templates filled in, and the sum of what came out.
Value ProjectSources::ReadTemplateDir(const DataRequest& request) {
  const std::string path = PathOfUrl(StringArgument(request, "path"));
  if (!std::filesystem::is_directory(path)) throw Error(fmt::format("`{}` is no directory", path));
  const std::filesystem::path folder = store_.MakeFolder() / request.name;
  std::filesystem::create_directories(folder);
  RenderFolder(path, TemplateData(request), folder);
  Diagnostics ignored;  // whoever reads the directory reports what is wrong in it
  WriteSum(ReadMigrationDirectory(folder, ignored));
  return UrlValue("file://" + folder.string());
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
  store_.Add(url, [this, paths, variables] {
    SchemaSources all{{}, variables};
    for (const std::string& path : paths) all.Append(store_.Read(path));
    return all;
  });
  return UrlValue(url);
}

}  // namespace mercator
