#pragma once

#include <set>
#include <vector>

#include "model/catalog.h"

namespace mercator {

// The part of a catalog that is needed to make these objects: they, what they depend on, and the
// columns of every table among them.
Catalog Slice(const Catalog& catalog, const std::vector<ObjectId>& objects);

// `to` with the attributes that the objects of `ids` have in `from`.
Catalog WithAttributesOf(const Catalog& from, const Catalog& to, const std::set<ObjectId>& ids);

}  // namespace mercator
