#pragma once

#include <string>

#include "model/attribute.h"

namespace mercator {

// What a role, or everyone, gives to a foreign server; the role is the name. Options hold
// passwords: they are for statements alone, never for messages. PostgreSQL manual: CREATE USER
// MAPPING.
struct UserMapping : Attributes {
  Options options;
  bool everyone = false;  // FOR PUBLIC

  static constexpr auto kAttrs = std::tuple{Attr{"options", &UserMapping::options},
                                            Attr{"everyone", &UserMapping::everyone, kNotCompared}};
  bool operator==(const UserMapping&) const = default;
};

}  // namespace mercator
