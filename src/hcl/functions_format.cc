#include <cstdio>

#include "hcl/convert.h"
#include "hcl/functions.h"
#include "hcl/json.h"
#include "hcl/unicode.h"

namespace mercator::hcl {
namespace {

// One `%` sequence, as of Go's fmt.
struct Verb {
  char letter = 'v';
  bool plus = false, minus = false, sharp = false, blank = false, zero = false;
  std::optional<int> width, precision;
  std::optional<size_t> argument;  // explicit, from 0
  std::string text;                // as written
};

std::optional<int> ReadDigits(std::string_view format, size_t& at) {
  int value = 0;
  const size_t start = at;
  while (at < format.size() && format[at] >= '0' && format[at] <= '9' && at - start < 5) {
    value = value * 10 + (format[at++] - '0');
  }
  return at == start ? std::nullopt : std::optional(value);
}

// Reads the sequence behind a `%`. False when it is broken off or malformed.
bool ReadVerb(std::string_view format, size_t& at, Verb& verb) {
  const size_t start = at;
  for (bool flags = true; flags && at < format.size();) {
    switch (format[at]) {
      case '+':
        verb.plus = true;
        break;
      case '-':
        verb.minus = true;
        break;
      case '#':
        verb.sharp = true;
        break;
      case ' ':
        verb.blank = true;
        break;
      case '0':
        verb.zero = true;
        break;
      default:
        flags = false;
    }
    if (flags) ++at;
  }
  verb.width = ReadDigits(format, at);
  if (at < format.size() && format[at] == '.') {
    ++at;
    verb.precision = ReadDigits(format, at).value_or(0);
  }
  if (at < format.size() && format[at] == '[') {
    ++at;
    const auto number = ReadDigits(format, at);
    if (!number || *number == 0 || at >= format.size() || format[at] != ']') return false;
    ++at;
    verb.argument = *number - 1;
  }
  if (at >= format.size()) return false;
  verb.letter = format[at++];
  verb.text = "%" + std::string(format.substr(start, at - start));
  return true;
}

std::string Padded(std::string text, const Verb& verb, bool number) {
  const size_t size = GraphemeCount(text);
  if (!verb.width || size >= static_cast<size_t>(*verb.width)) return text;
  const size_t lack = *verb.width - size;
  if (verb.minus) return text + std::string(lack, ' ');
  if (!verb.zero) return std::string(lack, ' ') + text;
  const size_t sign = number && !text.empty() && (text[0] == '-' || text[0] == '+') ? 1 : 0;
  return text.insert(sign, lack, '0');
}

std::string WithSign(std::string text, const Verb& verb) {
  if (text.starts_with('-')) return text;
  return (verb.plus ? "+" : verb.blank ? " " : "") + text;
}

std::string InBase(Number number, int base, bool upper) {
  std::string out;
  const bool negative = number.IsNegative();
  number = number.Abs();
  while (!number.IsZero()) {
    const int digit = static_cast<int>(*number.Remainder(base).ToInt64());
    out.insert(out.begin(), (upper ? "0123456789ABCDEF" : "0123456789abcdef")[digit]);
    number = number.DividedBy(base).Floor();
  }
  if (out.empty()) out = "0";
  return negative ? "-" + out : out;
}

std::string Floating(double value, const Verb& verb) {
  char pattern[16];
  std::snprintf(pattern, sizeof pattern, "%%%s.*%c", verb.sharp ? "#" : "", verb.letter);
  char buffer[512];
  const int size = std::snprintf(buffer, sizeof buffer, pattern, verb.precision.value_or(6), value);
  return {buffer, std::min(sizeof buffer - 1, static_cast<size_t>(std::max(size, 0)))};
}

std::optional<std::string> FormatNumber(const Number& number, const Verb& verb,
                                        std::string& problem) {
  switch (verb.letter) {
    case 'd':
    case 'b':
    case 'o':
    case 'x':
    case 'X': {
      if (!number.IsInteger()) {
        problem = "a whole number is required";
        return std::nullopt;
      }
      const int base = verb.letter == 'd'   ? 10
                       : verb.letter == 'b' ? 2
                       : verb.letter == 'o' ? 8
                                            : 16;
      std::string text = base == 10 ? number.ToString() : InBase(number, base, verb.letter == 'X');
      if (verb.sharp && base == 16) text.insert(number.IsNegative() ? 1 : 0, "0x");
      return WithSign(text, verb);
    }
    case 'g':
    case 'G':
      if (!verb.precision) return WithSign(number.ToString(), verb);
      [[fallthrough]];
    default:
      return WithSign(Floating(number.ToDouble(), verb), verb);
  }
}

std::optional<std::string> FormatText(const std::string& text, const Verb& verb) {
  std::string out = text;
  if (verb.precision) {
    size_t size = 0;
    for (int i = 0; i < *verb.precision && size < out.size(); ++i) {
      size += GraphemeSize(std::string_view(out).substr(size));
    }
    out.resize(size);
  }
  if (verb.letter == 'q') return JsonString(out);
  if (verb.letter != 'x' && verb.letter != 'X') return out;
  std::string hex;
  for (unsigned char c : out) {
    const char* digits = verb.letter == 'x' ? "0123456789abcdef" : "0123456789ABCDEF";
    hex += {digits[c >> 4], digits[c & 15]};
  }
  return hex;
}

std::optional<std::string> FormatAny(const Value& value, const Verb& verb) {
  if (verb.sharp) return EncodeJson(value);
  if (value.has_content() && value.Is(TypeKind::kString)) return FormatText(value.AsString(), verb);
  return EncodeJson(value);
}

std::optional<std::string> FormatOne(const Value& value, const Verb& verb, std::string& problem) {
  if (verb.letter == 'v') return FormatAny(value, verb);
  if (value.null()) {
    problem = "null has no `" + verb.text + "` form";
    return std::nullopt;
  }
  const std::string_view numeric = "dbofFeEgG";
  const bool hex = verb.letter == 'x' || verb.letter == 'X';
  Type type = Type::String();
  if (verb.letter == 't') type = Type::Bool();
  if (numeric.find(verb.letter) != std::string_view::npos) type = Type::Number();
  if (hex && value.Is(TypeKind::kNumber)) type = Type::Number();
  if (type == Type::String() && !hex && verb.letter != 's' && verb.letter != 'q') {
    problem = "`" + verb.text + "` is not supported";
    return std::nullopt;
  }
  const auto converted = Convert(value, type, &problem);
  if (!converted) return std::nullopt;
  if (type.Is(TypeKind::kBool)) return converted->AsBool() ? "true" : "false";
  if (type.Is(TypeKind::kNumber)) return FormatNumber(converted->AsNumber(), verb, problem);
  return FormatText(converted->AsString(), verb);
}

// The text, or nothing and what is wrong with which of the arguments (0 is the format itself).
std::optional<std::string> FormatAll(const std::string& format, const std::vector<Value>& arguments,
                                     size_t& wrong, std::string& problem) {
  std::string out;
  size_t next = 0, highest = 0;
  wrong = 0;
  for (size_t at = 0; at < format.size();) {
    if (format[at] != '%') {
      out += format[at++];
      continue;
    }
    ++at;
    if (at < format.size() && format[at] == '%') {
      out += format[at++];
      continue;
    }
    Verb verb;
    if (!ReadVerb(format, at, verb)) {
      problem = "a `%` sequence is malformed; write `%%` for a percent sign";
      return std::nullopt;
    }
    const size_t index = verb.argument.value_or(next);
    next = index + 1;
    highest = std::max(highest, next);
    if (index >= arguments.size()) {
      problem = "there is no argument " + std::to_string(index + 1) + " for `" + verb.text + "`";
      return std::nullopt;
    }
    const auto text = FormatOne(arguments[index], verb, problem);
    if (!text) {
      wrong = index + 1;
      return std::nullopt;
    }
    const bool number = arguments[index].has_content() && arguments[index].Is(TypeKind::kNumber);
    out += Padded(*text, verb, number);
  }
  if (highest < arguments.size()) {
    wrong = highest + 1;
    problem = "there are more arguments than the format uses";
    return std::nullopt;
  }
  return out;
}

Value FormatCall(Call& call) {
  std::string problem;
  size_t wrong = 0;
  const std::vector<Value> arguments(call.arguments().begin() + 1, call.arguments().end());
  const auto text = FormatAll(call.Text(0), arguments, wrong, problem);
  return text ? Value::String(*text) : call.FailArgument(wrong, problem);
}

// Formats once for each element; arguments that are no lists are the same each time.
Value FormatList(Call& call) {
  std::optional<size_t> length;
  for (size_t i = 1; i < call.size(); ++i) {
    if (!call[i].has_content() || !call[i].IsSequence()) continue;
    if (length && *length != call[i].Size())
      return call.FailArgument(i, "the lists differ in length");
    length = call[i].Size();
  }
  Value::Elements results;
  for (size_t row = 0; row < length.value_or(1); ++row) {
    std::vector<Value> arguments;
    for (size_t i = 1; i < call.size(); ++i) {
      const bool list = call[i].has_content() && call[i].IsSequence();
      arguments.push_back(list ? call[i].elements()[row] : call[i]);
    }
    std::string problem;
    size_t wrong = 0;
    const auto text = FormatAll(call.Text(0), arguments, wrong, problem);
    if (!text) return call.FailArgument(wrong, problem);
    results.push_back(Value::String(*text));
  }
  return Value::List(Type::String(), std::move(results));
}

}  // namespace

void AddFormatFunctions(FunctionTable& table) {
  const std::vector<Parameter> format = {{"format", Type::String()}};
  const Parameter arguments{"args", Type::Dynamic(), true};
  table["format"] = {format, arguments, FormatCall};
  table["formatlist"] = {format, arguments, FormatList};
}

}  // namespace mercator::hcl
