#pragma once

#include <string>

#include "model/attribute.h"

namespace mercator {

// An operator or function that belongs to an operator family, but to none of its classes.
// PostgreSQL manual: ALTER OPERATOR FAMILY.
struct OperatorFamilyMember : Attributes {
  std::string member;  // as ADD wants it: `OPERATOR 1 <(integer,bigint)`
  std::string slot;    // as DROP wants it: `OPERATOR 1 (integer, bigint)`

  static constexpr auto kAttrs =
      std::tuple{Attr{"member", &OperatorFamilyMember::member},
                 Attr{"slot", &OperatorFamilyMember::slot, kNotCompared}};
  bool operator==(const OperatorFamilyMember&) const = default;
};

}  // namespace mercator
