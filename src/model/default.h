#pragma once

#include <string>

#include "model/attribute.h"

namespace mercator {

// The default of a column. PostgreSQL manual: ALTER TABLE … SET DEFAULT.
struct Default : Attributes {
  std::string expression;  // as pg_get_expr() gives it
  bool inherited = false;

  static constexpr auto kAttrs = std::tuple{Attr{"expression", &Default::expression},
                                            Attr{"inherited", &Default::inherited, kNotCompared}};
  bool operator==(const Default&) const = default;
};

}  // namespace mercator
