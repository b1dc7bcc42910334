#include "postgres/cluster_template.h"

#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <fstream>

#include "base/error.h"
#include "base/hash.h"
#include "base/text.h"
#include "postgres/cache_directory.h"
#include "postgres/file_tree.h"
#include "postgres/subprocess.h"

namespace mercator {
namespace {

// Part of the cache's key: to be raised when what is kept there changes.
constexpr int kFormat = 1;

// The server holds data that are thrown away, serves one command, and must start at once.
constexpr const char* kSettings = R"(listen_addresses = ''
unix_socket_permissions = 0700
max_connections = 40
shared_buffers = 32MB
huge_pages = off
dynamic_shared_memory_type = mmap
max_locks_per_transaction = 1024
fsync = off
full_page_writes = off
synchronous_commit = off
wal_level = logical
wal_init_zero = off
wal_recycle = off
max_wal_size = 1GB
checkpoint_timeout = 1d
autovacuum = off
jit = off
bgwriter_lru_maxpages = 0
max_prepared_transactions = 0
max_logical_replication_workers = 0
max_parallel_workers_per_gather = 0
log_min_messages = warning
log_min_error_statement = panic
log_checkpoints = off
log_timezone = 'UTC'
timezone = 'UTC'
datestyle = 'iso, mdy'
lc_messages = 'C'
default_text_search_config = 'pg_catalog.english'
)";

std::string SettingsFor(const ServerBinaries& binaries) {
  std::string settings = kSettings;
  if (binaries.major >= 18) settings += "io_method = sync\n";  // no worker processes to start
  return settings;
}

CommandResult RunInitdb(const ServerBinaries& binaries, const ServerUser& user,
                        const std::filesystem::path& data, const std::string& locale) {
  Command initdb({binaries.bin / "initdb", "-D", data, "-A", "trust", "-U", "postgres", "-E",
                  "UTF8", "--locale=" + locale, "--no-sync", "--wal-segsize=1"},
                 {"LD_LIBRARY_PATH=" + LibraryPathFor(binaries.bin)});
  return RunCommand(initdb, user);
}

void Initialize(const ServerBinaries& binaries, const ServerUser& user,
                const std::filesystem::path& data) {
  CommandResult result = RunInitdb(binaries, user, data, "C.UTF-8");
  if (result.status != 0) {
    RemoveTree(data.c_str());
    result = RunInitdb(binaries, user, data, "C");
  }
  if (result.status != 0) {
    throw Error(fmt::format("cannot make a throw-away server: `{}` failed\n{}",
                            (binaries.bin / "initdb").string(), Trim(result.output)));
  }
  // Written in place: the file stays that of the server's user.
  std::ofstream file(data / "postgresql.conf", std::ios::trunc);
  file << SettingsFor(binaries);
  if (!file.flush()) throw Error("cannot write the settings of the throw-away server");
}

std::filesystem::path CachedCluster(const ServerBinaries& binaries) {
  std::filesystem::path cache = CacheDirectory();
  if (cache.empty()) return cache;
  std::string key = fmt::format("{} {} {} {}", kFormat, binaries.version,
                                FileIdentity(binaries.bin / "postgres"), SettingsFor(binaries));
  return cache / "clusters" / HashBytes(key).Hex();
}

// Clusters of binaries that have gone, or were not used for a month.
void RemoveOldClusters(const std::filesystem::path& clusters) {
  std::error_code ignored;
  auto limit = std::filesystem::file_time_type::clock::now() - std::chrono::hours(30 * 24);
  for (const auto& entry : std::filesystem::directory_iterator(clusters, ignored)) {
    if (entry.last_write_time(ignored) < limit) RemoveTree(entry.path().c_str());
  }
}

// Copies `data` to the cache under its final name in one step. Failing costs the next run time
// only.
void Keep(const std::filesystem::path& data, const std::filesystem::path& cached) {
  std::string beside = cached.parent_path() / "new-XXXXXX";
  try {
    std::filesystem::create_directories(cached.parent_path());
    RemoveOldClusters(cached.parent_path());
    if (!mkdtemp(beside.data())) return;
    CopyTree(data, beside + "/cluster", ServerUser{});
    std::filesystem::rename(beside + "/cluster", cached);
  } catch (const std::exception&) {
    // Another process was first, or there is no room.
  }
  RemoveTree(beside.c_str());
}

}  // namespace

bool MakeCluster(const ServerBinaries& binaries, const ServerUser& user,
                 const std::filesystem::path& work) {
  std::error_code missing;
  std::filesystem::path cached = CachedCluster(binaries);
  if (!cached.empty() && std::filesystem::exists(cached / "PG_VERSION", missing)) {
    std::filesystem::last_write_time(cached, std::filesystem::file_time_type::clock::now(),
                                     missing);
    return CopyTree(cached, work / "data", user);
  }
  Initialize(binaries, user, work / "data");
  if (!cached.empty()) Keep(work / "data", cached);
  return false;
}

}  // namespace mercator
