#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mercator::hcl {

// The candidate that is nearest to a misspelt name, or empty when none is near: by fewer than
// three edits, or by any number of edits that only change case.
std::string Suggest(std::string_view name, const std::vector<std::string>& candidates);

// `; did you mean ...?` or, for no name, nothing.
std::string DidYouMean(std::string_view near);

}  // namespace mercator::hcl
