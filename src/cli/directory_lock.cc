#include "cli/directory_lock.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <thread>

#include "base/error.h"

namespace mercator {

DirectoryLock::DirectoryLock(const std::filesystem::path& directory,
                             std::chrono::nanoseconds timeout) {
  file_ = open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (file_ < 0) return;
  const auto end = std::chrono::steady_clock::now() + timeout;
  while (flock(file_, LOCK_EX | LOCK_NB) != 0) {
    if (std::chrono::steady_clock::now() >= end) {
      close(file_);
      throw Error(fmt::format("another command is writing to `{}`", directory.string()),
                  "wait for it, or longer with `--lock-timeout`");
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(25));
  }
}

DirectoryLock::~DirectoryLock() {
  if (file_ >= 0) close(file_);
}

}  // namespace mercator
