#include "hcl/timestamp.h"

#include <fmt/format.h>

#include <chrono>

#include "hcl/number.h"

namespace mercator::hcl {
namespace {

constexpr int64_t kSecond = 1000000000;

// Reads exactly `count` digits.
bool ReadDigits(std::string_view& text, size_t count, int& value) {
  if (text.size() < count) return false;
  value = 0;
  for (char c : text.substr(0, count)) {
    if (c < '0' || c > '9') return false;
    value = value * 10 + (c - '0');
  }
  text.remove_prefix(count);
  return true;
}

bool Skip(std::string_view& text, std::string_view any_of) {
  if (text.empty() || any_of.find(text[0]) == std::string_view::npos) return false;
  text.remove_prefix(1);
  return true;
}

bool ReadFraction(std::string_view& text, int32_t& nanoseconds) {
  if (!Skip(text, ".")) return true;
  int32_t unit = kSecond / 10;
  size_t digits = 0;
  for (; digits < text.size() && text[digits] >= '0' && text[digits] <= '9'; ++digits) {
    nanoseconds += (text[digits] - '0') * unit;
    unit /= 10;
  }
  text.remove_prefix(digits);
  return digits != 0;
}

bool ReadOffset(std::string_view& text, int& minutes) {
  if (Skip(text, "Zz")) return true;
  const bool west = text.starts_with('-');
  int hour = 0, minute = 0;
  if (!Skip(text, "+-") || !ReadDigits(text, 2, hour) || !Skip(text, ":") ||
      !ReadDigits(text, 2, minute)) {
    return false;
  }
  minutes = (hour * 60 + minute) * (west ? -1 : 1);
  return hour < 24 && minute < 60;
}

int64_t UnitOf(std::string_view unit) {
  if (unit == "ns") return 1;
  if (unit == "us" || unit == "µs" || unit == "μs") return 1000;
  if (unit == "ms") return 1000000;
  if (unit == "s") return kSecond;
  if (unit == "m") return 60 * kSecond;
  if (unit == "h") return 3600 * kSecond;
  return 0;
}

}  // namespace

std::optional<Timestamp> Timestamp::Parse(std::string_view text) {
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
  Timestamp result;
  const bool read = ReadDigits(text, 4, year) && Skip(text, "-") && ReadDigits(text, 2, month) &&
                    Skip(text, "-") && ReadDigits(text, 2, day) && Skip(text, "Tt") &&
                    ReadDigits(text, 2, hour) && Skip(text, ":") && ReadDigits(text, 2, minute) &&
                    Skip(text, ":") && ReadDigits(text, 2, second) &&
                    ReadFraction(text, result.nanoseconds) &&
                    ReadOffset(text, result.offset_minutes);
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month),
                                         std::chrono::day(day)};
  if (!read || !text.empty() || !date.ok() || hour > 23 || minute > 59 || second > 59)
    return std::nullopt;
  const int64_t days = std::chrono::sys_days(date).time_since_epoch().count();
  result.seconds = days * 86400 + hour * 3600 + minute * 60 + second - result.offset_minutes * 60;
  return result;
}

CivilTime CivilTimeOf(const Timestamp& timestamp) {
  const int64_t local = timestamp.seconds + timestamp.offset_minutes * 60;
  const int64_t days = local >= 0 ? local / 86400 : -((86399 - local) / 86400);
  const int clock = static_cast<int>(local - days * 86400);
  const std::chrono::sys_days date{std::chrono::days(days)};
  const std::chrono::year_month_day civil(date);
  return {static_cast<int>(civil.year()),
          static_cast<int>(static_cast<unsigned>(civil.month())),
          static_cast<int>(static_cast<unsigned>(civil.day())),
          static_cast<int>(std::chrono::weekday(date).c_encoding()),
          clock / 3600,
          clock / 60 % 60,
          clock % 60};
}

std::string Timestamp::ToString() const {
  const CivilTime time = CivilTimeOf(*this);
  const int offset = std::abs(offset_minutes);
  const std::string zone =
      offset == 0
          ? "Z"
          : fmt::format("{}{:02}:{:02}", offset_minutes < 0 ? '-' : '+', offset / 60, offset % 60);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{}", time.year, time.month, time.day,
                     time.hour, time.minute, time.second, zone);
}

std::optional<int64_t> ParseDuration(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  if (text == "0") return 0;
  if (text.empty()) return std::nullopt;
  Number total;
  while (!text.empty()) {
    const size_t unit_at = text.find_first_not_of("0123456789.");
    const auto amount = Number::ParseSigned(text.substr(0, unit_at));
    if (unit_at == std::string_view::npos || !amount || text[0] == '+' || text[0] == '-')
      return std::nullopt;
    text.remove_prefix(unit_at);
    const size_t end = text.find_first_of("0123456789.");
    const int64_t unit = UnitOf(text.substr(0, end));
    if (unit == 0) return std::nullopt;
    total = total + *amount * Number(unit);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end);
  }
  const auto nanoseconds = total.Truncated().ToInt64();
  if (!nanoseconds) return std::nullopt;
  return negative ? -*nanoseconds : *nanoseconds;
}

}  // namespace mercator::hcl
