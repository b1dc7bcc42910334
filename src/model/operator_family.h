#pragma once

#include <string>

#include "model/attribute.h"

namespace mercator {

// An operator family; its name has the access method. Operators and functions that belong to no
// class are objects of their own. PostgreSQL manual: CREATE OPERATOR FAMILY.
struct OperatorFamily : Attributes {
  std::string name;  // without the access method
  std::string access_method;

  static constexpr auto kAttrs = std::tuple{Attr{"name", &OperatorFamily::name, kNotCompared},
                                            Attr{"access_method", &OperatorFamily::access_method}};
  bool operator==(const OperatorFamily&) const = default;
};

}  // namespace mercator
