#include <cstdio>

#include "base/error.h"
#include "cli/command.h"
#include "cli/flags.h"
#include "cli/intent.h"
#include "cli/live_plan.h"
#include "cli/schema_format.h"
#include "cli/uncovered.h"
#include "diff/prove.h"
#include "postgres/url.h"

namespace mercator {
namespace {

struct Flags {
  std::vector<std::string> from;
  std::vector<std::string> to;
  std::string format = "sql";
  std::vector<std::string> with;
  SelectionFlags selection;
  bool prove = false;
  bool strict = false;
  DevServerOptions dev;
};

int Diff(const Flags& flags, const Environment& environment) {
  Diagnostics diagnostics;
  CheckSchemaFormat(flags.format, true);
  if (flags.from.empty() || flags.to.empty()) {
    throw Error(
        std::string("required flag(s) \"") + (flags.from.empty() ? "from" : "to") + "\" not set",
        "name two states: database URLs, files, directories");
  }
  Workbench bench(flags.dev, environment, flags.selection);
  for (const auto* urls : {&flags.to, &flags.from}) {
    if (IsDatabaseUrl(urls->front())) bench.ScopeTo(urls->front());
  }
  bench.inspect.with.insert(flags.with.begin(), flags.with.end());
  auto [from, to] = bench.Load(flags.from, flags.to, diagnostics);
  TellUncovered(from.catalog, flags.strict, kChangesAreNotSeen, diagnostics);
  TellUncovered(to.catalog, flags.strict, kChangesAreNotSeen, diagnostics);
  Planned intent;
  if (!diagnostics.HasErrors()) {
    bench.Prefer(from.catalog.server_version / 10000);
    intent = PlanTowards(bench, from.catalog, std::move(to.catalog));
    bench.WarnUnmatched(diagnostics);
    if (flags.prove && !intent.plan.empty()) {
      bench.Materialize(from);
      Prove(bench.server(), from.database, from.catalog, intent.wanted, intent.plan, diagnostics);
    }
  }
  std::fputs(Render(diagnostics).c_str(), stderr);
  if (diagnostics.HasErrors()) return 1;
  if (intent.plan.empty()) std::fputs("Schemas are synced, no changes to be made.\n", stderr);
  if (intent.plan.empty() && flags.format == "sql") return 0;
  const std::string text =
      FormatSchema(flags.format, {nullptr, &from.catalog, &intent.wanted, &intent.plan, ""});
  std::fwrite(text.data(), 1, text.size(), stdout);
  return 0;
}

}  // namespace

void AddSchemaDiff(CLI::App& group, Run& run) {
  auto flags = std::make_shared<Flags>();
  CLI::App* command =
      group.add_subcommand("diff", "Print the statements that lead from one state to another");
  command->add_option("-f,--from", flags->from,
                      "the state to start from: database URL, file, directory");
  command->add_option("--to", flags->to, "the state to reach");
  command->add_option("--format", flags->format, "sql, json, or a Go template: '{{ sql . }}', …")
      ->capture_default_str();
  AddWithFlag(*command, flags->with);
  AddSelectionFlags(*command, flags->selection);
  command->add_flag("--prove", flags->prove, "prove the statements on a throw-away copy first");
  AddStrictFlag(*command, flags->strict);
  AddDevFlags(*command, flags->dev);
  command->callback([flags, &run] {
    run = [flags](const Environment& environment) { return Diff(*flags, environment); };
  });
}

}  // namespace mercator
