#pragma once

#include <string>
#include <vector>

#include "model/attribute.h"

namespace mercator {

// A row security policy of a table. PostgreSQL manual: CREATE POLICY.
struct RowPolicy : Attributes {
  std::string command = "ALL";  // ALL, SELECT, INSERT, UPDATE, DELETE
  bool permissive = true;
  std::vector<std::string> roles;  // sorted names; `public`, which no role can be called, is all
  std::string using_expression;    // without brackets around it; empty: none
  std::string check_expression;

  static constexpr auto kAttrs =
      std::tuple{Attr{"command", &RowPolicy::command}, Attr{"permissive", &RowPolicy::permissive},
                 Attr{"roles", &RowPolicy::roles}, Attr{"using", &RowPolicy::using_expression},
                 Attr{"check", &RowPolicy::check_expression}};
  bool operator==(const RowPolicy&) const = default;
};

}  // namespace mercator
