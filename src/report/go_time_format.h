#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace mercator {

// A time (nanoseconds since 1970, shown in UTC) in a layout of Go's: `2006-01-02 15:04:05 MST`.
std::string FormatGoTime(int64_t nanoseconds, std::string_view layout);

}  // namespace mercator
