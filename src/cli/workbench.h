#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "inspect/inspect.h"
#include "model/catalog.h"
#include "postgres/dev_server.h"

namespace mercator {

struct MigrationDirectory;

// A state and, if it was made on the dev server, the database that holds it.
struct State {
  Catalog catalog;
  std::string database;  // empty: it was read from a live database
};

// What commands share that turn URLs into states: one dev server, started when it is first needed.
class Workbench {
 public:
  explicit Workbench(DevServerOptions options) : options_(std::move(options)) {}

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

  // Both at the same time. `history`: `from` is a migration directory, whatever it looks like.
  std::pair<State, State> Load(const std::vector<std::string>& from,
                               const std::vector<std::string>& to, Diagnostics& diagnostics,
                               bool history = false);

  // The state made on the dev server from its catalog, if it is not there yet.
  void Materialize(State& state);

  DevServer& server();
  // The dev server is to be of this major version, if none was asked for and it is not yet started.
  void Prefer(int major);
  InspectOptions inspect;

 private:
  State LoadFiles(const std::vector<std::string>& paths, Diagnostics& diagnostics);

  DevServerOptions options_;
  std::unique_ptr<DevServer> server_;
};

// The path in `file://path?query` or a path as it is.
std::string PathOfUrl(const std::string& url);

// A parameter of the query of a `file://` URL; empty: it is not there.
std::string ParameterOfUrl(const std::string& url, std::string_view name);

// A directory with an atlas.sum, or one that is named `migrations`.
bool IsMigrationDirectory(const std::string& path);

}  // namespace mercator
