#pragma once

#include "model/catalog.h"

namespace mercator {

// A catalog of the same server, database, user and casts with nothing in it.
Catalog LikeWithoutObjects(const Catalog& catalog);

// Adds one of the objects of `from`, with what it depends on, to a catalog that is not finished.
void CopyObject(const Catalog& from, size_t index, Catalog& to);

}  // namespace mercator
