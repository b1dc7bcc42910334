#include "hcl/number.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>

#include "hcl/number_math.h"

namespace mercator::hcl {

using Limbs = NumberMath::Limbs;

Number::Number(int64_t value) {
  negative_ = value < 0;
  uint64_t rest = negative_ ? 0 - static_cast<uint64_t>(value) : static_cast<uint64_t>(value);
  for (; rest != 0; rest /= NumberMath::kBase) limbs_.push_back(rest % NumberMath::kBase);
  NumberMath::Normalise(*this);
}

std::optional<Number> Number::Parse(std::string_view text) {
  if (text.empty() || text.front() < '0' || text.front() > '9') return std::nullopt;
  if (auto dot = text.find('.'); dot != std::string_view::npos) {
    if (dot + 1 >= text.size() || text[dot + 1] < '0' || text[dot + 1] > '9') return std::nullopt;
  }
  return ParseSigned(text);
}

std::optional<Number> Number::ParseSigned(std::string_view text) {
  bool negative = !text.empty() && text.front() == '-';
  if (negative || (!text.empty() && text.front() == '+')) text.remove_prefix(1);
  std::string digits;
  int64_t exponent = 0;
  size_t i = 0;
  auto take = [&] {
    size_t start = i;
    while (i < text.size() && text[i] >= '0' && text[i] <= '9') digits += text[i++];
    return i - start;
  };
  take();
  if (i < text.size() && text[i] == '.') {
    ++i;
    exponent = -static_cast<int64_t>(take());
  }
  if (digits.empty()) return std::nullopt;
  if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
    ++i;
    if (i < text.size() && text[i] == '+') ++i;
    if (i < text.size() && text[i] == '+') return std::nullopt;
    int64_t power = 0;
    auto [end, error] = std::from_chars(text.data() + i, text.data() + text.size(), power);
    if (error != std::errc() || power > kMaxExponent || power < -kMaxExponent) return std::nullopt;
    exponent += power;
    i = end - text.data();
  }
  if (i != text.size()) return std::nullopt;
  Number number;
  number.limbs_ = NumberMath::FromDigits(digits);
  number.negative_ = negative;
  number.exponent_ = static_cast<int32_t>(exponent);
  NumberMath::Normalise(number);
  return number.InRange() ? std::optional(number) : std::nullopt;
}

std::optional<Number> Number::FromDouble(double value) {
  char buffer[64];
  auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, value);
  if (error != std::errc()) return std::nullopt;
  return ParseSigned({buffer, static_cast<size_t>(end - buffer)});
}

bool Number::InRange() const {
  int64_t top = exponent_ + static_cast<int64_t>(NumberMath::DigitCount(limbs_));
  return IsZero() || (top <= kMaxExponent && top >= -kMaxExponent);
}

std::optional<int64_t> Number::ToInt64() const {
  if (!IsInteger() || NumberMath::DigitCount(limbs_) + exponent_ > 19) return std::nullopt;
  std::string text = ToString();
  int64_t value = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() ? std::optional(value) : std::nullopt;
}

double Number::ToDouble() const {
  std::string text = NumberMath::ToDigits(limbs_) + "e" + std::to_string(exponent_);
  double value = std::strtod(text.c_str(), nullptr);
  return negative_ ? -value : value;
}

std::string Number::ToString() const {
  if (IsZero()) return "0";
  const Number shown = IsInteger() ? *this : NumberMath::Rounded(*this, kPrecision);
  std::string digits = NumberMath::ToDigits(shown.limbs_);
  if (shown.exponent_ >= 0) {
    digits.append(shown.exponent_, '0');
  } else {
    size_t fraction = -shown.exponent_;
    if (digits.size() <= fraction) digits.insert(0, fraction + 1 - digits.size(), '0');
    digits.insert(digits.size() - fraction, ".");
  }
  return negative_ ? "-" + digits : digits;
}

Number Number::operator-() const {
  Number result = *this;
  result.negative_ = !negative_ && !IsZero();
  return result;
}

Number Number::operator+(const Number& other) const {
  if (IsZero()) return other;
  if (other.IsZero()) return *this;
  auto [a, b, exponent] = NumberMath::Align(*this, other);
  Number result;
  result.exponent_ = exponent;
  if (negative_ == other.negative_) {
    result.limbs_ = NumberMath::Add(a, b);
    result.negative_ = negative_;
  } else {
    bool less = NumberMath::Compare(a, b) < 0;
    result.limbs_ = less ? NumberMath::Subtract(b, a) : NumberMath::Subtract(a, b);
    result.negative_ = less ? other.negative_ : negative_;
  }
  NumberMath::Normalise(result);
  return NumberMath::Rounded(result, kPrecision);
}

Number Number::operator*(const Number& other) const {
  Number result;
  result.limbs_ = NumberMath::Multiply(limbs_, other.limbs_);
  result.negative_ = negative_ != other.negative_;
  result.exponent_ = exponent_ + other.exponent_;
  NumberMath::Normalise(result);
  return NumberMath::Rounded(result, kPrecision);
}

Number Number::DividedBy(const Number& divisor) const {
  int64_t lack = NumberMath::kDivisionDigits + NumberMath::DigitCount(divisor.limbs_) -
                 NumberMath::DigitCount(limbs_);
  int32_t shift = static_cast<int32_t>(std::max<int64_t>(0, lack));
  Number result;
  result.limbs_ =
      NumberMath::Divide(NumberMath::TimesPowerOfTen(limbs_, shift), divisor.limbs_).first;
  result.exponent_ = exponent_ - divisor.exponent_ - shift;
  result.negative_ = negative_ != divisor.negative_;
  NumberMath::Normalise(result);
  return NumberMath::Rounded(result, NumberMath::kDivisionDigits);
}

Number Number::Remainder(const Number& divisor) const {
  auto [a, b, exponent] = NumberMath::Align(*this, divisor);
  Number result;
  result.limbs_ = NumberMath::Divide(a, b).second;
  result.exponent_ = exponent;
  result.negative_ = negative_;
  NumberMath::Normalise(result);
  return result;
}

Number Number::Truncated() const {
  if (IsInteger()) return *this;
  Number result = *this;
  result.limbs_ = NumberMath::DropDigits(limbs_, -exponent_);
  result.exponent_ = 0;
  NumberMath::Normalise(result);
  return result;
}

Number Number::Floor() const {
  Number whole = Truncated();
  return negative_ && whole != *this ? whole - Number(1) : whole;
}

Number Number::Ceil() const {
  Number whole = Truncated();
  return !negative_ && whole != *this ? whole + Number(1) : whole;
}

std::strong_ordering Number::operator<=>(const Number& other) const {
  if (negative_ != other.negative_) return other.negative_ <=> negative_;
  auto [a, b, exponent] = NumberMath::Align(*this, other);
  int order = NumberMath::Compare(a, b);
  return (negative_ ? -order : order) <=> 0;
}

}  // namespace mercator::hcl
