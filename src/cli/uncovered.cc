#include "cli/uncovered.h"

#include <fmt/format.h>

namespace mercator {

void AddStrictFlag(CLI::App& command, bool& strict) {
  command.add_flag("--strict", strict,
                   "what is there and not covered is an error instead of a warning");
}

void TellUncovered(const Catalog& catalog, bool strict, std::string_view meaning,
                   Diagnostics& diagnostics) {
  for (const std::string& thing : catalog.uncovered) {
    std::string text = fmt::format("`{}` is not covered: {}", thing, meaning);
    if (strict) {
      diagnostics.Error(text);
    } else {
      diagnostics.Warning(text);
    }
  }
}

}  // namespace mercator
