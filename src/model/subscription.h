#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/attribute.h"

namespace mercator {

// A subscription of this database. Creating one in the usual way connects to the publisher: it is
// made with `connect = false`, which leaves it disabled, and dropped without its replication slot.
// Whether it is enabled is a matter of operation and not compared. The connection string may hold a
// password: it is for statements alone, never for messages. PostgreSQL manual: CREATE SUBSCRIPTION.
struct Subscription : Attributes {
  std::optional<std::string> connection;  // none: not readable by this user
  std::vector<std::string> publications;
  std::string slot_name;  // empty: NONE
  Options options;        // those of WITH that are not at their defaults
  bool enabled = false;

  static constexpr auto kAttrs = std::tuple{Attr{"connection", &Subscription::connection},
                                            Attr{"publications", &Subscription::publications},
                                            Attr{"slot_name", &Subscription::slot_name},
                                            Attr{"options", &Subscription::options},
                                            Attr{"enabled", &Subscription::enabled, kNotCompared}};
  bool operator==(const Subscription&) const = default;
};

}  // namespace mercator
