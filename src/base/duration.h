#pragma once

#include <cstdint>
#include <string>

namespace mercator {

// As Go prints a time.Duration: `0s`, `123ns`, `346.192µs`, `5.412737ms`, `1.5s`, `2m3.4s`,
// `1h0m0s`.
std::string FormatDuration(int64_t nanoseconds);

}  // namespace mercator
