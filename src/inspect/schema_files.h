#pragma once

#include <filesystem>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"
#include "hcl/schema/schema.h"
#include "postgres/connection.h"

namespace mercator {

// The `.sql` and `.hcl` files of a desired schema: the path itself, or all below a directory in the
// order of their paths, without the project file and tests (`*.test.hcl`). Throws Error if there is
// nothing to read.
std::vector<SourcePtr> ReadSchemaFiles(const std::filesystem::path& path);

// Runs the statements of all files on an empty database that may be thrown away; the `.hcl` ones
// are one schema, to which `input` gives the values of variables. A statement that fails is tried
// again when the others are in, so that the order of statements and files does not matter; roles
// that do not exist are created. What still fails is an error with its place and what the server
// said; all failures are reported. True if there was none. `renamings`, if given, gets what
// `renamed_from` says.
bool LoadSchemaFiles(Connection& connection, const std::vector<SourcePtr>& files,
                     Diagnostics& diagnostics, const SchemaHclInput& input = {},
                     std::vector<Renaming>* renamings = nullptr);

}  // namespace mercator
