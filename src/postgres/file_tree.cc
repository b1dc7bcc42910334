#include "postgres/file_tree.h"

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace mercator {
namespace {

struct Descriptor {
  explicit Descriptor(int fd) : fd(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (fd >= 0) close(fd);
  }
  int fd;
};

struct Directory {
  explicit Directory(int fd) : stream(fd < 0 ? nullptr : fdopendir(fd)) {}
  Directory(const Directory&) = delete;
  Directory& operator=(const Directory&) = delete;
  ~Directory() {
    if (stream) closedir(stream);
  }
  // The next entry but `.` and `..`.
  dirent* Next() {
    while (dirent* entry = readdir(stream)) {
      if (std::strcmp(entry->d_name, ".") != 0 && std::strcmp(entry->d_name, "..") != 0)
        return entry;
    }
    return nullptr;
  }
  DIR* stream;
};

class Copier {
 public:
  explicit Copier(const ServerUser& user) : user_(user), buffer_(128 * 1024) {}

  // Copies directory `name` of `from` to directory `copy` of `to`.
  void CopyDirectory(int from, const char* name, int to, const char* copy) {
    Directory source(openat(from, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!source.stream) Fail("read", name);
    if (mkdirat(to, copy, 0700) != 0) Fail("create", copy);
    Descriptor target(openat(to, copy, O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (target.fd < 0 || !Own(target.fd)) Fail("create", copy);
    int here = dirfd(source.stream);
    while (dirent* entry = source.Next()) {
      if (IsDirectory(here, *entry)) {
        CopyDirectory(here, entry->d_name, target.fd, entry->d_name);
      } else {
        CopyFile(here, target.fd, entry->d_name);
      }
    }
  }

  bool shared() const { return share_; }

 private:
  [[noreturn]] static void Fail(const char* verb, const char* name) {
    int code = errno;
    throw Error(fmt::format("cannot {} `{}` for the throw-away server: {}", verb, name,
                            std::strerror(code)),
                code == ENOSPC ? "make room, or set TMPDIR to a directory with room" : "");
  }

  static bool IsDirectory(int directory, const dirent& entry) {
    if (entry.d_type != DT_UNKNOWN) return entry.d_type == DT_DIR;
    struct stat info {};
    return fstatat(directory, entry.d_name, &info, AT_SYMLINK_NOFOLLOW) == 0 &&
           S_ISDIR(info.st_mode);
  }

  bool Own(int fd) const { return !user_.change || fchown(fd, user_.uid, user_.gid) == 0; }

  void CopyFile(int from, int to, const char* name) {
    Descriptor source(openat(from, name, O_RDONLY | O_CLOEXEC));
    if (source.fd < 0) Fail("read", name);
    Descriptor target(openat(to, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (target.fd < 0 || !Own(target.fd)) Fail("create", name);
    if (share_) share_ = ioctl(target.fd, FICLONE, source.fd) == 0;
    if (!share_) CopyBytes(source.fd, target.fd, name);
  }

  // The files are small: plain reads and writes are quicker than copy_file_range.
  void CopyBytes(int from, int to, const char* name) {
    for (;;) {
      ssize_t n = read(from, buffer_.data(), buffer_.size());
      if (n < 0 && errno == EINTR) continue;
      if (n < 0) Fail("read", name);
      if (n == 0) return;
      WriteBytes(to, std::string_view(buffer_.data(), static_cast<size_t>(n)), name);
      if (static_cast<size_t>(n) < buffer_.size()) return;
    }
  }

  static void WriteBytes(int to, std::string_view bytes, const char* name) {
    while (!bytes.empty()) {
      ssize_t n = write(to, bytes.data(), bytes.size());
      if (n < 0 && errno == EINTR) continue;
      if (n < 0) Fail("write", name);
      bytes.remove_prefix(static_cast<size_t>(n));
    }
  }

  const ServerUser& user_;
  std::vector<char> buffer_;
  bool share_ = true;
};

void RemoveIn(int directory, const char* name, int depth) noexcept {
  Directory entries(openat(directory, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
  while (dirent* entry = entries.stream ? entries.Next() : nullptr) {
    int here = dirfd(entries.stream);
    if (unlinkat(here, entry->d_name, 0) != 0 && depth < 64)
      RemoveIn(here, entry->d_name, depth + 1);
  }
  unlinkat(directory, name, AT_REMOVEDIR);
}

}  // namespace

bool CopyTree(const std::filesystem::path& from, const std::filesystem::path& to,
              const ServerUser& user) {
  Copier copier(user);
  copier.CopyDirectory(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str());
  return copier.shared();
}

bool RemoveTree(const char* path) noexcept {
  for (int attempt = 0; attempt < 200; ++attempt) {
    RemoveIn(AT_FDCWD, path, 0);
    if (access(path, F_OK) != 0 && errno == ENOENT) return true;
    usleep(10'000);
  }
  return false;
}

}  // namespace mercator
