#include "postgres/throwaway_server.h"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <charconv>
#include <chrono>
#include <fstream>
#include <mutex>
#include <thread>

#include "base/file.h"
#include "base/text.h"
#include "postgres/cluster_template.h"
#include "postgres/connection.h"
#include "postgres/conninfo.h"
#include "postgres/guardian.h"
#include "postgres/private_directory.h"
#include "postgres/subprocess.h"
#include "postgres/subscriptions.h"

namespace mercator {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kSocketPort = 5432;  // only part of the socket's name
constexpr auto kStartLimit = std::chrono::seconds(60);

std::string InstallHint(int major) {
  std::string package = major > 0 ? fmt::format("postgresql-{}", major) : "postgresql";
  return fmt::format(
      "install the package `{}`, or name the folder of `postgres` and `initdb` with "
      "`--postgres-bin` or MERCATOR_POSTGRES_BIN",
      package);
}

ServerBinaries ChooseBinaries(const ThrowawayOptions& options) {
  std::vector<ServerBinaries> all = FindServerBinaries(options.postgres_bin);
  std::string found;
  for (const ServerBinaries& binaries : all) {
    if (options.major == 0 || binaries.major == options.major) return binaries;
    found += fmt::format("{}{} in {}", found.empty() ? "" : ", ", binaries.version,
                         binaries.bin.string());
  }
  if (!options.postgres_bin.empty() && all.empty()) {
    throw Error(fmt::format("no PostgreSQL server binaries in `{}`", options.postgres_bin),
                "the folder must hold `postgres` and `initdb`");
  }
  if (options.major == 0) throw Error("no PostgreSQL server binaries found", InstallHint(0));
  throw Error(fmt::format("no server binaries of PostgreSQL {} found{}", options.major,
                          found.empty() ? "" : " (there are " + found + ")"),
              InstallHint(options.major));
}

struct ListenAddress {
  std::string host;
  int port = 0;
};

// A port of the loopback interface that nobody uses at the moment.
int FreePort() {
  int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* generic = reinterpret_cast<sockaddr*>(&address);
  bool bound = bind(fd, generic, size) == 0 && getsockname(fd, generic, &size) == 0;
  close(fd);
  if (!bound) throw Error("cannot find a free TCP port");
  return ntohs(address.sin_port);
}

// Reads `host` or `host:port`; only the machine itself may connect, as nobody is asked for a
// password.
ListenAddress ReadListen(const std::string& text) {
  size_t colon = text.find(':');
  ListenAddress address{text.substr(0, colon), 0};
  bool local = address.host == "127.0.0.1" || address.host == "localhost";
  if (colon != std::string::npos) {
    const char* end = text.data() + text.size();
    auto [stop, error] = std::from_chars(text.data() + colon + 1, end, address.port);
    local =
        local && stop == end && error == std::errc() && address.port > 0 && address.port < 65536;
  }
  if (!local) {
    throw Error(fmt::format("the throw-away server cannot listen on `{}`", text),
                "give `127.0.0.1` or `127.0.0.1:PORT`: it is open to everybody who can reach it");
  }
  if (address.port == 0) address.port = FreePort();
  return address;
}

std::string LastLines(const std::filesystem::path& log, size_t count) {
  std::error_code missing;
  if (!std::filesystem::exists(log, missing)) return "";
  std::vector<std::string> lines = Split(Trim(ReadFile(log)), '\n');
  if (lines.size() > count) lines.erase(lines.begin(), lines.end() - static_cast<long>(count));
  return Join(lines, "\n");
}

// Line 8 of postmaster.pid, which pg_ctl looks at as well.
bool SaysReady(const std::filesystem::path& pid_file) {
  std::ifstream file(pid_file);
  std::string line;
  for (int number = 1; number <= 8; ++number) {
    if (!std::getline(file, line)) return false;
  }
  return Trim(line) == "ready";
}

Command ServerCommand(const ServerBinaries& binaries, const std::filesystem::path& directory,
                      const std::optional<ListenAddress>& listen) {
  std::vector<std::string> arguments{binaries.bin / "postgres", "-D", directory / "data", "-k",
                                     directory};
  arguments.insert(arguments.end(), {"-p", std::to_string(listen ? listen->port : kSocketPort)});
  if (listen) arguments.insert(arguments.end(), {"-h", listen->host});
  return Command(std::move(arguments), {"LD_LIBRARY_PATH=" + LibraryPathFor(binaries.bin)});
}

}  // namespace

