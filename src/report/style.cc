#include "report/style.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>

namespace mercator {

std::string Style::Wrap(std::string_view code, std::string_view text) const {
  return colour ? fmt::format("\033[{}m{}\033[0m", code, text) : std::string(text);
}

Style StyleFor(int file_descriptor) {
  const char* none = std::getenv("NO_COLOR");
  return {isatty(file_descriptor) == 1 && !(none && *none)};
}

}  // namespace mercator
