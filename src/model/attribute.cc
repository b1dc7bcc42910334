#include "model/attribute.h"

namespace mercator {

void Encode(std::string& out, bool value) { out += value ? '\1' : '\0'; }

void Encode(std::string& out, int64_t value) {
  for (int i = 0; i < 8; ++i) out += static_cast<char>(value >> (8 * i));
}

void Encode(std::string& out, const std::string& value) {
  Encode(out, static_cast<int64_t>(value.size()));
  out += value;
}

void Encode(std::string& out, const Options& value) {
  Encode(out, static_cast<int64_t>(value.size()));
  for (const auto& [name, text] : value.Sorted()) {
    Encode(out, name);
    Encode(out, text);
  }
}

}  // namespace mercator
