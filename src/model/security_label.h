#pragma once

#include <string>

#include "model/attribute.h"
#include "model/object_id.h"

namespace mercator {

// A label of one provider on any object. PostgreSQL manual: SECURITY LABEL.
struct SecurityLabel : Attributes {
  ObjectId target;
  std::string provider;
  std::string label;

  static constexpr auto kAttrs =
      std::tuple{Attr{"target", &SecurityLabel::target, kNotCompared},
                 Attr{"provider", &SecurityLabel::provider, kNotCompared},
                 Attr{"label", &SecurityLabel::label}};
  bool operator==(const SecurityLabel&) const = default;
};

}  // namespace mercator
