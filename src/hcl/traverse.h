#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "hcl/value.h"

namespace mercator::hcl {

// Why a step into a value is impossible: the kind of error and what it is about.
struct StepProblem {
  std::string summary;
  std::string detail;
};

// `value.name`. Unknown of an unknown value.
std::optional<Value> GetAttribute(const Value& value, std::string_view name, StepProblem& problem);

// `value[key]`; keys are converted to what the value takes.
std::optional<Value> GetElement(const Value& value, const Value& key, StepProblem& problem);

}  // namespace mercator::hcl
