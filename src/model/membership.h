#pragma once

#include <string>

#include "model/attribute.h"

namespace mercator {

// That a role is a member of another. PostgreSQL manual: GRANT (on roles). Before PostgreSQL 16
// `inherit` is that of the member and `set` is always true.
struct Membership : Attributes {
  std::string role;
  std::string member;
  bool admin = false;
  bool inherit = true;
  bool set = true;

  static constexpr auto kAttrs = std::tuple{
      Attr{"role", &Membership::role, kNotCompared},
      Attr{"member", &Membership::member, kNotCompared}, Attr{"admin", &Membership::admin},
      Attr{"inherit", &Membership::inherit}, Attr{"set", &Membership::set}};
  bool operator==(const Membership&) const = default;
};

}  // namespace mercator
