#pragma once

#include <filesystem>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"
#include "postgres/connection.h"

namespace mercator {

// The `.sql` files of a desired schema: the path itself, or all below a directory in the order of
// their paths. Throws Error if there is nothing to read.
std::vector<SourcePtr> ReadSchemaFiles(const std::filesystem::path& path);

// Runs the statements of all files on an empty database that may be thrown away. A statement that
// fails is tried again when the others are in, so that the order of statements and files does not
// matter; roles that do not exist are created. What still fails is an error with its place and what
// the server said; all failures are reported. True if there was none.
bool LoadSchemaFiles(Connection& connection, const std::vector<SourcePtr>& files,
                     Diagnostics& diagnostics);

}  // namespace mercator
