#pragma once

#include <filesystem>

#include "postgres/server_user.h"

namespace mercator {

// A new directory for a server, mode 0700, with a short path: a socket's path may have 107 bytes.
// Directories that a killed guardian left are removed at this occasion.
//
// The directory holds a file `lock`. While `lock` is open here or in a child, the directory is in
// use.
struct PrivateDirectory {
  std::filesystem::path path;
  int lock = -1;
};

// Throws Error if no place can be written.
PrivateDirectory MakePrivateDirectory(const ServerUser& user);

}  // namespace mercator
