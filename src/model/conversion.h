#pragma once

#include <string>

#include "model/attribute.h"

namespace mercator {

// A conversion of encodings. PostgreSQL manual: CREATE CONVERSION.
struct Conversion : Attributes {
  std::string from;  // encoding
  std::string to;
  std::string function;
  bool is_default = false;

  static constexpr auto kAttrs =
      std::tuple{Attr{"from", &Conversion::from}, Attr{"to", &Conversion::to},
                 Attr{"function", &Conversion::function}, Attr{"default", &Conversion::is_default}};
  bool operator==(const Conversion&) const = default;
};

}  // namespace mercator
