#pragma once

#include "model/attribute.h"

namespace mercator {

// A schema. PostgreSQL manual: CREATE SCHEMA.
struct Schema : Attributes {
  static constexpr auto kAttrs = std::tuple{};
  bool operator==(const Schema&) const = default;
};

}  // namespace mercator
