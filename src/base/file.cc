#include "base/file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "base/error.h"

namespace mercator {
namespace {

[[noreturn]] void Fail(const char* verb, const std::filesystem::path& path, int code) {
  throw Error(fmt::format("cannot {} `{}`: {}", verb, path.string(), std::strerror(code)));
}

// Closes the file on destruction.
struct File {
  int fd;
  ~File() {
    if (fd >= 0) close(fd);
  }
};

void WriteAll(int fd, std::string_view text, const std::filesystem::path& path) {
  while (!text.empty()) {
    ssize_t n = write(fd, text.data(), text.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) Fail("write", path, errno);
    text.remove_prefix(static_cast<size_t>(n));
  }
}

}  // namespace

std::string ReadFile(const std::filesystem::path& path) {
  File file{open(path.c_str(), O_RDONLY | O_CLOEXEC)};
  if (file.fd < 0) Fail("read", path, errno);
  std::string text;
  struct stat info {};
  if (fstat(file.fd, &info) == 0 && info.st_size > 0)
    text.reserve(static_cast<size_t>(info.st_size));
  char buffer[65536];
  for (;;) {
    ssize_t n = read(file.fd, buffer, sizeof buffer);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) Fail("read", path, errno);
    if (n == 0) return text;
    text.append(buffer, static_cast<size_t>(n));
  }
}

void WriteFileAtomically(const std::filesystem::path& path, std::string_view text) {
  std::filesystem::path beside = path;
  beside += fmt::format(".{}.tmp", getpid());
  struct stat info {};
  mode_t mode = stat(path.c_str(), &info) == 0 ? (info.st_mode & 07777) : 0644;
  try {
    File file{open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)};
    if (file.fd < 0) Fail("write", path, errno);
    WriteAll(file.fd, text, path);
    if (fsync(file.fd) != 0) Fail("write", path, errno);
    if (rename(beside.c_str(), path.c_str()) != 0) Fail("write", path, errno);
  } catch (...) {
    unlink(beside.c_str());
    throw;
  }
}

TemporaryDirectory::TemporaryDirectory() {
  const char* base = std::getenv("TMPDIR");
  std::string name = fmt::format("{}/mercator-XXXXXX", base && *base ? base : "/tmp");
  if (!mkdtemp(name.data())) Fail("create", name, errno);
  path_ = name;
}

TemporaryDirectory::~TemporaryDirectory() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

}  // namespace mercator
