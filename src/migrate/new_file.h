#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "migrate/directory.h"

namespace mercator {

// What a new migration file is to be.
struct NewMigration {
  std::string name;                     // may be empty
  std::vector<std::string> directives;  // `-- atlas:txmode none`, …
  std::string body;
};

// A version for a new file: UTC as `20060102150405`, later than every version of the directory that
// has this form (one second after it where the clock is not).
std::string NextVersion(const MigrationDirectory& directory,
                        std::chrono::system_clock::time_point now);

// Writes `<version>[_<name>].sql` and atlas.sum, creating the directory if it is missing. Gives the
// new file's path. Throws Error, and then nothing has been left behind.
std::filesystem::path WriteNewMigration(
    const MigrationDirectory& directory, const NewMigration& migration,
    std::chrono::system_clock::time_point now = std::chrono::system_clock::now());

// Several files that belong together (a plan that needs more than one transaction), with rising
// versions: all of them are written, or none.
std::vector<std::filesystem::path> WriteNewMigrations(
    const MigrationDirectory& directory, const std::vector<NewMigration>& migrations,
    std::chrono::system_clock::time_point now = std::chrono::system_clock::now());

}  // namespace mercator
