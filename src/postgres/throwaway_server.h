#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace mercator {

// Server binaries on this machine.
struct ServerBinaries {
  std::filesystem::path bin;  // folder that holds initdb and postgres
  std::string version;        // as `postgres --version` says: "15.18"
  int major = 0;
  bool operator==(const ServerBinaries&) const = default;
};

// All server binaries found: `explicit_bin` (the flag --postgres-bin) or MERCATOR_POSTGRES_BIN if
// given (then only that), else /usr/lib/postgresql/*/bin, `pg_config --bindir`, PATH. Newest first.
std::vector<ServerBinaries> FindServerBinaries(const std::string& explicit_bin = "");

// Value of LD_LIBRARY_PATH for programs in `bin`: binaries of the npm packages bring their
// libraries in `lib` beside it.
std::string LibraryPathFor(const std::filesystem::path& bin);

struct ThrowawayOptions {
  std::string postgres_bin;  // --postgres-bin
  int major = 0;             // 0: the newest
  std::string listen;        // empty: Unix socket only
};

// A PostgreSQL server of our own: a copy of a cached initdb result in a private directory, on a
// Unix socket, durability off. Ends, with its directory, on destruction and also when this process
// dies in any way. Safe to use by several threads (each with its own connections).
class ThrowawayServer {
 public:
  // Starts and waits until it answers. Throws Error that says what to install when no binaries of
  // the wanted major version are there.
  explicit ThrowawayServer(const ThrowawayOptions& options = {});
  ~ThrowawayServer();
  ThrowawayServer(const ThrowawayServer&) = delete;
  ThrowawayServer& operator=(const ThrowawayServer&) = delete;

  const ServerBinaries& binaries() const;

  // URL of a database of this server (superuser `postgres`).
  std::string Url(const std::string& database = "postgres") const;

  // A new database with a name of its own, empty or a copy of `from` (FILE_COPY; nobody may be
  // connected to `from`). Gives its name.
  std::string CreateDatabase(const std::string& from = "");
  void DropDatabase(const std::string& database);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace mercator
