#include "postgres/cache_directory.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>

namespace mercator {
namespace {

std::string Variable(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

bool IsUsable(const std::filesystem::path& directory) {
  std::error_code failed;
  std::filesystem::create_directories(directory, failed);
  return !failed && access(directory.c_str(), R_OK | W_OK | X_OK) == 0;
}

// /tmp is everybody's: a directory that another user made there is not ours to trust.
std::filesystem::path PrivateCache() {
  std::filesystem::path path = fmt::format("/tmp/mercator-cache-{}", geteuid());
  mkdir(path.c_str(), 0700);
  struct stat info {};
  bool ours = lstat(path.c_str(), &info) == 0 && S_ISDIR(info.st_mode) &&
              info.st_uid == geteuid() && (info.st_mode & 077) == 0;
  return ours ? path : std::filesystem::path();
}

}  // namespace

std::filesystem::path CacheDirectory() {
  std::filesystem::path wanted = Variable("MERCATOR_CACHE");
  if (wanted.empty() && !Variable("XDG_CACHE_HOME").empty()) {
    wanted = std::filesystem::path(Variable("XDG_CACHE_HOME")) / "mercator";
  }
  if (wanted.empty() && !Variable("HOME").empty()) {
    wanted = std::filesystem::path(Variable("HOME")) / ".cache/mercator";
  }
  return wanted.is_absolute() && IsUsable(wanted) ? wanted : PrivateCache();
}

std::string FileIdentity(const std::filesystem::path& file) {
  struct stat info {};
  if (stat(file.c_str(), &info) != 0) return file.string();
  return fmt::format("{} {} {}.{:09}", file.string(), info.st_size, info.st_mtim.tv_sec,
                     info.st_mtim.tv_nsec);
}

}  // namespace mercator
