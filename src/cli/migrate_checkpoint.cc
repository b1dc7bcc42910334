#include <fmt/format.h>

#include <cstdio>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/go_quote.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/environment.h"
#include "cli/flags.h"
#include "cli/intent.h"
#include "cli/live_plan.h"
#include "cli/schema_format.h"
#include "cli/target.h"
#include "diff/fixed_point.h"
#include "migrate/new_file.h"
#include "migrate/sum.h"
#include "report/template.h"

namespace mercator {
namespace {

struct Flags : DirectoryFlags {
  std::string name = "checkpoint";
  std::string tag;
  std::string format;
  DevServerOptions dev;
};

std::string Body(const Flags& flags, const Plan& plan) {
  if (flags.format.empty()) return Render(plan);
  TemplateFunctions functions;
  functions["sql"] = [&](const std::vector<ReportValue>& arguments) -> ReportValue {
    const bool indent = arguments.size() > 1 && arguments[1].is_string();
    return IndentedSql(plan.Statements(), indent ? arguments[1].get<std::string>() : "  ");
  };
  return Template(flags.format).Execute(ReportValue::object(), functions);
}

NewMigration CheckpointFile(const Flags& flags, const Plan& plan) {
  NewMigration file{flags.name,
                    {"-- atlas:checkpoint" + (flags.tag.empty() ? "" : " " + flags.tag)},
                    Body(flags, plan)};
  for (const PlannedStatement& statement : plan.Statements()) {
    if (!statement.alone && plan.parts.size() == 1) continue;
    file.directives.push_back("-- atlas:txmode none");
    break;
  }
  return file;
}

// The file alone must give what all files give.
void Prove(Workbench& bench, const NewMigration& file, const Catalog& wanted,
           Diagnostics& diagnostics) {
  std::string text;
  for (const std::string& directive : file.directives) text += directive + "\n";
  MigrationDirectory alone = EmptyMigrationDirectory("");
  auto source = std::make_shared<Source>(Source{"checkpoint", text + "\n" + file.body});
  alone.files.push_back(ReadMigrationFile("1_checkpoint.sql", source, diagnostics));
  Catalog result = bench.LoadMigrations(alone, "", diagnostics).catalog;
  RequireReadable(diagnostics);
  Catalog expected = AtFixedPoint(result, wanted, [&]() -> DevServer& { return bench.server(); });
  Plan left = MakePlan(result, expected);
  if (left.empty()) return;
  std::fputs(Render(left).c_str(), stderr);
  throw Error("the checkpoint would not give the state of the history; nothing was written",
              "the statements above are what it lacks");
}

int Checkpoint(const Flags& flags, const Environment& environment) {
  if (!flags.format.empty() && !Contains(flags.format, "sql ")) {
    throw Error(fmt::format("cannot use format with: {}", GoQuote(flags.format)),
                "it is '{{ sql . \"  \" }}'");
  }
  Diagnostics diagnostics;
  MigrationDirectory directory = OpenDirectory(flags, diagnostics);
  RequireReadable(diagnostics);
  RequireValidSum(directory);
  if (directory.format != DirectoryFormat::kAtlas) {
    throw Error("checkpoints are there only in directories of Atlas's layout",
                "`mercator migrate import` makes one of another tool's directory");
  }
  Workbench bench(flags.dev, environment);
  State state = bench.LoadMigrations(directory, "", diagnostics);
  WarnUncovered(state.catalog, diagnostics);
  RequireReadable(diagnostics);
  NewMigration file = CheckpointFile(flags, PlanFromNothing(bench, state.catalog));
  Prove(bench, file, state.catalog, diagnostics);
  std::printf("Wrote %s\n", environment.Shown(WriteNewMigration(directory, file)).c_str());
  return 0;
}

}  // namespace

void AddMigrateCheckpoint(CLI::App& group, Run& run) {
  auto flags = std::make_shared<Flags>();
  CLI::App* command = group.add_subcommand("checkpoint",
                                           "Write a file with the whole state so far, from which "
                                           "new databases start instead of all files");
  command->footer("Example:\n  mercator migrate checkpoint --tag v2");
  command->add_option("name", flags->name, "what the file is called")->capture_default_str();
  command->add_option("--tag", flags->tag,
                      "a tag for the state, as `migrate down --to-tag` takes it");
  command->add_option("--format", flags->format, "how SQL is written: '{{ sql . \"    \" }}'");
  AddDirectoryFlags(*command, *flags);
  AddDevFlags(*command, flags->dev);
  command->callback([flags, &run] {
    run = [flags](const Environment& environment) { return Checkpoint(*flags, environment); };
  });
}

}  // namespace mercator
