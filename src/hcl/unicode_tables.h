#pragma once

#include <cstdint>
#include <span>

namespace mercator::hcl {

struct CodeRange {
  char32_t first;
  char32_t last;
};

// Characters `stride` apart from first to last, each mapped to itself plus `delta`.
struct CaseRange {
  char32_t first;
  char32_t last;
  int32_t delta;
  uint32_t stride;
};

// Sorted, from the Unicode character database; written by scripts/generate-unicode-tables.
extern const std::span<const CodeRange> kIdStart;
extern const std::span<const CodeRange> kIdContinue;
extern const std::span<const CodeRange> kLetter;
extern const std::span<const CodeRange> kGraphemeExtend;
extern const std::span<const CodeRange> kPictographic;
extern const std::span<const CaseRange> kUpper;
extern const std::span<const CaseRange> kLower;

}  // namespace mercator::hcl
