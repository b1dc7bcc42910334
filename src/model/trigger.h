#pragma once

#include <string>

#include "model/attribute.h"

namespace mercator {

// A trigger of a table or view. PostgreSQL manual: CREATE TRIGGER.
struct Trigger : Attributes {
  std::string definition;     // as pg_get_triggerdef() gives it
  std::string enabled = "O";  // tgenabled: O, D, R, A
  std::string function;
  bool constraint = false;
  bool inherited = false;  // comes from the trigger of the partitioned table

  static constexpr auto kAttrs =
      std::tuple{Attr{"definition", &Trigger::definition}, Attr{"enabled", &Trigger::enabled},
                 Attr{"function", &Trigger::function, kNotCompared},
                 Attr{"constraint", &Trigger::constraint, kNotCompared},
                 Attr{"inherited", &Trigger::inherited}};
  bool operator==(const Trigger&) const = default;
};

}  // namespace mercator
