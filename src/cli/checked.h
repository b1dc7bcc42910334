#pragma once

#include <string>
#include <vector>

#include "base/hash.h"
#include "base/source.h"
#include "migrate/directory.h"

namespace mercator {

// What a successful check depends on: the sources of the schema, the migration directory with its
// sum, the flags, this program and the server binaries. XXH3-128.
Hash128 CheckKey(const std::vector<SourcePtr>& schema, const MigrationDirectory& directory,
                 const std::vector<std::string>& flags);

// True if a check with that key has found schema and migrations in sync before.
bool WasInSync(const Hash128& key);
void RememberInSync(const Hash128& key);

}  // namespace mercator
