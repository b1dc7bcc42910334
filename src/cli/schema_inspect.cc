#include <cstdio>

#include "cli/command.h"
#include "diff/plan.h"
#include "inspect/inspect.h"

namespace mercator {
namespace {

struct Flags {
  std::string url;
  std::string format = "sql";
};

int Inspect(const Flags& flags) {
  Connection connection(flags.url);
  Catalog catalog = Inspect(connection);
  for (const std::string& thing : catalog.uncovered) std::fprintf(stderr, "warning: not covered: %s\n", thing.c_str());
  std::string text = Render(MakePlan(catalog));
  std::fwrite(text.data(), 1, text.size(), stdout);
  return 0;
}

}  // namespace

void AddSchemaInspect(CLI::App& group, Run& run) {
  auto flags = std::make_shared<Flags>();
  CLI::App* command = group.add_subcommand("inspect", "Print the schema of a database, of files or of a migration directory");
  command->add_option("-u,--url", flags->url, "what to inspect")->required();
  command->add_option("--format", flags->format, "sql");
  command->callback([flags, &run] { run = [flags] { return Inspect(*flags); }; });
}

}  // namespace mercator
