#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace mercator {

struct Hash128 {
  uint64_t high = 0;
  uint64_t low = 0;
  bool operator==(const Hash128&) const = default;
  auto operator<=>(const Hash128&) const = default;
  std::string Hex() const;  // 32 lower-case digits
};

// XXH3-128 of the bytes. Not for anything that must withstand an attacker.
Hash128 HashBytes(std::string_view bytes);

}  // namespace mercator
