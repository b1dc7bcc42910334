#pragma once

#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "hcl/schema/schema.h"
#include "inspect/inspect.h"
#include "inspect/selection.h"
#include "model/catalog.h"
#include "postgres/dev_server.h"

namespace mercator {

struct Environment;
struct MigrationDirectory;
struct SchemaSources;

// A state and, if it was made on the dev server, the database that holds it.
struct State {
  Catalog catalog;
  std::string database;  // empty: it was read from a live database
};

// `--schema`, `--include`, `--exclude`.
struct SelectionFlags {
  std::vector<std::string> schemas;
  std::vector<std::string> include;
  std::vector<std::string> exclude;
  bool empty() const { return schemas.empty() && include.empty() && exclude.empty(); }
};

// What commands share that turn URLs into states: one dev server, started when it is first needed.
class Workbench {
 public:
  // The scope is the search_path of the dev URL until ScopeTo says otherwise. Throws Error for a
  // bad pattern.
  Workbench(DevServerOptions options, const Environment& environment,
            SelectionFlags selection = {});

  // The command works on the one schema that this URL's search_path names, if it names one: schemas
  // and migrations are loaded with it, all else stays as it is, and statements are not qualified.
  // To be called before anything is loaded.
  void ScopeTo(const std::string& url);
  const std::string& scope() const { return scope_; }
  // The database that ScopeTo was called with; empty: none.
  const std::string& live_url() const { return live_url_; }

  // What the flags and the env select.
  const Selection& selection() const { return selection_; }
  // A warning for each pattern that nothing was found for, and each `--var` that nobody declares.
  void WarnUnmatched(Diagnostics& diagnostics) const;
  const Environment& environment() const { return environment_; }

  // `postgres://…`: that database. `file://…` or a path: a `.sql` file or a directory of them, or a
  // migration directory (one with an atlas.sum, or named `migrations`), of which `?version=` takes
  // a part. Several only for files. What is wrong in files goes to `diagnostics`.
  State Load(const std::vector<std::string>& urls, Diagnostics& diagnostics);

  // The end of the history of a migration directory, up to `version` if given. A directory that is
  // not there has none.
  State LoadMigrations(const std::string& path, const std::string& version,
                       Diagnostics& diagnostics);
  State LoadMigrations(const MigrationDirectory& directory, const std::string& version,
                       Diagnostics& diagnostics);

  // Both at the same time. `history`: it is what `from` is, whatever that looks like.
  std::pair<State, State> Load(const std::vector<std::string>& from,
                               const std::vector<std::string>& to, Diagnostics& diagnostics,
                               const MigrationDirectory* history = nullptr);

  // The state made on the dev server from its catalog, if it is not there yet.
  void Materialize(State& state);

  DevServer& server();
  // The dev server is to be of this major version, if none was asked for and it is not yet started.
  void Prefer(int major);
  InspectOptions inspect;  // of live databases
  bool qualified = false;  // statements are qualified in the scope of one schema, too

 private:
  // `alone`: nothing else is loaded at the same time, so that a server may be asked twice at once.
  State Load(const std::vector<std::string>& urls, Diagnostics& diagnostics, bool alone);
  State LoadFiles(const std::vector<std::string>& urls, Diagnostics& diagnostics);
  void SetScope(const std::string& schema);
  // A database to load into: with the schema of the scope and what the env's baseline makes.
  std::string NewDatabase(Diagnostics& diagnostics);
  InspectOptions OnThrowAway() const;
  SchemaHclInput InputOf(const SchemaSources& sources);

  DevServerOptions options_;
  const Environment& environment_;
  SelectionFlags selected_;
  Selection selection_;
  std::string scope_;
  std::string live_url_;
  std::unique_ptr<DevServer> server_;
  std::mutex declared_mutex_;
  std::set<std::string> declared_;  // variables of the schemas that were read
};

// The path in `file://path?query` or a path as it is.
std::string PathOfUrl(const std::string& url);

// A parameter of the query of a `file://` URL; empty: it is not there.
std::string ParameterOfUrl(const std::string& url, std::string_view name);

// A directory with an atlas.sum, or one that is named `migrations`.
bool IsMigrationDirectory(const std::string& path);

}  // namespace mercator
