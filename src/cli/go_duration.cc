#include "cli/go_duration.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <utility>

#include "base/error.h"
#include "base/go_quote.h"

namespace mercator {
namespace {

// Longer names first: `ms` before `m`.
constexpr auto kUnits = std::to_array<std::pair<std::string_view, double>>(
    {{"ns", 1}, {"us", 1e3}, {"µs", 1e3}, {"ms", 1e6}, {"s", 1e9}, {"m", 60e9}, {"h", 3600e9}});

[[noreturn]] void Fail(std::string_view text) {
  throw Error(fmt::format("invalid duration {}", GoQuote(text)),
              "write it like `10s`, `1m30s` or `500ms`");
}

double TakeUnit(std::string_view& rest, std::string_view text) {
  for (const auto& [name, nanoseconds] : kUnits) {
    if (!rest.starts_with(name)) continue;
    rest.remove_prefix(name.size());
    return nanoseconds;
  }
  Fail(text);
}

}  // namespace

std::chrono::nanoseconds ParseGoDuration(std::string_view text) {
  if (text == "0") return std::chrono::nanoseconds(0);
  if (text.empty()) Fail(text);
  double total = 0;
  for (std::string_view rest = text; !rest.empty();) {
    double number = 0;
    auto [end, code] =
        std::from_chars(rest.data(), rest.data() + rest.size(), number, std::chars_format::fixed);
    if (code != std::errc() || number < 0) Fail(text);
    rest.remove_prefix(static_cast<size_t>(end - rest.data()));
    total += number * TakeUnit(rest, text);
  }
  if (!(total < 9.2e18)) Fail(text);
  return std::chrono::nanoseconds(static_cast<int64_t>(total));
}

}  // namespace mercator
