#include <cmath>

#include "hcl/functions.h"

namespace mercator::hcl {
namespace {

Value FromDouble(Call& call, double value) {
  const auto number = std::isfinite(value) ? Number::FromDouble(value) : std::nullopt;
  return number ? Value::Of(*number) : call.Fail("the result is no number");
}

// Exact for whole exponents that are not negative, otherwise by 64-bit floats.
Value Power(Call& call) {
  const auto exponent = call.Numeric(1).ToInt64();
  if (!exponent || *exponent < 0 || *exponent > Number::kMaxExponent) {
    return FromDouble(call, std::pow(call.Numeric(0).ToDouble(), call.Numeric(1).ToDouble()));
  }
  Number result(1);
  for (int64_t i = 0; i < *exponent; ++i) {
    result = result * call.Numeric(0);
    if (!result.InRange()) return call.Fail("the result is beyond the range of numbers");
  }
  return Value::Of(result);
}

Value Logarithm(Call& call) {
  return FromDouble(call,
                    std::log(call.Numeric(0).ToDouble()) / std::log(call.Numeric(1).ToDouble()));
}

Value Extreme(Call& call, bool greatest) {
  if (call.size() == 0) return call.Fail("at least one number is required");
  Number result = call.Numeric(0);
  for (size_t i = 1; i < call.size(); ++i) {
    if ((call.Numeric(i) > result) == greatest) result = call.Numeric(i);
  }
  return Value::Of(result);
}

int DigitOf(char c, int base) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'z') return c - 'a' + 10;
  if (c >= 'A' && c <= 'Z') return c - 'A' + (base > 36 ? 36 : 10);
  return base;
}

Value ParseInteger(Call& call) {
  const auto base = call.Numeric(1).ToInt64();
  if (!base || *base < 2 || *base > 62)
    return call.FailArgument(1, "a base from 2 to 62 is required");
  std::string_view text = call.Text(0);
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  Number result;
  if (text.empty()) return call.FailArgument(0, "there are no digits");
  for (char c : text) {
    const int digit = DigitOf(c, static_cast<int>(*base));
    if (digit >= *base) {
      return call.FailArgument(
          0, "`" + call.Text(0) + "` is no whole number to base " + std::to_string(*base));
    }
    result = result * Number(*base) + Number(digit);
  }
  return Value::Of(negative ? -result : result);
}

Value Sign(Call& call) {
  const Number& number = call.Numeric(0);
  return Value::Int(number.IsZero() ? 0 : number.IsNegative() ? -1 : 1);
}

}  // namespace

void AddNumberFunctions(FunctionTable& table) {
  const Parameter number{"num", Type::Number()};
  const Parameter numbers{"numbers", Type::Number()};
  auto add = [&](const char* name, Number (Number::*method)() const) {
    table[name] = {
        {number}, {}, [method](Call& call) { return Value::Of((call.Numeric(0).*method)()); }};
  };
  add("abs", &Number::Abs);
  add("ceil", &Number::Ceil);
  add("floor", &Number::Floor);
  add("int", &Number::Truncated);
  table["signum"] = {{number}, {}, Sign};
  table["log"] = {{number, {"base", Type::Number()}}, {}, Logarithm};
  table["pow"] = {{number, {"power", Type::Number()}}, {}, Power};
  table["max"] = {{}, numbers, [](Call& call) { return Extreme(call, true); }};
  table["min"] = {{}, numbers, [](Call& call) { return Extreme(call, false); }};
  table["parseint"] = {{{"number", Type::String()}, {"base", Type::Number()}}, {}, ParseInteger};
}

}  // namespace mercator::hcl
