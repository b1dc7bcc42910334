#include <cstdio>
#include <filesystem>

#include "base/error.h"
#include "cli/command.h"
#include "cli/interrupt.h"
#include "cli/target.h"
#include "cli/workbench.h"
#include "inspect/schema_files.h"
#include "migrate/replay.h"
#include "postgres/throwaway_server.h"

namespace mercator {
namespace {

struct Flags {
  ThrowawayOptions server;
  std::string load;
};

void Load(const std::string& url, const std::string& load) {
  std::string path = PathOfUrl(load);
  if (!std::filesystem::exists(path)) throw Error("there is nothing at `" + path + "` to load");
  Diagnostics diagnostics;
  Connection connection(url);
  if (IsMigrationDirectory(path)) {
    DirectoryFlags flags{.dir = load};
    MigrationDirectory directory = OpenDirectory(flags, diagnostics);
    RequireReadable(diagnostics);
    Replay(connection, directory, diagnostics);
  } else {
    LoadSchemaFiles(connection, ReadSchemaFiles(path), diagnostics);
  }
  RequireReadable(diagnostics);
}

int DevUrl(const Flags& flags) {
  InterruptGuard guard({}, true);
  ThrowawayServer server(flags.server);
  std::string url = server.Url(server.CreateDatabase());
  if (!flags.load.empty()) Load(url, flags.load);
  std::puts(url.c_str());
  std::fflush(stdout);
  guard.Wait();
  return 0;
}

}  // namespace

void AddDevUrl(CLI::App& group, Run& run) {
  auto flags = std::make_shared<Flags>();
  CLI::App* command = group.add_subcommand(
      "url", "Start a throw-away server and print the URL of a database on it; Ctrl-C ends it");
  command->footer(
      "Examples:\n"
      "  mercator dev url\n"
      "  mercator dev url --load file://schema --listen 127.0.0.1:5499");
  command->add_option("--postgres-bin", flags->server.postgres_bin,
                      "folder of the server binaries");
  command->add_option("--major,--version", flags->server.major,
                      "major version of PostgreSQL; the newest by default");
  command->add_option("--listen", flags->server.listen, "host:port; by default only a Unix socket");
  command->add_option("--load", flags->load,
                      "schema files or a migration directory to load into the database");
  command->callback(
      [flags, &run] { run = [flags](const Environment&) { return DevUrl(*flags); }; });
}

}  // namespace mercator