struct ThrowawayServer::Impl {
  explicit Impl(const ThrowawayOptions& options)
      : binaries(ChooseBinaries(options)),
        user(FindServerUser()),
        listen(options.listen.empty() ? std::nullopt : std::optional(ReadListen(options.listen))),
        directory(MakePrivateDirectory(user)),
        guardian(directory, ServerCommand(binaries, directory.path, listen), user) {
    shares_blocks = MakeCluster(binaries, user, directory.path);
    guardian.StartServer();
    WaitUntilReady();
  }

  void WaitUntilReady() const {
    Clock::time_point limit = Clock::now() + kStartLimit;
    std::filesystem::path pid_file = directory.path / "data/postmaster.pid";
    while (!SaysReady(pid_file)) {
      bool ended = guardian.ServerEnded(1);
      if (!ended && Clock::now() < limit) continue;
      throw Error(fmt::format("the throw-away server of {} {}\n{}", binaries.bin.string(),
                              ended ? "did not start" : "does not answer",
                              LastLines(directory.path / "log", 12)));
    }
  }

  // The session for databases; made when first needed. Call with `mutex` locked.
  Connection& Admin() {
    if (!admin) {
      admin.emplace(SocketUrl("postgres"));
      if (binaries.major >= 18 && shares_blocks) admin->Execute("SET file_copy_method = clone");
    }
    return *admin;
  }

  std::string SocketUrl(const std::string& database) const {
    return fmt::format("postgres://postgres@/{}?host={}&port={}", PercentEncode(database),
                       PercentEncode(directory.path.string()), listen ? listen->port : kSocketPort);
  }

  // A session that was just closed is still there for a moment, and CREATE DATABASE looks again
  // only after 100 ms.
  void WaitForLeavers(const std::string& database) {
    for (int i = 0; i < 200; ++i) {
      Result sessions = Admin().Query(
          "SELECT 1 FROM pg_catalog.pg_stat_activity WHERE datname = $1 LIMIT 1", {database});
      std::this_thread::sleep_for(std::chrono::microseconds(300));
      if (sessions.empty()) return;
    }
  }

  ServerBinaries binaries;
  ServerUser user;
  std::optional<ListenAddress> listen;
  PrivateDirectory directory;
  Guardian guardian;
  bool shares_blocks = false;
  std::mutex mutex;
  std::optional<Connection> admin;
  int databases = 0;
};

ThrowawayServer::ThrowawayServer(const ThrowawayOptions& options)
    : impl_(std::make_unique<Impl>(options)) {}
ThrowawayServer::~ThrowawayServer() = default;

const ServerBinaries& ThrowawayServer::binaries() const { return impl_->binaries; }

std::string ThrowawayServer::Url(const std::string& database) const {
  if (!impl_->listen) return impl_->SocketUrl(database);
  return fmt::format("postgres://postgres@{}:{}/{}?sslmode=disable", impl_->listen->host,
                     impl_->listen->port, PercentEncode(database));
}

std::string ThrowawayServer::CreateDatabase(const std::string& from) {
  std::lock_guard lock(impl_->mutex);
  std::string name = fmt::format("mercator_{}", ++impl_->databases);
  std::string source = from.empty() ? "template1" : from;
  if (!from.empty()) impl_->WaitForLeavers(from);
  // PostgreSQL 14 always copies files.
  const char* strategy = impl_->binaries.major >= 15 ? " STRATEGY FILE_COPY" : "";
  impl_->Admin().Execute(fmt::format("CREATE DATABASE {} TEMPLATE \"{}\"{}", name,
                                     Replace(source, "\"", "\"\""), strategy));
  if (!from.empty()) {
    CopySubscriptions(impl_->Admin(), from, name,
                      [&] { return Connection(impl_->SocketUrl(name)); });
  }
  return name;
}

void ThrowawayServer::DropDatabase(const std::string& database) {
  std::lock_guard lock(impl_->mutex);
  RemoveSubscriptions(impl_->Admin(), database);
  impl_->Admin().Execute(
      fmt::format("DROP DATABASE IF EXISTS \"{}\" WITH (FORCE)", Replace(database, "\"", "\"\"")));
}

}  // namespace mercator
