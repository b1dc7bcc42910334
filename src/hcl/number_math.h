#pragma once

#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "hcl/number.h"

namespace mercator::hcl {

// Arithmetic on digit vectors: limbs of nine decimal digits, least significant first, without
// leading zero limbs; zero is the empty vector.
struct NumberMath {
  using Limbs = std::vector<uint32_t>;
  static constexpr uint32_t kBase = 1000000000;
  static constexpr int64_t kDivisionDigits = Number::kPrecision + 16;

  static Limbs FromDigits(std::string_view digits);
  static std::string ToDigits(const Limbs& limbs);
  static int64_t DigitCount(const Limbs& limbs);
  static int Compare(const Limbs& a, const Limbs& b);
  static Limbs Add(const Limbs& a, const Limbs& b);
  static Limbs Subtract(const Limbs& a, const Limbs& b);  // a is not less than b
  static Limbs Multiply(const Limbs& a, const Limbs& b);
  static std::pair<Limbs, Limbs> Divide(const Limbs& a, const Limbs& b);  // quotient, remainder
  static Limbs TimesPowerOfTen(const Limbs& limbs, int64_t power);
  static Limbs DropDigits(const Limbs& limbs, int64_t count);  // divides by 10^count

  // Both digit vectors brought to the smaller exponent.
  static std::tuple<Limbs, Limbs, int32_t> Align(const Number& a, const Number& b);
  // Removes zero digits at both ends and the sign of zero.
  static void Normalise(Number& number);
  static Number Rounded(Number number, int64_t digits);  // half to even
};

}  // namespace mercator::hcl
