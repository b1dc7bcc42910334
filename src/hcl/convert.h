#pragma once

#include <optional>
#include <string>

#include "hcl/value.h"

namespace mercator::hcl {

// The value as one of another type, or nothing and in `problem` why not, as a phrase: `number
// required, but have bool`. A null stays null, an unknown value unknown. Elements of a target like
// `list of dynamic` are converted to a type that they have in common.
std::optional<Value> Convert(const Value& value, const Type& to, std::string* problem = nullptr);

}  // namespace mercator::hcl
