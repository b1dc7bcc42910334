#include <cstdio>

#include "cli/command.h"
#include "cli/flags.h"
#include "cli/uncovered.h"
#include "cli/workbench.h"
#include "diff/planner.h"
#include "diff/prove.h"

namespace mercator {
namespace {

struct Flags {
  std::vector<std::string> from;
  std::vector<std::string> to;
  std::string format = "sql";
  std::vector<std::string> with;
  bool prove = false;
  bool strict = false;
  DevServerOptions dev;
};

int Diff(const Flags& flags) {
  Diagnostics diagnostics;
  Workbench bench(flags.dev);
  bench.inspect.with.insert(flags.with.begin(), flags.with.end());
  auto [from, to] = bench.Load(flags.from, flags.to, diagnostics);
  TellUncovered(from.catalog, flags.strict, kChangesAreNotSeen, diagnostics);
  TellUncovered(to.catalog, flags.strict, kChangesAreNotSeen, diagnostics);
  Plan plan;
  if (!diagnostics.HasErrors()) {
    bench.Prefer(from.catalog.server_version / 10000);
    auto server = [&]() -> DevServer& { return bench.server(); };
    Planned planned = PlanChanges(from.catalog, std::move(to.catalog), server);
    plan = std::move(planned.plan);
    if (flags.prove && !plan.empty()) {
      bench.Materialize(from);
      Prove(bench.server(), from.database, from.catalog, planned.wanted, plan, diagnostics);
    }
  }
  std::fputs(Render(diagnostics).c_str(), stderr);
  if (diagnostics.HasErrors()) return 1;
  std::string text = plan.empty() ? "" : Render(plan);
  if (plan.empty()) std::fputs("Schemas are synced, no changes to be made.\n", stderr);
  std::fwrite(text.data(), 1, text.size(), stdout);
  return 0;
}

}  // namespace

void AddSchemaDiff(CLI::App& group, Run& run) {
  auto flags = std::make_shared<Flags>();
  CLI::App* command =
      group.add_subcommand("diff", "Print the statements that lead from one state to another");
  command
      ->add_option("-f,--from", flags->from,
                   "the state to start from: database URL, file, directory")
      ->required();
  command->add_option("--to", flags->to, "the state to reach")->required();
  command->add_option("--format", flags->format, "sql");
  AddWithFlag(*command, flags->with);
  command->add_flag("--prove", flags->prove, "prove the statements on a throw-away copy first");
  AddStrictFlag(*command, flags->strict);
  AddDevFlags(*command, flags->dev);
  command->callback([flags, &run] { run = [flags] { return Diff(*flags); }; });
}

}  // namespace mercator
