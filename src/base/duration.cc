#include "base/duration.h"

#include <fmt/format.h>

namespace mercator {
namespace {

// `value / unit` with as many digits after the point as it has.
std::string Fraction(uint64_t value, uint64_t unit) {
  std::string digits = fmt::format("{}", value % unit + unit).substr(1);
  digits.erase(digits.find_last_not_of('0') + 1);
  return fmt::format("{}{}{}", value / unit, digits.empty() ? "" : ".", digits);
}

std::string FormatUnsigned(uint64_t ns) {
  constexpr uint64_t kSecond = 1'000'000'000;
  if (ns == 0) return "0s";
  if (ns < 1'000) return fmt::format("{}ns", ns);
  if (ns < 1'000'000) return Fraction(ns, 1'000) + "µs";
  if (ns < kSecond) return Fraction(ns, 1'000'000) + "ms";
  uint64_t minutes = ns / kSecond / 60;
  std::string seconds = Fraction(ns - minutes * 60 * kSecond, kSecond) + "s";
  if (minutes == 0) return seconds;
  if (minutes < 60) return fmt::format("{}m{}", minutes, seconds);
  return fmt::format("{}h{}m{}", minutes / 60, minutes % 60, seconds);
}

}  // namespace

std::string FormatDuration(int64_t nanoseconds) {
  if (nanoseconds >= 0) return FormatUnsigned(static_cast<uint64_t>(nanoseconds));
  return fmt::format("-{}", FormatUnsigned(-static_cast<uint64_t>(nanoseconds)));
}

}  // namespace mercator
