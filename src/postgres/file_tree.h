#pragma once

#include <filesystem>

#include "postgres/server_user.h"

namespace mercator {

// Copies a directory of files and directories, sharing blocks where the file system can (reflink);
// `to` must not exist yet. The copy belongs to `user`, files 0600, directories 0700. Says whether
// blocks are shared. Throws Error with path and reason.
bool CopyTree(const std::filesystem::path& from, const std::filesystem::path& to,
              const ServerUser& user);

// Removes a directory with all in it; keeps trying for a moment while something is still being
// written into it. False if something is left.
bool RemoveTree(const char* path) noexcept;

}  // namespace mercator
