#pragma once

#include <string>

#include "model/attribute.h"
#include "model/object_id.h"

namespace mercator {

// A comment on any object. PostgreSQL manual: COMMENT.
struct Comment : Attributes {
  ObjectId target;
  std::string text;

  static constexpr auto kAttrs =
      std::tuple{Attr{"target", &Comment::target, kNotCompared}, Attr{"text", &Comment::text}};
  bool operator==(const Comment&) const = default;
};

}  // namespace mercator
