#pragma once

#include <string>
#include <vector>

#include "model/attribute.h"

namespace mercator {

// An extension; what belongs to it is not part of the catalog. PostgreSQL manual: CREATE EXTENSION.
struct Extension : Attributes {
  std::string schema;
  std::string version;               // empty: the default of the server
  std::vector<std::string> updates;  // versions that ALTER EXTENSION … UPDATE can lead to from here

  static constexpr auto kAttrs =
      std::tuple{Attr{"schema", &Extension::schema}, Attr{"version", &Extension::version},
                 Attr{"updates", &Extension::updates, kNotCompared}};
  bool operator==(const Extension&) const = default;
};

}  // namespace mercator
