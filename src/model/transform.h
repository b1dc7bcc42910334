#pragma once

#include <string>

#include "model/attribute.h"

namespace mercator {

// A transform of a type for a language; its name is `type LANGUAGE language`. PostgreSQL manual:
// CREATE TRANSFORM.
struct Transform : Attributes {
  std::string from_sql;  // function with argument types; empty: none
  std::string to_sql;

  static constexpr auto kAttrs =
      std::tuple{Attr{"from_sql", &Transform::from_sql}, Attr{"to_sql", &Transform::to_sql}};
  bool operator==(const Transform&) const = default;
};

}  // namespace mercator
