#pragma once

#include <string>

#include "model/attribute.h"

namespace mercator {

// A collation. PostgreSQL manual: CREATE COLLATION.
struct Collation : Attributes {
  std::string provider;  // `libc`, `icu`, `builtin`
  std::string locale;    // empty: `lc_collate` and `lc_ctype` differ
  std::string lc_collate;
  std::string lc_ctype;
  bool deterministic = true;
  std::string rules;

  static constexpr auto kAttrs = std::tuple{
      Attr{"provider", &Collation::provider},           Attr{"locale", &Collation::locale},
      Attr{"lc_collate", &Collation::lc_collate},       Attr{"lc_ctype", &Collation::lc_ctype},
      Attr{"deterministic", &Collation::deterministic}, Attr{"rules", &Collation::rules}};
  bool operator==(const Collation&) const = default;
};

}  // namespace mercator
