#pragma once

#include <string>

#include "model/attribute.h"

namespace mercator {

// An extension; what belongs to it is not part of the catalog. PostgreSQL manual: CREATE EXTENSION.
struct Extension : Attributes {
  std::string schema;
  std::string version;  // empty: the default of the server

  static constexpr auto kAttrs =
      std::tuple{Attr{"schema", &Extension::schema}, Attr{"version", &Extension::version}};
  bool operator==(const Extension&) const = default;
};

}  // namespace mercator
