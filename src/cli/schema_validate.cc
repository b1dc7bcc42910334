#include <cstdio>

#include "base/error.h"
#include "cli/command.h"
#include "cli/flags.h"
#include "cli/workbench.h"

namespace mercator {
namespace {

struct Flags {
  std::vector<std::string> to = {"file://schema"};
  DevServerOptions dev;
};

int Validate(const Flags& flags, const Environment& environment) {
  Diagnostics diagnostics;
  Workbench bench(flags.dev, environment);
  bench.Load(flags.to, diagnostics);
  std::fputs(Render(diagnostics).c_str(), stderr);
  if (diagnostics.HasErrors()) throw Error("the schema does not load");
  return 0;
}

}  // namespace

void AddSchemaValidate(CLI::App& group, Run& run) {
  auto flags = std::make_shared<Flags>();
  CLI::App* command = group.add_subcommand(
      "validate", "Check that the desired schema loads into an empty database");
  command->footer("Example:\n  mercator schema validate --to file://schema");
  command->add_option("--to,-u,--url", flags->to, "the schema: file://…, a path; repeatable")
      ->capture_default_str();
  AddDevFlags(*command, flags->dev);
  command->callback([flags, &run] {
    run = [flags](const Environment& environment) { return Validate(*flags, environment); };
  });
}

}  // namespace mercator
