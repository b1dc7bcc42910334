#pragma once

#include <string>

#include "model/object_id.h"

namespace mercator {

// What the author of a schema said of an object: that it had another name, which is what
// `-- atlas:renamed_from` in SQL and `renamed_from` in HCL are for.
struct Renaming {
  ObjectId id;        // as it is called in the desired state
  std::string label;  // of an enum value or an attribute of the composite type `id`; else empty
  std::string former_schema;  // empty: the same
  std::string former_name;    // of a function without its arguments
  bool operator==(const Renaming&) const = default;
};

}  // namespace mercator
