#include "cli/workbench.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <future>

#include "base/error.h"
#include "base/text.h"
#include "cli/environment.h"
#include "cli/schema_store.h"
#include "cli/scoped_server.h"
#include "cli/target.h"
#include "diff/execute.h"
#include "diff/plan.h"
#include "inspect/hcl_renamings.h"
#include "inspect/renamings.h"
#include "inspect/schema_files.h"
#include "migrate/directory.h"
#include "migrate/replay.h"
#include "postgres/conninfo.h"
#include "postgres/url.h"
#include "sql/quote.h"

namespace mercator {
namespace {

// What is elaborated where nothing is set by a project file.
const SchemaStore& StoreOf(const Environment& environment) {
  static const SchemaStore kEmpty;
  return environment.store ? *environment.store : kEmpty;
}

}  // namespace

Workbench::Workbench(DevServerOptions options, const Environment& environment,
                     SelectionFlags selection)
    : options_(std::move(options)), environment_(environment), selected_(std::move(selection)) {
  const std::string path = IsDatabaseUrl(options_.dev_url)
                               ? UrlParameter(options_.dev_url, "search_path")
                               : ParameterOfUrl(options_.dev_url, "search_path");
  SetScope(Contains(path, ",") ? "" : path);
}

void Workbench::ScopeTo(const std::string& url) {
  live_url_ = url;
  const std::string schema = ConnectedSchema(url);
  if (!schema.empty()) SetScope(schema);
}

void Workbench::SetScope(const std::string& schema) {
  scope_ = schema;
  selection_ = Selection(
      {selected_.schemas, selected_.include, selected_.exclude, scope_, environment_.mode});
  inspect.schemas = scope_.empty() ? selected_.schemas : std::vector<std::string>{scope_};
}

void Workbench::WarnUnmatched(Diagnostics& diagnostics) const {
  for (const std::string& text : selection_.Unmatched())
    diagnostics.Warning("`" + text + "` matches nothing");
  std::set<std::string> told = environment_.project_variables;
  told.insert(declared_.begin(), declared_.end());
  for (const auto& [name, text] : environment_.variable_texts) {
    if (told.insert(name).second)
      diagnostics.Warning("a value is given for variable `" + name + "`, which nobody declares");
  }
}

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
  if (server_) return *server_;
  server_ = StartDevServer(options_);
  if (!scope_.empty()) server_ = std::make_unique<ScopedServer>(std::move(server_), scope_);
  return *server_;
}

void Workbench::Prefer(int major) {
  if (!server_ && options_.major == 0 && options_.dev_url.empty()) options_.major = major;
}

State Workbench::Load(const std::vector<std::string>& urls, Diagnostics& diagnostics) {
  return Load(urls, diagnostics, true);
}

State Workbench::Load(const std::vector<std::string>& urls, Diagnostics& diagnostics, bool alone) {
  if (urls.empty()) throw Error("no schema is given");
  if (std::ranges::any_of(urls, [](const std::string& url) { return IsDatabaseUrl(url); })) {
    if (urls.size() > 1) throw Error("a database cannot be combined with other sources");
    Connection connection(urls[0]);
    InspectOptions options = inspect;
    if (alone) options.second_session = urls[0];
    return {Inspect(connection, options), ""};
  }
  const std::string path = PathOfUrl(urls[0]);
  if (urls.size() == 1 && IsMigrationDirectory(path)) {
    return LoadMigrations(path, ParameterOfUrl(urls[0], "version"), diagnostics);
  }
  return LoadFiles(urls, diagnostics);
}

std::pair<State, State> Workbench::Load(const std::vector<std::string>& from,
                                        const std::vector<std::string>& to,
                                        Diagnostics& diagnostics,
                                        const MigrationDirectory* history) {
  auto live = [](const std::vector<std::string>& urls) {
    return urls.size() == 1 && IsDatabaseUrl(urls[0]);
  };
  if (live(from) != live(to)) {
    Connection connection(live(from) ? from[0] : to[0]);
    Prefer(connection.major());
  }
  if (!live(from) || !live(to)) server();
  Diagnostics other;
  std::future<State> second =
      std::async(std::launch::async, [&] { return Load(to, other, false); });
  State first =
      history ? LoadMigrations(*history, "", diagnostics) : Load(from, diagnostics, false);
  State last = second.get();
  diagnostics.Append(other);
  return {std::move(first), std::move(last)};
}

// Everything is read: what is not selected is set aside when a plan is made.
InspectOptions Workbench::OnThrowAway() const {
  InspectOptions options = inspect;
  options.nobody = true;
  options.schemas.clear();
  return options;
}

std::string Workbench::NewDatabase(Diagnostics& diagnostics) {
  const std::string database = server().CreateDatabase();
  if (scope_.empty() && environment_.baseline.empty()) return database;
  Connection connection(server().Url(database));
  if (!scope_.empty()) connection.Execute("CREATE SCHEMA IF NOT EXISTS " + QuoteIdentifier(scope_));
  if (!environment_.baseline.empty()) {
    const Source baseline{"baseline of the dev database", environment_.baseline};
    LoadSchemaFiles(connection, {std::make_shared<Source>(baseline)}, diagnostics);
  }
  return database;
}

// The env's attributes and `--var`; a data source's own values win.
SchemaHclInput Workbench::InputOf(const SchemaSources& sources) {
  SchemaHclInput input{environment_.variable_texts, environment_.variables};
  for (const auto& [name, value] : sources.variables) input.values.insert_or_assign(name, value);
  if (input.variables.empty()) return input;
  for (const SourcePtr& file : sources.files) {
    if (!file->path.ends_with(".hcl")) continue;
    Diagnostics ignored;
    const hcl::DocumentPtr document = hcl::ParseDocument(file, ignored);
    const std::lock_guard lock(declared_mutex_);
    for (const hcl::Block* block : document->body().blocks) {
      if (block->type == "variable" && !block->labels.empty())
        declared_.emplace(block->labels[0].text);
    }
  }
  return input;
}

State Workbench::LoadFiles(const std::vector<std::string>& urls, Diagnostics& diagnostics) {
  SchemaSources sources;
  for (const std::string& url : urls) sources.Append(StoreOf(environment_).Read(url));
  State state;
  state.database = NewDatabase(diagnostics);
  Connection connection(server().Url(state.database));
  std::vector<Renaming> renamings;
  if (LoadSchemaFiles(connection, sources.files, diagnostics, InputOf(sources), &renamings)) {
    state.catalog = Inspect(connection, OnThrowAway());
    std::erase_if(sources.files,
                  [](const SourcePtr& file) { return file->path.ends_with(".hcl"); });
    state.catalog.renamings = FindRenamings(sources.files, state.catalog, diagnostics);
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
  state.database = NewDatabase(diagnostics);
  Connection connection(server().Url(state.database));
  if (Replay(connection, directory, diagnostics, version))
    state.catalog = Inspect(connection, OnThrowAway());
  return state;
}

void Workbench::Materialize(State& state) {
  if (!state.database.empty()) return;
  state.database = server().CreateDatabase();
  Connection connection(server().Url(state.database));
  if (!state.catalog.Find({Kind::kSchema, "", "", "public"}))
    connection.Execute("DROP SCHEMA public");
  ExecutePlan(connection, MakePlan(state.catalog));
}

}  // namespace mercator
