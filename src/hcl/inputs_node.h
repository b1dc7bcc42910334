#pragma once

#include <string>

#include "hcl/inputs.h"

namespace mercator::hcl {

// One thing that can be referred to.
struct Inputs::Node {
  enum State : uint8_t { kNew, kEvaluating, kDone };

  std::string address;  // `local.a`, `data.sql.tenants`
  std::string root;     // `local`, `data`
  std::string group;    // `sql`, or empty
  std::string name;
  const Block* block = nullptr;
  const Attribute* attribute = nullptr;  // of a local
  State state = kNew;
};

}  // namespace mercator::hcl
