#include <fmt/format.h>

#include <cctype>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "base/checksum.h"
#include "base/error.h"
#include "base/go_quote.h"
#include "report/template_functions.h"

namespace mercator {
namespace {

// `%-10.3f`: what stands between the percent sign and the verb, and the verb.
struct Verb {
  std::string flags;
  char letter = 0;
};

Verb TakeVerb(const std::string& format, size_t& at) {
  Verb verb;
  while (at < format.size() &&
         (std::isdigit(static_cast<unsigned char>(format[at])) ||
          std::string_view("+-# .").find(format[at]) != std::string_view::npos)) {
    verb.flags += format[at++];
  }
  if (at < format.size()) verb.letter = format[at++];
  return verb;
}

std::string Pad(const Verb& verb, std::string text) {
  bool left = verb.flags.find('-') != std::string::npos;
  size_t digits = verb.flags.find_first_of("123456789");
  size_t point = verb.flags.find('.');
  if (digits == std::string::npos || digits > point) return text;
  size_t width = std::min<size_t>(std::stoul(verb.flags.substr(digits)), 10'000);
  if (text.size() >= width) return text;
  std::string blanks(width - text.size(), ' ');
  return left ? text + blanks : blanks + text;
}

std::string Numeric(const Verb& verb, const ReportValue& value) {
  char buffer[512];
  if (verb.letter == 'd' || verb.letter == 'x' || verb.letter == 'X') {
    if (!value.is_number_integer() && !IsDuration(value))
      return "%!" + std::string(1, verb.letter) + "(" + PrintValue(value) + ")";
    long long number = IsDuration(value) ? Nanoseconds(value) : value.get<int64_t>();
    std::snprintf(buffer, sizeof(buffer), ("%" + verb.flags + "ll" + verb.letter).c_str(), number);
  } else {
    if (!value.is_number())
      return "%!" + std::string(1, verb.letter) + "(" + PrintValue(value) + ")";
    std::snprintf(buffer, sizeof(buffer), ("%" + verb.flags + verb.letter).c_str(),
                  value.get<double>());
  }
  return buffer;
}

std::string Format(const Verb& verb, const ReportValue& value) {
  switch (verb.letter) {
    case 'v':
    case 's':
    case 't':
      return Pad(verb, value.is_null() ? "<nil>" : PrintValue(value));
    case 'q':
      return Pad(verb, GoQuote(PrintValue(value)));
    case 'x':
    case 'X':
      if (value.is_string()) return Pad(verb, HexDigits(value.get_ref<const std::string&>()));
      [[fallthrough]];
    case 'd':
    case 'f':
    case 'e':
    case 'g':
      return Numeric(verb, value);
    default:
      return fmt::format("%!{}({})", verb.letter, PrintValue(value));
  }
}

}  // namespace

std::string GoPrintf(const std::vector<ReportValue>& arguments) {
  if (arguments.empty() || !arguments[0].is_string()) throw Error("printf wants a format first");
  const std::string& format = arguments[0].get_ref<const std::string&>();
  std::string text;
  size_t next = 1;
  for (size_t at = 0; at < format.size();) {
    if (format[at] != '%') {
      text += format[at++];
      continue;
    }
    ++at;
    Verb verb = TakeVerb(format, at);
    if (verb.letter == '%') {
      text += '%';
    } else if (verb.letter == 0) {
      text += "%!(NOVERB)";
    } else if (next >= arguments.size()) {
      text += fmt::format("%!{}(MISSING)", verb.letter);
    } else {
      text += Format(verb, arguments[next++]);
    }
  }
  return text;
}

}  // namespace mercator
