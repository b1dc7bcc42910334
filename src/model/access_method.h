#pragma once

#include <string>

#include "model/attribute.h"

namespace mercator {

// An access method. PostgreSQL manual: CREATE ACCESS METHOD.
struct AccessMethod : Attributes {
  std::string type;     // `INDEX`, `TABLE`
  std::string handler;  // function

  static constexpr auto kAttrs =
      std::tuple{Attr{"type", &AccessMethod::type}, Attr{"handler", &AccessMethod::handler}};
  bool operator==(const AccessMethod&) const = default;
};

}  // namespace mercator
