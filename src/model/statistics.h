#pragma once

#include <cstdint>
#include <string>

#include "model/attribute.h"

namespace mercator {

// Extended statistics of a table. PostgreSQL manual: CREATE STATISTICS.
struct Statistics : Attributes {
  std::string definition;  // as pg_get_statisticsobjdef() gives it, columns by name
  int64_t target = -1;

  static constexpr auto kAttrs =
      std::tuple{Attr{"definition", &Statistics::definition}, Attr{"target", &Statistics::target}};
  bool operator==(const Statistics&) const = default;
};

}  // namespace mercator
