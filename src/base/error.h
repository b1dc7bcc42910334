#pragma once

#include <stdexcept>
#include <string>

namespace mercator {

// The world failed: a server, a file, a lock. Caught once per command, printed as
// `Error: <message>` and, if there is one, the hint that says what to do.
class Error : public std::runtime_error {
 public:
  explicit Error(const std::string& message, std::string hint = "")
      : std::runtime_error(message), hint_(std::move(hint)) {}
  const std::string& hint() const { return hint_; }

 private:
  std::string hint_;
};

}  // namespace mercator
