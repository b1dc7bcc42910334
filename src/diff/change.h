#pragma once

#include <string>
#include <vector>

#include "model/catalog.h"

namespace mercator {

// A difference between two states. `from` is null for what is new, `to` for what is gone.
struct Change {
  const Object* from = nullptr;
  const Object* to = nullptr;
  std::vector<std::string> attributes;  // that differ, if both are there

  const ObjectId& id() const { return to ? to->id : from->id; }
};

// All differences in the order of identities. A state that names no owner leaves the one that is.
// The pointers are into the two catalogs.
std::vector<Change> Diff(const Catalog& from, const Catalog& to);

}  // namespace mercator
