#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "hcl/value.h"

namespace mercator::hcl {

// One YAML 1.2 document (core schema, anchors, `<<` merge keys) as a value. Nothing and the reason
// in `problem` if it is none, if there are several, or if a key is not a string.
std::optional<Value> DecodeYaml(std::string_view text, std::string& problem);

// A value as a YAML document in block style, with keys and strings in double quotes.
std::string EncodeYaml(const Value& value);

}  // namespace mercator::hcl
