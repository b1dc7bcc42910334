#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mercator::hcl {

// An exact decimal number: digits times a power of ten. Literals keep every digit that was
// written; results of arithmetic are rounded, half to even, to kPrecision significant digits
// (that of the 512-bit numbers of other HCL implementations), so `0.1 + 0.2` is 0.3.
class Number {
 public:
  static constexpr int kPrecision = 154;
  static constexpr int kMaxExponent = 10000;

  Number() = default;
  Number(int64_t value);  // NOLINT: a number is what an integer literal means
  // Digits with an optional fraction and exponent, as in HCL source. Nothing for any other text
  // and for a magnitude beyond 10^kMaxExponent.
  static std::optional<Number> Parse(std::string_view text);
  // Also takes a sign, `.5` and `5.`: what a string may hold to be converted to a number.
  static std::optional<Number> ParseSigned(std::string_view text);
  static std::optional<Number> FromDouble(double value);

  bool IsZero() const { return limbs_.empty(); }
  bool IsNegative() const { return negative_; }
  bool IsInteger() const { return exponent_ >= 0; }
  std::optional<int64_t> ToInt64() const;  // nothing when not a whole number or out of range
  double ToDouble() const;
  std::string ToString() const;  // the shortest decimal, never with an exponent

  Number operator-() const;
  Number operator+(const Number& other) const;
  Number operator-(const Number& other) const { return *this + -other; }
  Number operator*(const Number& other) const;
  // Rounded to more digits than kPrecision, so that `1 / 3 * 3` is 1. The divisor is not zero.
  Number DividedBy(const Number& divisor) const;
  // What is left of a truncating division; has the sign of the dividend. Not by zero.
  Number Remainder(const Number& divisor) const;
  Number Truncated() const;
  Number Floor() const;
  Number Ceil() const;
  Number Abs() const { return negative_ ? -*this : *this; }
  bool InRange() const;  // within 10^±kMaxExponent

  bool operator==(const Number&) const = default;
  std::strong_ordering operator<=>(const Number& other) const;

 private:
  friend struct NumberMath;

  bool negative_ = false;
  int32_t exponent_ = 0;         // the power of ten of the last digit
  std::vector<uint32_t> limbs_;  // nine digits each, least first; the last digit is not zero
};

}  // namespace mercator::hcl
