#pragma once

#include <string>

#include "model/attribute.h"

namespace mercator {

// A cast; its name is `source AS target`. PostgreSQL manual: CREATE CAST.
struct Cast : Attributes {
  std::string method;   // `WITH FUNCTION f(integer)`, `WITHOUT FUNCTION`, `WITH INOUT`
  std::string context;  // ``, `ASSIGNMENT`, `IMPLICIT`

  static constexpr auto kAttrs =
      std::tuple{Attr{"method", &Cast::method}, Attr{"context", &Cast::context}};
  bool operator==(const Cast&) const = default;
};

}  // namespace mercator
