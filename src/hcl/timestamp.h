#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mercator::hcl {

// A moment as RFC 3339 writes it, with its offset from UTC.
struct Timestamp {
  int64_t seconds = 0;  // since 1970-01-01 in UTC
  int32_t nanoseconds = 0;
  int offset_minutes = 0;

  static std::optional<Timestamp> Parse(std::string_view text);
  std::string ToString() const;  // whole seconds
};

struct CivilTime {
  int year, month, day, weekday, hour, minute, second;  // Sunday is 0
};

// What a calendar and a clock at the timestamp's offset show.
CivilTime CivilTimeOf(const Timestamp& timestamp);

// A duration as of Go, `-1h30m0.5s`, in nanoseconds.
std::optional<int64_t> ParseDuration(std::string_view text);

}  // namespace mercator::hcl
