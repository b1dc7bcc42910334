#pragma once

#include <string>
#include <vector>

#include "model/attribute.h"

namespace mercator {

// An operator class; its name has the access method. PostgreSQL manual: CREATE OPERATOR CLASS.
struct OperatorClass : Attributes {
  std::string name;  // without the access method
  std::string access_method;
  std::string type;
  bool is_default = false;
  std::string family;  // qualified
  std::vector<std::string>
      members;          // operators, then functions, in the form of CREATE OPERATOR CLASS
  std::string storage;  // empty: the type itself

  static constexpr auto kAttrs = std::tuple{Attr{"name", &OperatorClass::name, kNotCompared},
                                            Attr{"access_method", &OperatorClass::access_method},
                                            Attr{"type", &OperatorClass::type},
                                            Attr{"default", &OperatorClass::is_default},
                                            Attr{"family", &OperatorClass::family},
                                            Attr{"members", &OperatorClass::members},
                                            Attr{"storage", &OperatorClass::storage}};
  bool operator==(const OperatorClass&) const = default;
};

}  // namespace mercator
