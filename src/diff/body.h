#pragma once

#include <vector>

#include "model/catalog.h"

namespace mercator {

// Objects of the catalog that the body of a function names. pg_depend does not know them. Empty for
// other kinds and for bodies in languages other than SQL and PL/pgSQL.
std::vector<ObjectId> BodyUses(const Object& object, const Catalog& catalog);

// True if the body of an SQL function names something by itself that is in no schema of the usual
// search path, so that the server cannot check it where it is made.
bool NeedsSearchPath(const Object& object, const Catalog& catalog);

}  // namespace mercator
