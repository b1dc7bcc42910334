#pragma once

#include <chrono>
#include <filesystem>

namespace mercator {

// Keeps two commands that write to a migration directory apart for as long as it lives. A directory
// that is not there yet needs no lock.
class DirectoryLock {
 public:
  // Waits for at most so long. Throws Error if another command still holds it then.
  DirectoryLock(const std::filesystem::path& directory, std::chrono::nanoseconds timeout);
  ~DirectoryLock();
  DirectoryLock(const DirectoryLock&) = delete;
  DirectoryLock& operator=(const DirectoryLock&) = delete;

 private:
  int file_ = -1;
};

}  // namespace mercator
