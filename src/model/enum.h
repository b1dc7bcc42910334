#pragma once

#include <string>
#include <vector>

#include "model/attribute.h"

namespace mercator {

// An enumerated type. PostgreSQL manual: CREATE TYPE … AS ENUM.
struct Enum : Attributes {
  std::vector<std::string> values;  // in sort order

  static constexpr auto kAttrs = std::tuple{Attr{"values", &Enum::values}};
  bool operator==(const Enum&) const = default;
};

}  // namespace mercator
