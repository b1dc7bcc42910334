#pragma once

#include <string>

#include "model/attribute.h"

namespace mercator {

// A rule of a table or view; that of a view's own query is part of the view. PostgreSQL manual:
// CREATE RULE.
struct RewriteRule : Attributes {
  std::string definition;     // as pg_get_ruledef() gives it, from the name on, without the `;`
  std::string enabled = "O";  // ev_enabled: O, D, R, A

  static constexpr auto kAttrs = std::tuple{Attr{"definition", &RewriteRule::definition},
                                            Attr{"enabled", &RewriteRule::enabled}};
  bool operator==(const RewriteRule&) const = default;
};

}  // namespace mercator
