#include "report/go_time_format.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <array>
#include <utility>

namespace mercator {
namespace {

// What Go writes in a layout, and how strftime calls it; longer ones first.
constexpr auto kParts =
    std::to_array<std::pair<std::string_view, std::string_view>>({{"2006", "%Y"},
                                                                  {"January", "%B"},
                                                                  {"Monday", "%A"},
                                                                  {"-07:00", "+00:00"},
                                                                  {"Z07:00", "Z"},
                                                                  {"-0700", "+0000"},
                                                                  {"Jan", "%b"},
                                                                  {"Mon", "%a"},
                                                                  {"MST", "UTC"},
                                                                  {"01", "%m"},
                                                                  {"02", "%d"},
                                                                  {"15", "%H"},
                                                                  {"03", "%I"},
                                                                  {"04", "%M"},
                                                                  {"05", "%S"},
                                                                  {"06", "%y"},
                                                                  {"PM", "%p"}});

std::string Part(std::string_view& layout, const std::tm& time) {
  for (const auto& [go, posix] : kParts) {
    if (!layout.starts_with(go)) continue;
    layout.remove_prefix(go.size());
    if (!posix.starts_with('%')) return std::string(posix);
    char buffer[64];
    size_t size = std::strftime(buffer, sizeof(buffer), std::string(posix).c_str(), &time);
    return {buffer, size};
  }
  std::string plain(1, layout[0]);
  layout.remove_prefix(1);
  return plain;
}

// `.000` and `.999` after the seconds.
std::string Fraction(std::string_view& layout, int64_t nanoseconds) {
  size_t digits = layout.find_first_not_of(layout[1], 1);
  digits = (digits == std::string_view::npos ? layout.size() : digits) - 1;
  bool trim = layout[1] == '9';
  layout.remove_prefix(digits + 1);
  std::string text = fmt::format("{:09}", nanoseconds).substr(0, digits);
  while (trim && text.ends_with('0')) text.pop_back();
  return text.empty() ? "" : "." + text;
}

}  // namespace

std::string FormatGoTime(int64_t nanoseconds, std::string_view layout) {
  constexpr int64_t kSecond = 1'000'000'000;
  int64_t fraction = (nanoseconds % kSecond + kSecond) % kSecond;
  std::tm time = fmt::gmtime(static_cast<std::time_t>((nanoseconds - fraction) / kSecond));
  std::string text;
  while (!layout.empty()) {
    bool is_fraction =
        layout.size() > 1 && layout[0] == '.' && (layout[1] == '0' || layout[1] == '9');
    text += is_fraction ? Fraction(layout, fraction) : Part(layout, time);
  }
  return text;
}

}  // namespace mercator
