#pragma once

#include <string>
#include <vector>

#include "model/attribute.h"

namespace mercator {

// PostgreSQL manual: CREATE EVENT TRIGGER.
struct EventTrigger : Attributes {
  std::string event;
  std::vector<std::string> tags;  // as they were written; empty: all
  std::string function;           // qualified and quoted, without arguments
  std::string enabled = "O";      // evtenabled: O, D, R, A

  static constexpr auto kAttrs = std::tuple{
      Attr{"event", &EventTrigger::event}, Attr{"tags", &EventTrigger::tags},
      Attr{"function", &EventTrigger::function}, Attr{"enabled", &EventTrigger::enabled}};
  bool operator==(const EventTrigger&) const = default;
};

}  // namespace mercator
