#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace mercator {

std::string Base64(std::string_view bytes);     // standard alphabet, padded
std::string HexDigits(std::string_view bytes);  // lower case

// A running SHA-256. `Digest` gives the 32 bytes of what came so far and does not end the run.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  void Update(std::string_view bytes);
  std::string Digest() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace mercator
