#include <fmt/format.h>

#include "hcl/functions.h"
#include "hcl/timestamp.h"

namespace mercator::hcl {
namespace {

constexpr const char* kMonths[] = {"January",   "February", "March",    "April",
                                   "May",       "June",     "July",     "August",
                                   "September", "October",  "November", "December"};
constexpr const char* kDays[] = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                 "Thursday", "Friday", "Saturday"};

std::string Zone(const Timestamp& timestamp, size_t length) {
  const int offset = std::abs(timestamp.offset_minutes);
  const char sign = timestamp.offset_minutes < 0 ? '-' : '+';
  if (length == 1 && offset == 0) return "Z";
  if (length == 3 && offset == 0) return "UTC";
  const bool colon = length == 1 || length == 5;
  return fmt::format("{}{:02}{}{:02}", sign, offset / 60, colon ? ":" : "", offset % 60);
}

std::optional<std::string> Padded(int value, size_t length) {
  if (length == 1) return std::to_string(value);
  if (length == 2) return fmt::format("{:02}", value);
  return std::nullopt;
}

std::optional<std::string> Named(const char* name, int number, size_t length) {
  if (length == 3) return std::string(name).substr(0, 3);
  if (length == 4) return name;
  return Padded(number, length);
}

// One run of a letter in a format, as `YYYY` or `hh`; nothing if there is no such sequence.
std::optional<std::string> Sequence(char letter, size_t length, const Timestamp& timestamp) {
  const CivilTime time = CivilTimeOf(timestamp);
  const int hour12 = time.hour % 12 == 0 ? 12 : time.hour % 12;
  switch (letter) {
    case 'Y':
      if (length == 4) return fmt::format("{:04}", time.year);
      return length == 2 ? std::optional(fmt::format("{:02}", time.year % 100)) : std::nullopt;
    case 'M':
      return Named(kMonths[time.month - 1], time.month, length);
    case 'D':
      return Padded(time.day, length);
    case 'E':
      return length < 3 ? std::nullopt : Named(kDays[time.weekday], 0, length);
    case 'h':
      return Padded(time.hour, length);
    case 'H':
      return Padded(hour12, length);
    case 'A':
      return length == 2 ? std::optional<std::string>(time.hour < 12 ? "AM" : "PM") : std::nullopt;
    case 'a':
      return length == 2 ? std::optional<std::string>(time.hour < 12 ? "am" : "pm") : std::nullopt;
    case 'm':
      return Padded(time.minute, length);
    case 's':
      return Padded(time.second, length);
    case 'Z':
      return length == 2 || length > 5 ? std::nullopt : std::optional(Zone(timestamp, length));
    default:
      return std::nullopt;
  }
}

bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Text in single quotes, of which two stand for one. Nothing if it does not end.
std::optional<std::string> QuotedText(std::string_view format, size_t& at) {
  std::string out;
  for (++at; at < format.size(); ++at) {
    if (format[at] != '\'') {
      out += format[at];
    } else if (format.substr(at + 1).starts_with('\'')) {
      out += format[at++];
    } else {
      ++at;
      return out;
    }
  }
  return std::nullopt;
}

Value FormatDate(Call& call) {
  const std::string& format = call.Text(0);
  const auto timestamp = Timestamp::Parse(call.Text(1));
  if (!timestamp) return call.FailArgument(1, "`" + call.Text(1) + "` is no RFC 3339 timestamp");
  std::string out;
  for (size_t at = 0; at < format.size();) {
    if (format[at] == '\'') {
      const auto text = QuotedText(format, at);
      if (!text) return call.FailArgument(0, "a quote is not closed");
      out += *text;
      continue;
    }
    if (!IsLetter(format[at])) {
      out += format[at++];
      continue;
    }
    const size_t end = std::min(format.find_first_not_of(format[at], at), format.size());
    const auto text = Sequence(format[at], end - at, *timestamp);
    if (!text) {
      return call.FailArgument(0, "`" + format.substr(at, end - at) +
                                      "` is no format sequence; put literal text in single quotes");
    }
    out += *text;
    at = end;
  }
  return Value::String(out);
}

Value AddTime(Call& call) {
  auto timestamp = Timestamp::Parse(call.Text(0));
  if (!timestamp) return call.FailArgument(0, "`" + call.Text(0) + "` is no RFC 3339 timestamp");
  const auto duration = ParseDuration(call.Text(1));
  if (!duration) return call.FailArgument(1, "`" + call.Text(1) + "` is no duration, like `1h30m`");
  constexpr int64_t kSecond = 1000000000;
  int64_t rest = timestamp->nanoseconds + *duration % kSecond;
  timestamp->seconds += *duration / kSecond + (rest < 0 ? -1 : rest / kSecond);
  return Value::String(timestamp->ToString());
}

}  // namespace

void AddDateFunctions(FunctionTable& table) {
  const Parameter time{"time", Type::String()};
  table["formatdate"] = {{{"format", Type::String()}, time}, {}, FormatDate};
  table["timeadd"] = {{time, {"duration", Type::String()}}, {}, AddTime};
}

}  // namespace mercator::hcl
