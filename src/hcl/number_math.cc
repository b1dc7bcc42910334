#include "hcl/number_math.h"

#include <algorithm>

namespace mercator::hcl {
namespace {

constexpr uint32_t kPowers[] = {1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000};

void Trim(NumberMath::Limbs& limbs) {
  while (!limbs.empty() && limbs.back() == 0) limbs.pop_back();
}

uint32_t DivideSmall(NumberMath::Limbs& limbs, uint32_t divisor) {
  uint64_t rest = 0;
  for (size_t i = limbs.size(); i-- > 0;) {
    uint64_t part = rest * NumberMath::kBase + limbs[i];
    limbs[i] = static_cast<uint32_t>(part / divisor);
    rest = part % divisor;
  }
  Trim(limbs);
  return static_cast<uint32_t>(rest);
}

void MultiplySmall(NumberMath::Limbs& limbs, uint32_t factor) {
  uint64_t carry = 0;
  for (uint32_t& limb : limbs) {
    uint64_t part = static_cast<uint64_t>(limb) * factor + carry;
    limb = static_cast<uint32_t>(part % NumberMath::kBase);
    carry = part / NumberMath::kBase;
  }
  if (carry != 0) limbs.push_back(static_cast<uint32_t>(carry));
}

// Subtracts factor * b, shifted by `shift` limbs, from a. True when that was too much: a then
// misses b once and the caller adds it back.
bool SubtractMultiple(NumberMath::Limbs& a, const NumberMath::Limbs& b, uint64_t factor,
                      size_t shift) {
  int64_t borrow = 0;
  uint64_t carry = 0;
  for (size_t i = 0; i < b.size() + 1; ++i) {
    uint64_t product = carry + (i < b.size() ? factor * b[i] : 0);
    carry = product / NumberMath::kBase;
    int64_t part = static_cast<int64_t>(a[shift + i]) -
                   static_cast<int64_t>(product % NumberMath::kBase) - borrow;
    borrow = part < 0 ? 1 : 0;
    a[shift + i] = static_cast<uint32_t>(part + borrow * static_cast<int64_t>(NumberMath::kBase));
  }
  return borrow != 0;
}

// True when the sum passed zero again, so that a is no longer below what it stands for.
bool AddBack(NumberMath::Limbs& a, const NumberMath::Limbs& b, size_t shift) {
  uint32_t carry = 0;
  for (size_t i = 0; i < b.size() + 1; ++i) {
    uint32_t part = a[shift + i] + (i < b.size() ? b[i] : 0) + carry;
    carry = part >= NumberMath::kBase ? 1 : 0;
    a[shift + i] = part - carry * NumberMath::kBase;
  }
  return carry != 0;
}

}  // namespace

NumberMath::Limbs NumberMath::FromDigits(std::string_view digits) {
  Limbs limbs;
  while (!digits.empty()) {
    size_t count = std::min<size_t>(9, digits.size());
    uint32_t limb = 0;
    for (char c : digits.substr(digits.size() - count)) limb = limb * 10 + (c - '0');
    limbs.push_back(limb);
    digits.remove_suffix(count);
  }
  Trim(limbs);
  return limbs;
}

std::string NumberMath::ToDigits(const Limbs& limbs) {
  if (limbs.empty()) return "0";
  std::string out = std::to_string(limbs.back());
  for (size_t i = limbs.size() - 1; i-- > 0;) {
    std::string part = std::to_string(limbs[i]);
    out.append(9 - part.size(), '0');
    out += part;
  }
  return out;
}

int64_t NumberMath::DigitCount(const Limbs& limbs) {
  if (limbs.empty()) return 0;
  int64_t count = static_cast<int64_t>(limbs.size() - 1) * 9;
  for (uint32_t top = limbs.back(); top != 0; top /= 10) ++count;
  return count;
}

int NumberMath::Compare(const Limbs& a, const Limbs& b) {
  if (a.size() != b.size()) return a.size() < b.size() ? -1 : 1;
  for (size_t i = a.size(); i-- > 0;) {
    if (a[i] != b[i]) return a[i] < b[i] ? -1 : 1;
  }
  return 0;
}

NumberMath::Limbs NumberMath::Add(const Limbs& a, const Limbs& b) {
  Limbs sum;
  uint32_t carry = 0;
  for (size_t i = 0; i < std::max(a.size(), b.size()); ++i) {
    uint32_t part = carry + (i < a.size() ? a[i] : 0) + (i < b.size() ? b[i] : 0);
    carry = part >= kBase ? 1 : 0;
    sum.push_back(part - carry * kBase);
  }
  if (carry != 0) sum.push_back(carry);
  return sum;
}

NumberMath::Limbs NumberMath::Subtract(const Limbs& a, const Limbs& b) {
  Limbs difference = a;
  int64_t borrow = 0;
  for (size_t i = 0; i < a.size(); ++i) {
    int64_t part = static_cast<int64_t>(a[i]) - (i < b.size() ? b[i] : 0) - borrow;
    borrow = part < 0 ? 1 : 0;
    difference[i] = static_cast<uint32_t>(part + borrow * static_cast<int64_t>(kBase));
  }
  Trim(difference);
  return difference;
}

NumberMath::Limbs NumberMath::Multiply(const Limbs& a, const Limbs& b) {
  if (a.empty() || b.empty()) return {};
  Limbs product(a.size() + b.size(), 0);
  for (size_t i = 0; i < a.size(); ++i) {
    uint64_t carry = 0;
    for (size_t j = 0; j < b.size() || carry != 0; ++j) {
      uint64_t part = product[i + j] + carry;
      if (j < b.size()) part += static_cast<uint64_t>(a[i]) * b[j];
      product[i + j] = static_cast<uint32_t>(part % kBase);
      carry = part / kBase;
    }
  }
  Trim(product);
  return product;
}

// Knuth, The Art of Computer Programming, volume 2, 4.3.1, algorithm D.
std::pair<NumberMath::Limbs, NumberMath::Limbs> NumberMath::Divide(const Limbs& a, const Limbs& b) {
  if (Compare(a, b) < 0) return {{}, a};
  if (b.size() == 1) {
    Limbs quotient = a;
    uint32_t rest = DivideSmall(quotient, b[0]);
    return {quotient, rest == 0 ? Limbs() : Limbs{rest}};
  }
  const uint32_t scale = kBase / (b.back() + 1);
  Limbs dividend = a;
  Limbs divisor = b;
  MultiplySmall(dividend, scale);
  MultiplySmall(divisor, scale);
  dividend.push_back(0);
  dividend.resize(std::max(dividend.size(), divisor.size() + 1), 0);
  Limbs quotient(dividend.size() - divisor.size(), 0);
  for (size_t i = quotient.size(); i-- > 0;) {
    size_t top = i + divisor.size();
    uint64_t head = static_cast<uint64_t>(dividend[top]) * kBase + dividend[top - 1];
    uint64_t guess = std::min<uint64_t>(head / divisor.back(), kBase - 1);
    // With a scaled divisor the guess is at most two too large.
    bool below = SubtractMultiple(dividend, divisor, guess, i);
    for (; below; --guess) below = !AddBack(dividend, divisor, i);
    quotient[i] = static_cast<uint32_t>(guess);
  }
  Trim(quotient);
  Trim(dividend);
  DivideSmall(dividend, scale);
  return {quotient, dividend};
}

NumberMath::Limbs NumberMath::TimesPowerOfTen(const Limbs& limbs, int64_t power) {
  if (limbs.empty() || power <= 0) return limbs;
  Limbs result = limbs;
  MultiplySmall(result, kPowers[power % 9]);
  result.insert(result.begin(), power / 9, 0);
  return result;
}

NumberMath::Limbs NumberMath::DropDigits(const Limbs& limbs, int64_t count) {
  if (count <= 0) return limbs;
  if (count / 9 >= static_cast<int64_t>(limbs.size())) return {};
  Limbs result(limbs.begin() + count / 9, limbs.end());
  DivideSmall(result, kPowers[count % 9]);
  return result;
}

std::tuple<NumberMath::Limbs, NumberMath::Limbs, int32_t> NumberMath::Align(const Number& a,
                                                                            const Number& b) {
  int32_t exponent = std::min(a.exponent_, b.exponent_);
  return {TimesPowerOfTen(a.limbs_, a.exponent_ - exponent),
          TimesPowerOfTen(b.limbs_, b.exponent_ - exponent), exponent};
}

void NumberMath::Normalise(Number& number) {
  Trim(number.limbs_);
  if (number.limbs_.empty()) {
    number.negative_ = false;
    number.exponent_ = 0;
    return;
  }
  size_t zeros = 0;
  while (number.limbs_[zeros] == 0) ++zeros;
  number.limbs_.erase(number.limbs_.begin(), number.limbs_.begin() + zeros);
  number.exponent_ += static_cast<int32_t>(zeros * 9);
  int digits = 0;
  for (uint32_t last = number.limbs_[0]; last % 10 == 0; last /= 10) ++digits;
  if (digits != 0) DivideSmall(number.limbs_, kPowers[digits]);
  number.exponent_ += digits;
}

Number NumberMath::Rounded(Number number, int64_t digits) {
  int64_t excess = DigitCount(number.limbs_) - digits;
  if (excess <= 0) return number;
  Limbs kept = DropDigits(number.limbs_, excess);
  Limbs half = TimesPowerOfTen({5}, excess - 1);
  int order = Compare(Subtract(number.limbs_, TimesPowerOfTen(kept, excess)), half);
  bool odd = !kept.empty() && kept[0] % 2 == 1;
  if (order > 0 || (order == 0 && odd)) kept = Add(kept, {1});
  number.limbs_ = kept;
  number.exponent_ += static_cast<int32_t>(excess);
  Normalise(number);
  return number;
}

}  // namespace mercator::hcl
