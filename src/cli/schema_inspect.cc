#include <cstdio>

#include "cli/command.h"
#include "cli/flags.h"
#include "cli/uncovered.h"
#include "cli/workbench.h"
#include "diff/plan.h"
#include "report/catalog_json.h"

namespace mercator {
namespace {

struct Flags {
  std::vector<std::string> urls;
  std::string format = "sql";
  std::vector<std::string> with;
  bool strict = false;
  DevServerOptions dev;
};

int Inspect(const Flags& flags) {
  if (flags.format != "sql" && flags.format != "json") {
    throw Error("unknown format `" + flags.format + "`", "known are sql and json");
  }
  Diagnostics diagnostics;
  Workbench bench(flags.dev);
  bench.inspect.with.insert(flags.with.begin(), flags.with.end());
  State state = bench.Load(flags.urls, diagnostics);
  TellUncovered(state.catalog, flags.strict, "it is not in the output", diagnostics);
  std::fputs(Render(diagnostics).c_str(), stderr);
  if (diagnostics.HasErrors()) return 1;
  std::string text = flags.format == "json" ? CatalogToJson(state.catalog, "  ") + "\n"
                                            : Render(MakePlan(state.catalog));
  std::fwrite(text.data(), 1, text.size(), stdout);
  return 0;
}

}  // namespace

void AddSchemaInspect(CLI::App& group, Run& run) {
  auto flags = std::make_shared<Flags>();
  CLI::App* command = group.add_subcommand(
      "inspect", "Print the schema of a database, of files or of a migration directory");
  command->add_option("-u,--url", flags->urls, "what to inspect: database URL, file, directory")
      ->required();
  command->add_option("--format", flags->format, "sql or json")->capture_default_str();
  AddWithFlag(*command, flags->with);
  AddStrictFlag(*command, flags->strict);
  AddDevFlags(*command, flags->dev);
  command->callback([flags, &run] { run = [flags] { return Inspect(*flags); }; });
}

}  // namespace mercator
