#include <cstdio>

#include "base/text.h"
#include "cli/command.h"
#include "cli/flags.h"
#include "cli/workbench.h"
#include "diff/plan.h"
#include "hcl/schema/schema.h"
#include "report/catalog_json.h"

namespace mercator {
namespace {

struct Flags {
  std::vector<std::string> urls;
  std::string format = "hcl";
  std::vector<std::string> with;
  DevServerOptions dev;
};

// `sql`, or `{{ sql . }}`.
std::string FormatOf(const std::string& given) {
  std::string format(Trim(given));
  if (format.starts_with("{{") && format.ends_with("}}")) {
    format = std::string(Trim(std::string_view(format).substr(2, format.size() - 4)));
    if (format.ends_with(" .")) format = std::string(Trim(format.substr(0, format.size() - 2)));
  }
  for (const char* known : {"hcl", "sql", "json"}) {
    if (format == known) return format;
  }
  throw Error("unknown format `" + given + "`", "known are hcl, sql and json");
}

std::string Print(const Catalog& catalog, const std::string& format) {
  if (format == "json") return CatalogToJson(catalog, "  ") + "\n";
  return format == "sql" ? Render(MakePlan(catalog)) : CatalogToHcl(catalog);
}

int Inspect(const Flags& flags) {
  std::string format = FormatOf(flags.format);
  Diagnostics diagnostics;
  Workbench bench(flags.dev);
  bench.inspect.with.insert(flags.with.begin(), flags.with.end());
  State state = bench.Load(flags.urls, diagnostics);
  for (const std::string& thing : state.catalog.uncovered) {
    diagnostics.Warning("`" + thing + "` is not covered: it is not in the output");
  }
  std::fputs(Render(diagnostics).c_str(), stderr);
  if (diagnostics.HasErrors()) return 1;
  std::string text = Print(state.catalog, format);
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
  command->add_option("--format", flags->format, "hcl, sql or json, or `{{ sql . }}`")
      ->capture_default_str();
  AddWithFlag(*command, flags->with);
  AddDevFlags(*command, flags->dev);
  command->callback([flags, &run] { run = [flags] { return Inspect(*flags); }; });
}

}  // namespace mercator
