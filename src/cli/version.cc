#include <cstdio>

#include "cli/command.h"

namespace mercator {

void AddVersion(CLI::App& app, Run& run) {
  app.add_subcommand("version", "Print the version of this program")->callback([&run] {
    run = [](const Environment&) {
      std::puts("mercator version v" MERCATOR_VERSION);
      return 0;
    };
  });
}

}  // namespace mercator
