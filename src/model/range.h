#pragma once

#include <string>

#include "model/attribute.h"

namespace mercator {

// A range type with its multirange. PostgreSQL manual: CREATE TYPE … AS RANGE.
struct Range : Attributes {
  std::string subtype;
  std::string subtype_opclass;  // empty: the default of the subtype
  std::string collation;        // empty: the default of the subtype
  std::string canonical;        // function
  std::string subtype_diff;     // function
  std::string multirange;       // qualified

  static constexpr auto kAttrs = std::tuple{
      Attr{"subtype", &Range::subtype},           Attr{"subtype_opclass", &Range::subtype_opclass},
      Attr{"collation", &Range::collation},       Attr{"canonical", &Range::canonical},
      Attr{"subtype_diff", &Range::subtype_diff}, Attr{"multirange_type_name", &Range::multirange}};
  bool operator==(const Range&) const = default;
};

}  // namespace mercator
