#include "cli/workbench.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <future>

#include "base/error.h"
#include "base/text.h"
#include "diff/execute.h"
#include "diff/plan.h"
#include "inspect/hcl_renamings.h"
#include "inspect/renamings.h"
#include "inspect/schema_files.h"
#include "migrate/directory.h"
#include "migrate/replay.h"
#include "postgres/conninfo.h"
#include "postgres/url.h"

namespace mercator {
namespace {

void CheckScheme(const std::string& url) {
  size_t scheme = url.find("://");
  if (scheme == std::string::npos || url.starts_with("file://")) return;
  throw Error(fmt::format("cannot read a schema from `{}`", RedactUrl(url)),
              "give a database URL (postgres://…), file://path, or a path");
}

}  // namespace

std::string PathOfUrl(const std::string& url) {
  std::string path = url.starts_with("file://") ? url.substr(7) : url;
  return path.substr(0, path.find('?'));
}

bool IsMigrationDirectory(const std::string& path) {
  std::filesystem::path p(path);
  if (!std::filesystem::is_directory(p)) return false;
  std::string name =
      p.filename().empty() ? p.parent_path().filename().string() : p.filename().string();
  return name == "migrations" || std::filesystem::exists(p / "atlas.sum");
}

std::string ParameterOfUrl(const std::string& url, std::string_view name) {
  size_t query = url.find('?');
  if (query == std::string::npos) return "";
  for (const std::string& pair : Split(url.substr(query + 1), '&')) {
    size_t at = pair.find('=');
    if (pair.substr(0, at) == name && at != std::string::npos)
      return PercentDecode(pair.substr(at + 1));
  }
  return "";
}

DevServer& Workbench::server() {
  if (!server_) server_ = StartDevServer(options_);
  return *server_;
}

void Workbench::Prefer(int major) {
  if (!server_ && options_.major == 0 && options_.dev_url.empty()) options_.major = major;
}

State Workbench::Load(const std::vector<std::string>& urls, Diagnostics& diagnostics) {
  if (urls.empty()) throw Error("no schema is given");
  if (std::ranges::any_of(urls, [](const std::string& url) { return IsDatabaseUrl(url); })) {
    if (urls.size() > 1) throw Error("a database cannot be combined with other sources");
    Connection connection(urls[0]);
    return {Inspect(connection, inspect), ""};
  }
  std::vector<std::string> paths;
  for (const std::string& url : urls) {
    CheckScheme(url);
    paths.push_back(PathOfUrl(url));
  }
  if (paths.size() == 1 && IsMigrationDirectory(paths[0])) {
    return LoadMigrations(paths[0], ParameterOfUrl(urls[0], "version"), diagnostics);
  }
  return LoadFiles(paths, diagnostics);
}

std::pair<State, State> Workbench::Load(const std::vector<std::string>& from,
                                        const std::vector<std::string>& to,
                                        Diagnostics& diagnostics, bool history) {
  auto live = [](const std::vector<std::string>& urls) {
    return urls.size() == 1 && IsDatabaseUrl(urls[0]);
  };
  if (live(from) != live(to)) {
    Connection connection(live(from) ? from[0] : to[0]);
    Prefer(connection.major());
  }
  if (!live(from) || !live(to)) server();
  Diagnostics other;
  std::future<State> second = std::async(std::launch::async, [&] { return Load(to, other); });
  State first =
      history ? LoadMigrations(PathOfUrl(from[0]), "", diagnostics) : Load(from, diagnostics);
  State last = second.get();
  diagnostics.Append(other);
  return {std::move(first), std::move(last)};
}

namespace {

InspectOptions OnThrowAway(InspectOptions options) {
  options.nobody = true;
  return options;
}

}  // namespace

State Workbench::LoadFiles(const std::vector<std::string>& paths, Diagnostics& diagnostics) {
  std::vector<SourcePtr> files;
  for (const std::string& path : paths) {
    for (SourcePtr& file : ReadSchemaFiles(path)) files.push_back(std::move(file));
  }
  State state;
  state.database = server().CreateDatabase();
  Connection connection(server().Url(state.database));
  std::vector<Renaming> renamings;
  if (LoadSchemaFiles(connection, files, diagnostics, {}, &renamings)) {
    state.catalog = Inspect(connection, OnThrowAway(inspect));
    std::erase_if(files, [](const SourcePtr& file) { return file->path.ends_with(".hcl"); });
    state.catalog.renamings = FindRenamings(files, state.catalog, diagnostics);
    for (Renaming& renaming : ResolveRenamings(renamings, state.catalog))
      state.catalog.renamings.push_back(std::move(renaming));
  }
  return state;
}

State Workbench::LoadMigrations(const std::string& path, const std::string& version,
                                Diagnostics& diagnostics) {
  MigrationDirectory directory = std::filesystem::exists(path)
                                     ? ReadMigrationDirectory(path, diagnostics)
                                     : EmptyMigrationDirectory(path);
  return LoadMigrations(directory, version, diagnostics);
}

State Workbench::LoadMigrations(const MigrationDirectory& directory, const std::string& version,
                                Diagnostics& diagnostics) {
  State state;
  if (diagnostics.HasErrors()) return state;
  state.database = server().CreateDatabase();
  Connection connection(server().Url(state.database));
  if (Replay(connection, directory, diagnostics, version))
    state.catalog = Inspect(connection, OnThrowAway(inspect));
  return state;
}

void Workbench::Materialize(State& state) {
  if (!state.database.empty()) return;
  state.database = server().CreateDatabase();
  Connection connection(server().Url(state.database));
  ExecutePlan(connection, MakePlan(state.catalog));
}

}  // namespace mercator
