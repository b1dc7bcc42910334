#pragma once

#include <string>

#include "model/attribute.h"

namespace mercator {

// A foreign-data wrapper. PostgreSQL manual: CREATE FOREIGN DATA WRAPPER.
struct ForeignDataWrapper : Attributes {
  std::string handler;    // function; empty: none
  std::string validator;  // function; empty: none
  Options options;

  static constexpr auto kAttrs = std::tuple{Attr{"handler", &ForeignDataWrapper::handler},
                                            Attr{"validator", &ForeignDataWrapper::validator},
                                            Attr{"options", &ForeignDataWrapper::options}};
  bool operator==(const ForeignDataWrapper&) const = default;
};

}  // namespace mercator
