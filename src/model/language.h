#pragma once

#include <string>

#include "model/attribute.h"

namespace mercator {

// A procedural language. PostgreSQL manual: CREATE LANGUAGE.
struct Language : Attributes {
  bool trusted = false;
  std::string handler;  // functions; empty: none
  std::string inline_handler;
  std::string validator;

  static constexpr auto kAttrs = std::tuple{
      Attr{"trusted", &Language::trusted}, Attr{"handler", &Language::handler},
      Attr{"inline", &Language::inline_handler}, Attr{"validator", &Language::validator}};
  bool operator==(const Language&) const = default;
};

}  // namespace mercator
