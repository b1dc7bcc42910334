#pragma once

#include <chrono>
#include <string_view>

namespace mercator {

// Go's form of a duration: `10s`, `1m30s`, `500ms`, `1.5h`, `0`. Throws Error
// `invalid duration "x"`.
std::chrono::nanoseconds ParseGoDuration(std::string_view text);

}  // namespace mercator
