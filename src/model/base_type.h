#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "model/attribute.h"

namespace mercator {

// A base type with its input and output functions, or a shell: a name for such a type to come.
// PostgreSQL manual: CREATE TYPE.
struct BaseType : Attributes {
  bool shell = false;
  std::string input;  // functions; empty: none
  std::string output;
  std::string receive;
  std::string send;
  std::string typmod_in;
  std::string typmod_out;
  std::string analyze;
  std::string subscript;
  int64_t length = -1;  // -1: variable
  bool by_value = false;
  std::string alignment;
  std::string storage;
  std::string category = "U";
  bool preferred = false;
  std::optional<std::string> default_value;
  std::string element;  // type; empty: none
  std::string delimiter = ",";
  bool collatable = false;

  static constexpr auto kAttrs = std::tuple{Attr{"shell", &BaseType::shell},
                                            Attr{"input", &BaseType::input},
                                            Attr{"output", &BaseType::output},
                                            Attr{"receive", &BaseType::receive},
                                            Attr{"send", &BaseType::send},
                                            Attr{"typmod_in", &BaseType::typmod_in},
                                            Attr{"typmod_out", &BaseType::typmod_out},
                                            Attr{"analyze", &BaseType::analyze},
                                            Attr{"subscript", &BaseType::subscript},
                                            Attr{"internallength", &BaseType::length},
                                            Attr{"passedbyvalue", &BaseType::by_value},
                                            Attr{"alignment", &BaseType::alignment},
                                            Attr{"storage", &BaseType::storage},
                                            Attr{"category", &BaseType::category},
                                            Attr{"preferred", &BaseType::preferred},
                                            Attr{"default", &BaseType::default_value},
                                            Attr{"element", &BaseType::element},
                                            Attr{"delimiter", &BaseType::delimiter},
                                            Attr{"collatable", &BaseType::collatable}};
  bool operator==(const BaseType&) const = default;
};

}  // namespace mercator
