#pragma once

#include <string>

#include "model/attribute.h"

namespace mercator {

// A text search configuration. PostgreSQL manual: CREATE TEXT SEARCH CONFIGURATION.
struct TextSearchConfiguration : Attributes {
  std::string parser;  // qualified
  Options mappings;    // token type → dictionaries, as `a, b`

  static constexpr auto kAttrs = std::tuple{Attr{"parser", &TextSearchConfiguration::parser},
                                            Attr{"mappings", &TextSearchConfiguration::mappings}};
  bool operator==(const TextSearchConfiguration&) const = default;
};

}  // namespace mercator
