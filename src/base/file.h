#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace mercator {

// The whole file. Throws Error with the path and the reason.
std::string ReadFile(const std::filesystem::path& path);

// Writes beside the file and renames, so that there is never half a file; an existing file keeps
// its mode. Throws Error with the path and the reason, and then nothing has changed.
void WriteFileAtomically(const std::filesystem::path& path, std::string_view text);

// A directory that only this process uses, removed with all in it on destruction.
class TemporaryDirectory {
 public:
  TemporaryDirectory();  // under $TMPDIR or /tmp, mode 0700
  ~TemporaryDirectory();
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace mercator
