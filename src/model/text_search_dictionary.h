#pragma once

#include <string>
#include <vector>

#include "model/attribute.h"

namespace mercator {

// A text search dictionary. PostgreSQL manual: CREATE TEXT SEARCH DICTIONARY.
struct TextSearchDictionary : Attributes {
  std::string template_name;              // qualified
  Options options;                        // values as SQL constants
  std::vector<std::string> option_order;  // their names as they stand in the catalog

  static constexpr auto kAttrs =
      std::tuple{Attr{"template", &TextSearchDictionary::template_name},
                 Attr{"options", &TextSearchDictionary::options},
                 Attr{"option_order", &TextSearchDictionary::option_order, kNotCompared}};
  bool operator==(const TextSearchDictionary&) const = default;
};

}  // namespace mercator
