#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/diagnostic.h"

namespace mercator::hcl {

// Bytes of a source text, `end` exclusive.
struct Range {
  uint32_t begin = 0;
  uint32_t end = 0;
  bool operator==(const Range&) const = default;
};

inline Range Between(Range first, Range last) { return {first.begin, last.end}; }

// Adds an error at a place. `summary` names the kind of error and is the same for all of its kind;
// `detail`, when there is one, follows it after a colon.
inline Diagnostic& Complain(Diagnostics& diagnostics, const SourcePtr& source, Range range,
                            std::string summary, std::string_view detail = "") {
  if (!detail.empty()) summary.append(": ").append(detail);
  return diagnostics.Error(std::move(summary), source, range.begin, range.end);
}

}  // namespace mercator::hcl
