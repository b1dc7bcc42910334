#pragma once

#include <string>
#include <vector>

#include "model/catalog.h"

namespace mercator {

// The catalog without Mercator's (and Atlas's) own revision tables, and without the schema
// `atlas_schema_revisions` where it holds nothing else; with `schemas`, without the objects of all
// other schemas. What belongs to the database as a whole stays.
Catalog Scoped(Catalog catalog, const std::vector<std::string>& schemas);

// `wanted`, and what `live` has that belongs to the database as a whole (extensions, casts, …) and
// that `wanted` does not have: for commands that may only touch one schema.
Catalog KeepDatabaseWide(Catalog wanted, const Catalog& live);

}  // namespace mercator
