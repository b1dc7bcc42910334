#pragma once

#include <string>
#include <vector>

#include "migrate/directory.h"

namespace mercator {

// The files that were named by version or file name, in the order of the directory; for no names
// the last one. Throws Error if one is not there.
std::vector<const MigrationFile*> FindFiles(const MigrationDirectory& directory,
                                            const std::vector<std::string>& names);

// The paths of a file: itself and, in directories of golang-migrate and Flyway, the one that undoes
// it, if it is there.
std::vector<std::filesystem::path> PathsOf(const MigrationDirectory& directory,
                                           const MigrationFile& file);

}  // namespace mercator
