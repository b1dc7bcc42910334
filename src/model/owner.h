#pragma once

#include <string>

#include "model/attribute.h"
#include "model/object_id.h"

namespace mercator {

// Who owns an object. What follows another object in this (an index, the sequence of a column) has
// no owner of its own. PostgreSQL manual: ALTER … OWNER TO.
struct Owner : Attributes {
  ObjectId target;
  std::string role;

  static constexpr auto kAttrs =
      std::tuple{Attr{"target", &Owner::target, kNotCompared}, Attr{"role", &Owner::role}};
  bool operator==(const Owner&) const = default;
};

}  // namespace mercator
