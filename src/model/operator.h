#pragma once

#include <string>

#include "model/attribute.h"
#include "model/object_id.h"

namespace mercator {

// An operator; its name has the types of its arguments. PostgreSQL manual: CREATE OPERATOR.
struct Operator : Attributes {
  std::string name;  // without arguments
  std::string left;  // empty: a prefix operator
  std::string right;
  std::string function;
  ObjectId commutator;  // kind kNone: none
  ObjectId negator;
  std::string restrict;  // function; empty: none
  std::string join;
  bool hashes = false;
  bool merges = false;

  static constexpr auto kAttrs = std::tuple{Attr{"name", &Operator::name, kNotCompared},
                                            Attr{"leftarg", &Operator::left, kNotCompared},
                                            Attr{"rightarg", &Operator::right, kNotCompared},
                                            Attr{"function", &Operator::function},
                                            Attr{"commutator", &Operator::commutator},
                                            Attr{"negator", &Operator::negator},
                                            Attr{"restrict", &Operator::restrict},
                                            Attr{"join", &Operator::join},
                                            Attr{"hashes", &Operator::hashes},
                                            Attr{"merges", &Operator::merges}};
  bool operator==(const Operator&) const = default;
};

}  // namespace mercator
