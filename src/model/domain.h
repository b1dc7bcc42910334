#pragma once

#include <optional>
#include <string>

#include "model/attribute.h"

namespace mercator {

// A domain; its checks are constraints, with the domain as parent. PostgreSQL manual: CREATE
// DOMAIN.
struct Domain : Attributes {
  std::string type;       // as format_type() gives it
  std::string collation;  // empty: that of the type
  bool not_null = false;
  std::optional<std::string> default_value;

  static constexpr auto kAttrs =
      std::tuple{Attr{"type", &Domain::type}, Attr{"collation", &Domain::collation},
                 Attr{"not_null", &Domain::not_null}, Attr{"default", &Domain::default_value}};
  bool operator==(const Domain&) const = default;
};

}  // namespace mercator
