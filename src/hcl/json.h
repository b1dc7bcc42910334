#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "hcl/value.h"

namespace mercator::hcl {

// JSON text as a value: objects, tuples, exact numbers. Nothing and the reason in `problem` if it
// is no JSON.
std::optional<Value> DecodeJson(std::string_view text, std::string* problem = nullptr);

// A value as compact JSON, keys sorted, `<`, `>` and `&` escaped, as jsonencode of other
// implementations writes it. Raw SQL is written as its text.
std::string EncodeJson(const Value& value);

// A string as JSON.
std::string JsonString(std::string_view text);

}  // namespace mercator::hcl
