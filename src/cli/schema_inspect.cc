#include <cstdio>
#include <filesystem>

#include "base/error.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/flags.h"
#include "cli/intent.h"
#include "cli/schema_format.h"
#include "cli/uncovered.h"
#include "cli/workbench.h"
#include "diff/plan.h"
#include "postgres/url.h"

namespace mercator {
namespace {

struct Flags {
  std::vector<std::string> urls;
  std::string format = "hcl";
  std::vector<std::string> with;
  SelectionFlags selection;
  bool strict = false;
  DevServerOptions dev;
};

// The database's name, or that of the file or folder.
std::string TitleOf(const std::string& url, const Catalog& catalog) {
  if (IsDatabaseUrl(url)) return catalog.database;
  const std::filesystem::path path(PathOfUrl(url));
  return (path.filename().empty() ? path.parent_path() : path).filename().string();
}

int Inspect(const Flags& flags, const Environment& environment) {
  CheckSchemaFormat(flags.format, false);
  Diagnostics diagnostics;
  if (flags.urls.empty()) {
    throw Error("required flag(s) \"url\" not set",
                "name what to inspect with `-u`: a database URL, a file or a directory");
  }
  Workbench bench(flags.dev, environment, flags.selection);
  if (IsDatabaseUrl(flags.urls[0])) bench.ScopeTo(flags.urls[0]);
  bench.inspect.with.insert(flags.with.begin(), flags.with.end());
  State state = bench.Load(flags.urls, diagnostics);
  TellUncovered(state.catalog, flags.strict, "it is not in the output", diagnostics);
  const Catalog catalog = Selected(state.catalog, bench.selection());
  bench.WarnUnmatched(diagnostics);
  std::fputs(Render(diagnostics).c_str(), stderr);
  if (diagnostics.HasErrors()) return 1;
  const bool sql = flags.format == "sql" || Contains(flags.format, "{{");
  const Plan plan = sql ? PlanFromNothing(bench, catalog) : Plan();
  const std::string text = FormatSchema(
      flags.format, {&catalog, nullptr, nullptr, &plan, TitleOf(flags.urls[0], catalog)});
  std::fwrite(text.data(), 1, text.size(), stdout);
  return 0;
}

}  // namespace

void AddSchemaInspect(CLI::App& group, Run& run) {
  auto flags = std::make_shared<Flags>();
  CLI::App* command = group.add_subcommand(
      "inspect", "Print the schema of a database, of files or of a migration directory");
  command->add_option("-u,--url", flags->urls, "what to inspect: database URL, file, directory");
  command
      ->add_option("--format", flags->format,
                   "hcl, sql, json, mermaid, dot, html, or a Go template: '{{ sql . }}', …")
      ->capture_default_str();
  AddWithFlag(*command, flags->with);
  AddSelectionFlags(*command, flags->selection);
  AddStrictFlag(*command, flags->strict);
  AddDevFlags(*command, flags->dev);
  command->callback([flags, &run] {
    run = [flags](const Environment& environment) { return Inspect(*flags, environment); };
  });
}

}  // namespace mercator
