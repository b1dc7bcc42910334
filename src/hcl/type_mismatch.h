#pragma once

#include <string>

#include "hcl/type.h"

namespace mercator::hcl {

// Where the types of the results of a conditional differ, as a phrase.
std::string DescribeMismatch(const Type& yes, const Type& no);

}  // namespace mercator::hcl
