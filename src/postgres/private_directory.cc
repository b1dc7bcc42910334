#include "postgres/private_directory.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <string>
#include <vector>

#include "base/error.h"
#include "postgres/file_tree.h"

namespace mercator {
namespace {

constexpr const char* kPrefix = "mercator-pg-";
constexpr size_t kLongestBase = 60;
constexpr unsigned long long kRoomInMemory = 4ULL << 30;

// In memory a start takes half the time; but where /dev/shm is small, as in containers, it is not
// the place for databases.
bool HasRoomInMemory() {
  struct statvfs info {};
  return access("/dev/shm", W_OK | X_OK) == 0 && statvfs("/dev/shm", &info) == 0 &&
         static_cast<unsigned long long>(info.f_bavail) * info.f_frsize >= kRoomInMemory;
}

std::vector<std::string> Bases() {
  std::vector<std::string> bases;
  const char* chosen = std::getenv("TMPDIR");
  if (chosen && *chosen == '/' && std::strlen(chosen) <= kLongestBase) bases.emplace_back(chosen);
  if (bases.empty() && HasRoomInMemory()) bases.emplace_back("/dev/shm");
  bases.emplace_back("/tmp");
  return bases;
}

bool IsAbandoned(const std::filesystem::path& directory) {
  struct stat info {};
  // A younger one may be between its making and its lock.
  if (lstat(directory.c_str(), &info) != 0 || !S_ISDIR(info.st_mode) ||
      info.st_mtime > std::time(nullptr) - 60) {
    return false;
  }
  int lock = open((directory / "lock").c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  if (lock < 0) return false;
  bool free =
      fstat(lock, &info) == 0 && info.st_uid == geteuid() && flock(lock, LOCK_EX | LOCK_NB) == 0;
  close(lock);
  return free;
}

void RemoveAbandoned(const std::string& base) {
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(base, ignored)) {
    if (entry.path().filename().string().rfind(kPrefix, 0) != 0) continue;
    if (IsAbandoned(entry.path())) RemoveTree(entry.path().c_str());
  }
}

int LockIn(const std::filesystem::path& directory) {
  int lock = open((directory / "lock").c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (lock >= 0 && flock(lock, LOCK_EX | LOCK_NB) == 0) return lock;
  if (lock >= 0) close(lock);
  return -1;
}

}  // namespace

PrivateDirectory MakePrivateDirectory(const ServerUser& user) {
  int code = 0;
  std::string path;
  for (const std::string& base : Bases()) {
    RemoveAbandoned(base);
    path = fmt::format("{}/{}XXXXXX", base, kPrefix);
    if (!mkdtemp(path.data())) {
      code = errno;
      continue;
    }
    int lock = LockIn(path);
    if (lock >= 0 && (!user.change || chown(path.c_str(), user.uid, user.gid) == 0)) {
      return {path, lock};
    }
    code = errno;
    if (lock >= 0) close(lock);
    RemoveTree(path.c_str());
  }
  throw Error(fmt::format("cannot make a directory for the throw-away server: `{}`: {}", path,
                          std::strerror(code)),
              "set TMPDIR to a directory that can be written");
}

}  // namespace mercator
