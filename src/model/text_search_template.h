#pragma once

#include <string>

#include "model/attribute.h"

namespace mercator {

// A text search template. PostgreSQL manual: CREATE TEXT SEARCH TEMPLATE.
struct TextSearchTemplate : Attributes {
  std::string lexize;  // function
  std::string init;    // function; empty: none

  static constexpr auto kAttrs = std::tuple{Attr{"lexize", &TextSearchTemplate::lexize},
                                            Attr{"init", &TextSearchTemplate::init}};
  bool operator==(const TextSearchTemplate&) const = default;
};

}  // namespace mercator
