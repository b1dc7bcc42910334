#include <cstdio>
#include <future>

#include "cli/command.h"
#include "diff/plan.h"
#include "inspect/inspect.h"

namespace mercator {
namespace {

struct Flags {
  std::string from;
  std::string to;
  std::string format = "sql";
  std::string with;
};

Catalog Load(const std::string& url) {
  Connection connection(url);
  return Inspect(connection);
}

int Diff(const Flags& flags) {
  std::future<Catalog> other = std::async(std::launch::async, [&] { return Load(flags.to); });
  Catalog from = Load(flags.from);
  Catalog to = other.get();
  for (const std::string& thing : from.uncovered) std::fprintf(stderr, "warning: not covered: %s\n", thing.c_str());
  std::string text = Render(MakePlan(from, to));
  std::fwrite(text.data(), 1, text.size(), stdout);
  return 0;
}

}  // namespace

void AddSchemaDiff(CLI::App& group, Run& run) {
  auto flags = std::make_shared<Flags>();
  CLI::App* command = group.add_subcommand("diff", "Print the statements that lead from one state to another");
  command->add_option("-f,--from", flags->from, "the state to start from")->required();
  command->add_option("--to", flags->to, "the state to reach")->required();
  command->add_option("--format", flags->format, "sql");
  command->add_option("--with", flags->with, "roles,privileges,ownership");
  command->callback([flags, &run] { run = [flags] { return Diff(*flags); }; });
}

}  // namespace mercator
